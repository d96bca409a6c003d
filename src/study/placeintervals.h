// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/uncertainty.h"
#include "study/ranking.h"
#include "study/uncertain.h"

#include <optional>

namespace gramme::study {

/// The 90 % intervals of the rows of a ranking, each worked out when it is asked for: three
/// hundred at every keystroke would be felt. Where a row has the PUE of the scenario, or its own
/// place's intensity, the range is the scenario's, also the user's own; else the catalogue's.
class PlaceIntervals
{
public:
    /// Without an interval of the outcome's own there is none for any row.
    explicit PlaceIntervals(const Outcome& outcome);

    /// Empty, too, for rows that are not ranked and for those of other hardware.
    std::optional<engine::Interval> of(const RankedRow& row) const;

private:
    bool usesOwnIntensity(const RankedRow& row) const;

    Resolved m_resolved;
    engine::Spreads m_spreads{};
    PlaceFactors m_factors;
    std::optional<engine::Elsewhere> m_elsewhere;
};

} // namespace gramme::study
