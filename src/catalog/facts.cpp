// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/facts.h"

#include <QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

/// The unit that the name of a column ends with; longer endings first.
QString unitOf(const QString& column)
{
    static constexpr std::array<std::pair<QLatin1StringView, QStringView>, 22> units{{
        {"l_per_kwh"_L1, u"L/kWh"},
        {"kg_per_kwh_shown"_L1, u"kg/kWh"},
        {"g_per_kwh"_L1, u"g/kWh"},
        {"g_per_kwh_truncated"_L1, u"g/kWh"},
        {"power_w_per_accelerator"_L1, u"W"},
        {"kg_co2e_per_unit"_L1, u"kg"},
        {"kwh_per_unit"_L1, u"kWh"},
        {"kg_co2e_low"_L1, u"kg"},
        {"kg_co2e_high"_L1, u"kg"},
        {"cloud_cost_usd_low"_L1, u"USD"},
        {"cloud_cost_usd_high"_L1, u"USD"},
        {"_co2e"_L1, u"kg"},
        {"_kwh"_L1, u"kWh"},
        {"_twh"_L1, u"TWh"},
        {"_tflops"_L1, u"TFLOPS"},
        {"_tops"_L1, u"TOPS"},
        {"_gb"_L1, u"GB"},
        {"_w"_L1, u"W"},
        {"_pct"_L1, u"%"},
        {"hours"_L1, u"h"},
        {"latitude"_L1, u"°"},
        {"longitude"_L1, u"°"},
    }};
    for (const auto& [ending, unit] : units) {
        if (column.endsWith(ending))
            return unit.toString();
    }
    return {};
}

/// Columns that say where the others come from: they become citations and not facts.
bool isProvenance(const QString& column)
{
    static const QSet<QString> names{
        u"source_id"_s,      u"source_name"_s, u"source_document"_s, u"source_url"_s, u"url"_s,
        u"doi_or_url"_s,     u"licence"_s,     u"confidence"_s,      u"quality"_s,    u"year"_s,
        u"verification"_s,   u"note"_s,        u"notes"_s,           u"source"_s,     u"pue_kind"_s,
        u"citation_short"_s, u"pue_year"_s,    u"claim_year"_s,      u"wue_year"_s,
    };
    return names.contains(column) || column.startsWith("pue_source"_L1) ||
           column.startsWith("claim_source"_L1) || column.startsWith("wue_source"_L1);
}

/// Figures without a unit.
bool isBareFigure(const QString& column)
{
    static const QSet<QString> names{u"pue"_s,    u"pue_avg"_s, u"mfu"_s,
                                     u"params"_s, u"tokens"_s,  u"flops"_s,
                                     u"count"_s,  u"vcpus"_s,   u"release_year"_s};
    return names.contains(column);
}

} // namespace

Row::Row(Rows rows)
{
    if (!rows.next())
        return;
    m_columns = rows.columns();
    for (const QString& column : m_columns)
        m_values.insert(column, rows.value());
}

QString Row::text(std::initializer_list<QStringView> columns) const
{
    for (const QStringView column : columns) {
        QString text = m_values.value(column.toString()).toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

Citation Teller::citation(const Row& row, bool shareAlike) const
{
    Citation citation =
        m_tables.sourceCitation(row.text({u"source_id"}), row.text({u"year", u"pue_year"}));
    const auto prefer = [](QString& own, const QString& ofRow) {
        if (!ofRow.isEmpty())
            own = ofRow;
    };
    prefer(citation.name, row.text({u"source_document", u"source_name", u"pue_source_name",
                                    u"citation_short", u"source"}));
    prefer(citation.url, row.text({u"source_url", u"pue_source_url", u"url", u"doi_or_url"}));
    prefer(citation.licence, row.text({u"licence"}));
    prefer(citation.confidence, row.text({u"confidence", u"quality", u"verification"}));
    citation.note = row.text({u"note", u"notes"});
    citation.shareAlike = citation.shareAlike || shareAlike;
    return citation;
}

void Teller::tell(const Row& row, const Citation& citation, const QHash<QString, Citation>& others)
{
    for (const QString& column : row.columns()) {
        if (isProvenance(column))
            continue;
        const QVariant value = row.value(column);
        // An unknown figure is shown as such; a text that is not there says nothing.
        if (value.isNull() && unitOf(column).isEmpty() && !isBareFigure(column))
            continue;
        add(column, value.isNull() ? QVariant() : value, others.value(column, citation));
    }
}

void Teller::add(const QString& key, const QVariant& value, const Citation& citation)
{
    m_facts.push_back({key, value, unitOf(key), citation});
}

void Teller::addIntensity(const QString& prefix, const Intensity& intensity)
{
    QStringList words{prefix, nameOf(intensity.basis), nameOf(intensity.accounting)};
    words.removeAll(QString());
    words.append(u"g_per_kwh"_s);
    add(words.join(u'_'), intensity.gPerKwh, intensity.citation);
}

} // namespace gramme::catalog
