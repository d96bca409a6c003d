// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/scenariolist.h"

#include "gui/studies/scenariodelegate.h"
#include "gui/studies/scenariomodel.h"
#include "study/studyedits.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {
constexpr int mostRowsShown = 5;
}

ScenarioList::ScenarioList(Calculation& calculation, QWidget* parent)
    : QWidget(parent)
    , m_calculation(calculation)
    , m_model(new ScenarioModel(calculation, this))
    , m_view(new QListView(this))
    , m_addButton(new QToolButton(this))
{
    m_view->setObjectName(u"scenarioList"_s);
    m_view->setAccessibleName(tr("Scenarios"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ScenarioDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    makeActions();
    connectActions();
    m_addButton->setObjectName(u"addScenarioButton"_s);
    m_addButton->setDefaultAction(m_actions.add);
    m_addButton->setText(u"+"_s);
    m_addButton->setAutoRaise(true);
    m_addButton->setFocusPolicy(Qt::TabFocus);
    m_addButton->setAccessibleName(tr("Add a scenario"));

    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 10, 10, 0);
    row->setSpacing(4);
    row->addWidget(m_view, 1);
    row->addWidget(m_addButton, 0, Qt::AlignTop);
    connect(&m_calculation, &Calculation::changed, this, &ScenarioList::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!m_isRefreshing)
                    m_calculation.document().select(m_model->idAt(current.row()));
            });
    refresh();
}

/// Keys that a field uses for itself work in the list only.
QAction* ScenarioList::makeAction(const QString& text, const QKeySequence& keys, bool everywhere)
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(everywhere ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    m_view->addAction(action);
    return action;
}

void ScenarioList::makeActions()
{
    m_actions.add = makeAction(tr("&Add"), tr("Ctrl+Shift+N"), true);
    m_actions.add->setToolTip(tr("Add an empty scenario (%1). Ctrl+D makes a copy of the one in "
                                    "hand.")
                                     .arg(m_actions.add->shortcut().toString(
                                         QKeySequence::NativeText)));
    m_actions.duplicate = makeAction(tr("&Duplicate"), tr("Ctrl+D"), true);
    m_actions.rename = makeAction(tr("&Rename"), Qt::Key_F2, true);
    m_actions.remove = makeAction(tr("D&elete"), QKeySequence::Delete, false);
    m_actions.moveUp = makeAction(tr("Move &up"), Qt::ALT | Qt::Key_Up, false);
    m_actions.moveDown = makeAction(tr("Move do&wn"), Qt::ALT | Qt::Key_Down, false);
}

void ScenarioList::connectActions()
{
    const auto on = [this](QAction* action, auto verb) {
        connect(action, &QAction::triggered, this, verb);
    };
    on(m_actions.add, [this] { addScenario(); });
    on(m_actions.duplicate,
       [this] { study::edits::duplicate(m_calculation.document(), selectedId()); });
    on(m_actions.rename, [this] { renameSelected(); });
    on(m_actions.remove,
       [this] { study::edits::removeScenario(m_calculation.document(), selectedId()); });
    on(m_actions.moveUp, [this] { moveSelected(-1); });
    on(m_actions.moveDown, [this] { moveSelected(+1); });
}

/// An empty one, whose first field waits for the keyboard as in a new study.
void ScenarioList::addScenario()
{
    study::edits::addScenario(m_calculation.document(), study::Scenario());
}

void ScenarioList::renameSelected()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
    m_view->edit(m_model->index(m_model->selectedRow()));
}

void ScenarioList::moveSelected(int by)
{
    const int row = m_calculation.document().selectedIndex() + by;
    if (row >= 0 && row < m_model->rowCount())
        study::edits::move(m_calculation.document(), selectedId(), row);
}

void ScenarioList::finishEditing()
{
    const QWidget* field = m_view->viewport()->focusWidget();
    if (field && field != m_view->viewport() && field->hasFocus())
        m_view->setFocus();
}

void ScenarioList::refresh()
{
    m_isRefreshing = true;
    const int rowsBefore = m_model->rowCount();
    m_model->refresh(locale());
    m_view->setCurrentIndex(m_model->index(m_model->selectedRow()));
    m_isRefreshing = false;
    const int row = m_calculation.document().selectedIndex();
    m_actions.moveUp->setEnabled(row > 0);
    m_actions.moveDown->setEnabled(row + 1 < m_model->rowCount());
    if (m_model->rowCount() != rowsBefore)
        fitHeight();
}

void ScenarioList::fitHeight()
{
    const int rows = std::clamp(m_model->rowCount(), 1, mostRowsShown);
    const int frame = 2 * m_view->frameWidth();
    m_view->setFixedHeight(rows * m_view->sizeHintForRow(0) + frame);
    m_view->scrollTo(m_view->currentIndex());
}

void ScenarioList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

} // namespace gramme::gui
