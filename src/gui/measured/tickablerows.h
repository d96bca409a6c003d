// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QIcon>
#include <QIdentityProxyModel>
#include <QStringList>
#include <QStyledItemDelegate>

namespace gramme::gui {

/// Rows with a tick and an icon in their first column. What is ticked is kept by the key of the row
/// (KeyRole), so that it outlasts new rows.
class TickableRows final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    struct Mark
    {
        bool isTickable = false;
        bool isTicked = false; ///< Until the user says otherwise.
        QIcon icon;
    };

    using QIdentityProxyModel::QIdentityProxyModel;

    void setMarks(QHash<QString, Mark> marks);
    bool isTicked(const QString& key) const;
    /// Those of them that can be, at once.
    void setTicked(const QStringList& keys, bool isTicked);

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value,
                 int role = Qt::EditRole) override;

signals:
    void ticksChanged();

private:
    QHash<QString, Mark> m_marks;
    QHash<QString, bool> m_choices; ///< Of the user.
};

/// Draws tick, icon and text; what cannot be ticked is greyed, but can be chosen and read.
class TickDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace gramme::gui
