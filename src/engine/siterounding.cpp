// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/siterounding.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace gramme::engine::site {

namespace {

/// Shortest decimal digits that read back to the same double, as JavaScript prints them.
std::string shortest(double value)
{
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

double truncatedGrams(GramsPerKilowattHour intensity)
{
    return std::trunc(intensity.value());
}

Figures finish(Watts power, Hours hours, double kgPerKwh, double offsetPercent)
{
    Figures figures;
    figures.energy = KilowattHours(toFixed2((power * hours).value()));
    figures.kgPerKwh = kgPerKwh;
    figures.raw = Kilograms(toFixed2(figures.energy.value() * kgPerKwh));
    figures.offset = Kilograms(toFixed2(figures.raw.value() * offsetPercent / 100.0));
    figures.offsetPercent = toFixed2(offsetPercent);
    return figures;
}

} // namespace

double toFixed2(double value)
{
    const double magnitude = std::fabs(value);
    // From 2^46 on neighbouring doubles are further apart than 0.01, so the nearest double to the
    // rounded text is the value itself. NaN and infinity pass through.
    if (!(magnitude < 0x1p46))
        return value;
    // product + error is exactly 100 x magnitude.
    const double product = magnitude * 100.0;
    const double error = std::fma(magnitude, 100.0, -product);
    double hundredths = std::floor(product);
    const double fraction = product - hundredths;
    if (fraction > 0.5 || (fraction == 0.5 && error >= 0.0))
        hundredths += 1.0;
    return std::copysign(hundredths / 100.0, value);
}

Figures cloud(Watts power, Hours hours, GramsPerKilowattHour intensity, double offsetPercent)
{
    return finish(power, hours, toFixed2(truncatedGrams(intensity) / 1000.0), offsetPercent);
}

Figures privateInfrastructure(Watts power, Hours hours, double kgPerKwh, double offsetPercent)
{
    return finish(power, hours, kgPerKwh, offsetPercent);
}

Kilograms alternative(KilowattHours shownEnergy, GramsPerKilowattHour cleanest)
{
    return Kilograms(toFixed2(shownEnergy.value() * truncatedGrams(cleanest) / 1000.0));
}

std::string equivalenceText(double value)
{
    if (value == 0.0 || !std::isfinite(value))
        return value == 0.0 ? "0" : shortest(value);
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::scientific);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const std::size_t mark = text.find('e');
    int power = 0;
    const std::size_t digits = text[mark + 1] == '+' ? mark + 2 : mark + 1;
    std::from_chars(text.data() + digits, text.data() + text.size(), power);
    std::string_view cut = text.substr(0, mark);
    const std::size_t point = cut.find('.');
    if (point != std::string_view::npos)
        cut = cut.substr(0, point + 3); // two decimals, not rounded
    double mantissa = 0.0;
    std::from_chars(cut.data(), cut.data() + cut.size(), mantissa);
    switch (power) {
    case 0:
        return shortest(mantissa);
    case 1:
        return shortest(std::round(mantissa * 1000.0) / 100.0);
    case 2:
        return shortest(std::round(mantissa * 100.0));
    case -1:
        return shortest(toFixed2(0.1 * mantissa));
    case -2:
        return shortest(toFixed2(0.01 * mantissa));
    default:
        return shortest(mantissa) + " x10^" + std::to_string(power);
    }
}

} // namespace gramme::engine::site
