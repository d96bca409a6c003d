// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/doubts.h"

#include "gui/text.h"
#include "study/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using study::RangeOrigin;
namespace format = study::format;

QVariant nameOf(const DoubtRow& row)
{
    return row.name();
}

template <double engine::Spread::*point> QVariant pointOf(const DoubtRow& row)
{
    return row.uncertain.spread.*point;
}

template <double engine::Spread::*point>
QString pointText(const DoubtRow& row, const QLocale& locale)
{
    return format::significant(row.uncertain.spread.*point, locale);
}

QVariant unitOf(const DoubtRow& row)
{
    return row.unit();
}

QVariant shareOf(const DoubtRow& row)
{
    return row.share;
}

QString shareText(const DoubtRow& row, const QLocale& locale)
{
    return row.isCertain() ? u"–"_s : format::percent(row.share, locale);
}

QVariant reasonOf(const DoubtRow& row)
{
    return row.reason;
}

QString sentenceOf(const DoubtRow& row, const QLocale&)
{
    return doubtSentence(row);
}

template <QString catalog::Citation::*text> QVariant citationOf(const DoubtRow& row)
{
    return row.uncertain.citation.*text;
}

/// "0.50 to 0.90", or why there is no such range.
QString rangeRemark(const DoubtRow& row, const QLocale& locale)
{
    const engine::Spread& spread = row.uncertain.spread;
    if (row.isCertain())
        return row.uncertain.origin == RangeOrigin::Pinned ? Text::tr("pinned")
                                                           : Text::tr("certain");
    const QString ends = Text::tr("%1 to %2 %3")
                             .arg(format::significant(spread.low, locale),
                                  format::significant(spread.high, locale), row.unit())
                             .trimmed();
    return row.uncertain.origin == RangeOrigin::Widened ? Text::tr("%1, yours").arg(ends) : ends;
}

} // namespace

QString DoubtRow::key() const
{
    return QString::fromLatin1(study::spec(uncertain.input).key);
}

QString DoubtRow::name() const
{
    return study::inputName(uncertain.input, study::Naming::Label);
}

QString DoubtRow::unit() const
{
    return QString::fromLatin1(study::spec(uncertain.input).unit);
}

std::vector<DoubtRow> doubtRows(const study::Outcome& outcome, const QString& shareAlikeNotice,
                                const QLocale& locale)
{
    std::vector<DoubtRow> rows;
    for (const study::UncertainInput& input : study::uncertainInputs(outcome.resolved)) {
        rows.push_back({input, outcome.shares[static_cast<std::size_t>(input.factor)],
                        study::rangeReason(outcome.resolved, input, locale),
                        input.citation.shareAlike ? shareAlikeNotice : QString()});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const DoubtRow& a, const DoubtRow& b) {
        if (a.isCertain() != b.isCertain())
            return b.isCertain();
        return a.share > b.share;
    });
    return rows;
}

std::vector<Column<DoubtRow>> doubtColumns()
{
    using engine::Spread;
    const auto hidden = [](const QString& title, const QString& key,
                           QVariant (*value)(const DoubtRow&)) -> Column<DoubtRow> {
        return {title, {}, key, value, nullptr, nullptr, true};
    };
    const auto notice = [](const DoubtRow& row) -> QVariant { return row.notice; };
    return {
        {Text::tr("Input"), {}, u"input"_s, nameOf},
        {Text::tr("Low"), {}, u"low"_s, pointOf<&Spread::low>, pointText<&Spread::low>},
        {Text::tr("Best"), {}, u"best"_s, pointOf<&Spread::best>, pointText<&Spread::best>},
        {Text::tr("High"), {}, u"high"_s, pointOf<&Spread::high>, pointText<&Spread::high>},
        {Text::tr("Unit"), {}, u"unit"_s, unitOf},
        {Text::tr("Share"), {}, u"share"_s, shareOf, shareText},
        {Text::tr("Why"), {}, u"why"_s, reasonOf, nullptr, sentenceOf},
        {Text::tr("Source"), {}, u"source"_s, citationOf<&catalog::Citation::name>},
        hidden(Text::tr("Year"), u"year"_s, citationOf<&catalog::Citation::year>),
        hidden(Text::tr("Licence"), u"licence"_s, citationOf<&catalog::Citation::licence>),
        hidden(Text::tr("Address"), u"url"_s, citationOf<&catalog::Citation::url>),
        hidden(Text::tr("Notice"), u"notice"_s, notice),
    };
}

charts::ChartSpec doubtChart(const std::vector<DoubtRow>& rows, const QString& sentence,
                             const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Bars;
    spec.title = Text::tr("Which inputs cause the spread");
    spec.description = sentence;
    spec.axisTitle = Text::tr("Share of the spread");
    spec.axisNumbers = charts::AxisNumbers::Percentage;
    spec.locale = locale;
    for (const DoubtRow& row : rows) {
        const bool isPinned = row.uncertain.origin == RangeOrigin::Pinned;
        if (row.share <= 0.0 && !isPinned)
            continue;
        charts::ChartRow shown;
        shown.id = row.key();
        shown.label = row.name();
        shown.value = row.share;
        shown.valueText = format::percent(row.share, locale);
        shown.remark = rangeRemark(row, locale);
        shown.toolTip = u"%1: %2. %3"_s.arg(shown.label, shown.valueText, doubtSentence(row));
        spec.rows.append(shown);
        if (!row.notice.isEmpty())
            spec.caption = row.notice;
    }
    return spec;
}

QString doubtSentence(const DoubtRow& row)
{
    const catalog::Citation& from = row.uncertain.citation;
    if (from.name.isEmpty())
        return row.reason;
    QStringList facts{from.name};
    if (!from.year.isEmpty() && !from.name.contains(from.year))
        facts << from.year;
    facts << (from.licence.isEmpty() ? Text::tr("licence unknown")
                                     : Text::tr("licence %1").arg(from.licence));
    return row.reason + u' ' + Text::tr("Source: %1.").arg(facts.join(u", "_s));
}

} // namespace gramme::gui
