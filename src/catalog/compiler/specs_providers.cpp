// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/specs.h"

namespace gramme::catalog::compiler {

namespace {

constexpr Column providerColumns[] = {
    slug("provider").required(),
    text("display_name").required(),
    oneOf("kind", "cloud on-premise personal").required(),
    real("pue_avg", 1, 3),
    whole("pue_year", 2000, 2027),
    text("pue_source_name"),
    url("pue_source_url"),
    real("renewable_or_offset_claim_pct", 0, 100),
    text("claim_text"),
    whole("claim_year", 2000, 2027),
    url("claim_source_url"),
    real("wue_l_per_kwh", 0, 10),
    whole("wue_year", 2000, 2027),
    url("wue_source_url"),
    url("website"),
    slug("source_id").to("source.source_id"),
    text("note"),
};

constexpr Column cloudRegionColumns[] = {
    slug("provider").required().to("provider.provider"),
    text("region_id").required(),
    text("region_name").required(),
    text("city"),
    text("state"),
    text("country_iso2").required(),
    real("latitude", -90, 90).required(),
    real("longitude", -180, 180).required(),
    oneOf("location_precision", "city state country").required(),
    text("grid_id").required().to("grid.id"),
    text("grid_id_alt").to("grid.id"),
    real("provider_intensity_g_per_kwh", 0, 1500),
    real("provider_cfe_pct", 0, 100),
    real("pue", 1, 2.5),
    whole("pue_year", 2000, 2027),
    oneOf("pue_kind", "measured design reported"),
    text("pue_source"),
    real("wue_l_per_kwh", 0, 10),
    whole("wue_year", 2000, 2027),
    real("renewable_or_offset_pct", 0, 100),
    whole("claim_year", 2000, 2027),
    text("claim_source"),
    whole("year", 2000, 2027),
    whole("list_year", 2000, 2027),
    oneOf("status", "active announced retired").required(),
    flag("government"),
    slug("source_id").required().to("source.source_id"),
    text("source_name").required(),
    url("source_url").required(),
    text("licence").required(),
    text("lacoste_region"),
    text("note"),
};

constexpr Column instanceColumns[] = {
    slug("provider").required().to("provider.provider"),
    text("instance").required(),
    slug("accelerator_id").required().to("accelerator.id"),
    real("accelerator_count", 0.05, 64).required(),
    whole("vcpus", 1, 1000),
    slug("cpu_id").to("cpu.id"),
    text("cpu_name"),
    real("memory_gb", 1, 16384),
    slug("source_id").required().to("source.source_id"),
    text("source_document").required(),
    url("source_url").required(),
    text("note"),
};

constexpr Column lacosteRegionColumns[] = {
    slug("provider").required().to("provider.provider"),
    text("provider_name").required(),
    text("region_id").required(),
    text("region_name_shown"),
    text("country"),
    text("state"),
    text("city"),
    real("g_per_kwh", 0, 1500).required(),
    whole("app_g_per_kwh_truncated", 0, 1500).required(),
    real("app_kg_per_kwh_shown", 0, 1.5).required(),
    real("offset_pct", 0, 100).required(),
    real("pue", 1, 2.5),
    text("pue_source"),
    oneOf("provider_cleanest", "yes"),
    text("source_as_given"),
    text("comment_as_given"),
    text("note"),
    slug("source_id").required().to("source.source_id"),
};

} // namespace

void appendProviderSpecs(std::vector<TableSpec>& specs)
{
    specs.push_back({"provider", {{"regions/providers.csv"}}, providerColumns, {"provider"}});
    specs.push_back({"lacoste_region",
                     {{"regions/lacoste_regions.csv"}},
                     lacosteRegionColumns,
                     {"provider+region_id"}});
    specs.push_back({"cloud_region",
                     {{"regions/cloud_regions.csv"}},
                     cloudRegionColumns,
                     {"provider+region_id"}});
    specs.push_back({"cloud_instance",
                     {{"hardware_db/cloud_instances.csv"}},
                     instanceColumns,
                     {"provider+instance"}});
}

} // namespace gramme::catalog::compiler
