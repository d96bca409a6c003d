// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/estimatetext.h"
#include "exchange/batch.h"
#include "exchange/estimatejson.h"
#include "exchange/planjson.h"
#include "study/beside.h"
#include "study/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

namespace format = study::format;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

QString number(double value)
{
    return format::significant(value, QLocale::c());
}

QString litres(const engine::WaterUse& water)
{
    return tr("%1 L (%2 on site, %3 in generation)")
        .arg(number(water.total().value()), number(water.onSite.value()),
             number(water.offSite.value()));
}

QStringList waterNotes(const study::Water& water)
{
    QStringList notes;
    if (water.onSiteIsDefault)
        notes << tr("No water use is published for this site; %1 L/kWh, an average, was taken.")
                     .arg(number(water.onSite.value));
    if (water.offSiteIsWorld)
        notes << tr("No water use of generation is known for this country; the world's %1 L/kWh "
                    "was taken.")
                     .arg(number(water.offSite.value));
    return notes;
}

QString planText(const study::Scenario& scenario, const study::Outcome& outcome)
{
    const study::PlanResult& plan = *outcome.resolved.plan;
    const engine::Workload& in = outcome.resolved.workload;
    const study::Beside beside = study::beside(scenario, outcome);
    QString text = tr("One run: %1 h on %2 devices, %3 accelerator-hours\n")
                       .arg(number(plan.hours.value()), format::exact(in.count, QLocale::c()),
                            number(plan.acceleratorHours.value()));
    const engine::Hours campaign = engine::totalTime(in);
    if (campaign != in.hours)
        text += tr("The campaign: %1 h, %2 accelerator-hours\n")
                    .arg(number(campaign.value()), number(campaign.value() * in.count));
    text += estimateText(scenario, outcome);
    text += tr("Water: %1\n").arg(litres(beside.water.use));
    if (beside.electricityCost)
        text += tr("Electricity: %1 in the currency of the price given\n")
                    .arg(number(*beside.electricityCost));
    text += tr("Social cost of the carbon: %1 USD, %2 to %3 (emitted in %4; discount rates of 2, "
               "2.5 and 1.5 %)\n")
                .arg(number(beside.socialCost.centralUsd), number(beside.socialCost.lowUsd),
                     number(beside.socialCost.highUsd), QString::number(beside.socialCost.year));
    for (const auto& source : {beside.water.onSite.citation, beside.water.offSite.citation,
                               beside.socialCost.citation})
        text += sourceText(source) + u'\n';
    return text;
}

QString servingLine(const QString& name, const engine::Serving& serving)
{
    const QLocale locale = QLocale::c();
    return tr("%1: %2, %3 CO₂e operational and %4 embodied, %5\n")
        .arg(name, format::energy(serving.energy, locale),
             format::mass(serving.operational, locale), format::mass(serving.embodied, locale),
             litres(serving.water));
}

QString servingText(const study::ServingResult& result)
{
    QString text = servingLine(tr("One request"), result.one);
    if (result.requestsPerYear > 0.0)
        text += servingLine(tr("%1 requests a year").arg(number(result.requestsPerYear)),
                            result.year);
    text += tr("%1 H100 hold the model; an answer takes %2 s.\n")
                .arg(number(result.one.gpus), number(result.one.latencySeconds));
    text += tr("Model of serving: %1 (batches of 64; input tokens are not counted)\n")
                .arg(study::inferenceModelWord(result.request.model));
    for (const auto& source : {result.water.onSite.citation, result.water.offSite.citation})
        text += sourceText(source) + u'\n';
    return text;
}

} // namespace

int runPlan(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    if (!study::hasPlan(arguments.scenario))
        return console.fail({Problem::Kind::BadInput, u"params"_s,
                             tr("The size is missing: give --params with --tokens, --flops, or "
                                "--preset; with hours, use “gramme-cli estimate”.")});
    const auto outcome = study::evaluate(arguments.scenario, catalog, study::commandLine);
    if (!outcome)
        return console.fail(outcome.error());
    if (arguments.format == Format::Json)
        return console.print(exchange::estimateJson(arguments.scenario, *outcome));
    console.tell(study::warningTexts(outcome->resolved));
    if (arguments.format == Format::Csv)
        return console.print(exchange::estimateCsv(arguments.scenario, *outcome));
    console.tell(waterNotes(study::beside(arguments.scenario, *outcome).water));
    return console.print(planText(arguments.scenario, *outcome));
}

/// The run around it is only the place: one device for one hour, which is not shown.
int runInference(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    study::Scenario place = arguments.scenario;
    if (place.hardware.isEmpty() && place.instance.isEmpty() && !place.tdpW)
        place.tdpW = 0.0;
    place.hours = place.hours.value_or(1.0);
    place.interval = false;
    const auto outcome = study::evaluate(place, catalog, study::commandLine);
    if (!outcome)
        return console.fail(outcome.error());
    const auto serving = study::serving(arguments.scenario, *outcome, study::commandLine);
    if (!serving)
        return console.fail(serving.error());
    if (arguments.format == Format::Json)
        return console.print(exchange::servingJson(arguments.scenario, *serving));
    console.tell(waterNotes(serving->water));
    return console.print(servingText(*serving));
}

} // namespace gramme::cli
