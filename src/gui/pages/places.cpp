// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/places.h"

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
    if (ranked.ratio)
        text += u' ' + Text::tr("That is %1 times the scenario's own figure on the same basis.")
                           .arg(study::format::significant(*ranked.ratio, locale));
    if (const QString remark = ranked.remark(); !remark.isEmpty())
        text += u' ' + remark;
    return text + u' ' +
           Text::tr("Source of the intensity: %1.").arg(ranked.intensity->citation.name);
}

charts::ChartRow chartRow(const PlaceRow& row, bool withProvider, const QLocale& locale)
{
    using charts::RowRole;
    charts::ChartRow shown;
    shown.id = row.key();
    shown.label = placeLabel(row.ranked, withProvider);
    shown.value = *row.ranked.totalKg;
    shown.valueText = mass(engine::Kilograms(shown.value), locale);
    shown.role = row.isChosen ? (row.isCleanest ? RowRole::ChosenCleanest : RowRole::Chosen)
                              : (row.isCleanest ? RowRole::Cleanest : RowRole::Other);
    shown.emphasised = row.isChosen;
    if (!row.ranked.isEligible())
        shown.remark = row.ranked.remark();
    shown.toolTip = rowToolTip(row, locale);
    return shown;
}

/// Where it belongs by its figure.
void insertOwnRow(QVector<charts::ChartRow>& rows, double ownKg, const QLocale& locale)
{
    charts::ChartRow own;
    own.id = u"own"_s;
    own.label = Text::tr("This scenario");
    own.value = ownKg;
    own.valueText = mass(engine::Kilograms(ownKg), locale);
    own.role = charts::RowRole::Chosen;
    own.emphasised = true;
    own.toolTip =
        Text::tr("The scenario where it is now: %1 CO₂e on the same basis.").arg(own.valueText);
    const auto place = std::find_if(rows.begin(), rows.end(), [ownKg](const charts::ChartRow& row) {
        return row.value > ownKg;
    });
    rows.insert(place, own);
}

} // namespace

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

std::vector<PlaceRow> placeRows(const study::Ranking& ranking, const QString& shareAlikeNotice)
{
    std::vector<PlaceRow> rows;
    rows.reserve(ranking.rows.size());
    for (std::size_t i = 0; i < ranking.rows.size(); ++i) {
        PlaceRow row;
        row.ranked = ranking.rows[i];
        row.isChosen = static_cast<int>(i) == ranking.chosen;
        row.isCleanest = static_cast<int>(i) == ranking.cleanest;
        if (row.ranked.intensity->citation.shareAlike)
            row.notice = shareAlikeNotice;
        rows.push_back(std::move(row));
    }
    return rows;
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
    spec.locale = locale;
    int passed = 0;
    bool hasChosen = false;
    QString notice;
    for (const PlaceRow& row : rows) {
        if (row.isApart() || (!row.isChosen && !filter.matches(row.searchText())))
            continue;
        ++passed;
        if (spec.rows.size() >= request.rowLimit && !row.isChosen)
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
    if (!hasChosen && request.ownKg && shown > 0)
        insertOwnRow(spec.rows, *request.ownKg, locale);
    caption << request.basisNote;
    if (!notice.isEmpty())
        caption << notice;
    spec.caption = caption.join(u' ');
    spec.description = spec.caption;
    return spec;
}

} // namespace gramme::gui
