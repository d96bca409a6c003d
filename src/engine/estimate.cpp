// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/estimate.h"

namespace gramme::engine {

namespace {

EnergyTerm term(double units, Watts power, Ratio share, Hours time)
{
    return {units, power, share, (power * units * share) * time};
}

/// The page knows one device: several devices or runs are entered as more hours.
void computeLacoste(Estimate& estimate)
{
    const Workload& in = estimate.inputs;
    const Hours hours = in.hours * in.count * in.runs;
    estimate.terms[static_cast<std::size_t>(Component::Accelerators)] = {
        in.count, in.tdp, Ratio(1.0), in.tdp * hours};
    estimate.itEnergy = estimate.term(Component::Accelerators).energy;
    estimate.energy = estimate.itEnergy * in.pue;
}

void computeFull(Estimate& estimate)
{
    const Workload& in = estimate.inputs;
    const Hours hours = in.hours * (in.runs * in.scale);
    estimate.terms = {
        term(in.count, in.tdp, in.utilisation, hours),
        term(in.count, in.host, Ratio(1.0), hours),
        term(in.cpuCores, in.cpuPerCore, in.cpuUtilisation, hours),
        term(in.memory.value(), Gigabytes(1.0) * in.memoryPower, Ratio(1.0), hours),
    };
    for (const EnergyTerm& part : estimate.terms)
        estimate.itEnergy = estimate.itEnergy + part.energy;
    estimate.energy = estimate.itEnergy * in.pue;
}

} // namespace

Estimate estimate(const Workload& workload)
{
    Estimate result;
    result.inputs = workload;
    if (workload.method == Method::Lacoste2019)
        computeLacoste(result);
    else
        computeFull(result); // Green Algorithms is the same sum without host power.
    result.overhead = result.energy - result.itEnergy;
    result.operational = result.energy * workload.intensity;
    result.claimedOffset = result.operational * workload.offset;
    result.total = result.operational + result.embodied.value_or(Kilograms());
    return result;
}

} // namespace gramme::engine
