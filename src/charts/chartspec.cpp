// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartspec.h"

#include "charts/chartparts.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::charts {
namespace {

// What a reader, and a double with its logarithm, can still make sense of. A run of 1e9 hours on
// 1e7 devices stays inside.
constexpr double largestMagnitude = 1e60;
constexpr double smallestOnLogScale = 1e-60;

QString sentence(const char* text)
{
    return QCoreApplication::translate("ChartSpec", text);
}

bool canBeShown(double value)
{
    return std::isfinite(value) && std::abs(value) <= largestMagnitude;
}

/// How a sentence calls a row: by its label, for users do not know the ids.
QString named(const ChartRow& row)
{
    return plainText(row.label.isEmpty() ? row.id : row.label);
}

std::optional<QString> problemOfRange(const ChartRow& row)
{
    if (!row.range)
        return std::nullopt;
    if (!canBeShown(row.range->low) || !canBeShown(row.range->high))
        return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                          "The range of “%1” is not a number that can be drawn: "
                                          "leave the range out or correct it."))
            .arg(named(row));
    if (row.range->low > row.range->high)
        return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                          "The range of “%1” is upside down: its low end %2 is "
                                          "above its high end %3."))
            .arg(named(row), QString::number(row.range->low), QString::number(row.range->high));
    return std::nullopt;
}

std::optional<QString> problemOfRow(const ChartRow& row)
{
    if (plainText(row.label).isEmpty())
        return sentence(
                   QT_TRANSLATE_NOOP("ChartSpec", "The chart row “%1” has no label: give it one."))
            .arg(row.id);
    if (!canBeShown(row.value))
        return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                          "The value of “%1” is not a number that can be drawn: "
                                          "leave the row out or correct its inputs."))
            .arg(named(row));
    return problemOfRange(row);
}

std::optional<QString> problemOfRows(const QVector<ChartRow>& rows)
{
    QSet<QString> ids;
    for (const ChartRow& row : rows) {
        if (auto problem = problemOfRow(row))
            return problem;
        if (ids.contains(row.id))
            return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                              "Two chart rows have the id “%1” (the second is "
                                              "“%2”): each needs its own."))
                .arg(row.id, named(row));
        ids.insert(row.id);
    }
    return std::nullopt;
}

bool isBreakingSpace(QChar c)
{
    return c.isSpace() && c != QChar::Nbsp && c != u'\u202F' && c != u'\u2007';
}

/// Not allowed: what XML cannot hold, and what would turn the text around it.
bool isAllowed(QChar c)
{
    const char16_t code = c.unicode();
    const bool turnsText = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return c.category() != QChar::Other_Control && !turnsText && code < 0xFFFE;
}

bool fitsLogScale(const ChartRow& row)
{
    return row.value >= smallestOnLogScale;
}

QString notShownNote(const QVector<ChartRow>& rows)
{
    QStringList names;
    for (const ChartRow& row : rows) {
        names << (row.valueText.isEmpty() ? row.label : u"%1 (%2)"_s.arg(row.label, row.valueText));
    }
    return sentence(QT_TRANSLATE_NOOP("ChartSpec", "Not shown on a logarithmic scale: %1."))
        .arg(names.join(u", "_s));
}

ChartRow plainRow(ChartRow row)
{
    for (QString* text : {&row.label, &row.valueText, &row.remark, &row.toolTip})
        *text = plainText(*text);
    for (ChartPart& part : row.parts) {
        part.name = plainText(part.name);
        part.valueText = plainText(part.valueText);
    }
    return row;
}

/// Texts plain and labels unique; the rows are all still there.
ChartSpec plainSpec(ChartSpec spec)
{
    for (QString* text :
         {&spec.title, &spec.description, &spec.axisTitle, &spec.caption, &spec.rangeName})
        *text = plainText(*text);
    for (QString& text : spec.decadeLabels)
        text = plainText(text);
    for (QString& text : spec.roleNames)
        text = plainText(text);
    QStringList labels;
    for (ChartRow& row : spec.rows) {
        row = plainRow(std::move(row));
        labels << row.label;
    }
    labels = uniqueLabels(labels);
    for (qsizetype i = 0; i < spec.rows.size(); ++i)
        spec.rows[i].label = labels.at(i);
    return spec;
}

} // namespace

std::optional<QString> ChartSpec::problem() const
{
    if (rows.isEmpty())
        return sentence(
            QT_TRANSLATE_NOOP("ChartSpec", "There is nothing to draw yet: the chart has no rows."));
    if (kind == ChartKind::Bars && scale == ChartScale::Logarithmic)
        return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                          "Bars need a linear scale, because on a logarithmic one "
                                          "their length is no amount: use dots."));
    if (auto problem = problemOfRows(rows))
        return problem;
    if (auto problem = problemOfParts(*this))
        return problem;
    if (scale == ChartScale::Logarithmic && std::none_of(rows.begin(), rows.end(), fitsLogScale))
        return sentence(QT_TRANSLATE_NOOP("ChartSpec",
                                          "A logarithmic scale shows only values above zero, and "
                                          "no row has one: use a linear scale."));
    return std::nullopt;
}

QStringList uniqueLabels(const QStringList& labels)
{
    QSet<QString> taken(labels.begin(), labels.end());
    QSet<QString> seen;
    QStringList unique;
    for (const QString& label : labels) {
        QString name = label;
        for (int number = 2; seen.contains(name); ++number) {
            const QString candidate = u"%1 (%2)"_s.arg(label).arg(number);
            if (!taken.contains(candidate))
                name = candidate;
        }
        taken.insert(name);
        seen.insert(name);
        unique << name;
    }
    return unique;
}

QString plainText(const QString& text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        if (isBreakingSpace(c)) {
            if (!plain.isEmpty() && plain.back() != u' ')
                plain += u' ';
        } else if (isAllowed(c)) {
            plain += c;
        }
    }
    while (plain.endsWith(u' '))
        plain.chop(1);
    return plain;
}

QString rowSentence(const ChartRow& row)
{
    const QString parts = partsSentence(row);
    if (!row.toolTip.isEmpty())
        return parts.isEmpty() ? plainText(row.toolTip)
                               : u"%1 %2"_s.arg(plainText(row.toolTip), parts);
    const QString value = row.valueText.isEmpty() ? QString::number(row.value) : row.valueText;
    const QString whole = u"%1: %2"_s.arg(plainText(row.label), plainText(value));
    return parts.isEmpty() ? whole : u"%1. %2"_s.arg(whole, parts);
}

QString rowSentenceHtml(const ChartRow& row)
{
    return u"<qt>%1</qt>"_s.arg(rowSentence(row).toHtmlEscaped());
}

PreparedChart prepare(const ChartSpec& spec)
{
    PreparedChart chart{plainSpec(spec), {}};
    if (spec.scale == ChartScale::Logarithmic) {
        QVector<ChartRow>& rows = chart.spec.rows;
        const auto firstHidden = std::stable_partition(rows.begin(), rows.end(), fitsLogScale);
        const QVector<ChartRow> hidden(firstHidden, rows.end());
        rows.erase(firstHidden, rows.end());
        if (!hidden.isEmpty())
            chart.notes << notShownNote(hidden);
    }
    if (!chart.spec.caption.isEmpty())
        chart.notes << chart.spec.caption;
    return chart;
}

} // namespace gramme::charts
