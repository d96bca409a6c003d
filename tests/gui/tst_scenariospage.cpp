// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "charts/chartlayout.h"
#include "shownscenarios.h"
#include "study/edits.h"
#include "study/studyedits.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>

#include <cmath>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using study::Input;
using test::PageFixture;
using Shown = test::ShownScenarios;

namespace {

/// 8 x 400 W x 0.80 x 120 h = 307.2 kWh; x PUE 1.25 = 384 kWh; x 100 g/kWh = 38.4 kg.
study::Scenario knownRun(double hours = 120.0, double gPerKwh = 100.0)
{
    study::Scenario scenario = study::exampleScenario();
    scenario.name = u"As planned"_s;
    scenario.hours = hours;
    scenario.utilisation = 0.8;
    scenario.hostW = 0.0;
    scenario.pue = 1.25;
    scenario.intensity = gPerKwh;
    scenario.embodied = false;
    return scenario;
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

} // namespace

class TestScenariosPage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void oneScenarioIsInvitedToASecond();
    void barsStandSideBySide();
    void partsAreSegments();
    void theBaselineIsChosen();
    void differencesAddUp();
    void tableHasEverything();
    void onOneBasis();
    void withoutAResultTheyStandApart();
    void rowsLeadToTheirScenario();
    void notesAndOrderAreFollowed();
    void thirtyRemainLegible();
    void survivesAnotherCatalogue();
    void hiddenPageWaits();
};

void TestScenariosPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestScenariosPage::oneScenarioIsInvitedToASecond()
{
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture);
    QVERIFY(shown.isEmpty());
    QVERIFY(shown.find<QLabel>("emptyLabel")->text().contains(u"copy"_s));
    shown.find<QPushButton>("duplicateButton")->click();
    QCOMPARE(fixture.document.study().scenarios.size(), 2);
    QVERIFY(!shown.isEmpty());
    QCOMPARE(shown.sentence(), u"B emits as much as A."_s);
    fixture.document.undoStack().undo();
    QVERIFY(shown.isEmpty());
}

void TestScenariosPage::barsStandSideBySide()
{
    PageFixture fixture(m_catalog, knownRun());
    study::edits::addScenario(fixture.document, knownRun(60.0, 100.0)); // 19.2 kg
    const Shown shown(fixture);
    const charts::ChartSpec& spec = shown.chart->spec();
    QVERIFY(!spec.problem());
    QCOMPARE(spec.kind, charts::ChartKind::Bars);
    QCOMPARE(spec.scale, charts::ChartScale::Linear);
    QCOMPARE(spec.axisTitle, u"kg CO₂e"_s);
    QCOMPARE(spec.rows.size(), 2);
    QVERIFY(near(shown.row(u"s1"_s).value, 38.4));
    QVERIFY(near(shown.row(u"s2"_s).value, 19.2));
    QCOMPARE(shown.row(u"s1"_s).label, u"A  As planned"_s);
    QCOMPARE(shown.row(u"s1"_s).remark, u"baseline"_s);
    QCOMPARE(shown.row(u"s2"_s).remark, u"−50 %"_s);
    QCOMPARE(shown.row(u"s2"_s).series, 1);
    QVERIFY(shown.row(u"s2"_s).emphasised);
    QVERIFY(!shown.row(u"s1"_s).emphasised);
    QCOMPARE(shown.row(u"s1"_s).range.has_value(), true);
    QVERIFY2(shown.sentence().startsWith(
                 u"B emits 50 % less than A because of the running time."_s),
             qPrintable(shown.sentence()));
}

void TestScenariosPage::partsAreSegments()
{
    study::Scenario both = knownRun();
    both.embodied = true;
    PageFixture fixture(m_catalog, both);
    study::edits::addScenario(fixture.document, knownRun());
    const Shown shown(fixture);
    QVERIFY(!shown.chart->spec().problem());
    QCOMPARE(shown.row(u"s1"_s).parts.size(), 2);
    QVERIFY(near(shown.row(u"s1"_s).parts.at(0).value, 38.4));
    QCOMPARE(shown.row(u"s2"_s).parts.size(), 1); // embodied emissions are not counted
    QCOMPARE(shown.row(u"s2"_s).parts.at(0).name, shown.row(u"s1"_s).parts.at(0).name);
    QVERIFY(shown.sentence().contains(u"Only one of them counts embodied emissions."_s));
}

void TestScenariosPage::theBaselineIsChosen()
{
    PageFixture fixture(m_catalog, knownRun());
    study::edits::addScenario(fixture.document, knownRun(60.0, 100.0));  // 19.2 kg
    study::edits::addScenario(fixture.document, knownRun(120.0, 50.0)); // 19.2 kg
    study::edits::addScenario(fixture.document, knownRun(120.0, 25.0)); // 9.6 kg, in hand
    const Shown shown(fixture);
    QCOMPARE(shown.baseline->count(), 4);
    QCOMPARE(shown.baseline->currentIndex(), 0);
    QVERIFY(shown.sentence().startsWith(u"D emits 75 % less than A because of the carbon"_s));
    shown.compareWith(1);
    QVERIFY(shown.sentence().startsWith(u"D emits 50 % less than B"_s));
    QCOMPARE(shown.row(u"s1"_s).remark, u"+100 %"_s);
    QCOMPARE(shown.row(u"s2"_s).remark, u"baseline"_s);
    QCOMPARE(shown.row(u"s3"_s).remark, u"+0 %"_s);
    // In hand is the baseline itself: the one that emits least is set against it.
    fixture.document.select(u"s2"_s);
    QVERIFY(shown.sentence().startsWith(u"D emits 50 % less than B"_s));
    // The baseline is kept by identity; gone, it is the first again.
    study::edits::move(fixture.document, u"s2"_s, 3);
    QCOMPARE(shown.baseline->currentIndex(), 3);
    QVERIFY(shown.sentence().startsWith(u"C emits 50 % less than D"_s));
    study::edits::removeScenario(fixture.document, u"s2"_s);
    QCOMPARE(shown.baseline->currentIndex(), 0);
}

/// 38.4 kg against 60 h at 50 g/kWh, 9.6 kg: time -(38.4 + 19.2) / 2 x 0.5 = -14.4 kg, and the
/// intensity the same.
void TestScenariosPage::differencesAddUp()
{
    PageFixture fixture(m_catalog, knownRun());
    study::edits::addScenario(fixture.document, knownRun(60.0, 50.0));
    const Shown shown(fixture);
    const QAbstractItemModelTester tester(shown.differences->model());
    const auto effect = [&shown](const QString& input) {
        return Shown::cell(*shown.differences, input, u"effect_kgCO2e"_s, SortRole).toDouble();
    };
    QVERIFY(near(effect(u"hours"_s), -14.4));
    QVERIFY(near(effect(u"intensity"_s), -14.4));
    QVERIFY(near(effect(u"total"_s), -28.8));
    const auto text = [&shown](const QString& input, const QString& column) {
        return Shown::cell(*shown.differences, input, column, Qt::DisplayRole).toString();
    };
    QCOMPARE(shown.differences->model()->rowCount(), 3);
    QCOMPARE(text(u"hours"_s, u"baseline"_s), u"120 h"_s);
    QCOMPARE(text(u"hours"_s, u"scenario"_s), u"60 h"_s);
    QCOMPARE(text(u"hours"_s, u"effect_kgCO2e"_s), u"−14.4"_s);
    QCOMPARE(text(u"hours"_s, u"effect_share"_s), u"−38 %"_s); // 14.4 / 38.4 = 37.5 %
    QCOMPARE(text(u"total"_s, u"baseline"_s), u"38.4 kg"_s);
    QCOMPARE(text(u"total"_s, u"effect_share"_s), u"−75 %"_s);
    QCOMPARE(shown.find<QLabel>("differencesLabel")->text(),
             u"What differs: B  As planned (2) against A  As planned"_s);
    study::edits::setNumber(fixture.document, Input::Count, 4);
    QCOMPARE(text(u"count"_s, u"scenario"_s), u"4"_s);
    QVERIFY(near(effect(u"hours"_s) + effect(u"intensity"_s) + effect(u"count"_s),
                 effect(u"total"_s)));
}

void TestScenariosPage::tableHasEverything()
{
    study::Scenario named = knownRun();
    named.name = u"=cmd|' /C calc'!A0 <b>x</b>"_s;
    PageFixture fixture(m_catalog, named);
    study::edits::addScenario(fixture.document, knownRun(60.0, 100.0));
    study::edits::setNotes(fixture.document, u"s2"_s, u"Half as long"_s);
    const Shown shown(fixture);
    const QAbstractItemModelTester tester(shown.table->model());
    shown.views->setView(ChartOrTable::View::Table);
    const auto text = [&shown](const QString& row, const QString& column) {
        return Shown::cell(*shown.table, row, column, Qt::DisplayRole).toString();
    };
    QCOMPARE(text(u"s1"_s, u"name"_s), named.name);
    QCOMPARE(text(u"s2"_s, u"letter"_s), u"B"_s);
    QCOMPARE(text(u"s2"_s, u"total_kgCO2e"_s), u"19.2"_s);
    QCOMPARE(text(u"s2"_s, u"energy_kwh"_s), u"192"_s);
    QCOMPARE(text(u"s2"_s, u"operational_kgCO2e"_s), u"19.2"_s);
    QCOMPARE(text(u"s2"_s, u"embodied_kgCO2e"_s), u"–"_s);
    QCOMPARE(text(u"s2"_s, u"ratio"_s), u"0.500"_s);
    QCOMPARE(text(u"s2"_s, u"cause"_s), u"Because of the running time."_s);
    QCOMPARE(text(u"s2"_s, u"notes"_s), u"Half as long"_s);
    QVERIFY(text(u"s2"_s, u"low_kgCO2e"_s).toDouble() <= 19.2);
    QVERIFY(!shown.table->accessibleName().isEmpty());
    QVERIFY(!shown.differences->accessibleName().isEmpty());
    const QString csv = shown.table->text(TableSeparator::Comma);
    QCOMPARE(csv.section(u'\n', 0, 0),
             u"letter,name,total_kgCO2e,low_kgCO2e,high_kgCO2e,ratio,cause,energy_kwh,"
             u"operational_kgCO2e,embodied_kgCO2e,notes,problem,notice"_s);
    QVERIFY(!csv.contains(u",=cmd"_s)); // no formula for a spreadsheet
    QTemporaryDir folder;
    fixture.dialogs.nextFileName = folder.filePath(u"differences.csv"_s);
    shown.differences->exportActions().constLast()->trigger();
    QFile saved(fixture.dialogs.nextFileName);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.readAll().startsWith("input,baseline,scenario,effect_kgCO2e,effect_share"));
}

/// Virginia's figure is direct, Stockholm's lifecycle: both are shown on the lifecycle basis.
void TestScenariosPage::onOneBasis()
{
    PageFixture fixture(m_catalog);
    study::Scenario sweden = study::exampleScenario();
    sweden.region = u"eu-north-1"_s;
    study::edits::addScenario(fixture.document, sweden);
    const Shown shown(fixture);
    study::Scenario lifecycle = study::exampleScenario();
    lifecycle.basis = study::BasisChoice::Lifecycle;
    const auto expected = study::evaluate(lifecycle, *m_catalog, study::window);
    QVERIFY(bool(expected));
    QCOMPARE(shown.row(u"s1"_s).value, expected->estimate.total.value());
    QVERIFY(shown.find<QLabel>("noteLabel")->text().isEmpty()); // the caption says it
    shown.views->setView(ChartOrTable::View::Table);
    const QString note = shown.find<QLabel>("noteLabel")->text();
    QVERIFY2(note.contains(u"on the lifecycle basis"_s), qPrintable(note));
    QVERIFY(shown.chart->spec().caption.contains(note)); // exports say so, too
    QVERIFY2(shown.sentence().contains(u"less than A because of the region"_s),
             qPrintable(shown.sentence()));
    shown.views->setView(ChartOrTable::View::Chart);
    study::edits::setNumber(fixture.document, Input::Intensity, 20); // typed: no stated basis
    QVERIFY(!shown.chart->spec().caption.contains(u"lifecycle"_s));
    QCOMPARE(shown.row(u"s1"_s).value,
             fixture.calculation.members().front().outcome->estimate.total.value());
}

void TestScenariosPage::withoutAResultTheyStandApart()
{
    PageFixture fixture(m_catalog, knownRun());
    study::Scenario unfinished;
    unfinished.name = u"Unfinished"_s;
    study::edits::addScenario(fixture.document, unfinished);
    const Shown shown(fixture);
    QCOMPARE(shown.chart->spec().rows.size(), 1);
    QVERIFY(shown.chart->spec().caption.contains(u"B  Unfinished"_s));
    const QString problem = fixture.calculation.problem()->message;
    QVERIFY2(shown.sentence().contains(problem), qPrintable(shown.sentence()));
    QVERIFY(!shown.differences->isVisible());
    shown.views->setView(ChartOrTable::View::Table);
    QCOMPARE(Shown::cell(*shown.table, u"s2"_s, u"cause"_s, Qt::DisplayRole).toString(), problem);
    QVERIFY(Shown::cell(*shown.table, u"s2"_s, u"name"_s, ApartRole).toBool());
    shown.compareWith(1); // against nothing nothing is compared
    fixture.document.select(u"s1"_s);
    QVERIFY(shown.sentence().contains(problem));
    QVERIFY(!shown.differences->isVisible());
    PageFixture nothing(m_catalog, study::Scenario());
    study::edits::addScenario(nothing.document, study::Scenario());
    const Shown none(nothing);
    QVERIFY(none.chart->notice().contains(u"No scenario has a result yet"_s));
}

void TestScenariosPage::rowsLeadToTheirScenario()
{
    PageFixture fixture(m_catalog, knownRun());
    study::edits::addScenario(fixture.document, knownRun(60.0, 100.0));
    const Shown shown(fixture);
    emit shown.chart->rowActivated(u"s1"_s);
    QCOMPARE(fixture.document.selectedIndex(), 0);
    QVERIFY(shown.row(u"s1"_s).emphasised);
    shown.views->setView(ChartOrTable::View::Table);
    emit shown.table->rowActivated(u"s2"_s);
    QCOMPARE(fixture.document.selectedIndex(), 1);
}

void TestScenariosPage::notesAndOrderAreFollowed()
{
    PageFixture fixture(m_catalog, knownRun());
    study::edits::addScenario(fixture.document, knownRun(60.0, 100.0));
    const Shown shown(fixture);
    shown.views->setView(ChartOrTable::View::Table);
    study::edits::setNotes(fixture.document, u"s1"_s, u"Asked for by Kim"_s);
    QCOMPARE(Shown::cell(*shown.table, u"s1"_s, u"notes"_s, Qt::DisplayRole).toString(),
             u"Asked for by Kim"_s);
    study::edits::rename(fixture.document, u"s1"_s, u"Other"_s);
    QCOMPARE(shown.baseline->itemText(0), u"A  Other"_s);
    study::edits::move(fixture.document, u"s1"_s, 1);
    QCOMPARE(Shown::cell(*shown.table, u"s1"_s, u"letter"_s, Qt::DisplayRole).toString(), u"B"_s);
}

void TestScenariosPage::thirtyRemainLegible()
{
    PageFixture fixture(m_catalog, knownRun());
    for (int i = 1; i < 30; ++i)
        study::edits::addScenario(fixture.document, knownRun(120.0 + i, 100.0));
    const Shown shown(fixture);
    QCoreApplication::processEvents();
    QVERIFY(!shown.chart->spec().problem());
    QCOMPARE(shown.chart->spec().rows.size(), 30);
    QCOMPARE(shown.chart->spec().rows.constLast().label, u"AD  As planned (30)"_s);
    const auto& rows = shown.chart->layoutOfChart().rows;
    const double line = shown.page.fontMetrics().height() * 0.8;
    for (const charts::RowLayout& row : rows)
        QVERIFY2(row.area.height() >= line, qPrintable(QString::number(row.area.height())));
}

void TestScenariosPage::survivesAnotherCatalogue()
{
    PageFixture fixture(m_catalog);
    study::edits::addScenario(fixture.document, knownRun());
    const Shown shown(fixture);
    const double before = shown.row(u"s2"_s).value;
    const auto again = catalog::Catalog::openDefault();
    QVERIFY(bool(again));
    fixture.calculation.setCatalog(*again);
    QCOMPARE(shown.row(u"s2"_s).value, before);
    shown.views->setView(ChartOrTable::View::Table);
    QCOMPARE(shown.table->model()->rowCount(), 2);
    fixture.calculation.setCatalog(m_catalog);
    QCOMPARE(shown.table->model()->rowCount(), 2);
}

void TestScenariosPage::hiddenPageWaits()
{
    PageFixture fixture(m_catalog, knownRun());
    study::edits::addScenario(fixture.document, knownRun());
    Shown shown(fixture);
    shown.page.hide();
    study::edits::setNumber(fixture.document, Input::Hours, 60);
    QVERIFY(near(shown.row(u"s2"_s).value, 38.4));
    shown.page.show();
    QVERIFY(near(shown.row(u"s2"_s).value, 19.2));
}

QTEST_MAIN(TestScenariosPage)
#include "tst_scenariospage.moc"
