// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/uncertain.h"

#include "study/format.h"
#include "study/ranges.h"
#include "study/study.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using engine::Factor;
using engine::Spread;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// A published MFU is often that of a step. Over all the hours of the run PaLM reached 0.30 and not
/// 0.457 (6 x 540.35e9 x 780e9 / (8,404,992 h x 3600 x 275e12)), which is two thirds.
constexpr double wholeRunShare = 0.66;

Spread certainly(double value)
{
    return {value, value, value};
}

Spread scaled(const Spread& factor, double value)
{
    return {factor.low * value, value, factor.high * value};
}

/// The factor is one on what PUE adds.
Spread overheadScaled(const Spread& factor, double pue)
{
    const double overhead = pue - 1.0;
    return {1.0 + factor.low * overhead, pue, 1.0 + factor.high * overhead};
}

/// A spread that was made around another best value keeps its ends where they still hold it.
Spread around(const Spread& known, double best)
{
    return {std::min(known.low, best), best, std::max(known.high, best)};
}

struct Ranged
{
    Spread spread;
    RangeOrigin origin = RangeOrigin::Certain;
};

Spread defaultRange(const catalog::Catalog& catalog, QStringView quantity, QStringView kind,
                    QStringView workload = u"any")
{
    const auto found = catalog.defaultFor(quantity, kind, workload);
    return {found.low, found.value, found.high};
}

/// "gpu"; "any" without a device.
QString kindOf(const Selection& at)
{
    return at.device ? catalog::nameOf(at.device->kind) : u"any"_s;
}

/// The range of one input as the catalogue and the defaults have it; the user's own comes after.
class RangeFinder
{
public:
    explicit RangeFinder(const Resolved& resolved)
        : m_resolved(resolved)
        , m_at(resolved.selection)
    {}

    Ranged find(Input input) const
    {
        const double value = usedValue(m_resolved, input);
        const Origin origin = m_resolved.origin(input);
        if (origin == Origin::Given || origin == Origin::NotUsed ||
            origin == Origin::MethodConstant || origin == Origin::WholeMachine)
            return {certainly(value)};
        if (m_resolved.isSaved(input)) {
            const SavedFigure& saved = *m_resolved.saved->find(input);
            return {{saved.low, value, saved.high}, RangeOrigin::Saved};
        }
        return found(input, value, origin);
    }

private:
    Ranged found(Input input, double value, Origin origin) const
    {
        const auto usual = [&](QStringView quantity, QStringView kind) {
            return Ranged{around(defaultRange(*m_at.catalog, quantity, kind), value), RangeOrigin::Default};
        };
        switch (input) {
        case Input::TdpW:
            return {scaled(power(), value), RangeOrigin::Confidence};
        case Input::Utilisation:
            return {around(utilisationRange(m_resolved), value), RangeOrigin::Default};
        case Input::HostW:
            return {around(host(), value), RangeOrigin::Default};
        case Input::CpuUtilisation:
            return usual(u"cpu_utilisation", u"cpu");
        case Input::MemoryWPerGb:
            return usual(u"memory_w_per_gb", u"any");
        case Input::LifetimeYears:
            return usual(u"lifetime_years", u"any");
        case Input::LifetimeUse:
            return usual(u"lifetime_use", u"any");
        case Input::Mfu:
            if (origin == Origin::Preset)
                return {{wholeRunShare * value, value, value}, RangeOrigin::Published};
            return {around(mfu(), value), RangeOrigin::Family};
        case Input::Pue:
            return {pueSpread(placeFactors(*m_at.catalog), value, origin), RangeOrigin::Default};
        case Input::Intensity:
            return intensity(value);
        case Input::EmbodiedDeviceKg:
        case Input::EmbodiedHostKg:
            return {embodied(input, value), RangeOrigin::Sources};
        default:
            return {certainly(value)};
        }
    }

    Spread power() const
    {
        return defaultRange(*m_at.catalog, u"device_power", confidenceOf(*m_at.device));
    }

    Spread host() const
    {
        if (m_at.hostW > 0.0)
            return defaultRange(*m_at.catalog, u"host_w", kindOf(m_at));
        return scaled(defaultRange(*m_at.catalog, u"host_share", kindOf(m_at)),
                      m_resolved.workload.tdp.value());
    }

    Spread mfu() const
    {
        const catalog::Mfu family = m_at.catalog->mfuFor(*m_at.device);
        return {family.low, family.best, family.high};
    }

    Spread embodied(Input input, double value) const
    {
        const catalog::Device* machine = m_at.device ? m_at.device : m_at.cpu;
        if (!machine)
            return certainly(value);
        const catalog::EmbodiedOf made = m_at.catalog->embodiedOf(*machine);
        const auto& part = input == Input::EmbodiedDeviceKg ? made.device : made.host;
        return part ? Spread{part->low, part->best, part->high} : certainly(value);
    }

    Ranged intensity(double value) const
    {
        if (!m_resolved.intensity) // a fuel mix: the factors are those of technologies
            return {scaled(defaultRange(*m_at.catalog, u"intensity", u"any"), value), RangeOrigin::Default};
        return {intensitySpread(placeFactors(*m_at.catalog), *m_resolved.intensity),
                m_resolved.intensity->lowGPerKwh ? RangeOrigin::Years : RangeOrigin::Default};
    }

    const Resolved& m_resolved;
    const Selection& m_at;
};

bool isUsed(const Resolved& resolved, Input input)
{
    const engine::Workload& in = resolved.workload;
    switch (input) {
    case Input::MemoryWPerGb:
        return in.memory.value() > 0.0;
    case Input::CpuUtilisation:
        return in.cpuCores > 0.0;
    case Input::EmbodiedDeviceKg:
    case Input::EmbodiedHostKg:
    case Input::LifetimeYears:
    case Input::LifetimeUse:
        return in.countsEmbodied && resolved.origin(input) != Origin::NotUsed;
    case Input::Intensity:
    case Input::Hours:
        return true;
    case Input::Pue:
        return resolved.origin(input) != Origin::NotUsed;
    default:
        return in.count > 0.0 && resolved.origin(input) != Origin::NotUsed;
    }
}

catalog::Citation rangeCitation(const Resolved& resolved, Input input, RangeOrigin origin)
{
    const Selection& at = resolved.selection;
    const auto of = [&at](QStringView quantity, const QString& kind) {
        return at.catalog->defaultFor(quantity, kind).citation;
    };
    if (origin == RangeOrigin::Confidence)
        return of(u"device_power", confidenceOf(*at.device));
    if (origin == RangeOrigin::Default && input == Input::Pue) {
        const Origin from = resolved.origin(input);
        return of(u"pue_overhead", from == Origin::Region     ? u"region"_s
                                   : from == Origin::Provider ? u"provider"_s
                                                              : u"fallback"_s);
    }
    if (origin == RangeOrigin::Default && input == Input::Intensity)
        return of(u"intensity", u"any"_s);
    return origin == RangeOrigin::Certain || origin == RangeOrigin::Pinned ||
                   origin == RangeOrigin::Widened
               ? catalog::Citation()
               : citation(resolved, input);
}

/// What the method or the device fixes is nobody's to range over: a range given for another method
/// rests until that method is chosen again.
bool isFixed(Origin origin)
{
    return origin == Origin::MethodConstant || origin == Origin::WholeMachine;
}

/// The user's own range, where one is given.
void applyOwn(UncertainInput& input, const std::vector<InputRange>& ranges)
{
    const InputRange* own = findRange(ranges, input.input);
    if (!own)
        return;
    if (own->isPinned()) {
        input.spread = certainly(input.spread.best);
        input.origin = RangeOrigin::Pinned;
    } else {
        input.spread = {own->low, input.spread.best, own->high};
        input.origin = RangeOrigin::Widened;
    }
}

/// MFU is in the denominator: a low one takes long.
Spread timeSpread(const Spread& mfu, engine::Hours hours)
{
    const double work = hours.value() * mfu.best;
    return {work / mfu.high, hours.value(), work / mfu.low};
}

std::vector<UncertainInput> ranged(const Resolved& resolved, bool withCitations)
{
    std::vector<UncertainInput> inputs;
    const RangeFinder finder(resolved);
    for (std::size_t i = 0; i < engine::factorCount; ++i) {
        const auto factor = static_cast<Factor>(i);
        const Input input =
            factor == Factor::Time && resolved.plan ? Input::Mfu : factorInputs()[i];
        if (!isUsed(resolved, input))
            continue;
        const Ranged found = finder.find(input);
        UncertainInput entry{input, factor, found.spread, found.origin, {}};
        if (!isFixed(resolved.origin(input)))
            applyOwn(entry, resolved.ranges);
        if (withCitations)
            entry.citation = rangeCitation(resolved, input, entry.origin);
        inputs.push_back(std::move(entry));
    }
    return inputs;
}

} // namespace

QString confidenceOf(const catalog::Device& device)
{
    const QString& confidence = device.citation.confidence;
    return confidence.isEmpty() ? u"database"_s : confidence;
}

engine::Spread utilisationRange(const Resolved& resolved)
{
    const QString workload = resolved.workloadKind.isEmpty() ? u"any"_s : resolved.workloadKind;
    return defaultRange(*resolved.selection.catalog, u"utilisation", kindOf(resolved.selection),
                        workload);
}

std::vector<UncertainInput> uncertainInputs(const Resolved& resolved)
{
    return ranged(resolved, true);
}

engine::Spreads spreads(const Resolved& resolved)
{
    engine::Spreads all = engine::certain(resolved.workload);
    for (const UncertainInput& entry : ranged(resolved, false)) {
        at(all, entry.factor) = entry.input == Input::Mfu
                                    ? timeSpread(entry.spread, resolved.workload.hours)
                                    : entry.spread;
    }
    return all;
}

PlaceFactors placeFactors(const catalog::Catalog& catalog)
{
    return {defaultRange(catalog, u"pue_overhead", u"region"),
            defaultRange(catalog, u"pue_overhead", u"provider"),
            defaultRange(catalog, u"pue_overhead", u"fallback"),
            defaultRange(catalog, u"intensity", u"any")};
}

engine::Spread pueSpread(const PlaceFactors& factors, double pue, Origin origin)
{
    switch (origin) {
    case Origin::Region:
        return overheadScaled(factors.pueOfRegion, pue);
    case Origin::Provider:
        return overheadScaled(factors.pueOfProvider, pue);
    case Origin::Fallback:
        return overheadScaled(factors.pueOfFallback, pue);
    default:
        return certainly(pue);
    }
}

engine::Spread intensitySpread(const PlaceFactors& factors, const catalog::Intensity& intensity)
{
    const double value = intensity.gPerKwh;
    if (!intensity.lowGPerKwh || !intensity.highGPerKwh)
        return scaled(factors.intensity, value);
    return around({*intensity.lowGPerKwh, value, *intensity.highGPerKwh}, value);
}

std::optional<Problem> rangeMisfit(const Resolved& resolved, Naming naming)
{
    for (const UncertainInput& entry : ranged(resolved, false)) {
        const InputRange* own = findRange(resolved.ranges, entry.input);
        const double best = usedValue(resolved, entry.input);
        if (!own || own->isPinned() || isFixed(resolved.origin(entry.input)) ||
            (own->low <= best && best <= own->high))
            continue;
        const QString low = format::machine(own->low);
        const QString high = format::machine(own->high);
        return Problem{Problem::Kind::BadInput, QString::fromLatin1(spec(Input::Ranges).key),
                       tr("The range of %1, %2 to %3, does not hold the value in use, %4; widen "
                          "the range or give another value.")
                           .arg(inputName(entry.input, naming), low, high, format::machine(best))};
    }
    return std::nullopt;
}

std::vector<Cause> causes(const Outcome& outcome)
{
    std::vector<Cause> found;
    for (const UncertainInput& entry : ranged(outcome.resolved, false)) {
        const double share = outcome.shares[static_cast<std::size_t>(entry.factor)];
        if (share > 0.0)
            found.push_back({entry.input, share});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Cause& a, const Cause& b) { return a.share > b.share; });
    return found;
}

} // namespace gramme::study
