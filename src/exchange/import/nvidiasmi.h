// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

namespace gramme::exchange {

/// Power logs of nvidia-smi --query-gpu=timestamp,power.draw --format=csv: energy by trapezoids
/// over time, per device.
ImportFormat nvidiaSmiFormat();

} // namespace gramme::exchange
