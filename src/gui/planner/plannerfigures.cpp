// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/plannerfigures.h"

#include "study/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace format = study::format;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui::PlannerFigures", text);
}

QString hoursText(engine::Hours hours, const QLocale& locale)
{
    return format::significant(hours.value(), locale) + u" h"_s;
}

QString massText(engine::Kilograms mass, const QLocale& locale)
{
    return format::mass(mass, locale) + u" CO₂e"_s;
}

/// What the hours are spent on: "12.2 days on 64 × NVIDIA A100 SXM4 80GB".
QString hoursNote(const study::Outcome& outcome, const QLocale& locale)
{
    const study::Resolved& resolved = outcome.resolved;
    const QString device =
        resolved.selection.device ? resolved.selection.device->name : tr("own device");
    const QString devices =
        resolved.workload.count > 0.0
            ? u"%1 × %2"_s.arg(format::exact(resolved.workload.count, locale), device)
            : device;
    constexpr double hoursPerDay = 24.0;
    return tr("%1 days on %2.")
        .arg(format::significant(resolved.workload.hours.value() / hoursPerDay, locale), devices);
}

QString emissionsNote(const engine::Estimate& estimate, const QLocale& locale)
{
    QStringList lines;
    if (estimate.interval)
        lines << tr("90 % interval: %1 to %2.")
                     .arg(format::mass(estimate.interval->low, locale),
                          format::mass(estimate.interval->high, locale));
    if (estimate.embodied)
        lines << tr("Operational %1, embodied %2.")
                     .arg(format::mass(estimate.operational, locale),
                          format::mass(*estimate.embodied, locale));
    return lines.join(u' ');
}

QString waterNote(const study::Water& water, const QLocale& locale)
{
    const QString onSite = water.onSiteIsDefault
                               ? tr("a default, since neither region nor provider publishes one")
                               : water.onSite.citation.name;
    const QString offSite = water.offSiteIsWorld
                                ? tr("the world's average, %1").arg(water.offSite.citation.name)
                                : water.offSite.citation.name;
    return tr("On site %1 (%2 L/kWh, %3); off site, in generating the electricity, %4 (%5 L/kWh, "
              "%6).")
        .arg(format::volume(water.use.onSite, locale),
             format::significant(water.onSite.value, locale), onSite,
             format::volume(water.use.offSite, locale),
             format::significant(water.offSite.value, locale), offSite);
}

FigureTable::Row electricityRow(const study::Scenario& scenario, const study::Beside& beside,
                                const QLocale& locale)
{
    if (!beside.electricityCost)
        return {
            tr("Electricity cost"), {u"–"_s}, tr("Type the price of a kWh to see what it costs.")};
    return {tr("Electricity cost"),
            {format::significant(*beside.electricityCost, locale)},
            tr("In the currency of your price, %1 a kWh.")
                .arg(format::exact(*scenario.pricePerKwh, locale))};
}

FigureTable::Row socialRow(const study::SocialCost& cost, const QLocale& locale)
{
    const auto dollars = [&locale](double value) { return format::significant(value, locale); };
    return {tr("Social cost of carbon"),
            {tr("%1 to %2 USD").arg(dollars(cost.lowUsd), dollars(cost.highUsd))},
            tr("The damage these emissions do; %1 USD at a discount rate of 2 %, the ends at 2.5 "
               "and 1.5 %. For emissions of %2; %3.")
                .arg(dollars(cost.centralUsd), QString::number(cost.year), cost.citation.name)};
}

QStringList partTexts(const study::CampaignPart& part, const QLocale& locale)
{
    return {hoursText(part.hours, locale), format::energy(part.energy, locale),
            massText(part.total, locale)};
}

} // namespace

FigureRows timeRows(const study::Outcome& outcome, const QLocale& locale)
{
    const auto& plan = outcome.resolved.plan;
    FigureRows rows{{tr("Hours"),
                     {hoursText(outcome.resolved.workload.hours, locale)},
                     hoursNote(outcome, locale)}};
    if (!plan)
        return rows;
    rows.push_back({tr("Accelerator-hours"), {hoursText(plan->acceleratorHours, locale)}, {}});
    rows.push_back({tr("FLOPs"), {format::significant(plan->flops.value(), locale)}, {}});
    return rows;
}

FigureRows costRows(const study::Scenario& scenario, const study::Outcome& outcome,
                    const QLocale& locale)
{
    const engine::Estimate& estimate = outcome.estimate;
    const study::Beside beside = study::beside(scenario, outcome);
    return {{tr("Energy"), {format::energy(estimate.energy, locale)}, {}},
            {tr("Emissions"),
             {massText(estimate.total, locale)},
             emissionsNote(estimate, locale),
             true},
            {tr("Water"),
             {format::volume(beside.water.use.total(), locale)},
             waterNote(beside.water, locale)},
            electricityRow(scenario, beside, locale),
            socialRow(beside.socialCost, locale)};
}

QStringList campaignHeadings()
{
    return {tr("Hours"), tr("Energy"), tr("Emissions")};
}

FigureRows campaignRows(const study::Scenario& scenario, const study::Outcome& outcome,
                        const QLocale& locale)
{
    const study::Campaign parts = study::campaign(outcome);
    const engine::Workload& in = outcome.resolved.workload;
    const double trials = scenario.trials.value_or(0.0);
    FigureRows rows;
    rows.push_back({tr("A single run"), partTexts(parts.oneRun, locale), {}});
    if (trials > 0.0 && in.trials.value() > 0.0)
        rows.push_back({tr("Search, %1 trials").arg(format::exact(trials, locale)),
                        partTexts(parts.trials, locale),
                        {}});
    rows.push_back({tr("Final runs, %1").arg(format::exact(in.runs, locale)),
                    partTexts(parts.finalRuns, locale),
                    {}});
    if (in.repeated.value() > 0.0)
        rows.push_back(
            {tr("Failed or repeated, %1").arg(format::percent(in.repeated.value(), locale)),
             partTexts(parts.repeated, locale),
             {}});
    const double times = parts.oneRun.hours.value() > 0.0
                             ? parts.whole.hours.value() / parts.oneRun.hours.value()
                             : 0.0;
    rows.push_back({tr("The whole campaign"), partTexts(parts.whole, locale),
                    times > 1.0
                        ? tr("%1 times a single run.").arg(format::significant(times, locale))
                        : QString(),
                    true});
    return rows;
}

} // namespace gramme::gui
