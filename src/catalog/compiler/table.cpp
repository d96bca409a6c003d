// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/table.h"

#include <cmath>

namespace gramme::catalog::compiler {

int Table::columnIndex(QStringView column) const
{
    const auto& columns = spec->columns;
    for (std::size_t index = 0; index < columns.size(); ++index) {
        if (column == QLatin1StringView(columns[index].name))
            return static_cast<int>(index);
    }
    return -1;
}

QString RowRef::text(QStringView column) const
{
    const int index = table->columnIndex(column);
    return index < 0 ? QString() : row->cells.at(index);
}

std::optional<double> RowRef::number(QStringView column) const
{
    return parseNumber(text(column));
}

std::optional<double> parseNumber(const QString& text)
{
    if (text.isEmpty() || !(text.front().isDigit() || text.front() == u'-') ||
        !text.back().isDigit())
        return std::nullopt;
    bool ok = false;
    const double value = text.toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::vector<RowRef> Dataset::rows(QStringView tableName) const
{
    std::vector<RowRef> result;
    for (const Table& table : tables) {
        if (tableName != QLatin1StringView(table.spec->name))
            continue;
        for (const Row& row : table.rows)
            result.push_back({&table, &row});
    }
    return result;
}

} // namespace gramme::catalog::compiler
