// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme;
using namespace gramme::catalog;

class TestCatalog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void editions();
    void counts();
    void shareAlike();
    void everyRegionHasAGrid();
    void everyFigureHasASource();
    void regions_data();
    void regions();
    void hasRegions();
    void grids_data();
    void grids();
    void wholeMachines_data();
    void wholeMachines();
    void instances();
    void presets();
    void referencePoints();
    void bibliography();
    void twoCataloguesAtOnce();

private:
    const Catalog& catalog() const { return *m_catalog; }

    std::shared_ptr<const Catalog> m_catalog; ///< Fresh for every row, so that order cannot matter.
};

void TestCatalog::init()
{
    const auto opened = Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestCatalog::editions()
{
    QCOMPARE(catalog().editionName(Edition::Current), u"2026-11"_s);
    QCOMPARE(catalog().editionName(Edition::Lacoste), u"lacoste-2026-03"_s);
}

// The counts are those which the READMEs of the tables state.
void TestCatalog::counts()
{
    QCOMPARE(catalog().accelerators(Edition::Current).size(), size_t(498));
    QCOMPARE(catalog().cpus().size(), size_t(3693));
    QCOMPARE(catalog().instances().size(), size_t(249));
    QCOMPARE(catalog().providers(Edition::Current).size(), size_t(21));
    QCOMPARE(catalog().regions(Edition::Current).size(), size_t(333));
    QCOMPARE(catalog().grids().size(), size_t(507));
    QCOMPARE(catalog().referencePoints().size(), size_t(187));
    QCOMPARE(catalog().equivalences().size(), size_t(91));
    QCOMPARE(catalog().presets().size(), size_t(91));
    QCOMPARE(catalog().accelerators(Edition::Lacoste).size(), size_t(48));
    QCOMPARE(catalog().regions(Edition::Lacoste).size(), size_t(82));
    QCOMPARE(catalog().providers(Edition::Lacoste).size(), size_t(7));
    QCOMPARE(catalog().notices(), QStringList());
}

void TestCatalog::shareAlike()
{
    QVERIFY(catalog().hasShareAlike());
    QVERIFY(catalog().shareAlikeNotice().contains(u"Electricity Maps"_s));
    QVERIFY(catalog().shareAlikeNotice().contains(u"Open Database License"_s));
    int marked = 0;
    for (const Grid& grid : catalog().grids()) {
        const bool expected = grid.intensity.citation.sourceId.startsWith(u"em-"_s);
        QCOMPARE(grid.intensity.citation.shareAlike, expected);
        marked += expected;
    }
    QCOMPARE(marked, 153); // 147 zones EM-* and AX CW FM GS PW YT
    QVERIFY(!catalog().accelerators(Edition::Current).front().citation.shareAlike);
}

// Edition lacoste --------------------------------------------------------------------------------

void TestCatalog::everyRegionHasAGrid()
{
    QSet<QString> places;
    for (const Region& region : catalog().regions(Edition::Current)) {
        const QString place = region.providerId + u'/' + region.id;
        QVERIFY2(region.grid, qPrintable(place));
        QVERIFY2(!places.contains(place), qPrintable(place));
        places.insert(place);
        QCOMPARE(region.intensity.gPerKwh, region.grid->intensity.gPerKwh);
        QCOMPARE(region.intensity.basis, region.grid->intensity.basis);
        QVERIFY(!region.intensity.citation.shareAlike);
        QVERIFY(!region.alternativeGrid || region.alternativeGrid->id.startsWith(u"EM-"_s));
        QVERIFY(!region.country.isEmpty());
    }
}

void TestCatalog::everyFigureHasASource()
{
    const auto sound = [](const Citation& citation) {
        return !citation.sourceId.isEmpty() && !citation.name.isEmpty();
    };
    for (const Device& device : catalog().accelerators(Edition::Current))
        QVERIFY2(sound(device.citation) && !device.citation.url.isEmpty(), qPrintable(device.id));
    for (const Device& cpu : catalog().cpus())
        QVERIFY2(sound(cpu.citation) && !cpu.citation.confidence.isEmpty(), qPrintable(cpu.id));
    for (const Grid& grid : catalog().grids()) {
        QVERIFY2(sound(grid.intensity.citation), qPrintable(grid.id));
        QVERIFY2(grid.intensity.basis != Basis::Unknown, qPrintable(grid.id));
        QVERIFY2(!grid.intensity.citation.licence.isEmpty(), qPrintable(grid.id));
        QVERIFY2(!grid.lifecycle || grid.lifecycle->basis == Basis::Lifecycle, qPrintable(grid.id));
        QVERIFY2(!grid.lifecycle || sound(grid.lifecycle->citation), qPrintable(grid.id));
    }
    for (const Provider& provider : catalog().providers(Edition::Current))
        QVERIFY2(!provider.pue || sound(provider.pueCitation), qPrintable(provider.id));
    for (const Region& region : catalog().regions(Edition::Current)) {
        QVERIFY2(!region.pue || !region.pueCitation.name.isEmpty(), qPrintable(region.id));
        QVERIFY2(!region.claimPct || !region.claimCitation.name.isEmpty(), qPrintable(region.id));
    }
    for (const ReferencePoint& point : catalog().referencePoints())
        QVERIFY2(!point.citation.name.isEmpty(), qPrintable(point.id));
    for (const Equivalence& unit : catalog().equivalences())
        QVERIFY2(!unit.citation.name.isEmpty() && unit.kgPerUnit > 0.0, qPrintable(unit.id));
}

// Rows of cloud_regions.csv with those of grids.csv.
void TestCatalog::regions_data()
{
    QTest::addColumn<QString>("grid");
    QTest::addColumn<double>("gPerKwh");
    QTest::addColumn<Basis>("basis");
    QTest::addColumn<double>("pue");       // 0: not published
    QTest::addColumn<double>("providerG"); // 0: not published
    QTest::addColumn<bool>("eligible");
    QTest::newRow("aws/us-east-1")
        << u"US-eGRID-SRVC"_s << 270.5 << Basis::Direct << 1.15 << 0.0 << true;
    QTest::newRow("gcp/europe-west3")
        << u"DE"_s << 329.6 << Basis::Lifecycle << 0.0 << 275.82 << true;
    QTest::newRow("gcp/asia-east1") << u"TW"_s << 0.0 << Basis::Lifecycle << 1.12 << 439.29 << true;
    QTest::newRow("aws/us-gov-east-1") << QString() << 0.0 << Basis::Direct << 0.0 << 0.0 << false;
}

void TestCatalog::regions()
{
    QFETCH(QString, grid);
    QFETCH(double, gPerKwh);
    QFETCH(Basis, basis);
    QFETCH(double, pue);
    QFETCH(double, providerG);
    QFETCH(bool, eligible);
    const auto found =
        catalog().region(QString::fromLatin1(QTest::currentDataTag()), Edition::Current);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    const Region& region = **found;
    if (!grid.isEmpty())
        QCOMPARE(region.grid->id, grid);
    if (gPerKwh > 0.0)
        QCOMPARE(region.intensity.gPerKwh, gPerKwh);
    QCOMPARE(region.intensity.basis, basis);
    if (pue > 0.0) {
        QCOMPARE(region.pue, pue);
        QCOMPARE(region.pueCitation.sourceId, u"gsf-rtc"_s);
    }
    QCOMPARE(region.providerIntensity.has_value(), providerG > 0.0);
    if (region.providerIntensity) {
        QCOMPARE(region.providerIntensity->gPerKwh, providerG);
        QCOMPARE(region.providerIntensity->basis, Basis::Direct);
        QCOMPARE(region.providerIntensity->year, 2024);
        QCOMPARE(region.providerIntensity->citation.sourceId, u"google-rci"_s);
    }
    QCOMPARE(region.isEligible(), eligible);
}

// Rows of grids.csv and grid_sources.csv.
// Asked first, before any region has been read.
void TestCatalog::hasRegions()
{
    for (const Edition edition : {Edition::Current, Edition::Lacoste}) {
        QStringList with;
        for (const Provider& provider : catalog().providers(edition)) {
            if (catalog().hasRegions(provider))
                with << provider.id;
        }
        QStringList expected;
        for (const Provider& provider : catalog().providers(edition)) {
            if (!catalog().regionsOf(provider).empty())
                expected << provider.id;
        }
        QCOMPARE(with, expected);
        QVERIFY(with.contains(u"aws"_s));
    }
    QVERIFY(!catalog().hasRegions(**catalog().provider(u"onprem-average", Edition::Current)));
}

void TestCatalog::grids_data()
{
    QTest::addColumn<double>("gPerKwh");
    QTest::addColumn<Basis>("basis");
    QTest::addColumn<Accounting>("accounting");
    QTest::addColumn<int>("year");
    QTest::addColumn<double>("lifecycle"); // 0: none
    QTest::addColumn<bool>("lifecycleIsShareAlike");
    QTest::newRow("WORLD") << 458.3 << Basis::Lifecycle << Accounting::Production << 2025 << 458.3
                           << false;
    QTest::newRow("AE") << 467.5 << Basis::Lifecycle << Accounting::Production << 2024 << 467.5
                        << false;
    QTest::newRow("US-eGRID-SRVC")
        << 270.5 << Basis::Direct << Accounting::Production << 2023 << 0.0 << false;
    QTest::newRow("EM-US-MIDA-PJM")
        << 418.0 << Basis::Lifecycle << Accounting::Consumption << 2025 << 418.0 << true;
}

void TestCatalog::grids()
{
    QFETCH(double, gPerKwh);
    QFETCH(Basis, basis);
    QFETCH(Accounting, accounting);
    QFETCH(int, year);
    QFETCH(double, lifecycle);
    QFETCH(bool, lifecycleIsShareAlike);
    // Alone, and after all have been read.
    for (const bool all : {false, true}) {
        if (all)
            QCOMPARE(catalog().grids().size(), size_t(507));
        const Grid* grid = catalog().findGrid(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(grid);
        QCOMPARE(grid->intensity.gPerKwh, gPerKwh);
        QCOMPARE(grid->intensity.basis, basis);
        QCOMPARE(grid->intensity.accounting, accounting);
        QCOMPARE(grid->intensity.year, year);
        QCOMPARE(grid->lifecycle.has_value(), lifecycle > 0.0);
        if (grid->lifecycle) {
            QCOMPARE(grid->lifecycle->gPerKwh, lifecycle);
            QCOMPARE(grid->lifecycle->citation.shareAlike, lifecycleIsShareAlike);
        }
    }
}

void TestCatalog::wholeMachines_data()
{
    QTest::addColumn<bool>("whole");
    QTest::newRow("nvidia-a100-sxm4-80gb") << false;
    QTest::newRow("apple-m2-ultra-mac-studio") << true;
    QTest::newRow("amd-epyc-7763") << false; // a CPU of the segment server
}

void TestCatalog::wholeMachines()
{
    QFETCH(bool, whole);
    const QString id = QString::fromLatin1(QTest::currentDataTag());
    if (id.startsWith(u"apple"_s)) { // whichever Apple rows there are
        int seen = 0;
        for (const Device& device : catalog().accelerators(Edition::Current)) {
            if (device.vendor == u"Apple"_s) {
                QVERIFY2(device.isWholeMachine(), qPrintable(device.id));
                ++seen;
            }
        }
        QCOMPARE(seen, 16); // hardware README
        return;
    }
    const auto device = catalog().device(id, Edition::Current);
    QVERIFY(device);
    QCOMPARE((*device)->isWholeMachine(), whole);
}

void TestCatalog::instances()
{
    for (const Instance& instance : catalog().instances()) {
        QVERIFY2(instance.accelerator, qPrintable(instance.id));
        QVERIFY2(instance.acceleratorCount > 0.0, qPrintable(instance.id));
        QVERIFY2(!instance.cpu || !instance.cpuName.isEmpty(), qPrintable(instance.id));
    }
    const auto found = catalog().instance(u"P4D.24xlarge", u"");
    QVERIFY(found);
    const Instance& instance = **found;
    QCOMPARE(instance.providerId, u"aws"_s);
    QCOMPARE(instance.accelerator->id, u"nvidia-a100-sxm4-40gb"_s);
    QCOMPARE(instance.acceleratorCount, 8.0);
    QCOMPARE(instance.vcpus, 96);
    QVERIFY(instance.cpu);
    QCOMPARE(instance.cpu->id, u"intel-xeon-platinum-8275cl"_s);
    QCOMPARE(instance.cpu->tdpPerCoreW, 10.0); // 240 W / 24 cores
    QCOMPARE(instance.memoryGb, 1152.0);
    QVERIFY(!catalog().instance(u"p4d.24xlarge", u"gcp"));
    QVERIFY(catalog().instance(u"p4d.24xlarge", u"aws"));
    QVERIFY(catalog().instance(u"aws/p4d.24xlarge", u""));
}

void TestCatalog::presets()
{
    for (const Preset& preset : catalog().presets())
        QVERIFY2(preset.device, qPrintable(preset.id));
    const auto big = catalog().preset(u"transformer_big");
    QVERIFY(big);
    QCOMPARE((*big)->count, 8.0);
    QCOMPARE((*big)->hours, 84.0);
    QCOMPARE((*big)->acceleratorHours, 672.0); // 8 x 84
    QVERIFY((*big)->device->name.contains(u"P100"_s));
    QVERIFY(!(*big)->activeParams);
    const auto sparse = catalog().preset(u"deepseek_v3");
    QVERIFY(sparse);
    QCOMPARE((*sparse)->params, 671e9);
    QCOMPARE((*sparse)->activeParams, 37e9); // DeepSeek-AI 2024
}

void TestCatalog::referencePoints()
{
    const auto search = catalog().referencePoint(u"strubell_t1_human_life_year");
    QVERIFY(search);
    QCOMPARE((*search)->kgCo2e, 4999.94869451); // 11,023 lb x 0.45359237 kg
    QCOMPARE((*search)->group, u"strubell_table1"_s);
    QVERIFY((*search)->chartDefault);
    QCOMPARE((*search)->citation.year, u"2019"_s);
    const auto km = catalog().equivalence(u"lacoste_km_driven");
    QVERIFY(km);
    QCOMPARE((*km)->kgPerUnit, 0.2473057345); // 3.98e-4 t per mile / 1.609344
    for (const QString& id : {u"epa_km_2024"_s, u"ga_flight_ny_sf"_s, u"person_year_world"_s})
        QVERIFY2(catalog().equivalence(id), qPrintable(id)); // the three shown by default
}

// Lookup -----------------------------------------------------------------------------------------

void TestCatalog::bibliography()
{
    const QString entry = catalog().bibEntry(u"strubell2019energy");
    QVERIFY(entry.startsWith(u'@'));
    QVERIFY(entry.contains(u"strubell2019energy"_s));
    QCOMPARE(catalog().bibEntry(u"nobody1900"), QString());
    for (const ReferencePoint& point : catalog().referencePoints())
        QVERIFY2(!catalog().bibEntry(point.citationKey).isEmpty(), qPrintable(point.id));
}

void TestCatalog::twoCataloguesAtOnce()
{
    const auto other = Catalog::openDefault();
    QVERIFY(other);
    QVERIFY(other->get() != m_catalog.get());
    QCOMPARE((*other)->grids().size(), catalog().grids().size());
    m_catalog.reset();
    QCOMPARE((*other)->accelerators(Edition::Current).size(), size_t(498));
}

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
