// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/planner.h"

#include <cstdint>

/// Emissions of serving a language model, per request: the model of EcoLogits 0.9 (GenAI Impact,
/// methodology of November 2025), fitted to measurements of vLLM on H100 GPUs at 16 bit. Its
/// refits changed results 10 to 100 times, so the version belongs to every figure.
namespace gramme::engine {

enum class InferenceModel : std::uint8_t {
    EcoLogits09, ///< Batch 64, H100 80 GB, p5.48xlarge servers.
};

struct Request
{
    InferenceModel model = InferenceModel::EcoLogits09;
    double activeBillions = 0.0; ///< Parameters used for a token, in billions.
    double totalBillions = 0.0;  ///< Parameters held in memory, in billions.
    double outputTokens = 0.0;   ///< Input tokens are not counted by the model.
    double bits = 16.0;          ///< Per weight, in memory.
    Ratio pue{1.0};
    GramsPerKilowattHour intensity;
    LitresPerKilowattHour waterOnSite;
    LitresPerKilowattHour waterOffSite;
};

struct Serving
{
    double gpus = 0.0;           ///< That hold the model: a power of two.
    double latencySeconds = 0.0; ///< Of the whole answer.
    KilowattHours gpuEnergy;     ///< Of one GPU, for the request.
    KilowattHours serverEnergy;  ///< Of the rest of the server.
    KilowattHours energy;        ///< All GPUs and the server, with PUE.
    Kilograms operational;
    Kilograms embodied;
    WaterUse water; ///< By the documented formula; EcoLogits' code counts PUE twice.
};

/// One request. Zero tokens give zero.
Serving serve(const Request& request);

} // namespace gramme::engine
