// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/placeintervals.h"

#include "study/uncertain.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__AVX__)
#include <immintrin.h>
#define GRAMME_HAS_WIDE_REGISTERS
#endif

namespace gramme::study {

namespace {

#ifdef GRAMME_HAS_WIDE_REGISTERS
[[gnu::target("avx")]] void clearUpperHalves()
{
    _mm256_zeroupper();
}
#endif

/// Some of the libraries beneath leave the upper halves of the vector registers in use. Sums in
/// the lower halves, of which an interval is made, then take four to five times as long (AMD
/// EPYC, 40 instead of 9 microseconds a row), until the upper ones are given up.
void giveUpUpperHalves()
{
#ifdef GRAMME_HAS_WIDE_REGISTERS
    if (__builtin_cpu_supports("avx"))
        clearUpperHalves();
#endif
}

} // namespace

PlaceIntervals::PlaceIntervals(const Outcome& outcome)
    : m_resolved(outcome.resolved)
{
    if (!outcome.estimate.interval)
        return;
    m_spreads = spreads(m_resolved);
    giveUpUpperHalves();
    m_elsewhere.emplace(m_resolved.workload, m_spreads);
}

std::optional<engine::Interval> PlaceIntervals::of(const RankedRow& row) const
{
    if (!m_elsewhere || !row.isRanked() || !row.intensity)
        return std::nullopt;
    const engine::Spread pue = row.pueOrigin ? pueSpread(m_resolved, row.pue, *row.pueOrigin)
                                             : at(m_spreads, engine::Factor::Pue);
    const engine::Spread intensity =
        usesOwnIntensity(row) ? at(m_spreads, engine::Factor::Intensity)
                              : intensitySpread(m_resolved.selection, *row.intensity);
    giveUpUpperHalves();
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
