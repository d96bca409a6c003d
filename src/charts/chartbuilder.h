// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartlayout.h"
#include "charts/chartspec.h"
#include "charts/charttheme.h"

#include <QFont>
#include <QSizeF>

#include <memory>

class QAbstractAxis;
class QChart;
class QGraphicsScene;

namespace gramme::charts {

/// A spec built into a QChart in a scene of its own. The scene owns the chart, this owns the scene:
///
///     BuiltChart > QGraphicsScene > QChart > axes, grid
///                                         > ground and rows (drawn by ChartPainter)
///
/// Changing values updates in place: axes and items stay, only their numbers change.
class BuiltChart
{
public:
    BuiltChart();
    ~BuiltChart();
    BuiltChart(const BuiltChart&) = delete;
    BuiltChart& operator=(const BuiltChart&) = delete;

    /// The spec must be without a problem. Nothing is drawn until it has a size.
    void setSpec(const ChartSpec& spec);
    void setLook(const ChartTheme& theme, const QFont& font, double pixelSize);
    /// In logical pixels.
    void resize(QSizeF size);
    /// The highlighted row, or -1.
    void setCurrentRow(qsizetype row);

    bool hasSpec() const;
    /// As drawn: without the rows that the scale cannot show, labels unique.
    const ChartSpec& shownSpec() const;
    const ChartLayout& layout() const;
    const ChartTheme& theme() const;
    /// The height at which every row can be read, for a width.
    double heightForWidth(double width) const;
    /// Row at a point of the chart, or -1.
    qsizetype rowAt(QPointF point) const;

    QGraphicsScene& scene();
    QChart& chart();

private:
    struct Parts;
    void arrange();

    std::unique_ptr<Parts> m;
};

} // namespace gramme::charts
