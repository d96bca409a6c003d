// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "charts/chartexport.h"
#include "exchange/import/importer.h"
#include "gui/measured/importdialog.h"
#include "shownmeasured.h"
#include "study/edits.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QBuffer>
#include <QInputDialog>
#include <QPushButton>
#include <QStackedWidget>

#include <cmath>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using study::MeasuredRun;
using test::ids;
using test::measured;
using test::PageFixture;
using test::planned;
using test::Shown;

class TestMeasuredPage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void emptyStateNamesTheFormats();
    void planAndPointStandTogether();
    void severalRunsAndPlans();
    void veryManyRunsAreOneMark();
    void tableSaysEverything();
    void farApartIsLogarithmic();
    void heldAgainstByMenu();
    void renamedAndDeleted();
    void scenarioFromARun();
    void scenarioThatCannotBe();
    void withoutAPlan();
    void followsThePlan();
    void hiddenPageWaits();
    void userNamesAreShownAsTheyAre();
    void exportsAPicture();
    void importAsksForFiles();
};

void TestMeasuredPage::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestMeasuredPage::emptyStateNamesTheFormats()
{
    const Shown shown(m_catalog);
    const auto* stack = shown.page.findChild<QStackedWidget*>(u"stack"_s);
    QCOMPARE(stack->currentWidget()->objectName(), u"emptyPage"_s);
    const QString formats = shown.page.findChild<QLabel*>(u"formatsLabel"_s)->text();
    QVERIFY(exchange::importFormats().size() >= 7);
    for (const QString& format : exchange::importFormats())
        QVERIFY2(formats.contains(format), qPrintable(format));
    QTRY_VERIFY(shown.page.findChild<QPushButton*>(u"importButton"_s)->isVisible());
}

void TestMeasuredPage::planAndPointStandTogether()
{
    const Shown shown(m_catalog, {measured(u"run0"_s, 307.2)});
    const charts::ChartSpec& spec = shown.chart().spec();
    QVERIFY2(!spec.problem(), spec.problem() ? qPrintable(*spec.problem()) : "");
    QCOMPARE(ids(spec), (QStringList{u"s1"_s, shown.runs().constFirst().id}));
    const charts::ChartRow& plan = spec.rows.at(0);
    QVERIFY(qFuzzyCompare(plan.value, 326.4));
    QCOMPARE(plan.role, charts::RowRole::Result);
    QVERIFY(plan.range);
    QVERIFY(std::abs(plan.range->low / 288.0 - 1) < 0.01);  // utilisation 0.5: 192 + 96
    QVERIFY(std::abs(plan.range->high / 441.6 - 1) < 0.01); // utilisation 0.9: 345.6 + 96
    const charts::ChartRow& point = spec.rows.at(1);
    QCOMPARE(point.value, 307.2);
    QVERIFY(!point.range);
    QCOMPARE(point.role, charts::RowRole::Reference);
    QCOMPARE(spec.kind, charts::ChartKind::Dots);
    QCOMPARE(spec.scale, charts::ChartScale::Linear);
    QVERIFY(spec.axisTitle.contains(u"kWh"_s));
    // 307.2 / 326.4 = 0.941; 0.6 x (1 - 19.2 / 230.4) = 0.55
    QVERIFY2(shown.sentence().contains(u"Measured 307 kWh"_s), qPrintable(shown.sentence()));
    QVERIFY(shown.sentence().contains(u"inside the interval"_s));
    QVERIFY(shown.sentence().contains(u"A utilisation of 0.55 instead of 0.60"_s));
    QCOMPARE(shown.page.findChild<QLabel*>(u"sentenceLabel"_s)->textFormat(), Qt::PlainText);
}

void TestMeasuredPage::severalRunsAndPlans()
{
    Shown shown(m_catalog, {measured(u"one"_s, 100), measured(u"two"_s, 200)});
    study::Scenario other = planned();
    other.name = u"Other"_s;
    other.count = 16;
    study::edits::addScenario(shown.fixture.document, other);
    const QString second = shown.fixture.document.selected().id;
    study::edits::addRuns(shown.fixture.document, {measured(u"three"_s, 700, second)});
    const auto& runs = shown.runs();
    const charts::ChartSpec& spec = shown.chart().spec();
    QCOMPARE(ids(spec), (QStringList{u"s1"_s, u"sum/s1"_s, runs.at(0).id, runs.at(1).id, second,
                                     runs.at(2).id}));
    QCOMPARE(spec.rows.at(1).value, 300.0);
    QVERIFY(qFuzzyCompare(spec.rows.at(4).value, 652.8)); // twice 326.4
    QVERIFY(spec.rows.at(0).series != spec.rows.at(4).series);
    QVERIFY(spec.rows.at(0).label.startsWith(u"A"_s));
    QVERIFY(spec.rows.at(4).label.startsWith(u"B"_s));
    QVERIFY(!spec.rows.at(0).emphasised);
    QVERIFY(spec.rows.at(4).emphasised); // in hand
    // The sentences follow the row that one chooses.
    emit shown.chart().rowActivated(second);
    QVERIFY(shown.sentence().startsWith(u"B"_s));
    emit shown.chart().rowActivated(runs.at(0).id);
    QVERIFY(shown.sentence().startsWith(u"A"_s));
    QCOMPARE(shown.page.currentRun(), runs.at(0).id);
}

void TestMeasuredPage::veryManyRunsAreOneMark()
{
    QList<MeasuredRun> runs;
    for (int i = 0; i < 2000; ++i)
        runs << measured(u"run%1"_s.arg(i), 0.15); // 300 kWh together
    const Shown shown(m_catalog, runs);
    QCOMPARE(ids(shown.chart().spec()), (QStringList{u"s1"_s, u"sum/s1"_s}));
    QVERIFY(std::abs(shown.chart().spec().rows.at(1).value - 300) < 1e-6);
    QCOMPARE(shown.table().model()->rowCount(), 2000);
}

void TestMeasuredPage::tableSaysEverything()
{
    MeasuredRun run = measured(u"run0"_s, 391.68);
    run.pueIncluded = 1.2; // 391.68 / 1.2 = 326.4
    run.emissionsKg = 97.9;
    run.toolVersion = u"3.3.0"_s;
    run.start = u"2026-11-21T08:02:00"_s;
    const Shown shown(m_catalog, {run, measured(u"left"_s, 1, {})});
    shown.showTable();
    QAbstractItemModelTester tester(shown.table().model());
    QCOMPARE(shown.table().model()->rowCount(), 2);
    QCOMPARE(shown.cell(0, u"Run"_s), u"run0"_s);
    QCOMPARE(shown.cell(0, u"Energy before PUE"_s), u"326"_s);
    QCOMPARE(shown.cell(0, u"PUE in it"_s), u"1.20"_s);
    QCOMPARE(shown.cell(0, u"Emissions as stated"_s), u"97.9"_s);
    QCOMPARE(shown.cell(0, u"Tool"_s), u"CodeCarbon 3.3.0"_s);
    QCOMPARE(shown.cell(0, u"Start"_s), u"2026-11-21 08:02:00"_s);
    QVERIFY(shown.cell(0, u"Held against"_s).contains(u"Plan"_s));
    QCOMPARE(shown.cell(0, u"Times the plan"_s), u"1.00"_s);
    QCOMPARE(shown.cell(1, u"Times the plan"_s), u"–"_s);
    QCOMPARE(shown.cell(1, u"PUE in it"_s), u"none"_s);
    // Files have the raw figures: 391.68 kWh as stated, 326.4 before PUE.
    const QString csv = shown.table().text(TableSeparator::Comma);
    QVERIFY(csv.startsWith(u"name,plan,ratio,it_energy_kwh,hours,"_s));
    QVERIFY(csv.contains(u"391.68"_s));
    QVERIFY(csv.contains(u"326.4"_s));
}

void TestMeasuredPage::farApartIsLogarithmic()
{
    const Shown shown(m_catalog, {measured(u"tiny"_s, 0.1)}); // 326.4 / 0.1 > 50
    const charts::ChartSpec& spec = shown.chart().spec();
    QCOMPARE(spec.scale, charts::ChartScale::Logarithmic);
    QVERIFY(spec.axisTitle.contains(u"logarithmic"_s));
    QVERIFY(!spec.problem());
    QVERIFY(spec.decadeLabels.value(0).endsWith(u" kWh"_s));
}

void TestMeasuredPage::heldAgainstByMenu()
{
    Shown shown(m_catalog, {measured(u"run0"_s, 300, {})});
    QCOMPARE(shown.page.currentRun(), shown.runs().constFirst().id);
    QMenu& menu = shown.planMenu();
    QCOMPARE(menu.actions().size(), 3); // the plan, a line, none
    QVERIFY(menu.actions().at(2)->isChecked());
    menu.actions().at(0)->trigger();
    QCOMPARE(shown.runs().constFirst().scenarioId, u"s1"_s);
    QVERIFY(shown.sentence().contains(u"Measured 300 kWh"_s));
    QVERIFY(shown.planMenu().actions().at(0)->isChecked());
    shown.fixture.document.undoStack().undo();
    QVERIFY(shown.runs().constFirst().scenarioId.isEmpty());
    shown.fixture.document.undoStack().redo();
    shown.planMenu().actions().at(2)->trigger();
    QVERIFY(shown.runs().constFirst().scenarioId.isEmpty());
}

void TestMeasuredPage::renamedAndDeleted()
{
    Shown shown(m_catalog, {measured(u"run0"_s, 300), measured(u"run1"_s, 310)});
    shown.showTable();
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.table().setFocus();
    shown.table().setCurrentKey(shown.runs().at(1).id);
    QTest::keyClick(&shown.table(), Qt::Key_F2);
    auto* dialog = shown.page.window()->findChild<QInputDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->textValue(), u"run1"_s);
    dialog->setTextValue(u"second run"_s);
    dialog->accept();
    QCOMPARE(shown.runs().at(1).name, u"second run"_s);
    QCOMPARE(shown.fixture.document.undoStack().undoText(), u"Rename to “second run”"_s);
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.table().setFocus();
    QTest::keyClick(&shown.table(), Qt::Key_Delete);
    QCOMPARE(shown.runs().size(), 1);
    QCOMPARE(shown.runs().at(0).name, u"run0"_s);
    shown.fixture.document.undoStack().undo();
    // The chart takes the same keys.
    shown.page.findChild<ChartOrTable*>()->setView(ChartOrTable::View::Chart);
    shown.chart().setFocus();
    shown.chart().setCurrentRow(shown.runs().at(1).id);
    QTest::keyClick(&shown.chart(), Qt::Key_Delete);
    QCOMPARE(shown.runs().size(), 1);
    shown.action(u"&Delete"_s)->trigger(); // no run is current, or the one that is left
    shown.fixture.document.undoStack().setIndex(0);
    QVERIFY(shown.runs().isEmpty());
    QCOMPARE(shown.page.findChild<QStackedWidget*>(u"stack"_s)->currentWidget()->objectName(),
             u"emptyPage"_s);
}

void TestMeasuredPage::scenarioFromARun()
{
    MeasuredRun run = measured(u"run0"_s, 300);
    run.hardware = u"NVIDIA A100-SXM4-80GB"_s;
    run.count = 4;
    run.country = u"FRA"_s;
    Shown shown(m_catalog, {run});
    shown.action(u"&Make a scenario from it"_s)->trigger();
    QVERIFY2(shown.fixture.dialogs.problems.isEmpty(),
             qPrintable(shown.fixture.dialogs.problems.join(u' ')));
    QCOMPARE(shown.fixture.document.study().scenarios.size(), 2);
    const study::Scenario& made = shown.fixture.document.scenario();
    QCOMPARE(made.hardware, u"nvidia-a100-sxm4-80gb"_s);
    QCOMPARE(made.count, std::optional(4.0));
    QCOMPARE(made.grid, u"FR"_s);
    QVERIFY(shown.fixture.calculation.outcome());
    shown.fixture.document.undoStack().undo();
    QCOMPARE(shown.fixture.document.study().scenarios.size(), 1);
}

void TestMeasuredPage::scenarioThatCannotBe()
{
    MeasuredRun run = measured(u"run0"_s, 300);
    run.hours.reset();
    Shown shown(m_catalog, {run});
    shown.action(u"&Make a scenario from it"_s)->trigger();
    QCOMPARE(shown.fixture.document.study().scenarios.size(), 1);
    QCOMPARE(shown.fixture.dialogs.problems.size(), 1);
    QVERIFY(shown.fixture.dialogs.problems.constFirst().contains(u"run0"_s));
}

void TestMeasuredPage::withoutAPlan()
{
    const Shown shown(m_catalog, {measured(u"run0"_s, 300, {})});
    QCOMPARE(shown.page.findChild<ChartOrTable*>()->view(), ChartOrTable::View::Table);
    QVERIFY(shown.sentence().contains(u"not held against a plan"_s));
    QVERIFY(shown.chart().notice().contains(u"Hold against"_s));
}

void TestMeasuredPage::followsThePlan()
{
    Shown shown(m_catalog, {measured(u"run0"_s, 326.4)});
    QVERIFY(shown.sentence().contains(u"as planned"_s));
    study::edits::setNumber(shown.fixture.document, study::Input::Count, 4);
    // Half of the plan: 326.4 / 163.2 = 2
    QVERIFY2(shown.sentence().contains(u"2.00 times what was planned"_s)
                 || shown.sentence().contains(u"2 times what was planned"_s),
             qPrintable(shown.sentence()));
    QVERIFY(qFuzzyCompare(shown.chart().spec().rows.at(0).value, 163.2));
    shown.fixture.calculation.addFieldError();
    QVERIFY(shown.sentence().contains(u"last valid"_s));
    shown.fixture.calculation.removeFieldError();
    // A plan that uses nothing is said to.
    study::edits::setNumber(shown.fixture.document, study::Input::Hours, 0);
    QVERIFY2(shown.chart().notice().contains(u"uses no energy"_s),
             qPrintable(shown.chart().notice()));
}

void TestMeasuredPage::hiddenPageWaits()
{
    PageFixture fixture(m_catalog, planned());
    MeasuredPage page(fixture.calculation, fixture.dialogs);
    study::edits::addRuns(fixture.document, {measured(u"run0"_s, 300)});
    QVERIFY(page.children().isEmpty());
    page.show();
    QCOMPARE(page.findChild<charts::ChartView*>()->spec().rows.size(), 2);
    page.hide();
    study::edits::addRuns(fixture.document, {measured(u"run1"_s, 300)});
    QCOMPARE(page.findChild<charts::ChartView*>()->spec().rows.size(), 2);
    page.show();
    QCOMPARE(page.findChild<charts::ChartView*>()->spec().rows.size(), 4); // with the sum
}

void TestMeasuredPage::userNamesAreShownAsTheyAre()
{
    Shown shown(m_catalog, {measured(u"<b>a & b</b>"_s, 300)});
    shown.showTable();
    QCOMPARE(shown.cell(0, u"Run"_s), u"<b>a & b</b>"_s);
    QMenu* menu = shown.page.findChild<QToolButton*>(u"runButton"_s)->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().constFirst()->text(), u"<b>a && b</b>"_s);
    QVERIFY(shown.table().model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(
        u"&lt;b&gt;"_s));
}

void TestMeasuredPage::exportsAPicture()
{
    const Shown shown(m_catalog, {measured(u"run0"_s, 307.2), measured(u"run1"_s, 20)});
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    QVERIFY(charts::exportChart(shown.chart().spec(), charts::ExportFormat::Svg, picture));
    for (const char* text : {"Planned and measured energy", "Planned", "Measured",
                             "90 % interval of the plan", "307 kWh", "326 kWh", "run0"})
        QVERIFY2(picture.data().contains(text), text);
}

void TestMeasuredPage::importAsksForFiles()
{
    Shown shown(m_catalog);
    shown.page.findChild<QPushButton*>(u"importButton"_s)->click();
    QVERIFY(!shown.page.findChild<ImportDialog*>()); // the user thought better of it
    shown.page.importFiles({QStringLiteral(GRAMME_TEST_DATA) + u"/import/codecarbon_2.8.4.csv"_s});
    auto* dialog = shown.page.findChild<ImportDialog*>();
    QVERIFY(dialog);
    dialog->accept();
    QVERIFY(!shown.runs().isEmpty());
    QCOMPARE(shown.runs().constFirst().scenarioId, u"s1"_s);
    QCOMPARE(shown.page.findChild<QStackedWidget*>(u"stack"_s)->currentWidget()->objectName(),
             u"runsPage"_s);
}

QTEST_MAIN(TestMeasuredPage)
#include "tst_measuredpage.moc"
