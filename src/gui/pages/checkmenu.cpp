// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/checkmenu.h"

#include <QKeyEvent>

namespace gramme::gui {

bool CheckMenu::toggleActive()
{
    QAction* action = activeAction();
    if (!action || !action->isCheckable() || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void CheckMenu::mouseReleaseEvent(QMouseEvent* event)
{
    if (!toggleActive())
        QMenu::mouseReleaseEvent(event);
}

void CheckMenu::keyPressEvent(QKeyEvent* event)
{
    const bool toggles = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return ||
                         event->key() == Qt::Key_Enter;
    if (!toggles || !toggleActive())
        QMenu::keyPressEvent(event);
}

} // namespace gramme::gui
