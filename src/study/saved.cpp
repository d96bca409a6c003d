// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/saved.h"

#include "study/gone.h"
#include "study/uncertain.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

/// Every input whose figure may come from the catalogue. TdpW goes before HostW, which is a share
/// of it, and Count after what an instance has several of.
constexpr std::array keptInputs{
    Input::TdpW,           Input::Utilisation,      Input::HostW,
    Input::CpuWPerCore,    Input::CpuCores,         Input::CpuUtilisation,
    Input::MemoryGb,       Input::MemoryWPerGb,     Input::Intensity,
    Input::Pue,            Input::OffsetPct,        Input::EmbodiedDeviceKg,
    Input::EmbodiedHostKg, Input::LifetimeYears,    Input::LifetimeUse,
    Input::Flops,          Input::PeakTflops,       Input::Mfu,
    Input::Count};

/// What a plan makes of another size, peak or utilisation: the hours follow.
void setPlanned(Resolved& resolved, Input input, double value)
{
    if (!resolved.plan || value <= 0.0)
        return;
    PlanResult& plan = *resolved.plan;
    double ratio = 1.0; // of the hours
    if (input == Input::Mfu) {
        ratio = plan.mfu.value() / value;
        plan.mfu = engine::Ratio(value);
    } else if (input == Input::PeakTflops) {
        ratio = plan.peakTflops / value;
        plan.peakTflops = value;
    } else if (plan.flops.value() > 0.0) {
        ratio = value / plan.flops.value();
        plan.flops = engine::Flops(value);
        if (ratio != 1.0) // then they do not follow from the parameters of today
            plan.activeParams = 0.0;
    }
    plan.hours = plan.hours * ratio;
    plan.acceleratorHours = plan.acceleratorHours * ratio;
    resolved.workload.hours = plan.hours;
}

void setCount(Resolved& resolved, double count)
{
    engine::Workload& in = resolved.workload;
    in.count = count;
    if (in.countsEmbodied)
        in.manufacture.units = count;
    if (resolved.plan && count > 0.0) {
        resolved.plan->hours = resolved.plan->acceleratorHours / count;
        in.hours = resolved.plan->hours;
    }
}

/// The host's power is a share of the accelerator's.
void setTdp(Resolved& resolved, double watts)
{
    const Selection& at = resolved.selection;
    resolved.workload.tdp = engine::Watts(watts);
    if (resolved.origin(Input::HostW) == Origin::EditionDefault && at.hostW <= 0.0)
        resolved.workload.host = engine::Watts(at.hostShare * watts);
}

/// On the basis of the place's primary value that value is another one, too.
void setIntensity(Resolved& resolved, double gPerKwh)
{
    resolved.workload.intensity = engine::GramsPerKilowattHour(gPerKwh);
    if (resolved.origin(Input::Basis) != Origin::Given)
        resolved.primaryIntensity = gPerKwh;
}

/// CPUs and memory; false for other inputs.
bool setHostPart(engine::Workload& in, Input input, double value)
{
    switch (input) {
    case Input::CpuWPerCore:
        in.cpuPerCore = engine::Watts(value);
        return true;
    case Input::CpuCores:
        in.cpuCores = value;
        return true;
    case Input::CpuUtilisation:
        in.cpuUtilisation = engine::Ratio(value);
        return true;
    case Input::MemoryGb:
        in.memory = engine::Gigabytes(value);
        return true;
    case Input::MemoryWPerGb:
        in.memoryPower = engine::WattsPerGigabyte(value);
        return true;
    default:
        return false;
    }
}

/// What making the hardware emits; false for other inputs.
bool setMaking(engine::Workload& in, Input input, double value)
{
    switch (input) {
    case Input::EmbodiedDeviceKg:
        in.manufacture.device = engine::Kilograms(value);
        return true;
    case Input::EmbodiedHostKg:
        in.manufacture.host = engine::Kilograms(value);
        return true;
    case Input::LifetimeYears:
        in.manufacture.lifetime = engine::Years(value);
        return true;
    case Input::LifetimeUse:
        in.manufacture.lifetimeUse = engine::Ratio(value);
        return true;
    default:
        return false;
    }
}

void setUsedValue(Resolved& resolved, Input input, double value)
{
    engine::Workload& in = resolved.workload;
    switch (input) {
    case Input::Count:
        setCount(resolved, value);
        break;
    case Input::TdpW:
        setTdp(resolved, value);
        break;
    case Input::Utilisation:
        in.utilisation = engine::Ratio(value);
        break;
    case Input::HostW:
        in.host = engine::Watts(value);
        break;
    case Input::Intensity:
        setIntensity(resolved, value);
        break;
    case Input::Pue:
        in.pue = engine::Ratio(value);
        break;
    case Input::OffsetPct:
        resolved.offsetPct = value;
        in.offset = engine::Ratio::percent(value);
        break;
    default:
        if (!setHostPart(in, input, value) && !setMaking(in, input, value))
            setPlanned(resolved, input, value);
        break;
    }
}

/// Figures of making the hardware that were not known then do not count, and those that are not
/// known today do.
void countEmbodiedAsSaved(Resolved& resolved, const Scenario& scenario)
{
    engine::Workload& in = resolved.workload;
    bool isKnown = false;
    for (const Input input : {Input::EmbodiedDeviceKg, Input::EmbodiedHostKg}) {
        Origin& origin = resolved.origins[static_cast<std::size_t>(input)];
        if (resolved.isSaved(input))
            origin = usedValue(resolved, input) > 0.0 ? Origin::Device : Origin::NotUsed;
        isKnown = isKnown || origin != Origin::NotUsed;
    }
    if (isKnown == in.countsEmbodied || !resolved.wantsEmbodied)
        return;
    in.countsEmbodied = isKnown;
    if (!isKnown)
        return;
    const Selection& at = resolved.selection;
    const bool hasChip = in.count <= 0.0 && at.cpu && at.cpu->cores > 0;
    in.manufacture.units = hasChip ? in.cpuCores / at.cpu->cores : in.count;
    const auto set = [&](Input input, const std::optional<double>& typed, double usual) {
        resolved.origins[static_cast<std::size_t>(input)] =
            typed ? Origin::Given : Origin::EditionDefault;
        setUsedValue(resolved, input, typed.value_or(usual));
    };
    set(Input::LifetimeYears, scenario.lifetimeYears, at.lifetimeYears);
    set(Input::LifetimeUse, scenario.lifetimeUse, at.lifetimeUse);
}

void useSaved(Resolved& resolved, const StudyScenario& entry)
{
    const std::shared_ptr<const SavedResult>& saved = entry.saved;
    resolved.saved = saved;
    for (const Input input : keptInputs) {
        if (input == Input::LifetimeYears) // by now it is clear whether it counts
            countEmbodiedAsSaved(resolved, entry.scenario);
        const SavedFigure* figure = saved->find(input);
        if (!figure || figure->of.isEmpty() || figure->of != subject(resolved, input))
            continue;
        setUsedValue(resolved, input, figure->value);
        resolved.fromSaved.set(static_cast<std::size_t>(input));
        if (input == Input::Intensity && saved->intensity && resolved.intensity)
            resolved.intensity = &*saved->intensity;
    }
}

Result<Resolved> resolveAll(const Scenario& scenario, const catalog::Catalog& catalog,
                            Audience audience)
{
    const auto selection = select(scenario, catalog, audience);
    if (!selection)
        return selection.error();
    return resolve(scenario, *selection, audience);
}

SavedFigure figureOf(const Resolved& resolved, const std::vector<UncertainInput>& doubts,
                     Input input)
{
    const double value = usedValue(resolved, input);
    SavedFigure figure{input, value, value, value, subject(resolved, input),
                       citation(resolved, input)};
    const auto doubt = std::find_if(doubts.begin(), doubts.end(),
                                    [input](const UncertainInput& d) { return d.input == input; });
    const bool isOwn = doubt != doubts.end()
                       && (doubt->origin == RangeOrigin::Widened
                           || doubt->origin == RangeOrigin::Pinned);
    if (doubt != doubts.end() && !isOwn) {
        figure.low = doubt->spread.low;
        figure.high = doubt->spread.high;
    }
    return figure;
}

} // namespace

Result<Resolved> resolveSaved(const StudyScenario& entry, const catalog::Catalog& catalog,
                              Audience audience)
{
    auto resolved = resolveAll(entry.scenario, catalog, audience);
    if (!entry.saved)
        return resolved;
    if (!resolved) {
        const auto replaced = withoutGone(entry, catalog);
        if (!replaced)
            return resolved;
        resolved = resolveAll(replaced->scenario, catalog, audience);
        if (!resolved)
            return resolved;
        resolved->warnings.set(static_cast<std::size_t>(Warning::EntryGone));
        resolved->gone = replaced->names;
    }
    useSaved(*resolved, entry);
    return resolved;
}

Result<Outcome> evaluate(const StudyScenario& scenario, const catalog::Catalog& catalog,
                         Audience audience)
{
    auto resolved = resolveSaved(scenario, catalog, audience);
    if (!resolved)
        return resolved.error();
    return compute(*std::move(resolved));
}

std::vector<SavedFigure> catalogueFigures(Resolved resolved)
{
    resolved.ranges.clear();
    const auto doubts = uncertainInputs(resolved);
    std::vector<SavedFigure> figures;
    for (const Input input : keptInputs) {
        if (!subject(resolved, input).isEmpty())
            figures.push_back(figureOf(resolved, doubts, input));
    }
    std::sort(figures.begin(), figures.end(),
              [](const SavedFigure& a, const SavedFigure& b) { return a.input < b.input; });
    return figures;
}

SavedResult savedResult(const Outcome& outcome, const catalog::Catalog& catalog)
{
    SavedResult saved;
    const engine::Estimate& estimate = outcome.estimate;
    saved.edition = catalog.editionName(outcome.resolved.selection.edition);
    saved.program = QCoreApplication::applicationVersion();
    saved.energyKwh = estimate.energy.value();
    saved.operationalKg = estimate.operational.value();
    if (estimate.embodied)
        saved.embodiedKg = estimate.embodied->value();
    saved.totalKg = estimate.total.value();
    if (estimate.interval) {
        saved.lowKg = estimate.interval->low.value();
        saved.highKg = estimate.interval->high.value();
    }
    saved.figures = catalogueFigures(outcome.resolved);
    if (outcome.resolved.intensity && saved.find(Input::Intensity))
        saved.intensity = *outcome.resolved.intensity;
    return saved;
}

} // namespace gramme::study
