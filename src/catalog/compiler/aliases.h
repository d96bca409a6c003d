// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/report.h"
#include "catalog/compiler/table.h"

namespace gramme::catalog::compiler {

/// A row of the table alias.
struct Alias
{
    QString kind; ///< accelerator or cpu
    QString key;  ///< normalisedKey(alias)
    QString id;
    QString alias;
    QString origin; ///< id, name, explicit or generated
};

/// All names under which devices are found, each key belonging to one device of its kind: ids,
/// names, the rows of aliases.csv, and names without vendor, family words, brackets and memory
/// size where no other device could be meant. Sorted by kind and key.
std::vector<Alias> makeAliases(const Dataset& data, Report& report);

/// Every name of the edition lacoste finds its device.
void checkLacosteNames(const Dataset& data, const std::vector<Alias>& aliases, Report& report);

} // namespace gramme::catalog::compiler
