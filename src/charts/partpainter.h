// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/charttheme.h"

#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace gramme::charts {

/// Draws segments of bars, and their swatches in the key, in one row's colour. The patterns are
/// paths of our own: Qt's brush patterns have the pixels of the device, so that they shrink on
/// paper and do not grow with the font.
class PartPainter
{
public:
    PartPainter(QPainter& painter, const PartInk& ink, double em);

    void paint(const QRectF& segment, PartPattern pattern);

private:
    void paintPattern(const QRectF& inside, PartPattern pattern);

    QPainter& m_painter;
    const PartInk& m_ink;
    double m_em;
};

/// Lines at 45 degrees that end at the sides of `area`.
QPainterPath diagonals(const QRectF& area, double pitch, bool rising);

} // namespace gramme::charts
