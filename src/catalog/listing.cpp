// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/listing.h"

#include "catalog/search.h"
#include "catalog/tables.h"
#include "catalog/text.h"

#include <array>
#include <limits>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

/// What a listing is made from: a row and what it is searched by, for every entry.
struct Entries
{
    Listing listing;
    std::vector<QStringList> texts;

    void add(std::vector<QVariant> row, const QStringList& searched)
    {
        listing.rows.push_back(std::move(row));
        texts.push_back(searched);
    }
};

QVariant cell(const QString& text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant cell(std::optional<double> number)
{
    return number ? QVariant(*number) : QVariant();
}

/// For counts and years, where 0 stands for not known.
QVariant cell(int number)
{
    return number == 0 ? QVariant() : QVariant(number);
}

QVariant cell(bool yes)
{
    return yes ? 1 : 0;
}

Entries hardware(const Catalog& catalog, Edition edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,          u"name"_s,         u"vendor"_s, u"kind"_s,
                               u"form_factor"_s, u"release_year"_s, u"tdp_w"_s,  u"memory_gb"_s,
                               u"idle_w"_s,      u"confidence"_s,   u"source"_s};
    for (const Device& device : catalog.accelerators(edition))
        entries.add({device.id, device.name, cell(device.vendor), nameOf(device.kind),
                     cell(device.formFactor), cell(device.releaseYear), cell(device.tdpW),
                     cell(device.memoryGb), cell(device.idleW), cell(device.citation.confidence),
                     cell(device.citation.name)},
                    catalog.searchTexts(device));
    return entries;
}

Entries cpus(const Catalog& catalog, Edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,           u"name"_s,       u"vendor"_s, u"family"_s,
                               u"segment"_s,      u"cores"_s,      u"tdp_w"_s,  u"tdp_per_core_w"_s,
                               u"release_year"_s, u"confidence"_s, u"source"_s};
    for (const Device& cpu : catalog.cpus())
        entries.add({cpu.id, cpu.name, cell(cpu.vendor), cell(cpu.family), cell(cpu.formFactor),
                     cell(cpu.cores), cell(cpu.tdpW), cpu.tdpPerCoreW, cell(cpu.releaseYear),
                     cell(cpu.citation.confidence), cell(cpu.citation.name)},
                    catalog.searchTexts(cpu));
    return entries;
}

Entries instances(const Catalog& catalog, Edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,    u"provider"_s, u"accelerator"_s, u"accelerator_count"_s,
                               u"vcpus"_s, u"cpu"_s,      u"memory_gb"_s,   u"source"_s};
    for (const Instance& instance : catalog.instances())
        entries.add({instance.id, instance.providerId,
                     instance.accelerator ? cell(instance.accelerator->id) : QVariant(),
                     instance.acceleratorCount, cell(instance.vcpus.value_or(0)),
                     instance.cpu ? cell(instance.cpu->id) : cell(instance.cpuName),
                     cell(instance.memoryGb), cell(instance.citation.name)},
                    catalog.searchTexts(instance));
    return entries;
}

Entries providers(const Catalog& catalog, Edition edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,        u"name"_s,  u"kind"_s,    u"pue"_s,   u"pue_year"_s,
                               u"claim_pct"_s, u"claim"_s, u"website"_s, u"source"_s};
    for (const Provider& provider : catalog.providers(edition))
        entries.add({provider.id, provider.name, nameOf(provider.kind), cell(provider.pue),
                     cell(provider.pueCitation.year), cell(provider.claimPct),
                     cell(provider.claimText), cell(provider.website),
                     cell(provider.pueCitation.name)},
                    catalog.searchTexts(provider));
    return entries;
}

Entries regions(const Catalog& catalog, Edition edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,         u"provider"_s, u"name"_s,
                               u"city"_s,       u"country"_s,  u"status"_s,
                               u"government"_s, u"grid"_s,     u"intensity_g_per_kwh"_s,
                               u"basis"_s,      u"year"_s,     u"pue"_s,
                               u"claim_pct"_s,  u"source"_s};
    for (const Region& region : catalog.regions(edition))
        entries.add({region.id, region.providerId, cell(region.name), cell(region.city),
                     cell(region.country), nameOf(region.status), cell(region.government),
                     region.grid ? cell(region.grid->id) : QVariant(), region.intensity.gPerKwh,
                     cell(nameOf(region.intensity.basis)), cell(region.intensity.year),
                     cell(region.pue), cell(region.claimPct), cell(region.intensity.citation.name)},
                    catalog.searchTexts(region));
    return entries;
}

Entries grids(const Catalog& catalog, Edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,
                               u"name"_s,
                               u"kind"_s,
                               u"country"_s,
                               u"intensity_g_per_kwh"_s,
                               u"basis"_s,
                               u"accounting"_s,
                               u"year"_s,
                               u"lifecycle_g_per_kwh"_s,
                               u"lifecycle_year"_s,
                               u"low_g_per_kwh"_s,
                               u"high_g_per_kwh"_s,
                               u"source"_s};
    for (const Grid& grid : catalog.grids())
        entries.add({grid.id, grid.name, nameOf(grid.kind), cell(grid.countryIso2),
                     grid.intensity.gPerKwh, cell(nameOf(grid.intensity.basis)),
                     cell(nameOf(grid.intensity.accounting)), cell(grid.intensity.year),
                     grid.lifecycle ? QVariant(grid.lifecycle->gPerKwh) : QVariant(),
                     grid.lifecycle ? cell(grid.lifecycle->year) : QVariant(),
                     cell(grid.lowGPerKwh), cell(grid.highGPerKwh),
                     cell(grid.intensity.citation.name)},
                    catalog.searchTexts(grid));
    return entries;
}

Entries references(const Catalog& catalog, Edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,     u"name"_s,          u"group"_s,      u"kg_co2e"_s,
                               u"kg_low"_s, u"kg_high"_s,       u"energy_kwh"_s, u"hardware"_s,
                               u"year"_s,   u"chart_default"_s, u"source"_s};
    for (const ReferencePoint& point : catalog.referencePoints())
        entries.add({point.id, point.label, point.group, cell(point.kgCo2e), cell(point.kgLow),
                     cell(point.kgHigh), cell(point.energyKwh), cell(point.hardware),
                     cell(point.citation.year), cell(point.chartDefault),
                     cell(point.citation.name)},
                    {point.id, point.label, point.group, point.hardware, point.citation.name});
    return entries;
}

Entries equivalences(const Catalog& catalog, Edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,       u"name"_s, u"unit"_s,          u"kg_co2e_per_unit"_s,
                               u"absorbed"_s, u"tool"_s, u"chart_default"_s, u"year"_s,
                               u"source"_s};
    for (const Equivalence& unit : catalog.equivalences())
        entries.add({unit.id, unit.labelPlural, unit.unit, unit.kgPerUnit, cell(unit.absorbed),
                     cell(unit.tool), cell(unit.chartDefault), cell(unit.citation.year),
                     cell(unit.citation.name)},
                    {unit.id, unit.labelPlural, unit.labelSingular, unit.tool});
    return entries;
}

Entries presets(const Catalog& catalog, Edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,
                               u"name"_s,
                               u"kind"_s,
                               u"params"_s,
                               u"tokens"_s,
                               u"flops"_s,
                               u"hardware"_s,
                               u"device"_s,
                               u"count"_s,
                               u"hours"_s,
                               u"accelerator_hours"_s,
                               u"mfu"_s,
                               u"year"_s,
                               u"source"_s};
    for (const Preset& preset : catalog.presets())
        entries.add({preset.id, preset.name, preset.kind, cell(preset.params), cell(preset.tokens),
                     cell(preset.flops), cell(preset.hardware),
                     preset.device ? cell(preset.device->id) : QVariant(), cell(preset.count),
                     cell(preset.hours), cell(preset.acceleratorHours), cell(preset.mfu),
                     cell(preset.citation.year), cell(preset.citation.name)},
                    {preset.id, preset.name, preset.hardware});
    return entries;
}

Entries sources(const Catalog& catalog, Edition)
{
    Entries entries;
    entries.listing.columns = {u"id"_s,    u"name"_s, u"publisher"_s,  u"licence"_s,
                               u"years"_s, u"url"_s,  u"share_alike"_s};
    QStringList known; // both files may cite the same source
    for (const QString& schema : catalog.tables().database().schemas()) {
        Rows rows = catalog.tables().database().select(
            u"SELECT source_id, name, publisher, licence, data_years, url, share_alike "
            "FROM %1.source ORDER BY rowid"_s.arg(schema));
        while (rows.next()) {
            std::vector<QVariant> row;
            row.reserve(size_t(entries.listing.columns.size()));
            for (int column = 0; column < 6; ++column)
                row.push_back(cell(rows.text()));
            row.push_back(cell(rows.flag()));
            const QString id = row[0].toString();
            if (known.contains(id))
                continue;
            known.append(id);
            const QStringList texts{id, row[1].toString(), row[2].toString()};
            entries.add(std::move(row), texts);
        }
    }
    return entries;
}

struct Kind
{
    QStringView name;
    Entries (*entries)(const Catalog&, Edition);
};

constexpr std::array<Kind, 10> kinds{{
    {u"hardware", hardware},
    {u"cpus", cpus},
    {u"instances", instances},
    {u"providers", providers},
    {u"regions", regions},
    {u"grids", grids},
    {u"references", references},
    {u"equivalences", equivalences},
    {u"presets", presets},
    {u"sources", sources},
}};

} // namespace

QStringList listKinds()
{
    QStringList names;
    for (const Kind& kind : kinds)
        names.append(kind.name.toString());
    return names;
}

Problem unknownKind(QStringView kind)
{
    return {Problem::Kind::BadInput, u"kind"_s,
            Text::tr("Unknown kind “%1”. There are: %2.")
                .arg(kind.toString(), listKinds().join(u", "_s))};
}

Result<Listing> list(const Catalog& catalog, QStringView kind, QStringView search, Edition edition)
{
    for (const Kind& known : kinds) {
        if (known.name != kind)
            continue;
        Entries entries = known.entries(catalog, edition);
        if (normalisedKey(search).isEmpty())
            return std::move(entries.listing);
        SearchIndex index;
        for (size_t i = 0; i < entries.texts.size(); ++i)
            index.add(int(i), entries.texts[i]);
        Listing found{entries.listing.columns, {}};
        for (const int i : index.find(search, std::numeric_limits<int>::max()))
            found.rows.push_back(std::move(entries.listing.rows[size_t(i)]));
        return found;
    }
    return unknownKind(kind);
}

} // namespace gramme::catalog
