// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "cli/arguments.h"
#include "cli/console.h"

/// One function per command: does it, prints the answer and gives the exit code.
namespace gramme::cli {

int runEstimate(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runCompare(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runPlan(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runInference(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runList(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runShow(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runBatch(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runImport(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runPublish(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);
int runCheck(const Arguments& arguments, const catalog::Catalog& catalog, Console& console);

} // namespace gramme::cli
