// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/scenariodelegate.h"

#include "charts/chartpainter.h"
#include "charts/charttheme.h"
#include "gui/appearance.h"
#include "gui/studies/scenariomodel.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace gramme::gui {

namespace {

constexpr int gap = 6;
constexpr int aboveAndBelow = 3;

/// Where the parts of a row stand, left to right.
struct Parts
{
    QRect mark, letter, name, total;
};

Parts partsOf(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    QFont bold = option.font;
    bold.setBold(true);
    const QRect row = option.rect.adjusted(gap, 0, -gap, 0);
    const int side = option.fontMetrics.height();
    const int letterWidth = QFontMetrics(bold).horizontalAdvance(
        index.data(ScenarioModel::LetterRole).toString());
    const int totalWidth = option.fontMetrics.horizontalAdvance(
                               index.data(ScenarioModel::TotalRole).toString()) + 1;
    Parts parts;
    parts.mark = QRect(row.left(), row.top(), side, row.height());
    parts.letter = QRect(parts.mark.right() + gap, row.top(), letterWidth + 1, row.height());
    parts.total = QRect(row.right() - totalWidth + 1, row.top(), totalWidth, row.height());
    const int nameLeft = parts.letter.right() + gap;
    parts.name = QRect(nameLeft, row.top(), parts.total.left() - gap - nameLeft, row.height());
    return parts;
}

void drawMark(QPainter& painter, const QRect& place, int series, const QPalette& palette)
{
    const auto theme = charts::ChartTheme::fromPalette(palette);
    const charts::MarkStyle style = theme.style(charts::RowRole::Result, series);
    const qreal radius = qreal(place.width()) * 0.36;
    painter.setRenderHint(QPainter::Antialiasing);
    // On the ground that its colour was made for, also in the row that is selected.
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.background);
    painter.drawEllipse(QRectF(place).center(), radius * 1.5, radius * 1.5);
    painter.setBrush(style.colour);
    painter.drawPath(charts::markPath(style.shape, QRectF(place).center(), radius));
    painter.setBrush(Qt::NoBrush);
}

QColor textColour(const QStyleOptionViewItem& option, bool isQuiet)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isActive = option.state.testFlag(QStyle::State_Active);
    const auto group = isActive ? QPalette::Active : QPalette::Inactive;
    if (isSelected)
        return option.palette.color(group, QPalette::HighlightedText);
    return isQuiet ? quietColour(option.palette) : option.palette.color(group, QPalette::Text);
}

} // namespace

void ScenarioDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                             const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const Parts parts = partsOf(option, index);
    const bool isStale = index.data(ScenarioModel::StaleRole).toBool();
    painter->save();
    drawMark(*painter, parts.mark, index.data(ScenarioModel::SeriesRole).toInt(), option.palette);
    painter->setPen(textColour(option, false));
    painter->setFont(option.font);
    const QString name = option.fontMetrics.elidedText(option.text, Qt::ElideRight,
                                                       parts.name.width());
    constexpr int line = Qt::AlignVCenter | Qt::TextSingleLine;
    painter->drawText(parts.name, Qt::AlignLeft | line, name);
    painter->setPen(textColour(option, isStale));
    QFont figures = option.font;
    figures.setItalic(isStale); // Grey alone would not tell it in the selected row.
    painter->setFont(figures);
    painter->drawText(parts.total, Qt::AlignRight | line,
                      index.data(ScenarioModel::TotalRole).toString());
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(textColour(option, false));
    painter->drawText(parts.letter, Qt::AlignLeft | line,
                      index.data(ScenarioModel::LetterRole).toString());
    painter->restore();
}

QSize ScenarioDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.fontMetrics.averageCharWidth() * 24,
            option.fontMetrics.height() + 2 * aboveAndBelow};
}

QWidget* ScenarioDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                        const QModelIndex& index) const
{
    auto* editor = new QLineEdit(parent);
    editor->setFrame(false);
    editor->setAutoFillBackground(true);
    editor->setAccessibleName(
        tr("Name of scenario %1").arg(index.data(ScenarioModel::LetterRole).toString()));
    return editor;
}

void ScenarioDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex& index) const
{
    editor->setGeometry(partsOf(option, index).name.adjusted(-gap / 2, 0, 0, 0));
}

} // namespace gramme::gui
