// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

namespace gramme::exchange {

/// emissions.csv of CodeCarbon, every layout from 0.0.9 to 3.3, and its task files. Columns are
/// found by the names in the header. Energies hold the PUE of their row; a row without one was
/// written before there was any (2.2.3), so its PUE is 1. One Imported per file.
ImportFormat codeCarbonFormat();

} // namespace gramme::exchange
