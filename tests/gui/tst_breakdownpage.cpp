// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "shownbreakdown.h"
#include "study/edits.h"
#include "study/studyedits.h"

#include <QAbstractItemModelTester>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using study::Input;
using test::knownRun;
using test::PageFixture;
using Section = BreakdownPage::Section;
using Shown = test::ShownBreakdown;

class TestBreakdownPage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void energyByComponent();
    void carbonByCause_data();
    void carbonByCause();
    void makingIsASegmentOfItsOwn();
    void withoutMakingTheBarsAreOfOnePiece();
    void tablesAndModelsAreSound_data();
    void tablesAndModelsAreSound();
    void sensitivityIsRanked();
    void everyUncertainInputIsListed();
    void withoutAnIntervalItSaysWhy();
    void saysWhatIsMissing();
    void hiddenPageWaits();
    void severalScenariosAreStacked_data();
    void severalScenariosAreStacked();
};

void TestBreakdownPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestBreakdownPage::energyByComponent()
{
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, Section::Energy);
    const charts::ChartSpec& spec = shown.chart->spec();
    QVERIFY(!spec.problem());
    QCOMPARE(spec.kind, charts::ChartKind::Bars);
    QCOMPARE(spec.rows.size(), 3); // no CPU and no memory of their own
    QCOMPARE(shown.row(u"accelerators"_s)->value, 307.2);
    QCOMPARE(shown.row(u"host"_s)->value, 96.0);
    QCOMPARE(shown.row(u"overhead"_s)->value, 403.2 * 0.25);
    QCOMPARE(shown.row(u"accelerators"_s)->valueText, u"307 kWh"_s);
    QCOMPARE(shown.row(u"accelerators"_s)->remark, u"61 %"_s); // 307.2 / 504
    QVERIFY(shown.row(u"accelerators"_s)
                ->toolTip.contains(u"8 × 400 W × 0.80 for 120 h: 307 kWh"_s));
    QCOMPARE(shown.sentence(), u"Most of the 504 kWh goes here: Accelerators, 61 %."_s);
}

void TestBreakdownPage::carbonByCause_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("kg");
    const double life = 4 * 8760 * 0.5;
    QTest::newRow("accelerators") << u"accelerators"_s << 30.72; // 307.2 kWh x 0.1 kg/kWh
    QTest::newRow("host") << u"host"_s << 9.6;
    QTest::newRow("overhead") << u"overhead"_s << 10.08;
    QTest::newRow("device") << u"making_device"_s << 8 * 150 * 120 / life;
    QTest::newRow("its host") << u"making_host"_s << 8 * 300 * 120 / life;
    QTest::newRow("total") << u"total"_s << 50.4 + 8 * 450 * 120 / life;
}

void TestBreakdownPage::carbonByCause()
{
    QFETCH(QString, id);
    QFETCH(double, kg);
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, Section::Carbon);
    QVERIFY(!shown.chart->spec().problem());
    QVERIFY(shown.row(id));
    QVERIFY2(std::abs(shown.row(id)->value - kg) < 1e-9 * kg,
             qPrintable(QString::number(shown.row(id)->value, 'g', 12)));
}

void TestBreakdownPage::makingIsASegmentOfItsOwn()
{
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, Section::Carbon);
    const charts::ChartRow& total = shown.chart->spec().rows.constFirst();
    QCOMPARE(total.id, u"total"_s);
    QVERIFY(total.emphasised);
    QCOMPARE(total.parts.size(), 2);
    QVERIFY(std::abs(total.parts.at(0).value - 50.4) < 1e-9);
    QCOMPARE(total.parts.at(1).name, u"Embodied (making the hardware)"_s);
    // What is of one kind is drawn as that part of the total.
    QCOMPARE(shown.row(u"host"_s)->parts.constFirst().name, total.parts.at(0).name);
    QCOMPARE(shown.row(u"making_device"_s)->parts.constFirst().name, total.parts.at(1).name);
    const auto interval = *fixture.calculation.outcome()->estimate.interval;
    QCOMPARE(total.range->low, interval.low.value());
    QCOMPARE(total.range->high, interval.high.value());
    QVERIFY(shown.sentence().contains(u"50.4 kg"_s));
}

void TestBreakdownPage::withoutMakingTheBarsAreOfOnePiece()
{
    study::Scenario scenario = knownRun();
    scenario.embodied = false;
    PageFixture fixture(m_catalog, scenario);
    const Shown shown(fixture, Section::Carbon);
    for (const charts::ChartRow& row : shown.chart->spec().rows)
        QVERIFY(row.parts.isEmpty());
    QVERIFY(!shown.row(u"making_device"_s));
    QVERIFY(shown.sentence().contains(u"not counted"_s));
}

void TestBreakdownPage::tablesAndModelsAreSound_data()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<QString>("header");
    QTest::newRow("energy") << 0 << u"scenario,part,energy_kwh,share,working"_s;
    QTest::newRow("carbon") << 1 << u"scenario,part,total_kgCO2e,share,working,notice"_s;
    QTest::newRow("sensitivity")
        << 2 << u"input,low,best,high,unit,share,why,source,year,licence,url,notice"_s;
}

void TestBreakdownPage::tablesAndModelsAreSound()
{
    QFETCH(int, section);
    QFETCH(QString, header);
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, static_cast<Section>(section));
    const QAbstractItemModelTester tester(shown.table->model());
    shown.views->setView(ChartOrTable::View::Table);
    QVERIFY(shown.table->isVisible());
    QVERIFY(!shown.table->accessibleName().isEmpty());
    QCOMPARE(shown.table->text(TableSeparator::Comma).section(u'\n', 0, 0), header);
    study::edits::setNumber(fixture.document, Input::MemoryGb, 512);
    study::edits::setNumber(fixture.document, Input::Count, 4);
    double shares = 0.0;
    const int column = section == 2 ? 5 : 3;
    for (int row = 0; row < shown.table->model()->rowCount(); ++row) {
        if (shown.table->model()->index(row, 0).data(KeyRole).toString() != u"total"_s)
            shares += shown.table->model()->index(row, column).data(SortRole).toDouble();
    }
    QVERIFY(std::abs(shares - 1.0) < 1e-9);
    QVERIFY(section == 2 || shown.rowOf(u"memory"_s) >= 0);
}

void TestBreakdownPage::sensitivityIsRanked()
{
    PageFixture fixture(m_catalog);
    const Shown shown(fixture, Section::Sensitivity);
    const charts::ChartSpec& spec = shown.chart->spec();
    QVERIFY(!spec.problem());
    QCOMPARE(spec.axisNumbers, charts::AxisNumbers::Percentage);
    const auto causes = study::causes(*fixture.calculation.outcome());
    QCOMPARE(spec.rows.size(), static_cast<qsizetype>(causes.size()));
    for (std::size_t i = 0; i < causes.size(); ++i) {
        const charts::ChartRow& row = spec.rows.at(static_cast<qsizetype>(i));
        QCOMPARE(row.id, QString::fromLatin1(study::spec(causes[i].input).key));
        QCOMPARE(row.value, causes[i].share);
    }
    QVERIFY2(shown.sentence().contains(u"would narrow this most"_s), qPrintable(shown.sentence()));
    // What causes most is what one is offered to change first.
    QCOMPARE(shown.find<QComboBox>("inputBox")->currentData().toString(),
             spec.rows.constFirst().id);
}

void TestBreakdownPage::everyUncertainInputIsListed()
{
    PageFixture fixture(m_catalog);
    const Shown shown(fixture, Section::Sensitivity);
    const auto inputs = study::uncertainInputs(fixture.calculation.outcome()->resolved);
    QCOMPARE(shown.table->model()->rowCount(), static_cast<int>(inputs.size()));
    for (const study::UncertainInput& input : inputs) {
        const int row = shown.rowOf(QString::fromLatin1(study::spec(input.input).key));
        QVERIFY(row >= 0);
        const auto cell = [&](int column) { return shown.table->model()->index(row, column); };
        QCOMPARE(cell(1).data(SortRole).toDouble(), input.spread.low);
        QCOMPARE(cell(2).data(SortRole).toDouble(), input.spread.best);
        QCOMPARE(cell(3).data(SortRole).toDouble(), input.spread.high);
        QVERIFY(cell(6).data().toString().endsWith(u'.'));
        QCOMPARE(cell(7).data().toString(), input.citation.name);
    }
    const int hours = shown.rowOf(u"hours"_s); // typed, so certain; below the uncertain ones
    QVERIFY(shown.table->model()->index(hours, 0).data(ApartRole).toBool());
    QCOMPARE(shown.table->model()->index(hours, 5).data().toString(), u"–"_s);
}

void TestBreakdownPage::withoutAnIntervalItSaysWhy()
{
    PageFixture fixture(m_catalog);
    const Shown shown(fixture, Section::Sensitivity);
    QVERIFY(shown.find<QComboBox>("inputBox")->isVisible());
    study::edits::setMethod(fixture.document, engine::Method::Lacoste2019);
    QVERIFY2(shown.chart->notice().contains(u"lacoste2019"_s), qPrintable(shown.chart->notice()));
    QVERIFY(!shown.find<QComboBox>("inputBox")->isVisible());
    QCOMPARE(shown.table->model()->rowCount(), 0);
    study::Scenario off = study::exampleScenario();
    off.interval = false;
    study::edits::replace(fixture.document, off, u"Test"_s);
    QVERIFY(shown.chart->notice().contains(u"switched off"_s));
    study::edits::replace(fixture.document, study::exampleScenario(), u"Test"_s);
    QVERIFY(shown.chart->notice().isEmpty());
    QVERIFY(shown.find<QComboBox>("inputBox")->isVisible());
}

void TestBreakdownPage::saysWhatIsMissing()
{
    PageFixture fixture(m_catalog, study::Scenario());
    for (const Section section : {Section::Energy, Section::Carbon, Section::Sensitivity}) {
        const Shown shown(fixture, section);
        QVERIFY(shown.chart->notice().contains(fixture.calculation.problem()->message));
        QVERIFY(!shown.find<QComboBox>("inputBox")->isVisible());
    }
    const Shown shown(fixture, Section::Energy);
    study::edits::replace(fixture.document, knownRun(), u"Example"_s);
    QVERIFY(shown.chart->notice().isEmpty());
    study::edits::setNumber(fixture.document, Input::Hours, 0); // a value, and nothing to show
    QVERIFY(shown.sentence().contains(u"no energy"_s));
    fixture.calculation.addFieldError();
    QVERIFY(shown.sentence().contains(u"last valid"_s));
    fixture.calculation.removeFieldError();
}

void TestBreakdownPage::hiddenPageWaits()
{
    PageFixture fixture(m_catalog, knownRun());
    Shown shown(fixture, Section::Energy);
    shown.page.hide();
    study::edits::setNumber(fixture.document, Input::Count, 16);
    QCOMPARE(shown.row(u"accelerators"_s)->value, 307.2);
    shown.page.show();
    QCOMPARE(shown.row(u"accelerators"_s)->value, 614.4);
}

void TestBreakdownPage::severalScenariosAreStacked_data()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("second"); // half the hours
    const double making = 8 * 450 * 120 / (4 * 8760 * 0.5);
    QTest::newRow("energy") << 0 << 504.0 << 252.0;
    QTest::newRow("carbon") << 1 << 50.4 + making << 25.2 + making / 2;
}

void TestBreakdownPage::severalScenariosAreStacked()
{
    QFETCH(int, section);
    QFETCH(double, first);
    QFETCH(double, second);
    PageFixture fixture(m_catalog, knownRun());
    const Shown shown(fixture, static_cast<Section>(section));
    QVERIFY(shown.table->isColumnHidden(0));
    study::Scenario half = knownRun();
    half.hours = 60.0;
    half.name = u"<b>Half</b>"_s;
    study::edits::addScenario(fixture.document, half);
    const charts::ChartSpec& spec = shown.chart->spec();
    QVERIFY(!spec.problem());
    QCOMPARE(spec.rows.size(), 2);
    QVERIFY(std::abs(spec.rows.at(0).value - first) < 1e-9 * first);
    QVERIFY(std::abs(spec.rows.at(1).value - second) < 1e-9 * second);
    QVERIFY(!spec.rows.at(0).emphasised);
    QVERIFY(spec.rows.at(1).emphasised); // the new one is in hand
    QCOMPARE(spec.rows.at(1).label, u"B  <b>Half</b>"_s);
    QCOMPARE(spec.rows.at(1).series, 1);
    // Accelerators, host and overhead; making as one part.
    QCOMPARE(spec.rows.at(1).parts.size(), section == 0 ? 3 : 4);
    QCOMPARE(spec.rows.at(1).range.has_value(), section == 1);
    const QAbstractItemModelTester tester(shown.table->model());
    QVERIFY(!shown.table->isColumnHidden(0));
    QVERIFY(shown.rowOf(u"s1/host"_s) >= 0 && shown.rowOf(u"s2/host"_s) >= 0);
    emit shown.chart->rowActivated(u"s1"_s);
    QCOMPARE(fixture.document.selectedIndex(), 0);
    QVERIFY(spec.rows.at(0).emphasised);
    study::edits::removeScenario(fixture.document, u"s2"_s);
    QVERIFY(shown.table->isColumnHidden(0));
    QVERIFY(shown.row(u"host"_s));
}

QTEST_MAIN(TestBreakdownPage)
#include "tst_breakdownpage.moc"
