// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/gap.h"

#include "study/gapparts.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

/// With PUE 1 and this intensity, kilograms are kilowatt hours: the engine's interval of the total
/// is then that of the energy.
constexpr double gramsThatMakeKwh = 1000.0;

/// A gap that three digits do not show.
constexpr double visibleShare = 0.005;

/// Runs that are compared with each other; the time goes with the square.
constexpr std::size_t mostCompared = 100;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

Problem problem(const QString& message)
{
    return {Problem::Kind::BadInput, {}, message};
}

std::optional<double> amount(const std::optional<double>& value, const MeasuredRun& run)
{
    if (!value || !std::isfinite(*value) || *value < 0.0)
        return std::nullopt;
    return run.pueIncluded >= 1.0 ? *value / run.pueIncluded : *value;
}

/// Both, or neither: a part that is missing is not zero.
std::optional<double> sum(const std::optional<double>& a, const std::optional<double>& b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

bool hasAmount(const MeasuredRun& run)
{
    return energyOf(run, run.coverage).has_value();
}

/// The largest part of the machine whose energy all of them state.
std::optional<Coverage> commonCoverage(const QList<MeasuredRun>& runs)
{
    constexpr std::array all{Coverage::Machine, Coverage::Accelerators, Coverage::Processors};
    for (const Coverage coverage : all) {
        const bool isStated = std::all_of(runs.begin(), runs.end(), [coverage](const auto& run) {
            return energyOf(run, coverage).has_value();
        });
        if (isStated)
            return coverage;
    }
    return std::nullopt;
}

std::optional<double> sumOfHours(const QList<MeasuredRun>& runs)
{
    double hours = 0.0;
    for (const MeasuredRun& run : runs) {
        if (!run.hours || !(*run.hours > 0.0))
            return std::nullopt;
        hours += *run.hours;
    }
    return hours;
}

/// When a run began and ended, in seconds.
struct Span
{
    QString tool;
    double begin = 0.0;
    double end = 0.0;
};

/// Whether two tools recorded at the same time, as far as they state it.
bool overlap(const QList<MeasuredRun>& runs)
{
    constexpr double secondsPerHour = 3600.0;
    std::vector<Span> spans;
    for (const MeasuredRun& run : runs) {
        const QDateTime start = QDateTime::fromString(run.start, Qt::ISODate);
        if (!start.isValid() || !run.hours || spans.size() >= mostCompared)
            continue;
        const auto begin = double(start.toSecsSinceEpoch());
        const Span span{run.tool, begin, begin + *run.hours * secondsPerHour};
        const bool meets = std::any_of(spans.begin(), spans.end(), [&span](const Span& other) {
            return other.tool != span.tool && other.begin < span.end && span.begin < other.end;
        });
        if (meets)
            return true;
        spans.push_back(span);
    }
    return false;
}

/// Several runs stand for as many of the plan's where their hours are nearer to those than to the
/// hours of the whole plan.
std::optional<int> runsOfPlan(const engine::Workload& plan, int runs,
                              const std::optional<double>& measured)
{
    engine::Workload some = plan;
    some.runs = runs;
    some.trials = {};
    some.repeated = {};
    const double ofSome = engine::totalTime(some).value();
    const double ofAll = engine::totalTime(plan).value();
    if (!measured || ofSome <= 0.0 || ofSome >= ofAll)
        return std::nullopt;
    const bool isNearer =
        std::fabs(std::log(*measured / ofSome)) < std::fabs(std::log(*measured / ofAll));
    return isNearer ? std::optional(runs) : std::nullopt;
}

PlannedEnergy plannedEnergy(const Resolved& plan, const engine::Workload& part, Coverage coverage)
{
    PlannedEnergy planned;
    planned.coverage = coverage;
    planned.hours = engine::totalTime(part).value();
    planned.kwh = engine::estimate(part).itEnergy.value();
    if (!plan.wantsInterval)
        return planned;
    engine::Spreads all = spreads(plan);
    const auto pin = [&all](engine::Factor factor, double value) {
        at(all, factor) = {value, value, value};
    };
    pin(engine::Factor::Pue, 1.0);
    pin(engine::Factor::Intensity, gramsThatMakeKwh);
    if (coverage == Coverage::Accelerators)
        pin(engine::Factor::HostPower, 0.0);
    const engine::Interval interval = engine::uncertainty(part, all).interval;
    planned.interval =
        engine::Spread{interval.low.value(), planned.kwh, interval.high.value()};
    return planned;
}

QString nothingPlanned(Coverage coverage)
{
    switch (coverage) {
    case Coverage::Accelerators:
        return tr("The plan has no accelerators that use energy, and what was measured is that of "
                  "accelerators; hold the runs against a plan that has some.");
    case Coverage::Processors:
        return tr("What was measured is the energy of CPUs and memory, and the plan does not count "
                  "them apart; choose the CPU and the memory under Refine.");
    case Coverage::Machine:
        break;
    }
    return tr("The plan uses no energy, so that nothing can be held against it; give its hours and "
              "the power of its hardware.");
}

MeasuredEmissions emissions(const Gap& gap, const engine::Workload& plan,
                            const QList<MeasuredRun>& runs)
{
    MeasuredEmissions found;
    const auto kilograms = [](double kwh, double grams) { return kwh * grams / 1000.0; };
    found.intensityPlan = plan.intensity.value();
    found.plannedKg = kilograms(gap.planned.kwh * plan.pue.value(), found.intensityPlan);
    found.isPueOfTool = true;
    double withPue = 0.0;
    std::optional<double> own = 0.0;
    for (const MeasuredRun& run : runs) {
        const bool hasPue = run.pueIncluded > 1.0;
        const double kwh = *energyOf(run, gap.planned.coverage)
                           * (hasPue ? run.pueIncluded : plan.pue.value());
        found.isPueOfTool = found.isPueOfTool && hasPue;
        withPue += kwh;
        if (own && run.intensityGPerKwh && *run.intensityGPerKwh >= 0.0)
            own = *own + kilograms(kwh, *run.intensityGPerKwh);
        else
            own.reset();
    }
    found.planKg = kilograms(withPue, found.intensityPlan);
    found.ownKg = own;
    found.pue = gap.measuredKwh > 0.0 ? withPue / gap.measuredKwh : plan.pue.value();
    if (own && withPue > 0.0)
        found.intensityOwn = *own / withPue * 1000.0;
    return found;
}

} // namespace

engine::Workload measuredPart(const Resolved& plan, Coverage coverage, std::optional<int> runs)
{
    engine::Workload part = plan.workload;
    part.pue = engine::Ratio(1.0);
    part.intensity = engine::GramsPerKilowattHour(gramsThatMakeKwh);
    part.countsEmbodied = false;
    // A CPU may stand where accelerators do.
    const catalog::Device* device = plan.selection.device;
    const bool isOfCpus = device && device->kind == catalog::DeviceKind::Cpu;
    if (coverage == (isOfCpus ? Coverage::Accelerators : Coverage::Processors))
        part.count = 0.0;
    if (coverage == Coverage::Accelerators) {
        part.host = {};
        part.cpuCores = 0.0;
        part.memory = {};
    }
    if (runs) {
        part.runs = *runs;
        part.trials = {};
        part.repeated = {};
    }
    return part;
}

bool isVisible(double ratio)
{
    return std::fabs(ratio - 1.0) >= visibleShare;
}

std::optional<double> energyOf(const MeasuredRun& run, Coverage coverage)
{
    if (run.coverage == coverage)
        return amount(run.energyKwh, run);
    if (run.coverage != Coverage::Machine)
        return std::nullopt;
    if (coverage == Coverage::Accelerators)
        return amount(run.acceleratorsKwh, run);
    return sum(amount(run.cpuKwh, run), amount(run.memoryKwh, run));
}

std::optional<bool> Gap::isInside() const
{
    if (!planned.interval)
        return std::nullopt;
    return planned.interval->low <= measuredKwh && measuredKwh <= planned.interval->high;
}

bool Gap::isClosed() const
{
    return factualKwh > 0.0 && !isVisible(measuredKwh / factualKwh);
}

Result<Gap> gap(const Resolved& plan, const QList<MeasuredRun>& runs)
{
    QList<MeasuredRun> used = runs;
    used.removeIf([](const MeasuredRun& run) { return !hasAmount(run); });
    if (used.isEmpty())
        return problem(runs.isEmpty()
                           ? tr("No measured run is held against this plan.")
                           : tr("None of the runs states how much energy it used, so that there is "
                                "nothing to hold against the plan."));
    const auto coverage = commonCoverage(used);
    if (!coverage)
        return problem(tr("The runs measured different parts of the machine, so that they do not "
                          "add up; hold each kind against a scenario of its own."));
    Gap found;
    found.runs = int(used.size());
    found.withoutEnergy = int(runs.size() - used.size());
    found.measuredHours = sumOfHours(used);
    for (const MeasuredRun& run : used) {
        found.measuredKwh += *energyOf(run, *coverage);
        found.estimated += run.quality == Quality::Estimated ? 1 : 0;
    }
    found.overlaps = overlap(used);
    const auto ofPlan = runsOfPlan(plan.workload, found.runs, found.measuredHours);
    const engine::Workload part = measuredPart(plan, *coverage, ofPlan);
    found.planned = plannedEnergy(plan, part, *coverage);
    found.planned.runs = ofPlan;
    if (!(found.planned.kwh > 0.0))
        return problem(nothingPlanned(*coverage));
    found.ratio = found.measuredKwh / found.planned.kwh;
    explain(found, plan, part, used);
    found.emissions = emissions(found, plan.workload, used);
    return found;
}

} // namespace gramme::study
