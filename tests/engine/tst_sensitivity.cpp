// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "../support/csvtable.h"
#include "uncertainrun.h"

#include <cmath>
#include <numeric>

using namespace gramme::test;

namespace {

double shareOf(const Uncertainty& result, Factor factor)
{
    return result.shares[static_cast<std::size_t>(factor)];
}

double sumOf(const std::array<double, factorCount>& shares)
{
    return std::accumulate(shares.begin(), shares.end(), 0.0);
}

/// First-order Sobol indices by pick and freeze (Sobol 1993): the covariance of totals at two sets
/// of points that have only one coordinate in common. Scaled to a sum of 1.
std::array<double, factorCount> pickAndFreeze(const Workload& in, const Spreads& all)
{
    constexpr std::size_t count = (1U << 15U) - 1;
    Coordinates coordinates(2 * factorCount);
    std::array<double, factorCount> picked;
    std::array<double, factorCount> other;
    std::array<double, factorCount> products{};
    for (std::size_t i = 0; i < count; ++i) {
        for (double& coordinate : picked)
            coordinate = coordinates.next();
        for (double& coordinate : other)
            coordinate = coordinates.next();
        const double total = totalAtPoint(in, all, picked);
        const double fresh = totalAtPoint(in, all, other);
        for (std::size_t factor = 0; factor < factorCount; ++factor) {
            std::array<double, factorCount> mixed = other;
            mixed[factor] = picked[factor];
            products[factor] += total * (totalAtPoint(in, all, mixed) - fresh);
        }
    }
    const double together = sumOf(products);
    for (double& product : products)
        product /= together;
    return products;
}

} // namespace

class TestSensitivity : public QObject
{
    Q_OBJECT

private slots:
    /// Both distributions are even ones, so their variances are as the squares of 10 % and 20 %.
    void twoInputsByHand()
    {
        Spreads two = certain(run());
        Workload in = run();
        in.host = Watts();
        in.cpuCores = 0;
        in.memory = Gigabytes();
        in.countsEmbodied = false;
        in.utilisation = Ratio(0.6);
        at(two, Factor::Utilisation) = {0.54, 0.6, 0.66};
        at(two, Factor::Intensity) = {271 * 0.8, 271, 271 * 1.2};
        const Uncertainty result = uncertainty(in, two);
        QVERIFY(agrees(shareOf(result, Factor::Utilisation), 0.2, 1e-9)); // 1 / (1 + 4)
        QVERIFY(agrees(shareOf(result, Factor::Intensity), 0.8, 1e-9));   // 4 / (1 + 4)
    }

    void sharesSumToOne()
    {
        for (const Method method : {Method::Full, Method::Lacoste2019, Method::GreenAlgorithms}) {
            Workload in = run();
            in.method = method;
            const Uncertainty result = uncertainty(in, spreads());
            QVERIFY(agrees(sumOf(result.shares), 1.0, 1e-12));
            for (const double share : result.shares)
                QVERIFY(share >= 0.0 && share <= 1.0);
        }
    }

    void whatIsCertainCausesNothing()
    {
        QCOMPARE(sumOf(uncertainty(run(), certain(run())).shares), 0.0);
        for (const Factor factor : allFactors) {
            Spreads all = spreads();
            at(all, factor) = at(certain(run()), factor);
            QCOMPARE(shareOf(uncertainty(run(), all), factor), 0.0);
        }
    }

    void whatHasNoEffectCausesNothing()
    {
        Workload in = run();
        in.countsEmbodied = false;
        in.hours = Hours();
        Spreads all = spreads();
        at(all, Factor::Time) = {};
        QCOMPARE(sumOf(uncertainty(in, all).shares), 0.0);
        in = run();
        in.countsEmbodied = false;
        const Uncertainty result = uncertainty(in, spreads());
        for (const Factor factor :
             {Factor::DeviceEmbodied, Factor::HostEmbodied, Factor::Lifetime, Factor::LifetimeUse})
            QCOMPARE(shareOf(result, factor), 0.0);
    }

    void agreesWithPickAndFreeze_data()
    {
        QTest::addColumn<double>("intensity");
        QTest::newRow("fossil grid") << 700.0;
        QTest::newRow("average grid") << 271.0;
        QTest::newRow("clean grid") << 25.0;
    }
    void agreesWithPickAndFreeze()
    {
        QFETCH(double, intensity);
        Workload in = run();
        in.intensity = GramsPerKilowattHour(intensity);
        Spreads all = spreads();
        at(all, Factor::Intensity) = {intensity * 0.8, intensity, intensity * 1.3};
        const auto expected = pickAndFreeze(in, all);
        const auto found = uncertainty(in, all).shares;
        for (std::size_t factor = 0; factor < factorCount; ++factor)
            QVERIFY2(std::abs(found[factor] - expected[factor]) < 0.02,
                     qPrintable(QStringLiteral("%1: %2, %3")
                                    .arg(factor)
                                    .arg(found[factor])
                                    .arg(expected[factor])));
    }

    void aWiderDoubtCausesMore()
    {
        double before = 0.0;
        for (const double half : {0.01, 0.05, 0.1, 0.2, 0.4}) {
            Spreads all = spreads();
            at(all, Factor::Intensity) = {271 * (1 - half), 271, 271 * (1 + half)};
            const double share = shareOf(uncertainty(run(), all), Factor::Intensity);
            QVERIFY(share > before);
            before = share;
        }
    }
};

QTEST_APPLESS_MAIN(TestSensitivity)
#include "tst_sensitivity.moc"
