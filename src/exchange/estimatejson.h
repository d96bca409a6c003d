// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/ranking.h"
#include "study/resolve.h"

#include <QByteArray>
#include <QStringList>

/// Estimates and comparisons as JSON for scripts: stable keys, always all of them, in a fixed
/// order. What is off, not known or not computed is null.
namespace gramme::exchange {

/// "gramme.estimate/1". `inputs` holds the resolved value of every option; `accelerators` in it is
/// how many devices run at once (count x devices of an instance).
QByteArray estimateJson(const study::Scenario& scenario, const study::Outcome& outcome);

/// "gramme.compare/1", rows as ranked. `basis` is "lifecycle", or null where the figures do not
/// state one (edition lacoste).
QByteArray compareJson(const study::Ranking& ranking, const study::Outcome& outcome);

/// What the user must be told beside the numbers: warnings, and the notice of the share-alike
/// database where one of its figures was used.
QStringList notes(const study::Outcome& outcome);
QStringList notes(const study::Ranking& ranking, const study::Outcome& outcome);

/// "lifecycle" or "direct"; empty where it is not stated.
QString basisWord(catalog::Basis basis);

/// The carbon intensity of a row with its basis and year: its own, or the scenario's where only
/// the hardware differs.
struct RowIntensity
{
    double gPerKwh = 0.0;
    catalog::Basis basis = catalog::Basis::Unknown;
    int year = 0; ///< 0: not known.
};
RowIntensity rowIntensity(const study::RankedRow& row, const study::Outcome& outcome);

} // namespace gramme::exchange
