// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpainter.h"

#include "charts/partpainter.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace gramme::charts {
namespace {

constexpr double outline = 1.6;
constexpr double rangeLine = 1.8;
constexpr double betweenParts = 1.6;

/// Corners on a circle, the first at `firstAngle` degrees, clockwise from the right; with
/// `innerRadius` a star.
QPolygonF corners(QPointF centre, int count, double firstAngle, double radius,
                  double innerRadius = 0.0)
{
    QPolygonF polygon;
    const int steps = innerRadius > 0.0 ? 2 * count : count;
    for (int i = 0; i < steps; ++i) {
        const double angle = (firstAngle + 360.0 * i / steps) * std::numbers::pi / 180.0;
        const double length = innerRadius > 0.0 && i % 2 == 1 ? innerRadius : radius;
        polygon << centre + QPointF(std::cos(angle), std::sin(angle)) * length;
    }
    return polygon;
}

/// Two crossing beams.
QPolygonF plus(double radius)
{
    const double a = 0.38 * radius;
    const double r = 1.1 * radius;
    return QPolygonF({{-a, -r},
                      {a, -r},
                      {a, -a},
                      {r, -a},
                      {r, a},
                      {a, a},
                      {a, r},
                      {-a, r},
                      {-a, a},
                      {-r, a},
                      {-r, -a},
                      {-a, -a}});
}

QPolygonF polygonOf(MarkShape shape, QPointF c, double r)
{
    switch (shape) {
    case MarkShape::Diamond:
        return corners(c, 4, 0.0, 1.2 * r);
    case MarkShape::Square:
        return corners(c, 4, 45.0, 1.28 * r);
    case MarkShape::TriangleUp:
        return corners(c + QPointF(0.0, 0.2 * r), 3, -90.0, 1.3 * r);
    case MarkShape::TriangleDown:
        return corners(c - QPointF(0.0, 0.2 * r), 3, 90.0, 1.3 * r);
    case MarkShape::TriangleLeft:
        return corners(c, 3, 180.0, 1.2 * r);
    case MarkShape::TriangleRight:
        return corners(c, 3, 0.0, 1.2 * r);
    case MarkShape::Pentagon:
        return corners(c, 5, -90.0, 1.15 * r);
    case MarkShape::Hexagon:
        return corners(c, 6, 0.0, 1.1 * r);
    case MarkShape::Star:
        return corners(c, 5, -90.0, 1.4 * r, 0.58 * r);
    case MarkShape::Plus:
        return plus(r).translated(c);
    case MarkShape::Circle:
    case MarkShape::Cross:
        break;
    }
    QPolygonF cross;
    for (const QPointF& corner : plus(r)) {
        cross << c + QPointF(corner.x() - corner.y(), corner.x() + corner.y()) /
                         std::numbers::sqrt2;
    }
    return cross;
}

} // namespace

QPainterPath markPath(MarkShape shape, QPointF centre, double radius)
{
    QPainterPath path;
    if (shape == MarkShape::Circle) {
        path.addEllipse(centre, radius, radius);
        return path;
    }
    path.addPolygon(polygonOf(shape, centre, radius));
    path.closeSubpath();
    return path;
}

ChartPainter::ChartPainter(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                           const Typography& typography, const ChartTheme& theme, qsizetype current)
    : m_painter(painter)
    , m_spec(spec)
    , m_layout(layout)
    , m_type(typography)
    , m_theme(theme)
    , m_current(current)
{}

QColor ChartPainter::groundOf(qsizetype index) const
{
    if (index == m_current)
        return m_theme.highlight;
    return m_spec.rows.at(index).emphasised ? m_theme.band : m_theme.background;
}

void ChartPainter::paintGround()
{
    for (qsizetype i = 0; i < m_layout.rows.size(); ++i) {
        const QColor ground = groundOf(i);
        if (ground != m_theme.background) {
            const double inset = 0.4 * m_type.em();
            m_painter.fillRect(m_layout.rows.at(i).area.adjusted(inset, 0.0, -inset, 0.0), ground);
        }
    }
}

void ChartPainter::paintRows()
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const PlacedText& text : m_layout.texts)
        paintText(text);
    paintKey();
    paintTicks();
    paintZero();
    for (qsizetype i = 0; i < m_layout.rows.size(); ++i)
        paintRow(i);
}

void ChartPainter::paintText(const PlacedText& text)
{
    if (text.text.isEmpty())
        return;
    m_painter.setFont(m_type.font(text.style));
    m_painter.setPen(text.muted ? m_theme.mutedText : m_theme.text);
    m_painter.drawText(text.box.topLeft() + QPointF(0.0, m_type.ascent(text.style)), text.text);
}

bool ChartPainter::isOpenBelow(const ChartRow& row) const
{
    return m_spec.scale == ChartScale::Logarithmic && row.range && row.range->low <= 0.0;
}

void ChartPainter::paintRow(qsizetype index)
{
    const ChartRow& row = m_spec.rows.at(index);
    const RowLayout& place = m_layout.rows.at(index);
    MarkStyle style = m_theme.style(row.role, row.series);
    paintRowLine(row, place);
    if (m_spec.kind == ChartKind::Bars)
        paintBar(row, place, style);
    if (place.revisedFrom != place.end)
        paintRevisionLine(place, style.colour);
    if (row.range)
        paintRange(place, rangeColour(style), groundOf(index), isOpenBelow(row));
    if (row.role == RowRole::Revision && place.revisedFrom < place.end)
        style.shape = MarkShape::TriangleRight;
    if (m_spec.kind == ChartKind::Dots || row.role != RowRole::Other)
        paintMark({place.mark, place.centre}, style, m_layout.markRadius);
    for (const PlacedText& line : place.label)
        paintText(line);
    // The grid must not run through the figures.
    const QRectF figures = place.value.box.united(place.remark.box);
    m_painter.fillRect(figures.adjusted(-2.0, 1.0, 2.0, -1.0), groundOf(index));
    paintText(place.value);
    paintText(place.remark);
}

/// Leads the eye from the label across the plot. It has no end, so that nobody reads it as a bar.
void ChartPainter::paintRowLine(const ChartRow& row, const RowLayout& place)
{
    if (m_spec.kind == ChartKind::Bars)
        return;
    QPen pen(row.emphasised ? m_theme.axis : m_theme.grid, 1.0, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.0, 3.0});
    m_painter.setPen(pen);
    m_painter.drawLine(QPointF(m_layout.plot.left(), place.centre),
                       QPointF(m_layout.plot.right(), place.centre));
}

/// On its own bar a line in the bar's colour would vanish.
QColor ChartPainter::rangeColour(const MarkStyle& style) const
{
    return m_spec.kind == ChartKind::Bars ? m_theme.text : style.colour;
}

void ChartPainter::paintRange(const RowLayout& place, const QColor& colour, const QColor& rim,
                              bool isOpen)
{
    const QPointF up(0.0, 0.62 * m_layout.markRadius);
    const QLineF line(place.low, place.centre, place.high, place.centre);
    QVector<QLineF> lines{line, {line.p2() - up, line.p2() + up}};
    if (!isOpen)
        lines << QLineF(line.p1() - up, line.p1() + up);
    if (m_spec.kind == ChartKind::Bars) {
        // Sets the lines off from a bar of any colour and pattern.
        m_painter.setPen(QPen(rim, rangeLine + 2.4, Qt::SolidLine, Qt::SquareCap));
        m_painter.drawLines(lines);
    }
    m_painter.setPen(QPen(colour, rangeLine, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLines(lines);
}

void ChartPainter::paintBar(const ChartRow& row, const RowLayout& place, const MarkStyle& style)
{
    if (!row.parts.isEmpty())
        return paintParts(row, place, style.colour);
    const double half = m_layout.barThickness / 2;
    const QRectF bar =
        QRectF(QPointF(m_layout.zero, place.centre - half), QPointF(place.end, place.centre + half))
            .normalized();
    if (style.filled || row.role == RowRole::Other) {
        m_painter.fillRect(bar, style.colour);
        return;
    }
    m_painter.setPen(QPen(style.colour, outline));
    m_painter.setBrush(Qt::NoBrush);
    const double inset = std::min(outline / 2, bar.width() / 2);
    m_painter.drawRect(bar.adjusted(inset, outline / 2, -inset, -outline / 2));
}

/// Side by side, with a gap that is taken from both neighbours: a boundary stays where its amount
/// puts it.
void ChartPainter::paintParts(const ChartRow& row, const RowLayout& place, const QColor& colour)
{
    const PartInk ink = m_theme.partInk(colour);
    PartPainter painter(m_painter, ink, m_type.em());
    const double half = m_layout.barThickness / 2;
    double from = m_layout.zero;
    for (qsizetype i = 0; i < row.parts.size(); ++i) {
        const double to = place.partEnds.at(i);
        // A part that is narrower than the gap keeps half of its width.
        const double gap = std::min(betweenParts, (to - from) / 2) / 2;
        const double left = from > m_layout.zero ? from + gap : from;
        const double right = to < place.end ? to - gap : to;
        painter.paint({QPointF(left, place.centre - half), QPointF(right, place.centre + half)},
                      partPattern(row.parts.at(i).style));
        from = to;
    }
}

/// From the figure as published to its revision, which the mark points at.
void ChartPainter::paintRevisionLine(const RowLayout& place, const QColor& colour)
{
    QPen pen(colour, 1.2, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3.0, 2.5});
    m_painter.setPen(pen);
    m_painter.drawLine(QPointF(place.end, place.centre), QPointF(place.revisedFrom, place.centre));
    m_painter.setPen(QPen(colour, 1.2));
    const double cap = 0.7 * m_layout.markRadius;
    m_painter.drawLine(QPointF(place.revisedFrom, place.centre - cap),
                       QPointF(place.revisedFrom, place.centre + cap));
}

void ChartPainter::paintMark(QPointF centre, const MarkStyle& style, double radius)
{
    QPen pen(style.filled ? m_theme.background : style.colour, style.filled ? 1.0 : outline);
    pen.setJoinStyle(Qt::MiterJoin);
    m_painter.setPen(pen);
    m_painter.setBrush(style.filled ? style.colour : m_theme.background);
    m_painter.drawPath(markPath(style.shape, centre, style.filled ? 1.15 * radius : 0.9 * radius));
    m_painter.setBrush(Qt::NoBrush);
}

void ChartPainter::paintKey()
{
    for (const LegendLayout& entry : m_layout.legend) {
        paintKeySign(entry);
        paintText(entry.text);
    }
}

void ChartPainter::paintKeySign(const LegendLayout& entry)
{
    const double em = m_type.em();
    const MarkStyle style = m_theme.style(entry.role, entry.series);
    switch (entry.sign) {
    case LegendLayout::Sign::Mark:
        paintMark(entry.centre, style, 0.85 * m_layout.markRadius);
        break;
    case LegendLayout::Sign::Part: {
        const PartInk ink = m_theme.partInk(style.colour);
        const QPointF corner(0.85 * em, 0.42 * em);
        PartPainter(m_painter, ink, em)
            .paint({entry.centre - corner, entry.centre + corner}, partPattern(entry.part));
        break;
    }
    case LegendLayout::Sign::Range: {
        RowLayout place;
        place.centre = entry.centre.y();
        place.low = entry.centre.x() - 0.75 * em;
        place.high = entry.centre.x() + 0.75 * em;
        paintRange(place, m_theme.mutedText, m_theme.background, false);
        break;
    }
    }
}

/// Where bars to the left and to the right meet.
void ChartPainter::paintZero()
{
    if (m_spec.scale != ChartScale::Linear || m_layout.axis.minimum >= 0.0)
        return;
    m_painter.setPen(QPen(m_theme.axis, 1.0));
    m_painter.drawLine(QPointF(m_layout.zero, m_layout.plot.top()),
                       QPointF(m_layout.zero, m_layout.plot.bottom()));
}

void ChartPainter::paintTicks()
{
    for (const TickLayout& tick : m_layout.ticks)
        paintText(tick.label);
}

} // namespace gramme::charts
