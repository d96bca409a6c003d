// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

namespace gramme::exchange {

/// The two logs of a run of carbontracker: the standard one (epochs, power without PUE) and the one
/// of its output (energy and CO₂ with PUE). A pair is found by its names or its times and read
/// together; one of the two alone is read with what is missing said.
ImportFormat carbontrackerFormat();

} // namespace gramme::exchange
