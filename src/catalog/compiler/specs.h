// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/table.h"

namespace gramme::catalog::compiler {

// Words that several tables share.
inline constexpr const char* hardwareConfidence = "datasheet database estimate";
inline constexpr const char* bases = "lifecycle direct";
inline constexpr const char* methods = "production consumption";

void appendSourceSpecs(std::vector<TableSpec>& specs);
void appendHardwareSpecs(std::vector<TableSpec>& specs);
void appendGridSpecs(std::vector<TableSpec>& specs);
void appendProviderSpecs(std::vector<TableSpec>& specs);
void appendReferenceSpecs(std::vector<TableSpec>& specs);

} // namespace gramme::catalog::compiler
