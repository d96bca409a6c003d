// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparison.h"
#include "gui/text.h"
#include "study/format.h"

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using Row = ComparisonRow;

QVariant known(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

template <std::optional<double> Row::*figure> QVariant figureOf(const Row& row)
{
    return known(row.*figure);
}

template <std::optional<double> Row::*figure>
QString figureText(const Row& row, const QLocale& locale)
{
    return row.*figure ? study::format::significant(*(row.*figure), locale) : u"–"_s;
}

template <QString catalog::ReferencePoint::*text> QVariant textOf(const Row& row)
{
    return row.point ? row.point->*text : QString();
}

template <QString catalog::Citation::*text> QVariant citationOf(const Row& row)
{
    return row.point ? row.point->citation.*text : QString();
}

QVariant remark(const Row& row)
{
    if (row.isInHand)
        return Text::tr("Your scenario.");
    if (!row.point)
        return Text::tr("Another scenario of this study.");
    if (!row.kg)
        return Text::tr("Not in the chart: published without emissions.");
    return row.revises.isEmpty() ? QString()
                                 : Text::tr("Correction of the search published in 2019.");
}

/// A column that files have and the table shows when asked for.
Column<Row> hiddenColumn(const QString& title, const QString& key, QVariant (*value)(const Row&))
{
    return {title, {}, key, value, nullptr, nullptr, true};
}

Column<Row> hiddenMass(const QString& title, const QString& key, QVariant (*value)(const Row&),
                       QString (*text)(const Row&, const QLocale&))
{
    return {title, u"kg CO₂e"_s, key, value, text, nullptr, true};
}

} // namespace

std::vector<Column<ComparisonRow>> comparisonColumns()
{
    using catalog::Citation;
    using catalog::ReferencePoint;
    const auto label = [](const Row& row) -> QVariant { return row.label; };
    const auto group = [](const Row& row) -> QVariant { return row.group; };
    const auto notice = [](const Row& row) -> QVariant { return row.notice; };
    const auto times = figureOf<&Row::timesResult>;
    const auto counted = textOf<&ReferencePoint::whatIsCounted>;
    return {
        {Text::tr("What"), {}, u"name"_s, label},
        {Text::tr("Emissions"), u"kg CO₂e"_s, u"total_kgCO2e"_s, figureOf<&Row::kg>,
         figureText<&Row::kg>},
        {Text::tr("Times this run"), {}, u"ratio"_s, times, figureText<&Row::timesResult>},
        {Text::tr("Group"), {}, u"group"_s, group},
        {Text::tr("Remark"), {}, u"remark"_s, remark},
        {Text::tr("What is counted"), {}, u"what_is_counted"_s, counted},
        {Text::tr("Caveat"), {}, u"caveat"_s, textOf<&ReferencePoint::caveat>},
        {Text::tr("Source"), {}, u"source"_s, citationOf<&Citation::name>},
        hiddenMass(Text::tr("Low"), u"low_kgCO2e"_s, figureOf<&Row::kgLow>,
                   figureText<&Row::kgLow>),
        hiddenMass(Text::tr("High"), u"high_kgCO2e"_s, figureOf<&Row::kgHigh>,
                   figureText<&Row::kgHigh>),
        hiddenColumn(Text::tr("Year"), u"year"_s, citationOf<&Citation::year>),
        hiddenColumn(Text::tr("Licence"), u"licence"_s, citationOf<&Citation::licence>),
        hiddenColumn(Text::tr("Address"), u"url"_s, citationOf<&Citation::url>),
        {Text::tr("Notice"), {}, u"notice"_s, notice},
    };
}

} // namespace gramme::gui
