// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "../exchange/publishscenarios.h"
#include "savedfixture.h"
#include "study/edits.h"
#include "study/ranges.h"
#include "study/studyedits.h"
#include "study/uncertain.h"

using namespace gramme;
using namespace gramme::study;
using namespace gramme::tests;
using namespace Qt::StringLiterals;

namespace {

// Making eight A100 and their host, 150 kg and 2500 / 8 kg each, over 4 years in use 85 %: 444000
// kg h over 29784 h.
constexpr double making = 444000.0 / 29784.0;

} // namespace

class TestSaved : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    Outcome outcome(const StudyScenario& entry) const { return outcomeOf(entry, *m_catalog); }
    double kg(const StudyScenario& entry) const { return outcome(entry).estimate.total.value(); }
    StudyScenario saved(const Scenario& scenario) const { return savedNow(scenario, *m_catalog); }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void subjects_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QByteArray& line, const char* input, const char* expected) {
            QTest::newRow(QByteArray(line + ' ' + input).constData()) << QString::fromLatin1(line)
                << QString::fromLatin1(input) << QString::fromLatin1(expected);
        };
        const char* plain = "hardware=nvidia-a100-sxm4-80gb hours=1 provider=aws region=us-east-1";
        row(plain, "tdp_w", "device/nvidia-a100-sxm4-80gb");
        row(plain, "utilisation", "default/gpu/any");
        row(plain, "host_w", "default/gpu/400 W");
        row(plain, "intensity", "region/aws/us-east-1");
        row(plain, "pue", "region/aws/us-east-1");
        row(plain, "embodied_device_kg", "device/nvidia-a100-sxm4-80gb");
        row(plain, "lifetime_years", "default");
        row(plain, "hours", ""); // typed
        row(plain, "count", ""); // one, which no catalogue says
        row("hardware=nvidia-a100-sxm4-80gb tdp_w=350 hours=1 grid=DE", "tdp_w", "");
        row("hardware=nvidia-a100-sxm4-80gb hours=1 grid=DE workload=inference", "utilisation",
            "default/gpu/inference");
        row("hardware=nvidia-a100-sxm4-80gb hours=1 grid=DE", "intensity", "grid/DE");
        row("hardware=nvidia-a100-sxm4-80gb hours=1 grid=DE", "pue", "provider/onprem-average");
        row("hardware=nvidia-a100-sxm4-80gb hours=1 grid=DE basis=lifecycle", "intensity",
            "grid/DE/lifecycle");
        row("hardware=nvidia-a100-sxm4-80gb hours=1 grid=DE basis=fuel-mix", "intensity",
            "grid/DE/mix/ipcc_ar5");
        row("method=lacoste2019 hardware=V100-SXM2-16GB hours=1 provider=aws region=us-east-1",
            "intensity", "lacoste/region/aws/us-east-1");
        addPlanSubjects();
    }

private:
    static void addPlanSubjects()
    {
        const auto row = [](const QByteArray& line, const char* input, const char* expected) {
            QTest::newRow(QByteArray(line + ' ' + input).constData()) << QString::fromLatin1(line)
                << QString::fromLatin1(input) << QString::fromLatin1(expected);
        };
        row("instance=p4d.24xlarge count=2 hours=1 provider=aws region=us-east-1", "memory_gb",
            "instance/aws/p4d.24xlarge/2");
        row("cpu=intel-xeon-e5-2690-v4 hours=1 grid=DE", "cpu_w_per_core",
            "cpu/intel-xeon-e5-2690-v4");
        row("preset=llama2_7b grid=DE", "flops", "preset/llama2_7b");
        row("preset=gpt3_175b grid=DE", "mfu", "preset/gpt3_175b");
        row("preset=gpt3_175b grid=DE", "count", "preset/gpt3_175b");
        row("preset=gpt3_175b hardware=nvidia-a100-sxm4-80gb grid=DE", "mfu",
            "default/nvidia-a100-sxm4-80gb");
        row("hardware=nvidia-a100-sxm4-80gb params=7B tokens=1T grid=DE", "peak_tflops",
            "device/nvidia-a100-sxm4-80gb");
        row("hardware=nvidia-a100-sxm4-80gb params=7B tokens=1T precision=tf32 grid=DE",
            "peak_tflops", "device/nvidia-a100-sxm4-80gb/tf32");
    }

private slots:
    void subjects()
    {
        QFETCH(QString, line);
        QFETCH(QString, input);
        QFETCH(QString, expected);
        const Outcome found = outcome({{}, 0, fromLine(line), {}, {}, {}});
        QCOMPARE(subject(found.resolved, findSpec(input)->input), expected);
    }

    /// The worked example: 8 x (400 x 0.60 + 100) W x 120 h = 326.4 kWh; x PUE 1.15 = 375.36; x
    /// 270.5 g/kWh = 101.53488 kg; making 444000 / 29784 kg. One figure is another; the rest stays.
    void oneFigureIsAnother_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<double>("figure");
        QTest::addColumn<double>("total");
        const auto row = [](const char* input, double figure, double total) {
            QTest::newRow(input) << QString::fromLatin1(input) << figure << total;
        };
        constexpr double operational = 101.53488;
        // The host is a quarter of the power: 8 x (180 + 75) x 120 / 1000 = 244.8
        row("tdp_w", 300, 244.8 * 1.15 * 0.2705 + making);
        row("utilisation", 0.5, 8 * (200 + 100) * 0.12 * 1.15 * 0.2705 + making);
        row("host_w", 80, 8 * (240 + 80) * 0.12 * 1.15 * 0.2705 + making);
        row("intensity", 300, 375.36 * 0.3 + making);
        row("pue", 1.2, 326.4 * 1.2 * 0.2705 + making);
        row("embodied_device_kg", 100, operational + 8 * (100 + 312.5) * 120 / 29784.0);
        row("embodied_host_kg", 200, operational + 8 * (150 + 200) * 120 / 29784.0);
        row("lifetime_years", 5, operational + 444000.0 / (5 * 8760 * 0.85));
        row("lifetime_use", 0.5, operational + 444000.0 / (4 * 8760 * 0.5));
    }

    void oneFigureIsAnother()
    {
        QFETCH(QString, input);
        QFETCH(double, figure);
        QFETCH(double, total);
        const Input which = findSpec(input)->input;
        StudyScenario entry = saved(exampleScenario());
        QVERIFY2(close(kg(entry), 101.53488 + making), qPrintable(QString::number(kg(entry))));
        setFigure(entry, which, figure);
        QVERIFY2(close(kg(entry), total), qPrintable(QString::number(kg(entry))));
        QVERIFY(outcome(entry).resolved.isSaved(which));
    }

    /// The same for the inputs that the worked example has not: what the total is made of scales.
    void everyOtherFigure_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("input");
        QTest::addColumn<double>("factor");
        const auto row = [](const char* line, const char* input, double factor) {
            QTest::newRow(input) << QString::fromLatin1(line) << QString::fromLatin1(input)
                                 << factor;
        };
        // Only a CPU: power is cores x W x utilisation.
        const char* cpu = "cpu=intel-xeon-e5-2690-v4 hours=10 grid=DE embodied=off";
        row(cpu, "cpu_w_per_core", 1.5);
        row(cpu, "cpu_cores", 0.5);
        row(cpu, "cpu_utilisation", 1.25);
        // Only memory: GB x W/GB.
        row("memory_gb=100 hours=10 grid=DE", "memory_w_per_gb", 2.0);
        // Hours are FLOPs / (count x peak x MFU).
        const char* plan = "preset=llama2_7b grid=DE";
        row(plan, "flops", 2.0);
        row(plan, "peak_tflops", 0.5);
        row(plan, "mfu", 0.8);
    }

    void everyOtherFigure()
    {
        QFETCH(QString, line);
        QFETCH(QString, input);
        QFETCH(double, factor);
        const Input which = findSpec(input)->input;
        StudyScenario entry = saved(fromLine(line));
        const double before = kg(entry);
        const SavedFigure* figure = entry.saved->find(which);
        QVERIFY(figure);
        setFigure(entry, which, figure->value * factor);
        const bool isDivisor = which == Input::PeakTflops || which == Input::Mfu;
        const double expected = isDivisor ? before / factor : before * factor;
        QVERIFY2(close(kg(entry), expected),
                 qPrintable(u"%1, not %2"_s.arg(kg(entry)).arg(expected)));
        const Outcome now = outcome(entry);
        if (now.resolved.plan)
            QCOMPARE(now.resolved.plan->hours.value(), now.resolved.workload.hours.value());
    }

    void memoryAndCountOfAnInstance()
    {
        // 8 x 400 W x 0.6 + 1152 GB x W/GB + 48 cores x W x utilisation, for an hour.
        const QString line = u"instance=p4d.24xlarge hours=1 provider=aws grid=DE embodied=off"_s;
        StudyScenario entry = saved(fromLine(line));
        const Outcome before = outcome(entry);
        const double perGb = before.resolved.workload.memoryPower.value();
        const double gramsPerW = before.resolved.workload.pue.value() * 329.6 / 1000.0;
        setFigure(entry, Input::MemoryGb, 1000);
        QVERIFY(close(kg(entry), before.estimate.total.value() - 152 * perGb * gramsPerW / 1000));
        setFigure(entry, Input::MemoryGb, 1152);
        setFigure(entry, Input::Count, 7); // accelerators of one
        QVERIFY(close(kg(entry), before.estimate.total.value() - 240 * gramsPerW / 1000));
        // Two of them have twice the cores and memory, whatever one had when it was saved.
        entry.scenario.count = 2;
        const Outcome two = outcome(entry);
        QCOMPARE(two.resolved.workload.memory.value(), 2304.0);
        QCOMPARE(two.resolved.workload.cpuCores, 96.0);
        QCOMPARE(two.resolved.workload.count, 16.0);
    }

    void theOffsetIsThatOfThen()
    {
        StudyScenario entry = saved(exampleScenario());
        const double before = kg(entry);
        QVERIFY(entry.saved->find(Input::OffsetPct));
        setFigure(entry, Input::OffsetPct, 40);
        QCOMPARE(outcome(entry).resolved.offsetPct, 40.0);
        QCOMPARE(kg(entry), before);
    }

    void theIntervalIsThatOfThen()
    {
        // All figures certain but the intensity, which is given the same range by hand.
        Scenario typed = exampleScenario();
        StudyScenario entry = saved(typed);
        for (const SavedFigure& figure : std::vector(entry.saved->figures)) {
            setFigure(entry, figure.input, figure.value);
            if (factorOf(figure.input))
                study::setRange(typed.ranges, pinned(figure.input));
        }
        const auto flat = outcome(entry).estimate.interval;
        QVERIFY(flat && close(flat->low.value(), kg(entry)) && close(flat->high.value(), kg(entry)));
        setFigure(entry, Input::Intensity, 270.5, 200, 400);
        study::setRange(typed.ranges, {Input::Intensity, 200, 400});
        const auto interval = outcome(entry).estimate.interval;
        const auto byHand = outcome({{}, 0, typed, {}, {}, {}}).estimate.interval;
        QCOMPARE(interval->low.value(), byHand->low.value());
        QCOMPARE(interval->high.value(), byHand->high.value());
        QVERIFY(interval->low.value() < kg(entry) && kg(entry) < interval->high.value());
    }

    void ownRangesStandAboveSavedOnes()
    {
        StudyScenario entry = saved(exampleScenario());
        setFigure(entry, Input::Intensity, 270.5, 200, 400);
        study::setRange(entry.scenario.ranges, pinned(Input::Intensity));
        const Outcome pinnedOutcome = outcome(entry);
        for (const UncertainInput& input : uncertainInputs(pinnedOutcome.resolved)) {
            if (input.input == Input::Intensity)
                QCOMPARE(input.origin, RangeOrigin::Pinned);
        }
        // What is saved again is the figure, not the user's range.
        const SavedFigure again = *savedResult(pinnedOutcome, *m_catalog).find(Input::Intensity);
        QCOMPARE(again.low, 200.0);
        QCOMPARE(again.high, 400.0);
    }

    void aFigureOfAnotherEntryRests()
    {
        StudyScenario entry = saved(exampleScenario());
        setFigure(entry, Input::Intensity, 300);
        setFigure(entry, Input::TdpW, 300);
        const double then = kg(entry);
        const Scenario before = entry.scenario;
        entry.scenario.region = u"us-west-2"_s;
        QCOMPARE(outcome(entry).resolved.workload.intensity.value(),
                 outcome({{}, 0, entry.scenario, {}, {}, {}}).resolved.workload.intensity.value());
        QVERIFY(!outcome(entry).resolved.isSaved(Input::Intensity));
        QCOMPARE(outcome(entry).resolved.workload.tdp.value(), 300.0); // the device is the same
        entry.scenario = before;
        QCOMPARE(kg(entry), then);
        entry.scenario.hardware = u"nvidia-l4"_s;
        QCOMPARE(outcome(entry).resolved.workload.tdp.value(), 72.0);
        entry.scenario = before;
        entry.scenario.workload = u"inference"_s;
        QVERIFY(!outcome(entry).resolved.isSaved(Input::Utilisation));
        entry.scenario = before;
        entry.scenario.tdpW = 350; // typed
        QCOMPARE(outcome(entry).resolved.workload.tdp.value(), 350.0);
        QCOMPARE(outcome(entry).resolved.workload.host.value(), 87.5);
        entry.scenario = before;
        QCOMPARE(kg(entry), then);
    }

    void anotherMethodHasItsOwnFigures_data()
    {
        QTest::addColumn<int>("method");
        QTest::newRow("lacoste2019") << int(engine::Method::Lacoste2019);
        QTest::newRow("green-algorithms") << int(engine::Method::GreenAlgorithms);
    }

    void anotherMethodHasItsOwnFigures()
    {
        QFETCH(int, method);
        StudyScenario entry = saved(exampleScenario());
        setFigure(entry, Input::Pue, 1.5);
        setFigure(entry, Input::Utilisation, 0.1);
        if (engine::Method(method) == engine::Method::Lacoste2019) {
            setFigure(entry, Input::Intensity, 999); // of the other edition
            setFigure(entry, Input::TdpW, 999);
        }
        const double then = kg(entry);
        entry.scenario.method = engine::Method(method);
        QCOMPARE(kg(entry), kg({{}, 0, entry.scenario, {}, {}, {}}));
        entry.scenario.method = engine::Method::Full;
        QCOMPARE(kg(entry), then);
    }

    void anotherBasisHasItsOwnFigure()
    {
        StudyScenario entry = saved(fromLine(u"tdp_w=300 hours=1 grid=DE basis=fuel-mix"_s));
        setFigure(entry, Input::Intensity, 999);
        entry.scenario.basis = BasisChoice::Lifecycle;
        QVERIFY(!outcome(entry).resolved.isSaved(Input::Intensity));
        entry.scenario.basis = BasisChoice::Primary;
        QVERIFY(!outcome(entry).resolved.isSaved(Input::Intensity));
        entry.scenario.basis = BasisChoice::FuelMix;
        QCOMPARE(outcome(entry).resolved.workload.intensity.value(), 999.0);
        entry.scenario.factors = u"unece2021"_s;
        QVERIFY(!outcome(entry).resolved.isSaved(Input::Intensity));
    }

    void aRegionThatGotAPueOfItsOwn()
    {
        // Saved when the place had none: the average then, 1.58, of what the user chose.
        StudyScenario entry = saved(exampleScenario());
        QCOMPARE(entry.saved->find(Input::Pue)->of, u"region/aws/us-east-1"_s);
        setFigure(entry, Input::Pue, 1.58);
        QVERIFY(close(kg(entry), 326.4 * 1.58 * 0.2705 + making));
        const auto found = drifts(entry, *m_catalog);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().current.value, 1.15);
    }

    void makingThatWasNotKnownThenDoesNotCount()
    {
        StudyScenario entry = saved(exampleScenario());
        setFigure(entry, Input::EmbodiedHostKg, 0);
        QVERIFY(close(kg(entry), 101.53488 + 8 * 150 * 120 / 29784.0));
        setFigure(entry, Input::EmbodiedDeviceKg, 0);
        QVERIFY(!outcome(entry).estimate.embodied);
        QVERIFY(close(kg(entry), 101.53488));
        const auto found = drifts(entry, *m_catalog);
        QCOMPARE(found.size(), 2U);
        QVERIFY(close(found.front().updatedKg, 101.53488 + 8 * 150 * 120 / 29784.0));
        entry.scenario.hardware = u"nvidia-h100-sxm5-80gb"_s; // known, and never saved
        QVERIFY(outcome(entry).estimate.embodied);
    }

    void makingThatIsNotKnownTodayCounts()
    {
        // A device without such a figure, saved by an edition that had one: 90 kg, 2 x 90 x 438 h
        // / (5 years x 8760 h x 0.5).
        const catalog::Device* bare = nullptr;
        for (const catalog::Device& device : m_catalog->accelerators(catalog::Edition::Current)) {
            const catalog::EmbodiedOf made = m_catalog->embodiedOf(device);
            if (device.tdpW && !made.device && !made.host)
                bare = &device;
        }
        if (!bare)
            QSKIP("Every device of this edition has a figure of its making.");
        Scenario scenario = fromLine(u"count=2 hours=438 grid=DE"_s);
        scenario.hardware = bare->id;
        StudyScenario entry = saved(scenario);
        const double operational = kg(entry);
        QVERIFY(!outcome(entry).estimate.embodied);
        QCOMPARE(entry.saved->find(Input::EmbodiedDeviceKg)->value, 0.0);
        setFigure(entry, Input::EmbodiedDeviceKg, 90);
        entry.scenario.lifetimeYears = 5;
        entry.scenario.lifetimeUse = 0.5;
        QVERIFY2(close(kg(entry), operational + 2 * 90 * 438 / 21900.0),
                 qPrintable(QString::number(kg(entry) - operational)));
        entry.scenario.embodied = false;
        QCOMPARE(kg(entry), operational);
    }

    void everyExampleGivesTheSavedNumber()
    {
        int count = 0;
        for (const Statement& statement : statements()) {
            for (const Scenario& scenario : withPartsOff(statement.scenario)) {
                const StudyScenario entry = saved(scenario);
                const Outcome fresh = outcome({{}, 0, scenario, {}, {}, {}});
                const Outcome again = outcome(entry);
                QVERIFY2(same(fresh, again), statement.row);
                QCOMPARE(again.estimate.total.value(), entry.saved->totalKg);
                QVERIFY2(drifts(entry, *m_catalog).empty(), statement.row);
                QCOMPARE(recomputationRemark(entry, *m_catalog), QString());
                // Saving an opened study keeps every byte of it.
                Study study;
                study.scenarios = {entry};
                const Study twice = withFigures(study, *m_catalog);
                QVERIFY2(*twice.scenarios.first().saved == *entry.saved, statement.row);
                ++count;
            }
        }
        QVERIFY(count >= 25);
    }
};

QTEST_GUILESS_MAIN(TestSaved)
#include "tst_saved.moc"
