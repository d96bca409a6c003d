// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/resolve.h"

#include "study/study.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

QString plain(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

QString regionState(const catalog::Region& region)
{
    if (region.status == catalog::RegionStatus::Announced)
        return tr("announced and not open yet");
    if (region.status == catalog::RegionStatus::Retired)
        return tr("retired");
    return tr("reserved for governments");
}

QString warningText(Warning warning, const Resolved& resolved)
{
    const Selection& at = resolved.selection;
    switch (warning) {
    case Warning::PueFallback:
        return tr("No PUE is known for this place; %1 of the entry onprem-average was taken.")
            .arg(plain(resolved.workload.pue.value()));
    case Warning::PuePersonal:
        return tr("PUE %1 was taken, because a personal machine has no data centre around it.")
            .arg(plain(resolved.workload.pue.value()));
    case Warning::InstanceCpuUnknown:
        return tr("The CPU of %1 is not known, so no CPU power is counted.")
            .arg(at.instance ? at.instance->id : QString());
    case Warning::InstanceAcceleratorsOnly:
        return tr("The method lacoste2019 counts only the accelerators of an instance.");
    case Warning::EmbodiedUnknown:
        return tr("The catalogue has no figure for making this hardware, so the total is "
                  "operational only.");
    case Warning::EmbodiedPartly:
        return tr("A part of making this hardware is known only from the share-alike file of the "
                  "catalogue, which is missing; it is not counted.");
    case Warning::BasisUnavailable:
        return tr("This place has no figure on the basis asked for; its primary value, %1 g/kWh, "
                  "stays.")
            .arg(plain(resolved.workload.intensity.value()));
    case Warning::MixPartly:
        return tr("%1 % of the fuel mix has no factor in this set; it is counted like the rest.")
            .arg(plain(std::round((100.0 - resolved.mixConvertedPct) * 10.0) / 10.0));
    case Warning::KeptDevice:
        return tr("%1 is not in the edition %2; its own %3 W are used.")
            .arg(at.device ? at.device->name : QString(), editionWord(at.edition),
                 plain(resolved.workload.tdp.value()));
    case Warning::KeptRegion:
        return tr("%1 is not in the edition %2; its own %3 g/kWh are used.")
            .arg(at.region ? at.region->name : QString(), editionWord(at.edition),
                 plain(resolved.workload.intensity.value()));
    case Warning::RegionNotOpen:
        return tr("The region %1 is %2.")
            .arg(at.region ? at.region->id : QString(),
                 at.region ? regionState(*at.region) : QString());
    case Warning::PowerIsEstimate:
        return tr("The power of %1 is an estimate: its maker publishes none.")
            .arg(at.device ? at.device->name : QString());
    case Warning::HostOnWholeMachine:
        return tr("The power of %1 is already that of the whole machine; the host power given is "
                  "counted on top.")
            .arg(at.device ? at.device->name : QString());
    case Warning::NoAccelerator:
        return tr("Without an accelerator its count, utilisation and host power are ignored.");
    case Warning::EntryGone:
        return tr("The catalogue no longer has %1; the figures saved with the study are used.")
            .arg(resolved.gone);
    }
    return {};
}

catalog::Citation placeCitation(const Resolved& resolved, Origin origin)
{
    if (resolved.intensity)
        return resolved.intensity->citation;
    if (origin == Origin::Grid && resolved.selection.grid)
        return resolved.selection.grid->intensity.citation;
    return resolved.selection.region ? resolved.selection.region->intensity.citation
                                     : catalog::Citation();
}

catalog::Citation methodCitation(engine::Method method)
{
    catalog::Citation citation;
    if (method == engine::Method::GreenAlgorithms) {
        citation.sourceId = u"green-algorithms-3.0"_s;
        citation.name = u"Green Algorithms calculator, version 3.0 (Lannelongue et al. 2021)"_s;
        citation.url = u"https://doi.org/10.1002/advs.202100707"_s;
        citation.licence = u"CC-BY-4.0"_s;
        citation.year = u"2025"_s;
    } else {
        citation.sourceId = u"lacoste2019quantifying"_s;
        citation.name = u"Lacoste, Luccioni, Schmidt, Dandres (2019), Quantifying the Carbon "
                        "Emissions of Machine Learning"_s;
        citation.url = u"https://arxiv.org/abs/1910.09700"_s;
        citation.year = u"2019"_s;
    }
    return citation;
}

catalog::Citation defaultCitation(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    const QString key = QString::fromLatin1(spec(input).key);
    const QString kind = at.device ? catalog::nameOf(at.device->kind) : u"any"_s;
    switch (input) {
    case Input::Utilisation:
        return at.catalog
            ->defaultFor(key, kind,
                         resolved.workloadKind.isEmpty() ? u"any"_s : resolved.workloadKind)
            .citation;
    case Input::HostW:
        return at.catalog->defaultFor(at.hostW > 0.0 ? key : u"host_share"_s, kind).citation;
    case Input::CpuUtilisation:
        return at.catalog->defaultFor(key, u"cpu").citation;
    case Input::MemoryWPerGb:
    case Input::LifetimeYears:
    case Input::LifetimeUse:
        return at.catalog->defaultFor(key, u"any").citation;
    case Input::Mfu:
        return at.device ? at.catalog->mfuFor(*at.device).citation : catalog::Citation();
    default:
        return {};
    }
}

/// Of what making the hardware emits.
catalog::Citation embodiedCitation(const Selection& at, Input input)
{
    const catalog::Device* machine = at.device ? at.device : at.cpu;
    if (!machine)
        return {};
    const catalog::EmbodiedOf made = at.catalog->embodiedOf(*machine);
    const auto& part = input == Input::EmbodiedDeviceKg ? made.device : made.host;
    return part ? part->citation : catalog::Citation();
}

double plannedValue(const PlanResult& plan, Input input)
{
    switch (input) {
    case Input::Mfu:
        return plan.mfu.value();
    case Input::PeakTflops:
        return plan.peakTflops;
    case Input::Flops:
        return plan.flops.value();
    case Input::ActiveParams:
    case Input::Params:
        return plan.activeParams;
    case Input::Tokens:
        return plan.tokens;
    default:
        return 0.0;
    }
}

} // namespace

QStringList warningTexts(const Resolved& resolved)
{
    QStringList texts;
    for (std::size_t i = 0; i < inputCount; ++i) {
        if (resolved.zeros.test(i))
            texts << tr("%1 is 0, so what depends on it is 0.")
                         .arg(inputName(static_cast<Input>(i), Naming::Label));
    }
    for (std::size_t i = 0; i < warningCount; ++i) {
        if (resolved.warnings.test(i))
            texts << warningText(static_cast<Warning>(i), resolved);
    }
    return texts;
}

double usedValue(const Resolved& resolved, Input input)
{
    const engine::Workload& in = resolved.workload;
    switch (input) {
    case Input::TdpW:
        return in.tdp.value();
    case Input::Count:
        return in.count;
    case Input::Utilisation:
        return in.utilisation.value();
    case Input::HostW:
        return in.host.value();
    case Input::CpuTdpW:
        return in.cpuPerCore.value() * in.cpuCores;
    case Input::CpuWPerCore:
        return in.cpuPerCore.value();
    case Input::CpuCores:
        return in.cpuCores;
    case Input::CpuUtilisation:
        return in.cpuUtilisation.value();
    case Input::MemoryGb:
        return in.memory.value();
    case Input::MemoryWPerGb:
        return in.memoryPower.value();
    case Input::Hours:
        return in.hours.value();
    case Input::Runs:
        return in.runs;
    case Input::Scale:
        return in.scale;
    case Input::Intensity:
        return in.intensity.value();
    case Input::Pue:
        return in.pue.value();
    case Input::OffsetPct:
        return resolved.offsetPct;
    case Input::EmbodiedDeviceKg:
        return in.manufacture.device.value();
    case Input::EmbodiedHostKg:
        return in.manufacture.host.value();
    case Input::LifetimeYears:
        return in.manufacture.lifetime.value();
    case Input::LifetimeUse:
        return in.manufacture.lifetimeUse.value();
    case Input::FailedShare:
        return in.repeated.value();
    default:
        return resolved.plan ? plannedValue(*resolved.plan, input) : 0.0;
    }
}

catalog::Citation citation(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    if (resolved.isSaved(input))
        return resolved.saved->find(input)->citation;
    switch (resolved.origin(input)) {
    case Origin::Device:
        if (input == Input::EmbodiedDeviceKg || input == Input::EmbodiedHostKg)
            return embodiedCitation(at, input);
        [[fallthrough]];
    case Origin::WholeMachine:
        return at.device ? at.device->citation : catalog::Citation();
    case Origin::Instance:
        return at.instance ? at.instance->citation : catalog::Citation();
    case Origin::Cpu:
        return at.cpu ? at.cpu->citation : catalog::Citation();
    case Origin::Region:
        if (input == Input::Pue)
            return at.region->pueCitation;
        return input == Input::OffsetPct ? at.region->claimCitation
                                         : placeCitation(resolved, Origin::Region);
    case Origin::Grid:
        return placeCitation(resolved, Origin::Grid);
    case Origin::Provider:
        return input == Input::OffsetPct ? at.provider->claimCitation : at.provider->pueCitation;
    case Origin::Fallback:
        return at.fallbackProvider ? at.fallbackProvider->pueCitation : catalog::Citation();
    case Origin::EditionDefault:
        return defaultCitation(resolved, input);
    case Origin::MethodConstant:
        return methodCitation(resolved.workload.method);
    case Origin::Preset:
        return at.preset ? at.preset->citation : catalog::Citation();
    case Origin::FuelMix:
        return at.factors ? at.factors->citation : catalog::Citation();
    case Origin::Plan:
    case Origin::Given:
    case Origin::NotUsed:
        break;
    }
    return {};
}

std::vector<catalog::Citation> sources(const Resolved& resolved)
{
    std::vector<catalog::Citation> found;
    const auto add = [&found](const catalog::Citation& citation) {
        const auto same = [&](const catalog::Citation& c) {
            return c.sourceId == citation.sourceId && c.url == citation.url;
        };
        if (!citation.name.isEmpty() && std::none_of(found.begin(), found.end(), same))
            found.push_back(citation);
    };
    for (const InputSpec& entry : inputSpecs())
        add(citation(resolved, entry.input));
    if (resolved.mixGrid) // the shares come from the grid, the factors from elsewhere
        add(resolved.mixGrid->intensity.citation);
    if (resolved.workload.method != engine::Method::Full)
        add(methodCitation(resolved.workload.method));
    return found;
}

bool usesShareAlike(const Resolved& resolved)
{
    const auto used = sources(resolved);
    return std::any_of(used.begin(), used.end(),
                       [](const catalog::Citation& citation) { return citation.shareAlike; });
}

std::vector<EquivalenceValue> equivalences(const catalog::Catalog& catalog, engine::Method method,
                                           engine::Kilograms total)
{
    const bool page = method == engine::Method::Lacoste2019;
    const std::array<QString, 3> ids =
        page ? std::array{u"lacoste_km_driven"_s, u"lacoste_kg_coal"_s,
                          u"lacoste_tree_seedling_10y"_s}
             : std::array{u"epa_km_2024"_s, u"ga_flight_ny_sf"_s, u"person_year_world"_s};
    std::vector<EquivalenceValue> values;
    for (const QString& id : ids) {
        if (const auto found = catalog.equivalence(id))
            values.push_back({*found, total.value() / (*found)->kgPerUnit});
    }
    return values;
}

} // namespace gramme::study
