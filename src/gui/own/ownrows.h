// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/ownfields.h"
#include "gui/tables/column.h"

#include <vector>

namespace gramme::gui {

/// An entry in the list of its kind.
struct OwnRow
{
    catalog::OwnEntry entry;
    bool isOfStudy = false; ///< Only the open study has it.

    QString key() const { return catalog::idOf(entry); }
    bool isApart() const { return isOfStudy; }
    QString searchText() const;
};

/// One column per field of the kind, then where the entry is kept.
std::vector<Column<OwnRow>> ownColumns(catalog::OwnKind kind);
/// The user's entries, then those of the study that the user has not.
std::vector<OwnRow> ownRows(catalog::OwnKind kind, const catalog::OwnEntries& mine,
                            const catalog::OwnEntries& ofStudy);

/// A word of a field as the window writes it: "gpu" is "GPU".
QString wordText(const QString& word);
/// "Hardware", "Grids", "Regions", "Reference points".
QString kindTitle(catalog::OwnKind kind);

} // namespace gramme::gui
