// SPDX-License-Identifier: GPL-3.0-or-later
// What the compiler of the catalogue refuses, and with which words: the real tables, damaged in
// one row.
#include "damagedresources.h"

#include <QTest>

using namespace Qt::StringLiterals;
using gramme::catalog::compiler::Report;

class CompilerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void acceptsTheTablesAsTheyAre();
    void refusesADamagedRow_data();
    void refusesADamagedRow();

private:
    DamagedResources m_resources;
};

namespace {

/// A test row: which row of which file, what is replaced in it, and the complaint.
void row(const char* name, const char* file, const char* start, const char* from, const char* to,
         const char* column, const char* complaint)
{
    QTest::newRow(name) << QString::fromLatin1(file) << QByteArray(start) << QByteArray(from)
                        << QByteArray(to) << QString::fromLatin1(column)
                        << QString::fromUtf8(complaint);
}

void addCellRows()
{
    const char* file = "hardware_db/accelerators.csv";
    const char* t4 = "nvidia-t4,";
    row("no number", file, t4, ",70,", ",7o,", "tdp_w",
        "found “7o”, expected a number from 1 to 30000");
    row("infinite", file, t4, ",70,", ",inf,", "tdp_w", "found “inf”");
    row("decimal comma", file, t4, ",8.1,", ",\"8,1\",", "fp32_tflops", "found “8,1”");
    row("out of range", file, t4, ",70,", ",0,", "tdp_w", "from 1 to 30000");
    row("not whole", file, t4, ",2018,", ",2018.5,", "release_year", "a whole number from 2000 to");
    row("missing value", file, t4, "NVIDIA T4,", ",", "name", "found an empty field");
    row("unknown word", file, t4, ",gpu,", ",GPU,", "kind", "one of gpu, tpu, npu, soc");
    row("no slug", file, "nvidia-l4,", "nvidia-l4,", "NVIDIA-L4,", "id", "lower case letters");
    row("no address", file, t4, "https://www", "www", "source_url", "https:// or http://");
    row("blank at the edge", file, t4, ",NVIDIA,", ",NVIDIA ,", "vendor", "no blanks at the edges");
    row("unknown source", file, t4, "nvidia-documents", "nvidia-papers", "source_id",
        "found “nvidia-papers”, expected an entry of the open sources");
    row("too few fields", file, t4, ",gpu,", ",", "row", "found 20 fields, expected 21 fields");
    row("too many fields", file, t4, ",gpu,", ",gpu,,", "row", "found 22 fields");
    row("duplicate id", file, "nvidia-t4g,", "nvidia-t4g", "nvidia-t4", "id",
        "it stands already in hardware_db/accelerators.csv:31");
    row("duplicate name", file, "nvidia-t4g,", "NVIDIA T4G", "Nvidia t4", "name",
        "“nvidia t4” again");
}

void addHardwareRows()
{
    const char* accelerators = "hardware_db/accelerators.csv";
    const char* h100 = "nvidia-h100-sxm5-80gb,";
    row("idle above rated power", accelerators, "nvidia-t4,", ",130,10,", ",130,70,", "idle_w",
        "less than tdp_w");
    row("no power, no estimate", accelerators, "nvidia-t4,", ",70,", ",,", "confidence",
        "estimate where tdp_w is empty");
    row("chip above 20 kW", accelerators, "nvidia-t4,", ",70,", ",20001,", "tdp_w",
        "at most 20000");
    row("tf32 above fp16", accelerators, h100, ",494.7,", ",990,", "tf32_tflops",
        "at most fp16_tflops, 989.4");
    row("fp8 below 16 bit", accelerators, h100, ",1978.9,", ",700,", "fp8_tflops",
        "at least the 16-bit peak, 989.4");
    row("power per core", "hardware_db/cpus.csv", "amd-a10-6700,", ",16.25,", ",16.5,",
        "tdp_per_core_w", "tdp_w / cores = 16.25"); // 65 W / 4 cores
    const char* instances = "hardware_db/cloud_instances.csv";
    const char* g4ad = "aws,g4ad.xlarge,";
    row("unknown accelerator", instances, g4ad, "v520", "v52", "accelerator_id",
        "an entry of the table “accelerator”");
    row("unknown cpu", instances, g4ad, "amd-epyc-7r32", "amd-epyc-7r33", "cpu_id", "“cpu”");
    row("cpu without a name", instances, g4ad, ",AMD EPYC 7R32,", ",,", "cpu_name", "of cpu_id");
    row("fraction without a note", instances, g4ad, ",1,4,", ",0.5,4,", "note", "the fraction");
    row("no vcpus, no note", instances, g4ad, ",1,4,", ",1,,", "note", "why vcpus is empty");
    row("unknown provider", instances, g4ad, "aws,", "amazon,", "provider", "“provider”");
}

void addDefaultRows()
{
    const char* defaults = "hardware_db/defaults.csv";
    const char* busy = "lifetime_use,any,any,";
    row("share above 1", defaults, busy, ",1,", ",1.1,", "high", "from 0.01 to 1 for lifetime_use");
    row("default below its low", defaults, busy, ",0.45,", ",0.86,", "low", "at most value, 0.85");
    row("default above its high", defaults, busy, ",1,", ",0.84,", "high", "at least value, 0.85");
    row("kind of another quantity", defaults, "device_power,datasheet,", "datasheet", "region",
        "kind", "one of any, datasheet, database, estimate for device_power");
    row("unknown quantity", defaults, busy, "lifetime_use", "life", "quantity", "one of");
    row("unknown workload", defaults, busy, ",any,any,", ",any,training,", "workload", "one of");
    const char* mfu = "hardware_db/mfu.csv";
    const char* volta = "family,Tesla Volta,";
    row("unknown family", mfu, volta, "Volta", "Volt", "key", "a family of accelerators.csv");
    row("unknown kind", mfu, "kind,gpu,", ",gpu,", ",card,", "key", "one of gpu, tpu");
    row("best below low", mfu, volta, ",0.15,", ",0.21,", "low", "at most best, 0.2");
    row("MFU above the limit", mfu, volta, ",0.40,", ",0.90,", "high", "from 0.01 to 0.8");
    row("MFU of another work", mfu, volta, "patterson2021carbon,patterson2021carbon",
        "patterson2021carbon,patterson2022plateau", "source_id", "“patterson2022plateau”");
    row("MFU of nobody", mfu, volta, "patterson2021carbon,https", ",https", "citation_key",
        "a key of references.bib");
    row("family twice", mfu, "family,TPU,", "TPU", "Tesla Volta", "match+key",
        "“family/Tesla Volta” again");
}

void addEmbodiedRows()
{
    const char* of = "hardware_db/embodied_of.csv";
    const char* a100 = "device,nvidia-a100,device,";
    row("part of an id", of, "device,nvidia-l4,", "nvidia-l4", "nvidia-h", "key",
        "or its beginning up to a hyphen");
    row("word of no column", of, "form_factor,PCIe,", "PCIe", "PCI", "key", "of the devices");
    row("unknown item", of, a100, "bloom_gpu", "bloom_card", "best_id", "an id of embodied.csv");
    row("unknown bound", of, "segment,laptop,", "laptop_median@low", "laptop_median@least",
        "low_id", "alone or with @low or @high");
    row("bound that is not there", of, "segment,desktop,", "desktop_median", "desktop_median@low",
        "low_id", "an item that has a low");
    row("no share", of, a100, "bloom_gpu,1,", "bloom_gpu,,", "best_share", "the share of the item");
    row("share of nothing", of, "family,TPU,host,", "host,,,", "host,,1,", "low_share",
        "nothing where no item is named");
    row("best without low", of, a100, "falk_a100_40gb", "", "low_id", "an id of embodied.csv");
    row("low above best", of, a100, "falk_a100_40gb,1,", "falk_a100_40gb,1.2,", "low_id",
        "153.12 kg, expected at most the best, 150"); // 127.6 x 1.2
    row("high below best", of, a100, "sxm_40,1,", "sxm_40,0.5,", "high_id",
        "136.7 kg, expected at least the best, 150"); // 273.4 / 2
    row("no part", of, a100, ",device,", ",card,", "part", "one of device, host");
    const char* water = "regions/water.csv";
    row("water of no country", water, "FR,", "FR", "FX", "zone", "the id of a country");
    row("water below 0", water, "FR,", "3.6737", "-1", "l_per_kwh", "from 0 to 100");
    row("water of nobody", water, "FR,", "wri-water", "wri", "source_id", "the open sources");
    const char* cost = "references/social_cost.csv";
    row("cost below a lower one", cost, "epa-2023,2020,central,", ",190,", ",110,", "usd_per_t",
        "at least that of the row before, 120");
    row("cost of another year", cost, "epa-2023,2020,high,", ",2020,high", ",2021,high", "year",
        "“2020” as in the row before");
    row("cost of nobody", cost, "ricke-2018,,low,", "ricke2018,https", "ricke,https",
        "citation_key", "a key of references.bib");
}

void addAliasRows()
{
    const char* aliases = "hardware_db/aliases.csv";
    const char* nvl = "accelerator,nvidia-h100-nvl";
    row("ambiguous alias", aliases, nvl, "H100 NVL", "H100-SXM", "alias",
        "does not mean nvidia-h100-sxm5-80gb (explicit) already");
    row("alias that is a name", aliases, nvl, "H100 NVL", "NVIDIA T4", "alias",
        "does not mean nvidia-t4 (id) already");
    row("alias of nothing", aliases, nvl, "nvl-94gb", "nvl-95gb", "id", "“accelerator”");
    row("cpu hides an accelerator", aliases, "cpu,", "Intel Xeon E5-2699", "T4", "alias",
        "not that of the accelerator nvidia-t4");
    const char* page = "hardware_db/lacoste_hardware.csv";
    row("page device without counterpart", page, "18,T4,", "nvidia-t4", "nvidia-t44", "device_id",
        "an id of accelerators.csv");
    row("page name that finds another", page, "18,T4,", "nvidia-t4", "nvidia-l4", "name",
        "“T4”, which finds nvidia-t4, expected a name or alias of nvidia-l4");
}

void addGridRows()
{
    const char* grids = "regions/grids.csv";
    row("unknown parent", grids, "AE,", ",WORLD,", ",WORDL,", "parent_id", "the table “grid”");
    row("no parent", grids, "AE,", ",WORLD,", ",,", "parent_id", "up to WORLD");
    row("its own parent", grids, "AE,", ",WORLD,", ",AE,", "parent_id", "without cycles");
    row("iso code", grids, "AE,", ",ARE,", ",are,", "country_iso3", "three capital letters");
    row("fuel shares", grids, "FR,", ",68.79,", ",67.79,", "coal_pct",
        "fuel shares that add up to 99.01"); // 0.31+3.03+1.82+68.79+10.42+8.16+5.58+1.8+0.1 - 1
    row("no year of the shares", grids, "FR,", ",0.1,2025,", ",0.1,,", "mix_year", "the year of");
    row("low above high", grids, "FR,", ",40.5,", ",80.5,", "low_g_per_kwh",
        "at most high_g_per_kwh, 78.5");
    row("low without high", grids, "FR,", ",78.5,", ",,", "high_g_per_kwh", "together or neither");
    row("licence of another", grids, "FR,", ",CC-BY-4.0,", ",MIT,", "licence", "“CC-BY-4.0”");
    row("profile without rows", grids, "FR,", ",FR,FR,own", ",FX,FR,own", "hours_grid_id",
        "“grid_hour”");
    row("profile without its match", grids, "FR,", ",FR,FR,own", ",FR,FR,", "profile_match",
        "where hours_grid_id has one");
    row("share-alike in an open file", grids, "FR,", "ember-owid", "em-yearly", "source_id",
        "share-alike rows only in the folder odbl");
    row("open row among share-alike ones", "regions/odbl/grid_history.csv", "AT,", "em-yearly",
        "ember-owid", "source_id", "only share-alike rows in this file");
    const char* sources = "regions/grid_sources.csv";
    row("primary differs", sources, "FR,41.44,", "41.44", "41.54", "g_per_kwh",
        "the value of the grid, 41.4"); // more than 0.06 apart
    row("primary of another year", sources, "FR,41.44,", "2025", "2024", "year", "“2025” as in");
    row("unknown grid", sources, "FR,36,", "FR,", "FX,", "grid_id", "the table “grid”");
    row("twice in history", "regions/grid_history.csv", "AE,2001,", "2001", "2000",
        "grid_id+year+source_id", "“AE/2000/ember-owid” again");
}

void addRegionRows()
{
    row("hour out of the day", "regions/grid_hours.csv", "FR,1,23,", ",23,", ",24,", "hour_utc",
        "from 0 to 23");
    row("month out of the year", "regions/grid_months.csv", "DE,2020,1,", ",1,", ",13,", "month",
        "from 1 to 12");
    const char* providers = "regions/providers.csv";
    row("PUE without source", providers, "aws,", "AWS sustainability pages", "", "pue_source_name",
        "the source of pue_avg");
    row("PUE below 1", providers, "aws,", ",1.14,", ",0.14,", "pue_avg", "from 1 to 3");
    const char* regions = "regions/cloud_regions.csv";
    const char* virginia = "aws,us-east-1,";
    row("unknown grid of a region", regions, virginia, "US-eGRID-SRVC", "US-eGRID-SRVX", "grid_id",
        "the table “grid”");
    row("share-alike grid of a region", regions, virginia, "US-eGRID-SRVC", "EM-US-MIDA-PJM",
        "grid_id", "a grid that is not share-alike");
    row("country of the grid", regions, virginia, ",US,", ",CA,", "country_iso2", "“US” as in");
    row("unknown document", regions, virginia, "measured,gsf-rtc", "measured,gsf", "pue_source",
        "a source_id of the open sources, or an address");
    row("unknown page region", regions, virginia, "documentation,us-east-1",
        "documentation,us-east-9", "lacoste_region", "lacoste_regions.csv");
    row("region twice", regions, "aws,us-east-2,", "us-east-2", "us-east-1", "provider+region_id",
        "“aws/us-east-1” again");
    const char* energy = "regions/energy_sources.csv";
    row("outside its range", energy, "ipcc_ar5-01,", ",820,", ",920,", "g_per_kwh", "740 to 910");
    row("second default", energy, "ipcc_ar5-02,", ",gas,1,", ",coal,1,", "is_default",
        "one default");
    row("page region, truncated", "regions/lacoste_regions.csv", "gcp,", ",557,557,", ",557,558,",
        "app_g_per_kwh_truncated", "the whole part of g_per_kwh, 557");
}

void addReferenceRows()
{
    const char* points = "references/reference_points.csv";
    const char* flight = "strubell_t1_air_ny_sf,";
    row("kg of pounds", points, flight, "899.92726208", "899.92726209", "kg_co2e",
        "exactly 1984 lb in kg"); // 1984 x 0.45359237
    row("unknown unit", points, flight, ",lb,", ",st,", "unit_original", "one of lb, kg, t, g");
    row("figure of the paper", points, "strubell_t1_human_life_year,", "11023", "11024",
        "value_original", "the 11023 lb of the paper");
    row("charted without a mass", points, flight, "1984,lb,899.92726208", ",,", "chart_default",
        "0 for a row without a mass");
    row("not among the entries", points, flight, "strubell2019energy,https", "strubell2020,https",
        "citation_key", "a key of references.bib");
    row("address", points, flight, "https://", "http://", "doi_or_url", "starts with https://");
    const char* equivalences = "references/equivalences.csv";
    row("constant of a tool", equivalences, "lacoste_km_driven,", "0.2473057345", "0.2473067345",
        "kg_co2e_per_unit", "the tool's own 0.2473057"); // 0.398 kg/mile / 1.609344
    row("low above the value", equivalences, "lacoste_kg_coal,", "1.9951834728", "1.9961834728",
        "low", "at most kg_co2e_per_unit");
    row("hourly share", "hardware_db/embodied.csv", "bloom_gpu,", ",0.003358,", ",0.003368,",
        "kg_co2e_per_hour", "= 0.003358"); // 150 kg / (6 x 8760 x 0.85)
    const char* presets = "references/workload_presets.csv";
    row("preset without device", presets, "transformer_base,", "nvidia-tesla-p100-pcie-16gb", "",
        "device_id", "found an empty field");
    row("preset with unknown device", presets, "transformer_base,", "nvidia-tesla-p100-pcie-16gb",
        "nvidia-p100", "device_id", "an id of accelerators.csv or of cpus.csv");
    row("device hours", presets, "transformer_base,", ",8,12,96,", ",8,12,99,", "accelerator_hours",
        "count x hours = 96 within 2 %");
    row("MFU", presets, "transformer_base,", ",96,,", ",96,0.9,", "mfu", "from 0.02 to 0.8");
    row("more active than all", presets, "deepseek_v3,", ",37000000000,", ",671000000000,",
        "active_params", "less than params");
    row("nothing to plan from", presets, "whisper_large,", "4.21e21", "", "accelerator_hours",
        "or flops, or params and tokens");
}

} // namespace

void CompilerTest::initTestCase()
{
    QVERIFY(m_resources.isValid());
}

/// Which also shows that each complaint below comes from its damage.
void CompilerTest::acceptsTheTablesAsTheyAre()
{
    const Report report = m_resources.compile();
    QVERIFY2(report.isClean(), described(report, u"nothing"_s).constData());
}

void CompilerTest::refusesADamagedRow_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("start"); // of the row
    QTest::addColumn<QByteArray>("from");  // first occurrence in that row
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("complaint"); // part of it
    addCellRows();
    addHardwareRows();
    addDefaultRows();
    addEmbodiedRows();
    addAliasRows();
    addGridRows();
    addRegionRows();
    addReferenceRows();
}

void CompilerTest::refusesADamagedRow()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, column);
    QFETCH(const QString, complaint);

    QByteArray content = DamagedResources::original(file);
    const qsizetype begin = content.indexOf('\n' + start) + 1;
    QVERIFY2(begin > 0, start.constData());
    const qsizetype at = content.indexOf(from, begin);
    QVERIFY2(at >= 0 && at < content.indexOf('\n', begin), from.constData());
    content.replace(at, from.size(), to);
    QVERIFY(m_resources.damage(file, content));

    const Report report = m_resources.compile();
    const auto line = QByteArrayView(content).first(begin).count('\n') + 1;
    const QString place = u"%1:%2: %3: found "_s.arg(file, QString::number(line), column);
    QVERIFY2(hasError(report, place, complaint), described(report, place + complaint).constData());
}

QTEST_GUILESS_MAIN(CompilerTest)
#include "tst_compiler.moc"
