// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartaxis.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::charts {
namespace {

constexpr int mostDecadeLines = 12;
constexpr double wantedSteps = 5.0;
// log10 of a power of ten may miss the whole number by a rounding error.
constexpr double exponentTolerance = 1e-9;

struct Extent
{
    double low;
    double high;
};

/// Smallest and largest of all values and range ends that the scale can show.
Extent extentOf(const ChartSpec& spec)
{
    const bool onlyPositive = spec.scale == ChartScale::Logarithmic;
    Extent extent{spec.rows.first().value, spec.rows.first().value};
    const auto include = [&extent, onlyPositive](double value) {
        if (onlyPositive && value <= 0.0)
            return;
        extent.low = std::min(extent.low, value);
        extent.high = std::max(extent.high, value);
    };
    for (const ChartRow& row : spec.rows) {
        include(row.value);
        if (row.range) {
            include(row.range->low);
            include(row.range->high);
        }
    }
    return extent;
}

double powerOfTen(int exponent)
{
    // Read, not computed: the nearest double, whatever the maths library.
    return QLocale::c().toDouble(u"1e%1"_s.arg(exponent));
}

QString superscript(int number)
{
    static constexpr char16_t digits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString text;
    for (const QChar c : QString::number(number))
        text += c == u'-' ? QChar(u'⁻') : QChar(digits[c.digitValue()]);
    return text;
}

/// With the sign of per cent where the axis shows shares.
QString withSign(const ChartSpec& spec, const QString& number)
{
    if (spec.axisNumbers == AxisNumbers::Plain)
        return number;
    return number + QChar(QChar::Nbsp) + spec.locale.percent();
}

/// Short numbers in full, 0.001 to 1,000,000; beyond them all in powers, for a mix reads badly.
QString decadeText(const ChartSpec& spec, int exponent, bool inPowers)
{
    if (!spec.decadeLabels.isEmpty())
        return spec.decadeLabels.value(exponent);
    if (spec.axisNumbers == AxisNumbers::Percentage)
        exponent += 2;
    if (inPowers)
        return withSign(spec, u"10"_s + superscript(exponent));
    return withSign(spec, spec.locale.toString(powerOfTen(exponent), 'f', std::max(0, -exponent)));
}

int roundedDown(int number, int step)
{
    return static_cast<int>(std::floor(static_cast<double>(number) / step)) * step;
}

ValueAxis logarithmicAxis(const ChartSpec& spec)
{
    const Extent extent = extentOf(spec);
    int first = static_cast<int>(std::floor(std::log10(extent.low) + exponentTolerance));
    int last = static_cast<int>(std::ceil(std::log10(extent.high) - exponentTolerance));
    last = std::max(last, first + 1);
    const int step = (last - first + mostDecadeLines - 1) / mostDecadeLines;
    first = roundedDown(first, step);
    last = -roundedDown(-last, step);
    const bool inPowers = first < -4 || last > 6;

    ValueAxis axis{spec.scale, powerOfTen(first), powerOfTen(last), static_cast<double>(step), {}};
    for (int exponent = first; exponent <= last; exponent += step)
        axis.ticks << AxisTick{powerOfTen(exponent), decadeText(spec, exponent, inPowers)};
    return axis;
}

/// 1, 2 or 5 times a power of ten.
double niceStep(double span)
{
    const double raw = span / wantedSteps;
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (raw <= factor * magnitude * (1.0 + 1e-9))
            return factor * magnitude;
    }
    return 10.0 * magnitude;
}

QString linearText(const ChartSpec& spec, double value, double step)
{
    const double scale = spec.axisNumbers == AxisNumbers::Percentage ? 100.0 : 1.0;
    value *= scale;
    step *= scale;
    if (step >= 1e9 || step < 1e-6)
        return withSign(spec, spec.locale.toString(value, 'g', 6));
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
    return withSign(spec, spec.locale.toString(value, 'f', decimals));
}

/// Ends where the values end, not at the next grid line: the room is better spent on the bars.
ValueAxis linearAxis(const ChartSpec& spec)
{
    Extent extent = extentOf(spec);
    extent.low = std::min(extent.low, 0.0);
    extent.high = std::max(extent.high, 0.0);
    // Nothing but zeros, or amounts so small that a step would be no number any more.
    if (extent.high - extent.low < 1e-200)
        extent.high = 1.0;
    const double step = niceStep(extent.high - extent.low);
    ValueAxis axis{spec.scale, extent.low, extent.high, step, {}};
    const int first = static_cast<int>(std::ceil(extent.low / step - 1e-9));
    const int last = static_cast<int>(std::floor(extent.high / step + 1e-9));
    for (int tick = first; tick <= last; ++tick)
        axis.ticks << AxisTick{tick * step, linearText(spec, tick * step, step)};
    return axis;
}

} // namespace

double ValueAxis::fraction(double value) const
{
    if (scale == ChartScale::Linear)
        return std::clamp((value - minimum) / (maximum - minimum), 0.0, 1.0);
    if (value <= minimum)
        return 0.0;
    const double first = std::log10(minimum);
    return std::clamp((std::log10(value) - first) / (std::log10(maximum) - first), 0.0, 1.0);
}

ValueAxis valueAxis(const ChartSpec& spec)
{
    return spec.scale == ChartScale::Linear ? linearAxis(spec) : logarithmicAxis(spec);
}

} // namespace gramme::charts
