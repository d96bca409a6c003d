// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/places.h"

#include "gui/pages/energyparts.h"
#include "gui/text.h"
#include "study/format.h"
#include "study/working.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using study::format::mass;

QString rowToolTip(const PlaceRow& row, const QLocale& locale)
{
    const study::RankedRow& ranked = row.ranked;
    QString text =
        Text::tr("%1: %2 CO₂e at %3 and PUE %4.")
            .arg(placeLabel(ranked, true), mass(engine::Kilograms(*ranked.totalKg), locale),
                 study::format::intensity(ranked.intensity->gPerKwh, locale),
                 study::format::ratio(ranked.pue, locale));
    if (const auto& interval = row.interval())
        text += u' ' + Text::tr("With 90 % probability it is %1.")
                           .arg(study::format::massRange(interval->low, interval->high, locale));
    if (ranked.ratio)
        text += u' ' + Text::tr("That is %1 times the scenario's own figure on the same basis.")
                           .arg(study::format::significant(*ranked.ratio, locale));
    if (const QString remark = ranked.remark(); !remark.isEmpty())
        text += u' ' + remark;
    return text + u' ' +
           Text::tr("Source of the intensity: %1.").arg(ranked.intensity->citation.name);
}

/// Length, interval and parts of a bar.
void setFigures(charts::ChartRow& shown, const PlaceRow& row, const QLocale& locale)
{
    shown.value = *row.ranked.totalKg;
    shown.valueText = mass(engine::Kilograms(shown.value), locale);
    shown.parts = runningAndMaking(shown.value, row.ranked.embodiedKg, locale);
    if (const auto& interval = row.interval())
        shown.range = charts::ValueRange{interval->low.value(), interval->high.value()};
}

/// Empty where the role says it all.
QString chartRemark(const PlaceRow& row)
{
    const QString state = row.ranked.isEligible() ? QString() : row.ranked.remark();
    if (row.others.isEmpty())
        return state;
    if (row.isChosen && row.isCleanest)
        return Text::tr("chosen and cleanest, also %1").arg(row.others);
    if (row.isChosen)
        return Text::tr("chosen, also %1").arg(row.others);
    if (row.isCleanest)
        return Text::tr("cleanest, scenario %1").arg(row.others);
    const QString used = Text::tr("scenario %1").arg(row.others);
    return state.isEmpty() ? used : used + u", "_s + state;
}

bool isIn(const study::RankedRow& row, const study::Resolved& resolved)
{
    const study::Selection& at = resolved.selection;
    if (resolved.origin(study::Input::Intensity) == study::Origin::Given)
        return false; // typed: in no place of the list
    if (row.grid)
        return row.grid == study::gridOf(at);
    return row.region && !at.grid && row.region == at.region;
}

charts::ChartRow chartRow(const PlaceRow& row, bool withProvider, const QLocale& locale)
{
    using charts::RowRole;
    charts::ChartRow shown;
    shown.id = row.key();
    shown.label = placeLabel(row.ranked, withProvider);
    setFigures(shown, row, locale);
    shown.role = row.isChosen ? (row.isCleanest ? RowRole::ChosenCleanest : RowRole::Chosen)
                              : (row.isCleanest ? RowRole::Cleanest : RowRole::Other);
    shown.emphasised = row.isChosen;
    shown.remark = chartRemark(row);
    shown.toolTip = rowToolTip(row, locale);
    return shown;
}

/// Where it belongs by its figure.
void insertOwnRow(QVector<charts::ChartRow>& rows, const PlaceRow& place, const QLocale& locale)
{
    charts::ChartRow own;
    own.id = u"own"_s;
    own.label = Text::tr("This scenario");
    setFigures(own, place, locale);
    own.role = charts::RowRole::Chosen;
    own.emphasised = true;
    own.toolTip =
        Text::tr("The scenario where it is now: %1 CO₂e on the same basis.").arg(own.valueText);
    const auto next = std::find_if(rows.begin(), rows.end(), [&own](const charts::ChartRow& row) {
        return row.value > own.value;
    });
    rows.insert(next, own);
}

} // namespace

const std::optional<engine::Interval>& PlaceRow::interval() const
{
    if (!m_interval)
        m_interval = intervals ? intervals->of(ranked) : std::nullopt;
    return *m_interval;
}

QString PlaceRow::key() const
{
    return ranked.region ? QString(ranked.region->providerId + u'/' + ranked.region->id)
                         : ranked.id();
}

QString PlaceRow::searchText() const
{
    QString text = ranked.id() + u'\n' + ranked.name();
    if (const catalog::Region* region = ranked.region)
        text += u'\n' + region->city + u'\n' + region->state + u'\n' + region->country;
    if (ranked.provider)
        text += u'\n' + ranked.provider->name;
    return text;
}

std::vector<PlaceRow> placeRows(const study::Ranking& ranking, const study::Outcome& outcome,
                                const QString& shareAlikeNotice)
{
    std::shared_ptr<const study::PlaceIntervals> intervals;
    if (outcome.estimate.interval)
        intervals = std::make_shared<const study::PlaceIntervals>(outcome);
    std::vector<PlaceRow> rows;
    rows.reserve(ranking.rows.size());
    for (std::size_t i = 0; i < ranking.rows.size(); ++i) {
        PlaceRow row;
        row.ranked = ranking.rows[i];
        row.intervals = intervals;
        row.isChosen = static_cast<int>(i) == ranking.chosen;
        row.isCleanest = static_cast<int>(i) == ranking.cleanest;
        if (row.ranked.intensity->citation.shareAlike)
            row.notice = shareAlikeNotice;
        rows.push_back(std::move(row));
    }
    return rows;
}

void markOthers(std::vector<PlaceRow>& rows, const std::vector<Member>& members)
{
    for (const Member& member : members) {
        if (member.isSelected || !member.outcome)
            continue;
        for (PlaceRow& row : rows) {
            if (isIn(row.ranked, member.outcome->resolved))
                row.others += row.others.isEmpty() ? member.letter : u", "_s + member.letter;
        }
    }
}

std::optional<PlaceRow> ownPlaceRow(const study::Ranking& ranking, const study::Outcome& outcome,
                                    const std::vector<PlaceRow>& rows)
{
    if (!ranking.ownKg)
        return std::nullopt;
    PlaceRow own;
    own.ranked.isOwn = true;
    own.ranked.intensity = ranking.ownIntensity;
    own.ranked.pue = outcome.resolved.workload.pue.value();
    own.ranked.totalKg = ranking.ownKg;
    own.ranked.embodiedKg = ranking.embodiedKg;
    own.intervals = rows.empty() ? nullptr : rows.front().intervals;
    return own;
}

QString placeLabel(const study::RankedRow& row, bool withProvider)
{
    if (!row.region)
        return row.name();
    const catalog::Region& region = *row.region;
    const QString place = !region.city.isEmpty() ? region.city : region.name;
    QString label = place;
    if (!region.id.isEmpty() && region.id != place)
        label = u"%1, %2"_s.arg(place, region.id);
    return withProvider && row.provider ? u"%1: %2"_s.arg(row.provider->name, label) : label;
}

charts::ChartSpec placeChart(const std::vector<PlaceRow>& rows, const WordFilter& filter,
                             const PlaceChartRequest& request, const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Bars;
    spec.scale = charts::ChartScale::Linear;
    spec.title = request.title;
    spec.axisTitle = Text::tr("kg CO₂e");
    spec.rangeName = Text::tr("90 % interval");
    spec.locale = locale;
    int passed = 0;
    bool hasChosen = false;
    QString notice;
    for (const PlaceRow& row : rows) {
        const bool isUsed = row.isChosen || !row.others.isEmpty();
        if (row.isApart() || (!isUsed && !filter.isEmpty() && !filter.matches(row.searchText())))
            continue;
        ++passed;
        if (spec.rows.size() >= request.rowLimit && !isUsed)
            continue;
        spec.rows.append(chartRow(row, request.withProvider, locale));
        hasChosen = hasChosen || row.isChosen;
        if (!row.notice.isEmpty())
            notice = row.notice;
    }
    QStringList caption;
    const auto shown = static_cast<int>(spec.rows.size());
    if (shown < passed)
        caption
            << Text::tr("%1 of %2 ranked places; the table has them all.").arg(shown).arg(passed);
    if (!hasChosen && request.own && shown > 0)
        insertOwnRow(spec.rows, *request.own, locale);
    if (std::any_of(spec.rows.begin(), spec.rows.end(),
                    [](const charts::ChartRow& row) { return row.range.has_value(); }))
        caption << Text::tr("What is not known of the run itself is the same in every place, so "
                            "their order is surer than their intervals look.");
    caption << request.basisNote;
    if (!notice.isEmpty())
        caption << notice;
    spec.caption = caption.join(u' ');
    spec.description = spec.caption;
    return spec;
}

} // namespace gramme::gui
