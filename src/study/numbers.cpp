// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/numbers.h"

#include <QString>

#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A whole number of at least `minDigits` digits at the front of `text`, which is taken off.
std::optional<double> takeWhole(std::string_view& text, std::size_t minDigits)
{
    std::size_t length = 0;
    while (length < text.size() && isDigit(text[length]))
        ++length;
    if (length < minDigits || length == 0)
        return std::nullopt;
    double value = 0.0;
    std::from_chars(text.data(), text.data() + length, value);
    text.remove_prefix(length);
    return value;
}

bool takeChar(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

/// "H:MM:SS" or "D-HH:MM:SS"
std::optional<double> parseClock(std::string_view text)
{
    double days = 0.0;
    const bool hasDays = text.find('-') != std::string_view::npos;
    if (hasDays) {
        const auto whole = takeWhole(text, 1);
        if (!whole || !takeChar(text, '-'))
            return std::nullopt;
        days = *whole;
    }
    const auto hours = takeWhole(text, 1);
    if (!hours || !takeChar(text, ':'))
        return std::nullopt;
    const auto minutes = takeWhole(text, 2);
    if (!minutes || !takeChar(text, ':'))
        return std::nullopt;
    const auto seconds = takeWhole(text, 2);
    if (!seconds || *minutes >= 60.0 || *seconds >= 60.0 || (hasDays && *hours >= 24.0))
        return std::nullopt;
    double fraction = 0.0;
    if (!text.empty()) { // Slurm may write "00:00:01.250"
        if (text.front() != '.' || text.size() < 2)
            return std::nullopt;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), fraction);
        if (error != std::errc() || end != text.data() + text.size())
            return std::nullopt;
    }
    return days * 24.0 + *hours + (*minutes * 60.0 + *seconds + fraction) / 3600.0;
}

struct TimeUnit
{
    std::string_view name;
    double perHour; ///< Units in one hour, or hours in one unit when `longer`.
    bool longer;
};
constexpr std::array<TimeUnit, 6> timeUnits{{{"d", 24.0, true},
                                             {"h", 1.0, true},
                                             {"min", 60.0, false},
                                             {"m", 60.0, false},
                                             {"s", 3600.0, false},
                                             {"sec", 3600.0, false}}};

const TimeUnit* takeUnit(std::string_view& text)
{
    std::size_t length = 0;
    while (length < text.size() && text[length] >= 'a' && text[length] <= 'z')
        ++length;
    const std::string_view name = text.substr(0, length);
    for (const TimeUnit& unit : timeUnits) {
        if (unit.name == name) {
            text.remove_prefix(length);
            return &unit;
        }
    }
    return nullptr;
}

/// "3d4h", "1 h 30 min": units in falling order, each at most once.
std::optional<double> parseUnits(std::string_view text)
{
    double hours = 0.0;
    double smallest = 25.0; // hours of the last unit
    while (!text.empty()) {
        double amount = 0.0;
        if (!isDigit(text.front()) && text.front() != '.')
            return std::nullopt;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount,
                                                  std::chars_format::fixed);
        if (error != std::errc())
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        text = trimmed(text);
        const TimeUnit* unit = takeUnit(text);
        if (!unit)
            return std::nullopt;
        const double size = unit->longer ? unit->perHour : 1.0 / unit->perHour;
        if (size >= smallest)
            return std::nullopt;
        smallest = size;
        hours += unit->longer ? amount * unit->perHour : amount / unit->perHour;
        text = trimmed(text);
    }
    return hours;
}

/// What a letter behind a number stands for; 1 where it stands for nothing.
double magnitude(char letter)
{
    switch (letter) {
    case 'k':
    case 'K':
        return 1e3;
    case 'm':
    case 'M':
        return 1e6;
    case 'b':
    case 'B':
    case 'g':
    case 'G':
        return 1e9;
    case 't':
    case 'T':
        return 1e12;
    default:
        return 1.0;
    }
}

/// The text with the locale's number turned into a machine number; used where a unit follows.
QByteArray asMachineText(QStringView text, const QLocale& locale)
{
    if (const auto value = parseNumber(text, locale))
        return QByteArray::number(*value, 'g', QLocale::FloatingPointShortest);
    return text.toUtf8();
}

} // namespace

std::optional<double> parseNumber(QStringView text, const QLocale& locale)
{
    const QStringView typed = text.trimmed();
    bool ok = false;
    double value = locale.toDouble(typed, &ok);
    if (!ok) {
        if (typed.count(u'.') + typed.count(u',') > 1)
            return std::nullopt;
        QString machine = typed.toString();
        machine.replace(u',', u'.');
        return parseMachineNumber(machine.toUtf8().toStdString());
    }
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<double> parseMachineNumber(std::string_view text)
{
    text = trimmed(text);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    // from_chars also reads "inf" and "nan"; a number starts with a digit, a point or a minus.
    if (text.empty() || !(isDigit(text.back()) || text.back() == '.'))
        return std::nullopt;
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<double> parseDuration(std::string_view text)
{
    text = trimmed(text);
    if (const auto number = parseMachineNumber(text))
        return number;
    if (text.find(':') != std::string_view::npos)
        return parseClock(text);
    return text.empty() ? std::nullopt : parseUnits(text);
}

std::optional<double> parseMagnitude(std::string_view text)
{
    text = trimmed(text);
    double unit = 1.0;
    if (!text.empty()) {
        unit = magnitude(text.back());
        if (unit != 1.0)
            text.remove_suffix(1);
    }
    const auto number = parseMachineNumber(text);
    return number && std::isfinite(*number * unit) ? std::optional(*number * unit) : std::nullopt;
}

std::optional<double> parseShare(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text.back() != '%')
        return parseMachineNumber(text);
    text.remove_suffix(1);
    const auto percent = parseMachineNumber(text);
    return percent ? std::optional(*percent / 100.0) : std::nullopt;
}

std::optional<double> parseDuration(QStringView text, const QLocale& locale)
{
    const QByteArray machine = asMachineText(text, locale);
    return parseDuration(std::string_view(machine.constData(), std::size_t(machine.size())));
}

std::optional<double> parseShare(QStringView text, const QLocale& locale)
{
    QStringView typed = text.trimmed();
    const bool percent = typed.endsWith(u'%');
    if (percent)
        typed.chop(1);
    const auto value = parseNumber(typed, locale);
    return value && percent ? std::optional(*value / 100.0) : value;
}

std::optional<double> parseMagnitude(QStringView text, const QLocale& locale)
{
    QStringView typed = text.trimmed();
    const char16_t last = typed.isEmpty() ? u' ' : typed.back().unicode();
    const double unit = last < 128 ? magnitude(static_cast<char>(last)) : 1.0;
    if (unit != 1.0)
        typed.chop(1);
    const auto number = parseNumber(typed, locale);
    return number && std::isfinite(*number * unit) ? std::optional(*number * unit) : std::nullopt;
}

QString withDecimalPoint(QStringView text)
{
    if (text.count(u',') != 1)
        return {};
    QString pointed = text.trimmed().toString();
    pointed.replace(u',', u'.');
    return parseDuration(pointed.toUtf8().toStdString()) ||
                   parseShare(pointed.toUtf8().toStdString()) ||
                   parseMagnitude(pointed.toUtf8().toStdString())
               ? pointed
               : QString();
}

} // namespace gramme::study
