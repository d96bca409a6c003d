// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/listing.h"
#include "study/ranking.h"

#include <QByteArray>

/// Tables of catalogue entries and comparisons in the three formats of the command line.
namespace gramme::exchange {

using Table = catalog::Listing;

/// Aligned columns for a terminal, nothing cut; numbers to the right, what is not known is "-".
QString tableText(const Table& table);
/// With formula protection for text cells; numbers read back to the same double.
QByteArray tableCsv(const Table& table);
/// {"schema": "gramme.list/1", "kind": ..., "rows": [{column: value}]}
QByteArray listJson(const Table& table, const QString& kind);

/// The columns of compareJson().
Table compareTable(const study::Ranking& ranking, const study::Outcome& outcome);
/// The same for reading: rank, marks for the chosen and the cleanest row, and remarks.
Table compareOverview(const study::Ranking& ranking, const study::Outcome& outcome);

/// One row per figure: key, value, unit, source, year, licence, confidence, url.
Table factTable(const std::vector<catalog::Fact>& facts);
/// {"schema": "gramme.show/1", "kind": ..., "id": ..., "figures": [{...}]}
QByteArray showJson(const std::vector<catalog::Fact>& facts, const QString& kind,
                    const QString& id);

} // namespace gramme::exchange
