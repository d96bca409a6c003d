// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/differences.h"
#include "workedrun.h"

#include <cmath>
#include <functional>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

/// That of test::workedRun().
constexpr double making = 80000.0 / 8760.0;

Outcome outcomeOf(const engine::Workload& workload)
{
    Outcome outcome;
    outcome.resolved.workload = workload;
    outcome.estimate = engine::estimate(workload);
    return outcome;
}

/// Every number is another one.
engine::Workload other()
{
    engine::Workload in;
    in.count = 8;
    in.tdp = engine::Watts(400);
    in.utilisation = engine::Ratio(0.7);
    in.host = engine::Watts(120);
    in.cpuCores = 16;
    in.cpuPerCore = engine::Watts(7);
    in.cpuUtilisation = engine::Ratio(0.2);
    in.memory = engine::Gigabytes(512);
    in.memoryPower = engine::WattsPerGigabyte(0.3);
    in.hours = engine::Hours(30);
    in.runs = 3;
    in.trials = engine::Hours(20);
    in.repeated = engine::Ratio(0.1);
    in.scale = 1.5;
    in.pue = engine::Ratio(1.1);
    in.intensity = engine::GramsPerKilowattHour(20);
    in.countsEmbodied = true;
    in.manufacture = {8, engine::Kilograms(150), engine::Kilograms(250), engine::Years(5),
                      engine::Ratio(0.8)};
    return in;
}

double kgOf(const Difference& difference, ChangeCause cause)
{
    for (const Contribution& each : difference.causes) {
        if (each.cause == cause)
            return each.kg;
    }
    return 0.0;
}

double sumOfCauses(const Difference& difference)
{
    double sum = 0.0;
    for (const Contribution& each : difference.causes)
        sum += each.kg;
    return sum;
}

double sumOfInputs(const Difference& difference)
{
    double sum = 0.0;
    for (const DifferingInput& each : difference.inputs)
        sum += each.kg.value_or(0.0);
    return sum;
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max({1.0, std::abs(a), std::abs(b)});
}

using Change = std::function<void(engine::Workload&)>;

} // namespace
Q_DECLARE_METATYPE(Change)

class TestDifferences : public QObject
{
    Q_OBJECT

private slots:
    void oneCauseHasItAll_data();
    void oneCauseHasItAll();
    void twoFactorsShareByTheirMeans();
    void partsAddUpAndTurnRound_data();
    void partsAddUpAndTurnRound();
    void embodiedOnOneSideOnly();
};

void TestDifferences::oneCauseHasItAll_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("cause");
    QTest::addColumn<double>("kg");
    using W = engine::Workload;
    const auto row = [](const char* name, Change change, ChangeCause cause, double kg) {
        QTest::newRow(name) << std::move(change) << int(cause) << kg;
    };
    row("intensity to a quarter", [](W& w) { w.intensity = engine::GramsPerKilowattHour(50); },
        ChangeCause::Place, -13.8 * 0.75);
    row("no overhead", [](W& w) { w.pue = engine::Ratio(1); }, ChangeCause::DataCentre, -4.6);
    row("half the hours", [](W& w) { w.hours = engine::Hours(50); }, ChangeCause::Time,
        -(13.8 + making) / 2);
    row("three runs", [](W& w) { w.runs = 3; }, ChangeCause::Time, (13.8 + making) * 2);
    row("half repeated", [](W& w) { w.repeated = engine::Ratio(0.5); }, ChangeCause::Time,
        (13.8 + making) / 2);
    row("50 h of trials", [](W& w) { w.trials = engine::Hours(50); }, ChangeCause::Time,
        (13.8 + making) / 2);
    // 15 kWh of accelerators and 5 kWh of host less, x 1.5 x 0.2 kg/kWh; half of the making
    row("one device of two", [](W& w) { w.count = 1; w.manufacture.units = 1; },
        ChangeCause::Hardware, -20 * 1.5 * 0.2 - making / 2);
    row("fully busy", [](W& w) { w.utilisation = engine::Ratio(1); }, ChangeCause::Hardware,
        30 * 1.5 * 0.2);
    row("no memory", [](W& w) { w.memory = {}; }, ChangeCause::Processor, -4 * 1.5 * 0.2);
    row("twice the cores", [](W& w) { w.cpuCores = 8; }, ChangeCause::Processor, 2 * 1.5 * 0.2);
    row("twice the life", [](W& w) { w.manufacture.lifetime = engine::Years(4); },
        ChangeCause::Embodied, -making / 2);
    row("making not counted", [](W& w) { w.countsEmbodied = false; }, ChangeCause::Embodied,
        -making);
    // 2 x 300 W x 100 h = 60 kWh x 0.2 kg/kWh = 12 kg
    row("another method", [](W& w) { w.method = engine::Method::Lacoste2019; },
        ChangeCause::Method, 12 - 13.8 - making);
}

void TestDifferences::oneCauseHasItAll()
{
    QFETCH(Change, change);
    QFETCH(int, cause);
    QFETCH(double, kg);
    engine::Workload changed = test::workedRun();
    change(changed);
    const Difference found = difference(outcomeOf(test::workedRun()), outcomeOf(changed));
    QCOMPARE(found.causes.size(), std::size_t(1));
    QCOMPARE(int(found.causes.front().cause), cause);
    QVERIFY2(near(found.causes.front().kg, kg), qPrintable(QString::number(found.causes[0].kg)));
    QVERIFY(near(found.changeKg(), kg));
    QVERIFY(near(sumOfInputs(found), kg));
}

/// 46 kWh x PUE x intensity: the Shapley value of a factor of two is its change times the mean of
/// the other. 46 x (1.2 - 1.5) x 0.15 = -2.07; 46 x 1.35 x (0.1 - 0.2) = -6.21.
void TestDifferences::twoFactorsShareByTheirMeans()
{
    engine::Workload from = test::workedRun();
    from.countsEmbodied = false;
    engine::Workload to = from;
    to.pue = engine::Ratio(1.2);
    to.intensity = engine::GramsPerKilowattHour(100);
    const Difference found = difference(outcomeOf(from), outcomeOf(to));
    QVERIFY(near(kgOf(found, ChangeCause::DataCentre), -2.07));
    QVERIFY(near(kgOf(found, ChangeCause::Place), -6.21));
    QVERIFY(near(found.changeKg(), -8.28)); // 46 x (0.12 - 0.3)
    QCOMPARE(int(found.causes.front().cause), int(ChangeCause::Place)); // largest first
    QVERIFY(!found.only);
}

void TestDifferences::partsAddUpAndTurnRound_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("everything") << Change([](engine::Workload& w) { w = other(); });
    QTest::newRow("another method too") << Change([](engine::Workload& w) {
        w = other();
        w.method = engine::Method::GreenAlgorithms;
    });
    QTest::newRow("the page's method too") << Change([](engine::Workload& w) {
        w = other();
        w.method = engine::Method::Lacoste2019;
    });
    QTest::newRow("without making") << Change([](engine::Workload& w) {
        w = other();
        w.countsEmbodied = false;
        w.manufacture = {};
    });
    QTest::newRow("nothing emitted") << Change([](engine::Workload& w) {
        w.intensity = {};
        w.countsEmbodied = false;
    });
    QTest::newRow("no device") << Change([](engine::Workload& w) {
        w.count = 0;
        w.manufacture.units = 1;
    });
}

void TestDifferences::partsAddUpAndTurnRound()
{
    QFETCH(Change, change);
    engine::Workload changed = test::workedRun();
    change(changed);
    const Outcome a = outcomeOf(test::workedRun());
    const Outcome b = outcomeOf(changed);
    const Difference there = difference(a, b);
    const Difference back = difference(b, a);
    QCOMPARE(there.fromKg, a.estimate.total.value());
    QCOMPARE(there.toKg, b.estimate.total.value());
    QVERIFY(near(sumOfCauses(there), there.changeKg()));
    QVERIFY(near(sumOfInputs(there), there.changeKg()));
    QCOMPARE(there.causes.size(), back.causes.size());
    for (const Contribution& each : there.causes)
        QVERIFY2(near(each.kg, -kgOf(back, each.cause)), qPrintable(causeName(each.cause)));
    QCOMPARE(there.inputs.size(), back.inputs.size());
    for (std::size_t i = 0; i < there.inputs.size(); ++i) {
        QCOMPARE(int(there.inputs[i].input), int(back.inputs[i].input));
        QVERIFY(near(there.inputs[i].kg.value_or(0.0), -back.inputs[i].kg.value_or(0.0)));
    }
}

/// Twice the hours, and no making: the making goes at the mean of 100 h and 200 h, 1.5 times 9.13.
void TestDifferences::embodiedOnOneSideOnly()
{
    engine::Workload to = test::workedRun();
    to.hours = engine::Hours(200);
    to.countsEmbodied = false;
    to.manufacture = {};
    const Difference found = difference(outcomeOf(test::workedRun()), outcomeOf(to));
    QVERIFY(found.otherScope);
    QVERIFY(near(kgOf(found, ChangeCause::Embodied), -1.5 * making));
    QVERIFY(near(kgOf(found, ChangeCause::Time), 13.8 + making / 2));
    const QString said = differenceSentence(found, u"A"_s, u"B"_s, english);
    QVERIFY2(said.endsWith(u"Only one of them counts embodied emissions."_s), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestDifferences)
#include "tst_differences.moc"
