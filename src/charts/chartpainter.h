// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartlayout.h"
#include "charts/charttheme.h"

#include <QPainterPath>

class QPainter;

namespace gramme::charts {

/// Draws what Qt Charts' own series would draw misleadingly or not at all: marks with ranges on a
/// logarithmic axis, value texts clear of them, labels that are never cut at 40 % of the width.
/// Grid and axis stay with the QChart. Texts are drawn as they are; nothing interprets HTML.
class ChartPainter
{
public:
    /// All references must outlive the painter. `current` is the highlighted row, or -1.
    ChartPainter(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                 const Typography& typography, const ChartTheme& theme, qsizetype current);

    /// Below the grid: bands behind rows.
    void paintGround();
    /// Above the grid: everything else.
    void paintRows();

private:
    void paintText(const PlacedText& text);
    void paintRowLine(const ChartRow& row, const RowLayout& place);
    void paintRange(const RowLayout& place, const QColor& colour, const QColor& rim, bool isOpen);
    void paintBar(const ChartRow& row, const RowLayout& place, const MarkStyle& style);
    void paintParts(const ChartRow& row, const RowLayout& place, const QColor& colour);
    void paintRevisionLine(const RowLayout& place, const QColor& colour);
    void paintMark(QPointF centre, const MarkStyle& style, double radius);
    void paintRow(qsizetype index);
    void paintKey();
    void paintKeySign(const LegendLayout& entry);
    void paintTicks();
    void paintZero();
    QColor rangeColour(const MarkStyle& style) const;
    QColor groundOf(qsizetype index) const;
    bool isOpenBelow(const ChartRow& row) const;

    QPainter& m_painter;
    const ChartSpec& m_spec;
    const ChartLayout& m_layout;
    const Typography& m_type;
    const ChartTheme& m_theme;
    qsizetype m_current;
};

/// The outline of a mark; all shapes look equally large at the same radius.
QPainterPath markPath(MarkShape shape, QPointF centre, double radius);

} // namespace gramme::charts
