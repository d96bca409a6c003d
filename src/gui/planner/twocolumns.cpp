// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/twocolumns.h"

#include <QBoxLayout>
#include <QEvent>

#include <algorithm>

namespace gramme::gui {

namespace {
constexpr int lettersSideBySide = 104;
constexpr int formStretch = 9;
constexpr int resultStretch = 10;
constexpr int gap = 24;
} // namespace

TwoColumns::TwoColumns(QWidget* parent)
    : QWidget(parent)
    , m_box(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_box->setContentsMargins(10, 10, 10, 10);
    m_box->setSpacing(gap);
}

void TwoColumns::setWidgets(QWidget* form, QWidget* result)
{
    m_form = form;
    m_result = result;
    m_box->addWidget(form, formStretch);
    m_box->addWidget(result, resultStretch);
    arrange();
}

bool TwoColumns::isSideBySide() const
{
    return m_box->direction() == QBoxLayout::LeftToRight;
}

QSize TwoColumns::minimumSizeHint() const
{
    if (!m_form)
        return QWidget::minimumSizeHint();
    const QMargins edge = m_box->contentsMargins();
    const int widest =
        std::max(m_form->minimumSizeHint().width(), m_result->minimumSizeHint().width());
    return {widest + edge.left() + edge.right(), m_box->minimumSize().height()};
}

void TwoColumns::arrange()
{
    if (!m_form)
        return;
    const int needed = m_form->minimumSizeHint().width() + m_result->minimumSizeHint().width() +
                       gap + 2 * m_box->contentsMargins().left();
    const int wanted = lettersSideBySide * fontMetrics().averageCharWidth();
    const bool fits = width() >= std::max(needed, wanted);
    if (fits == isSideBySide())
        return;
    m_box->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_box->setStretch(0, fits ? formStretch : 0);
    m_box->setStretch(1, fits ? resultStretch : 1);
}

void TwoColumns::resizeEvent(QResizeEvent* event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void TwoColumns::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange)
        arrange();
    QWidget::changeEvent(event);
}

} // namespace gramme::gui
