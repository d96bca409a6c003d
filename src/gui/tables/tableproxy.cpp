// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tables/tableproxy.h"

#include "gui/tables/column.h"

namespace gramme::gui {

TableProxy::TableProxy(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
}

void TableProxy::setFilter(const QString& typed)
{
    m_filter.setText(typed);
    invalidateRowsFilter();
}

bool TableProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    // In descending order Qt asks the other way round: what has to stay last must say so.
    const bool first = sortOrder() == Qt::AscendingOrder;
    const bool leftApart = left.data(ApartRole).toBool();
    const bool rightApart = right.data(ApartRole).toBool();
    if (leftApart != rightApart)
        return rightApart == first;
    const QVariant leftValue = left.data(SortRole);
    const QVariant rightValue = right.data(SortRole);
    if (leftValue.isValid() != rightValue.isValid())
        return leftValue.isValid() == first;
    if (leftValue.typeId() == QMetaType::QString)
        return leftValue.toString().localeAwareCompare(rightValue.toString()) < 0;
    return leftValue.toDouble() < rightValue.toDouble();
}

bool TableProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return m_filter.isEmpty() ||
           m_filter.matches(sourceModel()->index(row, 0, parent).data(SearchRole).toString());
}

} // namespace gramme::gui
