// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/report.h"
#include "catalog/compiler/table.h"

namespace gramme::catalog::compiler {

/// Reads one CSV file (RFC 4180, UTF-8, line feeds, no byte order mark, the columns of its spec in
/// their order). Rows that cannot be read are reported and left out.
Table readTable(const QString& resources, const TableSpec& spec, const TableFile& file,
                Report& report);

/// A whole text file; reported and empty where it is missing or not clean UTF-8.
QString readText(const QString& resources, const QString& path, Report& report);

} // namespace gramme::catalog::compiler
