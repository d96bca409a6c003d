// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/format.h"
#include "study/saved.h"

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString defaultSubject(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    const QString kind = at.device ? catalog::nameOf(at.device->kind) : u"any"_s;
    switch (input) {
    case Input::Utilisation:
        return u"default/%1/%2"_s.arg(
            kind, resolved.workloadKind.isEmpty() ? u"any"_s : resolved.workloadKind);
    case Input::HostW: // a share of the rated power
        return u"default/%1/%2 W"_s.arg(kind, format::machine(resolved.workload.tdp.value()));
    case Input::Mfu:
        return at.device ? u"default/"_s + at.device->id : QString();
    default:
        return u"default"_s;
    }
}

/// The page's own tables use the same names for other figures.
QString ofEdition(catalog::Edition edition, const QString& what)
{
    return edition == catalog::Edition::Lacoste ? u"lacoste/"_s + what : what;
}

QString regionSubject(const catalog::Region& region)
{
    return ofEdition(region.edition, u"region/%1/%2"_s.arg(region.providerId, region.id));
}

/// A place has several intensities; the choice of basis decides, found or not.
QString intensitySubject(const Resolved& resolved, const QString& place)
{
    if (resolved.origin(Input::Basis) != Origin::Given)
        return place;
    const catalog::FactorSet* factors = resolved.selection.factors;
    return place + (factors ? u"/mix/"_s + factors->id : u"/lifecycle"_s);
}

/// Of what the user chose, whoever of them has the figure: a region may have none of its own today
/// and one in the next edition.
QString pueSubject(const Selection& at)
{
    if (at.region)
        return regionSubject(*at.region);
    return at.provider ? u"provider/"_s + at.provider->id : u"provider/onprem-average"_s;
}

QString deviceSubject(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    const catalog::Device* device = at.device ? at.device : at.cpu;
    if (!device)
        return {};
    const QString subject = ofEdition(device->edition, u"device/"_s + device->id);
    const bool isOfFormat = input == Input::PeakTflops && resolved.plan && resolved.plan->precision
                            && resolved.origin(Input::Precision) == Origin::Given;
    return isOfFormat ? subject + u'/' + catalog::nameOf(*resolved.plan->precision) : subject;
}

/// What making the hardware emits is asked for, but the catalogue has no figure of it.
bool isUnknownMaking(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    const bool isUnknown = (input == Input::EmbodiedDeviceKg && !at.embodiedDeviceKg)
                           || (input == Input::EmbodiedHostKg && !at.embodiedHostKg);
    return isUnknown && resolved.wantsEmbodied && resolved.origin(input) == Origin::NotUsed;
}

/// Cores and memory are those of all the instances together.
QString instanceSubject(const Resolved& resolved)
{
    const catalog::Instance* instance = resolved.selection.instance;
    if (!instance || instance->acceleratorCount <= 0.0)
        return instance ? u"instance/%1/%2"_s.arg(instance->providerId, instance->id) : QString();
    const double number = resolved.workload.count / instance->acceleratorCount;
    return u"instance/%1/%2/%3"_s.arg(instance->providerId, instance->id, format::machine(number));
}

/// What follows from the size of a published model, and what its run reached.
QString planSubject(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    const bool isOfPreset = at.preset && resolved.plan;
    if (isOfPreset && input == Input::Flops)
        return u"preset/"_s + at.preset->id;
    const bool isOfItsDevice = isOfPreset && at.device && at.device == at.preset->device;
    if (input == Input::Mfu && isOfItsDevice && resolved.origin(Input::Mfu) != Origin::Given)
        return u"preset/"_s + at.preset->id;
    return {};
}

} // namespace

QString subject(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    if (const QString planned = planSubject(resolved, input); !planned.isEmpty())
        return planned;
    if (input == Input::Count && at.instance)
        return instanceSubject(resolved);
    if (input == Input::Count && resolved.origin(input) != Origin::Preset)
        return {};
    if (isUnknownMaking(resolved, input)) // which is kept as 0
        return deviceSubject(resolved, input);
    switch (resolved.origin(input)) {
    case Origin::Device:
        return deviceSubject(resolved, input);
    case Origin::Instance:
        return instanceSubject(resolved);
    case Origin::Cpu:
        return at.cpu ? u"cpu/"_s + at.cpu->id : QString();
    case Origin::Region:
        return input == Input::Intensity ? intensitySubject(resolved, regionSubject(*at.region))
                                         : regionSubject(*at.region);
    case Origin::Grid:
        return intensitySubject(resolved, u"grid/"_s + at.grid->id);
    case Origin::FuelMix:
        return intensitySubject(resolved, at.grid ? u"grid/"_s + at.grid->id
                                                  : regionSubject(*at.region));
    case Origin::Provider:
        return input == Input::Pue ? pueSubject(at) : u"provider/"_s + at.provider->id;
    case Origin::Fallback:
        return pueSubject(at);
    case Origin::EditionDefault:
        return defaultSubject(resolved, input);
    case Origin::Preset:
        return u"preset/"_s + at.preset->id;
    default:
        return {};
    }
}

} // namespace gramme::study
