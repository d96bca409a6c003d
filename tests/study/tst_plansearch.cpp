// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/plansearch.h"

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

/// Parts of a campaign, and the search done in other ways.
class TestPlanSearch : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    Outcome evaluated(const Scenario& scenario) const
    {
        const auto outcome = evaluate(scenario, *m_catalog, window);
        return outcome ? *outcome : Outcome();
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void thePartsAddUp()
    {
        Scenario scenario = exampleScenario();
        scenario.finalRuns = 2;
        scenario.trials = 10;
        scenario.trialHours = 6;
        scenario.failedShare = 0.25;
        const Outcome outcome = evaluated(scenario);
        const Campaign parts = campaign(outcome);
        QCOMPARE(parts.oneRun.hours.value(), 120.0);
        QCOMPARE(parts.finalRuns.hours.value(), 240.0);
        QCOMPARE(parts.trials.hours.value(), 60.0);
        QCOMPARE(parts.repeated.hours.value(), 75.0); // a quarter of 300 h
        QCOMPARE(parts.whole.hours.value(), 375.0);
        QCOMPARE(parts.whole.total.value(), outcome.estimate.total.value());
        QCOMPARE(parts.whole.energy.value(), outcome.estimate.energy.value());
        const double single = evaluated(singleRun(scenario)).estimate.total.value();
        QVERIFY(std::abs(parts.oneRun.total.value() / single - 1.0) < 1e-12);
    }

    void nothingTakesNothing()
    {
        Scenario scenario = exampleScenario();
        scenario.hours = 0;
        const Campaign parts = campaign(evaluated(scenario));
        QCOMPARE(parts.whole.total.value(), 0.0);
        QCOMPARE(parts.oneRun.total.value(), 0.0);
    }

    void withoutTrialsThereIsNothingToCompare()
    {
        Scenario scenario = exampleScenario();
        QVERIFY(searchOptions(scenario, evaluated(scenario), {}).empty());
        scenario.trials = 0;
        QVERIFY(searchOptions(scenario, evaluated(scenario), {}).empty());
        scenario.trials = 10;
        scenario.trialHours = 0;
        QVERIFY(searchOptions(scenario, evaluated(scenario), {}).empty());
    }

    void waysToSearchCost()
    {
        Scenario scenario = exampleScenario();
        scenario.trials = 81;
        scenario.trialHours = 2;
        scenario.failedShare = 0.5;
        const Outcome outcome = evaluated(scenario);
        SearchQuestion question;
        question.parameters = 3;
        question.valuesPerParameter = 5;
        const auto options = searchOptions(scenario, outcome, question);
        QCOMPARE(options.size(), std::size_t(3));
        QCOMPARE(options[0].fullTrials, 125.0); // 5 ^ 3
        QCOMPARE(options[0].saved, 1.0 - 125.0 / 81.0);
        QCOMPARE(options[0].cost.hours.value(), 375.0); // 125 x 2 h x 1.5
        QCOMPARE(options[1].fullTrials, 59.0);          // ln 0.05 / ln 0.95 = 58.4
        // 81/81 + 27 x 3/81 + 9 x 9/81 + 3 x 27/81 + 1
        QVERIFY(std::abs(options[2].fullTrials - 5.0) < 1e-12);
        QCOMPARE(options[2].rounds, 5);
        // Emissions follow time: 59 trials are 59 / 81 of the search.
        const Campaign parts = campaign(outcome);
        const double search = parts.trials.total.value() * 1.5;
        QVERIFY(std::abs(options[1].cost.total.value() / (search * 59.0 / 81.0) - 1.0) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestPlanSearch)
#include "tst_plansearch.moc"
