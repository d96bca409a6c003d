// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tables/tabletext.h"

#include <QTableView>

class QMenu;

namespace gramme::gui {

class Dialogs;
class TableProxy;

/// The one way a table is shown: sorts by a click on a header or from its menu, filters, shows and
/// hides columns, copies rows and saves them. What leaves the table has every column, raw figures
/// with "." as decimal mark, and nothing that a spreadsheet would take for a formula.
class TableView final : public QTableView
{
    Q_OBJECT

public:
    /// `fileName` is suggested when the table is saved: "regions.csv".
    TableView(QAbstractItemModel& rows, Dialogs& dialogs, QString fileName,
              QWidget* parent = nullptr);

    /// Only rows in which every word occurs.
    void setFilter(const QString& typed);
    /// The key (KeyRole) of the current row; empty when there is none.
    QString currentKey() const;
    void setCurrentKey(const QString& key);

    /// Columns as wide as what they hold, within reason.
    void fitColumns();

    /// The rows as they are sorted and filtered.
    QString text(TableSeparator separator) const;
    QString selectedText(TableSeparator separator) const;

    /// Copy and save, for a menu button beside the table.
    QList<QAction*> exportActions() const;

signals:
    /// A double click on a row, or Return on the current one.
    void rowActivated(const QString& key);
    void currentKeyChanged(const QString& key);
    /// All rows are going to be copied or saved: the last moment to bring them up to date.
    void aboutToExport();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setUpActions();
    void setUpHeader();
    void applyFont();
    void keepCurrentRow();
    void addColumnMenus(QMenu& menu);
    void showHeaderMenu(QPoint position);
    void copy(TableSeparator separator, bool onlySelected);
    void save();

    Dialogs& m_dialogs;
    QString m_fileName;
    TableProxy* m_proxy = nullptr;
    QList<QAction*> m_rowActions;
    QList<QAction*> m_exportActions;
    QString m_keptKey; ///< Current row while the model is reset.
};

} // namespace gramme::gui
