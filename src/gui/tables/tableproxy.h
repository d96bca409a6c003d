// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tables/wordfilter.h"

#include <QSortFilterProxyModel>

namespace gramme::gui {

/// Sorts by the raw values, never by what is shown, and filters as one types. Unknown figures stand
/// after the known ones and rows that stand apart after all, whichever way one sorts.
class TableProxy final : public QSortFilterProxyModel
{
public:
    explicit TableProxy(QObject* parent = nullptr);

    void setFilter(const QString& typed);

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    WordFilter m_filter;
};

} // namespace gramme::gui
