// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QWidget>

class QAction;
class QListView;
class QToolButton;

namespace gramme::gui {

class ScenarioModel;

/// What one does with the scenario in hand: for the menu bar, the list's own menu and its keys.
struct ScenarioActions
{
    QAction* add;
    QAction* duplicate;
    QAction* rename;
    QAction* remove;
    QAction* moveUp;
    QAction* moveDown;
};

/// The scenarios of the study: a click takes one in hand, names are typed in place, rows are moved
/// with the mouse or the keyboard. As high as its rows, up to five of them.
class ScenarioList final : public QWidget
{
    Q_OBJECT

public:
    explicit ScenarioList(Calculation& calculation, QWidget* parent = nullptr);

    const ScenarioActions& actions() const { return m_actions; }
    /// A name that is being typed becomes the scenario's, as on leaving it.
    void finishEditing();

protected:
    void changeEvent(QEvent* event) override;

private:
    QAction* makeAction(const QString& text, const QKeySequence& keys, bool everywhere);
    void makeActions();
    void connectActions();
    void refresh();
    void fitHeight();
    void addScenario();
    void renameSelected();
    void moveSelected(int by);
    QString selectedId() const { return m_calculation.document().selected().id; }

    Calculation& m_calculation;
    ScenarioModel* m_model;
    QListView* m_view;
    QToolButton* m_addButton;
    ScenarioActions m_actions{};
    bool m_isRefreshing = false;
};

} // namespace gramme::gui
