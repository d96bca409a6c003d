// SPDX-License-Identifier: GPL-3.0-or-later
#include "gapfixture.h"

#include <cmath>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;
using test::measured;
using test::planned;

class TestGapRuns : public QObject
{
    Q_OBJECT

    test::GapFixture m;

private slots:
    void initTestCase() { QVERIFY(m.open()); }
    void facts_data();
    void facts();
    void severalRuns_data();
    void severalRuns();
    void runsAddUp();
    void twoToolsAtTheSameTime();
    void countsWeighByHours();
    void problems_data();
    void problems();
    void zero();
    void sentences();
};

void TestGapRuns::facts_data()
{
    QTest::addColumn<double>("hours");
    QTest::addColumn<double>("count");
    QTest::addColumn<QList<double>>("kwh");
    QTest::newRow("as planned") << 120.0 << 8.0 << QList<double>{};
    QTest::newRow("shorter") << 96.0 << 8.0 << QList{326.4 * 0.8};
    QTest::newRow("longer") << 180.0 << 8.0 << QList{326.4 * 1.5};
    QTest::newRow("fewer devices") << 120.0 << 4.0 << QList{326.4 / 2};
    QTest::newRow("both") << 96.0 << 4.0 << QList{326.4 * 0.8, 326.4 * 0.8 / 2};
    QTest::newRow("too little to see") << 120.2 << 8.0 << QList<double>{};
}

void TestGapRuns::facts()
{
    QFETCH(double, hours);
    QFETCH(double, count);
    QFETCH(QList<double>, kwh);
    const double factual = kwh.isEmpty() ? 326.4 : kwh.last();
    MeasuredRun run = measured(factual, hours);
    run.count = count;
    const Gap found = m.gapOf(planned(), {run});
    QCOMPARE(qsizetype(found.facts.size()), kwh.size());
    for (qsizetype i = 0; i < kwh.size(); ++i)
        QVERIFY(qFuzzyCompare(found.facts.at(std::size_t(i)).kwh, kwh.at(i)));
    QVERIFY(qFuzzyCompare(found.factualKwh, factual));
    QVERIFY(found.isClosed());
    QVERIFY(found.explanations.empty());
    QVERIFY(qFuzzyCompare(found.ratio, factual / 326.4));
    // What the facts leave is explained of what they leave: half of the accelerators' rest.
    run.energyKwh = factual * 0.9;
    const Gap rest = m.gapOf(planned(), {run});
    const double ofDevices = factual * 230.4 / 326.4;
    QCOMPARE(rest.explanations.front().input, Input::Utilisation);
    QVERIFY(std::fabs(rest.explanations.front().needed - 0.6 * (1 - 0.1 * factual / ofDevices))
            < 1e-9);
}

void TestGapRuns::severalRuns_data()
{
    QTest::addColumn<int>("runs");
    QTest::addColumn<double>("hoursEach"); // 0: not stated
    QTest::addColumn<int>("ofPlan");       // 0: all of it
    QTest::newRow("one of five") << 1 << 120.0 << 1;
    QTest::newRow("one, a little shorter") << 1 << 90.0 << 1;
    QTest::newRow("two of five") << 2 << 120.0 << 2;
    QTest::newRow("all five") << 5 << 120.0 << 0;
    QTest::newRow("one record of all five") << 1 << 600.0 << 0;
    // 200 h: ln(200 / 120) = 0.51 is less than ln(600 / 200) = 1.10
    QTest::newRow("nearer to one") << 1 << 200.0 << 1;
    // 300 h: ln(300 / 120) = 0.92 is more than ln(600 / 300) = 0.69
    QTest::newRow("nearer to all") << 1 << 300.0 << 0;
    QTest::newRow("hours not stated") << 1 << 0.0 << 0;
    QTest::newRow("more than planned") << 7 << 120.0 << 0;
}

void TestGapRuns::severalRuns()
{
    QFETCH(int, runs);
    QFETCH(double, hoursEach);
    QFETCH(int, ofPlan);
    Scenario scenario = planned();
    scenario.runs = 5;
    const auto hours = hoursEach > 0.0 ? std::optional(hoursEach) : std::nullopt;
    const Gap found = m.gapOf(scenario, QList<MeasuredRun>(runs, measured(326.4, hours)));
    QCOMPARE(found.runs, runs);
    QCOMPARE(found.planned.runs.value_or(0), ofPlan);
    QVERIFY(qFuzzyCompare(found.planned.kwh, 326.4 * (ofPlan > 0 ? ofPlan : 5)));
    QVERIFY(qFuzzyCompare(found.measuredKwh, 326.4 * runs));
}

void TestGapRuns::runsAddUp()
{
    MeasuredRun whole = measured(200);
    whole.acceleratorsKwh = 150;
    MeasuredRun devices = measured(60);
    devices.coverage = Coverage::Accelerators;
    // Alone the whole machine counts; together only what both measured.
    QCOMPARE(m.gapOf(planned(), {whole}).planned.coverage, Coverage::Machine);
    const Gap both = m.gapOf(planned(), {whole, devices, measured(std::nullopt)});
    QCOMPARE(both.planned.coverage, Coverage::Accelerators);
    QCOMPARE(both.measuredKwh, 210.0);
    QCOMPARE(both.runs, 2);
    QCOMPARE(both.withoutEnergy, 1);
    // A part is stated with the PUE of the whole.
    whole.pueIncluded = 1.5;
    QCOMPARE(m.gapOf(planned(), {whole, devices}).measuredKwh, 160.0);
    QCOMPARE(both.estimated, 0);
    devices.quality = Quality::Estimated;
    const Gap mixed = m.gapOf(planned(), {whole, devices});
    QCOMPARE(mixed.estimated, 1);
    QVERIFY(gapSentence(mixed, QLocale::c()).startsWith(u"Partly estimated, not measured: "_s));
}

void TestGapRuns::twoToolsAtTheSameTime()
{
    MeasuredRun one = measured(150);
    one.start = u"2026-11-21T08:00:00"_s;
    MeasuredRun two = measured(150);
    two.tool = u"carbontracker"_s;
    two.start = u"2026-11-22T08:00:00"_s; // 24 h later, and the first takes 120 h
    QVERIFY(m.gapOf(planned(), {one, two}).overlaps);
    QVERIFY(gapSentences(m.gapOf(planned(), {two, one}), QLocale::c()).join(u' ').contains(
        u"counted twice"_s));
    two.start = u"2026-11-26T08:00:00"_s; // when the first has ended
    QVERIFY(!m.gapOf(planned(), {one, two}).overlaps);
    two.start.clear();
    QVERIFY(!m.gapOf(planned(), {one, two}).overlaps);
    two.start = one.start;
    two.tool = one.tool; // two machines
    QVERIFY(!m.gapOf(planned(), {one, two}).overlaps);
}

void TestGapRuns::countsWeighByHours()
{
    MeasuredRun one = measured(100, 90.0);
    one.count = 8;
    MeasuredRun other = measured(100, 30.0);
    other.count = 4;
    // (8 x 90 + 4 x 30) / 120 = 7 devices
    const Gap found = m.gapOf(planned(), {one, other});
    QCOMPARE(found.facts.size(), std::size_t(1));
    QCOMPARE(found.facts.front().input, Input::Count);
    QCOMPARE(found.facts.front().measured, 7.0);
    QVERIFY(qFuzzyCompare(found.factualKwh, 326.4 * 7 / 8));
    other.count.reset();
    QVERIFY(m.gapOf(planned(), {one, other}).facts.empty());
}

void TestGapRuns::problems_data()
{
    QTest::addColumn<QList<MeasuredRun>>("runs");
    QTest::addColumn<QString>("word");
    MeasuredRun devices = measured(100);
    devices.coverage = Coverage::Accelerators;
    MeasuredRun processors = measured(100);
    processors.coverage = Coverage::Processors;
    QTest::newRow("none") << QList<MeasuredRun>{} << u"No measured run"_s;
    QTest::newRow("no energy") << QList{measured(std::nullopt)} << u"how much energy"_s;
    QTest::newRow("negative") << QList{measured(-1)} << u"how much energy"_s;
    QTest::newRow("not a number") << QList{measured(std::nan(""))} << u"how much energy"_s;
    QTest::newRow("different parts") << QList{devices, processors} << u"different parts"_s;
    QTest::newRow("not in the plan") << QList{processors} << u"CPUs and memory"_s;
}

void TestGapRuns::problems()
{
    QFETCH(QList<MeasuredRun>, runs);
    QFETCH(QString, word);
    const auto found = gap(m.resolved(planned()), runs);
    QVERIFY(!found);
    QVERIFY2(found.error().message.contains(word), qPrintable(found.error().message));
    QVERIFY(found.error().message.endsWith(u'.'));
}

void TestGapRuns::zero()
{
    const Gap found = m.gapOf(planned(), {measured(0)});
    QCOMPARE(found.ratio, 0.0);
    QVERIFY(found.explanations.empty());
    for (const QString& sentence : gapSentences(found, QLocale::c()))
        QVERIFY2(!sentence.contains(u"nan"_s) && !sentence.contains(u"inf "_s),
                 qPrintable(sentence));
    Scenario idle = planned();
    idle.hours = 0;
    idle.ranges = {};
    const auto none = gap(m.resolved(idle), {measured(10)});
    QVERIFY(!none);
    QVERIFY(none.error().message.contains(u"uses no energy"_s));
    Scenario onlyCpu;
    onlyCpu.cpuTdpW = 200;
    onlyCpu.cpuCores = 32;
    onlyCpu.hours = 10;
    onlyCpu.intensity = 100;
    MeasuredRun devices = measured(10);
    devices.coverage = Coverage::Accelerators;
    QVERIFY(gap(m.resolved(onlyCpu), {devices}).error().message.contains(u"no accelerators"_s));
}

void TestGapRuns::sentences()
{
    const QLocale c = QLocale::c();
    const auto first = [&](const MeasuredRun& run) {
        return gapSentence(m.gapOf(planned(), {run}), c);
    };
    // 287.232 / 326.4 = 0.88
    const QString less = first(measured(287.232));
    QVERIFY2(less.startsWith(u"Measured 287 kWh, 12 % less than planned (326 kWh, 90 %: 2"_s),
             qPrintable(less));
    QVERIFY2(less.endsWith(u"): below the interval."_s), qPrintable(less));
    QVERIFY(first(measured(345.6)).endsWith(u"): inside the interval."_s));
    QVERIFY(first(measured(408)).contains(u"25 % more than planned"_s)); // 408 / 326.4 = 1.25
    QVERIFY(first(measured(326.4)).contains(u", as planned ("_s));
    QVERIFY(first(measured(979.2)).contains(u"3 times what was planned"_s)
            || first(measured(979.2)).contains(u"3.00 times what was planned"_s));
    MeasuredRun slurm = measured(300);
    slurm.quality = Quality::Estimated;
    QVERIFY(first(slurm).startsWith(u"Estimated, not measured: 300 kWh"_s));
    const QString all = gapSentences(m.gapOf(planned(), {measured(307.2)}), c).join(u' ');
    QVERIFY2(all.contains(u"A utilisation of 0.55 instead of 0.60 (range 0.50 to 0.90) would "
                          "explain the gap."_s),
             qPrintable(all));
    QVERIFY(all.contains(u"the whole machine, before PUE"_s));
    const QString beyond = gapSentences(m.gapOf(planned(), {measured(450)}), c).join(u' ');
    QVERIFY2(beyond.contains(u"No assumption explains the gap within its range. A utilisation of "
                             "0.92 instead of 0.60"_s),
             qPrintable(beyond));
    const QString shorter =
        gapSentences(m.gapOf(planned(), {measured(261.12, 96.0)}), c).join(u' ');
    QVERIFY2(shorter.contains(u"It took 96 h instead of 120 h, with which the plan comes to 261 "
                              "kWh. That explains the gap."_s),
             qPrintable(shorter));
}

QTEST_MAIN(TestGapRuns)
#include "tst_gapruns.moc"
