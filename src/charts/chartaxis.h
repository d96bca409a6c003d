// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"

namespace gramme::charts {

/// A grid line of the value axis. Without text: the line alone.
struct AxisTick
{
    double value = 0.0;
    QString text;
};

/// Range and grid of the value axis, chosen so that nothing misleads: a linear axis includes zero,
/// a logarithmic one spans whole decades and at least one.
struct ValueAxis
{
    ChartScale scale = ChartScale::Linear;
    double minimum = 0.0;
    double maximum = 1.0;
    double step = 1.0; ///< Between grid lines: an amount, or a number of decades.
    QVector<AxisTick> ticks;

    /// Where a value lies, 0 at the minimum and 1 at the maximum; values outside are clamped.
    double fraction(double value) const;
};

/// The axis for these rows, ticks with the texts of the spec's decades or of its locale.
ValueAxis valueAxis(const ChartSpec& spec);

} // namespace gramme::charts
