// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportchart.h"

#include "exchange/publishdata.h"
#include "report/labels.h"
#include "report/stack.h"
#include "study/breakdown.h"
#include "study/format.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::report {

namespace {

using study::Part;
namespace format = study::format;

QString partWord(Part part, const Words& words)
{
    static constexpr std::array keys{"accelerators", "host",          "cpu",        "memory",
                                     "overhead",     "making_device", "making_host"};
    return words.of(QString::fromLatin1(keys.at(static_cast<std::size_t>(part))));
}

QString massText(double kg, const Words& words)
{
    return format::mass(engine::Kilograms(kg), words.locale());
}

QVector<charts::ChartPart> stackOf(const engine::Estimate& estimate, const Words& words)
{
    std::vector<StackPart> parts;
    for (const study::PartOfEstimate& part : study::breakdown(estimate))
        parts.push_back({part.part, part.emissions.value()});
    return stacked(parts,
                   {[&words](Part part) { return partWord(part, words); }, words.of(u"embodied"_s),
                    [&words](double kg) { return massText(kg, words); }});
}

/// A bar of a whole result.
charts::ChartRow totalRow(const exchange::PublishItem& item, bool interval, const Words& words)
{
    const engine::Estimate& estimate = item.outcome.estimate;
    charts::ChartRow row;
    row.id = item.entry.id;
    row.value = estimate.total.value();
    // The page's own roundings are what such a result is quoted with.
    row.valueText =
        item.outcome.site
            ? format::exact(item.outcome.site->figures.raw.value(), words.locale()) + u" kg"_s
            : massText(row.value, words);
    row.role = charts::RowRole::Result;
    row.series = item.entry.series;
    if (interval && estimate.interval)
        row.range =
            charts::ValueRange{estimate.interval->low.value(), estimate.interval->high.value()};
    return row;
}

void addScenarios(charts::ChartSpec& spec, const exchange::Publication& publication, bool interval,
                  const Words& words)
{
    for (const exchange::PublishItem& item : publication.items) {
        charts::ChartRow row = totalRow(item, interval, words);
        row.label = scenarioLabel(item);
        row.parts = stackOf(item.outcome.estimate, words);
        spec.rows.append(row);
    }
}

void addCauses(charts::ChartSpec& spec, const exchange::PublishItem& item, bool interval,
               const Words& words)
{
    charts::ChartRow total = totalRow(item, interval, words);
    total.label = words.of(u"total"_s);
    total.emphasised = true;
    spec.rows.append(total);
    for (const study::PartOfEstimate& part : study::breakdown(item.outcome.estimate)) {
        charts::ChartRow row;
        row.id = QString::number(static_cast<int>(part.part));
        row.label = partWord(part.part, words);
        row.value = part.emissions.value();
        row.valueText = massText(row.value, words);
        row.remark = format::percent(part.ofEmissions, words.locale());
        spec.rows.append(row);
    }
}

/// "A: 91.6 kg; B: 12 kg", for those who do not see the chart.
QString description(const charts::ChartSpec& spec)
{
    QStringList rows;
    for (const charts::ChartRow& row : spec.rows)
        rows << u"%1: %2"_s.arg(row.label, row.valueText);
    return rows.join(u"; "_s) + u'.';
}

} // namespace

charts::ChartSpec carbonChart(const exchange::Publication& publication,
                              const exchange::PublishOptions& options, const Words& words)
{
    charts::ChartSpec spec;
    spec.kind = charts::ChartKind::Bars;
    spec.axisTitle = words.of(u"axis"_s);
    spec.locale = words.locale();
    if (publication.items.size() == 1) {
        spec.title = words.of(u"by_cause"_s);
        addCauses(spec, publication.items.front(), options.interval, words);
    } else {
        spec.title = words.of(u"side_by_side"_s);
        addScenarios(spec, publication, options.interval, words);
    }
    const bool hasRange =
        std::any_of(spec.rows.cbegin(), spec.rows.cend(),
                    [](const charts::ChartRow& row) { return row.range.has_value(); });
    if (hasRange)
        spec.rangeName = words.of(u"interval"_s);
    if (exchange::carriesNotice(publication))
        spec.caption = publication.catalog->shareAlikeNotice();
    spec.description = description(spec);
    return spec;
}

} // namespace gramme::report
