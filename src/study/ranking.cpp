// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/ranking.h"

#include "study/format.h"
#include "study/pue.h"
#include "study/working.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using catalog::Edition;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// Builds the rows of one ranking; only intensity, PUE and device differ between them.
class Ranker
{
public:
    Ranker(const Scenario& scenario, const Outcome& outcome, Across across)
        : m_scenario(scenario)
        , m_at(outcome.resolved.selection)
        , m_workload(outcome.resolved.workload)
        , m_pueIsTyped(outcome.resolved.origin(Input::Pue) == Origin::Given)
    {
        m_ranking.across = across;
        m_listed =
            across == Across::Regions && m_at.provider ? m_at.provider->edition : m_at.edition;
        m_ranking.basis = ranksPage() ? catalog::Basis::Unknown : catalog::Basis::Lifecycle;
    }

    Ranking run()
    {
        findOwn();
        switch (m_ranking.across) {
        case Across::Regions:
            addRegions(m_at.provider);
            break;
        case Across::Providers:
            addRegions(nullptr);
            break;
        case Across::Grids:
            for (const catalog::Grid& grid : m_at.catalog->grids())
                addGrid(grid);
            break;
        case Across::Hardware:
            addHardware();
            break;
        }
        finish();
        return std::move(m_ranking);
    }

private:
    bool ranksPage() const
    {
        return m_listed == Edition::Lacoste && m_ranking.across != Across::Grids;
    }
    const catalog::Intensity* onBasis(const catalog::Region& region) const
    {
        if (!ranksPage())
            return lifecycleIntensity(region);
        return region.edition == Edition::Lacoste ? &region.intensity : nullptr;
    }

    /// Only the method full looks at the place's own PUE; the others keep theirs.
    void setPue(RankedRow& row) const
    {
        row.pue = m_workload.pue.value();
        const bool isGreen = m_workload.method == engine::Method::GreenAlgorithms;
        const bool isPage = m_at.edition == Edition::Lacoste ||
                            m_workload.method == engine::Method::Lacoste2019;
        if (m_pueIsTyped || (isPage && !isGreen))
            return;
        const Pue pue = isGreen ? greenAlgorithmsPue(row.provider)
                                : pueOfPlace(row.region, row.provider, m_at.fallbackProvider);
        row.pue = pue.value;
        if (row.region != m_at.region)
            row.pueOrigin = pue.origin;
    }

    void setTotal(RankedRow& row, const engine::Workload& workload) const
    {
        const engine::Estimate estimate = engine::estimate(workload);
        row.totalKg = estimate.total.value();
        if (estimate.embodied)
            row.embodiedKg = estimate.embodied->value();
    }

    /// On the ranking's basis; without a value there, the row keeps the place's primary one.
    void setTotal(RankedRow& row, const catalog::Intensity* onBasis,
                  const catalog::Intensity& primary) const
    {
        row.intensity = onBasis ? onBasis : &primary;
        if (!onBasis)
            return;
        engine::Workload workload = m_workload;
        workload.intensity = engine::GramsPerKilowattHour(onBasis->gPerKwh);
        workload.pue = engine::Ratio(row.pue);
        setTotal(row, workload);
    }

    void findOwn()
    {
        engine::Workload workload = m_workload;
        if (m_ranking.across != Across::Hardware) {
            m_ranking.ownIntensity = ownIntensity();
            if (!m_ranking.ownIntensity)
                return;
            workload.intensity = engine::GramsPerKilowattHour(m_ranking.ownIntensity->gPerKwh);
        }
        const engine::Estimate estimate = engine::estimate(workload);
        m_ranking.ownKg = estimate.total.value();
        if (estimate.embodied)
            m_ranking.embodiedKg = estimate.embodied->value();
    }

    const catalog::Intensity* ownIntensity() const
    {
        if (m_scenario.intensity)
            return nullptr; // A typed figure has no stated basis.
        if (m_at.grid)
            return lifecycleIntensity(*m_at.grid);
        return m_at.region ? onBasis(*m_at.region) : nullptr;
    }

    void addRegions(const catalog::Provider* only)
    {
        for (const catalog::Region& region : m_at.catalog->regions(m_listed)) {
            const catalog::Provider* provider = providerOf(region);
            if (!only || region.providerId == only->id)
                addRegion(region, provider);
        }
    }

    const catalog::Provider* providerOf(const catalog::Region& region)
    {
        if (!m_lastProvider || m_lastProvider->id != region.providerId) {
            for (const catalog::Provider& provider : m_at.catalog->providers(region.edition)) {
                if (provider.id == region.providerId)
                    m_lastProvider = &provider;
            }
        }
        return m_lastProvider;
    }

    void addRegion(const catalog::Region& region, const catalog::Provider* provider)
    {
        RankedRow row;
        row.region = &region;
        row.provider = provider;
        setPue(row);
        setTotal(row, onBasis(region), region.intensity);
        m_ranking.rows.push_back(row);
    }

    void addGrid(const catalog::Grid& grid)
    {
        RankedRow row;
        row.grid = &grid;
        row.pue = m_workload.pue.value();
        setTotal(row, lifecycleIntensity(grid), grid.intensity);
        m_ranking.rows.push_back(row);
    }

    void addHardware()
    {
        for (const catalog::Device& device : m_at.catalog->accelerators(m_at.edition)) {
            if (!device.tdpW)
                continue;
            RankedRow row;
            row.device = &device;
            row.pue = m_workload.pue.value();
            engine::Workload workload = m_workload;
            workload.tdp = engine::Watts(*device.tdpW);
            workload.count = workload.count > 0.0 ? workload.count : 1.0;
            if (device.isWholeMachine())
                workload.host = engine::Watts();
            setMaking(workload, device);
            setTotal(row, workload);
            m_ranking.rows.push_back(row);
        }
    }

    /// What the user typed of making the hardware holds for any.
    void setMaking(engine::Workload& workload, const catalog::Device& device) const
    {
        if (!workload.countsEmbodied || &device == m_at.device)
            return;
        engine::Manufacture& making = workload.manufacture;
        making.units = workload.count;
        const catalog::EmbodiedOf known = m_at.catalog->embodiedOf(device);
        const auto kilograms = [](const auto& figure) {
            return engine::Kilograms(figure ? figure->best : 0.0);
        };
        if (!m_scenario.embodiedDeviceKg)
            making.device = kilograms(known.device);
        if (!m_scenario.embodiedHostKg)
            making.host = kilograms(known.host);
    }

    bool isChosen(const RankedRow& row) const
    {
        if (row.device)
            return row.device == m_at.device;
        if (m_scenario.intensity)
            return false;
        if (row.grid)
            return row.grid == gridOf(m_at);
        return !m_at.grid && row.region == m_at.region;
    }

    void finish()
    {
        auto& rows = m_ranking.rows;
        std::stable_sort(rows.begin(), rows.end(), [](const RankedRow& a, const RankedRow& b) {
            if (a.isRanked() != b.isRanked())
                return a.isRanked();
            return a.isRanked() && *a.totalKg < *b.totalKg;
        });
        for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
            RankedRow& row = rows[static_cast<std::size_t>(i)];
            if (row.isRanked() && m_ranking.ownKg && *m_ranking.ownKg > 0.0)
                row.ratio = *row.totalKg / *m_ranking.ownKg;
            row.isOwn = isChosen(row);
            if (m_ranking.chosen < 0 && row.isOwn)
                m_ranking.chosen = i;
            if (m_ranking.cleanest < 0 && row.isRanked() && row.isEligible())
                m_ranking.cleanest = i;
        }
    }

    const Scenario& m_scenario;
    const Selection& m_at;
    const engine::Workload& m_workload;
    bool m_pueIsTyped;
    Edition m_listed = Edition::Current; ///< Edition whose places are listed.
    const catalog::Provider* m_lastProvider = nullptr;
    Ranking m_ranking;
};

QString placeName(const RankedRow& row)
{
    if (!row.region)
        return row.name();
    const QString city = row.region->city.isEmpty() ? row.region->country : row.region->city;
    const QString name = city.isEmpty() ? row.region->name : city;
    return name == row.id() ? name : u"%1 (%2)"_s.arg(row.id(), name);
}

} // namespace

const catalog::Grid* gridOf(const Selection& selection)
{
    if (selection.grid || !selection.region)
        return selection.grid;
    const catalog::Grid* grid = selection.region->grid;
    const bool other = grid && !grid->lifecycle && selection.region->alternativeGrid;
    return other ? selection.region->alternativeGrid : grid;
}

bool RankedRow::isEligible() const
{
    return !region || region->isEligible();
}

QString RankedRow::id() const
{
    return region ? region->id : grid ? grid->id : device ? device->id : QString();
}

QString RankedRow::name() const
{
    return region ? region->name : grid ? grid->name : device ? device->name : QString();
}

QString RankedRow::remark() const
{
    if (!isRanked())
        return tr("Not ranked: only a %1 value is known for this place.")
            .arg(basisText(intensity->basis));
    if (isEligible())
        return {};
    if (region->status == catalog::RegionStatus::Announced)
        return tr("Announced, not open yet.");
    return region->status == catalog::RegionStatus::Retired ? tr("Retired.")
                                                            : tr("Government only.");
}

Result<Ranking> rank(const Scenario& scenario, const Outcome& outcome, Across across)
{
    Ranking ranking = Ranker(scenario, outcome, across).run();
    if (ranking.rows.empty())
        return Problem{Problem::Kind::BadInput, u"across"_s,
                       tr("%1 has no regions of its own; compare across grids or providers.")
                           .arg(outcome.resolved.selection.provider
                                    ? outcome.resolved.selection.provider->name
                                    : QString())};
    return ranking;
}

QString savingSentence(const Ranking& ranking, const QLocale& locale)
{
    if (ranking.cleanest < 0)
        return tr("No place can be compared on one basis.");
    const RankedRow& best = ranking.rows[static_cast<std::size_t>(ranking.cleanest)];
    const QString emits = format::mass(engine::Kilograms(*best.totalKg), locale);
    if (ranking.cleanest == ranking.chosen)
        return tr("%1 is already the cleanest of these.").arg(placeName(best));
    if (!ranking.ownKg)
        return tr("Cleanest: %1, with %2 CO₂e. The scenario's own intensity has no value on the "
                  "same basis, so no saving is stated.")
            .arg(placeName(best), emits);
    const double own = *ranking.ownKg;
    if (own <= *best.totalKg)
        return tr("Nowhere here would the run emit less than %1 CO₂e, its own figure on the same "
                  "basis.")
            .arg(format::mass(engine::Kilograms(own), locale));
    const QString basis = ranking.basis == catalog::Basis::Lifecycle
                              ? tr("both on the lifecycle basis")
                              : tr("both as the page has them");
    return tr("In %1 the same run would emit %2 CO₂e instead of %3, %4 less (%5).")
        .arg(placeName(best), emits, format::mass(engine::Kilograms(own), locale),
             format::percent(1.0 - *best.totalKg / own, locale), basis);
}

const catalog::Intensity* lifecycleIntensity(const catalog::Grid& grid)
{
    return grid.lifecycle ? &*grid.lifecycle : nullptr;
}

const catalog::Intensity* lifecycleIntensity(const catalog::Region& region)
{
    const catalog::Intensity* own = region.grid ? lifecycleIntensity(*region.grid) : nullptr;
    if (!own && region.alternativeGrid)
        own = lifecycleIntensity(*region.alternativeGrid);
    return own;
}

} // namespace gramme::study
