// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/uncertainty.h"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <vector>

/// A run with plausible doubts, and what the engine is checked against: estimates at very many
/// points, one by one.
namespace gramme::test {

using namespace gramme::engine;

inline constexpr std::array<Factor, factorCount> allFactors = {
    Factor::DevicePower,    Factor::Utilisation,  Factor::HostPower, Factor::CpuUtilisation,
    Factor::MemoryPower,    Factor::Time,         Factor::Pue,       Factor::Intensity,
    Factor::DeviceEmbodied, Factor::HostEmbodied, Factor::Lifetime,  Factor::LifetimeUse,
};

inline Workload run()
{
    Workload in;
    in.count = 8;
    in.tdp = Watts(400);
    in.utilisation = Ratio(0.75);
    in.host = Watts(60);
    in.cpuCores = 64;
    in.cpuPerCore = Watts(4);
    in.cpuUtilisation = Ratio(0.5);
    in.memory = Gigabytes(512);
    in.memoryPower = WattsPerGigabyte(0.3725);
    in.hours = Hours(120);
    in.runs = 2;
    in.pue = Ratio(1.2);
    in.intensity = GramsPerKilowattHour(271);
    in.countsEmbodied = true;
    in.manufacture = {8.0, Kilograms(200), Kilograms(300), Years(4), Ratio(0.7)};
    return in;
}

inline Spreads spreads()
{
    Spreads out = certain(run());
    at(out, Factor::DevicePower) = {370, 400, 420};
    at(out, Factor::Utilisation) = {0.5, 0.75, 0.95};
    at(out, Factor::HostPower) = {30, 60, 120};
    at(out, Factor::CpuUtilisation) = {0.2, 0.5, 0.9};
    at(out, Factor::MemoryPower) = {0.25, 0.3725, 0.45};
    at(out, Factor::Time) = {108, 120, 144};
    at(out, Factor::Pue) = {1.1, 1.2, 1.4};
    at(out, Factor::Intensity) = {240, 271, 330};
    at(out, Factor::DeviceEmbodied) = {150, 200, 575};
    at(out, Factor::HostEmbodied) = {150, 300, 700};
    at(out, Factor::Lifetime) = {3, 4, 6};
    at(out, Factor::LifetimeUse) = {0.5, 0.7, 0.9};
    return out;
}

inline void setValue(Workload& in, Factor factor, double value)
{
    switch (factor) {
    case Factor::DevicePower: in.tdp = Watts(value); break;
    case Factor::Utilisation: in.utilisation = Ratio(value); break;
    case Factor::HostPower: in.host = Watts(value); break;
    case Factor::CpuUtilisation: in.cpuUtilisation = Ratio(value); break;
    case Factor::MemoryPower: in.memoryPower = WattsPerGigabyte(value); break;
    case Factor::Time: in.hours = Hours(value); break;
    case Factor::Pue: in.pue = Ratio(value); break;
    case Factor::Intensity: in.intensity = GramsPerKilowattHour(value); break;
    case Factor::DeviceEmbodied: in.manufacture.device = Kilograms(value); break;
    case Factor::HostEmbodied: in.manufacture.host = Kilograms(value); break;
    case Factor::Lifetime: in.manufacture.lifetime = Years(value); break;
    case Factor::LifetimeUse: in.manufacture.lifetimeUse = Ratio(value); break;
    }
}

inline double totalWith(Workload in, Factor factor, double value)
{
    setValue(in, factor, value);
    return estimate(in).total.value();
}

/// Coordinates of the first `count` points in `dimension` dimensions, 0 to 1.
class Coordinates
{
public:
    explicit Coordinates(std::size_t dimension)
        : m_sequence(dimension)
    {}
    double next() { return static_cast<double>(m_sequence()) * 0x1p-64; }

private:
    boost::random::sobol m_sequence;
};

inline double totalAtPoint(const Workload& in, const Spreads& all,
                           const std::array<double, factorCount>& point)
{
    Workload varied = in;
    for (const Factor factor : allFactors)
        if (!at(all, factor).isCertain())
            setValue(varied, factor,
                     quantile(at(all, factor), factor, point[static_cast<std::size_t>(factor)]));
    return estimate(varied).total.value();
}

/// The 5 % and 95 % points of 2^17 - 1 totals.
inline std::array<double, 2> denseEnds(const Workload& in, const Spreads& all)
{
    constexpr std::size_t count = (1U << 17U) - 1;
    Coordinates coordinates(factorCount);
    std::vector<double> totals;
    std::array<double, factorCount> point;
    for (std::size_t i = 0; i < count; ++i) {
        for (double& coordinate : point)
            coordinate = coordinates.next();
        totals.push_back(totalAtPoint(in, all, point));
    }
    std::sort(totals.begin(), totals.end());
    return {totals[count / 20], totals[count - 1 - count / 20]};
}

} // namespace gramme::test
