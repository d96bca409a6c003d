// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/resolve.h"

#include <QRegularExpression>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

/// "hardware=T4 hours=23 provider=gcp region=us-west1": a scenario in one line; "+" is a blank.
Result<Scenario> fromLine(const QString& line)
{
    Scenario scenario;
    const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const InputSpec* entry = findSpec(word.section(u'=', 0, 0));
        if (!entry)
            return Problem{Problem::Kind::BadInput, {}, u"test: "_s + word};
        const QString value = word.section(u'=', 1).replace(u'+', u' ');
        const auto done = assign(scenario, entry->input, value, Naming::Option);
        if (!done)
            return done.error();
    }
    return scenario;
}

} // namespace

class TestResolve : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    Result<Outcome> run(const QString& line, Audience audience = commandLine) const
    {
        const auto scenario = fromLine(line);
        if (!scenario)
            return scenario.error();
        return evaluate(*scenario, *m_catalog, audience);
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void totals_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<double>("kwh");
        QTest::addColumn<double>("kg");
        const auto row = [](const char* name, const char* line, double kwh, double kg) {
            QTest::newRow(name) << QString::fromLatin1(line) << kwh << kg;
        };
        // 8 x (400 W x 0.60 + host 400 W x 0.25) x 120 h / 1000 = 326.4; x PUE 1.15 = 375.36;
        // x 270.5 g / 1000 = 101.53488; making 8 x (150 + 2500 / 8 kg) x 120 h / (4 x 8760 h x
        // 0.85) = 444000 / 29784
        row("the worked example",
            "hardware=nvidia-a100-sxm4-80gb count=8 hours=120 provider=aws region=us-east-1",
            375.36, 101.53488 + 444000.0 / 29784.0);
        row("operational alone",
            "hardware=nvidia-a100-sxm4-80gb count=8 hours=120 provider=aws region=us-east-1 "
            "embodied=off",
            375.36, 101.53488);
        // own figures: 2 x (100 + 50 kg) x 876 h / (5 x 8760 h x 0.5) = 12 kg
        row("own figures of making",
            "tdp_w=0 count=2 hours=876 intensity=0 pue=1 embodied_device_kg=100 "
            "embodied_host_kg=50 lifetime_years=5 lifetime_use=50%",
            0.0, 12.0);
        // host 300 W x 0.25 = 75 W: (300 + 75) x 10 / 1000
        row("a wattage and an intensity", "tdp_w=300 utilisation=1 hours=10 intensity=100 pue=1",
            3.75, 0.375);
        // a TPU chip has its host in watts: (280 x 0.62 + 50) x 10 / 1000 = 2.236
        row("host of a TPU", "hardware=google-tpu-v2 hours=10 intensity=100 pue=1 embodied=off",
            2.236, 0.2236);
        row("kind of workload",
            "tdp_w=100 host_w=0 workload=inference hours=10 intensity=100 pue=1", 0.3, 0.03);
        // 4 x (300 x 1 + 50) x 10 / 1000 = 14
        row("host power is per device",
            "tdp_w=300 count=4 utilisation=1 host_w=50 hours=10 intensity=100 pue=1", 14.0, 1.4);
        row("runs and scale multiply",
            "tdp_w=300 utilisation=1 host_w=0 hours=10 runs=3 scale=0.5 intensity=100 pue=1", 4.5, 0.45);
        // (100 h x 2 + 5 x 20 h) x (1 + 0.1) = 330 h; x 100 W
        row("a campaign",
            "tdp_w=100 utilisation=1 host_w=0 hours=100 final_runs=2 trials=5 trial_hours=20 "
            "failed_share=10% intensity=100 pue=1",
            33.0, 3.3);
        // 6 x 1e9 x 6e9 = 3.6e19 FLOPs / (100e12 x 0.5) = 720000 s = 200 h; / 4 = 50 h; x 4 x 100 W
        row("hours from a size",
            "tdp_w=100 count=4 utilisation=1 host_w=0 params=1B tokens=6B peak_tflops=100 mfu=0.5 "
            "intensity=100 pue=1",
            20.0, 2.0);
        // without a place's PUE: onprem-average 1.54; 300 x 0.6 x 10 / 1000 x 1.54
        row("the fallback PUE", "tdp_w=300 host_w=0 hours=10 intensity=100", 2.772, 0.2772);
        row("a personal machine has PUE 1",
            "tdp_w=300 utilisation=1 host_w=0 hours=10 intensity=100 provider=personal", 3.0, 0.3);
        row("a provider may give only its PUE",
            "tdp_w=100 utilisation=1 host_w=0 hours=10 intensity=100 provider=onprem-2019", 1.67, 0.167);
        // whole chip 100 W x 0.5 x 10 h
        row("a CPU by wattage counts whole", "cpu_tdp_w=100 hours=10 intensity=100 pue=1", 0.5,
            0.05);
        row("cores of a wattage are all in use",
            "cpu_tdp_w=100 cpu_cores=20 cpu_utilisation=1 hours=10 intensity=100 pue=1", 1.0, 0.1);
        row("cores times watts per core",
            "cpu_w_per_core=5 cpu_cores=20 cpu_utilisation=1 hours=10 intensity=100 pue=1", 1.0,
            0.1);
        row("memory alone", "memory_gb=1000 hours=10 intensity=100 pue=1", 3.725, 0.3725);
        row("count without an accelerator is ignored",
            "memory_gb=1000 count=9 hours=10 intensity=100 pue=1", 3.725, 0.3725);
        row("zero hours", "tdp_w=300 hours=0 intensity=100", 0.0, 0.0);
        // 70 W x 23 h = 1.61 kWh; 297.6 g at us-west1 as the page has it
        row("the page, unrounded", "method=lacoste2019 hardware=T4 hours=23 provider=gcp region=us-west1",
            1.61, 0.479136);
        row("the page has no PUE in its edition",
            "edition=lacoste hardware=T4 utilisation=1 host_w=0 hours=100 provider=seeweb region=fro2 "
            "intensity=100 embodied=off",
            7.0, 0.7);
        // Green Algorithms: 200 W at 1.0, memory 64 x 0.3725, x 1.2 (aws), x MF 2
        row("green-algorithms has its own constants",
            "method=green-algorithms tdp_w=200 memory_gb=64 hours=10 scale=2 provider=aws intensity=100",
            5.37216, 0.537216);
        row("green-algorithms elsewhere has PUE 1.56",
            "method=green-algorithms tdp_w=100 hours=10 intensity=100", 1.56, 0.156);
    }
    void totals()
    {
        QFETCH(QString, line);
        QFETCH(double, kwh);
        QFETCH(double, kg);
        const auto outcome = run(line);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        const double energy = outcome->estimate.energy.value();
        const double total = outcome->estimate.total.value();
        QVERIFY2(std::abs(energy - kwh) <= 1e-12 * std::max(1.0, kwh),
                 qPrintable(QString::number(energy, 'g', 17)));
        QVERIFY2(std::abs(total - kg) <= 1e-12 * std::max(1.0, kg),
                 qPrintable(QString::number(total, 'g', 17)));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* line, const char* place,
                            const char* says) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(place)
                                << QString::fromLatin1(says);
        };
        row("nothing to estimate", "hours=10 intensity=100", "hardware", "Nothing to estimate");
        row("no hours", "tdp_w=300 intensity=100", "hours", "--hours is missing");
        row("no place", "tdp_w=300 hours=1", "region", "place is missing");
        row("region without provider", "tdp_w=300 hours=1 region=us-east-1", "region",
            "needs --provider");
        row("provider with many regions", "tdp_w=300 hours=1 provider=aws", "region",
            "give --region");
        row("unknown hardware", "hardware=H1000 hours=1 intensity=1", "hardware", "H1000");
        row("unknown region", "tdp_w=300 hours=1 provider=aws region=us-east-9", "region",
            "us-east-9");
        row("unknown provider", "tdp_w=300 hours=1 provider=awz region=us-east-1", "provider",
            "awz");
        row("unknown grid", "tdp_w=300 hours=1 grid=QQ", "grid", "QQ");
        row("two devices", "hardware=T4 instance=p4d.24xlarge hours=1 intensity=1", "instance",
            "--hardware");
        row("site rounding needs the page's method", "tdp_w=1 hours=1 intensity=1 rounding=site",
            "rounding", "lacoste2019");
        row("utilisation is not the page's",
            "method=lacoste2019 tdp_w=1 hours=1 intensity=1 utilisation=1", "utilisation",
            "not part of the method");
        row("pue is not the page's", "method=lacoste2019 tdp_w=1 hours=1 intensity=1 pue=1.1",
            "pue", "not part of the method");
        row("memory is not the page's",
            "method=lacoste2019 tdp_w=1 hours=1 intensity=1 memory_gb=0", "memory_gb",
            "not part of the method");
        row("embodied is not the page's",
            "method=lacoste2019 tdp_w=1 hours=1 intensity=1 embodied=on", "embodied",
            "not part of the method");
        row("host is not Green Algorithms'",
            "method=green-algorithms tdp_w=1 hours=1 intensity=1 host_w=5", "host_w",
            "not part of the method");
        row("cores without power", "cpu_cores=4 hours=1 intensity=1", "cpu_cores", "--cpu");
        row("power per core without cores", "cpu_w_per_core=4 hours=1 intensity=1", "cpu_cores",
            "--cpu-cores");
        row("memory power without memory", "tdp_w=1 memory_w_per_gb=1 hours=1 intensity=1",
            "memory_w_per_gb", "--memory-gb");
        row("an instance is not in the page's edition",
            "edition=lacoste instance=p4d.24xlarge hours=1 intensity=1", "instance",
            "edition current");
    }
    void refusals()
    {
        QFETCH(QString, line);
        QFETCH(QString, place);
        QFETCH(QString, says);
        const auto outcome = run(line);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, Problem::Kind::BadInput);
        QCOMPARE(outcome.error().place, place);
        QVERIFY2(outcome.error().message.contains(says), qPrintable(outcome.error().message));
        QVERIFY2(outcome.error().message.endsWith(u'.') || outcome.error().message.endsWith(u')'),
                 qPrintable(outcome.error().message));
    }

    void switchingOffIsNeverRefused()
    {
        const auto outcome = run(u"method=lacoste2019 tdp_w=1 hours=1 intensity=1 embodied=off "
                                 "interval=off rounding=none"_s);
        QVERIFY(outcome);
        QVERIFY(warningTexts(outcome->resolved).isEmpty());
    }

    void aPublishedPowerIsNeededOrAsked()
    {
        for (const catalog::Device& device : m_catalog->accelerators(catalog::Edition::Current)) {
            if (device.tdpW)
                continue;
            const QString line = u"hardware=%1 hours=1 intensity=1"_s.arg(device.id);
            const auto refused = run(line);
            QVERIFY(!refused);
            QCOMPARE(refused.error().place, u"tdp_w"_s);
            QVERIFY(run(line + u" tdp_w=100"_s));
        }
    }

    void aWholeMachineHasNoHost()
    {
        int seen = 0;
        for (const catalog::Device& device : m_catalog->accelerators(catalog::Edition::Current)) {
            if (!device.tdpW || !device.isWholeMachine())
                continue;
            const auto outcome = run(u"hardware=%1 hours=1 intensity=1"_s.arg(device.id));
            QVERIFY(outcome);
            QCOMPARE(outcome->resolved.origin(Input::HostW), Origin::WholeMachine);
            QCOMPARE(outcome->resolved.workload.host.value(), 0.0);
            ++seen;
        }
        QVERIFY(seen > 10);
    }

    void anInstanceBringsCpuAndMemory()
    {
        // p4d.24xlarge: 8 x A100 40 GB (400 W), 96 vCPU = 48 cores, 1152 GiB; two of them.
        const auto outcome = run(u"instance=p4d.24xlarge count=2 hours=10 provider=aws region=us-east-1"_s);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        const engine::Workload& in = outcome->resolved.workload;
        QCOMPARE(in.count, 16.0);
        QCOMPARE(in.tdp.value(), 400.0);
        QCOMPARE(in.cpuCores, 96.0);
        // Xeon Platinum 8275CL: 240 W / 24 cores = 10.00 W, the table's tdp_per_core_w
        QCOMPARE(in.cpuPerCore.value(), outcome->resolved.selection.cpu->tdpPerCoreW);
        QCOMPARE(in.memory.value(), 2304.0);
        QCOMPARE(outcome->resolved.origin(Input::MemoryGb), Origin::Instance);
        QCOMPARE(in.host.value(), 0.0);
    }

    void anInstanceNamesItsProvider()
    {
        const auto outcome = run(u"instance=p4d.24xlarge hours=1 region=us-east-1"_s);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        QCOMPARE(outcome->resolved.selection.region->providerId, u"aws"_s);
    }

    void offsetsNeverChangeATotal()
    {
        const auto without = run(u"tdp_w=300 hours=10 intensity=100 pue=1"_s);
        const auto with = run(u"tdp_w=300 hours=10 intensity=100 pue=1 offset_pct=60"_s);
        QVERIFY(without && with);
        QCOMPARE(with->estimate.total.value(), without->estimate.total.value());
        QCOMPARE(with->estimate.claimedOffset.value(), with->estimate.total.value() * 0.6);
        QVERIFY(!without->resolved.offsetKnown);
        QVERIFY(with->resolved.offsetKnown);
    }

    void theSiteFigureWherePageCrashes()
    {
        // Issue 59 of the page: T4, 23 h, gcp us-west1: 1.61 kWh -> 0.48 kg -> 0.008 seedlings.
        const auto outcome = run(u"method=lacoste2019 rounding=site hardware=T4 hours=23 "
                                 "provider=gcp region=us-west1"_s);
        QVERIFY(outcome && outcome->site);
        QCOMPARE(outcome->site->figures.energy.value(), 1.61);
        QCOMPARE(outcome->site->figures.raw.value(), 0.48);
        QVERIFY(outcome->site->cleanest);
        QCOMPARE(outcome->site->cleanest->id, u"europe-west6"_s);
    }

    void warningsSayWhatWasTaken_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("fallback PUE") << u"tdp_w=1 hours=1 intensity=1"_s << u"onprem-average"_s;
        QTest::newRow("personal") << u"tdp_w=1 hours=1 grid=DE provider=personal"_s << u"personal"_s;
        QTest::newRow("zero hours") << u"tdp_w=1 hours=0 intensity=1 pue=1"_s << u"Hours is 0"_s;
        QTest::newRow("zero intensity") << u"tdp_w=1 hours=1 intensity=0 pue=1"_s
                                        << u"Carbon intensity is 0"_s;
        QTest::newRow("embodied") << u"tdp_w=1 hours=1 intensity=1 pue=1 embodied=on"_s
                                  << u"no figure for making"_s;
        QTest::newRow("ignored count") << u"memory_gb=1 count=2 hours=1 intensity=1 pue=1"_s
                                       << u"ignored"_s;
        QTest::newRow("government")
            << u"tdp_w=1 hours=1 provider=aws region=us-gov-west-1 pue=1"_s << u"government"_s;
    }
    void warningsSayWhatWasTaken()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto outcome = run(line);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        const QString warnings = warningTexts(outcome->resolved).join(u' ');
        QVERIFY2(warnings.contains(says), qPrintable(warnings));
    }

    void theWindowKeepsWhatTheEditionLacks()
    {
        const QString line = u"method=lacoste2019 hardware=nvidia-b200 hours=10 provider=aws "
                             "region=ap-east-2"_s;
        QVERIFY(!run(line));
        const auto kept = run(line, window);
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
        QVERIFY(kept->resolved.selection.keptDevice);
        QVERIFY(kept->resolved.selection.keptRegion);
        QCOMPARE(warningTexts(kept->resolved).size(), 2);
    }

    void everyCataloguedRegionGivesAResult()
    {
        for (const auto edition : {catalog::Edition::Current, catalog::Edition::Lacoste}) {
            for (const catalog::Region& region : m_catalog->regions(edition)) {
                const auto outcome = run(u"edition=%1 tdp_w=300 hours=10 provider=%2 region=%3"_s
                                             .arg(editionWord(edition), region.providerId, region.id));
                QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
                QCOMPARE(outcome->resolved.selection.region, &region);
                QVERIFY(outcome->resolved.workload.pue.value() >= 1.0);
                QVERIFY(!sources(outcome->resolved).empty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestResolve)
#include "tst_resolve.moc"
