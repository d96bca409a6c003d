// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/listing.h"

#include <QMetaType>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gramme;
using namespace gramme::catalog;

namespace {

std::vector<Fact> factsOf(const std::vector<Fact>& facts, const QString& key)
{
    std::vector<Fact> found;
    for (const Fact& fact : facts) {
        if (fact.key == key)
            found.push_back(fact);
    }
    return found;
}

} // namespace

class TestListing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void kinds();
    void lists_data();
    void lists();
    void searches_data();
    void searches();
    void listsThePage();
    void unknownKinds();
    void shows_data();
    void shows();
    void everyListedEntryCanBeShown_data();
    void everyListedEntryCanBeShown();
    void gridsKeepBasesApart();
    void regionTellsGridsPueAndClaim();
    void showsThePage();
    void refuses_data();
    void refuses();

private:
    std::shared_ptr<const Catalog> m_catalog;
};

void TestListing::initTestCase()
{
    const auto opened = Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestListing::kinds()
{
    // design.md section 7, in this order.
    QCOMPARE(listKinds().join(u'|'), u"hardware|cpus|instances|providers|regions|grids|references|"
                                     "equivalences|presets|sources"_s);
}

void TestListing::lists_data()
{
    QTest::addColumn<int>("rows"); // as the READMEs of the tables count them; 0: some
    QTest::newRow("hardware") << 498;
    QTest::newRow("cpus") << 3693;
    QTest::newRow("instances") << 249;
    QTest::newRow("providers") << 21;
    QTest::newRow("regions") << 333;
    QTest::newRow("grids") << 507;
    QTest::newRow("references") << 187;
    QTest::newRow("equivalences") << 91;
    QTest::newRow("presets") << 91;
    QTest::newRow("sources") << 0;
}

void TestListing::lists()
{
    QFETCH(int, rows);
    const auto listing = list(*m_catalog, QString::fromLatin1(QTest::currentDataTag()), u"");
    QVERIFY(listing);
    if (rows > 0)
        QCOMPARE(listing->rows.size(), size_t(rows));
    QVERIFY(!listing->rows.empty());
    QCOMPARE(listing->columns.first(), u"id"_s);
    QCOMPARE(QSet<QString>(listing->columns.begin(), listing->columns.end()).size(),
             listing->columns.size());
    for (const std::vector<QVariant>& row : listing->rows) {
        QCOMPARE(row.size(), size_t(listing->columns.size()));
        QVERIFY(!row.front().toString().isEmpty());
        for (const QVariant& cell : row) {
            const int type = cell.typeId();
            QVERIFY(!cell.isValid() || type == QMetaType::Double || type == QMetaType::Int ||
                    (type == QMetaType::QString && !cell.toString().isEmpty()));
        }
    }
}

void TestListing::searches_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first"); // empty: nothing is found
    QTest::newRow("device") << u"hardware"_s << u"a10 0 sxm"_s << u"nvidia-a100-sxm4-40gb"_s;
    QTest::newRow("alias") << u"hardware"_s << u"H100 SXM"_s << u"nvidia-h100-sxm5-80gb"_s;
    QTest::newRow("CPU") << u"cpus"_s << u"xeon 6148"_s << u"intel-xeon-gold-6148"_s;
    QTest::newRow("instance") << u"instances"_s << u"p4d"_s << u"p4d.24xlarge"_s;
    QTest::newRow("provider") << u"providers"_s << u"amazon"_s << u"aws"_s;
    QTest::newRow("region") << u"regions"_s << u"google frankfrt"_s << u"europe-west3"_s;
    QTest::newRow("grid") << u"grids"_s << u"germany"_s << u"DE"_s;
    QTest::newRow("equivalence") << u"equivalences"_s << u"coal"_s << QString(u"lacoste_kg_coal"_s);
    QTest::newRow("source") << u"sources"_s << u"ember"_s << u"ember-owid"_s;
    QTest::newRow("nothing") << u"hardware"_s << u"qwxzj"_s << QString();
}

void TestListing::searches()
{
    QFETCH(QString, kind);
    QFETCH(QString, query);
    QFETCH(QString, first);
    const auto listing = list(*m_catalog, kind, query);
    QVERIFY(listing);
    QCOMPARE(listing->rows.empty() ? QString() : listing->rows.front().front().toString(), first);
    QCOMPARE(listing->columns, list(*m_catalog, kind, u"")->columns);
}

void TestListing::listsThePage()
{
    const auto devices = list(*m_catalog, u"hardware", u"", Edition::Lacoste);
    QCOMPARE(devices->rows.size(), size_t(48));
    QCOMPARE(devices->rows.front()[1].toString(), u"H100 SXM"_s); // first row of the page's file
    const auto regions = list(*m_catalog, u"regions", u"oregon", Edition::Lacoste);
    QVERIFY(!regions->rows.empty());
    QCOMPARE(list(*m_catalog, u"regions", u"", Edition::Lacoste)->rows.size(), size_t(82));
    QCOMPARE(list(*m_catalog, u"providers", u"", Edition::Lacoste)->rows.size(), size_t(7));
}

void TestListing::unknownKinds()
{
    const auto listing = list(*m_catalog, u"gpus", u"");
    QVERIFY(!listing);
    QCOMPARE(listing.error().kind, Problem::Kind::BadInput);
    QVERIFY(listing.error().message.contains(u"“gpus”"_s));
    QVERIFY(listing.error().message.contains(u"equivalences"_s));
    QVERIFY(!show(*m_catalog, u"gpus", u"x"));
}

// One figure of each kind with where it comes from, read off the tables.
void TestListing::shows_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("year");
    QTest::addColumn<QString>("source"); // part of its name
    QTest::newRow("CPU") << u"cpus"_s << u"Intel Xeon Gold 6148"_s << u"tdp_w"_s << QVariant(150.0)
                         << u"W"_s << u"2023"_s << u"Intel ARK"_s;
    QTest::newRow("CPU among hardware") << u"hardware"_s << u"Intel Xeon Gold 6148"_s << u"cores"_s
                                        << QVariant(20) << QString() << u"2023"_s << u"Intel ARK"_s;
    QTest::newRow("device") << u"hardware"_s << u"nvidia-a100-sxm4-40gb"_s << u"tdp_w"_s
                            << QVariant(400.0) << u"W"_s << u"2026"_s << u"NVIDIA A100 datasheet"_s;
    QTest::newRow("instance") << u"instances"_s << u"aws/p4d.24xlarge"_s << u"accelerator_count"_s
                              << QVariant(8.0) << QString() << u"2026"_s << u"Karpenter"_s;
    QTest::newRow("provider PUE") << u"providers"_s << u"gcp"_s << u"pue_avg"_s << QVariant(1.09)
                                  << QString() << u"2024"_s << u"Google Environmental Report"_s;
    QTest::newRow("provider claim")
        << u"providers"_s << u"ovh"_s << u"renewable_or_offset_claim_pct"_s << QVariant(78.0)
        << u"%"_s << u"2021"_s << u"silicon.fr"_s;
    QTest::newRow("grid") << u"grids"_s << u"WORLD"_s << u"intensity_g_per_kwh"_s << QVariant(458.3)
                          << u"g/kWh"_s << u"2025"_s << u"Ember"_s;
    QTest::newRow("reference") << u"references"_s << u"strubell_t1_human_life_year"_s
                               << u"kg_co2e"_s << QVariant(4999.94869451) << u"kg"_s << u"2019"_s
                               << u"Strubell"_s;
    QTest::newRow("equivalence") << u"equivalences"_s << u"lacoste_km_driven"_s
                                 << u"kg_co2e_per_unit"_s << QVariant(0.2473057345) << u"kg"_s
                                 << u"2021"_s << u"ML CO2 Impact"_s;
    QTest::newRow("preset") << u"presets"_s << u"transformer_big"_s << u"hours"_s << QVariant(84.0)
                            << u"h"_s << u"2017"_s << u"Strubell"_s;
    QTest::newRow("peak") << u"hardware"_s << u"nvidia-h100-sxm5-80gb"_s << u"bf16_tflops"_s
                          << QVariant(989.4) << u"TFLOPS"_s << u"2026"_s << u"NVIDIA"_s;
    QTest::newRow("MFU") << u"hardware"_s << u"nvidia-tesla-v100-sxm2-16gb"_s << u"mfu"_s
                         << QVariant(0.20) << QString() << u"2021"_s << u"Carbon Emissions"_s;
    QTest::newRow("embodied") << u"hardware"_s << u"nvidia-h100-sxm5-80gb"_s
                              << u"embodied_device_high_kg_co2e"_s << QVariant(575.2) << u"kg"_s
                              << u"2025"_s << u"HGX H100"_s; // citation of the best value
    QTest::newRow("fuel share") << u"grids"_s << u"FR"_s << u"nuclear_pct"_s << QVariant(68.79)
                                << u"%"_s << u"2025"_s << u"Yearly Electricity"_s;
    QTest::newRow("source") << u"sources"_s << u"em-yearly"_s << u"licence"_s
                            << QVariant(u"ODbL-1.0"_s) << QString() << QString() << QString();
}

void TestListing::shows()
{
    QFETCH(QString, kind);
    QFETCH(QString, id);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    QFETCH(QString, unit);
    QFETCH(QString, year);
    QFETCH(QString, source);
    const auto facts = show(*m_catalog, kind, id);
    QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
    const std::vector<Fact> found = factsOf(*facts, key);
    QCOMPARE(found.size(), size_t(1));
    if (value.typeId() == QMetaType::QString)
        QCOMPARE(found[0].value.toString(), value.toString());
    else
        QCOMPARE(found[0].value.toDouble(), value.toDouble());
    QCOMPARE(found[0].unit, unit);
    QCOMPARE(found[0].citation.year, year);
    QVERIFY2(found[0].citation.name.contains(source), qPrintable(found[0].citation.name));
}

void TestListing::everyListedEntryCanBeShown_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString& kind : listKinds())
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestListing::everyListedEntryCanBeShown()
{
    QFETCH(QString, kind);
    const auto listing = list(*m_catalog, kind, u"");
    QVERIFY(listing);
    const qsizetype provider = listing->columns.indexOf(u"provider"_s);
    // Every tenth CPU is enough of 3,693.
    const size_t step = kind == u"cpus"_s ? 10 : 1;
    for (size_t i = 0; i < listing->rows.size(); i += step) {
        QString id = listing->rows[i].front().toString();
        if (provider >= 0)
            id.prepend(listing->rows[i][size_t(provider)].toString() + u'/');
        const auto facts = show(*m_catalog, kind, id);
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().message));
        QVERIFY2(facts->size() > 2, qPrintable(id));
        for (const Fact& fact : *facts)
            QVERIFY2(!fact.key.isEmpty(), qPrintable(id));
    }
    QVERIFY(m_catalog->notices().isEmpty());
}

void TestListing::gridsKeepBasesApart()
{
    const auto facts = show(*m_catalog, u"grids", u"AE");
    QVERIFY(facts);
    // grid_sources.csv: AE, 348, lifecycle, consumption, 2025, em-yearly.
    const std::vector<Fact> others =
        factsOf(*facts, u"alternative_lifecycle_consumption_g_per_kwh"_s);
    QCOMPARE(others.size(), size_t(1));
    QCOMPARE(others[0].value.toDouble(), 348.0);
    QCOMPARE(others[0].unit, u"g/kWh"_s);
    QCOMPARE(others[0].citation.year, u"2025"_s);
    QVERIFY(others[0].citation.shareAlike);
    QCOMPARE(others[0].citation.licence, u"ODbL-1.0"_s);
    // grid_history.csv: AE, 2000, 676.77, ember-owid.
    const std::vector<Fact> history = factsOf(*facts, u"history_lifecycle_production_g_per_kwh"_s);
    QVERIFY(history.size() > 20);
    QCOMPARE(history.back().value.toDouble(), 676.77);
    QCOMPARE(history.back().citation.year, u"2000"_s);
    QVERIFY(factsOf(*facts, u"alternative_g_per_kwh"_s).empty());
}

void TestListing::regionTellsGridsPueAndClaim()
{
    const auto facts = show(*m_catalog, u"regions", u"aws/us-east-1");
    QVERIFY(facts);
    const std::vector<Fact> grid = factsOf(*facts, u"grid_direct_production_g_per_kwh"_s);
    QCOMPARE(grid.size(), size_t(1));
    QCOMPARE(grid[0].value.toDouble(), 270.5);
    const std::vector<Fact> alternative =
        factsOf(*facts, u"alternative_grid_lifecycle_consumption_g_per_kwh"_s);
    QCOMPARE(alternative.size(), size_t(1));
    QCOMPARE(alternative[0].value.toDouble(), 418.0);
    QVERIFY(alternative[0].citation.shareAlike);
    const std::vector<Fact> pue = factsOf(*facts, u"pue"_s);
    QCOMPARE(pue.size(), size_t(1));
    QCOMPARE(pue[0].value.toDouble(), 1.15);
    QCOMPARE(pue[0].citation.sourceId, u"gsf-rtc"_s);
    QCOMPARE(pue[0].citation.confidence, u"measured"_s);
    const std::vector<Fact> claim = factsOf(*facts, u"renewable_or_offset_pct"_s);
    QCOMPARE(claim.size(), size_t(1));
    QCOMPARE(claim[0].value.toDouble(), 100.0);
    QCOMPARE(claim[0].citation.year, u"2024"_s);
    // Amazon publishes no intensity: an unknown figure is there, without a value.
    const std::vector<Fact> own = factsOf(*facts, u"provider_intensity_g_per_kwh"_s);
    QCOMPARE(own.size(), size_t(1));
    QVERIFY(!own[0].value.isValid());
}

void TestListing::showsThePage()
{
    const auto device = show(*m_catalog, u"hardware", u"GTX 750", Edition::Lacoste);
    QVERIFY(device);
    QCOMPARE(factsOf(*device, u"tdp_w"_s).at(0).value.toDouble(), 250.0); // the page's fault
    QVERIFY(factsOf(*device, u"tdp_w"_s).at(0).citation.name.contains(u"ML CO2 Impact"_s));
    const auto region = show(*m_catalog, u"regions", u"gcp/us-west1", Edition::Lacoste);
    QVERIFY(region);
    QCOMPARE(factsOf(*region, u"g_per_kwh"_s).at(0).value.toDouble(), 297.6);
    QCOMPARE(factsOf(*region, u"offset_pct"_s).at(0).value.toDouble(), 100.0);
}

void TestListing::refuses_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("word");
    QTest::newRow("hardware") << u"H1000"_s << u"Nearest"_s;
    QTest::newRow("regions") << u"us-east-1"_s << u"alibaba/us-east-1"_s;
    QTest::newRow("instances") << u"p4d.24xlargee"_s << u"aws/p4d.24xlarge"_s;
    QTest::newRow("providers") << u"googel"_s << u"gcp"_s;
    QTest::newRow("grids") << u"Germny"_s << u"DE"_s;
    QTest::newRow("sources") << u"em-year"_s << u"em-yearly"_s;
    QTest::newRow("presets") << QString() << u"Unknown preset"_s;
    QTest::newRow("references") << u"' OR 1=1"_s << u"Unknown reference point"_s;
}

void TestListing::refuses()
{
    QFETCH(QString, id);
    QFETCH(QString, word);
    const auto facts = show(*m_catalog, QString::fromLatin1(QTest::currentDataTag()), id);
    QVERIFY(!facts);
    QCOMPARE(facts.error().kind, Problem::Kind::BadInput);
    QVERIFY2(facts.error().message.contains(word), qPrintable(facts.error().message));
}

QTEST_GUILESS_MAIN(TestListing)
#include "tst_listing.moc"
