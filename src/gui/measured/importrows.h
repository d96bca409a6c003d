// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "exchange/import/importer.h"
#include "gui/tables/column.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

/// What the importers found in some files, as rows of a table. Reading is exchange's; here it only
/// gets names and texts.
namespace gramme::gui {

/// Larger files are refused: everything is held in memory while one looks at it.
inline constexpr qint64 largestImport = 64LL * 1024 * 1024;

/// Name and content of a file, or a sentence why it cannot be read.
Result<exchange::ImportFile> readImportFile(const QString& path);

/// One record of a file, or a whole file in which there is none.
struct ImportRow
{
    QString id; ///< The same again when the same files are read anew.
    exchange::ImportedRow record;
    QString format; ///< Empty: of no format that is known.
    QString files;  ///< Names of those it was read from.
    QStringList fileNotes; ///< About the whole of them.
    bool isPresent = false;  ///< The study has it already.
    bool isRepeated = false; ///< A row above has it.

    QString key() const { return id; }
    bool isApart() const { return false; }
    QString searchText() const;
    bool isUsable() const { return record.isUsable(); }
    /// Ticked unless the user says otherwise.
    bool isWanted() const { return isUsable() && !isPresent && !isRepeated; }
};

/// All records in the order of the files; those that `present` has are marked.
std::vector<ImportRow> importRows(const std::vector<exchange::Imported>& found,
                                  const QList<study::MeasuredRun>& present);

std::vector<Column<ImportRow>> importColumns();

/// "Doubtful", as the table calls it.
QString stateName(const ImportRow& row);
/// Everything there is to say of a row and of its file, a sentence per line.
QString importNotes(const ImportRow& row);
/// "3 records of 2 files: 1 understood, 1 doubtful, 1 refused."
QString importSummary(const std::vector<ImportRow>& rows, int files);

} // namespace gramme::gui
