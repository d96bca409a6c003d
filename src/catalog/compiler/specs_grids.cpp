// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/specs.h"

namespace gramme::catalog::compiler {

namespace {

constexpr double maxIntensity = 1500; // g/kWh; the worst lignite plant stays below

constexpr Column gridColumns[] = {
    text("id").required(),
    text("name").required(),
    oneOf("kind", "world country state province subregion").required(),
    text("country_iso2"),
    text("country_iso3"),
    text("parent_id").to("grid.id"),
    real("latitude", -90, 90).required(),
    real("longitude", -180, 180).required(),
    real("intensity_g_per_kwh", 0, maxIntensity).required(),
    oneOf("basis", bases).required(),
    oneOf("method", methods).required(),
    whole("year", 2000, 2026).required(),
    real("low_g_per_kwh", 0, maxIntensity),
    real("high_g_per_kwh", 0, maxIntensity),
    text("range_years"),
    real("coal_pct", 0, 100),
    real("gas_pct", 0, 100),
    real("oil_pct", 0, 100),
    real("nuclear_pct", 0, 100),
    real("hydro_pct", 0, 100),
    real("wind_pct", 0, 100),
    real("solar_pct", 0, 100),
    real("bio_pct", 0, 100),
    real("other_pct", 0, 100),
    whole("mix_year", 2000, 2026),
    real("generation_twh", 0, 100000),
    slug("source_id").required().to("source.source_id"),
    text("source_name").required(),
    url("source_url").required(),
    text("licence").required(),
    text("hours_grid_id").to("grid_hour.grid_id"),
    text("months_grid_id").to("grid_month.grid_id"),
    oneOf("profile_match", "own area proxy"),
    real("utc_offset_hours", -12, 14).required(),
    oneOf("quality", "official high medium low").required(),
    text("note"),
};

constexpr Column gridSourceColumns[] = {
    text("grid_id").required().to("grid.id"),
    real("g_per_kwh", 0, maxIntensity).required(),
    oneOf("basis", bases).required(),
    oneOf("method", methods).required(),
    whole("year", 2000, 2026).required(),
    slug("source_id").required().to("source.source_id"),
    text("licence").required(),
    flag("is_primary"),
    text("note"),
};

constexpr Column gridHistoryColumns[] = {
    text("grid_id").required().to("grid.id"),
    whole("year", 2000, 2026).required(),
    real("g_per_kwh", 0, maxIntensity).required(),
    oneOf("basis", bases).required(),
    oneOf("method", methods).required(),
    slug("source_id").required().to("source.source_id"),
};

constexpr Column gridMonthColumns[] = {
    text("grid_id").required().to("grid.id"),
    whole("year", 2000, 2026).required(),
    whole("month", 1, 12).required(),
    real("g_per_kwh", 0, maxIntensity).required(),
    real("ratio_to_year", 0, 5).required(),
    oneOf("basis", bases).required(),
    oneOf("method", methods).required(),
    whole("n_hours", 1, 744),
    slug("source_id").required().to("source.source_id"),
    text("licence").required(),
    flag("preferred"),
};

constexpr Column gridHourColumns[] = {
    text("grid_id").required().to("grid.id"),
    whole("month", 1, 12).required(),
    whole("hour_utc", 0, 23).required(),
    real("g_per_kwh", 0, maxIntensity).required(),
    real("ratio_to_mean", 0, 24).required(),
    whole("n_samples", 20, 200).required(),
    oneOf("basis", bases).required(),
    oneOf("method", methods).required(),
    whole("first_year", 2000, 2026).required(),
    whole("last_year", 2000, 2026).required(),
    slug("source_id").required().to("source.source_id"),
    text("licence").required(),
    flag("preferred"),
};

constexpr Column energySourceColumns[] = {
    text("id").required(),
    text("energy_source").required(),
    text("label").required(),
    key("emission_set").required(),
    oneOf("basis", bases).required(),
    real("g_per_kwh", 0, maxIntensity).required(),
    real("min_g_per_kwh", -1000, 2500), // plants with capture can be negative
    real("max_g_per_kwh", 0, 2500),
    text("statistic"),
    text("region"),
    whole("year", 2000, 2026),
    text("mix_key"),
    flag("is_default"),
    slug("source_id").required().to("source.source_id"),
    text("source_name").required(),
    url("source_url").required(),
    text("licence").required(),
    text("note"),
};

constexpr Column gridAliasColumns[] = {
    text("grid_id").required().to("grid.id"),
    text("alias").required(),
};

constexpr Column waterColumns[] = {
    text("zone").required(),
    real("l_per_kwh", 0, 100).required(),
    slug("source_id").required().to("source.source_id"),
    url("source_url").required(),
    text("note"),
};

} // namespace

void appendGridSpecs(std::vector<TableSpec>& specs)
{
    specs.push_back(
        {"grid", {{"regions/grids.csv"}, {"regions/odbl/grids.csv", true}}, gridColumns, {"id"}});
    specs.push_back({"grid_alias", {{"regions/aliases.csv"}}, gridAliasColumns, {"~alias"}});
    specs.push_back({"grid_source",
                     {{"regions/grid_sources.csv"}, {"regions/odbl/grid_sources.csv", true}},
                     gridSourceColumns,
                     {"grid_id+source_id+year"}});
    specs.push_back({"grid_history",
                     {{"regions/grid_history.csv"}, {"regions/odbl/grid_history.csv", true}},
                     gridHistoryColumns,
                     {"grid_id+year+source_id"}});
    specs.push_back({"grid_month",
                     {{"regions/grid_months.csv"}, {"regions/odbl/grid_months.csv", true}},
                     gridMonthColumns,
                     {"grid_id+source_id+year+month"}});
    specs.push_back({"grid_hour",
                     {{"regions/grid_hours.csv"}, {"regions/odbl/grid_hours.csv", true}},
                     gridHourColumns,
                     {"grid_id+source_id+month+hour_utc"}});
    specs.push_back(
        {"energy_source", {{"regions/energy_sources.csv"}}, energySourceColumns, {"id"}});
    specs.push_back({"water", {{"regions/water.csv"}}, waterColumns, {"zone"}});
}

} // namespace gramme::catalog::compiler
