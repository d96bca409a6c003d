// SPDX-License-Identifier: GPL-3.0-or-later
#include "gapfixture.h"
#include "study/ranges.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;
using test::measured;
using test::planned;

class TestGap : public QObject
{
    Q_OBJECT

    test::GapFixture m;

private slots:
    void initTestCase() { QVERIFY(m.open()); }
    void sameParts_data();
    void sameParts();
    void intervalOfThePlan();
    void neverAppliesPueTwice_data();
    void neverAppliesPueTwice();
    void utilisation_data();
    void utilisation();
    void everyInput();
    void impossibleIsLeftOut();
    void certainComesLast();
    void hoursOfAPlanByModelSize();
    void hoursThatNobodyStates();
    void emissionsNameTheirIntensity();
    void otherMethods();
    void cpuAsHardware();
};

void TestGap::sameParts_data()
{
    QTest::addColumn<Coverage>("coverage");
    QTest::addColumn<double>("kwh");
    // CPU 200 W x 0.5 x 120 h = 12; memory 512 GB x 0.5 W/GB x 120 h = 30.72
    QTest::newRow("machine") << Coverage::Machine << 230.4 + 96 + 12 + 30.72;
    QTest::newRow("accelerators") << Coverage::Accelerators << 230.4;
    QTest::newRow("processors") << Coverage::Processors << 12 + 30.72;
}

void TestGap::sameParts()
{
    QFETCH(Coverage, coverage);
    QFETCH(double, kwh);
    Scenario scenario = planned();
    scenario.cpuTdpW = 200;
    scenario.cpuCores = 64;
    scenario.cpuUtilisation = 0.5;
    scenario.memoryGb = 512;
    scenario.memoryWPerGb = 0.5;
    MeasuredRun run = measured(kwh);
    run.coverage = coverage;
    const Gap found = m.gapOf(scenario, {run});
    QCOMPARE(found.planned.coverage, coverage);
    QVERIFY(qFuzzyCompare(found.planned.kwh, kwh));
    QVERIFY(qFuzzyCompare(found.ratio, 1.0));
    QVERIFY(found.explanations.empty());
    QVERIFY(found.isClosed());
}

/// The energy is linear in the one uncertain input, so that its ends are those of the range.
void TestGap::intervalOfThePlan()
{
    const Gap whole = m.gapOf(planned(), {measured(300)});
    QVERIFY(whole.planned.interval);
    QVERIFY(std::fabs(whole.planned.interval->low / (8 * 0.4 * 0.5 * 120 + 96) - 1) < 0.01);
    QVERIFY(std::fabs(whole.planned.interval->high / (8 * 0.4 * 0.9 * 120 + 96) - 1) < 0.01);
    MeasuredRun ofDevices = measured(200);
    ofDevices.coverage = Coverage::Accelerators;
    const Gap devices = m.gapOf(planned(), {ofDevices});
    QVERIFY(std::fabs(devices.planned.interval->low / (8 * 0.4 * 0.5 * 120) - 1) < 0.01);
    QVERIFY(std::fabs(devices.planned.interval->high / (8 * 0.4 * 0.9 * 120) - 1) < 0.01);
    QCOMPARE(*whole.isInside(), true);                              // 288 to 441.6
    QCOMPARE(*m.gapOf(planned(), {measured(280)}).isInside(), false); // below
    QCOMPARE(*m.gapOf(planned(), {measured(450)}).isInside(), false); // above
    // Intensity and PUE are no part of it.
    Scenario elsewhere = planned();
    elsewhere.intensity.reset();
    elsewhere.pue.reset();
    elsewhere.provider = u"aws"_s;
    elsewhere.region = u"us-east-1"_s;
    QCOMPARE(m.gapOf(elsewhere, {measured(300)}).planned.interval, whole.planned.interval);
}

void TestGap::neverAppliesPueTwice_data()
{
    QTest::addColumn<double>("stated");
    QTest::addColumn<double>("pueIncluded");
    QTest::newRow("none in it") << 326.4 << 1.0;
    QTest::newRow("PUE 1.2 in it") << 326.4 * 1.2 << 1.2;
    QTest::newRow("PUE 1.58 in it") << 326.4 * 1.58 << 1.58;
    QTest::newRow("an impossible PUE is none") << 326.4 << 0.0;
}

void TestGap::neverAppliesPueTwice()
{
    QFETCH(double, stated);
    QFETCH(double, pueIncluded);
    MeasuredRun run = measured(stated);
    run.pueIncluded = pueIncluded;
    const Gap found = m.gapOf(planned(), {run});
    QVERIFY(qFuzzyCompare(found.measuredKwh, 326.4));
    QVERIFY(qFuzzyCompare(found.ratio, 1.0));
    // Emissions: 326.4 kWh x PUE x 250 g/kWh; the tool's own PUE where it had one.
    const double pue = pueIncluded > 1.0 ? pueIncluded : 1.2;
    QVERIFY(qFuzzyCompare(found.emissions.planKg, 326.4 * pue * 0.25));
    QVERIFY(qFuzzyCompare(found.emissions.plannedKg, 326.4 * 1.2 * 0.25));
    QCOMPARE(found.emissions.isPueOfTool, pueIncluded > 1.0);
}

void TestGap::utilisation_data()
{
    QTest::addColumn<double>("kwh");
    QTest::addColumn<double>("needed");
    QTest::addColumn<bool>("inRange");
    // 0.60 x (1 + (measured - 326.4) / 230.4)
    QTest::newRow("a little less") << 307.2 << 0.55 << true;
    QTest::newRow("a little more") << 345.6 << 0.65 << true;
    QTest::newRow("the end of the range") << 441.5 << 0.6 * (1 + 115.1 / 230.4) << true;
    QTest::newRow("beyond it") << 450.0 << 0.921875 << false;
    QTest::newRow("only the hosts drew power") << 96.0 << 0.0 << false;
}

void TestGap::utilisation()
{
    QFETCH(double, kwh);
    QFETCH(double, needed);
    QFETCH(bool, inRange);
    const Gap found = m.gapOf(planned(), {measured(kwh)});
    QVERIFY(found.facts.empty());
    QVERIFY(!found.explanations.empty());
    const Explanation& first = found.explanations.front();
    QCOMPARE(first.input, Input::Utilisation);
    QCOMPARE(first.planned, 0.6);
    QVERIFY2(std::fabs(first.needed - needed) < 1e-9, qPrintable(QString::number(first.needed)));
    QCOMPARE(first.isInRange(), inRange);
    // With it, the plan comes to what was measured.
    Scenario mended = planned();
    mended.utilisation = first.needed;
    mended.ranges = {};
    QVERIFY(std::fabs(m.resolved(mended).workload.hours.value() - 120) < 1e-9);
    QVERIFY(std::fabs(evaluate(mended, *m.catalog, window)->estimate.itEnergy.value() - kwh)
            < 1e-9);
}

/// Each one put back into the plan gives the energy that was measured.
void TestGap::everyInput()
{
    Scenario scenario = planned();
    scenario.cpuTdpW = 200;
    scenario.cpuCores = 64;
    scenario.cpuUtilisation = 0.5;
    scenario.memoryGb = 512;
    scenario.memoryWPerGb = 0.5;
    // 369.12 kWh are planned; 5 less leave something of every term.
    const double kwh = 369.12 - 5;
    const Gap found = m.gapOf(scenario, {measured(kwh)});
    QSet<Input> seen;
    for (const Explanation& entry : found.explanations) {
        Scenario mended = scenario;
        mended.ranges = {};
        QVERIFY(bool(assign(mended, entry.input, QString::number(entry.needed, 'g', 17),
                            Naming::Label)));
        const double energy = evaluate(mended, *m.catalog, window)->estimate.itEnergy.value();
        QVERIFY2(std::fabs(energy - kwh) < 1e-6,
                 qPrintable(inputName(entry.input, Naming::Option)));
        seen.insert(entry.input);
    }
    QCOMPARE(seen, (QSet{Input::Utilisation, Input::TdpW, Input::HostW, Input::CpuUtilisation,
                         Input::MemoryWPerGb}));
}

void TestGap::impossibleIsLeftOut()
{
    // 0.60 x (1 + 173.6 / 230.4) = 1.05 is no utilisation; 400 W x 1.7535 = 701 W is a power.
    const Gap found = m.gapOf(planned(), {measured(500)});
    for (const Explanation& entry : found.explanations)
        QVERIFY(entry.input != Input::Utilisation);
    // The host would have to give power back: 100 W x (1 - 126.4 / 96) < 0.
    for (const Explanation& entry : m.gapOf(planned(), {measured(200)}).explanations)
        QVERIFY(entry.input != Input::HostW);
}

void TestGap::certainComesLast()
{
    Scenario scenario = planned();
    scenario.ranges = {{Input::Utilisation, 0.5, 0.9}, {Input::TdpW, 380, 420}};
    // 307.2: utilisation 0.55, half of the way to 0.5; power 366.7 W, beyond 380; host given.
    const Gap found = m.gapOf(scenario, {measured(307.2)});
    QCOMPARE(found.explanations.size(), std::size_t(3));
    QCOMPARE(found.explanations.at(0).input, Input::Utilisation);
    QCOMPARE(found.explanations.at(1).input, Input::TdpW);
    QVERIFY(!found.explanations.at(1).isInRange());
    QCOMPARE(found.explanations.at(2).input, Input::HostW);
    QVERIFY(found.explanations.at(2).isCertain());
    // Nearer in its own range: 390 W is half of the way to 380, 0.585 only 0.15 of it.
    const double small = 326.4 - 230.4 * 0.025;
    const Gap two = m.gapOf(scenario, {measured(small)});
    QCOMPARE(two.explanations.at(0).input, Input::Utilisation);
    QCOMPARE(two.explanations.at(1).input, Input::TdpW);
    QVERIFY(std::fabs(two.explanations.at(1).needed - 390) < 1e-9);
    QVERIFY(two.explanations.at(1).isInRange());
}

void TestGap::hoursOfAPlanByModelSize()
{
    Scenario scenario = planned();
    scenario.hours.reset();
    scenario.hardware = u"nvidia-a100-sxm4-80gb"_s;
    scenario.tdpW.reset();
    scenario.params = 1e9;
    scenario.tokens = 100e9;
    scenario.peakTflops = 312;
    scenario.mfu = 0.4;
    // 6 x 1e9 x 100e9 / (8 x 312e12 x 0.4 x 3600) = 166.9 h
    const double hours = 6e20 / (8 * 312e12 * 0.4 * 3600);
    MeasuredRun run = measured(400, hours * 1.25);
    const Gap found = m.gapOf(scenario, {run});
    QVERIFY(found.mfu);
    QVERIFY(std::fabs(found.mfu->needed - 0.4 / 1.25) < 1e-9);
    QCOMPARE(found.facts.front().input, Input::Hours);
    for (const Explanation& entry : found.explanations)
        QVERIFY(entry.input != Input::Mfu);
    // Where nobody states the hours, the MFU may explain it.
    run.hours.reset();
    run.energyKwh = m.gapOf(scenario, {run}).planned.kwh * 1.25;
    bool isThere = false;
    const Gap unknown = m.gapOf(scenario, {run});
    QVERIFY(!unknown.mfu);
    for (const Explanation& entry : unknown.explanations) {
        if (entry.input == Input::Mfu)
            isThere = std::fabs(entry.needed - 0.4 / 1.25) < 1e-9;
    }
    QVERIFY(isThere);
}

void TestGap::hoursThatNobodyStates()
{
    // 326.4 kWh in 120 h: 408 kWh in 150 h.
    const Gap found = m.gapOf(planned(), {measured(408, std::nullopt)});
    double hours = 0.0;
    for (const Explanation& entry : found.explanations) {
        if (entry.input == Input::Hours)
            hours = entry.needed;
    }
    QVERIFY(std::fabs(hours - 150) < 1e-9);
    // Two runs and 60 h of trials, a tenth repeated: (2 x h + 60) x 1.1 x 1 h in all.
    Scenario campaign = planned();
    campaign.runs = 2;
    campaign.trials = 6;
    campaign.trialHours = 10;
    campaign.failedShare = 0.1;
    const double perHour = 326.4 / 120;
    const Gap ofCampaign =
        m.gapOf(campaign, {measured(perHour * (2 * 100 + 60) * 1.1, std::nullopt)});
    QVERIFY(qFuzzyCompare(ofCampaign.planned.kwh, perHour * (2 * 120 + 60) * 1.1));
    for (const Explanation& entry : ofCampaign.explanations) {
        if (entry.input == Input::Hours)
            hours = entry.needed;
    }
    QVERIFY(std::fabs(hours - 100) < 1e-9);
}

void TestGap::emissionsNameTheirIntensity()
{
    MeasuredRun one = measured(100);
    one.intensityGPerKwh = 50;
    MeasuredRun two = measured(300);
    two.intensityGPerKwh = 450;
    two.pueIncluded = 1.5; // 300 kWh stated are 200 kWh before it
    const MeasuredEmissions found = m.gapOf(planned(), {one, two}).emissions;
    QVERIFY(qFuzzyCompare(found.planKg, (100 * 1.2 + 300) * 0.25)); // 105 kg
    QVERIFY(found.ownKg);
    QVERIFY(qFuzzyCompare(*found.ownKg, 100 * 1.2 * 0.05 + 300 * 0.45)); // 141 kg
    QVERIFY(qFuzzyCompare(found.intensityOwn, 141.0 / 420 * 1000));
    QVERIFY(qFuzzyCompare(found.pue, 420.0 / 300));
    QVERIFY(!found.isPueOfTool);
    two.intensityGPerKwh.reset();
    QVERIFY(!m.gapOf(planned(), {one, two}).emissions.ownKg);
}

/// Methods without an interval are held against all the same.
void TestGap::otherMethods()
{
    Scenario scenario = planned();
    scenario.method = engine::Method::Lacoste2019;
    scenario.utilisation.reset();
    scenario.hostW.reset();
    scenario.pue.reset();
    scenario.ranges = {};
    // 8 x 400 W x 120 h = 384 kWh, no PUE
    const Gap found = m.gapOf(scenario, {measured(192)});
    QVERIFY(qFuzzyCompare(found.planned.kwh, 384));
    QVERIFY(!found.isInside());
    QCOMPARE(found.ratio, 0.5);
    QVERIFY(qFuzzyCompare(found.emissions.planKg, 192 * 0.25));
    QCOMPARE(gapSentence(found, QLocale::c()),
             u"Measured 192 kWh, 50 % less than planned (384 kWh)."_s);
}

void TestGap::cpuAsHardware()
{
    const auto cpus = m.catalog->cpus();
    const auto named = std::find_if(cpus.begin(), cpus.end(), [](const catalog::Device& device) {
        return device.tdpW.has_value();
    });
    QVERIFY(named != cpus.end());
    Scenario scenario;
    scenario.hardware = named->id;
    scenario.utilisation = 0.5;
    scenario.hours = 100;
    scenario.intensity = 100;
    MeasuredRun run = measured(1);
    run.coverage = Coverage::Processors;
    // It is the CPU that was measured.
    QVERIFY(qFuzzyCompare(m.gapOf(scenario, {run}).planned.kwh, *named->tdpW * 0.5 * 100 / 1000));
    run.coverage = Coverage::Accelerators;
    QVERIFY(!gap(m.resolved(scenario), {run}));
}

QTEST_MAIN(TestGap)
#include "tst_gap.moc"
