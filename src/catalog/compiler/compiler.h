// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/report.h"

namespace gramme::catalog::compiler {

/// Checks the tables of `resources` and, where all is well, writes catalogue.sqlite and
/// catalogue-odbl.sqlite into `output` (made where it is missing). Both are replaced together and
/// only at the end: a refusal leaves what was there.
Report compile(const QString& resources, const QString& output);

} // namespace gramme::catalog::compiler
