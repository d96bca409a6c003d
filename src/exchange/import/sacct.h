// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

namespace gramme::exchange {

/// Jobs out of Slurm's sacct --parsable2 (or --parsable): measured where the cluster records
/// energy, else worked out as Green Algorithms for HPC does.
ImportFormat sacctFormat();

} // namespace gramme::exchange
