// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/namecache.h"

namespace gramme::exchange {

namespace {

constexpr std::size_t fewEntries = 8;

bool hasShareAlike(const study::Selection& at)
{
    return (at.device && at.device->citation.shareAlike) ||
           (at.instance && at.instance->citation.shareAlike) ||
           (at.cpu && at.cpu->citation.shareAlike) ||
           (at.provider &&
            (at.provider->pueCitation.shareAlike || at.provider->claimCitation.shareAlike)) ||
           (at.grid && at.grid->intensity.citation.shareAlike) ||
           (at.region &&
            (at.region->intensity.citation.shareAlike || at.region->pueCitation.shareAlike ||
             at.region->claimCitation.shareAlike));
}

/// The catalogue reads entries one by one until it is asked for all of them, which is quicker where
/// many are needed.
void readTables(const catalog::Catalog& catalog, catalog::Edition edition)
{
    catalog.accelerators(edition);
    catalog.regions(edition);
    catalog.grids();
}

} // namespace

const Names& NameCache::add(std::string_view key, const study::Scenario& scenario,
                            const catalog::Catalog& catalog, const std::optional<Problem>& problem)
{
    if (m_entries.size() >= maxEntries)
        m_entries.clear();
    if (m_entries.size() == fewEntries)
        readTables(catalog, study::effectiveEdition(scenario));
    Names& names = m_entries[std::string(key.substr(0, maxKey + 1))];
    names = Names{scenario, {}, problem, false};
    if (problem)
        return names;
    auto selection = study::select(scenario, catalog, study::batchFile);
    if (!selection) {
        names.problem = selection.error();
    } else {
        names.selection = *selection;
        names.mayShareAlike = hasShareAlike(names.selection);
    }
    return names;
}

} // namespace gramme::exchange
