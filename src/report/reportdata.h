// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"
#include "report/words.h"

#include <QVariantMap>

/// What the template "report.mustache" may show: publicationData() (exchange/publishdata.h) and
///
///   heading                    title of the study, else what this is
///   single count               whether there is one item; how many
///   level                      of the interval; empty where none has one
///   least least_name least_range most most_name most_range   only for several
///   mixed first_name           whether totals stand on different bases; of the first item
///   scopes                     {who everyone counted not_counted}: items that count the same
///   measured has_measured      {name text}, of items with measured runs
///   compared has_compared      {name equivalences}; of many items those that emit least and most
///   claims                     {who everyone} and statement.h's claim, each once
///   remarks_all                {who text}: each remark once, with the items it is about
///   chart                      HTML of the picture, not to be escaped
///
/// and in each item
///
///   row_label row_what         "A · As planned"; hardware and place
///   figure ratio               total as shown; over that of the first
///   figure_text energy_text range_text   in one line; "–" where there is no interval
namespace gramme::report {

QVariantMap reportData(const exchange::Publication& publication,
                       const exchange::PublishOptions& options, const Words& words,
                       const QString& chartHtml);

/// The body of the report.
Result<QString> reportBody(const exchange::Publication& publication,
                           const exchange::PublishOptions& options, const Words& words,
                           const QString& chartHtml);

/// Title of the study, else what this is; one line.
QString headingOf(const exchange::Publication& publication, const Words& words);

/// "Computed with Gramme 0.1.0, edition 2026-11".
QString computedWith(const exchange::Publication& publication, const Words& words);

} // namespace gramme::report
