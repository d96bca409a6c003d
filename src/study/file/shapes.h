// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/file/fields.h"
#include "study/study.h"

/// The keys of the objects of a study file, in the order in which they are written: once for the
/// writer and the reader. `Fields` is one of the two, the values const for the writer.
namespace gramme::study::file {

using namespace Qt::StringLiterals;

inline constexpr Limits anyAmount{};

inline Limits limitsOf(Input input)
{
    const InputSpec& entry = spec(input);
    return {entry.low, entry.high, entry.kind == InputKind::Whole};
}

template <class Fields, class Result> void resultShape(Fields& fields, Result& saved)
{
    fields.needed("energy_kwh", saved.energyKwh, anyAmount);
    fields.needed("operational_kg", saved.operationalKg, anyAmount);
    fields.number("embodied_kg", saved.embodiedKg, anyAmount);
    fields.needed("total_kg", saved.totalKg, anyAmount);
    fields.number("low_kg", saved.lowKg, anyAmount);
    fields.number("high_kg", saved.highKg, anyAmount);
}

template <class Fields, class Figure> void figureShape(Fields& fields, Figure& figure)
{
    // The count is that of the accelerators, of which an instance may have a share.
    fields.needed("value", figure.value,
                  figure.input == Input::Count ? anyAmount : limitsOf(figure.input));
    fields.needed("low", figure.low, anyAmount);
    fields.needed("high", figure.high, anyAmount);
    fields.text("of", figure.of);
    fields.citation(figure.citation);
}

template <class Fields, class Intensity> void intensityShape(Fields& fields, Intensity& intensity)
{
    fields.needed("g_per_kwh", intensity.gPerKwh, limitsOf(Input::Intensity));
    fields.word("basis", intensity.basis, {u""_s, u"lifecycle"_s, u"direct"_s});
    fields.word("accounting", intensity.accounting,
                {u""_s, u"production"_s, u"consumption"_s});
    fields.whole("year", intensity.year, {0, 9999});
    fields.number("low_g_per_kwh", intensity.lowGPerKwh, anyAmount);
    fields.number("high_g_per_kwh", intensity.highGPerKwh, anyAmount);
    fields.text("range_years", intensity.rangeYears);
    fields.citation(intensity.citation);
}

template <class Fields, class Run> void runShape(Fields& fields, Run& run)
{
    fields.text("name", run.name);
    fields.text("tool", run.tool);
    fields.text("tool_version", run.toolVersion);
    fields.text("file", run.file);
    fields.text("record", run.record);
    fields.text("start", run.start);
    fields.word("coverage", run.coverage, 
                {u"machine"_s, u"accelerators"_s, u"processors"_s});
    fields.word("quality", run.quality, {u"measured"_s, u"estimated"_s});
    fields.number("hours", run.hours, anyAmount);
    fields.number("energy_kwh", run.energyKwh, anyAmount);
    fields.number("pue_included", run.pueIncluded, {1.0});
    fields.number("accelerators_kwh", run.acceleratorsKwh, anyAmount);
    fields.number("cpu_kwh", run.cpuKwh, anyAmount);
    fields.number("memory_kwh", run.memoryKwh, anyAmount);
    fields.number("emissions_kg", run.emissionsKg, anyAmount);
    fields.number("intensity_g_per_kwh", run.intensityGPerKwh, anyAmount);
    fields.number("water_l", run.waterL, anyAmount);
    fields.text("hardware", run.hardware);
    fields.number("count", run.count, anyAmount);
    fields.text("cpu", run.cpu);
    fields.number("cpu_cores", run.cpuCores, anyAmount);
    fields.number("memory_gb", run.memoryGb, anyAmount);
    fields.text("place", run.place);
    fields.text("country", run.country);
    fields.text("provider", run.provider);
    fields.text("region", run.region);
    fields.text("scenario", run.scenarioId);
    fields.text("notes", run.notes);
}

} // namespace gramme::study::file
