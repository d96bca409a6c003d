// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/beside.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

constexpr double daysPerYear = 365.0;
constexpr double billion = 1e9;
constexpr int emissionYear = 2025; // of the current edition; the EPA's table lists every ten or five

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

QString countryOf(const Selection& at)
{
    if (at.grid)
        return at.grid->countryIso2;
    return at.region ? at.region->countryIso2 : QString();
}

/// What a kWh takes on site and in generation, at the place of the run.
Water waterFactors(const Selection& at)
{
    Water water;
    if (at.region && !at.grid && at.region->wueLPerKwh) {
        water.onSite = {*at.region->wueLPerKwh, at.region->wueCitation};
    } else if (at.provider && at.provider->wueLPerKwh) {
        water.onSite = {*at.provider->wueLPerKwh, at.provider->wueCitation};
    } else {
        const auto usual = at.catalog->defaultFor(u"wue_onsite", u"any");
        water.onSite = {usual.value, usual.citation};
        water.onSiteIsDefault = true;
    }
    const auto generation = at.catalog->offSiteWater(countryOf(at));
    water.offSite = {generation.lPerKwh, generation.citation};
    water.offSiteIsWorld = generation.isWorld;
    return water;
}

SocialCost socialCost(const catalog::Catalog& catalog, engine::Kilograms total)
{
    const catalog::SocialCost perTonne = catalog.socialCost(emissionYear);
    const double tonnes = total.value() / 1000.0;
    return {perTonne.low * tonnes, perTonne.central * tonnes, perTonne.high * tonnes,
            perTonne.year, perTonne.citation};
}

Problem missing(Input input, Audience audience, const QString& remedy)
{
    return {Problem::Kind::BadInput, QString::fromLatin1(spec(input).key),
            tr("%1 is missing: %2").arg(inputName(input, audience.naming), remedy)};
}

/// Everything that simply adds up over requests.
engine::Serving times(const engine::Serving& one, double requests)
{
    engine::Serving all = one;
    all.gpuEnergy = one.gpuEnergy * requests;
    all.serverEnergy = one.serverEnergy * requests;
    all.energy = one.energy * requests;
    all.operational = one.operational * requests;
    all.embodied = one.embodied * requests;
    all.water = {one.water.onSite * requests, one.water.offSite * requests};
    return all;
}

} // namespace

Beside beside(const Scenario& scenario, const Outcome& outcome)
{
    const Selection& at = outcome.resolved.selection;
    const engine::Workload& in = outcome.resolved.workload;
    Beside result;
    result.water = waterFactors(at);
    result.water.use = engine::waterUse(
        outcome.estimate.itEnergy, in.pue,
        engine::LitresPerKilowattHour(result.water.onSite.value),
        engine::LitresPerKilowattHour(result.water.offSite.value));
    if (scenario.pricePerKwh)
        result.electricityCost = outcome.estimate.energy.value() * *scenario.pricePerKwh;
    result.socialCost = socialCost(*at.catalog, outcome.estimate.total);
    return result;
}

QString inferenceModelWord(engine::InferenceModel model)
{
    return choices(Input::ServingModel).at(static_cast<qsizetype>(model));
}

Result<ServingResult> serving(const Scenario& scenario, const Outcome& outcome, Audience audience)
{
    if (!scenario.servingParams)
        return missing(Input::ServingParams, audience,
                       tr("how many parameters the model has, for example 70B."));
    if (!scenario.servingTokens)
        return missing(Input::ServingTokens, audience,
                       tr("how many tokens an answer has, for example 400."));
    const double active = scenario.servingActiveParams.value_or(*scenario.servingParams);
    if (active > *scenario.servingParams)
        return Problem{Problem::Kind::BadInput,
                       QString::fromLatin1(spec(Input::ServingActiveParams).key),
                       tr("%1 is more than %2; a mixture of experts uses a part of its parameters "
                          "for a token.")
                           .arg(inputName(Input::ServingActiveParams, audience.naming),
                                inputName(Input::ServingParams, audience.naming))};
    ServingResult result;
    result.water = waterFactors(outcome.resolved.selection);
    engine::Request& request = result.request;
    request.totalBillions = *scenario.servingParams / billion;
    request.activeBillions = active / billion;
    request.outputTokens = *scenario.servingTokens;
    request.bits = scenario.servingBits.value_or(16.0);
    request.pue = outcome.resolved.workload.pue;
    request.intensity = outcome.resolved.workload.intensity;
    request.waterOnSite = engine::LitresPerKilowattHour(result.water.onSite.value);
    request.waterOffSite = engine::LitresPerKilowattHour(result.water.offSite.value);
    result.one = engine::serve(request);
    result.requestsPerYear = scenario.servingRequests.value_or(0.0) * daysPerYear;
    result.year = times(result.one, result.requestsPerYear);
    result.water.use = result.year.water;
    return result;
}

} // namespace gramme::study
