// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/scenarioparts.h"

#include "gui/pages/scenariostable.h"
#include "gui/text.h"
#include "report/stack.h"
#include "study/differences.h"
#include "study/format.h"

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

namespace format = study::format;

QString amount(double value, PartsOf what, const QLocale& locale)
{
    return what == PartsOf::Energy ? format::energy(engine::KilowattHours(value), locale)
                                   : format::mass(engine::Kilograms(value), locale);
}

QVector<charts::ChartPart> stackOf(const ScenarioParts& scenario, PartsOf what,
                                   const QLocale& locale)
{
    std::vector<report::StackPart> parts;
    for (const PartRow& row : scenario.rows) {
        if (row.part)
            parts.push_back({row.part->part, row.value});
    }
    return report::stacked(
        parts, {study::partName, Text::tr("Embodied (making the hardware)"),
                [&](double value) { return amount(value, what, locale); }});
}

charts::ChartRow chartRow(const ScenarioParts& scenario, PartsOf what, const QLocale& locale)
{
    charts::ChartRow shown;
    shown.id = scenario.id;
    shown.label = scenario.label;
    shown.value = scenario.rows.back().value;
    shown.valueText = amount(shown.value, what, locale);
    if (const auto& interval = scenario.interval)
        shown.range = charts::ValueRange{interval->low.value(), interval->high.value()};
    shown.role = charts::RowRole::Result;
    shown.series = scenario.series;
    shown.emphasised = scenario.isSelected;
    shown.toolTip = u"%1: %2."_s.arg(shown.label, shown.valueText);
    shown.parts = stackOf(scenario, what, locale);
    return shown;
}

} // namespace

std::vector<ScenarioParts> scenarioParts(const Calculation& calculation, PartsOf what,
                                         const QLocale& locale)
{
    std::vector<ScenarioParts> scenarios;
    for (const Member& member : calculation.members()) {
        if (!member.outcome)
            continue;
        ScenarioParts found;
        found.id = member.entry->id;
        found.label = scenarioLabel(member.letter, member.name);
        found.series = member.entry->series;
        found.isSelected = member.isSelected;
        if (what == PartsOf::Energy) {
            found.rows = energyRows(*member.outcome, locale);
        } else {
            found.rows =
                carbonRows(*member.outcome, calculation.catalog().shareAlikeNotice(), locale);
            found.interval = member.outcome->estimate.interval;
        }
        for (PartRow& row : found.rows) {
            row.scenarioId = found.id;
            row.scenario = found.label;
        }
        scenarios.push_back(std::move(found));
    }
    return scenarios;
}

std::vector<PartRow> allRows(const std::vector<ScenarioParts>& scenarios)
{
    std::vector<PartRow> rows;
    for (const ScenarioParts& each : scenarios)
        rows.insert(rows.end(), each.rows.begin(), each.rows.end());
    return rows;
}

charts::ChartSpec stackedChart(const std::vector<ScenarioParts>& scenarios, PartsOf what,
                               const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Bars;
    const bool isEnergy = what == PartsOf::Energy;
    spec.title = isEnergy ? Text::tr("Energy by component") : Text::tr("Carbon by cause");
    spec.axisTitle = isEnergy ? Text::tr("kWh") : Text::tr("kg CO₂e");
    spec.locale = locale;
    if (!isEnergy)
        spec.rangeName = Text::tr("90 % interval");
    for (const ScenarioParts& each : scenarios) {
        spec.rows.append(chartRow(each, what, locale));
        if (!each.rows.back().notice.isEmpty())
            spec.caption = each.rows.back().notice;
    }
    return spec;
}

} // namespace gramme::gui
