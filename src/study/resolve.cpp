// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/plan.h"
#include "study/resolver.h"
#include "study/uncertain.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

} // namespace

Resolver::Resolver(const Scenario& scenario, const Selection& selection, Audience audience)
    : m_in(scenario)
    , m_at(selection)
    , m_audience(audience)
{
    m_out.selection = selection;
    m_out.workload.method = scenario.method;
    m_out.rounding = scenario.rounding;
}

Result<Resolved> Resolver::run()
{
    for (const auto step :
         {&Resolver::checkMethod, &Resolver::setAccelerators, &Resolver::setTime,
          &Resolver::setCpu, &Resolver::setMemory, &Resolver::checkAnything, &Resolver::setPlace,
          &Resolver::setOffset, &Resolver::setEmbodied, &Resolver::checkRanges}) {
        if (auto problem = (this->*step)())
            return *std::move(problem);
    }
    noteZeros();
    noteWarnings();
    return std::move(m_out);
}

double Resolver::take(Input input, const std::optional<double>& typed, double value, Origin otherwise)
{
    mark(input, typed ? Origin::Given : otherwise);
    return typed.value_or(value);
}

std::optional<Problem> Resolver::refuse(std::span<const Input> inputs) const
{
    for (const Input input : inputs) {
        if (isGiven(m_in, input))
            return notOfMethod(input);
    }
    return {};
}

Problem Resolver::notOfMethod(Input input) const
{
    return bad(input, tr("%1 is not part of the method %2; leave it out or choose the method "
                         "full.")
                          .arg(name(input), methodWord(m_in.method)));
}

std::optional<Problem> Resolver::checkMethod()
{
    if (m_in.rounding == Rounding::Site && !isLacoste())
        return bad(Input::Rounding,
                   tr("%1 site replays the page of Lacoste et al. 2019 and needs the method "
                      "lacoste2019, not %2.")
                       .arg(name(Input::Rounding), methodWord(m_in.method)));
    if (m_in.embodied.value_or(false) && m_in.method != engine::Method::Full &&
        m_audience.counterpart == Counterpart::Refuse)
        return notOfMethod(Input::Embodied);
    m_out.wantsInterval =
        m_in.interval.value_or(m_audience.interval && m_in.method == engine::Method::Full);
    m_out.ranges = m_in.ranges;
    m_out.workloadKind = m_in.workload;
    return m_audience.counterpart == Counterpart::Refuse ? checkForeignInputs() : Step();
}

/// What a method of others does not know is refused rather than ignored.
std::optional<Problem> Resolver::checkForeignInputs() const
{
    constexpr std::array embodied{Input::EmbodiedDeviceKg, Input::EmbodiedHostKg,
                                  Input::LifetimeYears, Input::LifetimeUse};
    constexpr std::array page{
        Input::Utilisation, Input::HostW,          Input::Cpu,          Input::CpuTdpW,
        Input::CpuWPerCore, Input::CpuCores,       Input::CpuUtilisation, Input::MemoryGb,
        Input::MemoryWPerGb, Input::Pue,           Input::Scale,        Input::Workload,
        Input::Trials,      Input::TrialHours,     Input::FailedShare};
    if (m_in.method == engine::Method::Full)
        return {};
    if (isLacoste()) {
        if (auto problem = refuse(page))
            return problem;
        if (m_in.basis != BasisChoice::Primary)
            return notOfMethod(Input::Basis);
    } else if (auto problem = refuse(std::array{Input::HostW})) {
        return problem;
    }
    return refuse(embodied);
}

std::optional<Problem> Resolver::setTime()
{
    const bool planned = hasPlan(m_in);
    if (planned && m_in.hours)
        return bad(Input::Hours, tr("%1 is given and also follows from the size of the model; keep "
                                    "the one that is meant.")
                                     .arg(name(Input::Hours)));
    if (planned) {
        auto plan = planResult(m_in, m_at, m_out.workload.count, m_audience, m_out.origins);
        if (!plan)
            return plan.error();
        m_out.plan = *plan;
        m_out.workload.hours = plan->hours;
        mark(Input::Hours, Origin::Plan);
    } else if (!m_in.hours) {
        return bad(Input::Hours, tr("%1 is missing: say how long one run takes, for example "
                                    "120 or 3d4h.")
                                     .arg(name(Input::Hours)));
    } else {
        mark(Input::Hours, Origin::Given);
        m_out.workload.hours = engine::Hours(*m_in.hours);
    }
    m_out.workload.runs = take(Input::Runs, m_in.runs, 1.0, Origin::EditionDefault);
    if (!isLacoste())
        m_out.workload.scale = take(Input::Scale, m_in.scale, 1.0, Origin::EditionDefault);
    return setCampaign();
}

/// Trials, the runs that count, and the work that failed or was done twice.
std::optional<Problem> Resolver::setCampaign()
{
    if (m_in.finalRuns && m_in.runs)
        return bad(Input::FinalRuns, tr("%1 and %2 are both given; keep the one that is meant.")
                                         .arg(name(Input::FinalRuns), name(Input::Runs)));
    if (m_in.finalRuns) {
        m_out.workload.runs = *m_in.finalRuns;
        mark(Input::FinalRuns, Origin::Given);
        mark(Input::Runs, Origin::Given);
    }
    if (isLacoste())
        return {};
    if (m_in.trials.value_or(0.0) > 0.0 && !m_in.trialHours)
        return bad(Input::TrialHours, tr("%1 needs %2: how long one trial takes.")
                                          .arg(name(Input::Trials), name(Input::TrialHours)));
    if (m_in.trialHours && !m_in.trials)
        return bad(Input::Trials, tr("%1 needs %2: how many trials there are.")
                                      .arg(name(Input::TrialHours), name(Input::Trials)));
    const double trials = take(Input::Trials, m_in.trials, 0.0, Origin::NotUsed);
    const double hours = take(Input::TrialHours, m_in.trialHours, 0.0, Origin::NotUsed);
    m_out.workload.trials = engine::Hours(trials * hours);
    m_out.workload.repeated =
        engine::Ratio(take(Input::FailedShare, m_in.failedShare, 0.0, Origin::NotUsed));
    return {};
}

std::optional<Problem> Resolver::checkAnything()
{
    if (hasAccelerator() || m_at.cpu || m_in.cpuTdpW || m_in.cpuWPerCore || m_in.memoryGb)
        return {};
    return bad(Input::Hardware, tr("Nothing to estimate: give %1, %2, %3, a CPU or %4.")
                                    .arg(name(Input::Hardware), name(Input::TdpW),
                                         name(Input::Instance), name(Input::MemoryGb)));
}

/// A zero is a value, but one the user should see.
void Resolver::noteZeros()
{
    struct Seen
    {
        Input input;
        std::optional<double> Scenario::*number;
    };
    static const std::vector<Seen> worthSaying = [] { // a million rows pass here
        constexpr std::array harmless{Input::OffsetPct, Input::Scale, Input::Trials,
                                      Input::FailedShare, Input::PricePerKwh};
        std::vector<Seen> found;
        for (const InputSpec& entry : inputSpecs()) {
            const bool isHarmless = entry.group == InputGroup::Serving
                                    || std::find(harmless.begin(), harmless.end(), entry.input)
                                           != harmless.end();
            if (entry.number && entry.low <= 0.0 && !isHarmless)
                found.push_back({entry.input, entry.number});
        }
        return found;
    }();
    for (const Seen& entry : worthSaying) {
        if (m_in.*entry.number == 0.0)
            m_out.zeros.set(static_cast<std::size_t>(entry.input));
    }
}

void Resolver::noteWarnings()
{
    if (m_at.keptDevice)
        warn(Warning::KeptDevice);
    if (m_at.keptRegion)
        warn(Warning::KeptRegion);
    if (m_at.instance && isLacoste())
        warn(Warning::InstanceAcceleratorsOnly);
    if (m_at.region && !m_at.region->isEligible() && !m_at.grid && !m_in.intensity)
        warn(Warning::RegionNotOpen);
    if (m_out.origin(Input::TdpW) == Origin::Device && m_at.powerIsEstimate)
        warn(Warning::PowerIsEstimate);
}

std::optional<Problem> Resolver::checkRanges()
{
    return m_out.ranges.empty() ? Step() : rangeMisfit(m_out, m_audience.naming);
}

Result<Resolved> resolve(const Scenario& scenario, const Selection& selection, Audience audience)
{
    return Resolver(scenario, selection, audience).run();
}

} // namespace gramme::study
