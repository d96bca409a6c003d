// SPDX-License-Identifier: GPL-3.0-or-later
// Providers, regions and grids by what people call them.
#include "catalog/lookup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

Result<const Provider*> Lookup::provider(QStringView key, Edition edition)
{
    const bool ofPage = edition == Edition::Lacoste;
    const std::vector<Provider>& all = ofPage ? m_tables.pageProviders() : m_tables.providers();
    std::optional<Names<Provider>>& names = ofPage ? m_pageProviderNames : m_providerNames;
    if (!names) {
        names.emplace();
        for (const Provider& provider : all) {
            names->add(provider.id, &provider, IdRank);
            names->add(provider.name, &provider, NameRank);
            // Each edition also knows the other's name of a provider.
            const auto& others = ofPage ? m_tables.providers() : m_tables.pageProviders();
            for (const Provider& other : others) {
                if (other.id == provider.id)
                    names->add(other.name, &provider, AliasRank);
            }
        }
    }
    const QString place = u"provider"_s;
    const std::vector<const Provider*> found = names->find(key);
    if (!found.empty())
        return single(found, place, key, [](const Provider& provider) { return provider.id; });
    return unknown(place,
                   ofPage
                       ? Text::tr("Unknown provider %1 in the edition of the ML CO2 Impact page.")
                             .arg(quoted(key))
                       : Text::tr("Unknown provider %1.").arg(quoted(key)),
                   key, [&all](QStringView k) {
                       return nearestOf(all, k, [](const Provider& provider) {
                           return QStringList{provider.id, provider.name};
                       });
                   });
}

const Names<Region>& Lookup::regionNames(const Provider& provider)
{
    const bool ofPage = provider.edition == Edition::Lacoste;
    const QString memory = ofPage ? u"lacoste/"_s + provider.id : provider.id;
    if (const auto known = m_regionNames.constFind(memory); known != m_regionNames.constEnd())
        return *known;
    Names<Region>& names = m_regionNames[memory];
    for (const Region& region : ofPage ? m_tables.pageRegions() : m_tables.regions()) {
        if (region.providerId != provider.id)
            continue;
        names.add(region.id, &region, IdRank);
        names.add(QString(region.providerId + u'/' + region.id), &region, QualifiedRank);
        names.add(region.name, &region, nameRank(region.id));
    }
    if (!ofPage) {
        Rows rows =
            m_tables.database().select(u"SELECT region_id, lacoste_region FROM main.cloud_region "
                                       "WHERE provider = ? AND lacoste_region IS NOT NULL"_s,
                                       {provider.id});
        while (rows.next()) {
            if (const Region* region = m_tables.region(provider.id, rows.text()))
                names.add(rows.text(), region, AliasRank);
        }
    }
    return names;
}

Result<const Region*> Lookup::region(QStringView key, const Provider& provider)
{
    // The usual case, an id as it is written, does without the rest of the table.
    if (provider.edition == Edition::Current && !key.isEmpty()) {
        if (const Region* exact = m_tables.region(provider.id, key.toString()))
            return exact;
    }
    const QString place = u"region"_s;
    const std::vector<const Region*> found = regionNames(provider).find(key);
    if (!found.empty())
        return single(found, place, key, [](const Region& region) { return region.id; });
    return unknown(place, Text::tr("Unknown region %1 of %2.").arg(quoted(key), provider.name), key,
                   [this, &provider](QStringView k) { return nearestRegions(k, provider); });
}

/// "provider/region", or an id or a name that only one provider uses.
Result<const Region*> Lookup::region(QStringView key, Edition edition)
{
    if (const qsizetype slash = key.indexOf(u'/'); slash > 0) {
        const Result<const Provider*> owner = provider(key.left(slash), edition);
        if (owner)
            return region(key.mid(slash + 1), **owner);
    }
    const std::vector<Region>& all =
        edition == Edition::Lacoste ? m_tables.pageRegions() : m_tables.regions();
    const auto describe = [](const Region& region) {
        return QString(region.providerId + u'/' + region.id);
    };
    Names<Region> names;
    for (const Region& region : all) {
        names.add(region.id, &region, IdRank);
        names.add(region.name, &region, nameRank(region.id));
    }
    const std::vector<const Region*> records =
        preferExact(names.find(key), key, [](const Region& region) { return region.id; });
    const QString place = u"region"_s;
    if (!records.empty())
        return single(records, place, key, describe);
    return unknown(place, Text::tr("Unknown region %1.").arg(quoted(key)), key,
                   [this, &all, describe](QStringView k) {
                       SearchIndex index;
                       for (size_t i = 0; i < all.size(); ++i)
                           index.add(int(i), searchTexts(all[i]));
                       QStringList nearest;
                       for (const int i : index.nearest(k, nearestCount))
                           nearest.append(describe(all[size_t(i)]));
                       return nearest;
                   });
}

const QHash<QString, QStringList>& Lookup::gridAliases()
{
    if (!m_gridAliases) {
        m_gridAliases.emplace();
        Rows rows = m_tables.database().select(u"SELECT grid_id, alias FROM main.grid_alias"_s);
        while (rows.next()) {
            QStringList& aliases = (*m_gridAliases)[rows.text()];
            aliases.append(rows.text());
        }
    }
    return *m_gridAliases;
}

Result<const Grid*> Lookup::grid(QStringView key)
{
    if (const Grid* exact = m_tables.grid(key.toString()))
        return exact;
    if (!m_gridNames) {
        m_gridNames.emplace();
        for (const Grid& grid : m_tables.grids()) {
            m_gridNames->add(grid.id, &grid, IdRank);
            m_gridNames->add(grid.name, &grid, nameRank(grid.id));
        }
        for (const QString& schema : m_tables.database().schemas()) {
            Rows rows = m_tables.database().select(
                u"SELECT id, country_iso3 FROM %1.grid "
                "WHERE kind = 'country' AND country_iso3 IS NOT NULL"_s.arg(schema));
            while (rows.next()) {
                if (const Grid* grid = m_tables.grid(rows.text()))
                    m_gridNames->add(rows.text(), grid, AliasRank);
            }
        }
        for (const auto& [id, aliases] : gridAliases().asKeyValueRange()) {
            const Grid* grid = m_tables.grid(id);
            for (const QString& alias : aliases)
                m_gridNames->add(alias, grid, AliasRank);
        }
    }
    const QString place = u"grid"_s;
    const std::vector<const Grid*> found = m_gridNames->find(key);
    if (!found.empty())
        return single(found, place, key, [](const Grid& grid) { return grid.id; });
    return unknown(place, Text::tr("Unknown grid %1.").arg(quoted(key)), key,
                   [this](QStringView k) {
                       return nearestOf(m_tables.grids(), k, [](const Grid& grid) {
                           return QStringList{grid.id, grid.name};
                       });
                   });
}

const Region* Lookup::counterpart(const Region& region)
{
    const bool ofPage = region.edition == Edition::Lacoste;
    Rows rows = m_tables.database().select(
        ofPage ? u"SELECT region_id FROM main.cloud_region "
                 "WHERE provider = ? AND lacoste_region = ? ORDER BY rowid"_s
               : u"SELECT lacoste_region FROM main.cloud_region "
                 "WHERE provider = ? AND region_id = ? AND lacoste_region IS NOT NULL"_s,
        {region.providerId, region.id});
    if (!rows.next())
        return nullptr;
    const QString id = rows.text();
    if (ofPage)
        return m_tables.region(region.providerId, id);
    for (const Region& candidate : m_tables.pageRegions()) {
        if (candidate.providerId == region.providerId && candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

} // namespace gramme::catalog
