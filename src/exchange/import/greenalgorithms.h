// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

namespace gramme::exchange {

/// The results that the Green Algorithms calculator exports, of its classic and its AI page: one
/// row, separated by semicolons. An estimate, whose energy already holds PUE and multiplicative
/// factor.
ImportFormat greenAlgorithmsFormat();

} // namespace gramme::exchange
