// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gramme::engine {

double gridTrials(int parameters, int valuesPerParameter)
{
    if (parameters <= 0)
        return 1.0;
    return std::pow(std::max(valuesPerParameter, 0), parameters);
}

double randomTrials(Ratio share, Ratio confidence)
{
    if (!(share.value() > 0.0) || !(confidence.value() < 1.0))
        return std::numeric_limits<double>::infinity();
    if (share.value() >= 1.0 || !(confidence.value() > 0.0))
        return 1.0;
    const double trials = std::log1p(-confidence.value()) / std::log1p(-share.value());
    // 0.7 and 0.91 have no exact binary form: 2 trials must not become 3 in the last bit.
    return std::max(1.0, std::ceil(trials * (1.0 - 1e-10)));
}

Halving successiveHalving(double trials, int eta)
{
    Halving result;
    if (!std::isfinite(trials) || trials < 1.0)
        return result;
    const double whole = std::floor(trials);
    if (eta < 2) {
        result.fullTrials = whole;
        return result;
    }
    double shrinking = 1.0; // eta ^ (rounds - 1), and the first budget is one such part
    while (shrinking * eta <= whole) {
        shrinking *= eta;
        ++result.rounds;
    }
    double kept = whole;
    for (double budget = 1.0 / shrinking; kept >= 1.0; budget *= eta) {
        result.fullTrials += kept * budget;
        kept = std::floor(kept / eta);
    }
    result.saved = 1.0 - result.fullTrials / whole;
    return result;
}

} // namespace gramme::engine
