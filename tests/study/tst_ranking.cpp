// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/ranking.h"

#include <algorithm>
#include <cmath>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

class TestRanking : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    const QLocale english{QLocale::English, QLocale::UnitedKingdom};

    Ranking ranking(const Scenario& scenario, Across across) const
    {
        const auto outcome = evaluate(scenario, *m_catalog, commandLine);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message));
        const auto ranked = rank(scenario, *outcome, across);
        if (!ranked)
            qFatal("%s", qPrintable(ranked.error().message));
        return *ranked;
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void rowsAreSortedOnOneBasis_data()
    {
        QTest::addColumn<int>("across");
        QTest::newRow("regions") << int(Across::Regions);
        QTest::newRow("providers") << int(Across::Providers);
        QTest::newRow("grids") << int(Across::Grids);
    }
    void rowsAreSortedOnOneBasis()
    {
        QFETCH(int, across);
        const Ranking ranked = ranking(exampleScenario(), static_cast<Across>(across));
        QCOMPARE(ranked.basis, catalog::Basis::Lifecycle);
        double last = 0.0;
        bool apart = false;
        for (const RankedRow& row : ranked.rows) {
            if (!row.isRanked()) {
                apart = true;
                QVERIFY(!row.ratio);
                QVERIFY(!row.remark().isEmpty());
                continue;
            }
            QVERIFY(!apart); // nothing ranked stands behind what is not
            QCOMPARE(row.intensity->basis, catalog::Basis::Lifecycle);
            QVERIFY(*row.totalKg >= last);
            last = *row.totalKg;
        }
        QVERIFY(ranked.cleanest >= 0);
        QVERIFY(ranked.rows[std::size_t(ranked.cleanest)].isEligible());
    }

    void theChosenRegionHasRatioOne()
    {
        const Ranking ranked = ranking(exampleScenario(), Across::Regions);
        QVERIFY(ranked.chosen >= 0);
        const RankedRow& chosen = ranked.rows[std::size_t(ranked.chosen)];
        QCOMPARE(chosen.id(), u"us-east-1"_s);
        QCOMPARE(*chosen.ratio, 1.0);
        // Headline: direct basis; here the lifecycle value of its alternative grid.
        const auto outcome = evaluate(exampleScenario(), *m_catalog, commandLine);
        QVERIFY(*chosen.totalKg > outcome->estimate.total.value());
        for (const RankedRow& row : ranked.rows)
            QCOMPARE(row.region->providerId, u"aws"_s);
    }

    void amongGridsARegionIsTheOneWithAValue()
    {
        // us-east-1: eGRID SRVC has a direct value only; its Electricity Maps zone has both.
        const Ranking ranked = ranking(exampleScenario(), Across::Grids);
        QVERIFY(ranked.chosen >= 0);
        const RankedRow& chosen = ranked.rows[std::size_t(ranked.chosen)];
        QCOMPARE(chosen.id(), u"EM-US-MIDA-PJM"_s);
        QCOMPARE(*chosen.ratio, 1.0);
    }

    void everyRegionOfEveryProviderIsListed()
    {
        QCOMPARE(ranking(exampleScenario(), Across::Providers).rows.size(),
                 m_catalog->regions(catalog::Edition::Current).size());
        QCOMPARE(ranking(exampleScenario(), Across::Grids).rows.size(), m_catalog->grids().size());
    }

    void retiredAndGovernmentRegionsAreNeverTheCleanest()
    {
        for (const catalog::Provider& provider : m_catalog->providers(catalog::Edition::Current)) {
            const auto regions = m_catalog->regionsOf(provider);
            if (regions.empty())
                continue;
            Scenario scenario = exampleScenario();
            scenario.provider = provider.id;
            scenario.region = regions.front()->id;
            const Ranking ranked = ranking(scenario, Across::Regions);
            if (ranked.cleanest < 0)
                continue;
            const catalog::Region* best = ranked.rows[std::size_t(ranked.cleanest)].region;
            QCOMPARE(best->status, catalog::RegionStatus::Active);
            QVERIFY(!best->government);
        }
    }

    void aTypedPueHoldsForAllRows()
    {
        Scenario scenario = exampleScenario();
        scenario.pue = 1.3;
        for (const RankedRow& row : ranking(scenario, Across::Providers).rows)
            QCOMPARE(row.pue, 1.3);
    }

    void aTypedIntensityHasNoBasis()
    {
        Scenario scenario = exampleScenario();
        scenario.intensity = 100;
        const Ranking ranked = ranking(scenario, Across::Regions);
        QVERIFY(!ranked.ownKg);
        QCOMPARE(ranked.chosen, -1);
        for (const RankedRow& row : ranked.rows)
            QVERIFY(!row.ratio);
        QVERIFY(savingSentence(ranked, english).contains(u"no saving is stated"_s));
    }

    void thePageIsRankedByItsOwnFigures()
    {
        Scenario scenario;
        scenario.method = engine::Method::Lacoste2019;
        scenario.hardware = u"T4"_s;
        scenario.hours = 100;
        scenario.provider = u"gcp"_s;
        scenario.region = u"us-west1"_s;
        const Ranking ranked = ranking(scenario, Across::Regions);
        QCOMPARE(ranked.basis, catalog::Basis::Unknown);
        const RankedRow& best = ranked.rows[std::size_t(ranked.cleanest)];
        QCOMPARE(best.id(), u"europe-west6"_s); // 16 g/kWh, the page's lowest at GCP
        QCOMPARE(*best.totalKg, 7.0 * 16.0 / 1000.0); // 70 W x 100 h = 7 kWh
    }

    void theSavingIsOneSentence()
    {
        const QString sentence = savingSentence(ranking(exampleScenario(), Across::Regions), english);
        QVERIFY2(sentence.startsWith(u"In "_s) && sentence.endsWith(u"lifecycle basis)."_s),
                 qPrintable(sentence));
    }

    void hardwareIsRankedByPower()
    {
        const Ranking ranked = ranking(exampleScenario(), Across::Hardware);
        QVERIFY(ranked.rows.size() > 400);
        QCOMPARE(ranked.rows[std::size_t(ranked.chosen)].id(), u"nvidia-a100-sxm4-80gb"_s);
        QCOMPARE(*ranked.rows[std::size_t(ranked.chosen)].ratio, 1.0);
    }

    void anOwnSiteHasNoRegionsToRank()
    {
        Scenario scenario = exampleScenario();
        scenario.provider = u"onprem-average"_s;
        scenario.region.clear();
        scenario.grid = u"DE"_s;
        const auto outcome = evaluate(scenario, *m_catalog, commandLine);
        QVERIFY(outcome);
        QVERIFY(!rank(scenario, *outcome, Across::Regions));
        const auto grids = rank(scenario, *outcome, Across::Grids);
        QVERIFY(grids && grids->chosen >= 0);
        QCOMPARE(grids->rows[std::size_t(grids->chosen)].id(), u"DE"_s);
    }

    void makingTheHardwareIsTheSameEverywhere()
    {
        Scenario scenario = exampleScenario();
        scenario.embodiedDeviceKg = 150;
        scenario.embodiedHostKg = 300;
        scenario.lifetimeYears = 4;
        scenario.lifetimeUse = 0.5;
        const double making = 8 * 450.0 * 120 / (4 * 8760 * 0.5); // kg x h / h
        const Ranking with = ranking(scenario, Across::Regions);
        scenario.embodied = false;
        const Ranking without = ranking(scenario, Across::Regions);
        QVERIFY(std::abs(*with.embodiedKg - making) < 1e-9);
        QVERIFY(!without.embodiedKg);
        QCOMPARE(with.rows.size(), without.rows.size());
        for (std::size_t i = 0; i < with.rows.size(); ++i) {
            const RankedRow& row = with.rows[i];
            QCOMPARE(row.id(), without.rows[i].id()); // a constant changes no order
            if (!row.isRanked())
                continue;
            QVERIFY(std::abs(*row.embodiedKg - making) < 1e-9);
            QVERIFY(std::abs(*row.totalKg - making - *without.rows[i].totalKg) < 1e-9);
            QCOMPARE(*row.ratio, *row.totalKg / *with.ownKg); // of totals
            QVERIFY(!without.rows[i].embodiedKg);
        }
    }

    void otherHardwareIsMadeAnew()
    {
        Scenario scenario = exampleScenario();
        scenario.embodied = true;
        const Ranking ranked = ranking(scenario, Across::Hardware);
        const double own = *ranked.rows[std::size_t(ranked.chosen)].embodiedKg;
        QCOMPARE(own, *ranked.embodiedKg);
        QVERIFY(std::any_of(ranked.rows.begin(), ranked.rows.end(), [own](const RankedRow& row) {
            return std::abs(*row.embodiedKg - own) > 0.1 * own;
        }));
        scenario.embodiedDeviceKg = 150; // what one types holds for all
        scenario.embodiedHostKg = 300;
        const double typed = *ranking(scenario, Across::Regions).embodiedKg;
        for (const RankedRow& row : ranking(scenario, Across::Hardware).rows)
            QCOMPARE(*row.embodiedKg, typed);
    }
};

QTEST_GUILESS_MAIN(TestRanking)
#include "tst_ranking.moc"
