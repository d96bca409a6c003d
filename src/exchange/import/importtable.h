// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

#include <QStringList>
#include <QStringView>

#include <cstddef>
#include <optional>
#include <vector>

/// What the importers of measured runs share: a small table with a header, its cells by name, and
/// what a row says of itself.
namespace gramme::exchange {

/// One record of a table, read whole.
struct ImportRecord
{
    std::size_t line = 0;   ///< In the file, from 1.
    QStringList cells;      ///< Trimmed; no more than `maxCells`.
    std::size_t count = 0;  ///< How many there were.
    bool openQuote = false; ///< A quotation mark is never closed; there are no cells.
};

struct ImportTable
{
    static constexpr std::size_t maxCells = 256;

    std::vector<ImportRecord> records;
    QStringList problems;    ///< Why reading ended early, whole sentences.
    bool endsInLine = false; ///< The last record has no line end: it may be cut off.
};

/// Reads comma-separated values, whatever is in them. Takes time in proportion to the content.
ImportTable readTable(const QByteArray& content);

/// The cells of the first line, however the columns are separated: by comma, semicolon or tab.
QStringList firstCells(const QByteArray& content);

/// How many rows that say nothing are listed before the rest of a file is passed over.
inline constexpr std::size_t maxRefused = 1000;

/// Whether a tool wrote nothing: "", "None", "nan", "NULL", "N/A" ...
bool isBlank(QStringView cell);

/// A number a tool wrote; empty for a blank, and for what is none.
std::optional<double> importedNumber(QStringView cell);

/// One record under a header. Reading a cell that is no number leaves a note on the row.
class NamedCells
{
public:
    NamedCells(const QStringList& header, const QStringList& cells, ImportedRow& row)
        : m_header(header)
        , m_cells(cells)
        , m_row(row)
    {}

    bool has(QStringView column) const { return m_header.contains(column); }
    /// Empty for a blank and for a column that is not there.
    QString text(QStringView column) const;
    std::optional<double> number(QStringView column) const;
    /// Likewise, and a note when it is below zero.
    std::optional<double> amount(QStringView column) const;

private:
    const QStringList& m_header;
    const QStringList& m_cells;
    ImportedRow& m_row;
};

/// Adds a sentence to a row that stays as it is, becomes doubtful, or is refused.
void remark(ImportedRow& row, const QString& note);
void doubt(ImportedRow& row, const QString& note);
/// Each file by itself, for formats of which none belongs to another.
std::vector<Imported> readEach(const std::vector<ImportFile>& files,
                               Imported (*readOne)(const ImportFile&));

/// The row is a part of another one.
void fold(ImportedRow& row, const QString& note);
void refuse(ImportedRow& row, const QString& note);

/// A number in a note, as files have it but with no more digits than are of use.
QString shownNumber(double value);

/// "line 12"
QString linePlace(std::size_t line);

/// "2 x NVIDIA A100" as hardware and count; a count that is stated apart wins.
void setAccelerators(ImportedRow& row, const QString& model, std::optional<double> count);

/// Intensity as emissions over energy, when both are known and the energy is not nil.
void setIntensity(study::MeasuredRun& run);

} // namespace gramme::exchange
