// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/planner.h"

namespace gramme::engine {

Flops trainingFlops(const TrainingTask& task)
{
    // Forward 2 N D, backward 4 N D; a second forward pass where activations are not kept.
    const double perParameterAndToken = task.recomputesActivations ? 8.0 : 6.0;
    return Flops(perParameterAndToken * task.activeParams * task.tokens);
}

Hours acceleratorHours(Flops work, FlopsPerSecond peak, Ratio mfu)
{
    return work / (peak * mfu);
}

WaterUse waterUse(KilowattHours itEnergy, Ratio pue, LitresPerKilowattHour onSite,
                  LitresPerKilowattHour offSite)
{
    return {itEnergy * onSite, itEnergy * pue * offSite};
}

} // namespace gramme::engine
