// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/scenariostable.h"

#include "gui/pages/energyparts.h"
#include "gui/text.h"
#include "study/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using Row = ScenarioRow;
using engine::Estimate;
namespace format = study::format;

std::optional<double> energyOf(const Row& row)
{
    return row.estimate ? std::optional(row.estimate->energy.value()) : std::nullopt;
}

std::optional<double> operationalOf(const Row& row)
{
    return row.estimate ? std::optional(row.estimate->operational.value()) : std::nullopt;
}

std::optional<double> embodiedOf(const Row& row)
{
    return row.estimate && row.estimate->embodied ? std::optional(row.estimate->embodied->value())
                                                  : std::nullopt;
}

std::optional<double> totalOf(const Row& row)
{
    return row.estimate ? std::optional(row.estimate->total.value()) : std::nullopt;
}

template <engine::Kilograms engine::Interval::*end> std::optional<double> endOf(const Row& row)
{
    return row.estimate && row.estimate->interval
               ? std::optional(((*row.estimate->interval).*end).value())
               : std::nullopt;
}

std::optional<double> ratioOf(const Row& row)
{
    return row.ratio();
}

using Figure = std::optional<double> (*)(const Row&);

template <Figure figure> QVariant valueOf(const Row& row)
{
    const auto value = figure(row);
    return value ? QVariant(*value) : QVariant();
}

template <Figure figure> QString textOf(const Row& row, const QLocale& locale)
{
    const auto value = figure(row);
    return value ? format::significant(*value, locale) : u"–"_s;
}

template <Figure figure>
Column<Row> figureColumn(const QString& title, const QString& unit, const QString& key)
{
    return {title, unit, key, valueOf<figure>, textOf<figure>};
}

/// The letters of both stand in the full sentence, so the cell needs none.
QVariant causeOf(const Row& row)
{
    if (!row.estimate)
        return row.problem;
    if (row.isBaseline)
        return Text::tr("Baseline.");
    return row.difference ? study::shortDifference(*row.difference, QLocale()) : QString();
}

Row rowOf(const Member& member)
{
    Row row;
    row.id = member.entry->id;
    row.letter = member.letter;
    row.name = member.name;
    row.series = member.entry->series;
    row.isSelected = member.isSelected;
    row.problem = member.problem;
    row.notes = member.entry->notes;
    return row;
}

void setFigures(Row& row, const Member& member, const study::Outcome* shown, const QString& notice)
{
    if (!member.outcome)
        return;
    if (!shown) {
        row.problem = Text::tr("Its place has no carbon intensity on the lifecycle basis, on which "
                               "the scenarios are compared.");
        return;
    }
    row.estimate = shown->estimate;
    if (shown != member.outcome)
        row.headline = member.outcome->estimate.total;
    if (study::usesShareAlike(shown->resolved))
        row.notice = notice;
}

void addDifferences(std::vector<Row>& rows, const std::vector<const study::Outcome*>& outcomes)
{
    const auto baseline = std::find_if(rows.begin(), rows.end(),
                                       [](const Row& row) { return row.isBaseline; });
    if (baseline == rows.end() || !baseline->estimate)
        return;
    const study::Outcome& from = *outcomes[std::size_t(baseline - rows.begin())];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].estimate && !rows[i].isBaseline)
            rows[i].difference = std::make_shared<study::Difference>(
                study::quickDifference(from, *outcomes[i]));
    }
    const ScenarioRow* compared = comparedRow(rows);
    if (!compared || !compared->difference)
        return;
    const auto index = static_cast<std::size_t>(compared - rows.data());
    rows[index].difference =
        std::make_shared<study::Difference>(study::difference(from, *outcomes[index]));
}

QString chartToolTip(const Row& row, const QLocale& locale)
{
    QString text = u"%1: %2 CO₂e."_s.arg(
        row.label(), format::mass(row.estimate->total, locale));
    if (const auto& interval = row.estimate->interval)
        text += u' '
                + Text::tr("90 % interval: %1.")
                      .arg(format::massRange(interval->low, interval->high, locale));
    if (row.isBaseline)
        text += u' ' + Text::tr("The others are compared with it.");
    else if (row.difference)
        text += u' ' + study::shortDifference(*row.difference, locale);
    return row.problem.isEmpty() ? text : text + u' ' + row.problem;
}

QString chartRemark(const Row& row, const QLocale& locale)
{
    if (row.isBaseline)
        return Text::tr("baseline");
    const auto ratio = row.ratio();
    return ratio ? study::signedPercent(*ratio - 1.0, locale) : QString();
}

/// The same two parts in every bar; one where making the hardware is not counted.
QVector<charts::ChartPart> partsOf(const Row& row, const QLocale& locale)
{
    const double total = row.estimate->total.value();
    const auto embodied = embodiedOf(row);
    return embodied ? runningAndMaking(total, embodied, locale)
                    : runningAndMaking(total, 0.0, locale).first(1);
}

charts::ChartRow chartRow(const Row& row, bool inParts, const QLocale& locale)
{
    charts::ChartRow shown;
    shown.id = row.id;
    shown.label = row.label();
    shown.value = row.estimate->total.value();
    shown.valueText = format::mass(row.estimate->total, locale);
    if (const auto& interval = row.estimate->interval)
        shown.range = charts::ValueRange{interval->low.value(), interval->high.value()};
    shown.role = charts::RowRole::Result;
    shown.series = row.series;
    shown.remark = chartRemark(row, locale);
    shown.emphasised = row.isSelected;
    shown.toolTip = chartToolTip(row, locale);
    if (inParts)
        shown.parts = partsOf(row, locale);
    return shown;
}

QString captionOf(const std::vector<Row>& rows, const QLocale& locale)
{
    QStringList without;
    QStringList sentences{basisNote(rows, locale)};
    QString notice;
    for (const Row& row : rows) {
        if (!row.estimate)
            without << row.label();
        if (!row.notice.isEmpty())
            notice = row.notice;
    }
    if (!without.isEmpty())
        sentences << Text::tr("Without a result, see the table: %1.").arg(without.join(u", "_s));
    if (!notice.isEmpty())
        sentences << notice;
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

} // namespace

QString scenarioLabel(const QString& letter, const QString& name)
{
    return name == Text::tr("Scenario %1").arg(letter) ? name : u"%1  %2"_s.arg(letter, name);
}

QString ScenarioRow::label() const
{
    return scenarioLabel(letter, name);
}

std::optional<double> ScenarioRow::ratio() const
{
    return difference ? difference->ratio() : std::nullopt;
}

std::vector<ScenarioRow> scenarioRows(const Calculation& calculation, const QString& baselineId)
{
    const std::vector<Member> members = calculation.members();
    std::vector<const study::Outcome*> outcomes;
    for (const Member& member : members)
        outcomes.push_back(member.outcome);
    const study::SideBySide sideBySide = study::onOneBasis(outcomes);
    const bool isKnown = calculation.document().study().find(baselineId) != nullptr;
    std::vector<ScenarioRow> rows;
    for (std::size_t i = 0; i < members.size(); ++i) {
        ScenarioRow row = rowOf(members[i]);
        setFigures(row, members[i], sideBySide.outcomes[i],
                   calculation.catalog().shareAlikeNotice());
        row.isBaseline = isKnown ? row.id == baselineId : rows.empty();
        rows.push_back(std::move(row));
    }
    addDifferences(rows, sideBySide.outcomes);
    return rows;
}

QString basisNote(const std::vector<ScenarioRow>& rows, const QLocale& locale)
{
    QStringList headlines;
    bool isMoved = false;
    for (const ScenarioRow& row : rows) {
        isMoved = isMoved || row.headline;
        if (row.headline && (row.isSelected || row.isBaseline))
            headlines << u"%1 %2"_s.arg(row.letter, format::mass(*row.headline, locale));
    }
    if (!isMoved)
        return {};
    const QString note = Text::tr("The carbon intensities of these places stand on different "
                                  "bases, so all scenarios are compared on the lifecycle basis.");
    if (headlines.isEmpty())
        return note;
    return note + u' '
           + Text::tr("Headlines on the places' own bases: %1.").arg(headlines.join(u", "_s));
}

const ScenarioRow* comparedRow(const std::vector<ScenarioRow>& rows)
{
    const ScenarioRow* least = nullptr;
    for (const ScenarioRow& row : rows) {
        if (row.isSelected && !row.isBaseline)
            return &row;
        if (!row.difference || !row.difference->isComparable())
            continue;
        if (!least || row.estimate->total < least->estimate->total)
            least = &row;
    }
    return least;
}

QString mixedBasesRemark(const Calculation& calculation)
{
    if (calculation.document().study().scenarios.size() < 2)
        return {};
    std::vector<const study::Outcome*> outcomes;
    for (const Member& member : calculation.members())
        outcomes.push_back(member.outcome);
    return study::mixesBases(outcomes)
               ? Text::tr("Some scenarios stand on a lifecycle carbon intensity and others on a "
                          "direct one; the page Scenarios has them all on one basis.")
               : QString();
}

std::vector<Column<ScenarioRow>> scenarioColumns()
{
    using engine::Interval;
    const QString kg = u"kg CO₂e"_s;
    const auto letter = [](const Row& row) -> QVariant { return row.letter; };
    const auto name = [](const Row& row) -> QVariant { return row.name; };
    const auto notes = [](const Row& row) -> QVariant { return row.notes; };
    const auto problem = [](const Row& row) -> QVariant { return row.problem; };
    const auto notice = [](const Row& row) -> QVariant { return row.notice; };
    return {
        {Text::tr("Letter"), {}, u"letter"_s, letter},
        {Text::tr("Name"), {}, u"name"_s, name},
        figureColumn<totalOf>(Text::tr("Total"), kg, u"total_kgCO2e"_s),
        figureColumn<endOf<&Interval::low>>(Text::tr("Low"), kg, u"low_kgCO2e"_s),
        figureColumn<endOf<&Interval::high>>(Text::tr("High"), kg, u"high_kgCO2e"_s),
        figureColumn<ratioOf>(Text::tr("Ratio"), {}, u"ratio"_s),
        {Text::tr("Why"), {}, u"cause"_s, causeOf},
        figureColumn<energyOf>(Text::tr("Energy"), u"kWh"_s, u"energy_kwh"_s),
        figureColumn<operationalOf>(Text::tr("Operational"), kg, u"operational_kgCO2e"_s),
        figureColumn<embodiedOf>(Text::tr("Embodied"), kg, u"embodied_kgCO2e"_s),
        {Text::tr("Notes"), {}, u"notes"_s, notes},
        {Text::tr("Problem"), {}, u"problem"_s, problem, nullptr, nullptr, true},
        {Text::tr("Notice"), {}, u"notice"_s, notice, nullptr, nullptr, true},
    };
}

charts::ChartSpec scenarioChart(const std::vector<ScenarioRow>& rows, const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Bars;
    spec.scale = charts::ChartScale::Linear;
    spec.title = Text::tr("Scenarios side by side");
    spec.axisTitle = Text::tr("kg CO₂e");
    spec.rangeName = Text::tr("90 % interval");
    spec.locale = locale;
    const bool inParts = std::any_of(rows.begin(), rows.end(), [](const Row& row) {
        return row.estimate && row.estimate->embodied;
    });
    for (const Row& row : rows) {
        if (row.estimate)
            spec.rows.append(chartRow(row, inParts, locale));
    }
    spec.caption = captionOf(rows, locale);
    return spec;
}

} // namespace gramme::gui
