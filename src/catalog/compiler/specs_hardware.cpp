// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/specs.h"

namespace gramme::catalog::compiler {

namespace {

constexpr Column acceleratorColumns[] = {
    slug("id").required(),
    text("name").required(),
    text("vendor").required(),
    text("family").required(),
    oneOf("kind", "gpu tpu npu soc").required(),
    oneOf("form_factor", "PCIe MXM SXM2 SXM3 SXM4 SXM5 SXM6 OAM APU superchip soc module chip "
                         "server system desktop workstation laptop")
        .required(),
    whole("release_year", 2000, 2027),
    real("tdp_w", 1, 30000), // a chip or board at most 20000: see the checks
    real("memory_gb", 0.1, 1024),
    real("fp32_tflops", 0.05, 1000),
    real("tf32_tflops", 0.5, 5000),
    real("fp16_tflops", 0.2, 10000),
    real("bf16_tflops", 0.2, 10000),
    real("fp8_tflops", 1, 20000),
    real("int8_tops", 1, 20000),
    real("idle_w", 0.1, 5000),
    slug("source_id").required().to("source.source_id"),
    text("source_document").required(),
    url("source_url").required(),
    oneOf("confidence", hardwareConfidence).required(),
    text("note"),
};

constexpr Column cpuColumns[] = {
    slug("id").required(),
    text("name").required(),
    text("vendor").required(),
    text("family").required(),
    oneOf("segment", "server workstation desktop laptop embedded handheld").required(),
    whole("cores", 1, 400).required(),
    real("tdp_w", 1, 1000).required(),
    real("tdp_per_core_w", 0.05, 200).required(),
    whole("release_year", 2000, 2027),
    slug("source_id").required().to("source.source_id"),
    text("source_document").required(),
    url("source_url").required(),
    oneOf("confidence", hardwareConfidence).required(),
    text("note"),
};

constexpr Column aliasColumns[] = {
    oneOf("kind", "accelerator cpu").required(),
    slug("id").required(),
    text("alias").required(),
};

constexpr Column defaultColumns[] = {
    oneOf("quantity", "utilisation host_w host_share cpu_utilisation memory_w_per_gb device_power "
                      "pue_overhead intensity lifetime_years lifetime_use wue_onsite")
        .required(),
    oneOf("kind", "any gpu tpu npu soc cpu datasheet database estimate region provider fallback")
        .required(),
    oneOf("workload", "any pretraining fine-tuning inference small-model").required(),
    real("low", 0, 1e6).required(), // narrower per quantity: see the checks
    real("value", 0, 1e6).required(),
    real("high", 0, 1e6).required(),
    slug("source_id").required().to("source.source_id"),
    url("source_url"),
    oneOf("confidence", hardwareConfidence).required(),
    text("note").required(),
};

constexpr Column mfuColumns[] = {
    oneOf("match", "family kind any").required(),
    text("key").required(),
    real("low", 0.01, 0.8).required(),
    real("best", 0.01, 0.8).required(),
    real("high", 0.01, 0.8).required(),
    slug("source_id").required().to("source.source_id"),
    text("citation_key"),
    url("source_url"),
    oneOf("confidence", hardwareConfidence).required(),
    text("note").required(),
};

constexpr Column embodiedOfColumns[] = {
    oneOf("match", "device segment family form_factor kind any").required(),
    text("key").required(),
    oneOf("part", "device host").required(),
    text("low_id"),
    real("low_share", 0.01, 10),
    text("best_id"),
    real("best_share", 0.01, 10),
    text("high_id"),
    real("high_share", 0.01, 10),
    text("note").required(),
};

constexpr Column lacosteColumns[] = {
    whole("order", 1, 1000).required(),
    text("name").required(),
    oneOf("type", "gpu tpu cpu").required(),
    real("tdp_w", 1, 1000).required(),
    text("source_as_given"),
    text("note"),
    slug("device_id").required(),
    slug("source_id").required().to("source.source_id"),
};

} // namespace

void appendHardwareSpecs(std::vector<TableSpec>& specs)
{
    specs.push_back(
        {"accelerator", {{"hardware_db/accelerators.csv"}}, acceleratorColumns, {"id", "~name"}});
    specs.push_back({"cpu", {{"hardware_db/cpus.csv"}}, cpuColumns, {"id", "~name"}});
    // Becomes part of the table alias, which the compiler makes of all names.
    specs.push_back(
        {"explicit_alias", {{"hardware_db/aliases.csv"}}, aliasColumns, {"kind+~alias"}});
    specs.push_back({"hardware_default",
                     {{"hardware_db/defaults.csv"}},
                     defaultColumns,
                     {"quantity+kind+workload"}});
    specs.push_back({"mfu", {{"hardware_db/mfu.csv"}}, mfuColumns, {"match+key"}});
    specs.push_back(
        {"embodied_of", {{"hardware_db/embodied_of.csv"}}, embodiedOfColumns, {"match+key+part"}});
    specs.push_back({"lacoste_hardware",
                     {{"hardware_db/lacoste_hardware.csv"}},
                     lacosteColumns,
                     {"name", "order"}});
}

} // namespace gramme::catalog::compiler
