// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/foldingrow.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace gramme::gui {

QSize FoldingRow::minimumSizeHint() const
{
    QSize size = QWidget::minimumSizeHint();
    int widest = 0;
    for (const QWidget* widget : shown())
        widest = std::max(widest, widget->minimumSizeHint().width());
    if (widest > 0)
        size.setWidth(widest);
    return size;
}

void FoldingRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

bool FoldingRow::event(QEvent* event)
{
    const bool isDone = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) // another font, another text
        fold();
    return isDone;
}

QList<QWidget*> FoldingRow::shown() const
{
    QList<QWidget*> widgets;
    for (QWidget* widget : m_widgets) {
        if (!widget->isHidden())
            widgets << widget;
    }
    return widgets;
}

int FoldingRow::columnsFor(const QList<QWidget*>& widgets, int width, int gap)
{
    int all = -gap;
    int widest = 0;
    for (const QWidget* widget : widgets) {
        all += widget->sizeHint().width() + gap;
        widest = std::max(widest, widget->sizeHint().width());
    }
    int columns = std::max(1, static_cast<int>(widgets.size()));
    if (all <= width)
        return columns;
    do {
        columns = (columns + 1) / 2;
    } while (columns > 1 && columns * (widest + gap) - gap > width);
    return columns;
}

void FoldingRow::fold()
{
    auto* grid = qobject_cast<QGridLayout*>(layout());
    if (!grid)
        return;
    if (m_widgets.isEmpty()) {
        for (int i = 0; i < grid->count(); ++i)
            m_widgets << grid->itemAt(i)->widget();
        const auto expands = [](const QWidget* widget) {
            return widget->sizePolicy().expandingDirections().testFlag(Qt::Horizontal);
        };
        if (std::none_of(m_widgets.begin(), m_widgets.end(), expands))
            grid->setColumnStretch(grid->count(), 1);
    }
    const QList<QWidget*> widgets = shown();
    const int gap = std::max(0, grid->horizontalSpacing());
    const int columns = columnsFor(widgets, contentsRect().width(), gap);
    if (columns == m_columns && widgets == m_placed)
        return;
    m_columns = columns;
    m_placed = widgets;
    for (QWidget* widget : m_widgets)
        grid->removeWidget(widget);
    for (int i = 0; i < widgets.size(); ++i)
        grid->addWidget(widgets.at(i), i / columns, i % columns);
}

} // namespace gramme::gui
