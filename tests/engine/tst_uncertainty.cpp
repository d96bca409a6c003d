// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "../support/csvtable.h"
#include "uncertainrun.h"

#include <cmath>
#include <functional>

using namespace gramme::test;

Q_DECLARE_METATYPE(gramme::engine::Factor)

namespace {

/// Every doubt's distance from the best value, times `factor`, within what is possible.
Spread widened(Spread spread, Factor factor, double by)
{
    const auto possible = [factor](double value) {
        const bool isShare = factor == Factor::Utilisation || factor == Factor::CpuUtilisation ||
                             factor == Factor::LifetimeUse;
        return std::clamp(value, factor == Factor::Pue ? 1.0 : 0.0, isShare ? 1.0 : 1e300);
    };
    return {possible(spread.best - by * (spread.best - spread.low)), spread.best,
            possible(spread.best + by * (spread.high - spread.best))};
}

Interval intervalOf(const Workload& in, const Spreads& all)
{
    return uncertainty(in, all).interval;
}

double widthOf(const Interval& interval)
{
    return (interval.high - interval.low).value();
}

bool isFinite(const Uncertainty& result)
{
    return std::isfinite(result.interval.low.value()) &&
           std::isfinite(result.interval.high.value()) &&
           std::all_of(result.shares.begin(), result.shares.end(),
                       [](double share) { return std::isfinite(share); });
}

Workload zeroedRun(const std::function<void(Workload&)>& zero)
{
    Workload in = run();
    zero(in);
    return in;
}

} // namespace

class TestUncertainty : public QObject
{
    Q_OBJECT

private slots:
    void quantiles_data()
    {
        QTest::addColumn<Factor>("factor");
        QTest::addColumn<double>("p");
        QTest::addColumn<double>("value");
        // 100, 200, 500: slopes 100 / 0.45 and 300 / 0.45
        QTest::newRow("low is the 5 % point") << Factor::Intensity << 0.05 << 100.0;
        QTest::newRow("best is the median") << Factor::Intensity << 0.5 << 200.0;
        QTest::newRow("high is the 95 % point") << Factor::Intensity << 0.95 << 500.0;
        QTest::newRow("between") << Factor::Intensity << 0.275 << 150.0;       // half of 0.45
        QTest::newRow("above") << Factor::Intensity << 0.8 << 400.0;           // 2/3 of 0.45
        QTest::newRow("the least") << Factor::Intensity << 0.0 << 800.0 / 9.0; // 100 - 100/9
        QTest::newRow("the most") << Factor::Intensity << 1.0 << 1600.0 / 3.0; // 500 + 300/9
        QTest::newRow("below 0 %") << Factor::Intensity << -1.0 << 800.0 / 9.0;
        QTest::newRow("above 100 %") << Factor::Intensity << 2.0 << 1600.0 / 3.0;
    }
    void quantiles()
    {
        QFETCH(Factor, factor);
        QFETCH(double, p);
        QFETCH(double, value);
        QVERIFY(agrees(quantile({100, 200, 500}, factor, p), value, 1e-14));
    }

    void quantilesStayPossible_data()
    {
        QTest::addColumn<Factor>("factor");
        QTest::addColumn<Spread>("spread");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("utilisation")
            << Factor::Utilisation << Spread{0.01, 0.5, 0.99} << 0.0 << 1.0;
        QTest::newRow("PUE") << Factor::Pue << Spread{1.01, 1.2, 1.65} << 1.0 << 1.7;
        QTest::newRow("power") << Factor::HostPower << Spread{1, 50, 95} << 0.0 << 100.0;
        // 6 - 5.4 / 0.9 would be no life at all; half of the low is kept
        QTest::newRow("lifetime") << Factor::Lifetime << Spread{0.6, 6, 6.9} << 0.3 << 7.0;
        QTest::newRow("use of the life")
            << Factor::LifetimeUse << Spread{0.1, 0.9, 1} << 0.05 << 1.0;
    }
    void quantilesStayPossible()
    {
        QFETCH(Factor, factor);
        QFETCH(Spread, spread);
        QFETCH(double, least);
        QFETCH(double, most);
        QVERIFY(std::abs(quantile(spread, factor, 0.0) - least) < 1e-14);
        QVERIFY(std::abs(quantile(spread, factor, 1.0) - most) < 1e-14);
    }

    void certainInputsGiveTheTotalAlone()
    {
        for (const Method method : {Method::Full, Method::Lacoste2019, Method::GreenAlgorithms}) {
            Workload in = run();
            in.method = method;
            const Uncertainty result = uncertainty(in, certain(in));
            QCOMPARE(result.interval.low.value(), estimate(in).total.value());
            QCOMPARE(result.interval.high.value(), estimate(in).total.value());
            QCOMPARE(result.interval.level.value(), 0.9);
            // What is certain is as the workload has it, whatever the spread says.
            const Interval same = intervalOf(in, Spreads());
            QVERIFY(same.low == result.interval.low && same.high == result.interval.high);
        }
    }

    void oneDoubtGoesThroughUnchanged_data()
    {
        QTest::addColumn<Factor>("factor");
        for (const Factor factor : allFactors)
            QTest::addRow("%d", static_cast<int>(factor)) << factor;
    }
    /// The estimate grows (or, over the life, falls) with each input, so its 5 % point is the
    /// total at the input's own.
    void oneDoubtGoesThroughUnchanged()
    {
        QFETCH(Factor, factor);
        Spreads one = certain(run());
        const Spread& spread = at(one, factor) = at(spreads(), factor);
        const double atLow = totalWith(run(), factor, spread.low);
        const double atHigh = totalWith(run(), factor, spread.high);
        const Uncertainty result = uncertainty(run(), one);
        QVERIFY(agrees(result.interval.low.value(), std::min(atLow, atHigh), 1e-5));
        QVERIFY(agrees(result.interval.high.value(), std::max(atLow, atHigh), 1e-5));
        QCOMPARE(result.shares[static_cast<std::size_t>(factor)], 1.0);
    }

    void agreesWithVeryManyPoints_data()
    {
        QTest::addColumn<Workload>("in");
        QTest::addColumn<Spreads>("all");
        QTest::newRow("everything in doubt") << run() << spreads();
        Spreads some = certain(run());
        for (const Factor factor : {Factor::Utilisation, Factor::HostPower, Factor::Pue})
            at(some, factor) = at(spreads(), factor);
        QTest::newRow("three inputs") << run() << some;
        Spreads place = certain(run());
        for (const Factor factor : {Factor::Pue, Factor::Intensity})
            at(place, factor) = at(spreads(), factor);
        QTest::newRow("only the place") << run() << place;
        Workload clean = run();
        clean.intensity = GramsPerKilowattHour(20);
        Spreads cleanSpreads = spreads();
        at(cleanSpreads, Factor::Intensity) = {12, 20, 45};
        QTest::newRow("clean grid, embodied leads") << clean << cleanSpreads;
        Spreads slow = cleanSpreads;
        at(slow, Factor::Time) = {50, 120, 300};
        QTest::newRow("clean grid, time leads") << clean << slow;
        Workload page = run();
        page.method = Method::Lacoste2019;
        QTest::newRow("Lacoste") << page << spreads();
        Workload green = run();
        green.method = Method::GreenAlgorithms;
        QTest::newRow("Green Algorithms") << green << spreads();
        Workload campaign = run();
        campaign.trials = Hours(300);
        campaign.repeated = Ratio(0.1);
        QTest::newRow("campaign") << campaign << spreads();
        Spreads wide = spreads();
        for (const Factor factor : allFactors)
            at(wide, factor) = widened(at(wide, factor), factor, 1.3);
        QTest::newRow("wide") << run() << wide;
    }
    void agreesWithVeryManyPoints()
    {
        QFETCH(Workload, in);
        QFETCH(Spreads, all);
        const auto [low, high] = denseEnds(in, all);
        const Interval interval = intervalOf(in, all);
        const QByteArray found = QByteArray::number(interval.low.value() / low - 1.0) + ", " +
                                 QByteArray::number(interval.high.value() / high - 1.0);
        QVERIFY2(agrees(interval.low.value(), low, 0.01), found.constData());
        QVERIFY2(agrees(interval.high.value(), high, 0.01), found.constData());
    }

    void containsTheBest()
    {
        const double best = estimate(run()).total.value();
        Spreads upwards = spreads();
        Spreads downwards = spreads();
        for (std::size_t i = 0; i < factorCount; ++i) {
            upwards[i].low = upwards[i].best;
            downwards[i].high = downwards[i].best;
        }
        // Where twelve inputs can only grow, nearly every total is above the best.
        for (const Spreads& all : {spreads(), upwards, downwards}) {
            const Interval interval = intervalOf(run(), all);
            QVERIFY(interval.low.value() <= best && best <= interval.high.value());
            QVERIFY(widthOf(interval) > 0.0);
        }
    }

    void wideningNeverNarrows()
    {
        for (const Factor factor : allFactors) {
            double before = 0.0;
            for (const double by : {0.0, 0.25, 0.5, 1.0, 1.3, 1.6}) {
                Spreads all = spreads();
                at(all, factor) = widened(at(all, factor), factor, by);
                const double width = widthOf(intervalOf(run(), all));
                QVERIFY2(width >= 0.99 * before, qPrintable(QString::number(int(factor))));
                before = width;
            }
        }
    }

    void growsWithItsInputs()
    {
        const Interval before = intervalOf(run(), spreads());
        for (const Factor factor : allFactors) {
            Spreads all = spreads();
            Spread& spread = at(all, factor);
            const double by = factor == Factor::Pue || factor == Factor::Intensity ? 1.05 : 1.03;
            spread = {spread.low * by, spread.best * by, spread.high * by};
            const Interval after = intervalOf(run(), all);
            const bool falls = factor == Factor::Lifetime || factor == Factor::LifetimeUse;
            QCOMPARE(after.high > before.high, !falls);
            QCOMPARE(after.low > before.low, !falls);
        }
    }

    /// Dragging a slider moves the ends evenly: no step differs from the next by a tenth.
    void doesNotJitter()
    {
        std::array<double, 3> low{};
        std::array<double, 3> high{};
        for (int step = 0; step < 150; ++step) {
            Spreads all = spreads();
            at(all, Factor::Utilisation) = {0.4 + 0.001 * step, 0.6 + 0.001 * step,
                                            0.8 + 0.001 * step};
            const Interval interval = intervalOf(run(), all);
            low = {low[1], low[2], interval.low.value()};
            high = {high[1], high[2], interval.high.value()};
            if (step < 2)
                continue;
            QVERIFY(agrees(low[2] - low[1], low[1] - low[0], 0.1));
            QVERIFY(agrees(high[2] - high[1], high[1] - high[0], 0.1));
        }
    }

    void isTheSameEveryTime()
    {
        const Uncertainty once = uncertainty(run(), spreads());
        const Uncertainty again = uncertainty(run(), spreads());
        QVERIFY(once.interval.low == again.interval.low);
        QVERIFY(once.interval.high == again.interval.high);
        QVERIFY(once.shares == again.shares);
    }

    void unusedInputsHaveNoEffect()
    {
        Workload page = run();
        page.method = Method::Lacoste2019;
        Spreads used = certain(page);
        for (const Factor factor : {Factor::DevicePower, Factor::Time, Factor::Intensity})
            at(used, factor) = at(spreads(), factor);
        QVERIFY(intervalOf(page, used).low == intervalOf(page, spreads()).low);
        QVERIFY(intervalOf(page, used).high == intervalOf(page, spreads()).high);
        Workload green = run();
        green.method = Method::GreenAlgorithms;
        used = spreads();
        for (const Factor factor : {Factor::HostPower, Factor::DeviceEmbodied, Factor::HostEmbodied,
                                    Factor::Lifetime, Factor::LifetimeUse}) {
            at(used, factor) = at(certain(green), factor);
            QCOMPARE(uncertainty(green, spreads()).shares[static_cast<std::size_t>(factor)], 0.0);
        }
        QVERIFY(intervalOf(green, used).low == intervalOf(green, spreads()).low);
        QVERIFY(intervalOf(green, used).high == intervalOf(green, spreads()).high);
    }

    void searchTrialsDoNotVary()
    {
        Workload in = run();
        in.trials = Hours(1000);
        Spreads all = certain(in);
        at(all, Factor::Time) = at(spreads(), Factor::Time);
        const Interval interval = intervalOf(in, all);
        QVERIFY(agrees(interval.low.value(), totalWith(in, Factor::Time, 108), 1e-5));
        QVERIFY(agrees(interval.high.value(), totalWith(in, Factor::Time, 144), 1e-5));
    }

    void zeroStaysANumber_data()
    {
        QTest::addColumn<Workload>("in");
        QTest::addColumn<Spreads>("all");
        const auto add = [](const char* name, const Workload& in, const Spreads& all) {
            QTest::newRow(name) << in << all;
        };
        const Workload still = zeroedRun([](Workload& in) { in.hours = Hours(); });
        Spreads noTime = spreads();
        at(noTime, Factor::Time) = {};
        add("no time", still, noTime);
        add("no time, certain", still, certain(still));
        const Workload clean = zeroedRun([](Workload& in) { in.intensity = {}; });
        Spreads noCarbon = spreads();
        at(noCarbon, Factor::Intensity) = {};
        add("no carbon in the grid", clean, noCarbon);
        Spreads hardlyAny = spreads();
        at(hardlyAny, Factor::Intensity) = {0, 0, 5};
        add("hardly any carbon", clean, hardlyAny);
        add("nothing at all", Workload(), certain(Workload()));
        add("nothing at all, in doubt", Workload(), spreads());
        Spreads idle = spreads();
        at(idle, Factor::Utilisation) = {0, 0, 0.5};
        add("idle", zeroedRun([](Workload& in) { in.utilisation = Ratio(); }), idle);
    }
    void zeroStaysANumber()
    {
        QFETCH(Workload, in);
        QFETCH(Spreads, all);
        const Uncertainty result = uncertainty(in, all);
        QVERIFY(isFinite(result));
        QVERIFY(result.interval.low.value() >= 0.0);
        QVERIFY(result.interval.low <= result.interval.high);
    }
};

QTEST_APPLESS_MAIN(TestUncertainty)
#include "tst_uncertainty.moc"
