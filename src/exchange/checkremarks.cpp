// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/checkproducts.h"
#include "study/format.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using namespace study;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

QString number(double value, const QLocale& locale)
{
    return format::exact(value, locale);
}

QString regionWord(const catalog::Region& region)
{
    return region.providerId + u' ' + (region.id.isEmpty() ? region.name : region.id);
}

void remarkOnPlace(const StatementCheck& check, const QLocale& locale, QStringList& remarks)
{
    const StatementParts& parts = check.parts;
    const auto& name = parts[CheckPart::Region];
    const auto& stated = parts[CheckPart::Intensity];
    const catalog::Region* region = check.entries.region;
    if (name && !region) {
        remarks << (check.entries.currentRegion
                        ? tr("The page’s data have no region “%1”; today’s catalogue has.")
                        : tr("The page’s data have no region “%1” of that provider."))
                       .arg(name->text);
        return;
    }
    if (!region)
        return;
    const double shown = shownByPage(*region);
    const QString own = number(region->intensity.gPerKwh, locale);
    if (!stated)
        remarks << tr("No carbon intensity was found; the page’s figure for %1 was used: %2 kg/kWh "
                      "(%3 g/kWh).")
                       .arg(regionWord(*region), number(shown, locale), own);
    else if (std::abs(stated->value - shown) <= stated->halfStep * (1.0 + 1e-9))
        remarks << tr("The carbon intensity is what the page shows for %1 (%2 g/kWh).")
                       .arg(regionWord(*region), own);
    else
        remarks << tr("The text states %1 kg/kWh; the page shows %2 kg/kWh for %3 (%4 g/kWh).")
                       .arg(number(stated->value, locale), number(shown, locale),
                            regionWord(*region), own);
}

QString namesOf(const std::vector<const catalog::Device*>& devices)
{
    QStringList names;
    for (const catalog::Device* device : devices)
        names << u'“' + device->name + u'”';
    return names.join(u", "_s);
}

void remarkOnHardware(const StatementCheck& check, const QLocale& locale, QStringList& remarks)
{
    const auto& name = check.parts[CheckPart::Hardware];
    const auto& stated = check.parts[CheckPart::Tdp];
    const StatementEntries& entries = check.entries;
    if (!name)
        return;
    if (entries.devices.empty()) {
        remarks << tr("The page’s data have no device “%1”.").arg(name->text);
    } else if (entries.devices.size() > 1) {
        remarks << tr("“%1” may be one of several devices of the page: %2. None was chosen.")
                       .arg(name->text, namesOf(entries.devices));
    } else if (entries.device->tdpW) {
        const double page = *entries.device->tdpW;
        if (!stated)
            remarks << tr("No TDP was found; the page’s figure for “%1” was used: %2 W.")
                           .arg(entries.device->name, number(page, locale));
        else if (std::abs(stated->value - page) > stated->halfStep * (1.0 + 1e-9))
            remarks << tr("The text states %1 W; the page has %2 W for “%3”.")
                           .arg(number(stated->value, locale), number(page, locale),
                                entries.device->name);
        else if (name->text != entries.device->name)
            remarks
                << tr("“%1” was read as the page’s “%2”.").arg(name->text, entries.device->name);
    }
    const double watts = stated ? stated->value : 0.0;
    const catalog::Device* today = entries.currentDevice;
    if (stated && today && today->tdpW && std::abs(*today->tdpW - watts) > stated->halfStep)
        remarks << tr("In today’s catalogue the rated power of “%1” is %2 W.")
                       .arg(today->name, number(*today->tdpW, locale));
}

void remarkOnOffset(const StatementCheck& check, const QLocale& locale, QStringList& remarks)
{
    const auto& stated = check.parts[CheckPart::Offset];
    if (!stated)
        return;
    const catalog::Region* region = check.entries.region;
    if (region && region->claimPct &&
        std::abs(*region->claimPct - stated->value) > stated->halfStep * (1.0 + 1e-9))
        remarks << tr("The text states an offset of %1 %; the page has %2 % for %3.")
                       .arg(number(stated->value, locale), number(*region->claimPct, locale),
                            regionWord(*region));
    if (stated->value > 0.0)
        remarks << tr("The offset does not lower what was emitted, and Gramme never subtracts it.");
}

} // namespace

QStringList checkRemarks(const StatementCheck& check, const catalog::Catalog&,
                         const QLocale& locale)
{
    QStringList remarks;
    remarkOnPlace(check, locale, remarks);
    remarkOnHardware(check, locale, remarks);
    remarkOnOffset(check, locale, remarks);
    if (check.parts.holdsSeveral)
        remarks << tr("The text holds more than one statement; the first one was checked.");
    return remarks;
}

} // namespace gramme::exchange
