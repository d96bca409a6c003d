// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of method full: defaults, peaks, MFU, embodied emissions, water and social cost.
#include <QTest>

#include "catalog/catalog.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace gramme;
using namespace gramme::catalog;

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void defaults_data();
    void defaults();
    void defaultOfTheNearestRow();
    void peaks();
    void mfu_data();
    void mfu();
    void embodiedItems();
    void embodied_data();
    void embodied();
    void embodiedOfThePage();
    void embodiedOfEveryDevice();
    void embodiedWithoutShareAlike();
    void water_data();
    void water();
    void siteWater();
    void socialCost_data();
    void socialCost();

private:
    const Catalog& catalog() const { return *m_catalog; }
    const Device& device(const QString& id) const;

    std::shared_ptr<const Catalog> m_catalog; ///< Fresh for every row, so that order cannot matter.
};

void TestFigures::init()
{
    const auto opened = Catalog::openDefault();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

const Device& TestFigures::device(const QString& id) const
{
    static const Device none;
    const Device* const found = catalog().findDevice(id, Edition::Current);
    return found ? *found : none;
}

// Defaults ---------------------------------------------------------------------------------------

void TestFigures::defaults_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("source");
    // Lannelongue et al. 2021: 0.3725 W/GB.
    QTest::newRow("memory_w_per_gb") << u"any"_s << 0.28 << 0.3725 << 0.45 << u"green-algorithms"_s;
    // EcoLogits 3 years, Morrison et al. 4, BLOOM 6.
    QTest::newRow("lifetime_years") << u"gpu"_s << 3.0 << 4.0 << 6.0 << u"morrison2025holistic"_s;
    // Wu et al. 2022 0.45, BLOOM 0.85, EcoLogits 1.
    QTest::newRow("lifetime_use") << u"gpu"_s << 0.45 << 0.85 << 1.0 << u"luccioni2023bloom"_s;
    // Li et al. 2023: 0.55 L/kWh in the USA.
    QTest::newRow("wue_onsite") << u"any"_s << 0.05 << 0.55 << 1.8 << u"li2023thirsty"_s;
    QTest::newRow("device_power") << u"estimate"_s << 0.7 << 1.0 << 1.4 << u"own-estimate"_s;
    QTest::newRow("pue_overhead") << u"provider"_s << 0.6 << 1.0 << 2.0 << u"own-estimate"_s;
    QTest::newRow("intensity") << u"any"_s << 0.85 << 1.0 << 1.15 << u"own-estimate"_s;
}

void TestFigures::defaults()
{
    QFETCH(QString, kind);
    QFETCH(QString, source);
    for (int again = 0; again < 2; ++again) {
        const Catalog::Default found =
            catalog().defaultFor(QString::fromLatin1(QTest::currentDataTag()), kind);
        QTEST(found.low, "low");
        QTEST(found.value, "value");
        QTEST(found.high, "high");
        QCOMPARE(found.citation.sourceId, source);
        QVERIFY(!found.citation.name.isEmpty() && !found.citation.note.isEmpty());
    }
    QVERIFY(catalog().defaultFor(u"nothing", kind).citation.name.isEmpty());
}

/// (kind, workload), (any, workload), (kind, any), (any, any), in this order.
void TestFigures::defaultOfTheNearestRow()
{
    const auto note = [this](QStringView kind, QStringView workload) {
        return catalog().defaultFor(u"utilisation", kind, workload).citation.note;
    };
    QCOMPARE(note(u"gpu", u"any"), note(u"any", u"any"));
    QVERIFY(note(u"tpu", u"any") != note(u"any", u"any"));
    QCOMPARE(note(u"tpu", u"pretraining"), note(u"any", u"pretraining"));
    QVERIFY(note(u"tpu", u"pretraining") != note(u"tpu", u"any"));
    QCOMPARE(note(u"tpu", u"playing"), note(u"tpu", u"any"));
    QCOMPARE(note(u"gpu", u"playing"), note(u"any", u"any"));
    for (const QStringView workload :
         {u"any", u"pretraining", u"fine-tuning", u"inference", u"small-model"}) {
        const auto found = catalog().defaultFor(u"utilisation", u"gpu", workload);
        QVERIFY(0.0 < found.low && found.low < found.value && found.value < found.high);
        QVERIFY(found.high <= 1.0);
    }
}

// Peaks and MFU ----------------------------------------------------------------------------------

/// NVIDIA, H100 and A100 datasheets, dense: TF32 494.7, 16 bit 989.4, FP8 1978.9; A100 312.
void TestFigures::peaks()
{
    const Device& h100 = device(u"nvidia-h100-sxm5-80gb"_s);
    QCOMPARE(h100.peakTflops(Precision::Tf32), 494.7);
    QCOMPARE(h100.peakTflops(Precision::Bf16), 989.4);
    QCOMPARE(h100.peakTflops(Precision::Fp8), 1978.9);
    const Device& a100 = device(u"nvidia-a100-sxm4-80gb"_s);
    QCOMPARE(a100.peakTflops(Precision::Fp16), 312.0);
    QCOMPARE(a100.peakTflops(Precision::Int8), 624.0);
    QVERIFY(!a100.peakTflops(Precision::Fp8)); // not in the hardware
    const Device* const page = catalog().findDevice(u"A100 SXM4 80 GB", Edition::Lacoste);
    QVERIFY(page);
    QCOMPARE(page->peakTflops(Precision::Bf16), 312.0);
    QCOMPARE(nameOf(Precision::Bf16), u"bf16"_s);
    QCOMPARE(nameOf(Precision::Int8), u"int8"_s);
}

void TestFigures::mfu_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("best");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("source");
    // Smallest and middle of the runs that mfu.csv lists, computed there.
    QTest::newRow("family V100") << u"nvidia-tesla-v100-sxm2-16gb"_s << 0.15 << 0.20 << 0.40
                                 << u"patterson2021carbon"_s;
    QTest::newRow("family TPU") << u"google-tpu-v3"_s << 0.28 << 0.37 << 0.55
                                << u"patterson2021carbon"_s;
    QTest::newRow("family A100") << u"nvidia-a100-sxm4-80gb"_s << 0.20 << 0.33 << 0.53
                                 << u"biderman2023pythia"_s;
    QTest::newRow("kind GPU") << u"nvidia-geforce-gtx-1660"_s << 0.08 << 0.25 << 0.50
                              << u"own-estimate"_s;
    QTest::newRow("kind CPU") << u"intel-xeon-e5-2630-v4"_s << 0.05 << 0.20 << 0.50
                              << u"own-estimate"_s;
}

void TestFigures::mfu()
{
    QFETCH(QString, id);
    QFETCH(QString, source);
    const Mfu found = catalog().mfuFor(device(id));
    QTEST(found.low, "low");
    QTEST(found.best, "best");
    QTEST(found.high, "high");
    QCOMPARE(found.citation.sourceId, source);
    QVERIFY(!found.note.isEmpty());
}

// Embodied ---------------------------------------------------------------------------------------

/// Luccioni et al. 2023: 2,500 kg, 6 years, 85 % in use.
void TestFigures::embodiedItems()
{
    const std::span<const EmbodiedItem> items = catalog().embodiedItems();
    QCOMPARE(items.size(), size_t(50)); // 31 + 19
    const EmbodiedItem& server = items.front();
    QCOMPARE(server.id, u"bloom_server"_s);
    QCOMPARE(server.kgCo2e, 2500.0);
    QVERIFY(!server.low && !server.high);
    QCOMPARE(server.lifetimeYears, 6.0);
    QCOMPARE(server.utilisation, 0.85);
    QCOMPARE(server.kgPerHour, 0.055958); // 2500 / (6 x 8760 x 0.85)
    QCOMPARE(server.citationKey, u"luccioni2023bloom"_s);
    QVERIFY(!server.citation.shareAlike);
    for (const EmbodiedItem& item : items) {
        if (item.id == "laptop_median"_L1) {
            QCOMPARE(item.low, 176.1);
            QCOMPARE(item.high, 281.6);
            QVERIFY(item.citation.shareAlike);
        }
    }
}

void TestFigures::embodied_data()
{
    using Figure = QList<double>; // low, best, high; none: empty
    QTest::addColumn<QString>("id");
    QTest::addColumn<Figure>("ofDevice");
    QTest::addColumn<Figure>("ofHost");
    QTest::addColumn<bool>("shareAlike");
    // Servers of 2,000, 2,500 and 5,700 kg: an eighth, or a quarter.
    const Figure eighth{250.0, 312.5, 712.5};
    const Figure quarter{500.0, 625.0, 1425.0};
    // HGX H100 1,312 kg / 8; BoaviztAPI's model.
    QTest::newRow("H100 SXM") << u"nvidia-h100-sxm5-80gb"_s << Figure{164.0, 164.0, 575.2} << eighth
                              << false;
    QTest::newRow("A100 PCIe") << u"nvidia-a100-pcie-80gb"_s << Figure{127.6, 150.0, 273.4}
                               << quarter << false;
    // HGX B200 2,274 kg / 8; x 3.5.
    QTest::newRow("B200") << u"nvidia-b200-180gb"_s << Figure{284.25, 284.25, 994.875} << eighth
                          << false;
    // 129.3 kg, halved twice.
    QTest::newRow("P100") << u"nvidia-tesla-p100-sxm2-16gb"_s << Figure{32.325, 64.65, 129.3}
                          << eighth << false;
    QTest::newRow("L40, not L4") << u"nvidia-l40"_s << Figure{64.5, 150.0, 273.4} << quarter
                                 << false; // 150 x 0.43
    QTest::newRow("TPU v4") << u"google-tpu-v4"_s << Figure{386.0, 692.0, 1101.0} << Figure{}
                            << false;
    QTest::newRow("TPU v5p") << u"google-tpu-v5p"_s << Figure{1101.0, 1101.0, 1101.0} << Figure{}
                             << false;
    QTest::newRow("card in a computer")
        << u"nvidia-geforce-gtx-1660"_s << Figure{64.5, 150.0, 273.4} << Figure{186.6, 248.8, 311.0}
        << true; // 248.8 x 0.75, x 1.25
    QTest::newRow("laptop GPU") << u"nvidia-geforce-rtx-3080-laptop"_s << Figure{}
                                << Figure{176.1, 235.9, 281.6} << true;
    QTest::newRow("Apple M2 Max") << u"apple-m2-max"_s << Figure{165.1, 165.1, 247.65} << Figure{}
                                  << true;
    QTest::newRow("Jetson") << u"nvidia-jetson-nano"_s << Figure{} << Figure{} << false;
    QTest::newRow("machine of its own kind")
        << u"cerebras-cs-3-wse-3"_s << Figure{} << Figure{} << false;
    // 1,000 kg: half, and half of it; 2,500 kg: half.
    QTest::newRow("server CPU") << u"intel-xeon-e5-2630-v4"_s << Figure{}
                                << Figure{250.0, 500.0, 1250.0} << false;
}

void TestFigures::embodied()
{
    QFETCH(QString, id);
    QFETCH(QList<double>, ofDevice);
    QFETCH(QList<double>, ofHost);
    QFETCH(bool, shareAlike);
    QVERIFY2(!device(id).id.isEmpty(), qPrintable(id));
    const EmbodiedOf found = catalog().embodiedOf(device(id));
    const auto compare = [](const std::optional<EmbodiedFigure>& figure,
                            const QList<double>& expected) {
        QCOMPARE(figure.has_value(), !expected.isEmpty());
        if (!figure)
            return;
        QCOMPARE(figure->low, expected[0]);
        QCOMPARE(figure->best, expected[1]);
        QCOMPARE(figure->high, expected[2]);
        QVERIFY(!figure->lowItem.isEmpty() && !figure->bestItem.isEmpty());
        QVERIFY(!figure->highItem.isEmpty() && !figure->citation.name.isEmpty());
    };
    compare(found.device, ofDevice);
    compare(found.host, ofHost);
    const bool needsNotice = (found.device && found.device->citation.shareAlike) ||
                             (found.host && found.host->citation.shareAlike);
    QCOMPARE(needsNotice, shareAlike);
}

void TestFigures::embodiedOfThePage()
{
    const Device* const page = catalog().findDevice(u"A100 SXM4 80 GB", Edition::Lacoste);
    QVERIFY(page);
    const EmbodiedOf found = catalog().embodiedOf(*page);
    QVERIFY(found.device && found.host);
    QCOMPARE(found.device->best, 150.0);
    QCOMPARE(found.host->best, 312.5);
    QVERIFY(found.host->bestItem.startsWith(u"0.125 × "_s));
}

void TestFigures::embodiedOfEveryDevice()
{
    for (const auto devices : {catalog().accelerators(Edition::Current), catalog().cpus()}) {
        for (const Device& one : devices) {
            const EmbodiedOf found = catalog().embodiedOf(one);
            for (const auto& figure : {found.device, found.host}) {
                if (figure)
                    QVERIFY2(0.0 < figure->low && figure->low <= figure->best &&
                                 figure->best <= figure->high,
                             qPrintable(one.id));
            }
            const bool isServerCard = one.formFactor.startsWith(u"SXM"_s) ||
                                      (one.formFactor == "PCIe"_L1 && one.kind == DeviceKind::Gpu);
            QVERIFY2(!isServerCard || (found.device && found.host), qPrintable(one.id));
            QVERIFY2(!one.isWholeMachine() || !found.host, qPrintable(one.id));
        }
    }
}

/// The default of a data centre needs no share-alike file; a laptop has nothing without it.
void TestFigures::embodiedWithoutShareAlike()
{
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QString name = u"catalogue.sqlite"_s;
    QVERIFY(QFile::copy(QDir(Catalog::defaultFolder()).filePath(name), folder.filePath(name)));
    const auto opened = Catalog::open(folder.path());
    QVERIFY(opened);
    QCOMPARE((*opened)->embodiedItems().size(), size_t(31));
    const auto of = [&opened](QStringView id) {
        return (*opened)->embodiedOf(**(*opened)->device(id, Edition::Current));
    };
    QVERIFY(of(u"nvidia-h100-sxm5-80gb").device && of(u"nvidia-h100-sxm5-80gb").host);
    QVERIFY(of(u"intel-xeon-e5-2630-v4").host);
    QVERIFY(of(u"nvidia-geforce-gtx-1660").device && !of(u"nvidia-geforce-gtx-1660").host);
    QVERIFY(!of(u"nvidia-geforce-rtx-3080-laptop").host);
    QVERIFY(!of(u"apple-m2-max").device);
    QCOMPARE((*opened)->notices(), QStringList());
}

// Water and social cost --------------------------------------------------------------------------

void TestFigures::water_data()
{
    QTest::addColumn<QString>("country");
    QTest::addColumn<double>("lPerKwh");
    QTest::addColumn<bool>("isWorld");
    // World Resources Institute, as EcoLogits has them; cases_inference.csv.
    QTest::newRow("France") << u"FR"_s << 3.6737 << false;
    QTest::newRow("USA, lower case") << u"us"_s << 3.1321 << false;
    QTest::newRow("without a row") << u"KE"_s << 3.908 << true;
    QTest::newRow("no country") << QString() << 3.908 << true;
}

void TestFigures::water()
{
    QFETCH(QString, country);
    const WaterFactor found = catalog().offSiteWater(country);
    QTEST(found.lPerKwh, "lPerKwh");
    QTEST(found.isWorld, "isWorld");
    QCOMPARE(found.citation.sourceId, u"wri-water"_s);
    QVERIFY(!found.citation.url.isEmpty());
}

void TestFigures::siteWater()
{
    const auto aws = catalog().provider(u"aws", Edition::Current);
    QVERIFY(aws);
    QCOMPARE((*aws)->wueLPerKwh, 0.15); // its sustainability pages, 2024
    QCOMPARE((*aws)->wueCitation.year, u"2024"_s);
    QVERIFY((*aws)->wueCitation.url.startsWith(u"https://"_s));
    size_t known = 0;
    for (const Region& region : catalog().regions(Edition::Current)) {
        if (!region.wueLPerKwh)
            continue;
        ++known;
        QVERIFY2(!region.wueCitation.name.isEmpty() && !region.wueCitation.year.isEmpty(),
                 qPrintable(region.id));
        QVERIFY2(*region.wueLPerKwh >= 0.0 && *region.wueLPerKwh < 10.0, qPrintable(region.id));
    }
    QVERIFY(known > 0);
}

void TestFigures::socialCost_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("listed");
    QTest::addColumn<QList<double>>("usd");
    // US EPA 2023, at 2.5, 2 and 1.5 %, in dollars of 2020.
    QTest::newRow("before the first") << 2012 << 2020 << QList<double>{120, 190, 340};
    QTest::newRow("first") << 2020 << 2020 << QList<double>{120, 190, 340};
    QTest::newRow("between") << 2026 << 2025 << QList<double>{130, 210, 360};
    QTest::newRow("2030") << 2030 << 2030 << QList<double>{140, 230, 380};
    QTest::newRow("2040") << 2049 << 2040 << QList<double>{170, 270, 430};
    QTest::newRow("after the last") << 2090 << 2050 << QList<double>{200, 310, 480};
}

void TestFigures::socialCost()
{
    QFETCH(int, year);
    QFETCH(QList<double>, usd);
    const SocialCost found = catalog().socialCost(year);
    QTEST(found.year, "listed");
    QCOMPARE((QList<double>{found.low, found.central, found.high}), usd);
    QCOMPARE(found.dollarsYear, 2020);
    QCOMPARE(found.citation.year, u"2023"_s);
    // Ricke et al. 2018: world median 417, 66 % interval 177 to 805.
    const SocialCost& last = catalog().socialCosts().back();
    QCOMPARE(last.id, u"ricke-2018"_s);
    QCOMPARE((QList<double>{last.low, last.central, last.high}), (QList<double>{177, 417, 805}));
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
