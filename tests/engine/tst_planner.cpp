// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "engine/estimate.h"
#include "engine/planner.h"

#include "../support/csvtable.h"

#include <cmath>

using namespace gramme::engine;
using gramme::test::agrees;

class TestPlanner : public QObject
{
    Q_OBJECT

private slots:
    void floatingPointOperations_data()
    {
        QTest::addColumn<double>("params");
        QTest::addColumn<double>("tokens");
        QTest::addColumn<bool>("recomputes");
        QTest::addColumn<double>("flops");
        QTest::newRow("GPT-3") << 175e9 << 300e9 << false << 3.15e23; // 6 x 175e9 x 300e9
        QTest::newRow("recomputed") << 1e9 << 20e9 << true << 1.6e20; // 8 x 1e9 x 20e9
        QTest::newRow("no tokens") << 1e9 << 0.0 << false << 0.0;
        QTest::newRow("nothing") << 0.0 << 0.0 << true << 0.0;
    }
    void floatingPointOperations()
    {
        QFETCH(double, params);
        QFETCH(double, tokens);
        QFETCH(bool, recomputes);
        QFETCH(double, flops);
        QVERIFY(agrees(trainingFlops({params, tokens, recomputes}).value(), flops, 1e-15));
    }

    void timeOfOneDevice()
    {
        // 3.6e18 FLOPs at 100 TFLOP/s x 0.5: 72,000 s = 20 h
        QCOMPARE(acceleratorHours(Flops(3.6e18), FlopsPerSecond(100e12), Ratio(0.5)).value(), 20.0);
        QCOMPARE(acceleratorHours(Flops(), FlopsPerSecond(1e12), Ratio(0.4)).value(), 0.0);
    }

    /// Faiz et al. 2024 (arXiv 2309.14393): what LLMCarbon predicts, and what was published, in
    /// tonnes. Parameters and tokens in billions, power of one device with its share of the system.
    void casesOfLlmCarbon_data()
    {
        QTest::addColumn<double>("params");
        QTest::addColumn<double>("tokens");
        QTest::addColumn<double>("watts");
        QTest::addColumn<double>("peakTera");
        QTest::addColumn<double>("efficiency");
        QTest::addColumn<double>("pue");
        QTest::addColumn<double>("kgPerKwh");
        QTest::addColumn<double>("predicted");
        QTest::addColumn<double>("published");
        QTest::addColumn<double>("rounding");
        // T5 on TPUv3: 6 x 11e9 x 600e9 / (123e12 x 0.37) / 3600 = 241,706 h
        QTest::newRow("T5") << 11.0 << 600.0 << 310.0 << 123.0 << 0.37 << 1.12 << 0.545 << 45.7
                            << 46.7 << 0.05;
        // GPT-3 on V100: 3.15e23 / (125e12 x 0.197) / 3600 = 3,553,299 h
        QTest::newRow("GPT-3") << 175.0 << 300.0 << 330.0 << 125.0 << 0.197 << 1.1 << 0.429 << 553.3
                               << 552.1 << 0.05;
        // GShard on TPUv3, 2.3 of 600 billion parameters active
        QTest::newRow("GShard") << 2.3 << 1000.0 << 288.0 << 123.0 << 0.39 << 1.09 << 0.177 << 4.44
                                << 4.3 << 0.005;
        QTest::newRow("Switch") << 7.41 << 2000.0 << 245.0 << 123.0 << 0.28 << 1.1 << 0.33 << 63.8
                                << 59.1 << 0.05;
        // XLM on V100
        QTest::newRow("XLM") << 0.55 << 7000.0 << 342.0 << 125.0 << 0.212 << 1.1 << 0.413 << 37.6
                             << 39.0 << 0.05;
    }
    void casesOfLlmCarbon()
    {
        QFETCH(double, params);
        QFETCH(double, tokens);
        QFETCH(double, watts);
        QFETCH(double, peakTera);
        QFETCH(double, efficiency);
        QFETCH(double, pue);
        QFETCH(double, kgPerKwh);
        QFETCH(double, predicted);
        QFETCH(double, published);
        QFETCH(double, rounding);
        Workload in;
        in.count = 1;
        in.tdp = Watts(watts);
        in.hours = acceleratorHours(trainingFlops({params * 1e9, tokens * 1e9, false}),
                                    FlopsPerSecond(peakTera * 1e12), Ratio(efficiency));
        in.pue = Ratio(pue);
        in.intensity = GramsPerKilowattHour(kgPerKwh * 1000.0);
        const double tonnes = estimate(in).total.value() / 1000.0;
        QVERIFY2(std::abs(tonnes - predicted) <= rounding, qPrintable(QString::number(tonnes)));
        QVERIFY(agrees(tonnes, published, 0.08));
    }

    /// Luccioni et al. 2023 (arXiv 2211.02001): BLOOM, 176 billion parameters, on 384 A100.
    void theTotalOfBloom()
    {
        constexpr double gpuHours = 1082990.0;
        Workload in;
        in.count = 384;
        in.tdp = Watts(400);                           // 433,196 kWh over all GPU-hours
        in.host = Watts(256646.0 / gpuHours * 1000.0); // idle: 256,646 kWh
        in.hours = Hours(gpuHours / 384.0);
        in.intensity = GramsPerKilowattHour(57);
        in.countsEmbodied = true;
        in.manufacture = {384.0, Kilograms(150), Kilograms(2500.0 / 8.0), Years(6), Ratio(0.85)};
        const Estimate out = estimate(in);
        const auto tonnes = [](double kg) { return std::round(kg / 100.0) / 10.0; };
        QCOMPARE(tonnes(out.term(Component::Accelerators).energy.value() * 0.057), 24.7);
        QCOMPARE(tonnes(out.term(Component::Host).energy.value() * 0.057), 14.6);
        // 1,082,990 h x (150 + 312.5) kg / (52,560 h x 0.85) = 11,211 kg
        QCOMPARE(tonnes(out.embodied->value()), 11.2);
        QCOMPARE(tonnes(out.total.value()), 50.5);
    }

    /// Li et al. 2023 (arXiv 2304.03271): GPT-3 in the average data centre of the USA; 700,000 L
    /// were published for the site, 5.4 million litres for everything.
    void waterOnAndOffSite()
    {
        const WaterUse water = waterUse(KilowattHours(1287e3), Ratio(1.17),
                                        LitresPerKilowattHour(0.55), LitresPerKilowattHour(3.142));
        QVERIFY(agrees(water.onSite.value(), 707850.0, 1e-12));    // 1,287,000 x 0.55
        QVERIFY(agrees(water.offSite.value(), 4731192.18, 1e-12)); // x 1.17 x 3.142
        QVERIFY(agrees(water.total().value(), 5.44e6, 1e-3));
        QCOMPARE(waterUse({}, Ratio(1.2), LitresPerKilowattHour(1), {}).total().value(), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestPlanner)
#include "tst_planner.moc"
