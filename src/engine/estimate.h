// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/quantities.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace gramme::engine {

/// A method is a set of terms that are on. One engine computes them all.
enum class Method : std::uint8_t {
    Full,            ///< Everything Gramme counts.
    Lacoste2019,     ///< W x h x g/kWh as in Lacoste et al. 2019 (arXiv 1910.09700).
    GreenAlgorithms, ///< Lannelongue et al. 2021, formula of the calculator's version 3.0.
};

/// Making the hardware, shared out over its life: kg x time / (lifetime x lifetimeUse)
/// (Luccioni et al. 2023, section 4.2; Wu et al. 2022).
struct Manufacture
{
    double units = 0.0;     ///< Accelerators, or machines where there are none.
    Kilograms device;       ///< Making one of them.
    Kilograms host;         ///< Its share of the server around it.
    Years lifetime{1.0};    ///< Accounting life.
    Ratio lifetimeUse{1.0}; ///< Share of its life in which it works.
};

/// What one experiment consumes: plain numbers with units, no names and no ids. Values are taken
/// as they are; `study` has checked their ranges before.
struct Workload
{
    Method method = Method::Full;

    double count = 0.0; ///< Accelerators in use at once; 0 when there is no accelerator term.
    Watts tdp;          ///< Rated power of one accelerator.
    Ratio utilisation{1.0};
    Watts host; ///< Power of the rest of the server, per accelerator.

    double cpuCores = 0.0;
    Watts cpuPerCore;
    Ratio cpuUtilisation{1.0};

    Gigabytes memory;
    WattsPerGigabyte memoryPower;

    Hours hours;        ///< Wall-clock time of one run.
    double runs = 1.0;  ///< Times the whole run is repeated.
    Hours trials;       ///< Wall-clock time of all search trials of a campaign; 0 without any.
    Ratio repeated;     ///< Failed or repeated work, as a share added to runs and trials.
    double scale = 1.0; ///< Multiplicative factor ("pragmatic scaling factor").
    Ratio pue{1.0};
    GramsPerKilowattHour intensity;
    Ratio offset; ///< Share the provider or the user claims to have offset. Never netted.

    bool countsEmbodied = false;
    Manufacture manufacture; ///< Read where countsEmbodied is set.
};

/// Wall-clock time of everything: hours x runs x scale; with a campaign
/// (hours x runs + trials) x (1 + repeated) x scale. Lacoste2019 multiplies hours in its own way.
Hours totalTime(const Workload& workload);

enum class Component : std::uint8_t { Accelerators, Host, Cpu, Memory };
inline constexpr std::size_t componentCount = 4;

/// One term of the energy, with the inputs it was computed from:
/// energy = units x power x share x time x repeats.
struct EnergyTerm
{
    double units = 0.0; ///< Devices, cores or GB.
    Watts power;        ///< Per unit.
    Ratio share{1.0};   ///< Utilisation; 1 for host and memory.
    KilowattHours energy;
};

/// A 90 % interval around the total; see uncertainty.h.
struct Interval
{
    Kilograms low;
    Kilograms high;
    Ratio level{0.9};
};

/// The result, with everything needed to show how it came about.
struct Estimate
{
    Workload inputs;
    std::array<EnergyTerm, componentCount> terms; ///< Before PUE; indexed by Component.
    KilowattHours itEnergy;                       ///< Sum of the terms.
    KilowattHours overhead;                       ///< What PUE adds.
    KilowattHours energy;                         ///< itEnergy + overhead.
    Kilograms operational;
    std::optional<Kilograms> embodied; ///< Empty where embodied emissions are not counted.
    Kilograms total;
    Kilograms claimedOffset; ///< operational x offset, beside the total and never subtracted.
    std::optional<Interval> interval;

    const EnergyTerm& term(Component component) const
    {
        return terms[static_cast<std::size_t>(component)];
    }
};

/// Computes the estimate. Same inputs, same outputs; no allocation, no failure. Negative or
/// non-finite inputs are the caller's error and propagate as IEEE arithmetic has it.
/// Full:            E = totalTime x (count x TDP x u + count x host + cores x W/core x u
///                  + GB x W/GB) x PUE (PUE after The Green Grid, ISO/IEC 30134-2), and
///                  embodied = units x (device + host) x totalTime / (lifetime x lifetimeUse)
/// Lacoste2019:     E = W x (hours x count x runs) / 1000, no other term (paper, section 2; page).
/// GreenAlgorithms: E = totalTime x (P_cpu + P_gpu + P_mem) x PUE / 1000 (version 3.0).
Estimate estimate(const Workload& workload);

} // namespace gramme::engine
