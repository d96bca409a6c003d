// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

namespace gramme::exchange {

/// emission.csv of Eco2AI: `power_consumption(kWh)` is the energy with the PUE its user has set, which
/// the file does not say.
ImportFormat eco2aiFormat();

} // namespace gramme::exchange
