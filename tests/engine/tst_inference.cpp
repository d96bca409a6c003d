// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "engine/inference.h"

#include "../support/csvtable.h"

#include <cmath>
#include <limits>

using namespace gramme::engine;
using gramme::test::agrees;
using gramme::test::csvTable;

namespace {

/// 70 billion parameters, 400 tokens, in the USA.
Request large()
{
    Request request;
    request.activeBillions = 70.0;
    request.totalBillions = 70.0;
    request.outputTokens = 400.0;
    request.pue = Ratio(1.2);
    request.intensity = GramsPerKilowattHour(383.55);
    request.waterOnSite = LitresPerKilowattHour(0.569);
    request.waterOffSite = LitresPerKilowattHour(3.1321);
    return request;
}

} // namespace

class TestInference : public QObject
{
    Q_OBJECT

private slots:
    /// The table was written by EcoLogits 0.9.1.
    void requestsOfEcoLogitsAgree()
    {
        const auto rows = csvTable(QStringLiteral("cases_inference.csv"));
        QCOMPARE(rows.size(), std::size_t(30));
        for (const auto& row : rows) {
            const auto number = [&](const char* key) { return row[QLatin1String(key)].toDouble(); };
            Request request;
            request.activeBillions = number("active_params_b");
            request.totalBillions = number("total_params_b");
            request.outputTokens = number("output_tokens");
            request.bits = number("bits");
            request.pue = Ratio(number("pue"));
            request.intensity = GramsPerKilowattHour(number("mix_kg_per_kwh") * 1000.0);
            request.waterOnSite = LitresPerKilowattHour(number("onsite_wue_l_per_kwh"));
            request.waterOffSite = LitresPerKilowattHour(number("offsite_wue_l_per_kwh"));
            const Serving out = serve(request);
            QCOMPARE(out.gpus, number("gpus"));
            QVERIFY(agrees(out.latencySeconds, number("latency_s"), 1e-9));
            QVERIFY(agrees(out.gpuEnergy.value(), number("gpu_energy_kwh"), 1e-9));
            QVERIFY(agrees(out.serverEnergy.value(), number("server_energy_kwh"), 1e-9));
            QVERIFY(agrees(out.energy.value(), number("request_energy_kwh"), 1e-9));
            QVERIFY(agrees(out.operational.value(), number("usage_kg"), 1e-9));
            QVERIFY(agrees(out.embodied.value(), number("embodied_kg"), 1e-9));
            // Its code multiplies the energy that already contains PUE: PUE counts twice, on both
            // terms. Ours is less by just that factor.
            const double asCoded =
                out.energy.value() *
                (request.waterOnSite.value() + request.pue.value() * request.waterOffSite.value());
            QVERIFY(agrees(asCoded, number("water_l_as_coded"), 1e-9));
            QVERIFY(agrees(out.water.total().value() * request.pue.value(), asCoded, 1e-12));
        }
    }

    void seventyBillionInTheUsa()
    {
        const Serving out = serve(large());
        QCOMPARE(out.gpus, 4.0); // 1.2 x 70 x 2 = 168 GB: 3 of 80 GB, so 4
        QVERIFY(std::abs(out.latencySeconds - 34.77) < 0.005);
        QVERIFY(std::abs(out.energy.value() - 2.630e-4) < 0.0005e-4);
        QVERIFY(std::abs(out.operational.value() * 1000.0 - 0.1009) < 0.00005);
        QVERIFY(std::abs(out.embodied.value() * 1000.0 - 0.0201) < 0.00005);
    }

    void devicesAreAPowerOfTwo_data()
    {
        QTest::addColumn<double>("billions");
        QTest::addColumn<double>("bits");
        QTest::addColumn<double>("gpus");
        QTest::newRow("33 at 16 bit: 79.2 GB") << 33.0 << 16.0 << 1.0;
        QTest::newRow("34 at 16 bit: 81.6 GB") << 34.0 << 16.0 << 2.0;
        QTest::newRow("68 at 8 bit: 81.6 GB") << 68.0 << 8.0 << 2.0;
        QTest::newRow("671 at 16 bit: 1610 GB, 21") << 671.0 << 16.0 << 32.0;
        QTest::newRow("671 at 4 bit: 403 GB, 6") << 671.0 << 4.0 << 8.0;
        QTest::newRow("tiny") << 0.001 << 16.0 << 1.0;
        QTest::newRow("nothing") << 0.0 << 16.0 << 1.0;
    }
    void devicesAreAPowerOfTwo()
    {
        QFETCH(double, billions);
        QFETCH(double, bits);
        QFETCH(double, gpus);
        Request request = large();
        request.totalBillions = billions;
        request.bits = bits;
        QCOMPARE(serve(request).gpus, gpus);
    }

    void noTokensNoEmissions()
    {
        Request request = large();
        request.outputTokens = 0.0;
        const Serving out = serve(request);
        QCOMPARE(out.energy.value(), 0.0);
        QCOMPARE(out.operational.value(), 0.0);
        QCOMPARE(out.embodied.value(), 0.0);
        QCOMPARE(out.water.total().value(), 0.0);
        QCOMPARE(out.latencySeconds, 0.0);
    }

    void anEndlessModelEnds()
    {
        Request request = large();
        request.totalBillions = std::numeric_limits<double>::infinity();
        QVERIFY(std::isinf(serve(request).gpus));
    }

    void growsWithTokensAndParameters()
    {
        const double once = serve(large()).operational.value();
        Request longer = large();
        longer.outputTokens *= 2.5;
        QVERIFY(agrees(serve(longer).operational.value(), once * 2.5, 1e-14));
        Request larger = large();
        larger.activeBillions *= 1.1;
        QVERIFY(serve(larger).operational.value() > once);
    }
};

QTEST_APPLESS_MAIN(TestInference)
#include "tst_inference.moc"
