// SPDX-License-Identifier: GPL-3.0-or-later
// Every device of the page in every region, for several hours, against an oracle that knows
// nothing of the engine: JavaScript's toFixed(2) done on the exact decimal expansion.
#include <QTest>

#include "catalog/catalog.h"
#include "study/resolve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace gramme;
using namespace Qt::StringLiterals;

namespace {

/// Number(x.toFixed(2)) of ECMA-262: of the two decimals around the exact binary value the nearer
/// one, the larger where it lies in the middle. All digits of a double fit in 1100 decimals.
double fixed2(double x)
{
    std::array<char, 1500> buffer;
    const int length =
        std::snprintf(buffer.data(), buffer.size(), "0%.1100f", x); // room for a carry
    std::string digits(buffer.data(), static_cast<std::size_t>(length));
    const std::size_t point = digits.find('.');
    const bool up = digits[point + 3] >= '5';
    digits.resize(point + 3);
    for (std::size_t i = digits.size(); up && i-- > 0;) {
        if (digits[i] == '.')
            continue;
        if (digits[i] != '9') {
            ++digits[i];
            break;
        }
        digits[i] = '0';
    }
    return std::strtod(digits.c_str(), nullptr);
}

struct Page
{
    double energy, kgPerKwh, raw, offset;
};

/// Section 1 of the page's arithmetic: four roundings, one after the other.
Page page(double watts, double hours, double grams, double offsetPercent)
{
    Page shown;
    shown.energy = fixed2(watts * hours / 1000.0);
    shown.kgPerKwh = fixed2(std::trunc(grams) / 1000.0);
    shown.raw = fixed2(shown.energy * shown.kgPerKwh);
    shown.offset = fixed2(shown.raw * offsetPercent / 100.0);
    return shown;
}

} // namespace

class TestSitePage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    static study::Scenario pageScenario()
    {
        study::Scenario scenario;
        scenario.method = engine::Method::Lacoste2019;
        scenario.rounding = study::Rounding::Site;
        return scenario;
    }

    double lowestGrams(const QString& provider) const
    {
        double lowest = 1e9;
        for (const catalog::Region& region : m_catalog->regions(catalog::Edition::Lacoste)) {
            if (region.providerId == provider)
                lowest = std::min(lowest, std::trunc(region.intensity.gPerKwh));
        }
        return lowest;
    }

    void compareWithOracle(const catalog::Device& device, const catalog::Region& region,
                           int& combinations) const
    {
        study::Scenario scenario = pageScenario();
        scenario.hardware = device.name;
        scenario.provider = region.providerId;
        scenario.region = region.id;
        const double lowest = lowestGrams(region.providerId);
        const auto selection = study::select(scenario, *m_catalog, study::commandLine);
        QVERIFY2(selection, qPrintable(region.id + u' ' + device.name));
        for (const double hours : {0.0, 0.37, 1.0, 23.0, 77.7, 100.0, 1234.5, 1e6}) {
            scenario.hours = hours;
            const auto resolved = study::resolve(scenario, *selection, study::commandLine);
            QVERIFY(resolved);
            const study::SiteResult site = *study::compute(*resolved).site;
            const Page shown =
                page(*device.tdpW, hours, region.intensity.gPerKwh, region.claimPct.value_or(0.0));
            const bool same = site.figures.energy.value() == shown.energy &&
                              site.figures.kgPerKwh == shown.kgPerKwh &&
                              site.figures.raw.value() == shown.raw &&
                              site.figures.offset.value() == shown.offset;
            QVERIFY2(same, qPrintable(u"%1 %2 %3 h"_s.arg(device.name, region.id).arg(hours)));
            const double alternative = fixed2(shown.energy * lowest / 1000.0);
            QVERIFY(!site.cleanest || site.cleanestKg.value() == alternative);
            // no alternative only where the chosen region is the cleanest
            QVERIFY(site.cleanest || std::trunc(region.intensity.gPerKwh) == lowest);
            ++combinations;
        }
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void oracle_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("rounded");
        // exact ties go up, the rest by the binary value: what a browser's console prints
        QTest::newRow("308.625") << 308.625 << 308.63;
        QTest::newRow("0.125") << 0.125 << 0.13;
        QTest::newRow("0.105") << 0.105 << 0.1;
        QTest::newRow("0.205") << 0.205 << 0.2;
        QTest::newRow("0.615") << 0.615 << 0.61;
        QTest::newRow("1.005") << 1.005 << 1.0;
        QTest::newRow("9.995") << 9.995 << 9.99;
        QTest::newRow("99.996") << 99.996 << 100.0;
        QTest::newRow("0") << 0.0 << 0.0;
    }
    void oracle()
    {
        QFETCH(double, value);
        QFETCH(double, rounded);
        QVERIFY(fixed2(value) == rounded);
    }

    void everyDeviceInEveryRegion()
    {
        const auto devices = m_catalog->accelerators(catalog::Edition::Lacoste);
        const auto regions = m_catalog->regions(catalog::Edition::Lacoste);
        QCOMPARE(devices.size(), std::size_t(48));
        QCOMPARE(regions.size(), std::size_t(82));
        int combinations = 0;
        for (const catalog::Region& region : regions) {
            for (const catalog::Device& device : devices)
                compareWithOracle(device, region, combinations);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(combinations, 48 * 82 * 8);
    }

    /// Several devices and runs are more hours; the private path rounds the typed figure nowhere.
    void privateInfrastructure()
    {
        study::Scenario scenario = pageScenario();
        int combinations = 0;
        for (int watts = 5; watts <= 700; watts += 5) {
            for (const double kgPerKwh : {0.0, 0.001, 0.0201, 0.432, 0.7366, 1.009}) {
                for (const double percent : {0.0, 12.5, 33.333, 100.0}) {
                    scenario.tdpW = watts;
                    scenario.count = 3;
                    scenario.runs = 2;
                    scenario.hours = 20.5;
                    scenario.intensity = std::round(kgPerKwh * 1e7) / 1e4;
                    scenario.offsetPct = percent;
                    const auto outcome = study::evaluate(scenario, *m_catalog, study::commandLine);
                    QVERIFY(outcome);
                    const auto& shown = outcome->site->figures;
                    const double energy = fixed2(watts * 123.0 / 1000.0);
                    const double raw = fixed2(energy * kgPerKwh);
                    const bool same = shown.energy.value() == energy && shown.raw.value() == raw &&
                                      shown.kgPerKwh == kgPerKwh &&
                                      shown.offset.value() == fixed2(raw * percent / 100.0) &&
                                      shown.offsetPercent == fixed2(percent);
                    QVERIFY2(same,
                             qPrintable(
                                 u"%1 W, %2 kg/kWh, %3 %"_s.arg(watts).arg(kgPerKwh).arg(percent)));
                    ++combinations;
                }
            }
        }
        QVERIFY(combinations > 3000);
    }
};

QTEST_GUILESS_MAIN(TestSitePage)
#include "tst_sitepage.moc"
