// SPDX-License-Identifier: GPL-3.0-or-later
#include "gapfixture.h"
#include "study/measuredplan.h"

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;
using test::measured;

class TestMeasuredPlan : public QObject
{
    Q_OBJECT

    test::GapFixture m;

private slots:
    void initTestCase() { QVERIFY(m.open()); }
    void scenarioOfARun();
    void scenarioNotes_data();
    void scenarioNotes();
};

void TestMeasuredPlan::scenarioOfARun()
{
    MeasuredRun run = measured(271, 120.5);
    run.name = u"run0"_s;
    run.hardware = u"8 x NVIDIA A100-SXM4-80GB"_s;
    run.count = 8;
    run.provider = u"gcp"_s;
    run.region = u"us-central1"_s;
    run.country = u"USA"_s;
    auto made = scenarioOf(run, *m.catalog);
    QVERIFY(made);
    QVERIFY2(made->notes.isEmpty(), qPrintable(made->notes.join(u' ')));
    QCOMPARE(made->scenario.name, u"run0"_s);
    QCOMPARE(made->scenario.hardware, u"nvidia-a100-sxm4-80gb"_s);
    QCOMPARE(made->scenario.count, std::optional(8.0));
    QCOMPARE(made->scenario.hours, std::optional(120.5));
    QCOMPARE(made->scenario.provider, u"gcp"_s);
    QCOMPARE(made->scenario.region, u"us-central1"_s);
    QVERIFY(evaluate(made->scenario, *m.catalog, window));
    // A country's grid by its three letters; PUE as the tool had it.
    run.provider.clear();
    run.country = u"FRA"_s;
    run.pueIncluded = 1.3;
    made = scenarioOf(run, *m.catalog);
    QCOMPARE(made->scenario.grid, u"FR"_s);
    QCOMPARE(made->scenario.pue, std::optional(1.3));
    QVERIFY(made->notes.isEmpty());
    QVERIFY(evaluate(made->scenario, *m.catalog, window));
    QVERIFY(!scenarioOf(measured(10, std::nullopt), *m.catalog));
}

void TestMeasuredPlan::scenarioNotes_data()
{
    QTest::addColumn<MeasuredRun>("run");
    QTest::addColumn<QString>("word");
    MeasuredRun run = measured(10, 5.0);
    run.country = u"FRA"_s;
    MeasuredRun other = run;
    other.hardware = u"Quantum Card 9"_s;
    QTest::newRow("hardware") << other << u"Quantum Card 9"_s;
    other = run;
    other.cpu = u"Frobnicator 3000"_s;
    QTest::newRow("cpu") << other << u"Frobnicator 3000"_s;
    other = run;
    other.provider = u"nimbus"_s;
    QTest::newRow("provider") << other << u"nimbus"_s;
    other.provider = u"aws"_s;
    other.region = u"moon-1"_s;
    QTest::newRow("region") << other << u"moon-1"_s;
    other = run;
    other.hours.reset();
    other.hardware = u"NVIDIA T4"_s;
    QTest::newRow("hours") << other << u"give the hours"_s;
    other = run;
    other.country = u"XYZ"_s;
    QTest::newRow("country") << other << u"XYZ"_s;
    other.intensityGPerKwh = 77;
    QTest::newRow("own intensity") << other << u"intensity of CodeCarbon is used"_s;
    other.country.clear();
    other.intensityGPerKwh.reset();
    QTest::newRow("no place") << other << u"choose the place"_s;
}

void TestMeasuredPlan::scenarioNotes()
{
    QFETCH(MeasuredRun, run);
    QFETCH(QString, word);
    const auto made = scenarioOf(run, *m.catalog);
    QVERIFY(made);
    QCOMPARE(made->notes.size(), 1);
    QVERIFY2(made->notes.constFirst().contains(word), qPrintable(made->notes.constFirst()));
    QCOMPARE(made->scenario.intensity, run.intensityGPerKwh);
}

QTEST_MAIN(TestMeasuredPlan)
#include "tst_measuredplan.moc"
