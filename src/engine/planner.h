// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/quantities.h"

/// From the size of a model to the time it takes. FLOPs = 6 N D for a dense transformer (Kaplan et
/// al. 2020, arXiv 2001.08361, section 2.1), N being the active parameters of a mixture of experts,
/// and 8 N D where activations are computed again in the backward pass (Korthikanti et al. 2022,
/// arXiv 2205.05198). Time = FLOPs / (devices x peak x MFU) (Chowdhery et al. 2022, appendix B).
namespace gramme::engine {

struct TrainingTask
{
    double activeParams = 0.0; ///< All of them in a dense model.
    double tokens = 0.0;       ///< Seen in training, over all epochs.
    bool recomputesActivations = false;
};

/// 6 N D, or 8 N D.
Flops trainingFlops(const TrainingTask& task);

/// Time of one device, all devices' hours added up. `peak` and `mfu` above 0.
Hours acceleratorHours(Flops work, FlopsPerSecond peak, Ratio mfu);

/// On-site and off-site water, kept apart: E_IT x WUE_on and E_IT x PUE x WUE_off (Li et al. 2023,
/// arXiv 2304.03271, equations 1 and 2).
struct WaterUse
{
    Litres onSite;
    Litres offSite;
    Litres total() const { return onSite + offSite; }
};
WaterUse waterUse(KilowattHours itEnergy, Ratio pue, LitresPerKilowattHour onSite,
                  LitresPerKilowattHour offSite);

} // namespace gramme::engine
