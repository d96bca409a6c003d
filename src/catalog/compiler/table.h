// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace gramme::catalog::compiler {

enum class CellType { Text, Whole, Real, Slug, Key, Url };

/// What may stand in a column. Made by the functions below, so that a table reads like a table.
struct Column
{
    const char* name = "";
    CellType type = CellType::Text;
    double low = 0.0;
    double high = 0.0;
    const char* allowed = nullptr; ///< Words separated by blanks; null: anything.
    const char* refers = nullptr;  ///< "table.column" in which the value must exist.
    bool isRequired = false;

    constexpr Column required() const
    {
        Column column = *this;
        column.isRequired = true;
        return column;
    }
    constexpr Column to(const char* target) const
    {
        Column column = *this;
        column.refers = target;
        return column;
    }
};

constexpr Column text(const char* name)
{
    return {.name = name};
}
constexpr Column slug(const char* name)
{
    return {.name = name, .type = CellType::Slug};
}
constexpr Column key(const char* name)
{
    return {.name = name, .type = CellType::Key};
}
constexpr Column url(const char* name)
{
    return {.name = name, .type = CellType::Url};
}
constexpr Column oneOf(const char* name, const char* words)
{
    return {.name = name, .allowed = words};
}
constexpr Column whole(const char* name, double low, double high)
{
    return {.name = name, .type = CellType::Whole, .low = low, .high = high};
}
constexpr Column real(const char* name, double low, double high)
{
    return {.name = name, .type = CellType::Real, .low = low, .high = high};
}
constexpr Column flag(const char* name)
{
    return whole(name, 0, 1).required();
}

/// A CSV file of a table. Share-alike rows stand in files of their own.
struct TableFile
{
    const char* path = "";
    bool shareAlike = false;
};

/// A table of the schema, the files it is read from and the rules of its cells.
struct TableSpec
{
    const char* name = ""; ///< In the database.
    std::vector<TableFile> files;
    std::span<const Column> columns;
    /// Columns that together are unique, over all files; "+" joins them. "~name" ignores case.
    std::vector<const char*> uniqueKeys;
};

struct Row
{
    int line = 0; ///< In the file, from 1.
    QStringList cells;
};

/// One CSV file.
struct Table
{
    const TableSpec* spec = nullptr;
    QString file; ///< Relative to the resources folder.
    bool shareAlike = false;
    std::vector<Row> rows;

    int columnIndex(QStringView column) const; ///< -1 where there is none.
};

/// A row with its table, as the checks and complaints want it.
struct RowRef
{
    const Table* table = nullptr;
    const Row* row = nullptr;

    bool has(QStringView column) const { return table->columnIndex(column) >= 0; }
    /// Empty where the cell is empty or the table has no such column.
    QString text(QStringView column) const;
    bool isEmpty(QStringView column) const { return text(column).isEmpty(); }
    /// Empty where the cell is empty or no number.
    std::optional<double> number(QStringView column) const;
};

/// Plain decimal number as the tables write it: no blanks, no grouping, finite.
std::optional<double> parseNumber(const QString& text);

/// All tables.
class Dataset
{
public:
    std::vector<Table> tables;

    /// Rows of all files of a table of the schema, in the order of the files.
    std::vector<RowRef> rows(QStringView tableName) const;
};

/// The tables of the schema in the order in which they are filled.
const std::vector<TableSpec>& tableSpecs();

} // namespace gramme::catalog::compiler
