// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tables/column.h"

#include <QAbstractTableModel>
#include <QFont>

#include <algorithm>
#include <utility>
#include <vector>

namespace gramme::gui {

/// A table over a vector of rows and a table of columns. `Row` has `QString key() const`,
/// `bool isApart() const` and `QString searchText() const`; a row whose `bool isStrong() const` is
/// true is set in bold. Nothing is formatted before a view asks for it.
template <class Row> class RowModel final : public QAbstractTableModel
{
public:
    RowModel(std::vector<Column<Row>> columns, QLocale locale, QObject* parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
        , m_locale(std::move(locale))
    {}

    /// Where the rows are the same ones in the same order, only their figures change: views keep
    /// selection and place.
    void setRows(std::vector<Row> rows)
    {
        const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                     [](const Row& a, const Row& b) { return a.key() == b.key(); });
        if (!same) {
            beginResetModel();
            m_rows = std::move(rows);
            endResetModel();
            return;
        }
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    const std::vector<Row>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Row& row = m_rows[static_cast<std::size_t>(index.row())];
        const Column<Row>& column = m_columns[static_cast<std::size_t>(index.column())];
        switch (role) {
        case Qt::DisplayRole:
            return text(column, row);
        case SortRole:
            return column.value(row);
        case Qt::ToolTipRole:
            return QStringLiteral("<qt>%1</qt>").arg(explanation(column, row).toHtmlEscaped());
        case ExplanationRole:
            return explanation(column, row);
        case Qt::FontRole:
            return isStrong(row) ? QVariant(strongFont()) : QVariant();
        case KeyRole:
            return row.key();
        case ApartRole:
            return row.isApart();
        case SearchRole:
            return row.searchText();
        case Qt::TextAlignmentRole:
            return alignment(column);
        default:
            return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row>& column = m_columns[static_cast<std::size_t>(section)];
        switch (role) {
        case Qt::DisplayRole:
            return column.unit.isEmpty() ? column.title
                                         : QStringLiteral("%1 (%2)").arg(column.title, column.unit);
        case Qt::TextAlignmentRole:
            return alignment(column);
        case FileHeaderRole:
            return column.key;
        case HiddenRole:
            return column.hidden;
        default:
            return {};
        }
    }

private:
    QString text(const Column<Row>& column, const Row& row) const
    {
        return column.text ? column.text(row, m_locale) : column.value(row).toString();
    }

    QString explanation(const Column<Row>& column, const Row& row) const
    {
        return column.explanation ? column.explanation(row, m_locale) : text(column, row);
    }

    static bool isStrong(const Row& row)
    {
        if constexpr (requires { row.isStrong(); })
            return row.isStrong();
        else
            return false;
    }

    /// Only the weight is set, so that the view's own font shows through.
    static QFont strongFont()
    {
        QFont font;
        font.setBold(true);
        return font;
    }

    static QVariant alignment(const Column<Row>& column)
    {
        const auto side = column.text ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(side | Qt::AlignVCenter);
    }

    std::vector<Column<Row>> m_columns;
    QLocale m_locale;
    std::vector<Row> m_rows;
};

} // namespace gramme::gui
