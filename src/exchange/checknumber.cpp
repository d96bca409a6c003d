// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/checknumber.h"

#include "study/numbers.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

/// "1,234" and "1,234,567.8" but not "0,432".
bool groupsThousands(const QString& digits)
{
    static const QRegularExpression grouped(uR"(^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$)"_s);
    return grouped.match(digits).hasMatch();
}

/// "1.234.567,8"
bool isContinental(const QString& digits)
{
    static const QRegularExpression grouped(uR"(^[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+$)"_s);
    return grouped.match(digits).hasMatch();
}

/// Mantissa with "." as decimal mark and nothing else.
QString plainMantissa(QString digits)
{
    digits.remove(u' ').remove(u'\'');
    if (groupsThousands(digits))
        return digits.remove(u',');
    if (isContinental(digits))
        digits.remove(u'.');
    return digits.replace(u',', u'.');
}

} // namespace

QString printedNumberPattern()
{
    return uR"((?<![\w.,])([+-]?(?:\d{1,3}(?:[ ']\d{3})+(?![\d])(?:\.\d+)?|\d+(?:[.,]\d+)*))"
           uR"((?:e[+-]?\d+| ?x ?10 ?\^ ?[+-]?\d+)?))"_s;
}

std::optional<PrintedNumber> printedNumber(QStringView text)
{
    static const QRegularExpression power(uR"(^(.*?)(?:e| ?x ?10 ?\^ ?)([+-]?\d+)$)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    QString mantissa = text.trimmed().toString();
    int exponent = 0;
    if (const auto match = power.match(mantissa); match.hasMatch()) {
        bool ok = false;
        exponent = match.captured(2).toInt(&ok);
        if (!ok || std::abs(exponent) > 400)
            return {};
        mantissa = match.captured(1);
    }
    mantissa = plainMantissa(mantissa);
    const QString whole = mantissa + u'e' + QString::number(exponent);
    const auto value = study::parseMachineNumber(whole.toStdString());
    if (!value)
        return {};
    const qsizetype point = mantissa.indexOf(u'.');
    const auto decimals = static_cast<double>(point < 0 ? 0 : mantissa.size() - point - 1);
    const double halfStep = 0.5 * std::pow(10.0, exponent - decimals);
    if (!std::isfinite(halfStep))
        return {};
    return PrintedNumber{*value, halfStep};
}

} // namespace gramme::exchange
