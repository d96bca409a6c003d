// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/tickablerows.h"

#include "gui/tables/column.h"

namespace gramme::gui {

void TickableRows::setMarks(QHash<QString, Mark> marks)
{
    m_marks = std::move(marks);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
    emit ticksChanged();
}

bool TickableRows::isTicked(const QString& key) const
{
    const Mark mark = m_marks.value(key);
    return mark.isTickable && m_choices.value(key, mark.isTicked);
}

void TickableRows::setTicked(const QStringList& keys, bool isTicked)
{
    for (const QString& key : keys) {
        if (m_marks.value(key).isTickable)
            m_choices[key] = isTicked;
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit ticksChanged();
}

Qt::ItemFlags TickableRows::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    if (index.column() == 0 && m_marks.value(index.data(KeyRole).toString()).isTickable)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant TickableRows::data(const QModelIndex& index, int role) const
{
    if (index.column() != 0 || (role != Qt::CheckStateRole && role != Qt::DecorationRole))
        return QIdentityProxyModel::data(index, role);
    const QString key = QIdentityProxyModel::data(index, KeyRole).toString();
    if (role == Qt::DecorationRole)
        return m_marks.value(key).icon;
    return isTicked(key) ? Qt::Checked : Qt::Unchecked;
}

bool TickableRows::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    m_choices[index.data(KeyRole).toString()] = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

void TickDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (!index.flags().testFlag(Qt::ItemIsUserCheckable))
        option->state &= ~QStyle::State_Enabled;
}

} // namespace gramme::gui
