// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/drift/driftdialog.h"
#include "gui/drift/driftrows.h"
#include "gui/result/resultstrip.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"
#include "study/edits.h"
#include "study/studyedits.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

using namespace gramme;
using namespace gramme::gui;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

/// The figure as another edition had it.
void setFigure(StudyScenario& entry, Input input, double value)
{
    auto changed = std::make_shared<SavedResult>(*entry.saved);
    for (SavedFigure& figure : changed->figures) {
        if (figure.input == input) {
            figure.value = figure.low = figure.high = value;
            figure.citation.name = u"Old list"_s;
            figure.citation.year = u"2024"_s;
        }
    }
    changed->edition = u"2026-05"_s;
    entry.saved = std::move(changed);
}

} // namespace

class TestDriftDialog : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    /// The worked example twice: with a PUE of 1.2 and 300 g/kWh, and with 25 % utilisation.
    Study study() const
    {
        Study study;
        for (const QString& name : {u"As planned"_s, u"<b>%1</b>"_s}) {
            Scenario scenario = exampleScenario();
            scenario.name = name;
            addScenario(study, scenario);
        }
        study = withFigures(study, *m_catalog);
        setFigure(study.scenarios[0], Input::Pue, 1.2);
        setFigure(study.scenarios[0], Input::Intensity, 300);
        setFigure(study.scenarios[1], Input::Utilisation, 0.25);
        return study;
    }

    static QString cell(const QAbstractItemModel& model, int row, const char* title)
    {
        for (int column = 0; column < model.columnCount(); ++column) {
            if (model.headerData(column, Qt::Horizontal).toString() == QLatin1String(title))
                return model.index(row, column).data().toString();
        }
        return u"no such column"_s;
    }

    static void press(DriftDialog& dialog, const char* button)
    {
        auto* found = dialog.findChild<QPushButton*>(QString::fromLatin1(button));
        QVERIFY(found && found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void everyFigureThatDiffersIsListed()
    {
        test::PageFixture fixture(m_catalog);
        fixture.document.open(study());
        DriftDialog dialog(fixture.calculation);
        const QAbstractItemModel& rows = *dialog.findChild<TableView*>()->model();
        QCOMPARE(rows.rowCount(), 3);
        QCOMPARE(cell(rows, 0, "Scenario"), u"A  As planned"_s);
        QCOMPARE(cell(rows, 0, "Figure"), inputName(Input::Intensity, Naming::Label));
        QCOMPARE(cell(rows, 0, "As saved"), u"300 g/kWh"_s);
        QVERIFY2(cell(rows, 0, "This edition").startsWith(u"270.5 g/kWh (270.5 to "_s),
                 qPrintable(cell(rows, 0, "This edition")));
        // 326.4 kWh x 1.2 x (0.2705 - 0.300) kg/kWh = -11.55; of 132.41 in all
        QCOMPARE(cell(rows, 0, "Changes the total by"), u"−11.6 kg"_s);
        QCOMPARE(cell(rows, 0, "Of the total"), u"−8.7 %"_s);
        QCOMPARE(cell(rows, 0, "Source as saved"), u"Old list, 2024"_s);
        QVERIFY(cell(rows, 0, "Source today").contains(u"eGRID"_s));
        QCOMPARE(cell(rows, 1, "Figure"), u"PUE"_s);
        // 326.4 x (1.15 - 1.2) x 0.3 = -4.896
        QCOMPARE(cell(rows, 1, "Changes the total by"), u"−4.90 kg"_s);
        QCOMPARE(cell(rows, 2, "Scenario"), u"B  <b>%1</b>"_s);
        // 8 x 400 W x 0.35 x 120 h x 1.15 x 0.2705 = +41.81
        QCOMPARE(cell(rows, 2, "Changes the total by"), u"+41.8 kg"_s);
    }

    void theHeaderSaysWhatUpdatingDoes()
    {
        test::PageFixture fixture(m_catalog);
        fixture.document.open(study());
        DriftDialog dialog(fixture.calculation);
        const QString edition = m_catalog->editionName(catalog::Edition::Current);
        const auto text = [&dialog](const char* name) {
            return dialog.findChild<QLabel*>(QString::fromLatin1(name))->text();
        };
        QVERIFY2(text("summary").startsWith(u"3 figures in 2 scenarios of this study differ"_s),
                 qPrintable(text("summary")));
        // 326.4 x 1.2 x 0.3 + 14.907 = 132.4; with today's 116.4
        QCOMPARE(text("scenario"), u"“A As planned” was saved with edition 2026-05: 132 kg. With every "
                                   "figure of edition %1: 116 kg (−12 %)."_s.arg(edition));
        auto* table = dialog.findChild<TableView*>();
        table->setCurrentIndex(table->model()->index(2, 0));
        // 8 x (100 + 100) x 0.12 x 1.15 x 0.2705 + 14.907 = 74.6
        QCOMPARE(text("scenario"), u"“B <b>%2</b>” was saved with edition 2026-05: 74.6 kg. With every "
                                   "figure of edition %1: 116 kg (+56 %)."_s
                                       .arg(edition, u"%1"_s));
    }

    void updatingAllIsOneStep()
    {
        test::PageFixture fixture(m_catalog);
        fixture.document.open(study());
        DriftDialog dialog(fixture.calculation);
        press(dialog, "updateAll");
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(fixture.document.undoStack().count(), 1);
        QCOMPARE(fixture.document.undoStack().undoText(),
                 u"Update 3 figures to this edition"_s);
        for (const StudyScenario& entry : fixture.document.study().scenarios)
            QVERIFY(!hasDrifts(entry, *m_catalog));
        QCOMPARE(driftNotice(fixture.calculation), QString());
        fixture.document.undoStack().undo();
        QVERIFY(fixture.document.study() == study());
        QVERIFY(!driftNotice(fixture.calculation).isEmpty());
    }

    void theTickedOnesAlone()
    {
        test::PageFixture fixture(m_catalog);
        fixture.document.open(study());
        DriftDialog dialog(fixture.calculation);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(!dialog.findChild<QPushButton*>(u"updateTicked"_s)->isEnabled());
        auto* table = dialog.findChild<TableView*>();
        // One by the mouse on its box, one by the keyboard in another column.
        const QRect first = table->visualRect(table->model()->index(0, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          {first.left() + 12, first.center().y()});
        QCOMPARE(table->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        table->setCurrentIndex(table->model()->index(2, 1));
        QTest::keyClick(table, Qt::Key_Space);
        QTest::keyClick(table, Qt::Key_Return);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(table->model()->index(2, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        press(dialog, "updateTicked");
        QCOMPARE(fixture.document.undoStack().count(), 1);
        const auto& scenarios = fixture.document.study().scenarios;
        QVERIFY(!scenarios.at(0).saved->find(Input::Intensity));
        QCOMPARE(scenarios.at(0).saved->find(Input::Pue)->value, 1.2);
        QVERIFY(!scenarios.at(1).saved->find(Input::Utilisation));
    }

    void ticksFollowTheirRowWhenSorted()
    {
        test::PageFixture fixture(m_catalog);
        fixture.document.open(study());
        DriftDialog dialog(fixture.calculation);
        auto* table = dialog.findChild<TableView*>();
        table->setCurrentIndex(table->model()->index(1, 0)); // PUE
        QTest::keyClick(table, Qt::Key_Space);
        table->sortByColumn(0, Qt::DescendingOrder); // B first
        for (int row = 0; row < 3; ++row) {
            const bool isPue = cell(*table->model(), row, "Figure") == u"PUE"_s;
            QCOMPARE(table->model()->index(row, 0).data(Qt::CheckStateRole).toInt(),
                     int(isPue ? Qt::Checked : Qt::Unchecked));
        }
    }

    void keepingAllChangesNothing()
    {
        test::PageFixture fixture(m_catalog);
        fixture.document.open(study());
        DriftDialog dialog(fixture.calculation);
        press(dialog, "keepAll");
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
        QCOMPARE(fixture.document.undoStack().count(), 0);
        QVERIFY(fixture.document.study() == study());
    }

    void nothingDiffers()
    {
        test::PageFixture fixture(m_catalog);
        QCOMPARE(driftNotice(fixture.calculation), QString());
        QCOMPARE(savedFiguresText(fixture.calculation), QString());
        DriftDialog dialog(fixture.calculation);
        QCOMPARE(dialog.findChild<TableView*>()->model()->rowCount(), 0);
        QVERIFY(!dialog.findChild<QPushButton*>(u"updateAll"_s)->isEnabled());
        QVERIFY(dialog.findChild<QLabel*>(u"summary"_s)->text().contains(u"as it was saved"_s));
    }

    void whatWasNotKnownThenIsSaid()
    {
        test::PageFixture fixture(m_catalog);
        Study made = study();
        setFigure(made.scenarios[1], Input::EmbodiedDeviceKg, 0);
        fixture.document.open(made);
        DriftDialog dialog(fixture.calculation);
        const QAbstractItemModel& rows = *dialog.findChild<TableView*>()->model();
        QCOMPARE(cell(rows, 3, "As saved"), u"not known"_s);
    }

    void theResultSaysThatItsFiguresAreThoseOfThen()
    {
        Settings settings;
        test::PageFixture fixture(m_catalog);
        ResultStrip strip(fixture.calculation, settings);
        auto* label = strip.findChild<QLabel*>(u"savedFigures"_s);
        QVERIFY(label->isHidden());
        Study made = study();
        auto named = std::make_shared<SavedResult>(*made.scenarios[0].saved);
        named->edition = u"<i>2026-05</i>"_s; // a file may say what it likes
        made.scenarios[0].saved = std::move(named);
        fixture.document.open(made);
        QVERIFY(!label->isHidden());
        QVERIFY2(label->text().startsWith(u"Figures as saved, edition &lt;i&gt;2026-05&lt;/i&gt;; "
                                          "this edition differs. <a "_s),
                 qPrintable(label->text()));
        QString opened; // by the link
        QTimer::singleShot(0, &strip, [&opened] {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            opened = dialog ? QString::fromLatin1(dialog->metaObject()->className()) : QString();
            if (dialog)
                dialog->reject();
        });
        emit label->linkActivated(u"figures"_s);
        QCOMPARE(opened, u"gramme::gui::DriftDialog"_s);
        edits::updateFigures(fixture.document, u"s1"_s, {Input::Pue, Input::Intensity});
        QVERIFY(label->isHidden());
        fixture.document.undoStack().undo();
        QVERIFY(!label->isHidden());
    }
};

QTEST_MAIN(TestDriftDialog)
#include "tst_driftdialog.moc"
