// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QFile>
#include <QTemporaryDir>

#include "study/beside.h"
#include "study/plan.h"
#include "study/working.h"

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

/// Water, cost and social cost of a run, the serving of a model, and another basis.
class TestBeside : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    const QLocale english{QLocale::English, QLocale::UnitedKingdom};

    Outcome outcome(const Scenario& scenario) const
    {
        const auto found = evaluate(scenario, *m_catalog, commandLine);
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return *found;
    }

    static Scenario onGrid(const QString& grid)
    {
        Scenario scenario;
        scenario.tdpW = 1000;
        scenario.utilisation = 1;
        scenario.hostW = 0;
        scenario.hours = 100; // 100 kWh before PUE
        scenario.pue = 1.2;
        scenario.grid = grid;
        return scenario;
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void waterOnSiteAndInGeneration()
    {
        const Scenario scenario = onGrid(u"FR"_s);
        const Water water = beside(scenario, outcome(scenario)).water;
        QVERIFY(water.onSiteIsDefault && !water.offSiteIsWorld);
        QCOMPARE(water.onSite.value, 0.55); // Li et al. 2023, US average
        QCOMPARE(water.offSite.value, 3.6737); // France, World Resources Institute
        QCOMPARE(water.use.onSite.value(), 100 * 0.55);
        QCOMPARE(water.use.offSite.value(), 100 * 1.2 * 3.6737);
        const Scenario elsewhere = onGrid(u"ZA"_s);
        QVERIFY(beside(elsewhere, outcome(elsewhere)).water.offSiteIsWorld);
        // AWS in Virginia publishes its own
        const Water aws = beside(exampleScenario(), outcome(exampleScenario())).water;
        QVERIFY(!aws.onSiteIsDefault);
        QVERIFY(!aws.onSite.citation.name.isEmpty());
    }

    void costOfElectricityAndCarbon()
    {
        Scenario scenario = onGrid(u"FR"_s);
        QVERIFY(!beside(scenario, outcome(scenario)).electricityCost);
        scenario.pricePerKwh = 0.25;
        scenario.intensity = 1000; // 120 kWh, 120 kg
        const Outcome result = outcome(scenario);
        const Beside costs = beside(scenario, result);
        QCOMPARE(*costs.electricityCost, 120 * 0.25);
        QCOMPARE(costs.socialCost.year, 2025); // EPA 2023: 130, 210, 360 USD per tonne
        QCOMPARE(costs.socialCost.lowUsd, 0.12 * 130);
        QCOMPARE(costs.socialCost.centralUsd, 0.12 * 210);
        QCOMPARE(costs.socialCost.highUsd, 0.12 * 360);
    }

    /// EcoLogits' own check: 70B dense, 400 tokens, USA 383.55 g/kWh, PUE 1.2.
    void servingOfAModel()
    {
        Scenario scenario = onGrid(u"US"_s);
        scenario.intensity = 383.55;
        scenario.servingParams = 70e9;
        scenario.servingTokens = 400;
        scenario.servingRequests = 1000;
        const auto served = serving(scenario, outcome(scenario), commandLine);
        QVERIFY(served);
        QCOMPARE(served->one.gpus, 4.0);
        QVERIFY(std::abs(served->one.latencySeconds - 34.77) < 0.005);
        QVERIFY(std::abs(served->one.energy.value() - 2.630e-4) < 5e-8);
        QVERIFY(std::abs(served->one.operational.value() - 0.1009e-3) < 5e-8);
        QVERIFY(std::abs(served->one.embodied.value() - 0.0201e-3) < 5e-8);
        QCOMPARE(served->requestsPerYear, 365000.0);
        QCOMPARE(served->year.energy.value(), served->one.energy.value() * 365000.0);
        QCOMPARE(inferenceModelWord(served->request.model), u"ecologits-0.9"_s);
        scenario.servingActiveParams = 71e9;
        QVERIFY(!serving(scenario, outcome(scenario), commandLine));
    }

    void anotherBasis()
    {
        Scenario scenario = exampleScenario(); // eGRID: direct
        const Outcome primary = outcome(scenario);
        QCOMPARE(headlineIntensity(primary.resolved)->basis, catalog::Basis::Direct);
        scenario.basis = BasisChoice::Lifecycle;
        const Outcome lifecycle = outcome(scenario);
        QCOMPARE(headlineIntensity(lifecycle.resolved)->basis, catalog::Basis::Lifecycle);
        QVERIFY(lifecycle.estimate.operational > primary.estimate.operational);
        QCOMPARE(lifecycle.resolved.primaryIntensity, 270.5);
        scenario.region = u"eu-central-1"_s; // Germany, whose fuel shares are known
        scenario.basis = BasisChoice::FuelMix;
        const Outcome mixed = outcome(scenario);
        QCOMPARE(mixed.resolved.origin(Input::Intensity), Origin::FuelMix);
        const catalog::Grid& grid = *mixed.resolved.selection.region->grid;
        const auto expected = catalog::fromMix(grid.mix, *mixed.resolved.selection.factors);
        QVERIFY(expected);
        QCOMPARE(mixed.estimate.inputs.intensity.value(), expected->gPerKwh);
        // a typed intensity is on whatever basis the user took it from
        scenario.intensity = 100;
        QCOMPARE(outcome(scenario).estimate.inputs.intensity.value(), 100.0);
    }

    /// Where there is none, the primary value stays and a sentence says so.
    void aBasisThatThePlaceLacks()
    {
        for (const catalog::Grid& grid : m_catalog->grids()) {
            if (grid.lifecycle)
                continue;
            Scenario scenario = onGrid(grid.id);
            scenario.basis = BasisChoice::Lifecycle;
            const Outcome kept = outcome(scenario);
            QCOMPARE(kept.estimate.inputs.intensity.value(), grid.intensity.gPerKwh);
            QVERIFY(warningTexts(kept.resolved).join(u' ').contains(u"primary value"_s));
            return;
        }
        QSKIP("Every grid has a lifecycle value.");
    }

    /// The desktop around a card is known from the share-alike file alone.
    void makingWithoutTheShareAlikeFile()
    {
        QTemporaryDir folder;
        const QString name = u"/catalogue.sqlite"_s;
        QVERIFY(QFile::copy(catalog::Catalog::defaultFolder() + name, folder.path() + name));
        const auto alone = catalog::Catalog::open(folder.path());
        QVERIFY(alone && !(*alone)->hasShareAlike());
        Scenario scenario = onGrid(u"FR"_s);
        scenario.tdpW.reset();
        scenario.hardware = u"nvidia-geforce-rtx-4090"_s;
        const auto partly = evaluate(scenario, **alone, commandLine);
        QVERIFY(partly && partly->estimate.embodied);
        QVERIFY(*partly->estimate.embodied < *outcome(scenario).estimate.embodied);
        QVERIFY(warningTexts(partly->resolved).join(u' ').contains(u"share-alike file"_s));
        QVERIFY(!warningTexts(outcome(scenario).resolved).join(u' ').contains(u"share-alike"_s));
    }

    void aPresetBringsItsDeviceAndCount()
    {
        Scenario scenario;
        scenario.preset = u"gpt3_175b"_s;
        scenario.grid = u"US"_s;
        const Outcome published = outcome(scenario);
        QCOMPARE(published.resolved.workload.count, 10000.0);
        QCOMPARE(published.resolved.plan->mfu.value(), 0.197);
        // 3.14e23 / (125e12 x 0.197) / 3600 = 3,542,018 h, published 3,552,000
        QVERIFY(std::abs(published.resolved.plan->acceleratorHours.value() / 3552000.0 - 1) < 0.01);
        scenario.hardware = u"h100-sxm"_s; // its own MFU and count say nothing of other hardware
        const Outcome moved = outcome(scenario);
        QCOMPARE(moved.resolved.workload.count, 1.0);
        QCOMPARE(moved.resolved.origin(Input::Mfu), Origin::EditionDefault);
        QVERIFY(planWorking(*moved.resolved.plan, 1.0, english).contains(u"FLOPs"_s));
    }
};

QTEST_GUILESS_MAIN(TestBeside)
#include "tst_beside.moc"
