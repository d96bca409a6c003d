// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measuredrows.h"

#include "gui/pages/scenariostable.h"
#include "gui/text.h"
#include "study/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using Row = MeasuredRow;
using study::MeasuredRun;

PlanGap planGap(const Member& member, const QList<MeasuredRun>& runs)
{
    PlanGap plan;
    plan.scenarioId = member.entry->id;
    plan.name = scenarioLabel(member.letter, member.name);
    plan.series = member.entry->series;
    plan.isSelected = member.isSelected;
    plan.runs = runs;
    if (!member.outcome) {
        plan.problem = Text::tr("This scenario has no result yet; give its hardware, hours and "
                                "place on the left.");
        return plan;
    }
    auto found = study::gap(member.outcome->resolved, runs);
    if (found)
        plan.gap = *std::move(found);
    else
        plan.problem = found.error().message;
    return plan;
}

/// What the run contributes to its plan, and how that is to be read.
void fillOfPlan(MeasuredRow& row, const PlanGap& plan, const QLocale& locale)
{
    row.plan = plan.name;
    row.why = plan.problem;
    if (!plan.gap)
        return;
    const auto own = study::energyOf(row.run, plan.gap->planned.coverage);
    if (!own) {
        row.why = Text::tr("The run does not state how much energy it used.");
        return;
    }
    row.ofPlan = *own / plan.gap->planned.kwh;
    row.why = Text::tr("%1 over the %2 of the plan (%3, before PUE).")
                  .arg(study::format::energy(engine::KilowattHours(*own), locale),
                       study::format::energy(engine::KilowattHours(plan.gap->planned.kwh), locale),
                       study::coverageName(plan.gap->planned.coverage));
    if (plan.gap->runs > 1)
        row.why += u' ' + Text::tr("The runs of a plan are added up.");
}

QVariant known(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

QString shown(const std::optional<double>& value, const QLocale& locale)
{
    return value ? study::format::significant(*value, locale) : u"–"_s;
}

template <std::optional<double> MeasuredRun::*figure> QVariant figureOf(const Row& row)
{
    return known(row.run.*figure);
}

template <std::optional<double> MeasuredRun::*figure>
QString figureText(const Row& row, const QLocale& locale)
{
    return shown(row.run.*figure, locale);
}

template <QString MeasuredRun::*text> QVariant textOf(const Row& row)
{
    return row.run.*text;
}

QVariant tool(const Row& row)
{
    return u"%1 %2"_s.arg(row.run.tool, row.run.toolVersion).trimmed();
}

QString startText(const QString& stated)
{
    return QString(stated).replace(u'T', u' ');
}

QVariant quality(const Row& row)
{
    return row.run.quality == study::Quality::Measured ? Text::tr("measured")
                                                       : Text::tr("estimated");
}

template <std::optional<double> MeasuredRun::*figure>
Column<Row> hiddenFigure(const QString& title, const QString& unit, const QString& key)
{
    return {title, unit, key, figureOf<figure>, figureText<figure>, nullptr, true};
}

Column<Row> hiddenText(const QString& title, const QString& key, QVariant (*value)(const Row&))
{
    return {title, {}, key, value, nullptr, nullptr, true};
}

std::vector<Column<Row>> hiddenColumns()
{
    const auto covers = [](const Row& row) -> QVariant {
        return study::coverageName(row.run.coverage);
    };
    return {
        hiddenText(Text::tr("Covers"), u"coverage"_s, covers),
        hiddenText(Text::tr("Hardware"), u"hardware"_s, textOf<&MeasuredRun::hardware>),
        hiddenFigure<&MeasuredRun::count>(Text::tr("Count"), {}, u"count"_s),
        hiddenText(Text::tr("CPU"), u"cpu"_s, textOf<&MeasuredRun::cpu>),
        hiddenText(Text::tr("Place"), u"place"_s, textOf<&MeasuredRun::place>),
        hiddenFigure<&MeasuredRun::energyKwh>(Text::tr("Energy as stated"), u"kWh"_s,
                                              u"energy_kwh"_s),
        hiddenFigure<&MeasuredRun::acceleratorsKwh>(Text::tr("Accelerators"), u"kWh"_s,
                                                    u"accelerators_kwh"_s),
        hiddenFigure<&MeasuredRun::cpuKwh>(Text::tr("CPUs"), u"kWh"_s, u"cpu_kwh"_s),
        hiddenFigure<&MeasuredRun::memoryKwh>(Text::tr("Memory"), u"kWh"_s, u"memory_kwh"_s),
        hiddenFigure<&MeasuredRun::intensityGPerKwh>(Text::tr("Intensity of the tool"),
                                                     u"g/kWh"_s, u"intensity_g_per_kwh"_s),
        hiddenText(Text::tr("File"), u"file"_s, textOf<&MeasuredRun::file>),
        hiddenText(Text::tr("Record"), u"record"_s, textOf<&MeasuredRun::record>),
        hiddenText(Text::tr("Notes"), u"notes"_s, textOf<&MeasuredRun::notes>),
    };
}

} // namespace

std::vector<PlanGap> planGaps(const Calculation& calculation)
{
    const study::Study& study = calculation.document().study();
    std::vector<PlanGap> plans;
    if (study.runs.isEmpty())
        return plans; // Spares working out the other scenarios.
    for (const Member& member : calculation.members()) {
        QList<MeasuredRun> runs;
        for (const MeasuredRun& run : study.runs) {
            if (run.scenarioId == member.entry->id)
                runs.append(run);
        }
        if (!runs.isEmpty())
            plans.push_back(planGap(member, runs));
    }
    return plans;
}

QStringList sentences(const PlanGap& plan, const QLocale& locale)
{
    QStringList all =
        plan.gap ? study::gapSentences(*plan.gap, locale) : QStringList{plan.problem};
    all.first().prepend(plan.name + u": "_s);
    return all;
}

QString paragraphs(const PlanGap& plan, const QLocale& locale)
{
    constexpr qsizetype ofComparison = 2; // What was compared, and the emissions, stand last.
    const QStringList all = sentences(plan, locale);
    if (all.size() <= ofComparison)
        return all.join(u'\n');
    QStringList parts{all.constFirst(), all.mid(1, all.size() - 1 - ofComparison).join(u' '),
                      all.last(ofComparison).join(u' ')};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString MeasuredRow::searchText() const
{
    return QStringList{run.name, run.tool,    run.file,     run.record,
                       plan,     run.place, run.hardware, run.start}
        .join(u'\n');
}

std::vector<MeasuredRow> measuredRows(const QList<MeasuredRun>& runs,
                                      const std::vector<PlanGap>& plans, const QLocale& locale)
{
    std::vector<MeasuredRow> rows;
    for (const MeasuredRun& run : runs) {
        MeasuredRow row{run, {}, study::energyOf(run, run.coverage), {}, {}};
        const auto plan = std::find_if(plans.begin(), plans.end(), [&run](const PlanGap& entry) {
            return entry.scenarioId == run.scenarioId;
        });
        if (plan != plans.end())
            fillOfPlan(row, *plan, locale);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Column<MeasuredRow>> measuredColumns()
{
    const auto start = [](const Row& row) -> QVariant { return startText(row.run.start); };
    const auto energy = [](const Row& row) { return known(row.itKwh); };
    const auto energyText = [](const Row& row, const QLocale& locale) {
        return shown(row.itKwh, locale);
    };
    const auto pue = [](const Row& row) -> QVariant { return row.run.pueIncluded; };
    const auto pueText = [](const Row& row, const QLocale& locale) {
        return row.run.pueIncluded > 1.0 ? study::format::ratio(row.run.pueIncluded, locale)
                                         : Text::tr("none");
    };
    const auto plan = [](const Row& row) -> QVariant { return row.plan; };
    const auto times = [](const Row& row) { return known(row.ofPlan); };
    const auto timesText = [](const Row& row, const QLocale& locale) {
        return shown(row.ofPlan, locale);
    };
    const auto why = [](const Row& row, const QLocale&) { return row.why; };
    std::vector<Column<Row>> columns{
        {Text::tr("Run"), {}, u"name"_s, textOf<&MeasuredRun::name>},
        {Text::tr("Held against"), {}, u"plan"_s, plan},
        {Text::tr("Times the plan"), {}, u"ratio"_s, times, timesText, why},
        {Text::tr("Energy before PUE"), u"kWh"_s, u"it_energy_kwh"_s, energy, energyText},
        {Text::tr("Hours"), u"h"_s, u"hours"_s, figureOf<&MeasuredRun::hours>,
         figureText<&MeasuredRun::hours>},
        {Text::tr("PUE in it"), {}, u"pue_included"_s, pue, pueText},
        {Text::tr("Emissions as stated"), u"kg CO₂e"_s, u"emissions_kgCO2e"_s,
         figureOf<&MeasuredRun::emissionsKg>, figureText<&MeasuredRun::emissionsKg>},
        {Text::tr("Energy is"), {}, u"quality"_s, quality},
        {Text::tr("Tool"), {}, u"tool"_s, tool},
        {Text::tr("Start"), {}, u"start"_s, start},
    };
    for (Column<Row>& column : hiddenColumns())
        columns.push_back(std::move(column));
    return columns;
}

} // namespace gramme::gui
