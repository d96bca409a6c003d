// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/placeintervals.h"
#include "study/ranges.h"
#include "study/uncertain.h"

#include <cmath>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

class TestPlaceIntervals : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    Outcome outcome(const Scenario& scenario) const
    {
        const auto found = evaluate(scenario, *m_catalog, commandLine);
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return *found;
    }
    static Ranking ranking(const Scenario& scenario, const Outcome& outcome, Across across)
    {
        const auto ranked = rank(scenario, outcome, across);
        if (!ranked)
            qFatal("%s", qPrintable(ranked.error().message));
        return *ranked;
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void everyRankedRowHasOne_data()
    {
        QTest::addColumn<int>("across");
        QTest::newRow("regions") << int(Across::Regions);
        QTest::newRow("providers") << int(Across::Providers);
        QTest::newRow("grids") << int(Across::Grids);
    }
    void everyRankedRowHasOne()
    {
        QFETCH(int, across);
        const Scenario scenario = exampleScenario();
        const Outcome found = outcome(scenario);
        const PlaceIntervals intervals(found);
        for (const RankedRow& row : ranking(scenario, found, static_cast<Across>(across)).rows) {
            const auto interval = intervals.of(row);
            QCOMPARE(interval.has_value(), row.isRanked());
            if (!interval)
                continue;
            QVERIFY2(interval->low.value() <= *row.totalKg, qPrintable(row.id()));
            QVERIFY2(interval->high.value() >= *row.totalKg, qPrintable(row.id()));
        }
    }

    /// In another place it is what that place's own estimate says.
    void aRowIsWhatTheScenarioWouldBeThere()
    {
        Scenario there = exampleScenario();
        there.region = u"eu-north-1"_s; // its primary value is on the lifecycle basis
        const Outcome direct = outcome(there);
        const Scenario here = exampleScenario();
        const Outcome found = outcome(here);
        const PlaceIntervals intervals(found);
        for (const RankedRow& row : ranking(here, found, Across::Regions).rows) {
            if (row.id() != there.region)
                continue;
            const auto interval = *intervals.of(row);
            QCOMPARE(*row.totalKg, direct.estimate.total.value());
            QVERIFY(std::abs(interval.low.value() - direct.estimate.interval->low.value())
                    < 1e-6 * *row.totalKg);
            QVERIFY(std::abs(interval.high.value() - direct.estimate.interval->high.value())
                    < 1e-6 * *row.totalKg);
            return;
        }
        QFAIL("The region is not listed.");
    }

    void anOwnRangeOfThePueHoldsWhereThatPueDoes()
    {
        Scenario scenario = exampleScenario();
        scenario.pue = 1.5; // typed, so of every place
        scenario.ranges = {{Input::Pue, 1.0, 3.0}};
        const Outcome found = outcome(scenario);
        scenario.ranges.clear();
        const Outcome narrow = outcome(scenario);
        const PlaceIntervals intervals(found);
        const PlaceIntervals narrowIntervals(narrow);
        for (const RankedRow& row : ranking(scenario, found, Across::Providers).rows) {
            if (row.isRanked())
                QVERIFY(intervals.of(row)->high.value()
                        > narrowIntervals.of(row)->high.value());
        }
    }

    void withoutAnIntervalThereIsNone_data()
    {
        QTest::addColumn<bool>("page");
        QTest::newRow("switched off") << false;
        QTest::newRow("lacoste2019") << true;
    }
    void withoutAnIntervalThereIsNone()
    {
        QFETCH(bool, page);
        Scenario scenario = exampleScenario();
        scenario.interval = false;
        if (page) {
            scenario = Scenario();
            scenario.method = engine::Method::Lacoste2019;
            scenario.hardware = u"T4"_s;
            scenario.hours = 100;
            scenario.provider = u"gcp"_s;
            scenario.region = u"us-west1"_s;
        }
        const Outcome found = outcome(scenario);
        const PlaceIntervals intervals(found);
        for (const RankedRow& row : ranking(scenario, found, Across::Regions).rows)
            QVERIFY(!intervals.of(row));
    }

    void otherHardwareHasNone()
    {
        const Scenario scenario = exampleScenario();
        const Outcome found = outcome(scenario);
        const PlaceIntervals intervals(found);
        for (const RankedRow& row : ranking(scenario, found, Across::Hardware).rows)
            QVERIFY(!intervals.of(row));
    }
};

QTEST_GUILESS_MAIN(TestPlaceIntervals)
#include "tst_placeintervals.moc"
