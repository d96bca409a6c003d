// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/decimal.h"

#include <limits>

namespace gramme::catalog::compiler {

namespace {

Decimal withoutTrailingZeros(Decimal value)
{
    if (value.digits == 0)
        return {};
    while (value.digits % 10 == 0) {
        value.digits /= 10;
        ++value.exponent;
    }
    return value;
}

} // namespace

std::optional<Decimal> Decimal::parse(const QString& text)
{
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 10 - 1;
    Decimal value;
    bool afterPoint = false;
    for (const QChar c : text) {
        if (c == u'.' && !afterPoint) {
            afterPoint = true;
            continue;
        }
        if (c < u'0' || c > u'9' || value.digits > limit)
            return std::nullopt;
        value.digits = value.digits * 10 + (c.unicode() - u'0');
        value.exponent -= afterPoint ? 1 : 0;
    }
    return text.isEmpty() ? std::nullopt : std::optional(withoutTrailingZeros(value));
}

std::optional<Decimal> Decimal::times(const Decimal& other) const
{
    if (other.digits != 0 && digits > std::numeric_limits<std::int64_t>::max() / other.digits)
        return std::nullopt;
    return withoutTrailingZeros({digits * other.digits, exponent + other.exponent});
}

} // namespace gramme::catalog::compiler
