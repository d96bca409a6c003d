// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/uncertainty.h"

#include "engine/percentiles.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace gramme::engine {

namespace {

/// In the order of Factor.
constexpr std::array<Factor, factorCount> factors = {
    Factor::DevicePower,    Factor::Utilisation,  Factor::HostPower, Factor::CpuUtilisation,
    Factor::MemoryPower,    Factor::Time,         Factor::Pue,       Factor::Intensity,
    Factor::DeviceEmbodied, Factor::HostEmbodied, Factor::Lifetime,  Factor::LifetimeUse,
};

double valueOf(const Workload& workload, Factor factor)
{
    switch (factor) {
    case Factor::DevicePower:
        return workload.tdp.value();
    case Factor::Utilisation:
        return workload.utilisation.value();
    case Factor::HostPower:
        return workload.host.value();
    case Factor::CpuUtilisation:
        return workload.cpuUtilisation.value();
    case Factor::MemoryPower:
        return workload.memoryPower.value();
    case Factor::Time:
        return workload.hours.value();
    case Factor::Pue:
        return workload.pue.value();
    case Factor::Intensity:
        return workload.intensity.value();
    case Factor::DeviceEmbodied:
        return workload.manufacture.device.value();
    case Factor::HostEmbodied:
        return workload.manufacture.host.value();
    case Factor::Lifetime:
        return workload.manufacture.lifetime.value();
    case Factor::LifetimeUse:
        return workload.manufacture.lifetimeUse.value();
    }
    return 0.0;
}

void setValue(Manufacture& manufacture, Factor factor, double value)
{
    if (factor == Factor::DeviceEmbodied)
        manufacture.device = Kilograms(value);
    else if (factor == Factor::HostEmbodied)
        manufacture.host = Kilograms(value);
    else if (factor == Factor::Lifetime)
        manufacture.lifetime = Years(value);
    else
        manufacture.lifetimeUse = Ratio(value);
}

void setValue(Workload& workload, Factor factor, double value)
{
    switch (factor) {
    case Factor::DevicePower:
        workload.tdp = Watts(value);
        break;
    case Factor::Utilisation:
        workload.utilisation = Ratio(value);
        break;
    case Factor::HostPower:
        workload.host = Watts(value);
        break;
    case Factor::CpuUtilisation:
        workload.cpuUtilisation = Ratio(value);
        break;
    case Factor::MemoryPower:
        workload.memoryPower = WattsPerGigabyte(value);
        break;
    case Factor::Time:
        workload.hours = Hours(value);
        break;
    case Factor::Pue:
        workload.pue = Ratio(value);
        break;
    case Factor::Intensity:
        workload.intensity = GramsPerKilowattHour(value);
        break;
    default:
        setValue(workload.manufacture, factor, value);
    }
}

Spread certainSpread(const Workload& workload, Factor factor)
{
    const double value = valueOf(workload, factor);
    return {value, value, value};
}

/// What is certain is as the workload has it.
Spread spreadOf(const Workload& workload, const Spreads& spreads, Factor factor)
{
    const Spread& spread = at(spreads, factor);
    return spread.isCertain() ? certainSpread(workload, factor) : spread;
}

bool isPlace(Factor factor)
{
    return factor == Factor::Pue || factor == Factor::Intensity;
}

struct Moments
{
    double mean = 0.0;
    double deviation = 0.0;
};

/// Of the factor itself or, where the estimate divides by it, of its reciprocal.
Moments momentsOf(const Spread& spread, Factor factor)
{
    constexpr int steps = 128; // equally likely ones; the deviation is right to 1e-4
    const Distribution distribution(spread, factor);
    // Differences from the median, so that a narrow spread keeps its digits.
    const double centre = divides(factor) ? 1.0 / spread.best : spread.best;
    double sum = 0.0;
    double squares = 0.0;
    for (int step = 0; step < steps; ++step) {
        const double value = distribution.quantile((step + 0.5) / steps);
        const double difference = (divides(factor) ? 1.0 / value : value) - centre;
        sum += difference;
        squares += difference * difference;
    }
    const double shift = sum / steps;
    const double variance = squares / steps - shift * shift;
    return {centre + shift, std::sqrt(std::max(variance, 0.0))};
}

/// Every other factor at its mean, this one a standard deviation away: the estimate is linear in
/// each, so that the difference of the totals is the deviation this factor causes alone.
std::array<double, factorCount> sharesOf(const Workload& workload, const Spreads& spreads)
{
    const auto set = [](Workload& target, Factor factor, double value) {
        setValue(target, factor, divides(factor) ? 1.0 / value : value);
    };
    Workload centre = workload;
    std::array<Moments, factorCount> moments;
    for (const Factor factor : factors) {
        if (at(spreads, factor).isCertain())
            continue;
        Moments& own = moments[static_cast<std::size_t>(factor)];
        own = momentsOf(at(spreads, factor), factor);
        set(centre, factor, own.mean);
    }
    const double mean = estimate(centre).total.value();
    std::array<double, factorCount> shares{};
    double sum = 0.0;
    for (const Factor factor : factors) {
        if (at(spreads, factor).isCertain())
            continue;
        const Moments& own = moments[static_cast<std::size_t>(factor)];
        Workload moved = centre;
        set(moved, factor, own.mean + own.deviation);
        const double caused = estimate(moved).total.value() - mean;
        shares[static_cast<std::size_t>(factor)] = caused * caused;
        sum += caused * caused;
    }
    for (double& share : shares)
        share = sum > 0.0 && std::isfinite(sum) ? share / sum : 0.0;
    return shares;
}

/// PUE and intensity of one place at every point.
class Place
{
public:
    Place(const Spread& pue, const Spread& intensity)
    {
        const Distribution pues(pue, Factor::Pue);
        const Distribution intensities(intensity, Factor::Intensity);
        const float* const puePoints = column(Factor::Pue).data();
        const float* const intensityPoints = column(Factor::Intensity).data();
        for (std::size_t point = 0; point < pointCount; ++point) {
            m_pue[point] = pues.quantile(static_cast<double>(puePoints[point]));
            m_intensity[point] = intensities.quantile(static_cast<double>(intensityPoints[point]));
        }
    }

    /// In the order of estimate().
    void totals(const std::vector<double>& itEnergy, const std::vector<double>& embodied,
                Totals& totals) const
    {
        for (std::size_t point = 0; point < pointCount; ++point) {
            const Kilograms operational = KilowattHours(itEnergy[point]) * Ratio(m_pue[point]) *
                                          GramsPerKilowattHour(m_intensity[point]);
            totals[point] = (operational + Kilograms(embodied[point])).value();
        }
    }

private:
    Totals m_pue;
    Totals m_intensity;
};

} // namespace

Spreads certain(const Workload& workload)
{
    Spreads spreads;
    for (const Factor factor : factors)
        at(spreads, factor) = certainSpread(workload, factor);
    return spreads;
}

double quantile(const Spread& spread, Factor factor, double p)
{
    return Distribution(spread, factor).quantile(std::clamp(p, 0.0, 1.0));
}

Uncertainty uncertainty(const Workload& workload, const Spreads& spreads)
{
    const Elsewhere here(workload, spreads);
    return {here.at(spreadOf(workload, spreads, Factor::Pue),
                    spreadOf(workload, spreads, Factor::Intensity)),
            sharesOf(workload, spreads)};
}

Elsewhere::Elsewhere(const Workload& workload, const Spreads& spreads)
    : m_best(workload)
{
    for (const Factor factor : factors)
        setValue(m_best, factor, spreadOf(workload, spreads, factor).best);
    chooseLeading(workload, spreads);
    m_first = sample(workload, spreads, false);
    m_last = m_ofEnergy || m_ofEmbodied ? sample(workload, spreads, true) : m_first;
    sampleLeading();
}

/// The inputs that move the total most, all else at its best: one of the energy's and one of the
/// hardware's, because either may weigh more, depending on the place; or time, which moves both.
void Elsewhere::chooseLeading(const Workload& workload, const Spreads& spreads)
{
    Workload typical = m_best;
    if (typical.intensity == GramsPerKilowattHour()) // other places have some
        typical.intensity = GramsPerKilowattHour(1.0);
    const auto strongest = [&](std::initializer_list<Factor> candidates, double& most) {
        std::optional<Leading> leading;
        for (const Factor factor : candidates) {
            const Spread spread = spreadOf(workload, spreads, factor);
            Workload moved = typical;
            setValue(moved, factor, spread.low);
            const double low = estimate(moved).total.value();
            setValue(moved, factor, spread.high);
            const double reach = estimate(moved).total.value() - low;
            if (reach > most) {
                most = reach;
                leading = Leading{factor, spread};
            }
        }
        return leading;
    };
    double most = 0.0;
    m_ofEnergy = strongest({Factor::DevicePower, Factor::Utilisation, Factor::HostPower,
                            Factor::CpuUtilisation, Factor::MemoryPower},
                           most);
    double mostEmbodied = 0.0;
    m_ofEmbodied = strongest({Factor::DeviceEmbodied, Factor::HostEmbodied}, mostEmbodied);
    most = std::max(most, mostEmbodied);
    if (const std::optional<Leading> time = strongest({Factor::Time}, most)) {
        m_ofEnergy = time;
        m_ofEmbodied.reset();
    }
}

Elsewhere::Sample Elsewhere::sample(const Workload& workload, const Spreads& spreads,
                                    bool last) const
{
    struct Varied
    {
        Factor factor;
        Distribution distribution;
        const Column& points;
    };
    std::vector<Varied> varied;
    Workload one = workload;
    for (const Factor factor : factors) {
        const Distribution distribution(spreadOf(workload, spreads, factor), factor);
        if ((m_ofEnergy && m_ofEnergy->factor == factor) ||
            (m_ofEmbodied && m_ofEmbodied->factor == factor))
            setValue(one, factor, distribution.quantile(last ? 1.0 : 0.0));
        else if (!isPlace(factor) && !gramme::engine::at(spreads, factor).isCertain())
            varied.push_back({factor, distribution, column(factor)});
    }
    Sample sampled{std::vector<double>(pointCount), std::vector<double>(pointCount)};
    for (std::size_t point = 0; point < pointCount; ++point) {
        for (const Varied& input : varied)
            setValue(one, input.factor,
                     input.distribution.quantile(static_cast<double>(input.points[point])));
        const Estimate computed = estimate(one);
        sampled.itEnergy[point] = computed.itEnergy.value();
        sampled.embodied[point] = computed.embodied.value_or(Kilograms()).value();
    }
    return sampled;
}

/// The estimate is linear in the leading inputs: what lies between first and last needs no
/// further estimates.
void Elsewhere::sampleLeading()
{
    m_own = m_first;
    const auto fill = [](const Leading& leading, const std::vector<double>& first,
                         const std::vector<double>& last, std::vector<double>& own) {
        const Distribution distribution(leading.spread, leading.factor);
        const Lines lines(leading.spread, leading.factor);
        const Column& points = column(leading.factor);
        for (std::size_t point = 0; point < pointCount; ++point) {
            const double value = distribution.quantile(static_cast<double>(points[point]));
            own[point] = first[point] + (last[point] - first[point]) * lines.wayTo(value);
        }
    };
    if (m_ofEnergy)
        fill(*m_ofEnergy, m_first.itEnergy, m_last.itEnergy, m_own.itEnergy);
    if (m_ofEmbodied)
        fill(*m_ofEmbodied, m_first.embodied, m_last.embodied, m_own.embodied);
}

Interval Elsewhere::at(const Spread& pue, const Spread& intensity) const
{
    // Which of the two leads here? All others are at their best at the first point.
    const double perKwh = pue.best * intensity.best / 1000.0;
    const double byEnergy = (m_last.itEnergy.front() - m_first.itEnergy.front()) * perKwh;
    const double byEmbodied = m_last.embodied.front() - m_first.embodied.front();
    const bool embodiedLeads = m_ofEmbodied && (!m_ofEnergy || byEmbodied > byEnergy);
    std::optional<Leading> leading = embodiedLeads ? m_ofEmbodied : m_ofEnergy;
    if (!(byEnergy + byEmbodied > 0.0))
        leading.reset();
    const bool both = leading && leading->factor == Factor::Time;

    const bool countsPue = m_best.method != Method::Lacoste2019;
    const Place place(countsPue ? pue : Spread{1.0, 1.0, 1.0}, intensity);
    Ends ends;
    Totals first;
    place.totals(leading && !embodiedLeads ? m_first.itEnergy : m_own.itEnergy,
                 embodiedLeads || both ? m_first.embodied : m_own.embodied, first);
    if (leading) {
        Totals last;
        place.totals(embodiedLeads ? m_own.itEnergy : m_last.itEnergy,
                     embodiedLeads || both ? m_last.embodied : m_own.embodied, last);
        ends = Lines(leading->spread, leading->factor).ends(first, last);
    } else {
        ends = endsOf(first);
    }
    if (!std::isfinite(ends.low) || !std::isfinite(ends.high))
        return {Kilograms(ends.low), Kilograms(ends.high)};
    Workload here = m_best;
    here.pue = Ratio(pue.best);
    here.intensity = GramsPerKilowattHour(intensity.best);
    const double best = estimate(here).total.value();
    return {Kilograms(std::min(best, ends.low)), Kilograms(std::max(best, ends.high))};
}

} // namespace gramme::engine
