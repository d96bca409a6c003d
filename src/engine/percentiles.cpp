// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/percentiles.h"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace gramme::engine {

namespace {

/// The first dimensions of a Sobol sequence are its most even ones: they go to the factors that
/// usually cause most of the spread.
constexpr std::array<Factor, factorCount> dimensions = {
    Factor::Utilisation,    Factor::Intensity,    Factor::Time,        Factor::Pue,
    Factor::DevicePower,    Factor::HostPower,    Factor::Lifetime,    Factor::DeviceEmbodied,
    Factor::CpuUtilisation, Factor::HostEmbodied, Factor::LifetimeUse, Factor::MemoryPower,
};

std::array<Column, factorCount> makePoints()
{
    std::array<Column, factorCount> made;
    boost::random::sobol sequence(factorCount);
    for (std::size_t point = 0; point < pointCount; ++point)
        for (const Factor factor : dimensions)
            made[static_cast<std::size_t>(factor)][point] =
                static_cast<float>(static_cast<double>(sequence()) * 0x1p-64);
    return made;
}

/// Sums run in lanes beside each other, which compilers may not arrange themselves.
constexpr std::size_t lanes = 8;
constexpr std::size_t roughCount = 64; ///< Enough for a first guess.
constexpr float closeEnough = 1e-6F;   ///< In the share below.
constexpr std::size_t paddedCount = (pointCount + lanes - 1) / lanes * lanes;

/// The lines in single precision, which halves the time; values are shares of a typical total.
class Crowd
{
public:
    Crowd(const Totals& first, const Totals& last, double unit, float median, float down, float up)
        : m_median(median)
        , m_down(down)
        , m_up(up)
    {
        const double perUnit = 1.0 / unit;
        for (std::size_t line = 0; line < pointCount; ++line) {
            m_first[line] = static_cast<float>(first[line] * perUnit);
            m_perSpan[line] = static_cast<float>(unit / (last[line] - first[line]));
        }
        for (std::size_t line = pointCount; line < paddedCount; ++line) {
            m_first[line] = std::numeric_limits<float>::infinity(); // never below anything
            m_perSpan[line] = 1.0F;
        }
    }

    /// Where the share `p` of all totals lies below.
    double end(double p) const
    {
        const float share = static_cast<float>(p);
        const float rough = solve(share, roughCount, 0.0F, 2.0F);
        return static_cast<double>(refine(share, rough));
    }

private:
    /// Share of the first `count` lines below the value, less the share wanted.
    float excess(float value, float share, std::size_t count) const
    {
        std::array<float, lanes> sums{};
        for (std::size_t line = 0; line < count; line += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane) {
                const float way = (value - m_first[line + lane]) * m_perSpan[line + lane];
                const float slope = way < m_median ? m_down : m_up;
                const float raw = 0.5F + (way - m_median) * slope;
                const float capped = raw < 1.0F ? raw : 1.0F;
                const float part = capped > 0.0F ? capped : 0.0F;
                const float begun = way < 0.0F ? 0.0F : part;
                sums[lane] += way < 1.0F ? begun : 1.0F;
            }
        }
        float sum = 0.0F;
        for (const float part : sums)
            sum += part;
        return sum / static_cast<float>(count) - share;
    }

    /// From a first guess by the secants of a distribution that is nearly smooth; where it is not,
    /// by narrowing down.
    float refine(float share, float guess) const
    {
        constexpr int stepsAtMost = 6;
        const float near = guess * 0.02F;
        float slope =
            (excess(guess + near, share, roughCount) - excess(guess - near, share, roughCount)) /
            (2.0F * near);
        float value = guess;
        float found = excess(value, share, pointCount);
        for (int step = 0; step < stepsAtMost && slope > 0.0F; ++step) {
            const float next = value - found / slope;
            const float better = excess(next, share, pointCount);
            if (std::abs(better) < closeEnough)
                return next;
            slope = (better - found) / (next - value);
            value = next;
            found = better;
        }
        return solve(share, pointCount, guess * 0.98F, guess * 1.02F);
    }

    /// Regula falsi, Illinois variant, after the ends have been moved around the solution.
    float solve(float share, std::size_t count, float low, float high) const
    {
        float below = excess(low, share, count);
        while (below > 0.0F && low > 0.0F) {
            high = low;
            low = low * 0.9F - 0.01F; // nothing lies below 0
            below = excess(low, share, count);
        }
        float above = excess(high, share, count);
        while (above < 0.0F && high < 1e12F) {
            low = high;
            below = above;
            high = high * 1.1F + 0.01F;
            above = excess(high, share, count);
        }
        if (below >= 0.0F || above <= 0.0F)
            return below >= 0.0F ? low : high;
        return between(share, count, {low, below}, {high, above});
    }

    struct Tried
    {
        float value;
        float excess;
    };

    float between(float share, std::size_t count, Tried low, Tried high) const
    {
        constexpr int stepsAtMost = 40;
        int lastSide = 0;
        float value = low.value;
        for (int step = 0; step < stepsAtMost; ++step) {
            value =
                low.value + (high.value - low.value) * (low.excess / (low.excess - high.excess));
            const float found = excess(value, share, count);
            if (std::abs(found) < closeEnough || high.value - low.value < 1e-6F * high.value)
                break;
            const int side = found < 0.0F ? -1 : 1;
            Tried& moved = side < 0 ? low : high;
            Tried& kept = side < 0 ? high : low;
            moved = {value, found};
            if (side == lastSide)
                kept.excess *= 0.5F;
            lastSide = side;
        }
        return value;
    }

    alignas(64) std::array<float, paddedCount> m_first;
    alignas(64) std::array<float, paddedCount> m_perSpan;
    float m_median;
    float m_down;
    float m_up;
};

double meanOf(const Totals& first, const Totals& last)
{
    std::array<double, lanes> sums{};
    for (std::size_t line = 0; line + lanes <= pointCount; line += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += first[line + lane] + last[line + lane];
    for (std::size_t line = pointCount / lanes * lanes; line < pointCount; ++line)
        sums[0] += first[line] + last[line];
    double sum = 0.0;
    for (const double part : sums)
        sum += part;
    return sum / (2.0 * pointCount);
}

} // namespace

const Column& column(Factor factor)
{
    static const std::array<Column, factorCount> points = makePoints();
    return points[static_cast<std::size_t>(factor)];
}

Ends endsOf(Totals& totals)
{
    const double mean = meanOf(totals, totals);
    if (!std::isfinite(mean)) // cannot be sorted
        return {mean, mean};
    constexpr std::size_t lowRank = 51; // 0.05 x 1,024 = 51.2, counted from 1
    constexpr std::size_t highRank = pointCount + 1 - lowRank;
    const auto belowHigh = totals.begin() + (highRank - 2);
    std::nth_element(totals.begin(), belowHigh, totals.end());
    const double high = *std::min_element(belowHigh + 1, totals.end());
    const double beforeHigh = *belowHigh;
    const auto aboveLow = totals.begin() + lowRank;
    std::nth_element(totals.begin(), aboveLow, belowHigh);
    const double afterLow = *aboveLow;
    const double low = *std::max_element(totals.begin(), aboveLow);
    return {low + 0.2 * (afterLow - low), high - 0.2 * (high - beforeHigh)};
}

Lines::Lines(const Spread& leading, Factor factor)
{
    const Distribution distribution(leading, factor);
    m_first = distribution.quantile(0.0);
    m_last = distribution.quantile(1.0);
    const double way = m_last - m_first;
    m_median = static_cast<float>(wayTo(leading.best));
    m_down = static_cast<float>(way / distribution.down());
    m_up = static_cast<float>(way / distribution.up());
}

Ends Lines::ends(const Totals& first, const Totals& last) const
{
    const double unit = meanOf(first, last);
    if (unit == 0.0 || !std::isfinite(unit))
        return {unit, unit};
    const Crowd crowd(first, last, unit, m_median, m_down, m_up);
    return {crowd.end(0.05) * unit, crowd.end(0.95) * unit};
}

} // namespace gramme::engine
