// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "shownbreakdown.h"
#include "study/edits.h"
#include "study/ranges.h"

#include <QScrollArea>


using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using study::Input;
using test::knownRun;
using test::PageFixture;
using Section = BreakdownPage::Section;
using Shown = test::ShownBreakdown;

class TestRangeEditor : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void aRangeIsAppliedAndUndone();
    void aDraftStaysWhileOtherInputsChange();
    void badRangesAreAnsweredInWords_data();
    void badRangesAreAnsweredInWords();
    void anInputIsPinnedAndReset();
    void whatIsPickedIsPickedEverywhere();
    void aRangeThatNoLongerFitsCanBeReset();
    void everythingCertain();
    void itsKeysAndNames();
    void narrowAndLarge();
};

void TestRangeEditor::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestRangeEditor::aRangeIsAppliedAndUndone()
{
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, Section::Sensitivity);
    const auto before = *fixture.calculation.outcome()->estimate.interval;
    shown.pick(u"hours"_s);
    auto* apply = shown.find<QToolButton>("applyButton");
    QVERIFY(!apply->isEnabled());
    shown.type("lowField", u"3d4h"_s); // 76 h
    QVERIFY(!apply->isEnabled());
    shown.type("highField", u"200"_s);
    QVERIFY(apply->isEnabled());
    QCOMPARE(fixture.document.undoStack().count(), 0); // a draft so far
    QTest::keyClick(shown.edit("highField"), Qt::Key_Return);
    const study::InputRange* own = study::findRange(fixture.document.scenario().ranges,
                                                    Input::Hours);
    QVERIFY(own);
    QCOMPARE(own->low, 76.0);
    QCOMPARE(own->high, 200.0);
    QCOMPARE(fixture.document.undoStack().undoText(), u"Set the range of hours"_s);
    QVERIFY(!apply->isEnabled());
    const auto after = *fixture.calculation.outcome()->estimate.interval;
    QVERIFY(after.high.value() > before.high.value());
    QVERIFY(shown.row(u"hours"_s));
    QVERIFY(shown.row(u"hours"_s)->remark.contains(u"yours"_s));
    QVERIFY(shown.find<QLabel>("reasonLabel")->text().contains(u"Your own range"_s));
    fixture.document.undoStack().undo();
    QVERIFY(fixture.document.scenario() == knownRun());
    QCOMPARE(shown.edit("lowField")->text(), QString());
}

void TestRangeEditor::aDraftStaysWhileOtherInputsChange()
{
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, Section::Sensitivity);
    shown.pick(u"hours"_s);
    shown.type("lowField", u"100"_s);
    study::edits::setNumber(fixture.document, Input::Count, 16);
    QCOMPARE(shown.edit("lowField")->text(), u"100"_s);
    shown.pick(u"tdp_w"_s); // another input, another draft
    QVERIFY(shown.edit("lowField")->text() != u"100"_s);
    shown.type("lowField", u"nonsense"_s);
    QVERIFY(shown.find<QuantityField>("lowField")->hasError());
    shown.pick(u"hours"_s);
    QVERIFY(!shown.find<QuantityField>("lowField")->hasError());
    QCOMPARE(shown.edit("lowField")->text(), QString());
}

void TestRangeEditor::badRangesAreAnsweredInWords_data()
{
    QTest::addColumn<QString>("low");
    QTest::addColumn<QString>("high");
    QTest::addColumn<QString>("answer");
    QTest::newRow("upside down") << u"0.9"_s << u"0.5"_s
                                 << u"Low must not be above high, but 0.9 is above 0.5; write 0.5 "
                                    "as low and 0.9 as high."_s;
    QTest::newRow("does not hold the value")
        << u"0.1"_s << u"0.2"_s << u"does not hold the value in use, 0.8"_s;
    QTest::newRow("above what is possible") << u"0.5"_s << u"1.5"_s << u"Utilisation"_s;
    QTest::newRow("no number") << u"a lot"_s << u"0.9"_s << u"Utilisation"_s;
}

void TestRangeEditor::badRangesAreAnsweredInWords()
{
    QFETCH(QString, low);
    QFETCH(QString, high);
    QFETCH(QString, answer);
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, Section::Sensitivity);
    shown.pick(u"utilisation"_s);
    shown.type("lowField", low);
    shown.type("highField", high);
    QStringList answers{shown.find<QLabel>("errorLabel")->text()};
    for (const char* field : {"lowField", "highField"})
        answers << shown.find<QuantityField>(field)->errorText();
    QVERIFY2(answers.join(u' ').contains(answer), qPrintable(answers.join(u' ')));
    QVERIFY(!shown.find<QToolButton>("applyButton")->isEnabled());
    QTest::keyClick(shown.edit("highField"), Qt::Key_Return);
    QCOMPARE(fixture.document.undoStack().count(), 0);
    QVERIFY(!fixture.calculation.isStale()); // a draft is no part of the result
}

void TestRangeEditor::anInputIsPinnedAndReset()
{
    PageFixture fixture(m_catalog);
    const Shown shown(fixture, Section::Sensitivity);
    auto* pin = shown.find<QToolButton>("pinButton");
    auto* reset = shown.find<QToolButton>("resetButton");
    const QString first = shown.chart->spec().rows.constFirst().id;
    QVERIFY(pin->isEnabled());
    QVERIFY(!reset->isEnabled());
    pin->setFocus();
    QTest::keyClick(pin, Qt::Key_Space);
    QVERIFY(fixture.document.scenario().ranges.front().isPinned());
    QVERIFY2(fixture.document.undoStack().undoText().startsWith(u"Pin "_s),
             qPrintable(fixture.document.undoStack().undoText()));
    QVERIFY(shown.chart->spec().rows.constFirst().id != first);
    QCOMPARE(shown.row(first)->value, 0.0); // it stays in sight, to be reset
    QCOMPARE(shown.row(first)->remark, u"pinned"_s);
    QVERIFY(!pin->isEnabled());
    QVERIFY(reset->isEnabled());
    reset->click();
    QVERIFY(fixture.document.scenario() == study::exampleScenario());
    QVERIFY(fixture.document.undoStack().undoText().startsWith(u"Reset the range of "_s));
    QCOMPARE(shown.chart->spec().rows.constFirst().id, first);
}

void TestRangeEditor::whatIsPickedIsPickedEverywhere()
{
    PageFixture fixture(m_catalog);
    const Shown shown(fixture, Section::Sensitivity);
    auto* box = shown.find<QComboBox>("inputBox");
    emit shown.chart->rowActivated(u"tdp_w"_s);
    QCOMPARE(box->currentData().toString(), u"tdp_w"_s);
    QCOMPARE(shown.table->currentKey(), u"tdp_w"_s);
    QCOMPARE(shown.edit("highField")->accessibleName(), u"Upper end"_s);
    shown.table->setCurrentKey(u"hours"_s);
    QCOMPARE(box->currentData().toString(), u"hours"_s);
    shown.pick(u"pue"_s);
    QCOMPARE(shown.table->currentKey(), u"pue"_s);
    QCOMPARE(shown.chart->currentRow(), u"pue"_s);
}

void TestRangeEditor::aRangeThatNoLongerFitsCanBeReset()
{
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, Section::Sensitivity);
    study::edits::setRange(fixture.document, {Input::Utilisation, 0.7, 0.9});
    study::edits::setNumber(fixture.document, Input::Utilisation, 0.5);
    QVERIFY(fixture.calculation.problem());
    QVERIFY(shown.sentence().contains(u"last valid"_s));
    shown.pick(u"utilisation"_s);
    shown.find<QToolButton>("resetButton")->click();
    QVERIFY(!fixture.calculation.problem());
    QVERIFY(fixture.document.scenario().ranges.empty());
}

void TestRangeEditor::everythingCertain()
{
    study::Scenario scenario = knownRun();
    scenario.ranges = {study::pinned(Input::TdpW)};
    PageFixture fixture(m_catalog, scenario);
    const Shown shown(fixture, Section::Sensitivity);
    QVERIFY2(shown.chart->notice().contains(u"no width"_s), qPrintable(shown.chart->notice()));
    QVERIFY(shown.table->model()->rowCount() > 0);
    shown.pick(u"tdp_w"_s);
    shown.find<QToolButton>("resetButton")->click();
    QVERIFY(shown.chart->notice().isEmpty());
}

void TestRangeEditor::itsKeysAndNames()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture, Section::Sensitivity);
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    const auto goesTo = [&shown](Qt::Key key, QWidget* field) {
        QTest::keyClick(&shown.page, key, Qt::AltModifier);
        return QTest::qWaitFor([field] { return field->hasFocus(); }, 1000);
    };
    QVERIFY(goesTo(Qt::Key_P, shown.find<QComboBox>("inputBox")));
    QVERIFY(goesTo(Qt::Key_L, shown.edit("lowField")));
    QVERIFY(goesTo(Qt::Key_U, shown.edit("highField")));
    auto* doubts = shown.find<QRadioButton>("doubtButton");
    doubts->setFocus();
    QList<QWidget*> visited;
    for (int i = 0; i < 8; ++i) {
        visited << QApplication::focusWidget();
        QTest::keyClick(visited.constLast(), Qt::Key_Tab);
    }
    QCOMPARE(visited.at(1), shown.chart);
    QVERIFY(visited.at(2)->inherits("QRadioButton")); // Chart or Table, then Export
    const QList<QWidget*> editor{shown.find<QComboBox>("inputBox"), shown.edit("lowField"),
                                 shown.edit("highField"), shown.find<QToolButton>("pinButton")};
    QCOMPARE(visited.mid(4), editor); // what is disabled is passed over
    QCOMPARE(shown.edit("lowField")->accessibleName(), u"Lower end"_s);
    QCOMPARE(shown.find<QComboBox>("inputBox")->accessibleName(), u"Range of input"_s);
    // The sections are moved through with the arrows.
    doubts->setFocus();
    QTest::keyClick(doubts, Qt::Key_Left);
    QVERIFY(shown.find<QRadioButton>("carbonButton")->isChecked());
    QVERIFY(!shown.chart->isVisible());
}

void TestRangeEditor::narrowAndLarge()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture, Section::Sensitivity);
    const auto* area = shown.find<QScrollArea>("area");
    for (const double factor : {1.0, 1.7}) {
        QFont font = shown.page.font();
        font.setPointSizeF(font.pointSizeF() * factor);
        shown.page.setFont(font);
        shown.page.resize(430, 300);
        QTRY_VERIFY(area->widget()->width() <= area->viewport()->width());
        for (const char* name : {"applyButton", "pinButton", "resetButton"}) {
            const auto* button = shown.find<QToolButton>(name);
            QTRY_VERIFY2(button->width() >= button->sizeHint().width(), name);
            QVERIFY(button->mapTo(area->widget(), QPoint(button->width(), 0)).x()
                    <= area->viewport()->width());
        }
    }
}

QTEST_MAIN(TestRangeEditor)
#include "tst_rangeeditor.moc"
