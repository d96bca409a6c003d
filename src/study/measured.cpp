// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/measured.h"

namespace gramme::study {

std::optional<double> MeasuredRun::itKwh() const
{
    // A PUE below 1 does not exist; such a figure is no reason to enlarge the energy.
    if (!energyKwh || !(pueIncluded >= 1.0))
        return energyKwh;
    return *energyKwh / pueIncluded;
}

} // namespace gramme::study
