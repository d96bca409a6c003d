// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/energyparts.h"

#include "gui/text.h"
#include "study/format.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using study::Part;
namespace format = study::format;

/// "8 × 400 W × 0.69 for 120 h"
QString termWorking(const engine::Estimate& estimate, Part part, const QLocale& locale)
{
    const engine::EnergyTerm& term = estimate.terms[static_cast<std::size_t>(part)];
    const auto exact = [&locale](double value) { return format::exact(value, locale); };
    QStringList factors;
    if (part == Part::Memory)
        factors << exact(term.units) + u" GB"_s << exact(term.power.value()) + u" W/GB"_s;
    else
        factors << exact(term.units) << exact(term.power.value()) + u" W"_s;
    if (part != Part::Host && part != Part::Memory)
        factors << format::ratio(term.share.value(), locale);
    const double watts = term.units * term.power.value() * term.share.value();
    const double hours = watts > 0.0 ? term.energy.value() * 1000.0 / watts : 0.0;
    return Text::tr("%1 for %2 h: %3.")
        .arg(factors.join(u" × "_s), format::exact(hours, locale),
             format::energy(term.energy, locale));
}

QString energyWorking(const engine::Estimate& estimate, const study::PartOfEstimate& part,
                      const QLocale& locale)
{
    if (part.part != Part::Overhead)
        return termWorking(estimate, part.part, locale);
    return Text::tr("What cooling and power supply add: %1 × (PUE %2 − 1) = %3.")
        .arg(format::energy(estimate.itEnergy, locale),
             format::ratio(estimate.inputs.pue.value(), locale),
             format::energy(estimate.overhead, locale));
}

QString makingWorking(const engine::Estimate& estimate, const study::PartOfEstimate& part,
                      const QLocale& locale)
{
    const engine::Manufacture& made = estimate.inputs.manufacture;
    const bool isDevice = part.part == Part::MakingDevice;
    return Text::tr("%1 × %2 kg, shared out over a life of %3 years at %4 of its time: %5.")
        .arg(format::exact(made.units, locale),
             format::exact((isDevice ? made.device : made.host).value(), locale),
             format::exact(made.lifetime.value(), locale),
             format::percent(made.lifetimeUse.value(), locale),
             format::mass(part.emissions, locale));
}

QString carbonWorking(const engine::Estimate& estimate, const study::PartOfEstimate& part,
                      const QLocale& locale)
{
    if (part.isMaking())
        return makingWorking(estimate, part, locale);
    return Text::tr("%1 × %2 = %3.")
        .arg(format::energy(part.energy, locale),
             format::intensity(estimate.inputs.intensity.value(), locale),
             format::mass(part.emissions, locale));
}

charts::ChartRow chartRow(const PartRow& row, const QString& valueText, const QLocale& locale)
{
    charts::ChartRow shown;
    shown.id = row.key();
    shown.label = row.name();
    shown.value = row.value;
    shown.valueText = valueText;
    if (row.part)
        shown.remark = format::percent(row.share, locale);
    shown.role = row.part ? charts::RowRole::Other : charts::RowRole::Result;
    shown.emphasised = !row.part;
    shown.toolTip = u"%1: %2"_s.arg(shown.label, row.working);
    return shown;
}

QVariant scenarioOf(const PartRow& row)
{
    return row.scenario;
}

QVariant nameOf(const PartRow& row)
{
    return row.name();
}

QVariant valueOf(const PartRow& row)
{
    return row.value;
}

QString valueText(const PartRow& row, const QLocale& locale)
{
    return format::significant(row.value, locale);
}

QVariant shareOf(const PartRow& row)
{
    return row.share;
}

QString shareText(const PartRow& row, const QLocale& locale)
{
    return format::percent(row.share, locale);
}

QString workingOf(const PartRow& row, const QLocale&)
{
    return row.working;
}

QVariant workingValue(const PartRow& row)
{
    return row.working;
}

} // namespace

QString PartRow::key() const
{
    static constexpr std::array keys{"accelerators", "host",          "cpu",        "memory",
                                     "overhead",     "making_device", "making_host"};
    const QString own =
        part ? QString::fromLatin1(keys.at(static_cast<std::size_t>(part->part))) : u"total"_s;
    return scenarioId.isEmpty() ? own : QString(scenarioId + u'/' + own);
}

QString PartRow::name() const
{
    return part ? study::partName(part->part) : Text::tr("Total");
}

std::vector<PartRow> energyRows(const study::Outcome& outcome, const QLocale& locale)
{
    const engine::Estimate& estimate = outcome.estimate;
    std::vector<PartRow> rows;
    for (const study::PartOfEstimate& part : study::breakdown(estimate)) {
        if (!part.isMaking())
            rows.push_back({part, part.energy.value(), part.ofEnergy,
                            energyWorking(estimate, part, locale), {}});
    }
    rows.push_back({{}, estimate.energy.value(), 1.0,
                    Text::tr("All of the above: %1.").arg(format::energy(estimate.energy, locale)),
                    {}});
    return rows;
}

std::vector<PartRow> carbonRows(const study::Outcome& outcome, const QString& shareAlikeNotice,
                                const QLocale& locale)
{
    const engine::Estimate& estimate = outcome.estimate;
    const QString notice = study::usesShareAlike(outcome.resolved) ? shareAlikeNotice : QString();
    std::vector<PartRow> rows;
    for (const study::PartOfEstimate& part : study::breakdown(estimate))
        rows.push_back({part, part.emissions.value(), part.ofEmissions,
                        carbonWorking(estimate, part, locale), notice});
    rows.push_back({{}, estimate.total.value(), 1.0, carbonSentence(estimate, locale), notice});
    return rows;
}

std::vector<Column<PartRow>> energyColumns()
{
    return {
        {Text::tr("Scenario"), {}, u"scenario"_s, scenarioOf, nullptr, nullptr, true},
        {Text::tr("Part"), {}, u"part"_s, nameOf},
        {Text::tr("Energy"), u"kWh"_s, u"energy_kwh"_s, valueOf, valueText, workingOf},
        {Text::tr("Share"), {}, u"share"_s, shareOf, shareText},
        {Text::tr("How"), {}, u"working"_s, workingValue},
    };
}

std::vector<Column<PartRow>> carbonColumns()
{
    const auto notice = [](const PartRow& row) -> QVariant { return row.notice; };
    return {
        {Text::tr("Scenario"), {}, u"scenario"_s, scenarioOf, nullptr, nullptr, true},
        {Text::tr("Cause"), {}, u"part"_s, nameOf},
        {Text::tr("Emissions"), u"kg CO₂e"_s, u"total_kgCO2e"_s, valueOf, valueText, workingOf},
        {Text::tr("Share"), {}, u"share"_s, shareOf, shareText},
        {Text::tr("How"), {}, u"working"_s, workingValue},
        {Text::tr("Notice"), {}, u"notice"_s, notice, nullptr, nullptr, true},
    };
}

charts::ChartSpec energyChart(const std::vector<PartRow>& rows, const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Bars;
    spec.title = Text::tr("Energy by component");
    spec.description = energySentence(rows, locale);
    spec.axisTitle = Text::tr("kWh");
    spec.locale = locale;
    for (const PartRow& row : rows) {
        if (row.part)
            spec.rows.append(
                chartRow(row, format::energy(engine::KilowattHours(row.value), locale), locale));
    }
    return spec;
}

charts::ChartSpec carbonChart(const std::vector<PartRow>& rows, const engine::Estimate& estimate,
                              const QLocale& locale)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Bars;
    spec.title = Text::tr("Carbon by cause");
    spec.description = carbonSentence(estimate, locale);
    spec.axisTitle = Text::tr("kg CO₂e");
    spec.locale = locale;
    spec.rangeName = Text::tr("90 % interval");
    const std::optional<double> making =
        estimate.embodied ? std::optional(estimate.embodied->value()) : std::nullopt;
    for (const PartRow& row : rows) {
        auto shown = chartRow(row, format::mass(engine::Kilograms(row.value), locale), locale);
        if (!row.part) {
            shown.parts = runningAndMaking(row.value, making, locale);
            if (const auto& interval = estimate.interval)
                shown.range = charts::ValueRange{interval->low.value(), interval->high.value()};
            spec.rows.prepend(shown);
            spec.caption = row.notice;
        } else {
            if (making)
                shown.parts = {runningAndMaking(row.value, row.part->isMaking() ? row.value : 0.0,
                                                locale)
                                   .at(row.part->isMaking() ? 1 : 0)};
            spec.rows.append(shown);
        }
    }
    return spec;
}

QString energySentence(const std::vector<PartRow>& rows, const QLocale& locale)
{
    const auto most = std::max_element(rows.begin(), rows.end(),
                                       [](const PartRow& a, const PartRow& b) {
                                           return (a.part ? a.value : -1.0)
                                                  < (b.part ? b.value : -1.0);
                                       });
    const PartRow& total = rows.back();
    if (total.value <= 0.0 || !most->part)
        return Text::tr("This run uses no energy by its inputs.");
    return Text::tr("Most of the %1 goes here: %2, %3.")
        .arg(format::energy(engine::KilowattHours(total.value), locale), most->name(),
             format::percent(most->share, locale));
}

QString carbonSentence(const engine::Estimate& estimate, const QLocale& locale)
{
    if (!estimate.embodied)
        return Text::tr("%1, all operational: embodied emissions are not counted.")
            .arg(format::mass(estimate.total, locale));
    if (estimate.total.value() <= 0.0)
        return Text::tr("This run emits nothing by its inputs.");
    const double share = estimate.embodied->value() / estimate.total.value();
    return Text::tr("Operational emissions are %1, embodied ones %2: %3 of the total.")
        .arg(format::mass(estimate.operational, locale), format::mass(*estimate.embodied, locale),
             format::percent(share, locale));
}

QVector<charts::ChartPart> runningAndMaking(double totalKg, std::optional<double> makingKg,
                                            const QLocale& locale)
{
    if (!makingKg)
        return {};
    const auto part = [&locale](const QString& name, double kg, int style) {
        return charts::ChartPart{name, kg, style, format::mass(engine::Kilograms(kg), locale)};
    };
    return {part(Text::tr("Operational"), totalKg - *makingKg, 0),
            part(Text::tr("Embodied (making the hardware)"), *makingKg, 1)};
}

} // namespace gramme::gui
