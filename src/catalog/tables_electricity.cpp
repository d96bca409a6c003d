// SPDX-License-Identifier: GPL-3.0-or-later
// Grids, providers and regions.
#include "catalog/tables.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

QString regionKey(const QString& provider, const QString& id)
{
    return provider + u'/' + id;
}

/// The columns coal_pct to other_pct and mix_year.
FuelMix readMix(Rows& rows)
{
    FuelMix mix;
    for (std::optional<double>* share : {&mix.coal, &mix.gas, &mix.oil, &mix.nuclear, &mix.hydro,
                                         &mix.wind, &mix.solar, &mix.bio, &mix.other})
        *share = rows.number();
    mix.year = rows.whole();
    return mix;
}

} // namespace

// Grids ------------------------------------------------------------------------------------------

void Tables::readGrids(const QString& where, const QVariantList& values)
{
    if (!m_grids.ready) {
        m_gridsOfMain = rowCount(u"main"_s, u"grid"_s);
        m_grids.resize(m_gridsOfMain +
                       (m_database->hasShareAlike() ? rowCount(u"odbl"_s, u"grid"_s) : 0) +
                       std::size_t(m_own.grids.size()));
        addOwnGrids();
    }
    for (const QString& schema : m_database->schemas()) {
        const bool shareAlike = schema != "main"_L1;
        const size_t before = shareAlike ? m_gridsOfMain : 0;
        Rows rows = m_database->select(
            u"SELECT rowid, id, name, kind, country_iso2, parent_id, latitude, longitude, "
            "low_g_per_kwh, high_g_per_kwh, range_years, coal_pct, gas_pct, oil_pct, nuclear_pct, "
            "hydro_pct, wind_pct, solar_pct, bio_pct, other_pct, mix_year, intensity_g_per_kwh, "
            "basis, method, "
            "year, source_id, source_name, source_url, licence, quality, year, note "
            "FROM %1.grid %2"_s.arg(schema, where),
            values);
        while (rows.next()) {
            Grid* const grid = m_grids.claim(before + size_t(rows.whole() - 1));
            if (!grid)
                continue;
            grid->id = rows.text();
            grid->name = rows.text();
            grid->kind = gridKind(rows.text());
            grid->countryIso2 = rows.text();
            grid->parentId = rows.text();
            grid->latitude = rows.real();
            grid->longitude = rows.real();
            grid->lowGPerKwh = rows.number();
            grid->highGPerKwh = rows.number();
            grid->rangeYears = rows.text();
            grid->mix = readMix(rows);
            grid->intensity.gPerKwh = rows.real();
            grid->intensity.basis = basis(rows.text());
            grid->intensity.accounting = accounting(rows.text());
            grid->intensity.year = rows.whole();
            grid->intensity.citation = readCitation(rows, shareAlike);
            grid->intensity.lowGPerKwh = grid->lowGPerKwh;
            grid->intensity.highGPerKwh = grid->highGPerKwh;
            grid->intensity.rangeYears = grid->rangeYears;
            if (grid->intensity.basis == Basis::Lifecycle)
                grid->lifecycle = grid->intensity;
            m_gridById.insert(grid->id, grid);
        }
    }
}

/// For grids whose own value is direct: the newest alternative on the lifecycle basis, that of what
/// is generated before that of what is used. Where it is that of the Electricity Maps zone of the
/// same name, it has the range of that zone.
void Tables::readLifecycles(const QString& where, const QVariantList& values)
{
    for (const QString& schema : m_database->schemas()) {
        Rows rows = m_database->select(
            u"SELECT s.grid_id, s.g_per_kwh, s.method, s.year, z.low_g_per_kwh, z.high_g_per_kwh, "
            "z.range_years, s.source_id, NULL, s.source_url, s.licence, s.confidence, s.year, "
            "s.note FROM %1.grid_source s LEFT JOIN %1.grid z ON z.id = 'EM-' || s.grid_id AND "
            "z.source_id = s.source_id WHERE s.basis = 'lifecycle' %2 "
            "ORDER BY s.grid_id, s.year DESC, s.method DESC"_s.arg(schema, where),
            values);
        while (rows.next()) {
            Grid* const grid = m_gridById.value(rows.text());
            if (!grid || grid->intensity.basis == Basis::Lifecycle)
                continue;
            Intensity found;
            found.basis = Basis::Lifecycle;
            found.gPerKwh = rows.real();
            found.accounting = accounting(rows.text());
            found.year = rows.whole();
            found.lowGPerKwh = rows.number();
            found.highGPerKwh = rows.number();
            found.rangeYears = rows.text();
            if (grid->lifecycle && grid->lifecycle->year >= found.year)
                continue;
            found.citation = readCitation(rows, schema != "main"_L1);
            grid->lifecycle = found;
        }
    }
}

const std::vector<Grid>& Tables::grids()
{
    if (!m_grids.complete) {
        readGrids(QString());
        readLifecycles(QString());
        finish(m_grids.complete, m_grids.filled);
    }
    return m_grids.rows;
}

const Grid* Tables::grid(const QString& id)
{
    if (id.isEmpty())
        return nullptr;
    if (!m_grids.complete && !m_gridById.contains(id)) {
        readGrids(u"WHERE id = ?"_s, {id});
        if (const Grid* found = m_gridById.value(id); found && !found->lifecycle)
            readLifecycles(u"AND s.grid_id = ?"_s, {id});
    }
    return m_gridById.value(id);
}

// Providers --------------------------------------------------------------------------------------

const std::vector<Provider>& Tables::providers()
{
    if (m_providers)
        return *m_providers;
    m_providers.emplace();
    Rows rows = m_database->select(
        u"SELECT provider, display_name, kind, pue_avg, renewable_or_offset_claim_pct, claim_text, "
        "website, claim_source_url, claim_year, wue_l_per_kwh, wue_source_url, wue_year, "
        "source_id, pue_source_name, pue_source_url, licence, confidence, pue_year, note "
        "FROM main.provider ORDER BY rowid"_s);
    while (rows.next()) {
        Provider& provider = m_providers->emplace_back();
        provider.id = rows.text();
        provider.name = rows.text();
        provider.kind = providerKind(rows.text());
        provider.pue = rows.number();
        provider.claimPct = rows.number();
        provider.claimText = rows.text();
        provider.website = rows.text();
        const QString claimSource = rows.text();
        const QString claimYear = rows.text();
        if (provider.claimPct)
            provider.claimCitation = sourceCitation(claimSource, claimYear);
        provider.wueLPerKwh = rows.number();
        const QString waterSource = rows.text();
        const QString waterYear = rows.text();
        if (provider.wueLPerKwh) {
            provider.wueCitation = sourceCitation(waterSource, waterYear);
            if (provider.wueCitation.name == provider.wueCitation.url) // a page without a title
                provider.wueCitation.name = u"Water use published by %1"_s.arg(provider.name);
        }
        provider.pueCitation = readCitation(rows);
    }
    addOwnProvider();
    return *m_providers;
}

const std::vector<Provider>& Tables::pageProviders()
{
    if (m_pageProviders)
        return *m_pageProviders;
    m_pageProviders.emplace();
    // The page lists them in the order of its file.
    Rows rows = m_database->select(u"SELECT provider, provider_name FROM main.lacoste_region "
                                   "GROUP BY provider ORDER BY min(rowid)"_s);
    while (rows.next()) {
        Provider& provider = m_pageProviders->emplace_back();
        provider.id = rows.text();
        provider.name = rows.text();
        provider.edition = Edition::Lacoste;
    }
    return *m_pageProviders;
}

// Regions ----------------------------------------------------------------------------------------

void Tables::fillRegion(Region& region, Rows& rows)
{
    region.providerId = rows.text();
    region.id = rows.text();
    region.name = rows.text();
    region.city = rows.text();
    region.state = rows.text();
    region.country = rows.text();
    region.countryIso2 = rows.text();
    region.latitude = rows.real();
    region.longitude = rows.real();
    region.status = regionStatus(rows.text());
    region.government = rows.flag();
    region.grid = grid(rows.text());
    region.alternativeGrid = grid(rows.text());
    if (region.grid)
        region.intensity = region.grid->intensity;
    fillClaims(region, rows);
}

/// The PUE and what the provider says of itself: apart from the grid, each with its own source.
void Tables::fillClaims(Region& region, Rows& rows)
{
    region.pue = rows.number();
    const QString pueSource = rows.text();
    const QString pueYear = rows.text();
    const QString pueKind = rows.text();
    if (region.pue) {
        region.pueCitation = sourceCitation(pueSource, pueYear);
        region.pueCitation.confidence = pueKind;
    }
    region.claimPct = rows.number();
    const QString claimSource = rows.text();
    const QString claimYear = rows.text();
    if (region.claimPct)
        region.claimCitation = sourceCitation(claimSource, claimYear);
    region.wueLPerKwh = rows.number();
    const QString waterYear = rows.text();
    if (region.wueLPerKwh) // in the same disclosures as the PUE
        region.wueCitation = sourceCitation(pueSource, waterYear);

    region.providerCfePct = rows.number();
    if (const std::optional<double> published = rows.number()) {
        // Google's figures are gross operational emissions of the local grid, for one year: see the
        // notes of the source.
        Intensity& intensity = region.providerIntensity.emplace();
        intensity.gPerKwh = *published;
        intensity.basis = Basis::Direct;
        intensity.year = rows.whole();
        intensity.citation = sourceCitation(u"google-rci"_s, QString::number(intensity.year));
        intensity.citation.note = u"direct, location-based"_s;
    }
}

void Tables::readRegions(const QString& where, const QVariantList& values)
{
    if (!m_regions.ready) {
        m_regions.resize(rowCount(u"main"_s, u"cloud_region"_s) +
                         std::size_t(m_own.regions.size()));
        addOwnRegions();
    }
    Rows rows = m_database->select(
        u"SELECT rowid, provider, region_id, region_name, city, state, country, country_iso2, "
        "latitude, longitude, status, government, grid_id, grid_id_alt, pue, pue_source, "
        "pue_year, pue_kind, renewable_or_offset_pct, claim_source, claim_year, wue_l_per_kwh, "
        "wue_year, provider_cfe_pct, provider_intensity_g_per_kwh, year FROM main.cloud_region "_s +
            where,
        values);
    while (rows.next()) {
        if (Region* const region = m_regions.claim(size_t(rows.whole() - 1))) {
            fillRegion(*region, rows);
            m_regionById.insert(regionKey(region->providerId, region->id), region);
        }
    }
}

const std::vector<Region>& Tables::regions()
{
    if (!m_regions.complete) {
        grids();
        readRegions(QString());
        finish(m_regions.complete, m_regions.filled);
    }
    return m_regions.rows;
}

const Region* Tables::region(const QString& provider, const QString& id)
{
    const QString key = regionKey(provider, id);
    if (!m_regions.complete && !m_regionById.contains(key))
        readRegions(u"WHERE provider = ? AND region_id = ?"_s, {provider, id});
    return m_regionById.value(key);
}

bool Tables::hasRegions(const Provider& provider)
{
    if (provider.edition == Edition::Lacoste)
        return std::any_of(
            pageRegions().begin(), pageRegions().end(),
            [&provider](const Region& region) { return region.providerId == provider.id; });
    if (!m_providersWithRegions) {
        m_providersWithRegions.emplace();
        Rows rows = m_database->select(u"SELECT DISTINCT provider FROM main.cloud_region"_s);
        while (rows.next())
            m_providersWithRegions->insert(rows.text());
        if (!m_own.regions.isEmpty())
            m_providersWithRegions->insert(ownProviderId.toString());
    }
    return m_providersWithRegions->contains(provider.id);
}

const std::vector<Region>& Tables::pageRegions()
{
    if (m_pageRegions)
        return *m_pageRegions;
    m_pageRegions.emplace();
    Rows rows = m_database->select(
        u"SELECT provider, region_id, ifnull(region_name_shown, region_id), city, state, country, "
        "offset_pct, g_per_kwh, source_id, NULL, source_url, licence, confidence, year, "
        "source_as_given FROM main.lacoste_region ORDER BY rowid"_s);
    while (rows.next()) {
        Region& region = m_pageRegions->emplace_back();
        region.edition = Edition::Lacoste;
        region.providerId = rows.text();
        region.id = rows.text();
        region.name = rows.text();
        region.city = rows.text();
        region.state = rows.text();
        region.country = rows.text();
        region.claimPct = rows.number();
        region.intensity.gPerKwh = rows.real();
        region.intensity.citation = readCitation(rows);
        region.claimCitation = region.intensity.citation;
    }
    return *m_pageRegions;
}

} // namespace gramme::catalog
