// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/statementterms.h"

#include "exchange/escape.h"
#include "exchange/statementvalues.h"
#include "study/format.h"
#include "study/uncertain.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

namespace format = study::format;
using study::Input;
using study::Origin;

QString exact(const StatementView& view, double value)
{
    return format::exact(value, view.locale);
}

QVariantMap from(const StatementView& view, Input input)
{
    return fromData(view.outcome.resolved, view.bibliography, input);
}

QString percent(const StatementView& view, double share)
{
    return exact(view, share * 100.0) + u" %"_s;
}

/// A value in the unit of its input, shares as a percentage.
QString inUnit(const StatementView& view, Input input, double value)
{
    const study::InputSpec& spec = study::spec(input);
    if (spec.kind == study::InputKind::Share)
        return percent(view, value);
    const bool isBare = input == Input::LifetimeYears || !*spec.unit; // years: the template's word
    return exact(view, value) + (isBare ? QString() : u' ' + QString::fromLatin1(spec.unit));
}

QVariant trialsData(const StatementView& view)
{
    const double trials = view.scenario.trials.value_or(0.0);
    if (view.outcome.resolved.origin(Input::Trials) != Origin::Given || trials <= 0.0)
        return false;
    return QVariantMap{{u"count"_s, exact(view, trials)},
                       {u"one"_s, trials == 1.0},
                       {u"hours"_s, exact(view, view.scenario.trialHours.value_or(0.0))}};
}

/// One thing the interval rests on: which it is, how much of the spread it causes, and what the
/// user said of it.
QVariantMap causeData(const StatementView& view, const study::UncertainInput& input, double share)
{
    QVariantMap data;
    for (const Input each : study::factorInputs())
        data.insert(u"range_"_s + QString::fromLatin1(study::spec(each).key), each == input.input);
    data.insert(u"range_mfu"_s, input.input == Input::Mfu);
    data.insert(u"share"_s, format::percent(share, view.locale));
    data.insert(u"pinned"_s, input.origin == study::RangeOrigin::Pinned);
    QVariant own = false;
    if (input.origin == study::RangeOrigin::Widened)
        own = QVariantMap{{u"low"_s, inUnit(view, input.input, input.spread.low)},
                          {u"high"_s, inUnit(view, input.input, input.spread.high)},
                          {u"years"_s, input.input == Input::LifetimeYears}};
    data.insert(u"own"_s, own);
    return data;
}

/// Largest share first; without those that neither matter nor were chosen by the user.
QVariantList causesData(const StatementView& view, std::vector<study::UncertainInput> inputs)
{
    constexpr double least = 0.005;
    const auto share = [&view](const study::UncertainInput& input) {
        return view.outcome.shares[static_cast<std::size_t>(input.factor)];
    };
    std::stable_sort(inputs.begin(), inputs.end(),
                     [&](const auto& a, const auto& b) { return share(a) > share(b); });
    QVariantList causes;
    if (inputs.empty() || share(inputs.front()) <= 0.0)
        return causes;
    for (const study::UncertainInput& input : inputs) {
        const bool isOwn = input.origin == study::RangeOrigin::Pinned ||
                           input.origin == study::RangeOrigin::Widened;
        if (share(input) >= least || isOwn)
            causes << causeData(view, input, share(input));
    }
    return enumerated(causes);
}

QVariantList rangeNotes(const StatementView& view, const std::vector<study::UncertainInput>& inputs)
{
    QVariantList notes;
    for (const study::UncertainInput& input : inputs) {
        if (input.origin == study::RangeOrigin::Certain)
            continue;
        const bool isYears = input.input == Input::LifetimeYears;
        const QString unit =
            isYears ? u"years"_s : QString::fromLatin1(study::spec(input.input).unit);
        const QString name = study::inputName(input.input, study::Naming::Label) +
                             (unit.isEmpty() ? QString() : u" ("_s + unit + u')');
        notes << QVariantMap{
            {u"text"_s, singleLine(name + u": "_s +
                                   study::rangeReason(view.outcome.resolved, input, view.locale))}};
    }
    return notes;
}

/// Where the size of the task is from: the authors, or a published run.
void addSize(const StatementView& view, const study::PlanResult& plan, QVariantMap& data)
{
    const study::Resolved& resolved = view.outcome.resolved;
    const catalog::Preset* preset = resolved.selection.preset;
    const bool bySize = plan.activeParams > 0.0;
    data.insert(u"by_size"_s, bySize);
    data.insert(u"factor"_s, plan.recomputes ? u"8"_s : u"6"_s);
    data.insert(u"recomputes"_s, plan.recomputes);
    data.insert(u"params"_s, format::magnitude(plan.activeParams, view.locale));
    data.insert(u"active"_s, view.scenario.activeParams.has_value() ||
                                 (preset && preset->activeParams.has_value()));
    data.insert(u"tokens"_s, format::magnitude(plan.tokens, view.locale));
    data.insert(u"flops"_s, format::significant(plan.flops.value(), view.locale));
    data.insert(u"size_from"_s, from(view, bySize ? Input::Tokens : Input::Flops));
    data.insert(u"preset"_s, preset ? singleLine(preset->name) : QString());
}

} // namespace

QVariantMap timeData(const StatementView& view)
{
    const engine::Workload& in = view.outcome.resolved.workload;
    const bool planned = view.outcome.resolved.plan.has_value();
    const QVariant trials = trialsData(view);
    const bool isRepeated = in.repeated.value() > 0.0;
    // Without the scale, which stands apart and multiplies everything.
    const double hours =
        (in.hours.value() * in.runs + in.trials.value()) * (1.0 + in.repeated.value());
    const double deviceHours = in.count * hours;
    const auto number = [&](double value) {
        return planned ? format::significant(value, view.locale) : exact(view, value);
    };
    return {{u"hours"_s, number(in.hours.value())},
            {u"runs"_s, in.runs == 1.0 ? QString() : exact(view, in.runs)},
            {u"trials"_s, trials},
            {u"repeated"_s, isRepeated ? percent(view, in.repeated.value()) : QString()},
            {u"in_all"_s, in.runs != 1.0 || trials.typeId() != QMetaType::Bool || isRepeated},
            {u"scale"_s, in.scale == 1.0 ? QString() : exact(view, in.scale)},
            {u"device_hours"_s, in.count > 0.0 ? number(deviceHours) : QString()},
            {u"plan"_s, planData(view)}};
}

QVariant planData(const StatementView& view)
{
    const auto& plan = view.outcome.resolved.plan;
    if (!plan)
        return false;
    QVariantMap data;
    addSize(view, *plan, data);
    data.insert(u"peak"_s, exact(view, plan->peakTflops));
    data.insert(u"precision"_s, plan->precision ? catalog::nameOf(*plan->precision) : QString());
    data.insert(u"peak_from"_s, from(view, Input::PeakTflops));
    QVariantMap mfu = from(view, Input::Mfu);
    mfu.insert(u"percent"_s, percent(view, plan->mfu.value()));
    mfu.insert(u"of_preset"_s, view.outcome.resolved.origin(Input::Mfu) == Origin::Preset);
    data.insert(u"mfu"_s, mfu);
    return data;
}

QVariant embodiedData(const StatementView& view)
{
    const study::Resolved& resolved = view.outcome.resolved;
    if (!view.outcome.estimate.embodied)
        return false;
    const engine::Manufacture& made = resolved.workload.manufacture;
    const auto part = [&](Input input, engine::Kilograms mass) -> QVariant {
        if (resolved.origin(input) == Origin::NotUsed)
            return false;
        QVariantMap data = from(view, input);
        data.insert(u"mass"_s, exact(view, mass.value()) + u" kg"_s);
        return data;
    };
    const study::Selection& at = resolved.selection;
    const bool whole = at.device && at.device->isWholeMachine();
    const bool accelerators = resolved.workload.count > 0.0 && !whole;
    const QVariant device = part(Input::EmbodiedDeviceKg, made.device);
    const QVariant host = part(Input::EmbodiedHostKg, made.host);
    QVariantMap lifetime = from(view, Input::LifetimeYears);
    lifetime.insert(u"years"_s, exact(view, made.lifetime.value()));
    lifetime.insert(u"one"_s, made.lifetime.value() == 1.0);
    QVariantMap use = from(view, Input::LifetimeUse);
    use.insert(u"percent"_s, percent(view, made.lifetimeUse.value()));
    return QVariantMap{
        {u"value"_s, format::mass(*view.outcome.estimate.embodied, view.locale)},
        {u"units"_s, made.units == 1.0 ? QString() : exact(view, made.units)},
        {u"device"_s, device},
        {u"host"_s, host},
        {u"both"_s, device.typeId() != QMetaType::Bool && host.typeId() != QMetaType::Bool},
        {u"of_accelerators"_s, accelerators},
        {u"of_machines"_s, whole},
        {u"of_processors"_s, !accelerators && !whole},
        {u"lifetime"_s, lifetime},
        {u"use"_s, use}};
}

QVariant intervalData(const StatementView& view)
{
    const auto& interval = view.outcome.estimate.interval;
    if (!interval)
        return false;
    const auto inputs = study::uncertainInputs(view.outcome.resolved);
    const QVariantList causes = causesData(view, inputs);
    const QVariantList notes = rangeNotes(view, inputs);
    return QVariantMap{{u"level"_s, format::percent(interval->level.value(), view.locale)},
                       {u"range"_s, format::massRange(interval->low, interval->high, view.locale)},
                       {u"low"_s, format::mass(interval->low, view.locale)},
                       {u"high"_s, format::mass(interval->high, view.locale)},
                       {u"has_causes"_s, !causes.isEmpty()},
                       {u"causes"_s, causes},
                       {u"has_notes"_s, !notes.isEmpty()},
                       {u"notes"_s, notes}};
}

QVariant basisData(const StatementView& view)
{
    const study::Resolved& resolved = view.outcome.resolved;
    const catalog::Region* region = resolved.selection.grid ? nullptr : resolved.selection.region;
    const double used = resolved.workload.intensity.value();
    if (view.scenario.basis == study::BasisChoice::Primary ||
        (!resolved.mixGrid && used == resolved.primaryIntensity) ||
        resolved.origin(Input::Intensity) == Origin::Given)
        return false;
    const catalog::Grid* other = nullptr; // a zone that overlaps, where the place's own has none
    const catalog::Grid* alternative = region ? region->alternativeGrid : nullptr;
    if (alternative && (resolved.mixGrid == alternative ||
                        (alternative->lifecycle && resolved.intensity == &*alternative->lifecycle)))
        other = alternative;
    const Reference* shares =
        resolved.mixGrid ? view.bibliography.find(resolved.mixGrid->intensity.citation) : nullptr;
    return QVariantMap{
        {u"primary"_s, exact(view, resolved.primaryIntensity)},
        {u"zone"_s, other ? singleLine(other->name) : QString()},
        {u"zone_id"_s, other ? singleLine(other->id) : QString()},
        {u"factors"_s, resolved.mixGrid ? singleLine(resolved.selection.factors->name) : QString()},
        {u"shares_cite"_s, shares ? shares->key : QString()},
        {u"shares_ref"_s, shares ? QString::number(shares->number) : QString()}};
}

} // namespace gramme::exchange
