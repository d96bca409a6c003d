// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/differences.h"

#include "study/ranking.h"
#include "study/working.h"

namespace gramme::study {

namespace {

using catalog::Basis;

/// A typed intensity has no stated basis, and none to mix up.
Basis basisOf(const Resolved& resolved)
{
    const auto intensity = headlineIntensity(resolved);
    return intensity ? intensity->basis : Basis::Unknown;
}

/// Null where the place has none.
const catalog::Intensity* lifecycleOf(const Selection& at)
{
    if (at.grid)
        return lifecycleIntensity(*at.grid);
    return at.region ? lifecycleIntensity(*at.region) : nullptr;
}

std::unique_ptr<const Outcome> moved(const Outcome& outcome, const catalog::Intensity& lifecycle)
{
    Resolved resolved = outcome.resolved;
    resolved.intensity = &lifecycle;
    resolved.workload.intensity = engine::GramsPerKilowattHour(lifecycle.gPerKwh);
    resolved.mixGrid = nullptr;
    resolved.origins[static_cast<std::size_t>(Input::Basis)] = Origin::Given;
    resolved.fromSaved.reset(static_cast<std::size_t>(Input::Intensity));
    resolved.rounding = Rounding::None;
    return std::make_unique<const Outcome>(compute(std::move(resolved)));
}

} // namespace

bool mixesBases(const std::vector<const Outcome*>& outcomes)
{
    Basis first = Basis::Unknown;
    for (const Outcome* outcome : outcomes) {
        const Basis basis = outcome ? basisOf(outcome->resolved) : Basis::Unknown;
        if (basis == Basis::Unknown)
            continue;
        if (first != Basis::Unknown && basis != first)
            return true;
        first = basis;
    }
    return false;
}

SideBySide onOneBasis(const std::vector<const Outcome*>& outcomes)
{
    SideBySide result;
    result.outcomes = outcomes;
    result.isMoved = mixesBases(outcomes);
    if (!result.isMoved)
        return result;
    for (const Outcome*& outcome : result.outcomes) {
        if (!outcome || basisOf(outcome->resolved) != Basis::Direct)
            continue;
        const catalog::Intensity* lifecycle = lifecycleOf(outcome->resolved.selection);
        if (lifecycle)
            result.made.push_back(moved(*outcome, *lifecycle));
        outcome = lifecycle ? result.made.back().get() : nullptr;
    }
    return result;
}

} // namespace gramme::study
