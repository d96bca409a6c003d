// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

#include <QDateTime>

#include <cstdint>

/// What rows of CodeCarbon say of each other: of one run several times, of a task and its run, of
/// one machine at one time.
namespace gramme::exchange {

enum class RateUnit : std::uint8_t { Unknown, KilogramsPerSecond, GramsPerSecond };

struct CodeCarbonRow
{
    ImportedRow row;
    QString run; ///< Identifies the run; empty: the layout has nothing that does.
    bool isTask = false;
    bool wholeMachine = true;
    QDateTime end;   ///< Invalid where the timestamp is none.
    QString machine; ///< System, processors and memory as they are stated, for comparison.
    RateUnit rate = RateUnit::Unknown;
};

struct CodeCarbonFile
{
    Imported imported; ///< Without its rows.
    std::vector<CodeCarbonRow> rows;
};

/// Keeps the last of the rows that hold one run so far, and warns of what counts twice.
void settleRuns(std::vector<CodeCarbonFile>& files);

} // namespace gramme::exchange
