// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/planjson.h"

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

void writeHours(JsonWriter& json, const study::PlanResult& plan)
{
    json.key(u"plan").beginObject();
    json.key(u"flops").value(plan.flops.value());
    json.key(u"accelerator_hours").value(plan.acceleratorHours.value());
    json.key(u"hours").value(plan.hours.value());
    json.key(u"mfu").value(plan.mfu.value());
    json.key(u"peak_tflops").value(plan.peakTflops);
    json.key(u"precision")
        .valueOrNull(plan.precision ? catalog::nameOf(*plan.precision) : QString());
    json.endObject();
}

void writeCampaign(JsonWriter& json, const engine::Workload& in)
{
    const engine::Hours hours = engine::totalTime(in);
    json.key(u"campaign").beginObject();
    json.key(u"trial_hours").value(in.trials.value());
    json.key(u"final_runs").value(in.runs);
    json.key(u"failed_share").value(in.repeated.value());
    json.key(u"hours").value(hours.value());
    json.key(u"accelerator_hours").value(hours.value() * in.count);
    json.endObject();
}

void writeWater(JsonWriter& json, QStringView key, const engine::WaterUse& water)
{
    json.key(key).beginObject();
    json.key(u"on_site").value(water.onSite.value());
    json.key(u"off_site").value(water.offSite.value());
    json.key(u"total").value(water.total().value());
    json.endObject();
}

void writeServing(JsonWriter& json, QStringView key, const engine::Serving& serving)
{
    json.key(key).beginObject();
    json.key(u"energy_kwh").value(serving.energy.value());
    json.key(u"operational_kg").value(serving.operational.value());
    json.key(u"embodied_kg").value(serving.embodied.value());
    json.key(u"total_kg").value((serving.operational + serving.embodied).value());
    writeWater(json, u"water_l", serving.water);
    json.endObject();
}

} // namespace

void writePlan(JsonWriter& json, const study::Scenario& scenario, const study::Outcome& outcome)
{
    const study::Beside beside = study::beside(scenario, outcome);
    writeHours(json, *outcome.resolved.plan);
    writeCampaign(json, outcome.resolved.workload);
    writeWater(json, u"water_l", beside.water.use);
    json.key(u"electricity_cost").value(beside.electricityCost);
    json.key(u"social_cost_usd").beginObject();
    json.key(u"low").value(beside.socialCost.lowUsd);
    json.key(u"central").value(beside.socialCost.centralUsd);
    json.key(u"high").value(beside.socialCost.highUsd);
    json.key(u"year").value(static_cast<double>(beside.socialCost.year));
    json.endObject();
}

QByteArray servingJson(const study::Scenario& scenario, const study::ServingResult& serving)
{
    const engine::Request& request = serving.request;
    JsonWriter json;
    json.beginObject();
    json.key(u"schema").value(QStringView(u"gramme.inference/1"));
    json.key(u"model").value(QStringView(study::inferenceModelWord(request.model)));
    json.key(u"inputs").beginObject();
    json.key(u"serving_params").value(request.totalBillions * 1e9);
    json.key(u"serving_active_params").value(request.activeBillions * 1e9);
    json.key(u"serving_tokens").value(request.outputTokens);
    json.key(u"serving_bits").value(request.bits);
    json.key(u"serving_requests").value(scenario.servingRequests);
    json.key(u"pue").value(request.pue.value());
    json.key(u"intensity_g_per_kwh").value(request.intensity.value());
    json.key(u"water_on_site_l_per_kwh").value(request.waterOnSite.value());
    json.key(u"water_off_site_l_per_kwh").value(request.waterOffSite.value());
    json.endObject();
    json.key(u"gpus").value(serving.one.gpus);
    json.key(u"latency_s").value(serving.one.latencySeconds);
    writeServing(json, u"request", serving.one);
    json.key(u"requests_per_year").value(serving.requestsPerYear);
    writeServing(json, u"year", serving.year);
    json.endObject();
    return json.text();
}

} // namespace gramme::exchange
