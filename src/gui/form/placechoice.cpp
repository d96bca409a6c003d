// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/placechoice.h"

#include "study/format.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui", text);
}

QString statusText(const catalog::Region& region)
{
    if (region.status == catalog::RegionStatus::Announced)
        return tr("announced");
    if (region.status == catalog::RegionStatus::Retired)
        return tr("retired");
    return region.government ? tr("government") : QString();
}

/// Great-circle distance in radians; enough to tell which is nearer.
double distance(double latitudeA, double longitudeA, double latitudeB, double longitudeB)
{
    constexpr double degree = 3.14159265358979323846 / 180.0;
    const double cosine = std::sin(latitudeA * degree) * std::sin(latitudeB * degree)
                          + std::cos(latitudeA * degree) * std::cos(latitudeB * degree)
                                * std::cos((longitudeA - longitudeB) * degree);
    return std::acos(std::fmin(1.0, std::fmax(-1.0, cosine)));
}

} // namespace

std::vector<ProviderChoice> providerChoices(const catalog::Catalog& catalog,
                                            catalog::Edition edition)
{
    std::vector<ProviderChoice> choices;
    std::vector<ProviderChoice> ownSites;
    for (const catalog::Provider& provider : catalog.providers(edition)) {
        if (catalog.hasRegions(provider))
            choices.push_back({provider.id, provider.name, false});
    }
    for (const catalog::Provider& provider : catalog.providers(catalog::Edition::Current)) {
        const bool cloud = provider.kind == catalog::ProviderKind::Cloud;
        const bool hasRegions = catalog.hasRegions(provider);
        if (!cloud && !hasRegions)
            ownSites.push_back({provider.id, tr("Own site: %1").arg(provider.name), true});
        else if (!hasRegions)
            choices.push_back({provider.id, provider.name, true});
    }
    choices.insert(choices.end(), ownSites.begin(), ownSites.end());
    return choices;
}

QString regionTitle(const catalog::Region& region)
{
    if (region.name.isEmpty() || region.name == region.id)
        return region.city.isEmpty() ? region.id : u"%1, %2"_s.arg(region.id, region.city);
    return u"%1, %2"_s.arg(region.id, region.name);
}

const catalog::Intensity* placeIntensity(const study::Resolved& resolved)
{
    if (resolved.isSaved(study::Input::Intensity) && resolved.intensity)
        return resolved.intensity; // as saved with the study
    if (resolved.selection.grid)
        return &resolved.selection.grid->intensity;
    return resolved.selection.region ? &resolved.selection.region->intensity : nullptr;
}

std::vector<SearchField::Entry> regionEntries(const catalog::Catalog& catalog,
                                              const catalog::Provider& provider)
{
    std::vector<SearchField::Entry> entries;
    for (const catalog::Region* region : catalog.regionsOf(provider)) {
        QStringList detail{study::format::intensity(region->intensity.gPerKwh, QLocale())};
        const QString status = statusText(*region);
        if (!status.isEmpty())
            detail << status;
        entries.push_back({region->id, regionTitle(*region), detail.join(u", "_s),
                           catalog.searchTexts(*region)});
    }
    return entries;
}

std::vector<SearchField::Entry> gridEntries(const catalog::Catalog& catalog)
{
    std::vector<SearchField::Entry> entries;
    for (const catalog::Grid& grid : catalog.grids())
        entries.push_back({grid.id, grid.name,
                           study::format::intensity(grid.intensity.gPerKwh, QLocale()),
                           catalog.searchTexts(grid)});
    return entries;
}

const catalog::Region* nearestRegion(const catalog::Catalog& catalog,
                                     const catalog::Provider& provider,
                                     const catalog::Region* formerRegion,
                                     const catalog::Grid* formerGrid)
{
    const catalog::Region* best = nullptr;
    double nearest = std::numeric_limits<double>::infinity();
    const bool placed = formerRegion || formerGrid;
    // The edition lacoste has no coordinates; its regions are matched by their current namesakes.
    const double latitude = formerRegion ? formerRegion->latitude
                                         : formerGrid ? formerGrid->latitude : 0.0;
    const double longitude = formerRegion ? formerRegion->longitude
                                          : formerGrid ? formerGrid->longitude : 0.0;
    for (const catalog::Region* region : catalog.regionsOf(provider)) {
        if (!region->isEligible())
            continue;
        if (!placed || region->edition == catalog::Edition::Lacoste)
            return region;
        const double away = distance(latitude, longitude, region->latitude, region->longitude);
        if (away < nearest) {
            nearest = away;
            best = region;
        }
    }
    return best;
}

const catalog::Grid* countryGrid(const catalog::Catalog& catalog,
                                 const catalog::Region* formerRegion)
{
    const catalog::Grid* grid = formerRegion ? catalog.findGrid(formerRegion->countryIso2) : nullptr;
    return grid ? grid : catalog.findGrid(u"WORLD");
}

} // namespace gramme::gui
