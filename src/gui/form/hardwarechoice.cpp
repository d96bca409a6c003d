// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/hardwarechoice.h"

#include "study/format.h"
#include "study/working.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr auto instanceMark = "instance:"_L1;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui", text);
}

QString powerText(const catalog::Device& device)
{
    return device.tdpW ? study::format::exact(*device.tdpW, QLocale()) + u" W"_s
                       : tr("power not published");
}

} // namespace

std::vector<SearchField::Entry> hardwareEntries(const catalog::Catalog& catalog)
{
    std::vector<SearchField::Entry> entries;
    for (const catalog::Device& device : catalog.accelerators(catalog::Edition::Current))
        entries.push_back({device.id, device.name, powerText(device), catalog.searchTexts(device)});
    for (const catalog::Instance& instance : catalog.instances()) {
        const auto provider = catalog.provider(instance.providerId, catalog::Edition::Current);
        const QString holds = u"%1, %2 × %3"_s.arg(
            provider ? (*provider)->name : instance.providerId,
            study::format::exact(instance.acceleratorCount, QLocale()),
            instance.accelerator ? instance.accelerator->name : QString());
        entries.push_back({instanceMark + instance.providerId + u'/' + instance.id, instance.id,
                           holds, catalog.searchTexts(instance)});
    }
    for (const catalog::Device& cpu : catalog.cpus())
        entries.push_back({cpu.id, cpu.name, powerText(cpu), catalog.searchTexts(cpu)});
    return entries;
}

QString ownDeviceId()
{
    return u"own-device"_s;
}

std::optional<InstanceId> splitInstanceId(const QString& entryId)
{
    if (!entryId.startsWith(instanceMark))
        return std::nullopt;
    const QString rest = entryId.mid(instanceMark.size());
    const qsizetype slash = rest.indexOf(u'/');
    return InstanceId{rest.left(slash), rest.mid(slash + 1)};
}

QString hardwareNote(const study::Outcome& outcome, const QLocale& locale)
{
    const study::Resolved& resolved = outcome.resolved;
    const study::Selection& at = resolved.selection;
    if (at.instance && at.device)
        return tr("%1 × %2, %3 W each")
            .arg(study::format::exact(at.instance->acceleratorCount, locale), at.device->name,
                 study::format::exact(resolved.workload.tdp.value(), locale));
    if (resolved.origin(study::Input::TdpW) == study::Origin::Given)
        return at.device && at.device->tdpW
                   ? tr("The catalogue has %1 W.").arg(
                         study::format::exact(*at.device->tdpW, locale))
                   : QString();
    return study::citation(resolved, study::Input::TdpW).name;
}

QString intensityNote(const study::Outcome& outcome)
{
    const auto intensity = study::headlineIntensity(outcome.resolved);
    if (!intensity)
        return {};
    QStringList facts{intensity->citation.name};
    if (intensity->year > 0)
        facts << QString::number(intensity->year);
    facts << study::basisText(intensity->basis);
    return facts.join(u", "_s);
}

} // namespace gramme::gui
