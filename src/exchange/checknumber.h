// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace gramme::exchange {

/// A number as papers print it, and how far its last digit reaches.
struct PrintedNumber
{
    double value = 0.0;
    double halfStep = 0.0;
};

/// Pattern of such a number for a regular expression, one group: "17.1", "12,345.6", "1 234",
/// "12,5", "1.295e+24", "1.3 x 10^5".
QString printedNumberPattern();

/// "," before exactly three digits groups thousands ("1,234") unless the number starts with 0
/// ("0,432"); else it is the decimal mark. Empty where it is not finite.
std::optional<PrintedNumber> printedNumber(QStringView text);

} // namespace gramme::exchange
