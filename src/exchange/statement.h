// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bibliography.h"
#include "study/resolve.h"

#include <QLocale>
#include <QVariantMap>

/// What a statement says, as data for a template. Texts are single lines and not escaped, numbers
/// are texts in the locale; what does not apply is an empty text, false or an empty list.
///
///   name                          of the scenario
///   full lacoste green_algorithms which method; page: with the page's roundings
///   parts                         hardware, each with comma or and before it, one of:
///     accelerator                 count one name power, power_from, estimated,
///                                 whole_machine, instance {count one name},
///                                 utilisation {percent, workload, ...from},
///                                 host {power, ...from}
///     cpu                         count one name power (per core), power_from, utilisation
///     memory                      count (GB) power (W/GB), power_from
///   hours runs device_hours scale runs only when not one
///   trials repeated in_all        trials {count one hours}; a share; whether there is more than a
///                                 single run
///   plan                          how the hours follow from the size of a model: {by_size factor
///                                 recomputes params active tokens flops, size_from {...from},
///                                 preset, peak precision, peak_from {...from}, mfu {percent
///                                 of_preset, ...from}}
///   energy it_energy pue          pue {value provider of_region of_provider of_personal fallback
///                                 by_edition, year, ...from}
///   intensity                     {value lifecycle direct no_basis year, switched {primary zone
///                                 zone_id factors shares_cite shares_ref}, ...from}
///   place                         {region_name region_id provider grid_name grid_id}
///   emissions total               operational, and all together
///   embodied                      {value units both of_accelerators of_machines of_processors,
///                                 device {mass, ...from}, host {mass, ...from}, lifetime {years
///                                 one, ...from}, use {percent, ...from}}
///   interval                      {level range low high has_causes, causes {comma and, one of
///                                 range_tdp_w range_utilisation ... (keys of the inputs), share
///                                 pinned, own {low high years}}, has_notes, notes {text}}
///   shown                         page only: {energy kg_per_kwh emissions}, as the page rounds
///   claim                         {percent mass provider by_provider given, ...from}
///   counted not_counted           lists of {comma and, one of what_accelerators what_host
///                                 what_cpu what_memory what_overhead what_storage what_network
///                                 what_embodied}
///   version edition gramme gramme_ref method_cite method_ref working
///   working_plain
///   sources                       {number key name year licence address attribution}
///   remarks                       {text}
///   notice                        of the share-alike database, when a figure of it is used
///
/// "...from" stands for given (typed by the user), assumed (a default of Gramme), by_method, cite
/// (key of the source) and ref (its number).
namespace gramme::exchange {

QVariantMap statementData(const study::Scenario& scenario, const study::Outcome& outcome,
                          const catalog::Catalog& catalog, const Bibliography& bibliography,
                          const QLocale& locale);

} // namespace gramme::exchange
