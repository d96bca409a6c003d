// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/tables/rowmodel.h"
#include "study/saved.h"

#include <QIdentityProxyModel>
#include <QSet>
#include <QString>

#include <vector>

namespace gramme::gui {

/// A figure of a scenario that was saved otherwise than the catalogue has it now.
struct DriftRow
{
    QString scenarioId;
    QString scenario; ///< "A  As planned"
    study::Drift drift;

    /// Of the scenario's total once the figure is updated, kg.
    double effectKg() const { return drift.updatedKg - drift.savedKg; }

    QString key() const;
    bool isApart() const { return false; }
    QString searchText() const;
};

/// All of them, by scenario.
std::vector<DriftRow> driftRows(const Calculation& calculation);
std::vector<Column<DriftRow>> driftColumns();

/// "400 W", "271 g/kWh (200 to 400)"; "not known".
QString driftValueText(const study::SavedFigure& figure, const QLocale& locale);

/// Adds a tick to the first column of a table, by the key of the row.
class TickedRows final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    using QIdentityProxyModel::QIdentityProxyModel;

    bool isTicked(const QString& key) const { return m_ticked.contains(key); }
    qsizetype tickedCount() const { return m_ticked.size(); }

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void ticksChanged();

private:
    QSet<QString> m_ticked;
};

} // namespace gramme::gui
