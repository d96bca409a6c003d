// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "study/resolve.h"

#include <QString>

#include <functional>

class QIODevice;

/// A table of runs in, the same table with its results out.
namespace gramme::exchange {

struct BatchCounts
{
    qint64 rows = 0;
    qint64 badRows = 0; ///< Those with a sentence in the column `error`.
};

/// Estimates one run per row of a CSV table and writes each row back with the results behind it.
///
/// The header names the inputs by their keys ("tdp_w"); other columns pass through. `defaults` hold
/// for every row: a cell that is not empty wins. The results follow in the columns energy_kwh,
/// intensity_g_per_kwh_used, operational_kg, embodied_kg, total_kg, interval_low_kg,
/// interval_high_kg, claimed_offset_kg, with site rounding in the defaults also site_energy_kwh,
/// site_kg_per_kwh, site_raw_kg, site_offset_kg, site_cleanest_kg, and at the end error. An input
/// column of such a name comes out as in_NAME. Cells pass through byte for byte, and lines end as
/// those of the input do.
///
/// Rows are written as soon as the source has delivered them, and memory does not grow with them.
/// `notice` receives what the user should know, whole sentences, each once: the warnings of the
/// first row that has them, and the notice of the share-alike database.
///
/// A problem ends the run: a header that cannot be used is BadInput, a device that fails a Fault.
/// A bad row does not.
Result<BatchCounts> runBatch(QIODevice& in, QIODevice& out, const study::Scenario& defaults,
                             const catalog::Catalog& catalog,
                             const std::function<void(const QString&)>& notice);

/// The result columns as one estimate has them, for `--format csv`: the inputs given, then the
/// columns of a batch.
QByteArray estimateCsv(const study::Scenario& scenario, const study::Outcome& outcome);

} // namespace gramme::exchange
