// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/tables.h"

#include "catalog/text.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

Tables::Tables(std::shared_ptr<Database> database, const OwnEntries& own)
    : m_database(std::move(database))
{
    if (!own.isEmpty())
        takeOwn(own);
}

/// Rows are numbered from 1 without gaps: the compiler only ever appends.
size_t Tables::rowCount(const QString& schema, const QString& table)
{
    Rows rows = m_database->select(u"SELECT max(rowid) FROM %1.%2"_s.arg(schema, table));
    return rows.next() ? size_t(std::max(rows.whole(), 0)) : 0;
}

void Tables::finish(bool& complete, const std::vector<bool>& filled)
{
    complete = true;
    if (std::find(filled.begin(), filled.end(), false) != filled.end())
        m_database->report(Text::tr("rows are missing"));
}

void Tables::readSources()
{
    for (const QString& schema : m_database->schemas()) {
        Rows rows = m_database->select(
            u"SELECT source_id, name, url, licence, confidence, data_years, share_alike "
            "FROM %1.source"_s.arg(schema));
        while (rows.next()) {
            const QString id = rows.text();
            SourceRow& source = m_sources[id];
            source.id = id;
            source.name = rows.text();
            source.url = rows.text();
            source.licence = rows.text();
            source.confidence = rows.text();
            source.years = rows.text();
            source.shareAlike = rows.flag();
        }
    }
}

const SourceRow& Tables::source(const QString& id)
{
    static const SourceRow unknown;
    if (m_sources.isEmpty())
        readSources();
    const auto found = m_sources.constFind(id);
    return found == m_sources.constEnd() ? unknown : *found;
}

std::vector<SourceRow> Tables::sources()
{
    if (m_sources.isEmpty())
        readSources();
    std::vector<SourceRow> all(m_sources.cbegin(), m_sources.cend());
    std::sort(all.begin(), all.end(),
              [](const SourceRow& a, const SourceRow& b) { return a.id < b.id; });
    return all;
}

Citation Tables::readCitation(Rows& rows, bool shareAlike)
{
    Citation citation;
    citation.sourceId = rows.text();
    citation.name = rows.text();
    citation.url = rows.text();
    citation.licence = rows.text();
    citation.confidence = rows.text();
    citation.year = rows.text();
    citation.note = rows.text();

    const SourceRow& origin = source(citation.sourceId);
    if (citation.name.isEmpty())
        citation.name = origin.name;
    if (citation.url.isEmpty())
        citation.url = origin.url;
    if (citation.licence.isEmpty())
        citation.licence = origin.licence;
    citation.shareAlike = shareAlike || origin.shareAlike;
    return citation;
}

Citation Tables::sourceCitation(const QString& sourceOrUrl, const QString& year)
{
    Citation citation;
    citation.year = year;
    if (const SourceRow& origin = source(sourceOrUrl); !origin.name.isEmpty()) {
        citation.sourceId = origin.id;
        citation.name = origin.name;
        citation.url = origin.url;
        citation.licence = origin.licence;
        citation.confidence = origin.confidence;
        citation.shareAlike = origin.shareAlike;
    } else {
        citation.name = sourceOrUrl;
        citation.url = sourceOrUrl;
    }
    return citation;
}

const std::vector<ReferencePoint>& Tables::referencePoints()
{
    if (m_references)
        return *m_references;
    m_references.emplace();
    for (const QString& schema : m_database->schemas()) {
        Rows rows = m_database->select(
            u"SELECT id, label, \"group\", kg_co2e, kg_co2e_low, kg_co2e_high, energy_kwh, "
            "hardware, what_is_counted, caveat, citation_key, chart_default, source_id, "
            "citation_short, doi_or_url, licence, verification, year, verified_in "
            "FROM %1.reference_point ORDER BY rowid"_s.arg(schema));
        while (rows.next()) {
            ReferencePoint& point = m_references->emplace_back();
            point.id = rows.text();
            point.label = rows.text();
            point.group = rows.text();
            point.kgCo2e = rows.number();
            point.kgLow = rows.number();
            point.kgHigh = rows.number();
            point.energyKwh = rows.number();
            point.hardware = rows.text();
            point.whatIsCounted = rows.text();
            point.caveat = rows.text();
            point.citationKey = rows.text();
            point.chartDefault = rows.flag();
            point.citation = readCitation(rows, schema != "main"_L1);
        }
    }
    addOwnReferences();
    return *m_references;
}

const std::vector<Equivalence>& Tables::equivalences()
{
    if (m_equivalences)
        return *m_equivalences;
    m_equivalences.emplace();
    for (const QString& schema : m_database->schemas()) {
        Rows rows = m_database->select(
            u"SELECT id, label_singular, label_plural, unit, kg_co2e_per_unit, direction, tool, "
            "chart_default, source_id, source, url, licence, verification, year, notes "
            "FROM %1.equivalence ORDER BY rowid"_s.arg(schema));
        while (rows.next()) {
            Equivalence& unit = m_equivalences->emplace_back();
            unit.id = rows.text();
            unit.labelSingular = rows.text();
            unit.labelPlural = rows.text();
            unit.unit = rows.text();
            unit.kgPerUnit = rows.real();
            unit.absorbed = rows.text() == "absorbed"_L1;
            unit.tool = rows.text();
            unit.chartDefault = rows.flag();
            unit.citation = readCitation(rows, schema != "main"_L1);
        }
    }
    return *m_equivalences;
}

const std::vector<Preset>& Tables::presets()
{
    if (m_presets)
        return *m_presets;
    m_presets.emplace();
    accelerators(); // nearly all of them are needed, and one query is cheaper than eighty
    Rows rows = m_database->select(
        u"SELECT id, name, kind, params, active_params, tokens, flops, hardware, device_id, count, "
        u"hours, "
        "accelerator_hours, mfu, power_w_per_accelerator, pue, intensity_g_per_kwh, region, "
        "default_preset, source_id, source, url, licence, verification, year, notes "
        "FROM workload_preset ORDER BY rowid"_s);
    while (rows.next()) {
        Preset& preset = m_presets->emplace_back();
        preset.id = rows.text();
        preset.name = rows.text();
        preset.kind = rows.text();
        preset.params = rows.number();
        preset.activeParams = rows.number();
        preset.tokens = rows.number();
        preset.flops = rows.number();
        preset.hardware = rows.text();
        const QString device = rows.text();
        preset.device = accelerator(device);
        if (!preset.device)
            preset.device = cpu(device);
        preset.count = rows.number();
        preset.hours = rows.number();
        preset.acceleratorHours = rows.number();
        preset.mfu = rows.number();
        preset.powerPerAcceleratorW = rows.number();
        preset.pue = rows.number();
        preset.intensityGPerKwh = rows.number();
        preset.region = rows.text();
        preset.isDefault = rows.flag();
        preset.citation = readCitation(rows);
    }
    return *m_presets;
}

} // namespace gramme::catalog
