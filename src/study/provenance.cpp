// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/resolve.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

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
    case Warning::EmbodiedNotBuilt:
        return tr("Embodied emissions are not estimated by this version; the total is operational "
                  "only.");
    case Warning::IntervalNotBuilt:
        return tr("Intervals are not computed by this version.");
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
    }
    return {};
}

catalog::Citation placeCitation(const Resolved& resolved, Origin origin)
{
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
    const catalog::Catalog& catalog = *resolved.selection.catalog;
    const QString key = QString::fromLatin1(spec(input).key);
    if (input == Input::Utilisation || input == Input::HostW) {
        constexpr std::array kinds{"gpu", "tpu", "npu", "soc", "cpu"};
        const auto* device = resolved.selection.device;
        return catalog
            .defaultFor(key,
                        device ? QString::fromLatin1(kinds[static_cast<std::size_t>(device->kind)])
                               : u"any"_s)
            .citation;
    }
    if (input == Input::CpuUtilisation)
        return catalog.defaultFor(key, u"cpu").citation;
    if (input == Input::MemoryWPerGb)
        return catalog.defaultFor(key, u"any").citation;
    return {};
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
    default:
        return 0.0;
    }
}

catalog::Citation citation(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    switch (resolved.origin(input)) {
    case Origin::Device:
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
