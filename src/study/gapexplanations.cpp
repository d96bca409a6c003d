// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/gapparts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace gramme::study {

namespace {

using engine::Component;
using engine::Factor;

/// The energy of each component, with the facts so far.
using Terms = std::array<double, engine::componentCount>;

double& of(Terms& terms, Component component)
{
    return terms[static_cast<std::size_t>(component)];
}

double total(const Terms& terms)
{
    double kwh = 0.0;
    for (const double term : terms)
        kwh += term;
    return kwh;
}

/// Accelerators at work at once: the mean over the hours. Empty where a run does not say, and where
/// they differ and nobody knows for how long.
std::optional<double> meanCount(const Gap& gap, const QList<MeasuredRun>& runs)
{
    double weighted = 0.0;
    double weights = 0.0;
    for (const MeasuredRun& run : runs) {
        if (!run.count || !(*run.count > 0.0))
            return std::nullopt;
        if (!gap.measuredHours && *run.count != runs.constFirst().count)
            return std::nullopt;
        const double weight = gap.measuredHours ? *run.hours : 1.0;
        weighted += *run.count * weight;
        weights += weight;
    }
    return weighted / weights;
}

void takeFacts(Gap& gap, Terms& terms, const engine::Workload& part,
               const QList<MeasuredRun>& runs)
{
    const auto note = [&](Input input, double planned, double measured) {
        gap.facts.push_back({input, planned, measured, total(terms)});
    };
    const auto isFact = [](double planned, const std::optional<double>& measured) {
        return planned > 0.0 && measured && isVisible(*measured / planned);
    };
    if (isFact(gap.planned.hours, gap.measuredHours)) {
        for (double& term : terms)
            term *= *gap.measuredHours / gap.planned.hours;
        note(Input::Hours, gap.planned.hours, *gap.measuredHours);
    }
    const std::optional<double> count = meanCount(gap, runs);
    if (isFact(part.count, count)) {
        of(terms, Component::Accelerators) *= *count / part.count;
        of(terms, Component::Host) *= *count / part.count;
        note(Input::Count, part.count, *count);
    }
    gap.factualKwh = total(terms);
}

/// The hours of one run for which everything takes `hours`; see engine::totalTime().
double hoursOfOneRun(const engine::Workload& part, double hours)
{
    const double once = hours / ((1.0 + part.repeated.value()) * part.scale);
    return (once - part.trials.value()) / part.runs;
}

/// MFU or hours of one run, for everything to take `hours`. Empty where that cannot be.
std::optional<Explanation> ofTime(const UncertainInput& entry, const engine::Workload& part,
                                  double hours)
{
    const double best = part.hours.value();
    const double needed = hoursOfOneRun(part, hours);
    if (!(needed > 0.0) || !(best > 0.0))
        return std::nullopt;
    if (entry.input == Input::Hours)
        return Explanation{Input::Hours, best, needed, entry.spread};
    const double mfu = entry.spread.best * best / needed;
    if (mfu > 1.0)
        return std::nullopt;
    return Explanation{Input::Mfu, entry.spread.best, mfu, entry.spread};
}

std::optional<Component> componentOf(Factor factor)
{
    switch (factor) {
    case Factor::DevicePower:
    case Factor::Utilisation:
        return Component::Accelerators;
    case Factor::HostPower:
        return Component::Host;
    case Factor::CpuUtilisation:
        return Component::Cpu;
    case Factor::MemoryPower:
        return Component::Memory;
    default:
        return std::nullopt;
    }
}

/// The input's term alone makes up for the rest: best x (1 + rest / term).
std::optional<Explanation> ofPower(const UncertainInput& entry, Terms terms, double rest)
{
    const auto component = componentOf(entry.factor);
    if (!component || !(of(terms, *component) > 0.0))
        return std::nullopt;
    const double needed = entry.spread.best * (1.0 + rest / of(terms, *component));
    const bool isShare =
        entry.factor == Factor::Utilisation || entry.factor == Factor::CpuUtilisation;
    if (needed < 0.0 || (isShare && needed > 1.0))
        return std::nullopt;
    return Explanation{entry.input, entry.spread.best, needed, entry.spread};
}

/// How far out of the way, in the part of the range on that side; for what is certain, in itself.
std::tuple<int, double> strain(const Explanation& entry)
{
    const engine::Spread& range = entry.range;
    const double off = std::fabs(entry.needed - entry.planned);
    if (entry.isCertain())
        return {2, off / entry.planned};
    const double room =
        entry.needed > entry.planned ? range.high - range.best : range.best - range.low;
    return {entry.isInRange() ? 0 : 1,
            room > 0.0 ? off / room : std::numeric_limits<double>::infinity()};
}

} // namespace

void explain(Gap& gap, const Resolved& plan, const engine::Workload& part,
             const QList<MeasuredRun>& runs)
{
    Terms terms{};
    const engine::Estimate estimate = engine::estimate(part);
    for (std::size_t i = 0; i < terms.size(); ++i)
        terms[i] = estimate.terms[i].energy.value();
    takeFacts(gap, terms, part, runs);
    const double rest = gap.measuredKwh - gap.factualKwh;
    for (const UncertainInput& entry : uncertainInputs(plan)) {
        std::optional<Explanation> found;
        if (entry.factor == Factor::Time && gap.measuredHours && plan.plan)
            gap.mfu = ofTime(entry, part, *gap.measuredHours);
        else if (entry.factor == Factor::Time && !gap.measuredHours)
            found = ofTime(entry, part, gap.planned.hours * gap.measuredKwh / gap.factualKwh);
        else
            found = ofPower(entry, terms, rest);
        if (found && gap.measuredKwh > 0.0 && !gap.isClosed())
            gap.explanations.push_back(*found);
    }
    std::stable_sort(gap.explanations.begin(), gap.explanations.end(),
                     [](const Explanation& a, const Explanation& b) {
                         return strain(a) < strain(b);
                     });
}

} // namespace gramme::study
