// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

namespace gramme::exchange {

/// A BoAmps report, such as the boamps_report_<run id>.json of CodeCarbon: one row per measure. Its
/// `powerConsumption` is an energy in kWh. It states no emissions.
ImportFormat boampsFormat();

} // namespace gramme::exchange
