// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bibliography.h"
#include "exchange/publish.h"

#include <QLocale>
#include <QVariantMap>

#include <vector>

/// What a template may show of a publication: statement.h's data of every item, and around it
///
///   title one_item items          of the study; whether it is a single item; the items
///   details                       as the options have it
///   version edition gramme        the program; the editions of all items; its key
///   sources notice                of all items, each once
///   scopes                        items that count the same: {all labels method_cite edition
///                                 full lacoste green_algorithms counted not_counted}
///
/// and in each item, beside statement.h's data
///
///   letter last                   as the study's list has it; whether it is the last
///   has_equivalences equivalences {comma and value label absorbed}; none where not asked for
///   has_remarks                   whether there are remarks
///   label short_label             name, else "Scenario A", else empty; the letter, else the label
///   machine                       {emissions_g energy_kwh hours}, as machines read them
///   training                      {pretraining fine_tuning inference small_model kind}
///   hardware_used worker_kind     "8 × NVIDIA A100 SXM4 80 GB"; "GPU"
///   memory_gb provider_name       where there is one
///   location                      "Ashburn, Virginia, United States"
///   elapsed device_time           hours in all, and those of all devices
///   run_device_time runs_count    of one run; how many
///   params flops                  of the model, of one run; empty: not stated
namespace gramme::exchange {

/// Of the whole publication, with `items`.
QVariantMap publicationData(const Publication& publication, const PublishOptions& options,
                            const QLocale& locale);

/// Of one item, with the keys around it: for a template that states a single one.
QVariantMap itemStatement(const Publication& publication, std::size_t index,
                          const PublishOptions& options, const QLocale& locale);

/// Every source of the items once, Gramme last, numbered from 1.
std::vector<Reference> sourcesOf(const Publication& publication);

/// Whether a figure of the share-alike database is in it.
bool carriesNotice(const Publication& publication);

} // namespace gramme::exchange
