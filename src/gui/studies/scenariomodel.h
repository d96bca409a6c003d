// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QAbstractListModel>
#include <QLocale>

#include <vector>

namespace gramme::gui {

/// The scenarios of the study with their totals. It changes nothing itself: renaming and moving go
/// to the verbs of the study, whose answer comes back through refresh().
class ScenarioModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        LetterRole, ///< "A"
        SeriesRole, ///< Of the chart's colours and shapes.
        TotalRole,  ///< "95.7 kg", "–" where there is none.
        StaleRole,
    };

    explicit ScenarioModel(Calculation& calculation, QObject* parent = nullptr);

    /// Takes over what the calculation has now, row by row.
    void refresh(const QLocale& locale);
    QString idAt(int row) const;
    int selectedRow() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    Qt::DropActions supportedDropActions() const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;
    bool moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to,
                  int before) override;

private:
    struct Row
    {
        QString id;
        QString letter;
        QString name;
        QString total;
        int series = 0;
        bool isStale = false;

        bool operator==(const Row&) const = default;
    };

    static Row rowOf(const Member& member, const QLocale& locale);
    void takeOut(const std::vector<Row>& wanted);
    void bringInOrder(const std::vector<Row>& wanted);
    int find(const QString& id, int from) const;
    void moveBefore(const QString& id, int before);

    Calculation& m_calculation;
    std::vector<Row> m_rows;
};

} // namespace gramme::gui
