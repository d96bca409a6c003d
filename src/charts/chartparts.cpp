// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartparts.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::charts {
namespace {

// Sums of a few doubles miss by far less; a part that was forgotten, by far more.
constexpr double sumTolerance = 1e-9;
constexpr double smallestShareInFull = 1e-4;

QString sentence(const char* text)
{
    return QCoreApplication::translate("ChartSpec", text);
}

bool hasParts(const ChartRow& row)
{
    return !row.parts.isEmpty();
}

std::optional<QString> problemOfSum(const ChartRow& row)
{
    double sum = 0.0;
    for (const ChartPart& part : row.parts)
        sum += part.value;
    if (std::abs(sum - row.value) <= sumTolerance * std::max(std::abs(row.value), sum))
        return std::nullopt;
    return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                      "The parts of “%1” add up to %2 and not to its value %3: "
                                      "give every part or correct the value."))
        .arg(plainText(row.label), QString::number(sum, 'g', 12),
             QString::number(row.value, 'g', 12));
}

std::optional<QString> problemOfPartsOfRow(const ChartRow& row)
{
    QSet<QString> names;
    for (const ChartPart& part : row.parts) {
        const QString name = plainText(part.name);
        if (name.isEmpty())
            return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                              "A part of “%1” has no name: give it one, for the "
                                              "key has nothing else to say."))
                .arg(plainText(row.label));
        if (names.contains(name))
            return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                              "“%1” has the part “%2” twice: add the two up."))
                .arg(plainText(row.label), name);
        names.insert(name);
        if (!std::isfinite(part.value) || part.value < 0.0)
            return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                              "The part “%1” of “%2” is %3: a part must be a "
                                              "number of zero or more."))
                .arg(name, plainText(row.label), QString::number(part.value));
    }
    return problemOfSum(row);
}

/// A name must look the same in every row, and like no other name.
std::optional<QString> problemOfStyles(const ChartSpec& spec)
{
    QHash<QString, int> styleOf;
    QHash<int, QString> nameOf;
    for (const ChartRow& row : spec.rows) {
        for (const ChartPart& part : row.parts) {
            const QString name = plainText(part.name);
            if (part.style < 0 || part.style >= partStyleCount)
                return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                                  "The part “%1” has the style %2: there are only "
                                                  "the styles 0 to %3."))
                    .arg(name, QString::number(part.style), QString::number(partStyleCount - 1));
            if (styleOf.value(name, part.style) != part.style)
                return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                                  "The part “%1” has two styles: give it the same "
                                                  "in every row."))
                    .arg(name);
            if (nameOf.value(part.style, name) != name)
                return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                                  "The parts “%1” and “%2” would look the same: "
                                                  "give each a style of its own."))
                    .arg(nameOf.value(part.style), name);
            styleOf.insert(name, part.style);
            nameOf.insert(part.style, name);
        }
    }
    return std::nullopt;
}

/// As given, else the share of the whole.
QString amountText(const ChartPart& part, double whole)
{
    if (!part.valueText.isEmpty())
        return plainText(part.valueText);
    const double share = whole > 0.0 ? part.value / whole : 0.0;
    if (share > 0.0 && share < smallestShareInFull)
        return sentence(QT_TRANSLATE_NOOP("ChartSpec", "under 0.01 %"));
    return u"%1\u00A0%"_s.arg(QLocale().toString(100.0 * share, 'g', 3));
}

} // namespace

std::optional<QString> problemOfParts(const ChartSpec& spec)
{
    const auto row = std::find_if(spec.rows.begin(), spec.rows.end(), hasParts);
    if (row == spec.rows.end())
        return std::nullopt;
    if (spec.scale == ChartScale::Logarithmic)
        return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                          "“%1” is made of parts, and on a logarithmic scale "
                                          "parts do not add up: use a linear scale."))
            .arg(plainText(row->label));
    if (spec.kind != ChartKind::Bars)
        return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                          "“%1” is made of parts, and a dot has no length to "
                                          "divide: use bars."))
            .arg(plainText(row->label));
    for (const ChartRow& each : spec.rows) {
        if (!hasParts(each))
            continue;
        if (auto problem = problemOfPartsOfRow(each))
            return problem;
    }
    return problemOfStyles(spec);
}

QVector<ChartPart> partsInKey(const ChartSpec& spec)
{
    QVector<ChartPart> parts;
    QSet<QString> seen;
    for (const ChartRow& row : spec.rows) {
        for (const ChartPart& part : row.parts) {
            if (!seen.contains(part.name))
                parts << part;
            seen.insert(part.name);
        }
    }
    return parts;
}

QString partsSentence(const ChartRow& row)
{
    if (!hasParts(row))
        return {};
    QStringList parts;
    for (const ChartPart& part : row.parts)
        parts << u"%1 %2"_s.arg(plainText(part.name), amountText(part, row.value));
    // Not commas: many languages have one inside a number.
    return sentence(QT_TRANSLATE_NOOP("ChartSpec", "Of this: %1.")).arg(parts.join(u"; "_s));
}

} // namespace gramme::charts
