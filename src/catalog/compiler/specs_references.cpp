// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/specs.h"

namespace gramme::catalog::compiler {

namespace {

constexpr const char* verifications = "primary_text quoted arithmetic memory";
constexpr double any = 1e30; // no upper bound known, only a sign

constexpr Column pointColumns[] = {
    key("id").required(),
    text("label").required(),
    key("group").required(),
    real("value_original", 0, any),
    oneOf("unit_original", "lb kg t g"),
    real("kg_co2e", 0, any),
    real("energy_kwh", 0, any),
    text("hardware"),
    real("hours", 0, any),
    real("pue", 1, 3),
    real("intensity_g_per_kwh", 0, any),
    real("params", 0, any),
    real("tokens", 0, any),
    whole("year", 2009, 2027),
    text("what_is_counted").required(),
    text("caveat"),
    text("citation_short").required(),
    slug("source_id").required().to("source.source_id"),
    text("citation_key").required(),
    url("doi_or_url").required(),
    oneOf("hours_basis", "wall_clock accelerator_hours"),
    real("power_w", 0, any),
    real("kg_co2e_low", 0, any),
    real("kg_co2e_high", 0, any),
    real("cloud_cost_usd_low", 0, any),
    real("cloud_cost_usd_high", 0, any),
    flag("chart_default"),
    oneOf("verification", verifications).required(),
    text("verified_in"),
};

constexpr Column equivalenceColumns[] = {
    key("id").required(),
    text("label_singular").required(),
    text("label_plural").required(),
    text("unit").required(),
    real("kg_co2e_per_unit", 0, any).required(),
    real("low", 0, any),
    real("high", 0, any),
    whole("year", 2009, 2027),
    text("region"),
    text("source").required(),
    url("url").required(),
    real("kwh_per_unit", 0, any),
    oneOf("direction", "emitted absorbed").required(),
    text("tool"),
    oneOf("gases", "CO2 CO2e").required(),
    slug("source_id").required().to("source.source_id"),
    text("citation_key").required(),
    oneOf("verification", verifications).required(),
    text("notes"),
    flag("chart_default"),
};

constexpr Column embodiedColumns[] = {
    key("id").required(),
    text("item").required(),
    text("category"),
    real("kg_co2e", 0, any).required(),
    real("low", 0, any),
    real("high", 0, any),
    text("scope"),
    real("lifetime_years", 0, 100),
    real("utilisation", 0.05, 1),
    real("kg_co2e_per_hour", 0, any),
    whole("year", 2009, 2027),
    text("source").required(),
    slug("source_id").required().to("source.source_id"),
    text("citation_key").required(),
    url("url").required(),
    oneOf("verification", verifications).required(),
    text("notes"),
};

constexpr Column socialCostColumns[] = {
    slug("cost_set").required(),
    whole("year", 2000, 2100),
    oneOf("level", "low central high").required(),
    real("usd_per_t", 0.01, 10000).required(),
    real("discount_rate_pct", 0.1, 10),
    whole("dollars_year", 2000, 2027),
    slug("source_id").required().to("source.source_id"),
    text("citation_key").required(),
    url("source_url").required(),
    text("note").required(),
};

constexpr Column presetColumns[] = {
    key("id").required(),
    text("name").required(),
    oneOf("kind", "pretraining finetuning search").required(),
    real("params", 0, any),
    real("active_params", 0, any),
    real("tokens", 0, any),
    real("flops", 0, any),
    text("hardware"),
    slug("device_id").required(),
    text("device_note"),
    real("count", 0, any),
    real("hours", 0, any),
    real("accelerator_hours", 0, any),
    real("mfu", 0.02, 0.8),
    real("power_w_per_accelerator", 0, any),
    real("pue", 1, 3),
    text("region"),
    real("intensity_g_per_kwh", 0, any),
    whole("year", 2009, 2027),
    text("source").required(),
    slug("source_id").required().to("source.source_id"),
    text("citation_key").required(),
    url("url").required(),
    oneOf("verification", verifications).required(),
    text("notes"),
    flag("default_preset"),
};

} // namespace

void appendReferenceSpecs(std::vector<TableSpec>& specs)
{
    specs.push_back(
        {"reference_point",
         {{"references/reference_points.csv"}, {"references/odbl/reference_points.csv", true}},
         pointColumns,
         {"id"}});
    specs.push_back({"equivalence",
                     {{"references/equivalences.csv"}, {"references/odbl/equivalences.csv", true}},
                     equivalenceColumns,
                     {"id"}});
    specs.push_back({"embodied",
                     {{"hardware_db/embodied.csv"}, {"hardware_db/odbl/embodied.csv", true}},
                     embodiedColumns,
                     {"id"}});
    specs.push_back({"social_cost",
                     {{"references/social_cost.csv"}},
                     socialCostColumns,
                     {"cost_set+year+level"}});
    specs.push_back(
        {"workload_preset", {{"references/workload_presets.csv"}}, presetColumns, {"id"}});
}

} // namespace gramme::catalog::compiler
