// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/specs.h"

namespace gramme::catalog::compiler {

namespace {

// What a row of the source is worth where the row does not say. README of resources/regions.
constexpr const char* sourceConfidence =
    "official medium low datasheet database estimate provider press survey literature";

constexpr Column sourceColumns[] = {
    slug("source_id").required(),
    text("name").required(),
    text("publisher").required(),
    url("url"),
    text("licence").required(),
    url("licence_url"),
    text("attribution"),
    text("data_years"),
    oneOf("confidence", sourceConfidence),
    text("notes"),
};

constexpr Column editionColumns[] = {
    oneOf("edition", "current lacoste").required(),
    slug("name").required(),
};

} // namespace

void appendSourceSpecs(std::vector<TableSpec>& specs)
{
    specs.push_back({"edition", {{"hardware_db/editions.csv"}}, editionColumns, {"edition"}});
    specs.push_back({"source",
                     {{"hardware_db/sources.csv"},
                      {"regions/sources.csv"},
                      {"references/sources.csv"},
                      {"hardware_db/odbl/sources.csv", true},
                      {"regions/odbl/sources.csv", true}},
                     sourceColumns,
                     {"source_id"}});
}

const std::vector<TableSpec>& tableSpecs()
{
    static const std::vector<TableSpec> specs = [] {
        std::vector<TableSpec> all;
        appendSourceSpecs(all);
        appendHardwareSpecs(all);
        appendGridSpecs(all);
        appendProviderSpecs(all);
        appendReferenceSpecs(all);
        return all;
    }();
    return specs;
}

} // namespace gramme::catalog::compiler
