// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartaxis.h"
#include "charts/chartspec.h"
#include "charts/charttypography.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QVector>

#include <cstdint>

namespace gramme::charts {

/// One line of text and the box that it fills.
struct PlacedText
{
    QString text;
    TextStyle style = TextStyle::Label;
    QRectF box;
    bool muted = false;
};

struct RowLayout
{
    QRectF area;               ///< The whole width, for bands and for the pointer.
    QVector<PlacedText> label; ///< One or more lines.
    PlacedText value;
    PlacedText remark;
    double centre = 0.0; ///< y of the mark.
    double end = 0.0;    ///< x of the value: the tip of a bar, the middle of a dot.
    double mark = 0.0;   ///< x of the mark: at `end`, or clear of the tip of a bar that has one.
    double low = 0.0;    ///< x of the range, or `end` without one.
    double high = 0.0;
    double revisedFrom = 0.0; ///< x of the figure that this row corrects, or `end`.
    QVector<double> partEnds; ///< x where each part ends, the last at `end`.
};

struct LegendLayout
{
    enum class Sign : std::uint8_t { Mark, Part, Range };

    Sign sign = Sign::Mark;
    RowRole role = RowRole::Other;
    int series = 0;
    int part = 0; ///< Style of a part; its colour is that of role and series.
    QPointF centre;
    PlacedText text;
};

struct TickLayout
{
    double x = 0.0;
    PlacedText label; ///< Empty where a label would touch its neighbour.
};

/// Where everything stands, in logical pixels. Computed without drawing, so that a test can see
/// whether anything is cut or overlaps.
struct ChartLayout
{
    QSizeF size;
    double neededHeight = 0.0; ///< What the rows need at this width to be read.
    QRectF plot;
    double zero = 0.0; ///< x where bars start.
    double markRadius = 0.0;
    double barThickness = 0.0;
    ValueAxis axis;
    QVector<PlacedText> texts; ///< Title, axis title and notes.
    QVector<LegendLayout> legend;
    QVector<TickLayout> ticks; ///< Below the plot, and above it in a long chart.
    QVector<RowLayout> rows;
    bool labelsTruncated =
        false; ///< A text ends in "…": the tool tips and the table have it whole.
};

/// Lays a chart out; rows shrink below what they need rather than leave the given height.
ChartLayout layoutChart(const PreparedChart& chart, QSizeF size, const Typography& typography);

} // namespace gramme::charts
