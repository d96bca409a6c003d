// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure of one entry, straight from the columns of its row.
#include "catalog/listing.h"

#include "catalog/facts.h"
#include "catalog/ownfields.h"
#include "catalog/tables.h"

#include <QHash>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

using Facts = std::vector<Fact>;

Row rowOf(const Catalog& catalog, const QString& table, const QString& where,
          const QVariantList& values)
{
    return Row(catalog.tables().database().select(u"SELECT * FROM %1 WHERE %2"_s.arg(table, where),
                                                  values));
}

/// The fields of an own entry, as far as they are known. False where the id is none's.
template <class Own> bool tellOwn(Teller& teller, const QList<Own>& entries, const QString& id)
{
    for (const Own& own : entries) {
        if (own.id != id)
            continue;
        const OwnEntry entry(own);
        teller.add(u"id"_s, own.id, own.citation);
        for (const OwnField& field : ownFields(kindOf(entry))) {
            if (const QVariant value = field.get(entry); value.isValid() && !isProvenance(field))
                teller.add(QString::fromLatin1(field.key), value, own.citation);
        }
        return true;
    }
    return false;
}

// Hardware ---------------------------------------------------------------------------------------

void addEmbodied(Teller& teller, const QString& part, const std::optional<EmbodiedFigure>& figure)
{
    if (!figure)
        return;
    teller.add(u"embodied_%1_low_kg_co2e"_s.arg(part), figure->low, figure->citation);
    teller.add(u"embodied_%1_kg_co2e"_s.arg(part), figure->best, figure->citation);
    teller.add(u"embodied_%1_high_kg_co2e"_s.arg(part), figure->high, figure->citation);
    teller.add(u"embodied_%1_items"_s.arg(part),
               QStringList{figure->lowItem, figure->bestItem, figure->highItem}.join(u"; "_s),
               figure->citation);
}

/// What the tables assume of a device: the range of its MFU and what making it emits.
void addFigures(Teller& teller, const Catalog& catalog, const Device& device)
{
    if (device.kind != DeviceKind::Cpu) { // whose peak is not in the tables
        const Mfu mfu = catalog.mfuFor(device);
        teller.add(u"mfu_low"_s, mfu.low, mfu.citation);
        teller.add(u"mfu"_s, mfu.best, mfu.citation);
        teller.add(u"mfu_high"_s, mfu.high, mfu.citation);
    }
    const EmbodiedOf embodied = catalog.embodiedOf(device);
    addEmbodied(teller, u"device"_s, embodied.device);
    addEmbodied(teller, u"host"_s, embodied.host);
}

Facts showDevice(const Catalog& catalog, const Device& device)
{
    Teller teller(catalog.tables());
    const bool ofPage = device.edition == Edition::Lacoste;
    const bool isCpu = device.kind == DeviceKind::Cpu;
    if (tellOwn(teller, catalog.own().devices, device.id)) {
        addFigures(teller, catalog, device);
        return teller.take();
    }
    const Row row = ofPage ? rowOf(catalog, u"main.lacoste_hardware"_s, u"name = ?"_s, {device.id})
                           : rowOf(catalog, isCpu ? u"main.cpu"_s : u"main.accelerator"_s,
                                   u"id = ?"_s, {device.id});
    teller.tell(row, teller.citation(row));
    if (!ofPage) {
        addFigures(teller, catalog, device);
        Rows aliases = catalog.tables().database().select(
            u"SELECT alias FROM main.alias WHERE kind = ? AND id = ? "
            "AND origin IN ('explicit', 'generated') ORDER BY origin, key"_s,
            {isCpu ? u"cpu"_s : u"accelerator"_s, device.id});
        while (aliases.next())
            teller.add(u"alias"_s, aliases.text(), {});
    }
    return teller.take();
}

Result<Facts> showHardware(const Catalog& catalog, QStringView id, Edition edition)
{
    const Result<const Device*> device = catalog.device(id, edition);
    if (!device)
        return device.error();
    return showDevice(catalog, **device);
}

Result<Facts> showCpu(const Catalog& catalog, QStringView id, Edition)
{
    const Result<const Device*> cpu = catalog.cpu(id);
    if (!cpu)
        return cpu.error();
    return showDevice(catalog, **cpu);
}

Result<Facts> showInstance(const Catalog& catalog, QStringView id, Edition)
{
    const Result<const Instance*> found = catalog.instance(id, {});
    if (!found)
        return found.error();
    const Instance& instance = **found;
    Teller teller(catalog.tables());
    const Row row = rowOf(catalog, u"main.cloud_instance"_s, u"provider = ? AND instance = ?"_s,
                          {instance.providerId, instance.id});
    teller.tell(row, teller.citation(row));
    if (instance.accelerator && instance.accelerator->tdpW)
        teller.add(u"accelerator_tdp_w"_s, *instance.accelerator->tdpW,
                   instance.accelerator->citation);
    if (instance.cpu) {
        teller.add(u"cpu_tdp_w"_s, instance.cpu->tdpW.value_or(0.0), instance.cpu->citation);
        teller.add(u"cpu_tdp_per_core_w"_s, instance.cpu->tdpPerCoreW, instance.cpu->citation);
    }
    return teller.take();
}

// Places -----------------------------------------------------------------------------------------

Result<Facts> showProvider(const Catalog& catalog, QStringView id, Edition edition)
{
    const Result<const Provider*> found = catalog.provider(id, edition);
    if (!found)
        return found.error();
    const Provider& provider = **found;
    Teller teller(catalog.tables());
    if (edition == Edition::Lacoste) {
        teller.add(u"provider"_s, provider.id, {});
        teller.add(u"display_name"_s, provider.name, {});
        return teller.take();
    }
    if (provider.id == ownProviderId) {
        teller.add(u"provider"_s, provider.id, {});
        teller.add(u"display_name"_s, provider.name, {});
        return teller.take();
    }
    const Row row = rowOf(catalog, u"main.provider"_s, u"provider = ?"_s, {provider.id});
    const Citation claim =
        catalog.tables().sourceCitation(row.text({u"claim_source_url"}), row.text({u"claim_year"}));
    const Citation water =
        catalog.tables().sourceCitation(row.text({u"wue_source_url"}), row.text({u"wue_year"}));
    teller.tell(row, teller.citation(row),
                {{u"renewable_or_offset_claim_pct"_s, claim},
                 {u"claim_text"_s, claim},
                 {u"wue_l_per_kwh"_s, water}});
    return teller.take();
}

void addGridOfRegion(Teller& teller, const QString& prefix, const Grid& grid)
{
    teller.add(prefix + u"_name"_s, grid.name, grid.intensity.citation);
    teller.addIntensity(prefix, grid.intensity);
    if (grid.lifecycle && grid.intensity.basis != Basis::Lifecycle)
        teller.addIntensity(prefix, *grid.lifecycle);
}

Result<Facts> showRegion(const Catalog& catalog, QStringView id, Edition edition)
{
    const Result<const Region*> found = catalog.region(id, edition);
    if (!found)
        return found.error();
    const Region& region = **found;
    Teller teller(catalog.tables());
    if (tellOwn(teller, catalog.own().regions, region.id)) {
        addGridOfRegion(teller, u"grid"_s, *region.grid);
        return teller.take();
    }
    const Row row = rowOf(
        catalog, edition == Edition::Lacoste ? u"main.lacoste_region"_s : u"main.cloud_region"_s,
        u"provider = ? AND region_id = ?"_s, {region.providerId, region.id});
    QHash<QString, Citation> others;
    if (edition == Edition::Current) {
        if (region.pue)
            others.insert(u"pue"_s, region.pueCitation);
        if (region.claimPct)
            others.insert(u"renewable_or_offset_pct"_s, region.claimCitation);
        if (!row.value(u"wue_l_per_kwh"_s).isNull()) {
            Citation water = region.pueCitation; // the same disclosures
            water.year = row.text({u"wue_year"});
            others.insert(u"wue_l_per_kwh"_s, water);
        }
        if (region.providerIntensity) {
            const Citation& ofProvider = region.providerIntensity->citation;
            others.insert(u"provider_intensity_g_per_kwh"_s, ofProvider);
            others.insert(u"provider_cfe_pct"_s, ofProvider);
        }
    }
    teller.tell(row, teller.citation(row), others);
    if (region.grid)
        addGridOfRegion(teller, u"grid"_s, *region.grid);
    if (region.alternativeGrid)
        addGridOfRegion(teller, u"alternative_grid"_s, *region.alternativeGrid);
    return teller.take();
}

/// Every annual value of `table` (grid_source or grid_history), newest first.
void addSeries(Teller& teller, const Catalog& catalog, const QString& prefix, const QString& table,
               const QString& condition, const QString& gridId)
{
    for (const QString& schema : catalog.tables().database().schemas()) {
        Rows rows = catalog.tables().database().select(
            u"SELECT g_per_kwh, basis, method, source_id, year FROM %1.%2 "
            "WHERE grid_id = ? %3 ORDER BY year DESC, source_id"_s.arg(schema, table, condition),
            {gridId});
        while (rows.next()) {
            Intensity intensity;
            intensity.gPerKwh = rows.real();
            intensity.basis = basis(rows.text());
            intensity.accounting = accounting(rows.text());
            const QString source = rows.text();
            intensity.citation = catalog.tables().sourceCitation(source, rows.text());
            teller.addIntensity(prefix, intensity);
        }
    }
}

Result<Facts> showGrid(const Catalog& catalog, QStringView id, Edition)
{
    const Result<const Grid*> found = catalog.grid(id);
    if (!found)
        return found.error();
    const Grid& grid = **found;
    Teller teller(catalog.tables());
    if (tellOwn(teller, catalog.own().grids, grid.id))
        return teller.take();
    const bool shareAlike = grid.intensity.citation.shareAlike;
    const Row row =
        rowOf(catalog, shareAlike ? u"odbl.grid"_s : u"main.grid"_s, u"id = ?"_s, {grid.id});
    teller.tell(row, teller.citation(row, shareAlike));
    addSeries(teller, catalog, u"alternative"_s, u"grid_source"_s, u"AND is_primary = 0"_s,
              grid.id);
    addSeries(teller, catalog, u"history"_s, u"grid_history"_s, QString(), grid.id);
    return teller.take();
}

// References -------------------------------------------------------------------------------------

/// From whichever of the two files has it.
Facts showRow(const Catalog& catalog, const QString& table, const QString& id)
{
    Teller teller(catalog.tables());
    for (const QString& schema : catalog.tables().database().schemas()) {
        const Row row = rowOf(catalog, schema + u'.' + table, u"id = ?"_s, {id});
        teller.tell(row, teller.citation(row, schema != "main"_L1));
    }
    return teller.take();
}

Result<Facts> showReference(const Catalog& catalog, QStringView id, Edition)
{
    const Result<const ReferencePoint*> point = catalog.referencePoint(id);
    if (!point)
        return point.error();
    Teller teller(catalog.tables());
    if (tellOwn(teller, catalog.own().references, (*point)->id))
        return teller.take();
    return showRow(catalog, u"reference_point"_s, (*point)->id);
}

Result<Facts> showEquivalence(const Catalog& catalog, QStringView id, Edition)
{
    const Result<const Equivalence*> unit = catalog.equivalence(id);
    if (!unit)
        return unit.error();
    return showRow(catalog, u"equivalence"_s, (*unit)->id);
}

Result<Facts> showPreset(const Catalog& catalog, QStringView id, Edition)
{
    const Result<const Preset*> preset = catalog.preset(id);
    if (!preset)
        return preset.error();
    return showRow(catalog, u"workload_preset"_s, (*preset)->id);
}

Result<Facts> showSource(const Catalog& catalog, QStringView id, Edition)
{
    const Result<QString> source = catalog.sourceId(id);
    if (!source)
        return source.error();
    Teller teller(catalog.tables());
    for (const QString& schema : catalog.tables().database().schemas()) {
        const Row row = rowOf(catalog, schema + u".source"_s, u"source_id = ?"_s, {*source});
        for (const QString& column : row.columns()) {
            if (const QVariant value = row.value(column); !value.isNull())
                teller.add(column, value, {});
        }
        if (!row.columns().isEmpty())
            break;
    }
    return teller.take();
}

struct Kind
{
    QStringView name;
    Result<Facts> (*show)(const Catalog&, QStringView, Edition);
};

/// As listKinds() has them.
constexpr std::array<Kind, 10> kinds{{
    {u"hardware", showHardware},
    {u"cpus", showCpu},
    {u"instances", showInstance},
    {u"providers", showProvider},
    {u"regions", showRegion},
    {u"grids", showGrid},
    {u"references", showReference},
    {u"equivalences", showEquivalence},
    {u"presets", showPreset},
    {u"sources", showSource},
}};

} // namespace

Result<std::vector<Fact>> show(const Catalog& catalog, QStringView kind, QStringView id,
                               Edition edition)
{
    for (const Kind& known : kinds) {
        if (known.name == kind)
            return known.show(catalog, id, edition);
    }
    return unknownKind(kind);
}

} // namespace gramme::catalog
