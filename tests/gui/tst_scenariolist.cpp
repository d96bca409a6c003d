// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/studies/notesfield.h"
#include "gui/studies/scenariolist.h"
#include "gui/studies/scenariomodel.h"
#include "pagefixture.h"
#include "study/edits.h"
#include "study/format.h"
#include "study/studyedits.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
namespace edits = study::edits;

/// The list and the notes of a study, driven with mouse and keyboard.
class TestScenarioList : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::unique_ptr<test::PageFixture> m_fixture;
    std::unique_ptr<QWidget> m_window;
    ScenarioList* m_list = nullptr;
    QListView* m_view = nullptr;

    study::Document& document() const { return m_fixture->document; }
    QUndoStack& stack() const { return document().undoStack(); }
    QStringList names() const
    {
        QStringList found;
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            found << at(row, Qt::DisplayRole).toString();
        return found;
    }
    QVariant at(int row, int role) const { return m_view->model()->index(row, 0).data(role); }
    QString idAt(int row) const { return at(row, ScenarioModel::IdRole).toString(); }
    QPoint middleOf(int row) const
    {
        return m_view->visualRect(m_view->model()->index(row, 0)).center();
    }
    void click(int row) const
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middleOf(row));
    }
    QLineEdit* editor() const { return m_view->viewport()->findChild<QLineEdit*>(); }
    /// A, B and C; A is in hand.
    void addTwo() const
    {
        edits::duplicate(document(), idAt(0));
        edits::rename(document(), idAt(1), u"In Montreal"_s);
        edits::addScenario(document(), study::Scenario());
        document().select(idAt(0));
    }

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void oneScenarioTakesOneRow();
    void rowsTellLetterNameAndTotal();
    void isAsHighAsItsRowsUpToFive();
    void aClickTakesInHand();
    void arrowKeysTakeInHand();
    void f2RenamesInPlace();
    void aDoubleClickRenames();
    void escapeAndEmptyNamesChangeNothing();
    void aNameIsNeverRichText();
    void deleteNeedsNoQuestionAndCanBeUndone();
    void theLastOneBecomesAnEmptyOne();
    void duplicates();
    void movesWithTheKeyboard();
    void movesWithTheMouse();
    void takesNoRowsOfOthers();
    void coloursStayWhenRowsMove();
    void staleTotalsAreMarked();
    void theMenuHasEveryVerb();
    void notesMergeAndBelongToTheirScenario();
    void notesLeaveUndoToTheStudy();
};

void TestScenarioList::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestScenarioList::init()
{
    m_fixture = std::make_unique<test::PageFixture>(m_catalog);
    m_window = std::make_unique<QWidget>();
    m_list = new ScenarioList(m_fixture->calculation, m_window.get());
    m_view = m_list->findChild<QListView*>(u"scenarioList"_s);
    auto* column = new QVBoxLayout(m_window.get());
    column->addWidget(m_list);
    column->addWidget(new NotesField(document(), m_window.get()));
    new QAbstractItemModelTester(m_view->model(),
                                 QAbstractItemModelTester::FailureReportingMode::QtTest, m_view);
    m_window->resize(420, 300);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestScenarioList::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void TestScenarioList::oneScenarioTakesOneRow()
{
    QCOMPARE(m_view->model()->rowCount(), 1);
    QVERIFY(m_view->height() < 2 * m_view->sizeHintForRow(0));
    QVERIFY(m_view->height() >= m_view->sizeHintForRow(0));
    QCOMPARE(m_view->accessibleName(), u"Scenarios"_s);
}

void TestScenarioList::rowsTellLetterNameAndTotal()
{
    addTwo();
    QCOMPARE(at(0, ScenarioModel::LetterRole).toString(), u"A"_s);
    QCOMPARE(at(2, ScenarioModel::LetterRole).toString(), u"C"_s);
    const auto total = m_fixture->calculation.outcome()->estimate.total;
    QCOMPARE(at(0, ScenarioModel::TotalRole).toString(), study::format::mass(total, QLocale()));
    QCOMPARE(at(1, Qt::DisplayRole).toString(), u"In Montreal"_s);
    QCOMPARE(at(2, ScenarioModel::TotalRole).toString(), u"–"_s); // no hardware yet
    QCOMPARE(at(1, Qt::AccessibleTextRole).toString(),
             u"B In Montreal, "_s + study::format::mass(total, QLocale()));
}

void TestScenarioList::isAsHighAsItsRowsUpToFive()
{
    const int one = m_view->height();
    const int row = m_view->sizeHintForRow(0);
    for (int rows = 2; rows <= 7; ++rows) {
        edits::addScenario(document(), study::Scenario());
        QCOMPARE(m_view->height(), one + (std::min(rows, 5) - 1) * row);
    }
    QVERIFY(m_view->viewport()->rect().contains(middleOf(6))); // the one in hand is seen
}

void TestScenarioList::aClickTakesInHand()
{
    addTwo();
    QCOMPARE(document().selectedIndex(), 0);
    click(1);
    QCOMPARE(document().scenario().name, u"In Montreal"_s);
    QCOMPARE(m_view->currentIndex().row(), 1);
    document().select(idAt(2));
    QCOMPARE(m_view->currentIndex().row(), 2);
    QVERIFY(m_view->selectionModel()->isRowSelected(2, {}));
}

void TestScenarioList::arrowKeysTakeInHand()
{
    addTwo();
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Down);
    QCOMPARE(document().selectedIndex(), 1);
    QTest::keyClick(m_view, Qt::Key_End);
    QCOMPARE(document().selectedIndex(), 2);
    QTest::keyClick(m_view, Qt::Key_Up);
    QCOMPARE(document().selectedIndex(), 1);
}

void TestScenarioList::f2RenamesInPlace()
{
    QTest::keyClick(m_window.get(), Qt::Key_F2);
    QTRY_VERIFY(editor());
    QVERIFY(!editor()->accessibleName().isEmpty());
    editor()->selectAll();
    QTest::keyClicks(editor(), u"Five days"_s);
    QTest::keyClick(editor(), Qt::Key_Return);
    QTRY_COMPARE(document().scenario().name, u"Five days"_s);
    QCOMPARE(stack().undoText(), u"Rename to “Five days”"_s);
    QCOMPARE(names(), QStringList{u"Five days"_s});
}

void TestScenarioList::aDoubleClickRenames()
{
    addTwo();
    click(1);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, middleOf(1));
    QTRY_VERIFY(editor());
    editor()->selectAll();
    QTest::keyClicks(editor(), u"Elsewhere"_s);
    m_list->finishEditing(); // as Save does, from the menu
    QTRY_COMPARE(names().at(1), u"Elsewhere"_s);
}

void TestScenarioList::escapeAndEmptyNamesChangeNothing()
{
    const QString before = document().scenario().name;
    QTest::keyClick(m_window.get(), Qt::Key_F2);
    QTRY_VERIFY(editor());
    QTest::keyClicks(editor(), u"x"_s);
    QTest::keyClick(editor(), Qt::Key_Escape);
    QCOMPARE(document().scenario().name, before);
    QTest::keyClick(m_window.get(), Qt::Key_F2);
    QTRY_VERIFY(editor());
    editor()->clear();
    QTest::keyClick(editor(), Qt::Key_Return);
    QCOMPARE(document().scenario().name, before);
    QCOMPARE(stack().count(), 0);
}

void TestScenarioList::aNameIsNeverRichText()
{
    edits::rename(document(), idAt(0), u"<img src=x> & <b>more</b>"_s);
    QCOMPARE(names(), QStringList{u"<img src=x> & <b>more</b>"_s});
    const QString tip = at(0, Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"&lt;img src=x&gt; &amp; &lt;b&gt;"_s), qPrintable(tip));
}

void TestScenarioList::deleteNeedsNoQuestionAndCanBeUndone()
{
    addTwo();
    const QStringList before = names();
    click(1);
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(names(), (QStringList{before.at(0), before.at(2)}));
    QCOMPARE(stack().undoText(), u"Delete “In Montreal”"_s);
    stack().undo();
    QCOMPARE(names(), before);
    QCOMPARE(document().selectedIndex(), 1);
    stack().redo();
    QCOMPARE(names().size(), 2);
}

void TestScenarioList::theLastOneBecomesAnEmptyOne()
{
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(m_view->model()->rowCount(), 1);
    QVERIFY(document().scenario() == study::Scenario());
    QCOMPARE(names(), QStringList{u"Scenario A"_s});
}

void TestScenarioList::duplicates()
{
    QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_view->model()->rowCount(), 2);
    QCOMPARE(document().selectedIndex(), 1);
    QCOMPARE(document().scenario().hours, study::exampleScenario().hours);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names().constLast(), u"Scenario C"_s);
    m_window->findChild<QToolButton*>(u"addScenarioButton"_s)->click();
    QCOMPARE(names().constLast(), u"Scenario D"_s);
}

void TestScenarioList::movesWithTheKeyboard()
{
    addTwo();
    const QStringList before = names();
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(names(), (QStringList{before.at(1), before.at(0), before.at(2)}));
    QCOMPARE(document().selectedIndex(), 1); // it stays in hand
    QTest::keyClick(m_view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(names(), before);
    const int steps = stack().count();
    QTest::keyClick(m_view, Qt::Key_Up, Qt::AltModifier); // at the top already
    QCOMPARE(names(), before);
    QCOMPARE(stack().count(), steps);
}

void TestScenarioList::movesWithTheMouse()
{
    addTwo();
    const QStringList before = names();
    QAbstractItemModel* model = m_view->model();
    QVERIFY(m_view->dragDropMode() == QAbstractItemView::InternalMove);
    QCOMPARE(model->supportedDropActions(), Qt::DropActions(Qt::MoveAction));
    const std::unique_ptr<QMimeData> first(model->mimeData({model->index(0, 0)}));
    // Into the gap before the third row; there is nothing left for the view to remove.
    QVERIFY(!model->dropMimeData(first.get(), Qt::MoveAction, 2, 0, {}));
    QCOMPARE(names(), (QStringList{before.at(1), before.at(0), before.at(2)}));
    QCOMPARE(stack().undoText(), u"Move “%1”"_s.arg(before.at(0)));
    model->dropMimeData(first.get(), Qt::MoveAction, -1, -1, {}); // below the rows
    QCOMPARE(names(), (QStringList{before.at(1), before.at(2), before.at(0)}));
    QVERIFY(model->moveRows({}, 2, 1, {}, 0)); // what a list view calls for a move within it
    QCOMPARE(names(), before);
    QVERIFY(!model->moveRows({}, 0, 1, {}, 1)); // where it is
    QVERIFY(!model->canDropMimeData(first.get(), Qt::CopyAction, 1, 0, {}));
    QCOMPARE(model->rowCount(), 3);
}

void TestScenarioList::takesNoRowsOfOthers()
{
    test::PageFixture other(m_catalog);
    ScenarioModel foreign(other.calculation);
    foreign.refresh(QLocale());
    const std::unique_ptr<QMimeData> row(foreign.mimeData({foreign.index(0, 0)}));
    addTwo();
    const QStringList before = names();
    QVERIFY(!m_view->model()->canDropMimeData(row.get(), Qt::MoveAction, 2, 0, {}));
    QVERIFY(!m_view->model()->dropMimeData(row.get(), Qt::MoveAction, 2, 0, {}));
    QCOMPARE(names(), before);
}

void TestScenarioList::coloursStayWhenRowsMove()
{
    addTwo();
    QCOMPARE(at(0, ScenarioModel::SeriesRole).toInt(), 0);
    QCOMPARE(at(1, ScenarioModel::SeriesRole).toInt(), 1);
    edits::move(document(), idAt(0), 2);
    QCOMPARE(at(2, ScenarioModel::SeriesRole).toInt(), 0);
    QCOMPARE(at(2, ScenarioModel::LetterRole).toString(), u"C"_s); // the letter is the place
    QCOMPARE(at(0, ScenarioModel::SeriesRole).toInt(), 1);
}

void TestScenarioList::staleTotalsAreMarked()
{
    addTwo();
    QVERIFY(!at(0, ScenarioModel::StaleRole).toBool());
    m_fixture->calculation.addFieldError();
    QVERIFY(at(0, ScenarioModel::StaleRole).toBool());
    QVERIFY(!at(1, ScenarioModel::StaleRole).toBool());
    m_fixture->calculation.removeFieldError();
    QVERIFY(!at(0, ScenarioModel::StaleRole).toBool());
    edits::setNumber(document(), study::Input::Hours, std::nullopt);
    QVERIFY(at(0, ScenarioModel::StaleRole).toBool()); // the last valid total stays
    QVERIFY(at(0, ScenarioModel::TotalRole).toString() != u"–"_s);
}

void TestScenarioList::theMenuHasEveryVerb()
{
    const ScenarioActions& verbs = m_list->actions();
    const QList<QAction*> all{verbs.add,    verbs.duplicate, verbs.rename,
                              verbs.remove, verbs.moveUp,    verbs.moveDown};
    QCOMPARE(m_view->actions(), all);
    QCOMPARE(m_view->contextMenuPolicy(), Qt::ActionsContextMenu);
    QSet<QChar> keys;
    for (const QAction* action : all)
        keys.insert(action->text().at(action->text().indexOf(u'&') + 1).toLower());
    QCOMPARE(keys.size(), all.size());
    QVERIFY(!verbs.moveUp->isEnabled()); // one row goes nowhere
    QVERIFY(!verbs.moveDown->isEnabled());
}

void TestScenarioList::notesMergeAndBelongToTheirScenario()
{
    addTwo();
    const int steps = stack().count();
    auto* notes = m_window->findChild<QPlainTextEdit*>(u"notesField"_s);
    notes->setFocus();
    QTest::keyClicks(notes, u"Ask Ada"_s);
    QCOMPARE(document().selected().notes, u"Ask Ada"_s);
    QCOMPARE(stack().count(), steps + 1);
    m_view->setFocus(); // ends the typing
    notes->setFocus();
    QTest::keyClicks(notes, u"!"_s);
    QCOMPARE(stack().count(), steps + 2);
    click(1);
    QCOMPARE(notes->toPlainText(), QString());
    QCOMPARE(document().selected().notes, QString());
    click(0);
    QCOMPARE(notes->toPlainText(), document().selected().notes);
    QCOMPARE(stack().count(), steps + 2); // to look at them is no edit
}

void TestScenarioList::notesLeaveUndoToTheStudy()
{
    auto* notes = m_window->findChild<QPlainTextEdit*>(u"notesField"_s);
    QAction* undo = stack().createUndoAction(m_window.get());
    undo->setShortcuts(QKeySequence::Undo);
    m_window->addAction(undo);
    notes->setFocus();
    QTest::keyClicks(notes, u"ab"_s);
    QTest::keyClick(notes, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(document().selected().notes, QString());
    QCOMPARE(notes->toPlainText(), QString());
    QTest::keyClick(notes, Qt::Key_Tab);
    QVERIFY(!notes->hasFocus()); // a Tab leads on
}

QTEST_MAIN(TestScenarioList)
#include "tst_scenariolist.moc"
