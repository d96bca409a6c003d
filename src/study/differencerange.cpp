// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/saved.h"
#include "study/uncertain.h"
#include "study/workloadfields.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gramme::study {

namespace {

using engine::Factor;
using engine::Spread;

constexpr std::size_t pointCount = 1023;

/// The coordinates of the points: multiples of the square roots of primes, without their whole
/// part (Richtmyer 1951; Niederreiter 1992, "Random Number Generation and Quasi-Monte Carlo
/// Methods", chapter 3). The same points always, so that the same inputs give the same range.
double coordinate(std::size_t point, std::size_t direction)
{
    constexpr std::array primes{2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37,
                                41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89};
    static_assert(primes.size() >= 2 * engine::factorCount);
    const double along = static_cast<double>(point + 1) * std::sqrt(primes.at(direction));
    return along - std::floor(along);
}

struct Doubt
{
    const WorkloadField* field;
    Factor factor;
    Spread spread;
    std::size_t direction = 0;
};

/// The user's own entry where a plan gives the hours is how fast the model is trained.
QString reasonOf(const Resolved& resolved, Input input)
{
    const bool isPlanned = input == Input::Hours && resolved.plan;
    return subject(resolved, isPlanned ? Input::Mfu : input);
}

/// The same value within the same limits, or one in proportion: hours from the same MFU.
bool isSameDoubt(const Spread& a, const Spread& b)
{
    const auto near = [](double x, double y) { return std::abs(x - y) <= 1e-9 * std::abs(y); };
    return near(a.low * b.best, b.low * a.best) && near(a.high * b.best, b.high * a.best);
}

/// What the two have in common gets the same direction.
class Pair
{
public:
    Pair(const Outcome& from, const Outcome& to)
        : m_from(countedWorkload(from))
        , m_to(countedWorkload(to))
    {
        const engine::Spreads first = spreads(from.resolved);
        const engine::Spreads second = spreads(to.resolved);
        for (std::size_t i = 0; i < engine::factorCount; ++i) {
            const Input input = factorInputs()[i];
            const WorkloadField* field = fieldOf(input);
            const auto factor = static_cast<Factor>(i);
            const bool isShared =
                isSameDoubt(first[i], second[i])
                && reasonOf(from.resolved, input) == reasonOf(to.resolved, input);
            if (!first[i].isCertain())
                m_first.push_back({field, factor, first[i], i});
            if (!second[i].isCertain())
                m_second.push_back(
                    {field, factor, second[i], isShared ? i : engine::factorCount + i});
        }
    }

    double ratioAt(std::size_t point) const
    {
        return totalAt(m_to, m_second, point) / totalAt(m_from, m_first, point);
    }

private:
    static double totalAt(engine::Workload workload, const std::vector<Doubt>& doubts,
                          std::size_t point)
    {
        for (const Doubt& doubt : doubts)
            doubt.field->set(workload, engine::quantile(doubt.spread, doubt.factor,
                                                        coordinate(point, doubt.direction)));
        return engine::estimate(workload).total.value();
    }

    engine::Workload m_from;
    engine::Workload m_to;
    std::vector<Doubt> m_first;
    std::vector<Doubt> m_second;
};

/// At rank p (n + 1), between two neighbours on a straight line.
double percentile(const std::vector<double>& sorted, double p)
{
    const double rank = p * static_cast<double>(sorted.size() + 1) - 1.0;
    const auto below = static_cast<std::size_t>(rank);
    const double part = rank - std::floor(rank);
    return sorted.at(below) + part * (sorted.at(below + 1) - sorted.at(below));
}

} // namespace

std::optional<RatioRange> ratioRange(const Outcome& from, const Outcome& to)
{
    if (!from.estimate.interval || !to.estimate.interval)
        return std::nullopt;
    const Pair pair(from, to);
    std::vector<double> ratios(pointCount);
    for (std::size_t i = 0; i < pointCount; ++i) {
        ratios[i] = pair.ratioAt(i);
        if (!std::isfinite(ratios[i]))
            return std::nullopt;
    }
    std::sort(ratios.begin(), ratios.end());
    return RatioRange{percentile(ratios, 0.05), percentile(ratios, 0.95)};
}

} // namespace gramme::study
