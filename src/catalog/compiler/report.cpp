// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/report.h"

#include "catalog/compiler/table.h"

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

void Report::refuse(const RowRef& row, const QString& column, const QString& expected)
{
    const QString cell = row.text(column);
    refuse(row, column, cell.isEmpty() ? u"an empty field"_s : u"“%1”"_s.arg(cell), expected);
}

void Report::refuse(const RowRef& row, const QString& column, const QString& found,
                    const QString& expected)
{
    refuse(row.table->file, row.row->line, column, found, expected);
}

void Report::refuse(const QString& file, int line, const QString& column, const QString& found,
                    const QString& expected)
{
    m_errors.append(u"%1:%2: %3: found %4, expected %5"_s.arg(file, QString::number(line), column,
                                                              found, expected));
}

void Report::warn(const RowRef& row, const QString& column, const QString& remark)
{
    m_warnings.append(
        u"%1:%2: %3: %4"_s.arg(row.table->file, QString::number(row.row->line), column, remark));
}

} // namespace gramme::catalog::compiler
