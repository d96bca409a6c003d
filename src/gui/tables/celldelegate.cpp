// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tables/celldelegate.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace gramme::gui {

namespace {

QPalette::ColorGroup colourGroup(const QStyleOptionViewItem& option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

} // namespace

const QStaticText& CellDelegate::setText(const QStyleOptionViewItem& option, int width) const
{
    const Key key{option.text, option.font, width};
    if (const QStaticText* known = m_texts.object(key))
        return *known;
    auto* made = new QStaticText(option.text);
    made->setTextFormat(Qt::PlainText);
    made->prepare({}, option.font);
    if (made->size().width() > width) {
        made->setText(option.fontMetrics.elidedText(option.text, option.textElideMode, width));
        made->prepare({}, option.font);
    }
    m_texts.insert(key, made);
    return *made;
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                         const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle* style = option.widget->style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
    const QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    const QStaticText& text = setText(option, room.width());
    const QRect place =
        QStyle::alignedRect(option.direction, option.displayAlignment, text.size().toSize(), room);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(colourGroup(option),
                                         isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawStaticText(place.topLeft(), text);

    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.state |= QStyle::State_KeyboardFocusChange | QStyle::State_Item;
        focus.backgroundColor = option.palette.color(
            colourGroup(option), isSelected ? QPalette::Highlight : QPalette::Window);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

} // namespace gramme::gui
