// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/quantities.h"

#include <QLocale>
#include <QString>

#include <cstddef>

/// The one place where a number becomes text for people. Three significant digits unless said
/// otherwise; the user's locale comes from the caller.
namespace gramme::study::format {

/// "307", "91.6", "0.0123", "12,300", "1.23 × 10⁹".
QString significant(double value, const QLocale& locale, int digits = 3);
/// The number as it was given, up to seven digits: "400", "0.3725", "34.5".
QString exact(double value, const QLocale& locale);
/// As one types it: "7B", "2T", "30M", "8.4e22"; read back by parseMagnitude().
QString magnitude(double value, const QLocale& locale);
/// At least two decimals, for shares and PUE: "0.80", "1.135".
QString ratio(double value, const QLocale& locale);
/// "12.3 g", "91.6 kg", "1.23 t".
QString mass(engine::Kilograms mass, const QLocale& locale);
/// "49.1 to 160 kg", in the unit of the larger.
QString massRange(engine::Kilograms low, engine::Kilograms high, const QLocale& locale);
/// Number and unit apart, for a headline.
struct Split
{
    QString number;
    QString unit;
};
Split splitMass(engine::Kilograms mass, const QLocale& locale);
/// "0.25 Wh", "307 kWh", "1.29 GWh".
QString energy(engine::KilowattHours energy, const QLocale& locale);
/// "210 to 455 kWh", in the unit of the larger.
QString energyRange(engine::KilowattHours low, engine::KilowattHours high, const QLocale& locale);
/// "0.25 mL", "307 L", "1.29 m³".
QString volume(engine::Litres volume, const QLocale& locale);
/// "271 g/kWh"
QString intensity(double gPerKwh, const QLocale& locale);
/// "61 %"
QString percent(double share, const QLocale& locale);
/// As files and scripts read it back to the same double, "." as decimal mark.
QString machine(double value);
/// The same, written as ASCII to `first`; returns the end. Needs `machineLength` bytes.
char* machine(char* first, double value);
inline constexpr std::size_t machineLength = 32;

} // namespace gramme::study::format
