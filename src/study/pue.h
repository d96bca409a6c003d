// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

/// Which PUE counts where none is typed.
namespace gramme::study {

struct Pue
{
    double value = 1.0;
    Origin origin = Origin::MethodConstant;
};

/// The region's, else the provider's, else 1 for a personal machine, else that of `fallback`
/// (onprem-average).
Pue pueOfPlace(const catalog::Region* region, const catalog::Provider* provider,
               const catalog::Provider* fallback);

/// The calculator's own table (Green Algorithms 3.0): gcp 1.12, aws 1.2, azure 1.12, personal
/// computer 1, anything else 1.56.
Pue greenAlgorithmsPue(const catalog::Provider* provider);

} // namespace gramme::study
