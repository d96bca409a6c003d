// SPDX-License-Identifier: GPL-3.0-or-later
// Own entries where people meet them: in the form, in an estimate and in Elsewhere.
#include <QTest>

#include "catalog/catalog.h"
#include "gui/form/hardwarechoice.h"
#include "gui/form/placechoice.h"
#include "study/ranking.h"
#include "study/resolve.h"

#include <algorithm>

using namespace gramme;
using namespace gramme::catalog;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

class TestOwnPlaces : public QObject
{
    Q_OBJECT

    std::shared_ptr<const Catalog> m_catalog;
    study::Scenario m_scenario;

    study::Ranking ranked(study::Across across) const
    {
        const auto outcome = study::evaluate(m_scenario, *m_catalog, study::commandLine);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message));
        const auto ranking = study::rank(m_scenario, *outcome, across);
        return ranking ? *ranking : study::Ranking();
    }
    static const study::RankedRow* find(const study::Ranking& ranking, const QString& id)
    {
        const auto found = std::find_if(ranking.rows.begin(), ranking.rows.end(),
                                        [&id](const study::RankedRow& row) {
                                            return row.region ? row.region->id == id
                                                   : row.grid ? row.grid->id == id
                                                              : row.device->id == id;
                                        });
        return found == ranking.rows.end() ? nullptr : &*found;
    }

private slots:
    void initTestCase()
    {
        const auto opened = Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        OwnEntries own;
        OwnDevice gpu;
        gpu.id = u"own-gpu-00000a"_s;
        gpu.name = u"Lab GPU"_s;
        gpu.tdpW = 200.0;
        own.devices = {gpu};
        OwnGrid sun;
        sun.id = u"own-sun-00000b"_s;
        sun.name = u"Roof"_s;
        sun.gPerKwh = 50.0;
        sun.basis = Basis::Lifecycle;
        OwnGrid vague = sun;
        vague.id = u"own-vague-00000c"_s;
        vague.basis = Basis::Unknown;
        own.grids = {sun, vague};
        own.regions = {{u"own-cellar-00000d"_s, u"Cellar"_s, sun.id, 1.25, {}, {}},
                       {u"own-shed-00000e"_s, u"Shed"_s, vague.id, {}, {}, {}}};
        m_catalog = (*opened)->withOwn(own);
        m_scenario.method = engine::Method::Full;
        m_scenario.hardware = gpu.id;
        m_scenario.hours = 100.0;
        m_scenario.utilisation = 1.0;
        m_scenario.hostW = 0.0;
        m_scenario.provider = u"own"_s;
        m_scenario.region = u"own-cellar-00000d"_s;
        m_scenario.embodied = false;
    }

    void anEstimateAtAnOwnSite()
    {
        const auto outcome = study::evaluate(m_scenario, *m_catalog, study::commandLine);
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
        // 200 W x 100 h x PUE 1.25 x 50 g/kWh = 20 kWh x 1.25 x 50 g = 1.25 kg
        QCOMPARE(outcome->estimate.total.value(), 1.25);
    }

    void elsewhereRanksWhatHasALifecycleValue()
    {
        const study::Ranking sites = ranked(study::Across::Regions);
        QCOMPARE(sites.rows.size(), std::size_t(2));
        QVERIFY(find(sites, u"own-cellar-00000d"_s)->isRanked());
        QVERIFY(!find(sites, u"own-shed-00000e"_s)->isRanked());
        const study::Ranking all = ranked(study::Across::Providers);
        QVERIFY(find(all, u"own-cellar-00000d"_s)->isRanked());
        QCOMPARE(find(all, u"own-cellar-00000d"_s)->provider->id, u"own"_s);
        const study::Ranking grids = ranked(study::Across::Grids);
        QVERIFY(find(grids, u"own-sun-00000b"_s)->isRanked());
        QVERIFY(!find(grids, u"own-vague-00000c"_s)->isRanked());
        QVERIFY(!find(grids, u"own-vague-00000c"_s)->remark().isEmpty());
        QVERIFY(find(ranked(study::Across::Hardware), u"own-gpu-00000a"_s)->isRanked());
    }

    void theFormOffersThem()
    {
        const auto choices = providerChoices(*m_catalog, Edition::Current);
        const auto own = std::find_if(choices.begin(), choices.end(),
                                      [](const ProviderChoice& c) { return c.id == "own"_L1; });
        QVERIFY(own != choices.end());
        QVERIFY(!own->ownSite); // it has regions to choose from
        const Provider& provider = **m_catalog->provider(u"own", Edition::Current);
        QCOMPARE(regionEntries(*m_catalog, provider).size(), std::size_t(2));
        QCOMPARE(gridEntries(*m_catalog).back().name, u"Roof"_s);
        const auto devices = hardwareEntries(*m_catalog);
        QVERIFY(std::any_of(devices.begin(), devices.end(), [](const SearchField::Entry& entry) {
            return entry.id == "own-gpu-00000a"_L1;
        }));
        for (const ProviderChoice& choice : providerChoices(*m_catalog, Edition::Lacoste))
            QVERIFY(choice.id != "own"_L1); // the page has no such places
    }
};

QTEST_GUILESS_MAIN(TestOwnPlaces)
#include "tst_ownplaces.moc"
