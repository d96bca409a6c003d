// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inference.h"

#include <cmath>

namespace gramme::engine {

namespace {

/// EcoLogits 0.9: the fit and the machine it was fitted on.
struct Coefficients
{
    double batch = 64.0; ///< Requests served at once.

    // GPU energy of one output token, Wh: scale x exp(decay x batch) x active + base.
    double energyScale = 1.1665273170451914e-06;
    double energyDecay = -0.011205921025579175;
    double energyBase = 4.052928146734005e-05;

    // Time of one output token, s: perActive x active + perBatch x batch + base.
    double latencyPerActive = 0.0006785088094353663;
    double latencyPerBatch = 0.0003119310311688259;
    double latencyBase = 0.019473717579473387;

    double memoryFactor = 1.2;    ///< GPU memory needed, per GB of weights.
    double gpuMemoryGb = 80.0;    ///< H100.
    double gpusPerServer = 8.0;   ///< p5.48xlarge.
    Watts server{1200.0};         ///< Without its GPUs.
    Kilograms serverMade{5700.0}; ///< Without its GPUs.
    Kilograms gpuMade{164.0};     ///< NVIDIA, HGX H100 product carbon footprint.
    double lifeSeconds = 3.0 * 365.0 * 86400.0;
};

/// The smallest power of two of GPUs whose memory holds the weights.
double gpusFor(double totalBillions, double bits, const Coefficients& fit)
{
    const double gigabytes = fit.memoryFactor * totalBillions * bits / 8.0;
    const double needed = gigabytes / fit.gpuMemoryGb;
    if (!std::isfinite(needed))
        return needed;
    double gpus = 1.0;
    while (gpus < needed)
        gpus *= 2.0;
    return gpus;
}

double gpuWattHoursPerToken(double activeBillions, const Coefficients& fit)
{
    return fit.energyScale * std::exp(fit.energyDecay * fit.batch) * activeBillions +
           fit.energyBase;
}

double secondsPerToken(double activeBillions, const Coefficients& fit)
{
    return fit.latencyPerActive * activeBillions + fit.latencyPerBatch * fit.batch +
           fit.latencyBase;
}

} // namespace

Serving serve(const Request& request)
{
    const Coefficients fit; // the only model so far
    Serving out;
    out.gpus = gpusFor(request.totalBillions, request.bits, fit);
    out.latencySeconds = request.outputTokens * secondsPerToken(request.activeBillions, fit);
    out.gpuEnergy = KilowattHours(request.outputTokens *
                                  gpuWattHoursPerToken(request.activeBillions, fit) / 1000.0);

    // The server works for a whole batch while this answer is written.
    const double servers = out.gpus / fit.gpusPerServer;
    const double shareOfBatch = 1.0 / fit.batch;
    out.serverEnergy = fit.server * Hours(out.latencySeconds / 3600.0) * (servers * shareOfBatch);

    const KilowattHours itEnergy = out.serverEnergy + out.gpuEnergy * out.gpus;
    out.energy = itEnergy * request.pue;
    out.operational = out.energy * request.intensity;
    out.embodied = (fit.serverMade * servers + fit.gpuMade * out.gpus) *
                   (out.latencySeconds / fit.lifeSeconds * shareOfBatch);
    out.water = waterUse(itEnergy, request.pue, request.waterOnSite, request.waterOffSite);
    return out;
}

} // namespace gramme::engine
