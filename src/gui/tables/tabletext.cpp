// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tables/tabletext.h"

#include "exchange/csv.h"
#include "gui/tables/column.h"
#include "study/format.h"

#include <QAbstractItemModel>

#include <string>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

/// The cell without the quotation marks that only commas need.
std::string unquoted(std::string_view cell)
{
    if (!cell.starts_with('"'))
        return std::string(cell);
    std::string text;
    for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
        text += cell[i];
        if (cell[i] == '"')
            ++i;
    }
    return text;
}

void appendCell(std::string& line, const QVariant& value, TableSeparator separator)
{
    if (value.typeId() == QMetaType::Double) {
        line += study::format::machine(value.toDouble()).toStdString();
    } else if (separator == TableSeparator::Comma) {
        exchange::appendText(line, value.toString().toStdString());
    } else {
        std::string quoted;
        exchange::appendText(quoted, value.toString().simplified().toStdString());
        line += unquoted(quoted);
    }
}

} // namespace

QString tableText(const QAbstractItemModel& model, std::span<const int> rows,
                  TableSeparator separator)
{
    const int columns = model.columnCount();
    const char between = separator == TableSeparator::Comma ? ',' : '\t';
    std::string text;
    const auto appendRow = [&](auto&& valueOf) {
        for (int column = 0; column < columns; ++column) {
            if (column > 0)
                text += between;
            appendCell(text, valueOf(column), separator);
        }
        text += '\n';
    };
    appendRow([&](int column) { return model.headerData(column, Qt::Horizontal, FileHeaderRole); });
    for (const int row : rows)
        appendRow([&](int column) { return model.index(row, column).data(SortRole); });
    return QString::fromStdString(text);
}

} // namespace gramme::gui
