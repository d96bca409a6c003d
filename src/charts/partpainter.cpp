// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/partpainter.h"

#include <QPainter>
#include <QPen>

#include <algorithm>

namespace gramme::charts {
namespace {

// In pixels, as the other outlines of a chart.
constexpr double outline = 1.2;
// Narrower than this a pattern has no room, and the ink alone shows that there is something.
constexpr double narrowest = 2.5 * outline;
// In em.
constexpr double diagonalPitch = 0.58;
constexpr double uprightPitch = 0.42;
constexpr double dotPitch = 0.42;
constexpr double dotSize = 0.16;
constexpr double line = 0.11;

QPainterPath uprights(const QRectF& area, double pitch)
{
    QPainterPath path;
    for (double x = area.left() + pitch / 2; x < area.right(); x += pitch) {
        path.moveTo(x, area.top());
        path.lineTo(x, area.bottom());
    }
    return path;
}

/// Rows of dots, every second one shifted; only dots that are whole.
QPainterPath dots(const QRectF& area, double pitch, double size)
{
    QPainterPath path;
    const int rows = std::max(1, static_cast<int>(area.height() / pitch));
    const double top = area.center().y() - pitch * (rows - 1) / 2;
    for (int row = 0; row < rows; ++row) {
        const double y = top + row * pitch - size / 2;
        for (double x = area.left() + pitch * (row % 2 == 0 ? 0.35 : 0.85); x + size < area.right();
             x += pitch)
            path.addRect(x, y, size, size);
    }
    return path;
}

} // namespace

QPainterPath diagonals(const QRectF& area, double pitch, bool rising)
{
    QPainterPath path;
    const double height = area.height();
    for (double foot = pitch / 2 - height; foot < area.width(); foot += pitch) {
        // Along the line from its foot, by as much to the side as upwards.
        const double first = std::max(0.0, -foot);
        const double last = std::min(height, area.width() - foot);
        if (last <= first)
            continue;
        const auto point = [&](double along) {
            const double y = rising ? area.bottom() - along : area.top() + along;
            return QPointF(area.left() + foot + along, y);
        };
        path.moveTo(point(first));
        path.lineTo(point(last));
    }
    return path;
}

PartPainter::PartPainter(QPainter& painter, const PartInk& ink, double em)
    : m_painter(painter)
    , m_ink(ink)
    , m_em(em)
{}

void PartPainter::paint(const QRectF& segment, PartPattern pattern)
{
    if (segment.width() <= 0.0)
        return;
    if (pattern == PartPattern::Solid || segment.width() < narrowest) {
        m_painter.fillRect(segment, m_ink.ink);
        return;
    }
    const double half = outline / 2;
    const bool isReversed = pattern == PartPattern::Falling;
    m_painter.fillRect(segment, isReversed ? m_ink.ink : m_ink.paper);
    paintPattern(segment.adjusted(half, half, -half, -half), pattern);
    m_painter.setPen(QPen(m_ink.ink, outline, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(segment.adjusted(half, half, -half, -half));
}

void PartPainter::paintPattern(const QRectF& inside, PartPattern pattern)
{
    QPen pen(m_ink.ink, line * m_em, Qt::SolidLine, Qt::FlatCap);
    switch (pattern) {
    case PartPattern::Rising:
        m_painter.strokePath(diagonals(inside, diagonalPitch * m_em, true), pen);
        break;
    case PartPattern::Falling:
        pen.setColor(m_ink.paper);
        m_painter.strokePath(diagonals(inside, diagonalPitch * m_em, false), pen);
        break;
    case PartPattern::Dots:
        m_painter.fillPath(dots(inside, dotPitch * m_em, dotSize * m_em), m_ink.ink);
        break;
    case PartPattern::Upright:
        m_painter.strokePath(uprights(inside, uprightPitch * m_em), pen);
        break;
    case PartPattern::Solid:
    case PartPattern::Empty:
        break;
    }
}

} // namespace gramme::charts
