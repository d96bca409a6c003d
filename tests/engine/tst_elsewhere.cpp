// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "../support/csvtable.h"
#include "uncertainrun.h"

#include <cmath>

using namespace gramme::test;

class TestElsewhere : public QObject
{
    Q_OBJECT

private slots:
    void atHomeItIsTheSameInTheLastBit()
    {
        for (const Method method : {Method::Full, Method::Lacoste2019, Method::GreenAlgorithms}) {
            Workload in = run();
            in.method = method;
            for (const Spreads& all : {spreads(), certain(in)}) {
                const Interval home = uncertainty(in, all).interval;
                const Interval same =
                    Elsewhere(in, all).at(at(all, Factor::Pue), at(all, Factor::Intensity));
                QVERIFY(home.low == same.low);
                QVERIFY(home.high == same.high);
            }
        }
    }

    void elsewhereAgreesWithARunThere_data()
    {
        QTest::addColumn<Spread>("pue");
        QTest::addColumn<Spread>("intensity");
        QTest::newRow("coal") << Spread{1.3, 1.5, 1.8} << Spread{600, 700, 820};
        QTest::newRow("hydro") << Spread{1.05, 1.1, 1.2} << Spread{15, 24, 40};
        QTest::newRow("known exactly") << Spread{1.1, 1.1, 1.1} << Spread{56, 56, 56};
        QTest::newRow("nearly nothing") << Spread{1, 1, 1} << Spread{0.1, 0.2, 0.3};
    }
    void elsewhereAgreesWithARunThere()
    {
        QFETCH(Spread, pue);
        QFETCH(Spread, intensity);
        const Interval there = Elsewhere(run(), spreads()).at(pue, intensity);
        Workload moved = run();
        moved.pue = Ratio(pue.best);
        moved.intensity = GramsPerKilowattHour(intensity.best);
        Spreads all = spreads();
        at(all, Factor::Pue) = pue;
        at(all, Factor::Intensity) = intensity;
        const auto [low, high] = denseEnds(moved, all);
        QVERIFY(agrees(there.low.value(), low, 0.01));
        QVERIFY(agrees(there.high.value(), high, 0.01));
        const double best = estimate(moved).total.value();
        QVERIFY(there.low.value() <= best && best <= there.high.value());
    }

    void aHomeWithoutCarbonDoesNotBlindIt()
    {
        Workload in = run();
        in.intensity = GramsPerKilowattHour();
        in.countsEmbodied = false;
        const Spread pue{1.1, 1.2, 1.4};
        const Spread intensity{600, 700, 820};
        const Interval there = Elsewhere(in, spreads()).at(pue, intensity);
        Spreads all = spreads();
        at(all, Factor::Pue) = pue;
        at(all, Factor::Intensity) = intensity;
        const auto [low, high] = denseEnds(in, all);
        QVERIFY(agrees(there.low.value(), low, 0.01));
        QVERIFY(agrees(there.high.value(), high, 0.01));
    }

    void aPlaceWithoutCarbonLeavesTheMaking()
    {
        const Spread none;
        const Interval made = Elsewhere(run(), spreads()).at({1.1, 1.2, 1.3}, none);
        Workload in = run();
        in.intensity = GramsPerKilowattHour();
        Spreads all = spreads();
        at(all, Factor::Intensity) = none;
        const auto [low, high] = denseEnds(in, all);
        QVERIFY(agrees(made.low.value(), low, 0.01));
        QVERIFY(agrees(made.high.value(), high, 0.01));
        in.countsEmbodied = false;
        const Interval nothing = Elsewhere(in, all).at({1.1, 1.2, 1.3}, none);
        QCOMPARE(nothing.low.value(), 0.0);
        QCOMPARE(nothing.high.value(), 0.0);
    }

    /// Utilisation leads at home and has no effect there; only the lifetime is left.
    void nothingLeadsWhereNothingButTheLifetimeMatters()
    {
        Spreads all = certain(run());
        at(all, Factor::Utilisation) = {0.5, 0.75, 0.95};
        at(all, Factor::Lifetime) = {3, 4, 6};
        Workload in = run();
        in.intensity = GramsPerKilowattHour();
        const Interval made = Elsewhere(run(), all).at({1.2, 1.2, 1.2}, {});
        QVERIFY(agrees(made.low.value(), totalWith(in, Factor::Lifetime, 6), 1e-5));
        QVERIFY(agrees(made.high.value(), totalWith(in, Factor::Lifetime, 3), 1e-5));
    }

    void certainEverywhereIsTheEstimateThere()
    {
        const Elsewhere elsewhere(run(), certain(run()));
        for (const double intensity : {0.0, 12.5, 271.0, 900.0}) {
            Workload moved = run();
            moved.pue = Ratio(1.37);
            moved.intensity = GramsPerKilowattHour(intensity);
            const Interval there =
                elsewhere.at({1.37, 1.37, 1.37}, {intensity, intensity, intensity});
            QCOMPARE(there.low.value(), estimate(moved).total.value());
            QCOMPARE(there.high.value(), estimate(moved).total.value());
        }
    }

    void thePageKnowsNoPue()
    {
        Workload in = run();
        in.method = Method::Lacoste2019;
        const Elsewhere page(in, spreads());
        const Spread intensity{100, 120, 150};
        QVERIFY(page.at({1, 1, 1}, intensity).low == page.at({1.2, 1.5, 2}, intensity).low);
        QVERIFY(page.at({1, 1, 1}, intensity).high == page.at({1.2, 1.5, 2}, intensity).high);
    }

    void aCleanerGridIsNeverWorse()
    {
        const Elsewhere elsewhere(run(), spreads());
        Interval before;
        for (int grams = 0; grams <= 1000; grams += 5) {
            const Interval here =
                elsewhere.at({1.1, 1.2, 1.4}, {0.9 * grams, 1.0 * grams, 1.2 * grams});
            QVERIFY(here.low >= before.low && here.high >= before.high);
            before = here;
        }
    }
};

QTEST_APPLESS_MAIN(TestElsewhere)
#include "tst_elsewhere.moc"
