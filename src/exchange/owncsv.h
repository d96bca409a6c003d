// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/own.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

class QIODevice;

/// The user's own entries as comma-separated tables, one kind per file. The columns are the keys of
/// catalog/ownfields.h behind `id`.
namespace gramme::exchange {

/// One row of a file: an entry, or the sentence that says why it is none.
struct OwnCsvRow
{
    std::size_t line = 0;
    std::optional<catalog::OwnEntry> entry;
    QString problem; ///< `hardware.csv, line 3, column “tdp_w”: …`
};

/// What a file holds, before any of it is taken.
struct OwnCsv
{
    catalog::OwnKind kind = catalog::OwnKind::Device;
    std::vector<OwnCsvRow> rows; ///< Every row of the file.
    QStringList notes;           ///< Columns that were ignored, ids that were made anew.

    catalog::OwnEntries entries() const; ///< The rows that are entries.
    std::size_t problemCount() const;
};

/// Columns are found by name, in any order; the kind follows from them. A row without an id gets a
/// new one. A problem where the file as a whole is no such table. `name` is how sentences call it.
Result<OwnCsv> readOwnCsv(QIODevice& source, const QString& name);

/// UTF-8, "." as decimal mark; text that a spreadsheet would take for a formula gets an apostrophe
/// in front, which readOwnCsv() takes off again.
QByteArray ownCsv(catalog::OwnKind kind, const std::vector<catalog::OwnEntry>& entries);

} // namespace gramme::exchange
