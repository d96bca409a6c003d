// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measuredrows.h"
#include "gui/text.h"
#include "study/format.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

/// Beyond this factor between the largest and the smallest energy, the small ones would lie on
/// zero.
constexpr double roomOfLinearScale = 50.0;

/// Of one plan; more of them stand in the table only, and in the chart as their sum.
constexpr int mostRuns = 25;

QString kwh(double value, const QLocale& locale)
{
    return study::format::energy(engine::KilowattHours(value), locale);
}

charts::ChartRow plannedRow(const PlanGap& plan, const QLocale& locale)
{
    const study::PlannedEnergy& planned = plan.gap->planned;
    charts::ChartRow row;
    row.id = plan.scenarioId;
    row.label = plan.name;
    row.value = planned.kwh;
    row.valueText = kwh(planned.kwh, locale);
    row.remark = Text::tr("planned");
    if (planned.interval)
        row.range = charts::ValueRange{planned.interval->low, planned.interval->high};
    row.role = charts::RowRole::Result;
    row.series = plan.series;
    row.emphasised = plan.isSelected;
    row.toolTip = sentences(plan, locale).join(u' ');
    return row;
}

charts::ChartRow measuredRow(const QString& id, const QString& label, double energy,
                             const QString& remark, const QLocale& locale)
{
    charts::ChartRow row;
    row.id = id;
    row.label = label;
    row.value = energy;
    row.valueText = kwh(energy, locale);
    row.remark = remark;
    row.role = charts::RowRole::Reference;
    row.toolTip = u"%1: %2, %3."_s.arg(label, row.valueText, row.remark);
    return row;
}

QString wordOf(const study::Gap& gap)
{
    if (gap.estimated == 0)
        return Text::tr("measured");
    return gap.estimated == gap.runs ? Text::tr("estimated") : Text::tr("partly estimated");
}

void addRows(QVector<charts::ChartRow>& rows, const PlanGap& plan, const QLocale& locale)
{
    const study::Gap& gap = *plan.gap;
    rows.append(plannedRow(plan, locale));
    if (gap.runs > 1)
        rows.append(measuredRow(u"sum/"_s + plan.scenarioId,
                                Text::tr("%1 runs together").arg(locale.toString(gap.runs)),
                                gap.measuredKwh, wordOf(gap), locale));
    if (gap.runs > mostRuns)
        return;
    for (const study::MeasuredRun& run : plan.runs) {
        const auto energy = study::energyOf(run, gap.planned.coverage);
        if (!energy)
            continue;
        const QString name = run.name.isEmpty() ? run.tool : run.name;
        const bool isEstimate = run.quality == study::Quality::Estimated;
        rows.append(measuredRow(run.id, name, *energy,
                                isEstimate ? Text::tr("estimated") : Text::tr("measured"), locale));
    }
}

charts::ChartScale scaleOf(const QVector<charts::ChartRow>& rows)
{
    double low = 0.0;
    double high = 0.0;
    for (const charts::ChartRow& row : rows) {
        if (row.value > 0.0 && (low == 0.0 || row.value < low))
            low = row.value;
        high = std::max(high, row.value);
    }
    return low > 0.0 && high / low > roomOfLinearScale ? charts::ChartScale::Logarithmic
                                                       : charts::ChartScale::Linear;
}

/// "100 Wh", "1 kWh", "1 MWh".
QMap<int, QString> decades(const QLocale& locale)
{
    constexpr int least = -9;
    constexpr int most = 12;
    QMap<int, QString> labels;
    for (int power = least; power <= most; ++power)
        labels.insert(power, kwh(std::pow(10.0, power), locale));
    return labels;
}

} // namespace

charts::ChartSpec measuredChart(const std::vector<PlanGap>& plans, const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Dots;
    spec.title = Text::tr("Planned and measured energy");
    spec.locale = locale;
    spec.rangeName = Text::tr("90 % interval of the plan");
    spec.roleNames = {{charts::RowRole::Result, Text::tr("Planned")},
                      {charts::RowRole::Reference, Text::tr("Measured")}};
    QStringList description;
    for (const PlanGap& plan : plans) {
        if (!plan.gap)
            continue;
        addRows(spec.rows, plan, locale);
        description << sentences(plan, locale).constFirst();
    }
    spec.description = description.join(u' ');
    spec.scale = scaleOf(spec.rows);
    const bool isLogarithmic = spec.scale == charts::ChartScale::Logarithmic;
    spec.axisTitle = isLogarithmic ? Text::tr("Energy before PUE (logarithmic)")
                                   : Text::tr("Energy before PUE (kWh)");
    if (isLogarithmic)
        spec.decadeLabels = decades(locale);
    return spec;
}

} // namespace gramme::gui
