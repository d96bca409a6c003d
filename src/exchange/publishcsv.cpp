// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publishmachine.h"

#include "exchange/escape.h"
#include "exchange/estimatejson.h"
#include "exchange/publishdata.h"
#include "exchange/publishitem.h"
#include "exchange/table.h"
#include "study/working.h"

#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using study::Input;
using study::Origin;

QVariant orEmpty(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

template <class Quantity> QVariant valueOf(const std::optional<Quantity>& quantity)
{
    return quantity ? QVariant(quantity->value()) : QVariant();
}

template <class Entry> QVariant idOf(const Entry* entry)
{
    return entry ? QVariant(entry->id) : QVariant();
}

/// One row, cell by cell, with the name of its column.
class Row
{
public:
    Row(Table& table, std::vector<QVariant>& cells)
        : m_table(table)
        , m_cells(cells)
        , m_isFirst(table.rows.empty())
    {}

    Row& add(const QString& column, const QVariant& value)
    {
        if (m_isFirst)
            m_table.columns << column;
        m_cells.push_back(
            value.typeId() == QMetaType::QString ? QVariant(singleLine(value.toString())) : value);
        return *this;
    }

private:
    Table& m_table;
    std::vector<QVariant>& m_cells;
    bool m_isFirst;
};

void addWork(Row& row, const PublishItem& item)
{
    const study::Outcome& outcome = item.outcome;
    const study::Resolved& resolved = outcome.resolved;
    const engine::Workload& in = resolved.workload;
    row.add(u"scenario"_s, item.letter)
        .add(u"name"_s, item.entry.scenario.name)
        .add(u"method"_s, study::methodWord(in.method))
        .add(u"edition"_s, resolved.selection.catalog->editionName(resolved.selection.edition))
        .add(u"program"_s, u"Gramme "_s + programVersion())
        .add(u"hardware"_s, hardwareUsed(outcome, QLocale::c()))
        .add(u"accelerators"_s, in.count > 0.0 ? QVariant(in.count) : QVariant())
        .add(u"memory_gb"_s, in.memory.value() > 0.0 ? QVariant(in.memory.value()) : QVariant())
        .add(u"hours_of_one_run"_s, in.hours.value())
        .add(u"runs"_s, in.runs)
        .add(u"hours_in_all"_s, elapsedHours(outcome))
        .add(u"device_hours"_s, orEmpty(deviceHours(outcome)))
        .add(u"parameters"_s, orEmpty(parameters(item)))
        .add(u"flops_of_one_run"_s, orEmpty(flops(outcome)));
}

void addPlace(Row& row, const study::Resolved& resolved)
{
    const study::Selection& at = resolved.selection;
    const bool hasPue = resolved.origin(Input::Pue) != Origin::NotUsed;
    const auto intensity = study::headlineIntensity(resolved);
    row.add(u"provider"_s, idOf(at.provider))
        .add(u"region"_s, at.grid ? QVariant() : idOf(at.region))
        .add(u"grid"_s, idOf(at.grid     ? at.grid
                             : at.region ? at.region->grid
                                         : nullptr))
        .add(u"pue"_s, hasPue ? QVariant(resolved.workload.pue.value()) : QVariant())
        .add(u"intensity_gCO2e_per_kwh"_s, resolved.workload.intensity.value())
        .add(u"intensity_basis"_s, intensity ? basisWord(intensity->basis) : QString())
        .add(u"intensity_year"_s,
             intensity && intensity->year > 0 ? QVariant(intensity->year) : QVariant());
}

void addResult(Row& row, const study::Outcome& outcome, const PublishOptions& options)
{
    const engine::Estimate& estimate = outcome.estimate;
    const engine::Interval* interval =
        options.interval && estimate.interval ? &*estimate.interval : nullptr;
    const bool claimed = outcome.resolved.offsetKnown;
    row.add(u"it_energy_kwh"_s, estimate.itEnergy.value())
        .add(u"energy_kwh"_s, estimate.energy.value())
        .add(u"accounting"_s, u"location-based"_s)
        .add(u"operational_kgCO2e"_s, estimate.operational.value())
        .add(u"embodied_kgCO2e"_s, valueOf(estimate.embodied))
        .add(u"total_kgCO2e"_s, estimate.total.value())
        .add(u"interval_low_kgCO2e"_s, interval ? QVariant(interval->low.value()) : QVariant())
        .add(u"interval_high_kgCO2e"_s, interval ? QVariant(interval->high.value()) : QVariant())
        .add(u"interval_level"_s, interval ? QVariant(interval->level.value()) : QVariant())
        .add(u"claimed_offset_not_subtracted_kgCO2e"_s,
             claimed ? QVariant(estimate.claimedOffset.value()) : QVariant());
}

void addEquivalences(Row& row, const study::Outcome& outcome)
{
    QStringList texts;
    for (const QVariant& each : equivalencesData(outcome, QLocale::c())) {
        const QVariantMap one = each.toMap();
        texts << u"%1 %2"_s.arg(one.value(u"value"_s).toString(), one.value(u"label"_s).toString());
    }
    row.add(u"equivalences"_s, texts.join(u"; "_s));
}

} // namespace

QStringList scopeWords(const QVariantMap& statement, const QString& key)
{
    static constexpr auto prefix = "what_"_L1;
    QStringList words;
    for (const QVariant& each : statement.value(key).toList()) {
        const QVariantMap topics = each.toMap();
        for (auto it = topics.cbegin(); it != topics.cend(); ++it) {
            if (it.key().startsWith(prefix) && it->toBool())
                words << it.key().mid(prefix.size());
        }
    }
    return words;
}

QByteArray statementCsv(const Publication& publication, const PublishOptions& options)
{
    Table table;
    for (std::size_t i = 0; i < publication.items.size(); ++i) {
        const PublishItem& item = publication.items[i];
        const study::Resolved& resolved = item.outcome.resolved;
        const QVariantMap statement = itemStatement(publication, i, options, QLocale::c());
        QStringList sources;
        for (const QVariant& source : statement.value(u"sources"_s).toList())
            sources << source.toMap().value(u"key"_s).toString();
        std::vector<QVariant> cells;
        Row row(table, cells);
        addWork(row, item);
        addPlace(row, resolved);
        addResult(row, item.outcome, options);
        if (options.equivalences)
            addEquivalences(row, item.outcome);
        row.add(u"counted"_s, scopeWords(statement, u"counted"_s).join(u' '))
            .add(u"not_counted"_s, scopeWords(statement, u"not_counted"_s).join(u' '))
            .add(u"sources"_s, sources.join(u' '))
            .add(u"working"_s, options.details ? statement.value(u"working_plain"_s) : QVariant())
            .add(u"notice"_s, statement.value(u"notice"_s));
        table.rows.push_back(std::move(cells));
    }
    return tableCsv(table);
}

} // namespace gramme::exchange
