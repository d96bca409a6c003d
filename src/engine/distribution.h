// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/uncertainty.h"

#include <limits>

/// The distribution of one uncertain input, as Spread describes it. Inside the engine only.
namespace gramme::engine {

/// The estimate is linear in the reciprocal of these.
inline bool divides(Factor factor)
{
    return factor == Factor::Lifetime || factor == Factor::LifetimeUse;
}

inline bool isShare(Factor factor)
{
    return factor == Factor::Utilisation || factor == Factor::CpuUtilisation ||
           factor == Factor::LifetimeUse;
}

/// Two straight lines that meet at the median, cut off where nothing is possible any more.
class Distribution
{
public:
    Distribution(const Spread& spread, Factor factor)
        : m_best(spread.best)
        , m_down((spread.best - spread.low) / 0.45)
        , m_up((spread.high - spread.best) / 0.45)
        , m_most(isShare(factor) ? 1.0 : std::numeric_limits<double>::infinity())
    {
        if (factor == Factor::Pue)
            m_least = 1.0;
        else if (divides(factor))
            m_least = spread.low / 2.0;
        m_least = spread.low < m_least ? spread.low : m_least;
        m_most = spread.high > m_most ? spread.high : m_most;
    }

    /// The value below which the share `p` lies.
    double quantile(double p) const
    {
        const double away = p - 0.5;
        const double value = m_best + away * (away < 0.0 ? m_down : m_up);
        // Not std::clamp: compilers turn only values, no references, into vector code.
        const double enough = value < m_least ? m_least : value;
        return enough > m_most ? m_most : enough;
    }

    double best() const { return m_best; }
    double down() const { return m_down; } ///< Slope of the quantiles below the median.
    double up() const { return m_up; }     ///< Slope above it.

private:
    double m_best;
    double m_down;
    double m_up;
    double m_least = 0.0;
    double m_most;
};

} // namespace gramme::engine
