// SPDX-License-Identifier: GPL-3.0-or-later
// Fuel shares, sets of factors, the intensity made of them, and ranges of grids.
#include <QTest>

#include "catalog/catalog.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace gramme;
using namespace gramme::catalog;

class TestFuels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sharesOfGrids();
    void ranges();
    void sets();
    void convertsAMix_data();
    void convertsAMix();
    void convertsFrance();

private:
    const Catalog& catalog() const { return *m_catalog; }

    std::shared_ptr<const Catalog> m_catalog;
};

namespace {

FactorSet twoFuels()
{
    FactorSet set;
    set.gPerKwh.coal = 800.0;
    set.gPerKwh.wind = 10.0;
    return set;
}

} // namespace

void TestFuels::initTestCase()
{
    const auto opened = Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

/// The shares of a grid add up to 100 within 0.6, which the compiler allows for rounding.
void TestFuels::sharesOfGrids()
{
    size_t known = 0;
    for (const Grid& grid : catalog().grids()) {
        const FuelMix& mix = grid.mix;
        double sum = 0.0;
        for (const auto& share : {mix.coal, mix.gas, mix.oil, mix.nuclear, mix.hydro, mix.wind,
                                  mix.solar, mix.bio, mix.other})
            sum += share.value_or(0.0);
        QCOMPARE(mix.isKnown(), sum > 0.0);
        if (!mix.isKnown())
            continue;
        ++known;
        QVERIFY2(std::abs(sum - 100.0) <= 0.6, qPrintable(grid.id));
        QVERIFY2(mix.year > 2000, qPrintable(grid.id));
    }
    QVERIFY(known > 200);
    const Grid* const france = catalog().findGrid(u"FR");
    QVERIFY(france);
    QCOMPARE(france->mix.nuclear, 68.79); // Ember, 2025
    QCOMPARE(france->mix.year, 2025);
}

/// Ember, 2021 to 2025; for New South Wales the lifecycle value and its range are those of the
/// Electricity Maps zone.
void TestFuels::ranges()
{
    const Grid* const france = catalog().findGrid(u"FR");
    QVERIFY(france && france->lifecycle);
    QCOMPARE(france->lowGPerKwh, 40.5);
    QCOMPARE(france->intensity.lowGPerKwh, 40.5);
    QCOMPARE(france->intensity.highGPerKwh, 78.5);
    QCOMPARE(france->lifecycle->highGPerKwh, 78.5);
    QCOMPARE(france->intensity.rangeYears, france->rangeYears);
    const auto region = catalog().region(u"aws/eu-west-3", Edition::Current);
    QVERIFY(region);
    QCOMPARE((*region)->intensity.lowGPerKwh, 40.5);
    const auto virginia = catalog().region(u"aws/us-east-1", Edition::Current);
    QVERIFY(virginia);
    QVERIFY((*virginia)->alternativeGrid && (*virginia)->alternativeGrid->lowGPerKwh);

    const Grid* const wales = catalog().findGrid(u"AU-NSW");
    QVERIFY(wales && wales->lifecycle);
    QCOMPARE(wales->intensity.basis, Basis::Direct);
    QCOMPARE(wales->lifecycle->gPerKwh, 525.0);
    QCOMPARE(wales->lifecycle->lowGPerKwh, 525.0);
    QCOMPARE(wales->lifecycle->highGPerKwh, 652.0);
    QCOMPARE(wales->lifecycle->rangeYears, u"2021-2025"_s);
    for (const Grid& grid : catalog().grids()) {
        if (grid.intensity.basis == Basis::Direct && grid.lifecycle)
            QVERIFY2(grid.lifecycle->lowGPerKwh, qPrintable(grid.id));
    }
}

void TestFuels::sets()
{
    const std::span<const FactorSet> sets = catalog().factorSets();
    QCOMPARE(sets.size(), size_t(3));
    for (const FactorSet& set : sets) {
        QCOMPARE(set.basis, Basis::Lifecycle);
        QVERIFY2(!set.name.isEmpty() && !set.citation.url.isEmpty(), qPrintable(set.id));
        QVERIFY2(set.gPerKwh.coal && set.gPerKwh.wind, qPrintable(set.id));
    }
    // IPCC AR5 WG3 Annex III, Table A.III.2, medians; solar the mean of 48 and 41, oil of POST.
    QCOMPARE(sets[0].id, u"ipcc_ar5"_s);
    const FuelFactors& ar5 = sets[0].gPerKwh;
    QCOMPARE(ar5.coal, 820.0);
    QCOMPARE(ar5.gas, 490.0);
    QCOMPARE(ar5.oil, 650.0);
    QCOMPARE(ar5.nuclear, 12.0);
    QCOMPARE(ar5.hydro, 24.0);
    QCOMPARE(ar5.wind, 11.0);
    QCOMPARE(ar5.solar, 45.0);
    QCOMPARE(ar5.bio, 230.0);
    // IPCC SRREN Annex II.
    QCOMPARE(sets[1].id, u"ipcc_srren"_s);
    QCOMPARE(sets[1].gPerKwh.coal, 1001.0);
    QCOMPARE(sets[1].gPerKwh.bio, 18.0);
    // UNECE 2021: hard coal pulverised before gasified, 360 MW of hydropower before 660 MW.
    QCOMPARE(sets[2].id, u"unece_2021"_s);
    QCOMPARE(sets[2].gPerKwh.coal, 1023.0);
    QCOMPARE(sets[2].gPerKwh.hydro, 11.0);
    QVERIFY(!sets[2].gPerKwh.oil && !sets[2].gPerKwh.bio);
}

void TestFuels::convertsAMix_data()
{
    QTest::addColumn<FuelMix>("mix");
    QTest::addColumn<bool>("isConverted");
    QTest::addColumn<double>("gPerKwh");
    QTest::addColumn<double>("convertedPct");
    FuelMix mix;
    mix.coal = 25.0;
    mix.wind = 75.0;
    QTest::newRow("all of it") << mix << true << 207.5 << 100.0; // (25 x 800 + 75 x 10) / 100
    mix.wind = 35.0;
    mix.other = 40.0;
    // (25 x 800 + 35 x 10) / 60
    QTest::newRow("without other") << mix << true << 20350.0 / 60.0 << 60.0;
    mix.other = 20.0;
    mix.gas = 20.0; // which the set lacks
    QTest::newRow("without a factor") << mix << true << 20350.0 / 60.0 << 60.0;
    mix.wind = 25.0;
    mix.gas = 30.0;
    QTest::newRow("just half") << mix << true << 405.0 << 50.0; // (25 x 800 + 25 x 10) / 50
    mix.wind = 24.0;
    mix.gas = 31.0;
    QTest::newRow("less than half") << mix << false << 0.0 << 0.0;
    QTest::newRow("nothing known") << FuelMix() << false << 0.0 << 0.0;
    FuelMix none;
    none.other = 100.0;
    QTest::newRow("other only") << none << false << 0.0 << 0.0;
}

void TestFuels::convertsAMix()
{
    QFETCH(FuelMix, mix);
    QFETCH(bool, isConverted);
    QFETCH(double, gPerKwh);
    QFETCH(double, convertedPct);
    const std::optional<MixIntensity> found = fromMix(mix, twoFuels());
    QCOMPARE(found.has_value(), isConverted);
    if (found) {
        QCOMPARE(found->gPerKwh, gPerKwh);
        QCOMPARE(found->convertedPct, convertedPct);
    }
}

/// Shares of grids.csv: 0.31 coal, 3.03 gas, 1.82 oil, 68.79 nuclear, 10.42 hydro, 8.16 wind, 5.58
/// solar, 1.8 bio, 0.1 other, 100.01 in all; medians of AR5.
void TestFuels::convertsFrance()
{
    const Grid* const france = catalog().findGrid(u"FR");
    QVERIFY(france);
    const auto found = fromMix(france->mix, catalog().factorSets().front());
    QVERIFY(found);
    const double grams = 0.31 * 820 + 3.03 * 490 + 1.82 * 650 + 68.79 * 12 + 10.42 * 24 +
                         8.16 * 11 + 5.58 * 45 + 1.8 * 230;
    QCOMPARE(found->gPerKwh, grams / 99.91);
    QCOMPARE(found->convertedPct, 99.91 / 100.01 * 100.0);
}

QTEST_GUILESS_MAIN(TestFuels)
#include "tst_fuels.moc"
