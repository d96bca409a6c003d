// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/wrappinglabel.h"

#include <QEvent>

namespace gramme::gui {

namespace {
constexpr int usualLetters = 60;
constexpr int fewestLetters = 20;
} // namespace

WrappingLabel::WrappingLabel(QWidget* parent)
    : QLabel(parent)
{
    setWordWrap(true);
}

/// One line: layouts ask heightForWidth() for the rest.
QSize WrappingLabel::roomFor(int letters) const
{
    return {letters * fontMetrics().averageCharWidth(), fontMetrics().height()};
}

QSize WrappingLabel::sizeHint() const
{
    return roomFor(usualLetters);
}

QSize WrappingLabel::minimumSizeHint() const
{
    return roomFor(fewestLetters);
}

int WrappingLabel::heightForWidth(int width) const
{
    if (m_measured != text()) {
        m_measured = text();
        m_heights.clear();
    }
    auto known = m_heights.constFind(width);
    if (known == m_heights.constEnd())
        known = m_heights.insert(width, QLabel::heightForWidth(width));
    return *known;
}

void WrappingLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_heights.clear();
}

} // namespace gramme::gui
