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
    estimate.energy = estimate.itEnergy;
}

Kilograms shareOfMaking(const Manufacture& made, Hours time)
{
    const double life = hoursOf(made.lifetime).value() * made.lifetimeUse.value();
    return (made.device + made.host) * made.units * (time.value() / life);
}

void computeFull(Estimate& estimate)
{
    const Workload& in = estimate.inputs;
    const Hours hours = totalTime(in);
    const Watts host = in.method == Method::Full ? in.host : Watts(); // not in Green Algorithms
    estimate.terms = {
        term(in.count, in.tdp, in.utilisation, hours),
        term(in.count, host, Ratio(1.0), hours),
        term(in.cpuCores, in.cpuPerCore, in.cpuUtilisation, hours),
        term(in.memory.value(), Gigabytes(1.0) * in.memoryPower, Ratio(1.0), hours),
    };
    for (const EnergyTerm& part : estimate.terms)
        estimate.itEnergy = estimate.itEnergy + part.energy;
    estimate.energy = estimate.itEnergy * in.pue;
    if (in.countsEmbodied && in.method == Method::Full)
        estimate.embodied = shareOfMaking(in.manufacture, hours);
}

} // namespace

Hours totalTime(const Workload& workload)
{
    // Without a campaign in this order, so that figures saved before there were campaigns stay
    // the same in the last bit.
    if (workload.trials == Hours() && workload.repeated == Ratio())
        return workload.hours * (workload.runs * workload.scale);
    const Hours once = workload.hours * workload.runs + workload.trials;
    return once * (1.0 + workload.repeated.value()) * workload.scale;
}

Estimate estimate(const Workload& workload)
{
    Estimate result;
    result.inputs = workload;
    if (workload.method == Method::Lacoste2019)
        computeLacoste(result);
    else
        computeFull(result); // Green Algorithms is the same sum without host and embodied.
    result.overhead = result.energy - result.itEnergy;
    result.operational = result.energy * workload.intensity;
    result.claimedOffset = result.operational * workload.offset;
    result.total = result.operational + result.embodied.value_or(Kilograms());
    return result;
}

} // namespace gramme::engine
