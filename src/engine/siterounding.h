// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/quantities.h"

#include <optional>
#include <string>

/// Replays the roundings of the ML CO2 Impact page (mlco2/impact, commit d0d3ee5), bit for bit.
/// The page rounds after every step with JavaScript's Number(x.toFixed(2)).
namespace gramme::engine::site {

/// ECMA-262 Number.prototype.toFixed(2) read back as a number: rounds the exact binary value to
/// two decimals, exact ties away from zero (0.125 -> 0.13, 308.625 -> 308.63, 0.105 -> 0.1).
double toFixed2(double value);

/// Figures in the order in which the page shows them.
struct Figures
{
    KilowattHours energy;
    double kgPerKwh = 0.0;
    Kilograms raw;
    Kilograms offset;
    double offsetPercent = 0.0;
};

/// Cloud path: the intensity is cut to whole grams, then shown and used as R2(g / 1000).
Figures cloud(Watts power, Hours hours, GramsPerKilowattHour intensity, double offsetPercent);
/// Private path: the typed kg/kWh is used as typed.
Figures privateInfrastructure(Watts power, Hours hours, double kgPerKwh, double offsetPercent);
/// What the page promises for the provider's cleanest region: the whole grams, not rounded further.
Kilograms alternative(KilowattHours shownEnergy, GramsPerKilowattHour cleanest);

/// Constants of the page (US EPA equivalencies, 2021 vintage), kg CO2e per unit.
inline constexpr double kgPerKmDriven = 3.98e-4 / 1.609344 * 1000.0;
inline constexpr double kgPerKgCoal = 9.05e-4 * 2.204623 * 1000.0;
inline constexpr double kgPerTreeSeedling = 60.0;

/// A number of the equivalence card: three significant digits, cut and not rounded, in the page's
/// own notation with "x10^p" for its superscript. Where the page dies on a mantissa of one digit,
/// the figure its rule would have shown.
std::string equivalenceText(double value);

} // namespace gramme::engine::site
