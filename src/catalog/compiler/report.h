// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace gramme::catalog::compiler {

struct RowRef;

/// Everything that is wrong with the tables, in the order it was found.
class Report
{
public:
    /// `file:line: column: found X, expected Y`. What was found is the cell.
    void refuse(const RowRef& row, const QString& column, const QString& expected);
    /// The same, where what was found is more than the cell.
    void refuse(const RowRef& row, const QString& column, const QString& found,
                const QString& expected);
    /// A place that is no row: a header, a text file, a table as a whole (line 1).
    void refuse(const QString& file, int line, const QString& column, const QString& found,
                const QString& expected);
    /// Odd but possible; does not stop the compilation.
    void warn(const RowRef& row, const QString& column, const QString& remark);

    bool isClean() const { return m_errors.isEmpty(); }
    const QStringList& errors() const { return m_errors; }
    const QStringList& warnings() const { return m_warnings; }

private:
    QStringList m_errors;
    QStringList m_warnings;
};

} // namespace gramme::catalog::compiler
