// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/breakdown.h"
#include "workedrun.h"

#include <cmath>

using namespace gramme;
using namespace gramme::study;

namespace {

const PartOfEstimate* find(const std::vector<PartOfEstimate>& parts, Part part)
{
    for (const PartOfEstimate& each : parts) {
        if (each.part == part)
            return &each;
    }
    return nullptr;
}

} // namespace

class TestBreakdown : public QObject
{
    Q_OBJECT

private slots:
    void everyPartByHand_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<double>("kWh");
        QTest::addColumn<double>("kg");
        QTest::newRow("accelerators") << int(Part::Accelerators) << 30.0 << 6.0;
        QTest::newRow("host") << int(Part::Host) << 10.0 << 2.0;
        QTest::newRow("CPU") << int(Part::Cpu) << 2.0 << 0.4;
        QTest::newRow("memory") << int(Part::Memory) << 4.0 << 0.8;
        QTest::newRow("overhead") << int(Part::Overhead) << 23.0 << 4.6; // 46 x 0.5
        QTest::newRow("device") << int(Part::MakingDevice) << 0.0 << 2 * 100 * 100 / 8760.0;
        QTest::newRow("its host") << int(Part::MakingHost) << 0.0 << 2 * 300 * 100 / 8760.0;
    }
    void everyPartByHand()
    {
        QFETCH(int, part);
        QFETCH(double, kWh);
        QFETCH(double, kg);
        const auto parts = breakdown(engine::estimate(test::workedRun()));
        const PartOfEstimate* found = find(parts, static_cast<Part>(part));
        QVERIFY(found);
        QVERIFY(std::abs(found->energy.value() - kWh) < 1e-12);
        QVERIFY(std::abs(found->emissions.value() - kg) < 1e-12);
        QVERIFY(std::abs(found->ofEnergy - kWh / 69.0) < 1e-12);
        QCOMPARE(found->isMaking(), kWh == 0.0);
        QVERIFY(!partName(found->part).isEmpty());
    }

    void theyAddUpToTheWhole()
    {
        const engine::Estimate estimate = engine::estimate(test::workedRun());
        double kWh = 0.0;
        double kg = 0.0;
        double shares = 0.0;
        for (const PartOfEstimate& part : breakdown(estimate)) {
            kWh += part.energy.value();
            kg += part.emissions.value();
            shares += part.ofEmissions;
        }
        QVERIFY(std::abs(kWh - estimate.energy.value()) < 1e-9);
        QVERIFY(std::abs(kg - estimate.total.value()) < 1e-9);
        QVERIFY(std::abs(shares - 1.0) < 1e-12);
    }

    void whatIsNotCountedIsLeftOut()
    {
        engine::Workload in = test::workedRun();
        in.host = engine::Watts();
        in.cpuCores = 0;
        in.memory = engine::Gigabytes();
        in.pue = engine::Ratio(1.0);
        in.countsEmbodied = false;
        const auto parts = breakdown(engine::estimate(in));
        QCOMPARE(parts.size(), 1U);
        QCOMPARE(parts.front().part, Part::Accelerators);
        QCOMPARE(parts.front().ofEmissions, 1.0);
        in.method = engine::Method::Lacoste2019;
        in.pue = engine::Ratio(1.5); // the method does not look at it
        QCOMPARE(breakdown(engine::estimate(in)).size(), 1U);
    }

    void nothingHasNoShares()
    {
        engine::Workload in = test::workedRun();
        in.hours = engine::Hours();
        for (const PartOfEstimate& part : breakdown(engine::estimate(in))) {
            QCOMPARE(part.ofEnergy, 0.0);
            QCOMPARE(part.ofEmissions, 0.0);
        }
    }
};

QTEST_GUILESS_MAIN(TestBreakdown)
#include "tst_breakdown.moc"
