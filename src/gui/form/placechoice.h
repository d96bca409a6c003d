// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "gui/form/searchfield.h"
#include "study/resolve.h"

#include <QString>

#include <vector>

/// What the two fields for the place offer, and what they choose by themselves.
namespace gramme::gui {

/// The providers as the combo box lists them: clouds first, own sites last.
struct ProviderChoice
{
    QString id;
    QString name;
    bool ownSite = false; ///< Its regions are every country and state.
};
std::vector<ProviderChoice> providerChoices(const catalog::Catalog& catalog,
                                            catalog::Edition edition);

std::vector<SearchField::Entry> regionEntries(const catalog::Catalog& catalog,
                                              const catalog::Provider& provider);
std::vector<SearchField::Entry> gridEntries(const catalog::Catalog& catalog);

QString regionTitle(const catalog::Region& region);
/// The intensity of the chosen grid or region, also where another one was typed; null without.
const catalog::Intensity* placeIntensity(const study::Resolved& resolved);

/// The open region nearest to a place, so that a change of provider stays where one was; the first
/// open one when the place is unknown. Null when the provider has none.
const catalog::Region* nearestRegion(const catalog::Catalog& catalog,
                                     const catalog::Provider& provider,
                                     const catalog::Region* formerRegion,
                                     const catalog::Grid* formerGrid);
/// The country of a former region, else the world.
const catalog::Grid* countryGrid(const catalog::Catalog& catalog,
                                 const catalog::Region* formerRegion);

} // namespace gramme::gui
