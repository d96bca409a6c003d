// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace gramme::catalog::compiler {

/// A decimal number kept exactly, to check conversions to the last printed digit.
struct Decimal
{
    std::int64_t digits = 0; ///< Without trailing zeros unless the number is 0.
    int exponent = 0;        ///< Value = digits x 10^exponent.

    /// "1984", "0.45359237"; empty for anything else, or more digits than fit.
    static std::optional<Decimal> parse(const QString& text);
    /// Empty where the product has more digits than fit.
    std::optional<Decimal> times(const Decimal& other) const;
    bool operator==(const Decimal&) const = default;
};

} // namespace gramme::catalog::compiler
