// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

#include <QStringList>
#include <QVariant>

#include <vector>

namespace gramme::catalog {

/// The kinds of `gramme-cli list` and `show`, in the order of the contract: hardware, cpus,
/// instances, providers, regions, grids, references, equivalences, presets, sources.
QStringList listKinds();

/// What to say of a kind that there is not.
Problem unknownKind(QStringView kind);

/// Rows as they are listed: column keys are machine names ("tdp_w"), values are double, int or
/// QString; an invalid QVariant is an unknown figure. The first column is always `id`.
struct Listing
{
    QStringList columns;
    std::vector<std::vector<QVariant>> rows;
};
/// Everything of a kind, or what `search` finds, best first. Unknown kinds are a problem.
Result<Listing> list(const Catalog& catalog, QStringView kind, QStringView search,
                     Edition edition = Edition::Current);

/// One figure of one entry with where it comes from.
struct Fact
{
    QString key; ///< "tdp_w"
    QVariant value;
    QString unit; ///< "W"; empty for text and ratios.
    Citation citation;
};
/// Every figure of one entry. Regions are "provider/region" or an unambiguous region id, likewise
/// instances; other entries go by id, exact name or alias.
Result<std::vector<Fact>> show(const Catalog& catalog, QStringView kind, QStringView id,
                               Edition edition = Edition::Current);

} // namespace gramme::catalog
