// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "shownelsewhere.h"
#include "study/edits.h"
#include "study/ranges.h"

using namespace gramme;
using namespace Qt::StringLiterals;
using test::chartRow;
using test::knownRun;
using test::PageFixture;
using Shown = test::ShownElsewhere;

class TestElsewhereIntervals : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void everyBarHasItsIntervalAndParts();
    void anOwnRangeHoldsWhereItsFigureDoes();
    void withoutAnIntervalThereIsNone();
};

void TestElsewhereIntervals::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestElsewhereIntervals::everyBarHasItsIntervalAndParts()
{
    PageFixture fixture(m_catalog);
    study::edits::setNumber(fixture.document, study::Input::EmbodiedDeviceKg, 150);
    Shown shown(fixture);
    const charts::ChartSpec& spec = shown.chart->spec();
    QVERIFY(!spec.problem());
    QCOMPARE(spec.rangeName, u"90 % interval"_s);
    const double making = fixture.calculation.outcome()->estimate.embodied->value();
    for (const charts::ChartRow& row : spec.rows) {
        QVERIFY2(row.range, qPrintable(row.id));
        QVERIFY(row.range->low <= row.value && row.value <= row.range->high);
        QCOMPARE(row.parts.size(), 2);
        QCOMPARE(row.parts.at(0).name, u"Operational"_s);
        QCOMPARE(row.parts.at(1).name, u"Embodied (making the hardware)"_s);
        QCOMPARE(row.parts.at(1).value, making); // the same wherever it runs
    }
    // Without it the bars are of one piece and shorter by as much.
    const double with = chartRow(spec, u"aws/us-east-1"_s)->value;
    study::Scenario without = fixture.document.scenario();
    without.embodied = false;
    study::edits::replace(fixture.document, without, u"Test"_s);
    const charts::ChartRow* row = chartRow(shown.chart->spec(), u"aws/us-east-1"_s);
    QVERIFY(row->parts.isEmpty());
    QVERIFY(std::abs(with - making - row->value) < 1e-9 * with);
}

void TestElsewhereIntervals::anOwnRangeHoldsWhereItsFigureDoes()
{
    study::Scenario scenario = knownRun();
    scenario.grid = u"SE"_s; // on the lifecycle basis, so its row uses the headline's figure
    scenario.pue = 1.2;
    PageFixture fixture(m_catalog, scenario);
    const double best = study::usedValue(fixture.calculation.outcome()->resolved,
                                         study::Input::Intensity);
    study::edits::setRange(fixture.document,
                           {study::Input::Intensity, 0.5 * best, 2.0 * best});
    study::edits::setRange(fixture.document, study::pinned(study::Input::TdpW));
    Shown shown(fixture);
    shown.choose(2);
    const charts::ChartRow* own = chartRow(shown.chart->spec(), u"SE"_s);
    QVERIFY(own && own->range);
    const auto interval = *fixture.calculation.outcome()->estimate.interval;
    QCOMPARE(own->range->low, interval.low.value());
    QCOMPARE(own->range->high, interval.high.value());
    QVERIFY(own->range->high > 1.9 * own->value); // only the intensity is uncertain
    // Elsewhere the catalogue's own range of the grid holds.
    for (const charts::ChartRow& row : shown.chart->spec().rows) {
        const auto grid = m_catalog->grid(row.id);
        QVERIFY2(bool(grid), qPrintable(row.id));
        const catalog::Intensity& figure = *(*grid)->lifecycle;
        if (row.id == own->id || !figure.highGPerKwh)
            continue;
        const double highest = *figure.highGPerKwh / figure.gPerKwh * row.value;
        QVERIFY2(std::abs(row.range->high - std::max(highest, row.value)) < 0.02 * row.value,
                 qPrintable(row.id));
    }
}

void TestElsewhereIntervals::withoutAnIntervalThereIsNone()
{
    study::Scenario scenario = study::exampleScenario();
    scenario.interval = false;
    PageFixture fixture(m_catalog, scenario);
    Shown shown(fixture);
    for (const charts::ChartRow& row : shown.chart->spec().rows)
        QVERIFY(!row.range);
    shown.showTable();
    const QModelIndex low =
        shown.table->model()->index(0, shown.columnOf(u"low_kgCO2e"_s));
    QCOMPARE(low.data().toString(), u"–"_s);
}

QTEST_MAIN(TestElsewhereIntervals)
#include "tst_elsewhereintervals.moc"
