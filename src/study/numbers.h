// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringView>

#include <optional>
#include <string_view>

/// The one place where text becomes a number.
namespace gramme::study {

/// A number typed by a person: first as the locale writes it (grouping must be correct), else a
/// single "." or "," is the decimal mark. Scientific notation works; NaN and infinity do not.
/// (A stock QDoubleSpinBox turns 0.5 into 5 under a German locale.)
std::optional<double> parseNumber(QStringView text, const QLocale& locale);

/// A number in a file or a script: "." as decimal mark, no grouping, finite.
std::optional<double> parseMachineNumber(std::string_view text);

/// Hours from a number, "3d4h", "90min", "H:MM:SS" or "D-HH:MM:SS". "1:30" is refused: it may be
/// minutes or hours.
std::optional<double> parseDuration(std::string_view text);

/// A number with a magnitude behind it: k, M, B or G, T, in either case ("300B", "2 T", "7.5e9").
std::optional<double> parseMagnitude(std::string_view text);

/// A share from "0.8" or "80%".
std::optional<double> parseShare(std::string_view text);

/// Likewise as typed by a person, numbers in the given locale.
std::optional<double> parseDuration(QStringView text, const QLocale& locale);
std::optional<double> parseShare(QStringView text, const QLocale& locale);
std::optional<double> parseMagnitude(QStringView text, const QLocale& locale);

/// The same number with "." where "," stands as the decimal mark ("1,5" -> "1.5"); empty when that
/// does not make it a number. For the remedy in a message.
QString withDecimalPoint(QStringView text);

} // namespace gramme::study
