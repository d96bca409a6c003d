// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "catalog/catalog.h"
#include "catalog/listing.h"
#include "catalog/ownfields.h"
#include "catalog/ownstore.h"

using namespace gramme;
using namespace gramme::catalog;
using namespace Qt::StringLiterals;

namespace {

OwnEntries someEntries()
{
    OwnEntries own;
    OwnDevice gpu;
    gpu.id = u"own-lab-gpu-00a1b2"_s;
    gpu.name = u"Lab GPU Zürich"_s;
    gpu.vendor = u"Apple"_s; // a word that must not make it a whole machine
    gpu.tdpW = 321.0;
    gpu.memoryGb = 48.0;
    gpu.peakBf16Tflops = 120.5;
    gpu.embodiedKg = 77.0;
    gpu.citation = {{},         u"Data sheet"_s, u"https://example.org/gpu"_s,
                    u"CC0"_s,   u"datasheet"_s,  u"2025"_s,
                    u"A note"_s};
    OwnDevice plain = gpu;
    plain.id = u"own-plain-00a1b3"_s;
    plain.name = u"Plain accelerator"_s;
    plain.embodiedKg.reset();
    OwnDevice box = gpu;
    box.id = u"own-box-00a1b4"_s;
    box.name = u"Training box"_s;
    box.isWholeMachine = true;
    OwnDevice cpu;
    cpu.id = u"own-chip-00a1b5"_s;
    cpu.name = u"House chip"_s;
    cpu.kind = DeviceKind::Cpu;
    cpu.tdpW = 90.0;
    cpu.cores = 12;
    own.devices = {gpu, cpu, plain, box};
    OwnGrid grid;
    grid.id = u"own-solar-00a1b6"_s;
    grid.name = u"Roof and battery"_s;
    grid.countryIso2 = u"DE"_s;
    grid.gPerKwh = 55.5;
    grid.lowGPerKwh = 40.0;
    grid.highGPerKwh = 90.0;
    grid.basis = Basis::Lifecycle;
    grid.year = 2024;
    grid.citation.year = u"2024"_s;
    OwnGrid vague = grid;
    vague.id = u"own-vague-00a1b7"_s;
    vague.name = u"France"_s; // as a grid of the catalogue
    vague.basis = Basis::Unknown;
    own.grids = {grid, vague};
    OwnRegion site{u"own-cellar-00a1b8"_s, u"Cellar"_s, grid.id, 1.25, 0.5, {}};
    OwnRegion second{u"own-attic-00a1b9"_s, u"Attic"_s, u"DE"_s, {}, {}, {}};
    own.regions = {site, second};
    own.references = {
        {u"own-run-00a1ba"_s, u"Our run of 2023"_s, 12.5, 10.0, 20.0, u"Electricity"_s, {}}};
    return own;
}

} // namespace

class TestOwnCatalog : public QObject
{
    Q_OBJECT

    std::shared_ptr<const Catalog> m_plain;
    std::shared_ptr<const Catalog> m_catalog;

private slots:
    void initTestCase()
    {
        const auto opened = Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_plain = *opened;
        m_catalog = m_plain->withOwn(someEntries());
        QCOMPARE(m_catalog->notices(), QStringList());
        QCOMPARE(m_catalog->own(), someEntries());
        QVERIFY(m_plain->own().isEmpty());
    }

    void devicesFollowTheOthers()
    {
        const auto all = m_catalog->accelerators(Edition::Current);
        QCOMPARE(all.size(), m_plain->accelerators(Edition::Current).size() + 3);
        QCOMPARE(all[all.size() - 3].id, u"own-lab-gpu-00a1b2"_s);
        QCOMPARE(m_catalog->cpus().size(), m_plain->cpus().size() + 1);
        QCOMPARE(m_catalog->cpus().back().tdpPerCoreW, 7.5); // 90 W / 12
        QCOMPARE(m_catalog->accelerators(Edition::Lacoste).size(), std::size_t(48));
    }

    void aDeviceIsFoundByIdAndName_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("id");
        QTest::newRow("id") << u"own-lab-gpu-00a1b2"_s << u"own-lab-gpu-00a1b2"_s;
        QTest::newRow("name") << u"lab gpu zurich"_s << u"own-lab-gpu-00a1b2"_s;
        QTest::newRow("cpu") << u"House chip"_s << u"own-chip-00a1b5"_s;
    }
    void aDeviceIsFoundByIdAndName()
    {
        QFETCH(QString, key);
        QFETCH(QString, id);
        // Asked of a fresh catalogue first, in which no table has been read.
        const auto fresh = m_plain->withOwn(someEntries());
        const auto found = fresh->device(key, Edition::Current);
        QVERIFY(found);
        QCOMPARE((*found)->id, id);
        const Device* before = *found;
        fresh->accelerators(Edition::Current);
        fresh->cpus();
        QCOMPARE(fresh->findDevice(key, Edition::Current), before); // keeps its address
    }

    void figuresOfADevice()
    {
        const Device& gpu = **m_catalog->device(u"own-lab-gpu-00a1b2", Edition::Current);
        QCOMPARE(gpu.tdpW, std::optional(321.0));
        QCOMPARE(gpu.peakTflops(Precision::Bf16), std::optional(120.5));
        QVERIFY(!gpu.peakTflops(Precision::Fp16));
        QCOMPARE(gpu.citation.url, u"https://example.org/gpu"_s);
        QVERIFY(!gpu.isWholeMachine());
        QVERIFY((*m_catalog->device(u"Training box", Edition::Current))->isWholeMachine());
        QVERIFY(m_catalog->mfuFor(gpu).best > 0.0);
        QVERIFY(!m_catalog->counterpart(gpu));
    }

    void embodiedOfADevice()
    {
        const Device& gpu = **m_catalog->device(u"own-lab-gpu-00a1b2", Edition::Current);
        const EmbodiedOf made = m_catalog->embodiedOf(gpu);
        QVERIFY(made.device);
        QCOMPARE(made.device->low, 77.0);
        QCOMPARE(made.device->best, 77.0);
        QCOMPARE(made.device->high, 77.0);
        QCOMPARE(made.device->bestItem, gpu.name);
        const Device& plain = **m_catalog->device(u"own-plain-00a1b3", Edition::Current);
        // The rule "any": the estimate of the BLOOM study, 150 kg; low 0.43 of it.
        const EmbodiedOf general = m_catalog->embodiedOf(plain);
        QVERIFY(general.device);
        QCOMPARE(general.device->best, 150.0);
        QCOMPARE(general.device->low, 64.5);
        const EmbodiedOf box =
            m_catalog->embodiedOf(**m_catalog->device(u"own-box-00a1b4", Edition::Current));
        QCOMPARE(box.device->best, 77.0);
        QVERIFY(!box.host);
        QVERIFY(!box.lacksShareAlike);
    }

    void gridsAndTheirBasis()
    {
        const Grid* grid = m_catalog->findGrid(u"own-solar-00a1b6");
        QVERIFY(grid);
        QCOMPARE(grid->intensity.gPerKwh, 55.5);
        QVERIFY(grid->lifecycle);
        QCOMPARE(grid->lifecycle->highGPerKwh, std::optional(90.0));
        QVERIFY(!m_catalog->findGrid(u"own-vague-00a1b7")->lifecycle); // stands apart, unranked
        QCOMPARE(m_catalog->grids().size(), m_plain->grids().size() + 2);
        QCOMPARE(&m_catalog->grids()[m_catalog->grids().size() - 2], grid);
        QCOMPARE((*m_catalog->grid(u"roof and battery"))->id, grid->id);
        // A name of the user's hides none of the catalogue's.
        QCOMPARE((*m_catalog->grid(u"France"))->id, u"FR"_s);
    }

    void sitesHaveAProvider()
    {
        QVERIFY(!m_plain->provider(u"own", Edition::Current));
        const auto provider = m_catalog->provider(u"own", Edition::Current);
        QVERIFY(provider);
        QVERIFY(m_catalog->hasRegions(**provider));
        const auto sites = m_catalog->regionsOf(**provider);
        QCOMPARE(sites.size(), std::size_t(2));
        QCOMPARE(sites[0]->grid, m_catalog->findGrid(u"own-solar-00a1b6"));
        QCOMPARE(sites[0]->intensity.gPerKwh, 55.5);
        QCOMPARE(sites[0]->pue, std::optional(1.25));
        QCOMPARE(sites[1]->countryIso2, u"DE"_s);
        QCOMPARE(sites[1]->intensity, m_catalog->findGrid(u"DE")->intensity);
        QVERIFY(sites[0]->isEligible());
        QCOMPARE(*m_catalog->region(u"cellar", **provider), sites[0]);
        QCOMPARE(*m_catalog->region(u"own/own-attic-00a1b9", Edition::Current), sites[1]);
    }

    void listingAndShowHaveThem_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        QTest::newRow("hardware") << u"hardware"_s << u"zurich"_s << u"own-lab-gpu-00a1b2"_s
                                  << u"tdp_w"_s << 321.0;
        QTest::newRow("cpus") << u"cpus"_s << u"house chip"_s << u"own-chip-00a1b5"_s << u"cores"_s
                              << 12.0;
        QTest::newRow("grids") << u"grids"_s << u"battery"_s << u"own-solar-00a1b6"_s
                               << u"intensity_g_per_kwh"_s << 55.5;
        QTest::newRow("regions") << u"regions"_s << u"cellar"_s << u"own-cellar-00a1b8"_s
                                 << u"pue"_s << 1.25;
        QTest::newRow("references")
            << u"references"_s << u"our run"_s << u"own-run-00a1ba"_s << u"kg_co2e"_s << 12.5;
    }
    void listingAndShowHaveThem()
    {
        QFETCH(QString, kind);
        QFETCH(QString, search);
        QFETCH(QString, id);
        QFETCH(QString, key);
        QFETCH(double, value);
        const auto listed = list(*m_catalog, kind, search);
        QVERIFY(listed && !listed->rows.empty());
        QCOMPARE(listed->rows.front().front().toString(), id);
        const auto shown = show(*m_catalog, kind, id);
        QVERIFY2(shown, shown ? "" : qPrintable(shown.error().message));
        const auto fact = std::find_if(shown->begin(), shown->end(),
                                       [&key](const Fact& one) { return one.key == key; });
        QVERIFY(fact != shown->end());
        QCOMPARE(fact->value.toDouble(), value);
    }

    void showOfTheirProvider()
    {
        const auto shown = show(*m_catalog, u"providers", u"own");
        QVERIFY(shown && !shown->empty());
        QCOMPARE(m_catalog->referencePoints().back().group, u"own"_s);
    }

    void theNearestNamesIncludeThem()
    {
        const auto missing = m_catalog->device(u"Lab GPU Züricj", Edition::Current);
        QVERIFY(!missing);
        QVERIFY2(missing.error().message.contains(u"own-lab-gpu-00a1b2"_s),
                 qPrintable(missing.error().message));
    }

    void whatCannotBeIsLeftOut_data()
    {
        QTest::addColumn<OwnEntries>("own");
        QTest::addColumn<QString>("word");
        const OwnEntries some = someEntries();
        OwnEntries one;
        one.regions = {some.regions.front()}; // without its grid
        QTest::newRow("no grid") << one << u"own-solar-00a1b6"_s;
        one = {};
        one.devices = {some.devices.front(), some.devices.front()};
        QTest::newRow("twice") << one << u"same id"_s;
        one = {};
        one.devices = {some.devices.front()};
        one.devices.front().tdpW = -5.0;
        QTest::newRow("negative") << one << u"Rated power"_s;
        one.devices.front() = some.devices.front();
        one.devices.front().id = u"nvidia-a100-sxm4-80gb"_s;
        QTest::newRow("someone else's id") << one << u"The id is"_s;
        one = {};
        one.grids = {some.grids.front()};
        one.grids.front().lowGPerKwh = 60.0;
        QTest::newRow("low above best") << one << u"At least"_s;
    }
    void whatCannotBeIsLeftOut()
    {
        QFETCH(OwnEntries, own);
        QFETCH(QString, word);
        const auto catalog = m_plain->withOwn(own);
        QCOMPARE(catalog->notices().size(), 1);
        QVERIFY2(catalog->notices().front().contains(word), qPrintable(catalog->notices().front()));
        QVERIFY(catalog->regions(Edition::Current).size() ==
                m_plain->regions(Edition::Current).size());
        QVERIFY(!catalog->provider(u"own", Edition::Current));
    }

    void twoOfOneNameAreRefused()
    {
        OwnEntries own = someEntries();
        own.devices[2].name = own.devices[0].name;
        const auto catalog = m_plain->withOwn(own);
        const auto found = catalog->device(own.devices[0].name, Edition::Current);
        QVERIFY(!found);
        QVERIFY(found.error().message.contains(own.devices[2].id));
        QVERIFY(catalog->device(own.devices[2].id, Edition::Current));
    }

    void ownReplacesOwn()
    {
        const auto again = m_catalog->withOwn({});
        QVERIFY(again->own().isEmpty());
        QCOMPARE(again->grids().size(), m_plain->grids().size());
        QVERIFY(m_catalog->findGrid(u"own-solar-00a1b6")); // the other one is as it was
    }

    void theDefaultCatalogueHasTheUsersOwn()
    {
        OwnStore store(OwnStore::defaultPath());
        QVERIFY(!store.save(someEntries()));
        const auto opened = Catalog::openDefault();
        QVERIFY(QFile::remove(store.path()));
        QVERIFY(opened);
        QCOMPARE((*opened)->own(), someEntries());
        QFile broken(store.path());
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(4096, 'x'));
        broken.close();
        const auto without = Catalog::openDefault();
        QVERIFY(QFile::remove(store.path()));
        QVERIFY(without);
        QVERIFY((*without)->own().isEmpty());
        QCOMPARE((*without)->notices().size(), 1);
    }
};

QTEST_MAIN(TestOwnCatalog)
#include "tst_owncatalog.moc"
