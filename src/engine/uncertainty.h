// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/estimate.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// How sure an estimate is, and which of its inputs causes the doubt. Every uncertain input is a
/// distribution with three given points; quasi-Monte Carlo over fixed Sobol points (Sobol 1967;
/// direction numbers of Joe and Kuo 2008) carries them through estimate(); the input that moves the
/// total most is integrated instead (see percentiles.h). The ends of an interval lie within about
/// 1 % of those of very many points. Same inputs, same interval: no clock, no random seed.
namespace gramme::engine {

/// What is uncertain. The value is that of the workload, in its unit.
enum class Factor : std::uint8_t {
    DevicePower,    ///< W, of one accelerator
    Utilisation,    ///< 0..1
    HostPower,      ///< W, per accelerator
    CpuUtilisation, ///< 0..1
    MemoryPower,    ///< W/GB
    Time,           ///< h, of one run
    Pue,            ///< 1 and above
    Intensity,      ///< g/kWh
    DeviceEmbodied, ///< kg
    HostEmbodied,   ///< kg
    Lifetime,       ///< years
    LifetimeUse,    ///< 0..1
};
inline constexpr std::size_t factorCount = 12;

/// Low and high are the 5 % and 95 % points, best is the median: low <= best <= high. Between
/// them, and beyond them, the distribution function is a straight line; beyond, with the slope of
/// its side, and never past what is possible (utilisations and lifetime use 0..1, PUE from 1,
/// everything else from 0; what the estimate divides by, lifetime and its use, not below half its
/// low, which must be above 0). Low = best = high: the input is certain.
struct Spread
{
    double low = 0.0;
    double best = 0.0;
    double high = 0.0;

    bool isCertain() const { return low == high; }
    friend bool operator==(const Spread&, const Spread&) = default;
};
using Spreads = std::array<Spread, factorCount>;

inline Spread& at(Spreads& spreads, Factor factor)
{
    return spreads[static_cast<std::size_t>(factor)];
}
inline const Spread& at(const Spreads& spreads, Factor factor)
{
    return spreads[static_cast<std::size_t>(factor)];
}

/// The workload's own values, all certain.
Spreads certain(const Workload& workload);

/// The value below which the share `p` (0..1) of the distribution lies.
double quantile(const Spread& spread, Factor factor, double p);

/// Interval of the total and each input's share of its spread (variance). The interval reaches
/// from the 5 % to the 95 % point, or as far as the total with every input at its best where that
/// lies outside (many inputs that can only grow). Shares sum to 1, or are all 0 where nothing
/// uncertain has an effect. Where totals are not finite, nor is the interval.
struct Uncertainty
{
    Interval interval;
    std::array<double, factorCount> shares{};
};

/// `workload` gives what is certain; `spreads` the rest. Where Time is spread, it is the hours of
/// one run; trials do not vary. Inputs the method does not use have no effect. The shares are
/// first-order Sobol indices scaled to a sum of 1: the estimate is linear in every input (in
/// 1/lifetime and 1/use), so that the variance each input causes alone follows from its own.
Uncertainty uncertainty(const Workload& workload, const Spreads& spreads);

/// The same run in many places: what does not depend on the place is computed once.
class Elsewhere
{
public:
    Elsewhere(const Workload& workload, const Spreads& spreads);

    /// The interval where PUE and intensity are these. At the workload's own two, exactly that of
    /// uncertainty().
    Interval at(const Spread& pue, const Spread& intensity) const;

private:
    struct Sample
    {
        std::vector<double> itEnergy; ///< kWh, per point
        std::vector<double> embodied; ///< kg, per point
    };
    /// An input that is not sampled but integrated, see percentiles.h.
    struct Leading
    {
        Factor factor;
        Spread spread;
    };
    void chooseLeading(const Workload& workload, const Spreads& spreads);
    Sample sample(const Workload& workload, const Spreads& spreads, bool last) const;
    void sampleLeading();

    Workload m_best; ///< Every input at its best.
    std::optional<Leading> m_ofEnergy;
    std::optional<Leading> m_ofEmbodied; ///< None where time leads, which moves both.
    Sample m_first;                      ///< Leading inputs at their first value.
    Sample m_last;                       ///< Leading inputs at their last value.
    Sample m_own;                        ///< Leading inputs at the point's own value.
};

} // namespace gramme::engine
