// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "engine/siterounding.h"

#include "../support/csvtable.h"

#include <random>

using namespace gramme::engine;
using gramme::test::csvTable;

namespace {

/// Independent of the code under test: all decimals of the exact binary value, rounded half away
/// from zero on the decimal text (the recipe that was checked against a JavaScript engine).
double decimalOracle(double value)
{
    QByteArray text = QByteArray::number(std::abs(value), 'f', 80);
    const qsizetype point = text.indexOf('.');
    const bool up = text.at(point + 3) >= '5';
    QByteArray digits = text.left(point) + text.mid(point + 1, 2);
    if (up) {
        qsizetype i = digits.size() - 1;
        while (i >= 0 && digits[i] == '9')
            digits[i--] = '0';
        if (i >= 0)
            digits[i] = static_cast<char>(digits.at(i) + 1);
        else
            digits.prepend('1');
    }
    digits.insert(digits.size() - 2, '.');
    return std::copysign(digits.toDouble(), value);
}

double cell(const gramme::test::Row& row, const char* key)
{
    return row[QLatin1String(key)].toDouble();
}

} // namespace

class TestSiteRounding : public QObject {
    Q_OBJECT

private slots:
    void toFixedFollowsJavaScript_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("expected");
        // Ties of the exact binary value go to the larger magnitude.
        QTest::newRow("0.125 is a tie") << 0.125 << 0.13;
        QTest::newRow("308.625 is a tie") << 308.625 << 308.63;
        QTest::newRow("0.375 is a tie") << 0.375 << 0.38;
        QTest::newRow("-0.125 is a tie") << -0.125 << -0.13;
        // These only look like ties: the binary value lies below.
        QTest::newRow("0.105") << 0.105 << 0.1;
        QTest::newRow("0.205") << 0.205 << 0.2;
        QTest::newRow("0.615") << 0.615 << 0.61;
        QTest::newRow("1.005") << 1.005 << 1.0;
        QTest::newRow("zero") << 0.0 << 0.0;
        QTest::newRow("below half a cent") << 0.00499999 << 0.0;
        QTest::newRow("carries") << 0.999 << 1.0;
        QTest::newRow("large") << 1.295e24 << 1.295e24;
        QTest::newRow("2^46 and above is itself") << 70368744177664.015625 << 70368744177664.015625;
        QTest::newRow("129500") << 129500.0 << 129500.0;
    }
    void toFixedFollowsJavaScript()
    {
        QFETCH(double, value);
        QFETCH(double, expected);
        QCOMPARE(site::toFixed2(value), expected);
    }

    void toFixedAgreesWithTheDecimalOracle()
    {
        std::mt19937_64 random(20260921);
        std::uniform_real_distribution<double> mantissa(1.0, 10.0);
        std::uniform_int_distribution<int> exponent(-6, 12);
        for (int i = 0; i < 200000; ++i) {
            const double value = mantissa(random) * std::pow(10.0, exponent(random));
            QCOMPARE(site::toFixed2(value), decimalOracle(value));
        }
        // Eighths are where exact ties live.
        for (int i = 0; i < 100000; ++i)
            QCOMPARE(site::toFixed2(i / 8.0), decimalOracle(i / 8.0));
        for (int i = 0; i < 100000; ++i)
            QCOMPARE(site::toFixed2(i / 1000.0), decimalOracle(i / 1000.0));
    }

    void cloudRowsOfThePageAgree()
    {
        const auto rows = csvTable(QStringLiteral("cases_lacoste.csv"));
        QVERIFY(rows.size() > 300);
        int crashes = 0;
        for (const auto& row : rows) {
            const auto shown = site::cloud(Watts(cell(row, "tdp_w")), Hours(cell(row, "hours")),
                                           GramsPerKilowattHour(cell(row, "intensity_g_per_kwh")),
                                           cell(row, "offset_pct"));
            QCOMPARE(shown.energy.value(), cell(row, "app_energy_kwh"));
            QCOMPARE(shown.kgPerKwh, cell(row, "app_kg_per_kwh"));
            QCOMPARE(shown.raw.value(), cell(row, "app_raw_kg"));
            QCOMPARE(shown.offset.value(), cell(row, "app_offset_kg"));
            crashes += row[QStringLiteral("status")] == QLatin1String("throws");
        }
        QVERIFY(crashes > 0); // Rows where the page itself dies are among them.
    }

    void privateRowsOfThePageAgree()
    {
        const auto rows = csvTable(QStringLiteral("cases_lacoste_private.csv"));
        QVERIFY(!rows.empty());
        for (const auto& row : rows) {
            const auto shown = site::privateInfrastructure(
                Watts(cell(row, "tdp_w")), Hours(cell(row, "hours")),
                cell(row, "custom_kg_per_kwh"), cell(row, "custom_offset_pct"));
            QCOMPARE(shown.energy.value(), cell(row, "app_energy_kwh"));
            QCOMPARE(shown.kgPerKwh, cell(row, "app_kg_per_kwh"));
            QCOMPARE(shown.raw.value(), cell(row, "app_raw_kg"));
            QCOMPARE(shown.offset.value(), cell(row, "app_offset_kg"));
            QCOMPARE(shown.offsetPercent, cell(row, "app_offset_pct"));
        }
    }

    void equivalencesOfThePageAgree()
    {
        const auto rows = csvTable(QStringLiteral("cases_lacoste_equivalences.csv"));
        QVERIFY(!rows.empty());
        int compared = 0;
        for (const auto& row : rows) {
            if (row[QStringLiteral("status")] != QLatin1String("ok"))
                continue;
            const double kg = cell(row, "kg");
            const auto text = [&](double perUnit) {
                return QString::fromStdString(site::equivalenceText(kg / perUnit));
            };
            QCOMPARE(text(site::kgPerKmDriven), row[QStringLiteral("km_shown")]);
            QCOMPARE(text(site::kgPerKgCoal), row[QStringLiteral("coal_kg_shown")]);
            QCOMPARE(text(site::kgPerTreeSeedling), row[QStringLiteral("seedlings_shown")]);
            ++compared;
        }
        QVERIFY(compared > 20);
    }

    void equivalencesWhereThePageDies_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("0.48 kg / 60") << 0.48 / 60.0 << QStringLiteral("8 x10^-3");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0");
        QTest::newRow("3 / 60") << 3.0 / 60.0 << QStringLiteral("0.05");
        QTest::newRow("6 / 60") << 6.0 / 60.0 << QStringLiteral("0.1");
        QTest::newRow("60 / 60") << 1.0 << QStringLiteral("1");
        QTest::newRow("600 / 60") << 10.0 << QStringLiteral("10");
        QTest::newRow("6000 / 60") << 100.0 << QStringLiteral("100");
        QTest::newRow("1.2e6 / 60") << 20000.0 << QStringLiteral("2 x10^4");
    }
    void equivalencesWhereThePageDies()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(site::equivalenceText(value)), text);
    }

    void theAlternativeUsesWholeGramsUnrounded()
    {
        // 250 W x 1234.5 h at GCP: 308.63 kWh (308.625 is a tie); cleanest 16 g: 4.93808 -> 4.94.
        const auto shown = site::cloud(Watts(250), Hours(1234.5), GramsPerKilowattHour(16), 100);
        QCOMPARE(shown.energy.value(), 308.63);
        QCOMPARE(site::alternative(shown.energy, GramsPerKilowattHour(16)).value(), 4.94);
        QCOMPARE(shown.raw.value(), 6.17); // what the region itself gives: 0.02 kg/kWh
    }
};

QTEST_APPLESS_MAIN(TestSiteRounding)
#include "tst_siterounding.moc"
