// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>

/// Strong quantities. A number without its unit cannot be passed, and only products that make
/// physical sense compile: power x time = energy, energy x carbon intensity = mass.
namespace gramme::engine {

/// A quantity whose value is held in one fixed unit, named by the accessor of its type below.
template <class Unit> class Quantity
{
public:
    constexpr Quantity() = default;
    explicit constexpr Quantity(double value)
        : m_value(value)
    {}

    /// The bare number in the unit of the type. For formatting, parsing and files only.
    constexpr double value() const { return m_value; }

    friend constexpr auto operator<=>(const Quantity&, const Quantity&) = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b)
    {
        return Quantity(a.m_value + b.m_value);
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b)
    {
        return Quantity(a.m_value - b.m_value);
    }
    friend constexpr Quantity operator*(Quantity a, double factor)
    {
        return Quantity(a.m_value * factor);
    }
    friend constexpr Quantity operator*(double factor, Quantity a)
    {
        return Quantity(factor * a.m_value);
    }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.m_value / b.m_value; }
    friend constexpr Quantity operator/(Quantity a, double divisor)
    {
        return Quantity(a.m_value / divisor);
    }

private:
    double m_value = 0.0;
};

using Watts = Quantity<struct WattUnit>;
using Hours = Quantity<struct HourUnit>;
using KilowattHours = Quantity<struct KilowattHourUnit>;
/// Mass of CO2 equivalent.
using Kilograms = Quantity<struct KilogramUnit>;
/// Carbon intensity of electricity, gCO2e per kWh.
using GramsPerKilowattHour = Quantity<struct GramPerKilowattHourUnit>;
/// Main memory, in GB as sold (Green Algorithms counts memory available, not used).
using Gigabytes = Quantity<struct GigabyteUnit>;
using WattsPerGigabyte = Quantity<struct WattPerGigabyteUnit>;
/// Accounting life of hardware; a year has 8,760 hours.
using Years = Quantity<struct YearUnit>;
/// Water consumed (evaporated), and how much of it a kWh takes (WUE).
using Litres = Quantity<struct LitreUnit>;
using LitresPerKilowattHour = Quantity<struct LitrePerKilowattHourUnit>;
/// Floating-point operations in all, and a rate of them (peak of a device).
using Flops = Quantity<struct FlopUnit>;
using FlopsPerSecond = Quantity<struct FlopPerSecondUnit>;
/// A dimensionless ratio: utilisation 0..1, PUE 1 and above.
class Ratio
{
public:
    constexpr Ratio() = default;
    explicit constexpr Ratio(double value)
        : m_value(value)
    {}
    static constexpr Ratio percent(double value) { return Ratio(value / 100.0); }
    constexpr double value() const { return m_value; }
    friend constexpr auto operator<=>(const Ratio&, const Ratio&) = default;

private:
    double m_value = 0.0;
};

// The order of the operations is part of the contract: it is the order in which the original page
// computes (W x h / 1000, kWh x g / 1000), so that results agree in the last bit.
constexpr KilowattHours operator*(Watts power, Hours time)
{
    return KilowattHours(power.value() * time.value() / 1000.0);
}
constexpr KilowattHours operator*(Hours time, Watts power)
{
    return power * time;
}
constexpr Kilograms operator*(KilowattHours energy, GramsPerKilowattHour intensity)
{
    return Kilograms(energy.value() * intensity.value() / 1000.0);
}
constexpr Kilograms operator*(GramsPerKilowattHour intensity, KilowattHours energy)
{
    return energy * intensity;
}
constexpr Watts operator*(Gigabytes memory, WattsPerGigabyte power)
{
    return Watts(memory.value() * power.value());
}
constexpr Watts operator*(Watts power, Ratio ratio)
{
    return Watts(power.value() * ratio.value());
}
constexpr KilowattHours operator*(KilowattHours energy, Ratio ratio)
{
    return KilowattHours(energy.value() * ratio.value());
}
constexpr Kilograms operator*(Kilograms mass, Ratio ratio)
{
    return Kilograms(mass.value() * ratio.value());
}
constexpr Litres operator*(KilowattHours energy, LitresPerKilowattHour use)
{
    return Litres(energy.value() * use.value());
}
constexpr FlopsPerSecond operator*(FlopsPerSecond rate, Ratio ratio)
{
    return FlopsPerSecond(rate.value() * ratio.value());
}
constexpr Hours operator/(Flops work, FlopsPerSecond rate)
{
    return Hours(work.value() / rate.value() / 3600.0);
}
constexpr Hours hoursOf(Years years)
{
    return Hours(years.value() * 8760.0);
}

namespace literals {
constexpr Watts operator""_W(long double value)
{
    return Watts(static_cast<double>(value));
}
constexpr Hours operator""_h(long double value)
{
    return Hours(static_cast<double>(value));
}
constexpr KilowattHours operator""_kWh(long double value)
{
    return KilowattHours(static_cast<double>(value));
}
constexpr Kilograms operator""_kg(long double value)
{
    return Kilograms(static_cast<double>(value));
}
constexpr GramsPerKilowattHour operator""_g_per_kWh(long double value)
{
    return GramsPerKilowattHour(static_cast<double>(value));
}
} // namespace literals

} // namespace gramme::engine
