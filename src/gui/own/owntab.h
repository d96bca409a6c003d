// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/own/ownrows.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace gramme::gui {

class Dialogs;
class OwnDialog;
class TableView;
template <class Row> class RowModel;

/// The entries of one kind: the table and what can be done with it.
class OwnTab final : public QWidget
{
    Q_OBJECT

public:
    /// `owner` keeps the entries and writes them; it must outlive the tab.
    OwnTab(catalog::OwnKind kind, OwnDialog& owner, Dialogs& dialogs, QWidget* parent = nullptr);

    /// Shows what the dialog has now.
    void refresh();

private:
    QPushButton* addButton(const QString& text, const char* name);
    void buildButtons();
    void refreshButtons();
    void edit(const catalog::OwnEntry& entry);
    void duplicate();
    /// The current row; none where there is none.
    std::optional<OwnRow> current() const;

    catalog::OwnKind m_kind;
    OwnDialog& m_owner;
    RowModel<OwnRow>* m_model;
    TableView* m_table;
    QLabel* m_emptyLabel;
    QPushButton* m_add = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_duplicate = nullptr;
    QPushButton* m_delete = nullptr;
    QPushButton* m_adopt = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    bool m_isFitted = false;
};

} // namespace gramme::gui
