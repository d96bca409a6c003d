// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme;
using namespace gramme::catalog;

class TestLookup : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void deviceLookup_data();
    void deviceLookup();
    void providerLookup_data();
    void providerLookup();
    void regionLookup_data();
    void regionLookup();
    void regionAnywhere_data();
    void regionAnywhere();
    void gridLookup_data();
    void gridLookup();
    void refusals_data();
    void refusals();
    void addressesAreStable();
    void everyDeviceIsFoundByIdAndName();

private:
    const Catalog& catalog() const { return *m_catalog; }

    std::shared_ptr<const Catalog> m_catalog; ///< Fresh for every row, so that order cannot matter.
};

void TestLookup::init()
{
    const auto opened = Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestLookup::deviceLookup_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << u"nvidia-a100-sxm4-80gb"_s << u"nvidia-a100-sxm4-80gb"_s;
    QTest::newRow("name") << u"NVIDIA A100 SXM4 80GB"_s << u"nvidia-a100-sxm4-80gb"_s;
    QTest::newRow("case and signs") << u" nvidia a100-SXM4 (80GB) "_s << u"nvidia-a100-sxm4-80gb"_s;
    QTest::newRow("without the maker") << u"A100 SXM4 80GB"_s << u"nvidia-a100-sxm4-80gb"_s;
    QTest::newRow("without maker and family") << u"RTX 4090"_s << u"nvidia-geforce-rtx-4090"_s;
    QTest::newRow("alias") << u"H100 SXM"_s << u"nvidia-h100-sxm5-80gb"_s;
    QTest::newRow("CPU") << u"intel xeon gold 6148"_s << u"intel-xeon-gold-6148"_s;
}

void TestLookup::deviceLookup()
{
    QFETCH(QString, key);
    QFETCH(QString, id);
    const auto device = catalog().device(key, Edition::Current);
    QVERIFY2(device, device ? "" : qPrintable(device.error().message));
    QCOMPARE((*device)->id, id);
    QCOMPARE(*catalog().device(key, Edition::Current), *device);
    QCOMPARE(catalog().findDevice(key, Edition::Current), *device);
    QCOMPARE(catalog().findDevice(u"no such device", Edition::Current), nullptr);
}

void TestLookup::providerLookup_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << u"aws"_s << u"aws"_s;
    QTest::newRow("case") << u"AWS"_s << u"aws"_s;
    QTest::newRow("name") << u"amazon web services"_s << u"aws"_s;
    QTest::newRow("name of the page") << u"Google Cloud Platform"_s << u"gcp"_s;
    QTest::newRow("on premise") << u"onprem-average"_s << u"onprem-average"_s;
    QTest::newRow("personal") << u"Personal computer"_s << u"personal"_s;
}

void TestLookup::providerLookup()
{
    QFETCH(QString, key);
    QFETCH(QString, id);
    const auto provider = catalog().provider(key, Edition::Current);
    QVERIFY2(provider, provider ? "" : qPrintable(provider.error().message));
    QCOMPARE((*provider)->id, id);
    if (id == u"onprem-average"_s) {
        QCOMPARE((*provider)->kind, ProviderKind::OnPremise);
        QCOMPARE((*provider)->pue, 1.54); // Uptime Institute 2025
    }
}

void TestLookup::regionLookup_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << u"aws"_s << u"eu-central-1"_s << u"eu-central-1"_s;
    QTest::newRow("id in capitals") << u"aws"_s << u"EU-CENTRAL-1"_s << u"eu-central-1"_s;
    QTest::newRow("id, signs left out") << u"gcp"_s << u"europe west 3"_s << u"europe-west3"_s;
    QTest::newRow("name") << u"aws"_s << u"Europe (Frankfurt)"_s << u"eu-central-1"_s;
    QTest::newRow("with its provider") << u"aws"_s << u"aws/eu-central-1"_s << u"eu-central-1"_s;
    QTest::newRow("empty id of the page") << u"scaleway"_s << u"fr-par"_s << u"fr-par"_s;
}

void TestLookup::regionLookup()
{
    QFETCH(QString, provider);
    QFETCH(QString, key);
    QFETCH(QString, id);
    const auto owner = catalog().provider(provider, Edition::Current);
    QVERIFY(owner);
    const auto region = catalog().region(key, **owner);
    QVERIFY2(region, region ? "" : qPrintable(region.error().message));
    QCOMPARE((*region)->id, id);
    QCOMPARE((*region)->providerId, provider);
}

void TestLookup::regionAnywhere_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("place"); // empty: refused
    QTest::addColumn<QString>("word");
    QTest::newRow("qualified") << u"aws/us-east-1"_s << u"aws/us-east-1"_s << QString();
    QTest::newRow("provider by name")
        << u"Google Cloud/us-east1"_s << u"gcp/us-east1"_s << QString();
    QTest::newRow("id of one") << u"europe-west3"_s << u"gcp/europe-west3"_s << QString();
    QTest::newRow("exact id of one") << u"us-east1"_s << u"gcp/us-east1"_s << QString();
    QTest::newRow("id of three") << u"us-east-1"_s << QString() << u"lambda/us-east-1"_s;
    QTest::newRow("unknown") << u"mars-north-1"_s << QString() << u"mars-north-1"_s;
    QTest::newRow("unknown of a provider")
        << u"aws/mars-north-1"_s << QString() << u"Amazon Web Services"_s;
}

void TestLookup::regionAnywhere()
{
    QFETCH(QString, key);
    QFETCH(QString, place);
    QFETCH(QString, word);
    const auto region = catalog().region(key, Edition::Current);
    QCOMPARE(region ? (*region)->providerId + u'/' + (*region)->id : QString(), place);
    if (!region)
        QVERIFY2(region.error().message.contains(word), qPrintable(region.error().message));
}

void TestLookup::gridLookup_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << u"FR"_s << u"FR"_s;
    QTest::newRow("id in small letters") << u"us-ca"_s << u"US-CA"_s;
    QTest::newRow("name") << u"germany"_s << u"DE"_s;
    QTest::newRow("alias") << u"UK"_s << u"GB"_s;
    QTest::newRow("three letters") << u"DEU"_s << u"DE"_s;
    QTest::newRow("world") << u"World"_s << u"WORLD"_s;
    QTest::newRow("zone") << u"em-us-mida-pjm"_s << u"EM-US-MIDA-PJM"_s;
}

void TestLookup::gridLookup()
{
    QFETCH(QString, key);
    QFETCH(QString, id);
    const auto grid = catalog().grid(key);
    QVERIFY2(grid, grid ? "" : qPrintable(grid.error().message));
    QCOMPARE((*grid)->id, id);
}

void TestLookup::refusals_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("nearest"); // must be named; empty: nothing is near
    QTest::newRow("device") << u"hardware"_s << u"H1000"_s << u"nvidia-h100-"_s;
    QTest::newRow("part of a name") << u"hardware"_s << u"A100"_s << u"nvidia-a100-pcie-40gb"_s;
    QTest::newRow("nothing like it") << u"hardware"_s << u"qwxzj"_s << QString();
    QTest::newRow("no name") << u"hardware"_s << QString() << QString();
    QTest::newRow("signs") << u"hardware"_s << u"--; DROP TABLE cpu"_s << QString();
    QTest::newRow("very long") << u"hardware"_s << QString(10000, u'a') << QString();
    QTest::newRow("CPU") << u"cpu"_s << u"xeon gold 6149"_s << u"intel-xeon-gold-614"_s;
    QTest::newRow("an accelerator is no CPU") << u"cpu"_s << u"nvidia-t4"_s << QString();
    QTest::newRow("instance") << u"instance"_s << u"p4d.24xlargee"_s << u"p4d.24xlarge"_s;
    QTest::newRow("provider") << u"provider"_s << u"googel"_s << u"gcp"_s;
    QTest::newRow("region") << u"region"_s << u"us-eest-1"_s << u"us-east-1"_s;
    QTest::newRow("city is no name") << u"region"_s << u"frankfurt"_s << u"eu-central-1"_s;
    QTest::newRow("grid") << u"grid"_s << u"Germny"_s << u"DE"_s;
    QTest::newRow("equivalence") << u"equivalence"_s << u"epa_km_2023"_s << u"epa_km_2024"_s;
    QTest::newRow("preset") << u"preset"_s << u"transformer_bigg"_s << u"transformer_big"_s;
    QTest::newRow("reference") << u"reference"_s << u"strubell_t1_human_life"_s
                               << u"strubell_t1_human_life_year"_s;
}

void TestLookup::refusals()
{
    QFETCH(QString, place);
    QFETCH(QString, key);
    QFETCH(QString, nearest);
    const auto aws = catalog().provider(u"aws", Edition::Current);
    QVERIFY(aws);
    const auto problem = [&]() -> std::optional<Problem> {
        const auto of = [](const auto& result) {
            return result ? std::optional<Problem>() : result.error();
        };
        if (place == u"hardware"_s)
            return of(catalog().device(key, Edition::Current));
        if (place == u"cpu"_s)
            return of(catalog().cpu(key));
        if (place == u"instance"_s)
            return of(catalog().instance(key, u""));
        if (place == u"provider"_s)
            return of(catalog().provider(key, Edition::Current));
        if (place == u"region"_s)
            return of(catalog().region(key, **aws));
        if (place == u"grid"_s)
            return of(catalog().grid(key));
        if (place == u"equivalence"_s)
            return of(catalog().equivalence(key));
        if (place == u"preset"_s)
            return of(catalog().preset(key));
        return of(catalog().referencePoint(key));
    };
    const std::optional<Problem> first = problem();
    QVERIFY(first);
    QCOMPARE(first->kind, Problem::Kind::BadInput);
    QCOMPARE(first->place, place);
    QVERIFY2(first->message.contains(u'“' + key + u'”'), qPrintable(first->message));
    QCOMPARE(first->message.contains(u"Nearest: "_s) && !nearest.isEmpty(), !nearest.isEmpty());
    QVERIFY2(first->message.contains(nearest), qPrintable(first->message));
    QCOMPARE(problem()->message, first->message); // the same when asked again
}

void TestLookup::addressesAreStable()
{
    // Read alone, then with the rest: the same record at the same place.
    const Device* cpu = *catalog().cpu(u"intel-xeon-gold-6148");
    const Device* gpu = *catalog().device(u"nvidia-t4", Edition::Current);
    const Grid* grid = catalog().findGrid(u"FR");
    const Provider* aws = *catalog().provider(u"aws", Edition::Current);
    const Region* region = *catalog().region(u"eu-west-3", *aws);
    QCOMPARE(region->grid, grid);
    const auto holds = [](auto span, const auto* record) {
        return record >= span.data() && record < span.data() + span.size();
    };
    QVERIFY(holds(catalog().cpus(), cpu));
    QVERIFY(holds(catalog().accelerators(Edition::Current), gpu));
    QVERIFY(holds(catalog().grids(), grid));
    QVERIFY(holds(catalog().regions(Edition::Current), region));
    QCOMPARE(cpu->id, u"intel-xeon-gold-6148"_s);
    QCOMPARE(*catalog().cpu(u"intel-xeon-gold-6148"), cpu);
    QCOMPARE(*catalog().region(u"eu-west-3", *aws), region);
}

void TestLookup::everyDeviceIsFoundByIdAndName()
{
    for (const Device& device : catalog().accelerators(Edition::Current)) {
        QCOMPARE(*catalog().device(device.id, Edition::Current), &device);
        QCOMPARE(*catalog().device(device.name, Edition::Current), &device);
    }
    for (const Device& cpu : catalog().cpus()) {
        QCOMPARE(*catalog().cpu(cpu.id), &cpu);
        QCOMPARE(*catalog().cpu(cpu.name), &cpu);
    }
    for (const Grid& grid : catalog().grids()) {
        QCOMPARE(*catalog().grid(grid.id), &grid);
        QCOMPARE(*catalog().grid(grid.name), &grid);
    }
    for (const Provider& provider : catalog().providers(Edition::Current)) {
        QCOMPARE(*catalog().provider(provider.name, Edition::Current), &provider);
        for (const Region* region : catalog().regionsOf(provider)) {
            QCOMPARE(*catalog().region(region->id, provider), region);
            QCOMPARE(*catalog().region(region->name, provider), region);
        }
    }
}

QTEST_GUILESS_MAIN(TestLookup)
#include "tst_lookup.moc"
