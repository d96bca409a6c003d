// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/checkproducts.h"

#include "engine/siterounding.h"
#include "study/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using namespace study;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// The power of the hardware named; of several, where all have the same.
std::optional<double> pageWatts(const StatementEntries& entries)
{
    std::optional<double> watts;
    for (const catalog::Device* device : entries.devices) {
        if (!device->tdpW || (watts && *watts != *device->tdpW))
            return {};
        watts = device->tdpW;
    }
    if (!watts && entries.devices.empty() && entries.currentDevice)
        watts = entries.currentDevice->tdpW;
    return watts;
}

CheckProduct makeProduct(const CheckNumbers& in, double kgPerKwh, bool site, double count,
                         double pue, const QLocale& locale)
{
    using namespace engine;
    CheckProduct product;
    product.siteRounding = site;
    product.count = count;
    product.pue = pue;
    const double hours = in.hours * count;
    const auto shown = site::privateInfrastructure(Watts(in.watts), Hours(hours), kgPerKwh, 0.0);
    product.kg = site ? shown.raw.value() * pue : in.watts * hours / 1000.0 * kgPerKwh * pue;
    product.gives = in.agrees(product.kg);
    const auto number = [&locale](double value) { return format::exact(value, locale); };
    QString text = tr("%1 W × %2 h").arg(number(in.watts), number(in.hours));
    if (count != 1.0)
        text += tr(" × %1 devices").arg(number(count));
    if (site)
        text += tr(" = %1 kWh, × %2 kg/kWh").arg(number(shown.energy.value()), number(kgPerKwh));
    else
        text += tr(" × %1 kg/kWh").arg(number(kgPerKwh));
    if (pue != 1.0)
        text += tr(" × PUE %1").arg(number(pue));
    product.working = tr("%1 = %2").arg(text, checkMass(product.kg, locale));
    return product;
}

} // namespace

double shownByPage(const catalog::Region& region)
{
    return engine::site::toFixed2(std::trunc(region.intensity.gPerKwh) / 1000.0);
}

QString checkMass(double kg, const QLocale& locale)
{
    return tr("%1 kg CO₂e").arg(format::exact(kg, locale));
}

double CheckNumbers::pageProduct() const
{
    using namespace engine;
    return site::privateInfrastructure(Watts(watts), Hours(hours), kgPerKwh, 0.0).raw.value();
}

/// Half a step more or less, and what binary arithmetic adds to that.
bool CheckNumbers::agrees(double value) const
{
    return std::abs(value - kg) <= halfStep * (1.0 + 1e-9) + 1e-12 * std::abs(kg);
}

std::optional<CheckNumbers> checkNumbers(const StatementParts& parts,
                                         const StatementEntries& entries)
{
    const auto& hours = parts[CheckPart::Hours];
    const auto& emissions = parts[CheckPart::Emissions];
    if (!hours || !emissions)
        return {};
    CheckNumbers numbers;
    numbers.hours = hours->value;
    numbers.kg = emissions->value;
    numbers.halfStep = emissions->halfStep;
    if (const auto& tdp = parts[CheckPart::Tdp]) {
        numbers.watts = tdp->value;
    } else if (const auto watts = pageWatts(entries)) {
        numbers.watts = *watts;
        numbers.wattsFromPage = true;
    } else {
        return {};
    }
    const auto& stated = parts[CheckPart::Intensity];
    if (!stated && !entries.region)
        return {};
    numbers.intensityFromPage = !stated;
    numbers.kgPerKwh = stated ? stated->value : shownByPage(*entries.region);
    if (entries.region && std::abs(shownByPage(*entries.region) - numbers.kgPerKwh) < 1e-9)
        numbers.regionKgPerKwh = entries.region->intensity.gPerKwh / 1000.0;
    if (const auto& count = parts[CheckPart::Count])
        numbers.count = count->value;
    if (const auto& pue = parts[CheckPart::Pue])
        numbers.pue = pue->value;
    return numbers;
}

std::vector<CheckProduct> checkProducts(const CheckNumbers& numbers, const QLocale& locale)
{
    std::vector<CheckProduct> products;
    const auto add = [&](double count, double pue) {
        for (const bool site : {true, false})
            products.push_back(makeProduct(numbers, numbers.kgPerKwh, site, count, pue, locale));
        if (numbers.regionKgPerKwh && *numbers.regionKgPerKwh != numbers.kgPerKwh) {
            products.push_back(
                makeProduct(numbers, *numbers.regionKgPerKwh, false, count, pue, locale));
            products.back().regionUnrounded = true;
        }
    };
    add(1.0, 1.0);
    if (numbers.pue != 1.0)
        add(1.0, numbers.pue);
    if (numbers.count != 1.0)
        add(numbers.count, 1.0);
    if (numbers.count != 1.0 && numbers.pue != 1.0)
        add(numbers.count, numbers.pue);
    return products;
}

} // namespace gramme::exchange
