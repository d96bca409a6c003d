// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparison.h"

#include "gui/text.h"
#include "study/format.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using study::format::mass;

constexpr QLatin1StringView searchId{"strubell_t1_transformer_nas"};
constexpr QLatin1StringView searchGroup{"strubell_table1"};

struct GroupName
{
    const char* id;
    const char* name;
    bool isFirstView = false;
};
constexpr std::array<GroupName, 13> groupNames{{
    {"own", QT_TRANSLATE_NOOP("gramme::gui::Text", "My own reference points"), true},
    {"strubell_table1", QT_TRANSLATE_NOOP("gramme::gui::Text", "Strubell et al. 2019, Table 1"),
     true},
    {"strubell_table3", QT_TRANSLATE_NOOP("gramme::gui::Text", "Strubell et al. 2019, Table 3"),
     true},
    {"strubell_table4",
     QT_TRANSLATE_NOOP("gramme::gui::Text", "Strubell et al. 2019, Table 4 (no emissions)")},
    {"published_training", QT_TRANSLATE_NOOP("gramme::gui::Text", "Published training runs")},
    {"inference", QT_TRANSLATE_NOOP("gramme::gui::Text", "Inference")},
    {"third_party_estimate",
     QT_TRANSLATE_NOOP("gramme::gui::Text", "Training, estimated by others")},
    {"survey", QT_TRANSLATE_NOOP("gramme::gui::Text", "Surveys of many models")},
    {"lifecycle", QT_TRANSLATE_NOOP("gramme::gui::Text", "A model's whole life cycle")},
    {"person_year", QT_TRANSLATE_NOOP("gramme::gui::Text", "A person's year")},
    {"travel", QT_TRANSLATE_NOOP("gramme::gui::Text", "Travel")},
    {"hardware_embodied", QT_TRANSLATE_NOOP("gramme::gui::Text", "Making the hardware")},
    {"everyday", QT_TRANSLATE_NOOP("gramme::gui::Text", "Everyday life")},
}};

const GroupName* groupName(const QString& id)
{
    const auto found =
        std::find_if(groupNames.begin(), groupNames.end(),
                     [&id](const GroupName& g) { return id == QLatin1StringView(g.id); });
    return found == groupNames.end() ? nullptr : &*found;
}

QString shownGroup(const QString& id)
{
    const GroupName* known = groupName(id);
    return known ? Text::tr(known->name) : id;
}

/// The search of 2019 and its corrections tell one story, so that their names must say which is
/// which: the figure is widely quoted as that of training one model.
struct SearchName
{
    const char* id;
    const char* label;
};
constexpr std::array<SearchName, 3> searchNames{{
    {"strubell_t1_transformer_nas",
     QT_TRANSLATE_NOOP("gramme::gui::Text", "Architecture search, published 2019")},
    {"patterson_nas_average_datacentre",
     QT_TRANSLATE_NOOP("gramme::gui::Text", "… corrected 2021, same data centre")},
    {"patterson_evolved_transformer_nas",
     QT_TRANSLATE_NOOP("gramme::gui::Text", "… as actually run, revised 2021")},
}};

const SearchName* searchName(const QString& id)
{
    const auto found =
        std::find_if(searchNames.begin(), searchNames.end(),
                     [&id](const SearchName& s) { return id == QLatin1StringView(s.id); });
    return found == searchNames.end() ? nullptr : &*found;
}

ComparisonRow referenceRow(const catalog::ReferencePoint& point, const catalog::Catalog& catalog,
                           bool isSearchShown)
{
    ComparisonRow row;
    const SearchName* search = searchName(point.id);
    row.id = point.id;
    row.label = search ? Text::tr(search->label) : point.label;
    row.kg = point.kgCo2e;
    row.kgLow = point.kgLow;
    row.kgHigh = point.kgHigh;
    row.point = &point;
    row.group = shownGroup(point.group);
    if (search && isSearchShown && point.id != searchId)
        row.revises = searchId;
    if (point.citation.shareAlike)
        row.notice = catalog.shareAlikeNotice();
    return row;
}

ComparisonRow resultRow(const ComparedResult& result)
{
    ComparisonRow row;
    row.id = result.id;
    row.label = result.name.trimmed().isEmpty() ? Text::tr("This scenario") : result.name;
    row.kg = result.kg;
    if (result.interval) {
        row.kgLow = result.interval->low.value();
        row.kgHigh = result.interval->high.value();
    }
    row.series = result.series;
    row.isInHand = result.isInHand;
    row.group = result.isInHand ? Text::tr("This scenario") : Text::tr("Other scenarios");
    row.notice = result.notice;
    return row;
}

/// Whole sentences from parts that may be empty or lack their full stop.
QString sentences(const QStringList& parts)
{
    QStringList whole;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            whole.append(part.endsWith(u'.') ? part : QString(part + u'.'));
    }
    return whole.join(u' ');
}

QString source(const ComparisonRow& row)
{
    if (!row.point)
        return {};
    const catalog::Citation& citation = row.point->citation;
    return citation.year.isEmpty() || citation.name.contains(citation.year)
               ? citation.name
               : u"%1, %2"_s.arg(citation.name, citation.year);
}

/// What a figure is, for tool tips and screen readers.
QString description(const ComparisonRow& row, const QLocale& locale)
{
    const QString value = row.kg ? mass(engine::Kilograms(*row.kg), locale) + u" CO₂e"_s
                                 : Text::tr("published without emissions");
    QString what = u"%1: %2"_s.arg(row.label, value);
    if (row.kgLow && row.kgHigh)
        what += u" ("_s +
                study::format::massRange(engine::Kilograms(*row.kgLow),
                                         engine::Kilograms(*row.kgHigh), locale) +
                u')';
    if (row.isInHand)
        return sentences({what, Text::tr("Your scenario; the working above says how")});
    if (!row.point)
        return sentences({what, Text::tr("Another scenario of this study")});
    return sentences({what, row.point->label == row.label ? QString() : row.point->label,
                      row.point->whatIsCounted, row.point->caveat,
                      Text::tr("Source: %1").arg(source(row))});
}

bool isSmaller(const ComparisonRow& a, const ComparisonRow& b)
{
    if (a.kg.has_value() != b.kg.has_value())
        return a.kg.has_value();
    return a.kg && *a.kg < *b.kg;
}

void takeCorrectionsToWhatTheyCorrect(std::vector<ComparisonRow>& rows)
{
    const auto isCorrection = [](const ComparisonRow& row) { return !row.revises.isEmpty(); };
    const auto firstCorrection = std::stable_partition(
        rows.begin(), rows.end(), [&](const ComparisonRow& row) { return !isCorrection(row); });
    std::vector<ComparisonRow> corrections(firstCorrection, rows.end());
    rows.erase(firstCorrection, rows.end());
    // Smallest first, each put directly below the search: the largest, which is the first
    // correction, ends on top.
    for (const ComparisonRow& correction : corrections) {
        const auto search =
            std::find_if(rows.begin(), rows.end(), [&correction](const ComparisonRow& row) {
                return row.id == correction.revises;
            });
        rows.insert(search == rows.end() ? search : search + 1, correction);
    }
}

/// "10 kg", "1 t", "1,000 t": beyond a tonne the field counts on in tonnes.
QString decadeText(int power, const QLocale& locale)
{
    struct Unit
    {
        int from;
        const char* name;
    };
    static constexpr std::array<Unit, 5> units{
        {{9, "Mt"}, {3, "t"}, {0, "kg"}, {-3, "g"}, {-6, "mg"}}};
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [power](const Unit& u) { return power >= u.from; });
    if (unit == units.end() || power > 14)
        return mass(engine::Kilograms(std::pow(10.0, power)), locale);
    const qint64 number = std::llround(std::pow(10.0, power - unit->from));
    return u"%1 %2"_s.arg(locale.toString(number), QString::fromLatin1(unit->name));
}

/// Every decade is named while there is room, else every third.
QMap<int, QString> decadeLabels(const QVector<charts::ChartRow>& rows, const QLocale& locale)
{
    constexpr int roomForAll = 6;
    double low = 1e60;
    double high = 0.0;
    for (const charts::ChartRow& row : rows) {
        if (row.value > 0.0) {
            low = std::min(low, row.value);
            high = std::max(high, row.value);
        }
    }
    QMap<int, QString> labels;
    if (high <= 0.0)
        return labels;
    const int first = static_cast<int>(std::floor(std::log10(low))) - 1;
    const int last = static_cast<int>(std::ceil(std::log10(high))) + 1;
    const int step = last - first - 2 <= roomForAll ? 1 : 3;
    for (int power = first; power <= last; ++power) {
        if (power % step == 0)
            labels.insert(power, decadeText(power, locale));
    }
    return labels;
}

/// What the lines through the marks are.
QString rangeName(const std::vector<ComparisonRow>& rows)
{
    bool hasInterval = false;
    bool hasPublished = false;
    for (const ComparisonRow& row : rows) {
        if (row.kg && row.kgLow && row.kgHigh)
            (row.point ? hasPublished : hasInterval) = true;
    }
    if (hasInterval && hasPublished)
        return Text::tr("90 % interval, or published range");
    return hasInterval ? Text::tr("90 % interval") : Text::tr("published range");
}

charts::ChartRow chartRow(const ComparisonRow& row, const QLocale& locale)
{
    charts::ChartRow shown;
    shown.id = row.id;
    shown.label = row.label;
    shown.value = *row.kg;
    shown.valueText = mass(engine::Kilograms(*row.kg), locale);
    if (row.kgLow && row.kgHigh && *row.kgLow > 0.0)
        shown.range = charts::ValueRange{*row.kgLow, *row.kgHigh};
    shown.role = !row.point              ? charts::RowRole::Result
                 : row.revises.isEmpty() ? charts::RowRole::Reference
                                         : charts::RowRole::Revision;
    shown.revises = row.revises;
    shown.series = row.series;
    shown.emphasised = row.isInHand;
    shown.toolTip = description(row, locale);
    return shown;
}

} // namespace

QString ComparisonRow::searchText() const
{
    QStringList fields{label, group};
    if (point)
        fields << point->label << point->hardware << point->whatIsCounted << point->citation.name;
    return fields.join(u'\n');
}

std::vector<ReferenceGroup> referenceGroups(const catalog::Catalog& catalog)
{
    std::vector<ReferenceGroup> groups;
    for (const catalog::ReferencePoint& point : catalog.referencePoints()) {
        const GroupName* known = groupName(point.group);
        const ReferenceGroup group{point.group, shownGroup(point.group),
                                   known && known->isFirstView};
        if (std::find(groups.begin(), groups.end(), group) == groups.end())
            groups.push_back(group);
    }
    return groups;
}

ComparisonChoice firstComparison(const catalog::Catalog& catalog)
{
    ComparisonChoice choice;
    for (const ReferenceGroup& group : referenceGroups(catalog)) {
        if (group.isFirstView)
            choice.groups.insert(group.id);
    }
    return choice;
}

std::vector<ComparisonRow> referenceRows(const catalog::Catalog& catalog,
                                         const ComparisonChoice& choice)
{
    // The figures of 2021 must stand beside the search, whichever groups are chosen.
    const bool isSearchShown = choice.groups.contains(searchGroup);
    std::vector<ComparisonRow> rows;
    for (const catalog::ReferencePoint& point : catalog.referencePoints()) {
        const bool isChosen =
            choice.groups.contains(point.group) && (choice.everyRow || point.chartDefault);
        if (isChosen || (isSearchShown && searchName(point.id)))
            rows.push_back(referenceRow(point, catalog, isSearchShown));
    }
    return rows;
}

std::vector<ComparisonRow> comparisonRows(const std::vector<ComparisonRow>& references,
                                          const std::vector<ComparedResult>& results)
{
    std::vector<ComparisonRow> rows = references;
    for (const ComparedResult& result : results)
        rows.push_back(resultRow(result));
    const auto inHand = std::find_if(results.begin(), results.end(),
                                     [](const ComparedResult& result) { return result.isInHand; });
    if (inHand != results.end() && inHand->kg > 0.0) {
        for (ComparisonRow& row : rows) {
            if (row.kg && !row.isInHand)
                row.timesResult = *row.kg / inHand->kg;
        }
    }
    std::stable_sort(rows.begin(), rows.end(), isSmaller);
    takeCorrectionsToWhatTheyCorrect(rows);
    return rows;
}

charts::ChartSpec comparisonChart(const std::vector<ComparisonRow>& rows, const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Dots;
    spec.scale = charts::ChartScale::Logarithmic;
    spec.title = Text::tr("Emissions beside published figures");
    spec.description = comparisonSentence(rows, locale);
    spec.axisTitle = Text::tr("CO₂e (logarithmic)");
    spec.locale = locale;
    spec.rangeName = rangeName(rows);
    QStringList notices;
    for (const ComparisonRow& row : rows) {
        if (!row.kg)
            continue;
        spec.rows.append(chartRow(row, locale));
        if (!row.notice.isEmpty() && !notices.contains(row.notice))
            notices.append(row.notice);
    }
    spec.decadeLabels = decadeLabels(spec.rows, locale);
    spec.caption = notices.join(u' ');
    return spec;
}

QString comparisonSentence(const std::vector<ComparisonRow>& rows, const QLocale& locale)
{
    const ComparisonRow* result = nullptr;
    for (const ComparisonRow& row : rows) {
        if (row.isInHand)
            result = &row;
    }
    if (!result || *result->kg <= 0.0)
        return Text::tr("This run emits nothing by its inputs, so there is nothing to compare.");
    const ComparisonRow* below = nullptr;
    const ComparisonRow* above = nullptr;
    for (const ComparisonRow& row : rows) {
        if (!row.point || !row.kg)
            continue;
        if (*row.kg <= *result->kg && (!below || *row.kg > *below->kg))
            below = &row;
        if (*row.kg > *result->kg && (!above || *row.kg < *above->kg))
            above = &row;
    }
    const QString own = mass(engine::Kilograms(*result->kg), locale);
    const auto named = [&locale](const ComparisonRow& row) {
        return u"“%1” (%2)"_s.arg(row.label, mass(engine::Kilograms(*row.kg), locale));
    };
    if (below && above)
        return Text::tr("%1 lies between %2 and %3.").arg(own, named(*below), named(*above));
    if (below)
        return Text::tr("%1 is more than all of these; the next is %2.").arg(own, named(*below));
    if (above)
        return Text::tr("%1 is less than all of these; the next is %2.").arg(own, named(*above));
    return Text::tr("%1. Choose reference points to stand beside it.").arg(own);
}

} // namespace gramme::gui
