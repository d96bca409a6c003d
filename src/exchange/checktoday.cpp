// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/checkproducts.h"
#include "exchange/estimatejson.h"
#include "study/format.h"
#include "study/resolve.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using namespace study;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// How many devices ran at once for the hours stated: those that the recomputed product counted.
/// Where the figure recomputes without them, the hours are already those of all devices.
double devicesAtOnce(const StatementCheck& check)
{
    for (const CheckProduct& product : check.products) {
        if (product.gives)
            return product.count;
    }
    return 1.0;
}

void setPlace(Scenario& scenario, const StatementCheck& check)
{
    const StatementEntries& entries = check.entries;
    if (entries.currentRegion) {
        scenario.provider = entries.currentRegion->providerId;
        scenario.region = entries.currentRegion->id;
        return;
    }
    if (const auto& intensity = check.parts[CheckPart::Intensity])
        scenario.intensity = QString::number(intensity->value * 1000.0, 'g', 12).toDouble();
    if (entries.currentProvider)
        scenario.provider = entries.currentProvider->id;
}

TodayFigure figure(Scenario scenario, engine::Method method, const catalog::Catalog& catalog,
                   const QLocale& locale)
{
    scenario.method = method;
    scenario.edition = catalog::Edition::Current;
    const bool isFull = method == engine::Method::Full;
    if (!isFull) {
        scenario.pue.reset();
        scenario.interval.reset();
    }
    TodayFigure today;
    today.scenario = scenario;
    const QString name =
        isFull ? tr("The full method, edition %1").arg(catalog.editionName(*scenario.edition))
               : tr("The page’s formula with today’s figures, edition %1")
                     .arg(catalog.editionName(*scenario.edition));
    constexpr Audience reader{Naming::Label, Counterpart::Refuse, true};
    const auto outcome = evaluate(scenario, catalog, reader);
    if (!outcome) {
        today.sentence = tr("%1, cannot be computed: %2").arg(name, outcome.error().message);
        return today;
    }
    const engine::Estimate& estimate = outcome->estimate;
    today.kg = estimate.total.value();
    const QString mass = format::mass(estimate.total, locale);
    today.sentence = tr("%1: %2 CO₂e.").arg(name, mass);
    today.notes = notes(*outcome);
    if (estimate.interval) {
        today.lowKg = estimate.interval->low.value();
        today.highKg = estimate.interval->high.value();
        today.sentence =
            tr("%1: %2 CO₂e, %3 interval %4.")
                .arg(name, mass, format::percent(estimate.interval->level.value(), locale),
                     format::massRange(estimate.interval->low, estimate.interval->high, locale));
    }
    return today;
}

} // namespace

std::optional<Scenario> scenarioFrom(const StatementCheck& check)
{
    const auto& hours = check.parts[CheckPart::Hours];
    const auto& tdp = check.parts[CheckPart::Tdp];
    if (!hours && !tdp && !check.entries.currentDevice)
        return {};
    Scenario scenario;
    scenario.name = tr("Checked statement");
    scenario.method = engine::Method::Full;
    const catalog::Device* device = check.entries.currentDevice;
    if (device && device->tdpW)
        scenario.hardware = device->id;
    else if (tdp)
        scenario.tdpW = tdp->value;
    if (hours)
        scenario.hours = hours->value;
    if (const double count = devicesAtOnce(check); count != 1.0)
        scenario.count = count;
    if (const auto& pue = check.parts[CheckPart::Pue])
        scenario.pue = pue->value;
    setPlace(scenario, check);
    return scenario;
}

QString todayRun(const StatementCheck& check, const QLocale& locale)
{
    if (check.today.empty())
        return {};
    const Scenario& run = check.today.front().scenario;
    const auto number = [&locale](double value) { return format::exact(value, locale); };
    const QString power = run.hardware.isEmpty() ? tr("%1 W as stated").arg(number(*run.tdpW))
                                                 : check.entries.currentDevice->name;
    const QString place =
        run.intensity ? tr("%1 g/kWh as stated").arg(number(*run.intensity))
                      : tr("the catalogue’s figure for %1 %2").arg(run.provider, run.region);
    return tr("The run: %1 device hours, %2, %3.")
        .arg(number(*run.hours * run.count.value_or(1.0)), power, place);
}

std::vector<TodayFigure> todayFigures(const StatementCheck& check, const catalog::Catalog& catalog,
                                      const QLocale& locale)
{
    const auto scenario = scenarioFrom(check);
    const bool hasPower = scenario && (!scenario->hardware.isEmpty() || scenario->tdpW);
    const bool hasPlace = scenario && (!scenario->region.isEmpty() || scenario->intensity);
    if (!hasPower || !hasPlace || !scenario->hours)
        return {};
    return {figure(*scenario, engine::Method::Full, catalog, locale),
            figure(*scenario, engine::Method::Lacoste2019, catalog, locale)};
}

} // namespace gramme::exchange
