// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/nvidialog.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

namespace gramme::exchange {

namespace {

constexpr std::size_t samplesLookedAt = 20000;
constexpr double shortestStep = 0.02;   // s; below it, differences between steps mean nothing
constexpr double longestInQuery = 0.25; // s between the lines of one query
constexpr double leastJump = 3.0;       // from the steps in a query to those between queries
constexpr int mostDevices = 64;
constexpr double leastRegular = 0.9; // of the samples, in queries of the usual size

struct Rhythm
{
    double longestStep = 0.0; ///< Between samples of one query.
    int size = 1;
    double share = 0.0; ///< Of the samples, in queries of that size.
};

double step(const std::vector<PowerSample>& samples, std::size_t i)
{
    return std::abs(samples[i].seconds - samples[i - 1].seconds);
}

/// The rhythm if samples no further apart than `longestStep` belong to one query.
Rhythm rhythmAt(const std::vector<PowerSample>& samples, std::size_t count, double longestStep)
{
    std::map<int, std::size_t> samplesBySize;
    int size = 1;
    for (std::size_t i = 1; i <= count; ++i) {
        if (i < count && step(samples, i) <= longestStep) {
            ++size;
            continue;
        }
        // The last query may be cut off, by its end or by the end of what is looked at.
        if (i < count || samplesBySize.contains(size))
            samplesBySize[size] += static_cast<std::size_t>(size);
        size = 1;
    }
    Rhythm rhythm{longestStep, 1, 0.0};
    std::size_t most = 0;
    std::size_t all = 0;
    for (const auto& [queried, total] : samplesBySize) {
        all += total;
        if (total <= most)
            continue;
        most = total;
        rhythm.size = queried;
    }
    if (all > 0)
        rhythm.share = static_cast<double>(most) / static_cast<double>(all);
    return rhythm;
}

Rhythm findRhythm(const std::vector<PowerSample>& samples)
{
    const std::size_t count = std::min(samples.size(), samplesLookedAt);
    std::vector<double> steps;
    for (std::size_t i = 1; i < count; ++i)
        steps.push_back(std::max(step(samples, i), shortestStep));
    std::sort(steps.begin(), steps.end());
    Rhythm best;
    for (std::size_t i = 1; i < steps.size() && steps[i - 1] <= longestInQuery; ++i) {
        if (steps[i] < leastJump * steps[i - 1])
            continue;
        const Rhythm rhythm = rhythmAt(samples, count, std::sqrt(steps[i] * steps[i - 1]));
        const bool isRegular =
            rhythm.size > 1 && rhythm.size <= mostDevices && rhythm.share >= leastRegular;
        if (isRegular && rhythm.share > best.share)
            best = rhythm;
    }
    return best;
}

} // namespace

int devicesByRhythm(const std::vector<PowerSample>& samples)
{
    return findRhythm(samples).size;
}

std::size_t assignByRhythm(PowerLog& log, int devices)
{
    auto& samples = log.samples;
    const double longestStep = findRhythm(samples).longestStep;
    std::size_t left = 0;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= samples.size(); ++i) {
        if (i < samples.size() && step(samples, i) <= longestStep)
            continue;
        const std::size_t size = i - begin;
        const bool isLast = i == samples.size();
        const bool isWhole = size == static_cast<std::size_t>(devices);
        const bool isStart = isLast && size < static_cast<std::size_t>(devices);
        for (std::size_t at = begin; at < i; ++at)
            samples[at].device = isWhole || isStart ? static_cast<int>(at - begin) : -1;
        left += isWhole || isStart ? 0 : size;
        begin = i;
    }
    return left;
}

} // namespace gramme::exchange
