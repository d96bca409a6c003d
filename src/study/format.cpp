// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/format.h"

#include <QCoreApplication>

#include <array>
#include <charconv>
#include <cmath>
#include <span>

using namespace Qt::StringLiterals;

namespace gramme::study::format {

namespace {

QString superscript(int power)
{
    static constexpr char16_t digits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString text;
    for (const QChar c : QString::number(power))
        text += c == u'-' ? QChar(u'⁻') : QChar(digits[c.digitValue()]);
    return text;
}

/// The value rounded to `digits` significant digits.
double rounded(double value, int digits)
{
    return QByteArray::number(value, 'e', digits - 1).toDouble();
}

struct Unit
{
    double from; ///< Smallest magnitude shown in this unit, in the base unit.
    double size; ///< Base units in one of this.
    const char* name;
};

const Unit& unitFor(double value, std::span<const Unit> units)
{
    const double shown = std::fabs(rounded(value, 3));
    for (const Unit& unit : units) {
        if (shown >= unit.from)
            return unit;
    }
    return units.back();
}

Split scaled(double value, std::span<const Unit> units, const QLocale& locale)
{
    const Unit& unit = unitFor(value, units);
    return {significant(value / unit.size, locale), QString::fromUtf8(unit.name)};
}

// Zero stays in the base unit: "0 kg", not "0 mg".
constexpr std::array<Unit, 5> massUnits{
    {{1e9, 1e9, "Mt"}, {1e3, 1e3, "t"}, {1.0, 1.0, "kg"}, {1e-3, 1e-3, "g"}, {1e-300, 1e-6, "mg"}}};
constexpr std::array<Unit, 6> energyUnits{{{1e9, 1e9, "TWh"},
                                           {1e6, 1e6, "GWh"},
                                           {1e4, 1e3, "MWh"},
                                           {0.1, 1.0, "kWh"},
                                           {1e-5, 1e-3, "Wh"},
                                           {1e-300, 1e-6, "mWh"}}};
constexpr std::array<Unit, 3> volumeUnits{
    {{1e3, 1e3, "m³"}, {0.1, 1.0, "L"}, {1e-300, 1e-3, "mL"}}};

} // namespace

QString significant(double value, const QLocale& locale, int digits)
{
    if (value == 0.0)
        return locale.toString(0);
    if (!std::isfinite(value))
        return u"–"_s;
    const double shown = rounded(value, digits);
    const int exponent = static_cast<int>(std::floor(std::log10(std::fabs(shown)) + 1e-12));
    if (exponent >= 6 || exponent < -4) {
        const double mantissa = shown / std::pow(10.0, exponent);
        return u"%1 × 10%2"_s.arg(locale.toString(mantissa, 'f', digits - 1),
                                  superscript(exponent));
    }
    return locale.toString(shown, 'f', std::max(0, digits - 1 - exponent));
}

QString exact(double value, const QLocale& locale)
{
    const double magnitude = std::fabs(value);
    if (magnitude >= 1e7 || (magnitude > 0.0 && magnitude < 1e-5))
        return significant(value, locale, 4);
    QString text = locale.toString(value, 'f', 6);
    while (text.endsWith(locale.zeroDigit()))
        text.chop(1);
    if (text.endsWith(locale.decimalPoint()))
        text.chop(1);
    return text;
}

QString magnitude(double value, const QLocale& locale)
{
    struct Letter
    {
        double size;
        QChar name;
    };
    constexpr std::array letters{Letter{1e12, u'T'}, Letter{1e9, u'B'}, Letter{1e6, u'M'}};
    constexpr int shortest = QLocale::FloatingPointShortest;
    for (const Letter& letter : letters) {
        const double scaled = value / letter.size;
        if (scaled >= 1.0 && scaled < 1e4)
            return QString(locale.toString(scaled, 'g', 10)).append(letter.name);
    }
    if (value < 1e6)
        return locale.toString(value, 'g', 10);
    // Locales write the exponent in ways of their own, which nobody types.
    QString text = QLocale::c().toString(value, 'g', shortest);
    return text.replace(u"."_s, locale.decimalPoint()).replace("e+"_L1, "e"_L1);
}

QString ratio(double value, const QLocale& locale)
{
    const bool fine = std::fabs(value * 100.0 - std::round(value * 100.0)) > 1e-6;
    return fine ? exact(value, locale) : locale.toString(value, 'f', 2);
}

Split splitMass(engine::Kilograms mass, const QLocale& locale)
{
    if (mass.value() == 0.0)
        return {locale.toString(0), u"kg"_s};
    return scaled(mass.value(), massUnits, locale);
}

QString mass(engine::Kilograms mass, const QLocale& locale)
{
    const Split split = splitMass(mass, locale);
    return split.number + u' ' + split.unit;
}

QString massRange(engine::Kilograms low, engine::Kilograms high, const QLocale& locale)
{
    const Unit& unit = unitFor(high.value(), massUnits);
    return QCoreApplication::translate("gramme::study", "%1 to %2 %3")
        .arg(significant(low.value() / unit.size, locale),
             significant(high.value() / unit.size, locale), QString::fromUtf8(unit.name));
}

QString energy(engine::KilowattHours energy, const QLocale& locale)
{
    if (energy.value() == 0.0)
        return locale.toString(0) + u" kWh"_s;
    const Split split = scaled(energy.value(), energyUnits, locale);
    return split.number + u' ' + split.unit;
}

QString energyRange(engine::KilowattHours low, engine::KilowattHours high, const QLocale& locale)
{
    if (high.value() == 0.0)
        return energy(high, locale);
    const Unit& unit = unitFor(high.value(), energyUnits);
    return QCoreApplication::translate("gramme::study", "%1 to %2 %3")
        .arg(significant(low.value() / unit.size, locale),
             significant(high.value() / unit.size, locale), QString::fromUtf8(unit.name));
}

QString volume(engine::Litres volume, const QLocale& locale)
{
    if (volume.value() == 0.0)
        return locale.toString(0) + u" L"_s;
    const Split split = scaled(volume.value(), volumeUnits, locale);
    return split.number + u' ' + split.unit;
}

QString intensity(double gPerKwh, const QLocale& locale)
{
    return significant(gPerKwh, locale) + u" g/kWh"_s;
}

QString percent(double share, const QLocale& locale)
{
    const double value = share * 100.0;
    const int decimals = std::fabs(value) < 10.0 && value != 0.0 ? 1 : 0;
    return locale.toString(value, 'f', decimals) + u" %"_s;
}

QString machine(double value)
{
    std::array<char, machineLength> text;
    return QString::fromLatin1(text.data(), machine(text.data(), value) - text.data());
}

char* machine(char* first, double value)
{
    // Powers of ten only where the digits would not be seen at a glance: 100000, not 1e+05.
    const double magnitude = std::fabs(value);
    const bool plain = magnitude == 0.0 || (magnitude >= 1e-5 && magnitude < 1e15);
    const auto style = plain ? std::chars_format::fixed : std::chars_format::scientific;
    return std::to_chars(first, first + machineLength, value, style).ptr;
}

} // namespace gramme::study::format
