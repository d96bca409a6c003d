// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/placeintervals.h"

namespace gramme::study {

PlaceIntervals::PlaceIntervals(const Outcome& outcome)
    : m_resolved(outcome.resolved)
{
    if (!outcome.estimate.interval)
        return;
    m_spreads = spreads(m_resolved);
    m_factors = placeFactors(*m_resolved.selection.catalog);
    m_elsewhere.emplace(m_resolved.workload, m_spreads);
}

std::optional<engine::Interval> PlaceIntervals::of(const RankedRow& row) const
{
    if (!m_elsewhere || !row.isRanked() || !row.intensity)
        return std::nullopt;
    const engine::Spread pue = row.pueOrigin ? pueSpread(m_factors, row.pue, *row.pueOrigin)
                                             : at(m_spreads, engine::Factor::Pue);
    const engine::Spread intensity =
        usesOwnIntensity(row) ? at(m_spreads, engine::Factor::Intensity)
                              : intensitySpread(m_factors, *row.intensity);
    return m_elsewhere->at(pue, intensity);
}

/// Its own place on another basis has another figure, of which the user has said nothing.
bool PlaceIntervals::usesOwnIntensity(const RankedRow& row) const
{
    const catalog::Intensity* own = m_resolved.intensity;
    return row.isOwn && own && own->gPerKwh == row.intensity->gPerKwh &&
           own->basis == row.intensity->basis;
}

} // namespace gramme::study
