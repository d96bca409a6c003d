// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/distribution.h"

#include <array>
#include <cstddef>

/// The 5 % and 95 % points of totals. Inside the engine only.
namespace gramme::engine {

/// 2^10 - 1: the points of a Sobol sequence without its origin. Every input then takes every value
/// i / 1024 of its distribution function once.
inline constexpr std::size_t pointCount = 1023;

/// Coordinates of the points in the direction of one factor, 0 to 1.
using Column = std::array<float, pointCount>;
const Column& column(Factor factor);

struct Ends
{
    double low = 0.0;
    double high = 0.0;
};

/// One total per point. The p-point of n values lies at rank p (n + 1), between two neighbours on
/// a straight line. Totals that are not finite have no ends: both come back not finite. Reorders
/// the totals.
using Totals = std::array<double, pointCount>;
Ends endsOf(Totals& totals);

/// A line of totals per point: one factor, the leading one, runs through its whole distribution
/// while the others stand still. It is integrated exactly, which smooths the distribution of all
/// totals (Griebel, Kuo and Sloan 2013, Mathematics of Computation 82, 383-400): the ends are
/// several times as accurate as those of single totals, and move evenly as an input moves.
class Lines
{
public:
    Lines(const Spread& leading, Factor factor);

    /// How far along a line the leading factor has this value: 0 at its 0 %, 1 at its 100 % point.
    double wayTo(double value) const { return (value - m_first) / (m_last - m_first); }

    /// Totals at the two ends of each line, all 0 or more; at `last` as much as at `first` or
    /// more. The shares below them are right to 1e-6. Not finite where the totals are not.
    Ends ends(const Totals& first, const Totals& last) const;

private:
    double m_first;
    double m_last;
    float m_median; ///< As a share of the way from the first value to the last.
    float m_down;   ///< Slopes of the distribution function below and above the median.
    float m_up;
};

} // namespace gramme::engine
