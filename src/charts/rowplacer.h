// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartlayout.h"

namespace gramme::charts {

/// Places labels, marks and value texts of the rows: labels left of the plot, values beside their
/// marks, everything inside the chart and nothing on top of anything else.
class RowPlacer
{
public:
    /// `margin` is kept free at both sides of `width`. All three references must outlive the
    /// placer.
    RowPlacer(const ChartSpec& spec, const ValueAxis& axis, const Typography& typography,
              double width, double margin);

    double plotLeft() const { return m_plotLeft; }
    double plotRight() const { return m_plotRight; }
    double markRadius() const;
    double barThickness(double available) const;
    /// x of a value.
    double x(double value) const;
    /// Height of all rows when they can be read with ease.
    double neededHeight() const;
    /// Rows from `top`, stretched or squeezed into `available`, but not stretched without end.
    QVector<RowLayout> place(double top, double available) const;
    bool labelsTruncated() const { return m_truncated; }

private:
    struct Texts
    {
        Typography::Lines label;
        QString value;
        double valueWidth = 0.0;
        QString remark;
        double remarkWidth = 0.0;
    };

    void measure(double labelWidth);
    Texts measured(const ChartRow& row, double labelWidth) const;
    void findPlotSides();
    QVector<double> heights(double available) const;
    RowLayout placeRow(qsizetype index, const QRectF& area) const;
    void placeLabel(qsizetype index, RowLayout& place) const;
    void placeMarks(const ChartRow& row, RowLayout& place) const;
    void placeParts(const ChartRow& row, RowLayout& place) const;
    void placeValue(qsizetype index, RowLayout& place) const;
    bool valueGoesLeft(const ChartRow& row, const RowLayout& place, double width) const;
    double need(const Texts& texts) const;
    double clearance(const ChartRow& row) const;
    double farthestFraction(const ChartRow& row) const;
    double besideWidth(const Texts& texts) const;
    const ChartRow* revised(const ChartRow& row) const;
    TextStyle styleOf(const ChartRow& row) const;

    const ChartSpec& m_spec;
    const ValueAxis& m_axis;
    const Typography& m_type;
    double m_em;
    double m_width;
    double m_margin;
    double m_padding; ///< Of a row, above and below its texts together.
    QVector<Texts> m_texts;
    double m_plotLeft = 0.0;
    double m_plotRight = 0.0;
    bool m_truncated = false;
};

/// The words for a role: the spec's own, else ours; empty for alternatives.
QString roleName(const ChartSpec& spec, RowRole role);

/// Roles that a key explains; the others say in their row what they are.
bool belongsInKey(RowRole role);

} // namespace gramme::charts
