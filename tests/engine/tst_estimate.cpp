// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "engine/estimate.h"

#include "../support/csvtable.h"

#include <cmath>

using namespace gramme::engine;
using gramme::test::agrees;
using gramme::test::csvTable;

namespace {

/// Eight devices of 400 W for 250 h, in servers as Luccioni et al. 2023 count them.
Workload serverRun()
{
    Workload in;
    in.count = 8;
    in.tdp = Watts(400);
    in.hours = Hours(250);
    in.intensity = GramsPerKilowattHour(100);
    in.offset = Ratio(0.5);
    in.countsEmbodied = true;
    in.manufacture = {8.0, Kilograms(150), Kilograms(2500.0 / 8.0), Years(6), Ratio(0.85)};
    return in;
}

} // namespace

class TestEstimate : public QObject {
    Q_OBJECT

private slots:
    void fullCountsEveryTerm()
    {
        Workload in;
        in.count = 8;
        in.tdp = Watts(400);
        in.utilisation = Ratio(0.8);
        in.host = Watts(50);
        in.cpuCores = 32;
        in.cpuPerCore = Watts(5);
        in.cpuUtilisation = Ratio(0.5);
        in.memory = Gigabytes(256);
        in.memoryPower = WattsPerGigabyte(0.3725);
        in.hours = Hours(100);
        in.runs = 2;
        in.pue = Ratio(1.1);
        in.intensity = GramsPerKilowattHour(250);
        in.offset = Ratio(0.4);
        const Estimate out = estimate(in);
        QCOMPARE(out.term(Component::Accelerators).energy.value(), 512.0); // 8x400x0.8x200/1000
        QCOMPARE(out.term(Component::Host).energy.value(), 80.0);          // 8x50x200/1000
        QCOMPARE(out.term(Component::Cpu).energy.value(), 16.0);           // 32x5x0.5x200/1000
        QCOMPARE(out.term(Component::Memory).energy.value(), 19.072);      // 256x0.3725x200/1000
        QCOMPARE(out.itEnergy.value(), 627.072);                           // their sum
        QCOMPARE(out.energy.value(), 689.7792);                            // x 1.1
        QCOMPARE(out.overhead.value(), 62.7072);                           // the difference
        QCOMPARE(out.operational.value(), 172.4448);                       // x 250 / 1000
        QCOMPARE(out.total.value(), 172.4448);
        QCOMPARE(out.claimedOffset.value(), 68.97792); // 40 %, beside the total
        QVERIFY(!out.embodied && !out.interval);
    }

    void lacosteCountsOnlyPowerTimeAndIntensity()
    {
        Workload in;
        in.method = Method::Lacoste2019;
        in.count = 4;
        in.runs = 3;
        in.tdp = Watts(250);
        in.hours = Hours(10);
        in.intensity = GramsPerKilowattHour(432);
        in.host = Watts(100); // must not matter
        in.memory = Gigabytes(64);
        in.memoryPower = WattsPerGigabyte(1);
        const Estimate out = estimate(in);
        QCOMPARE(out.energy.value(), 30.0);       // 250 x 120 / 1000
        QCOMPARE(out.total.value(), 12.96);       // x 432 / 1000
        QCOMPARE(out.overhead.value(), 0.0);
    }

    void greenAlgorithmsRowsAgree()
    {
        const auto rows = csvTable(QStringLiteral("cases_green_algorithms.csv"));
        QVERIFY(rows.size() > 30);
        for (const auto& row : rows) {
            const auto number = [&](const char* key) { return row[QLatin1String(key)].toDouble(); };
            const QString type = row[QStringLiteral("core_type")];
            Workload in;
            in.method = Method::GreenAlgorithms;
            if (type != QLatin1String("CPU")) {
                in.count = number("n_gpus");
                in.tdp = Watts(number("gpu_tdp_used_w"));
                in.utilisation = Ratio(number("usage_gpu_used"));
            }
            if (type != QLatin1String("GPU")) {
                in.cpuCores = number("n_cpu_cores");
                in.cpuPerCore = Watts(number("cpu_tdp_used_w_per_core"));
                in.cpuUtilisation = Ratio(number("usage_cpu_used"));
            }
            in.memory = Gigabytes(number("memory_gb"));
            in.memoryPower = WattsPerGigabyte(number("memory_w_per_gb"));
            in.hours = Hours(number("runtime_h"));
            in.scale = number("mult_factor_used");
            in.pue = Ratio(number("pue_used"));
            in.intensity = GramsPerKilowattHour(number("carbon_intensity_g_per_kwh"));
            const Estimate out = estimate(in);
            const QByteArray id = row[QStringLiteral("id")].toUtf8();
            QVERIFY2(agrees(out.energy.value(), number("energy_kwh"), 1e-9), id.constData());
            QVERIFY2(agrees(out.total.value(), number("ce_kg"), 1e-9), id.constData());
            // The table's parts already contain PUE.
            const double pue = number("pue_used");
            QVERIFY2(agrees(out.term(Component::Memory).energy.value() * pue,
                            number("energy_memory_kwh"), 1e-9), id.constData());
            QVERIFY2(agrees(out.term(Component::Accelerators).energy.value() * pue,
                            number("energy_gpu_kwh"), 1e-9), id.constData());
            QVERIFY2(agrees(out.term(Component::Cpu).energy.value() * pue,
                            number("energy_cpu_kwh"), 1e-9), id.constData());
        }
    }

    void scalesWithTimeAndRepeats()
    {
        Workload in;
        in.count = 3;
        in.tdp = Watts(310);
        in.utilisation = Ratio(0.7);
        in.hours = Hours(7.25);
        in.pue = Ratio(1.27);
        in.intensity = GramsPerKilowattHour(199.5);
        const double once = estimate(in).total.value();
        for (const double factor : {0.0, 0.5, 2.0, 1e6}) {
            Workload longer = in;
            longer.hours = in.hours * factor;
            QVERIFY(agrees(estimate(longer).total.value(), once * factor, 1e-14));
            Workload repeated = in;
            repeated.runs = factor;
            QVERIFY(agrees(estimate(repeated).total.value(), once * factor, 1e-14));
            Workload scaled = in;
            scaled.scale = factor;
            QVERIFY(agrees(estimate(scaled).total.value(), once * factor, 1e-14));
        }
    }

    void partsSumToTheTotal()
    {
        Workload in;
        in.count = 2;
        in.tdp = Watts(72);
        in.host = Watts(33.3);
        in.cpuCores = 7;
        in.cpuPerCore = Watts(4.4);
        in.memory = Gigabytes(31);
        in.memoryPower = WattsPerGigabyte(0.3725);
        in.hours = Hours(0.1);
        in.pue = Ratio(1.54);
        const Estimate out = estimate(in);
        double parts = out.overhead.value();
        for (const EnergyTerm& term : out.terms)
            parts += term.energy.value();
        QVERIFY(agrees(parts, out.energy.value(), 1e-14));
    }

    void makingTheHardwareIsSharedOut()
    {
        Workload in = serverRun();
        const Estimate out = estimate(in);
        // 8 x (150 + 312.5) kg x 250 h / (6 x 8760 h x 0.85)
        QVERIFY(out.embodied.has_value());
        QVERIFY(agrees(out.embodied->value(), 8 * 462.5 * 250.0 / (52560.0 * 0.85), 1e-14));
        QCOMPARE(out.operational.value(), 80.0); // 8 x 400 x 250 / 1000 x 100 / 1000
        QCOMPARE(out.total.value(), out.operational.value() + out.embodied->value());
        QCOMPARE(out.claimedOffset.value(), 40.0); // of the operational part alone
        in.countsEmbodied = false;
        QVERIFY(!estimate(in).embodied);
        QCOMPARE(estimate(in).total.value(), 80.0);
    }

    void onlyTheMethodFullCountsEmbodied()
    {
        for (const Method method : {Method::Lacoste2019, Method::GreenAlgorithms}) {
            Workload in = serverRun();
            in.method = method;
            QVERIFY(!estimate(in).embodied);
            QCOMPARE(estimate(in).total.value(), 80.0);
        }
    }

    void otherMethodsIgnoreWhatTheyDoNotKnow()
    {
        Workload in = serverRun();
        in.method = Method::Lacoste2019;
        in.pue = Ratio(1.5);
        in.trials = Hours(100);
        in.repeated = Ratio(0.3);
        in.utilisation = Ratio(0.5);
        QCOMPARE(estimate(in).total.value(), 80.0);
        in = serverRun();
        in.method = Method::GreenAlgorithms;
        in.host = Watts(50);
        QCOMPARE(estimate(in).total.value(), 80.0);
        QCOMPARE(estimate(in).term(Component::Host).energy.value(), 0.0);
    }

    void timeOfACampaign_data()
    {
        QTest::addColumn<double>("trials");
        QTest::addColumn<double>("repeated");
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("hours");
        QTest::newRow("none") << 0.0 << 0.0 << 1.0 << 30.0;              // 10 x 3
        QTest::newRow("scaled") << 0.0 << 0.0 << 2.0 << 60.0;            // 10 x 3 x 2
        QTest::newRow("trials") << 45.0 << 0.0 << 1.0 << 75.0;           // 10 x 3 + 45
        QTest::newRow("repeated") << 0.0 << 0.2 << 1.0 << 36.0;          // 30 x 1.2
        QTest::newRow("everything") << 45.0 << 0.2 << 0.5 << 45.0;       // 75 x 1.2 / 2
        QTest::newRow("more than once again") << 5.0 << 1.5 << 1.0 << 87.5; // 35 x 2.5
    }
    void timeOfACampaign()
    {
        QFETCH(double, trials);
        QFETCH(double, repeated);
        QFETCH(double, scale);
        QFETCH(double, hours);
        Workload in = serverRun();
        in.hours = Hours(10);
        in.runs = 3;
        in.trials = Hours(trials);
        in.repeated = Ratio(repeated);
        in.scale = scale;
        QCOMPARE(totalTime(in).value(), hours);
        const Estimate out = estimate(in);
        QVERIFY(agrees(out.energy.value(), 3.2 * hours, 1e-14)); // 8 x 400 W
        QVERIFY(agrees(out.embodied->value(), 3700.0 * hours / (52560.0 * 0.85), 1e-14));
    }

    void withoutACampaignTheOrderIsTheOldOne()
    {
        // hours x (runs x scale), in the last bit: 0.1 x (3 x 0.7) is not (0.1 x 3) x 0.7.
        Workload in;
        in.hours = Hours(0.1);
        in.runs = 3;
        in.scale = 0.7;
        QVERIFY(totalTime(in).value() == 0.1 * (3 * 0.7));
    }

    void anEmptyWorkloadEmitsNothing()
    {
        const Estimate out = estimate({});
        QCOMPARE(out.total.value(), 0.0);
        QVERIFY(!std::isnan(out.energy.value()));
        Workload counted;
        counted.countsEmbodied = true;
        QCOMPARE(estimate(counted).embodied->value(), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
