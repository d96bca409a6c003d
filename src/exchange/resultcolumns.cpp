// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/resultcolumns.h"

#include <bit>

namespace gramme::exchange {

namespace {

using study::Outcome;
using Value = std::optional<double>;

template <class Get> Value ofSite(const Outcome& outcome, Get get)
{
    return outcome.site ? Value(get(*outcome.site)) : std::nullopt;
}

constexpr std::size_t siteColumnCount = 5;
constexpr std::array<ResultColumn, 8 + siteColumnCount> table{{
    {"energy_kwh", [](const Outcome& o) -> Value { return o.estimate.energy.value(); }},
    {"intensity_g_per_kwh_used",
     [](const Outcome& o) -> Value { return o.resolved.workload.intensity.value(); }},
    {"operational_kg", [](const Outcome& o) -> Value { return o.estimate.operational.value(); }},
    {"embodied_kg",
     [](const Outcome& o) -> Value {
         return o.estimate.embodied ? Value(o.estimate.embodied->value()) : std::nullopt;
     }},
    {"total_kg", [](const Outcome& o) -> Value { return o.estimate.total.value(); }},
    {"interval_low_kg",
     [](const Outcome& o) -> Value {
         return o.estimate.interval ? Value(o.estimate.interval->low.value()) : std::nullopt;
     }},
    {"interval_high_kg",
     [](const Outcome& o) -> Value {
         return o.estimate.interval ? Value(o.estimate.interval->high.value()) : std::nullopt;
     }},
    {"claimed_offset_kg",
     [](const Outcome& o) -> Value {
         return o.resolved.offsetKnown ? Value(o.estimate.claimedOffset.value()) : std::nullopt;
     }},
    {"site_energy_kwh",
     [](const Outcome& o) {
         return ofSite(o, [](const study::SiteResult& s) { return s.figures.energy.value(); });
     }},
    {"site_kg_per_kwh",
     [](const Outcome& o) {
         return ofSite(o, [](const study::SiteResult& s) { return s.figures.kgPerKwh; });
     }},
    {"site_raw_kg",
     [](const Outcome& o) {
         return ofSite(o, [](const study::SiteResult& s) { return s.figures.raw.value(); });
     }},
    {"site_offset_kg",
     [](const Outcome& o) {
         return ofSite(o, [](const study::SiteResult& s) { return s.figures.offset.value(); });
     }},
    {"site_cleanest_kg",
     [](const Outcome& o) -> Value {
         return o.site && o.site->cleanest ? Value(o.site->cleanestKg.value()) : std::nullopt;
     }},
}};

} // namespace

std::span<const ResultColumn> resultColumns(bool withSite)
{
    return std::span(table).first(withSite ? table.size() : table.size() - siteColumnCount);
}

ResultWriter::ResultWriter(bool withSite)
    : m_columns(resultColumns(withSite))
    , m_shown(m_columns.size())
{}

void ResultWriter::write(std::string& out, const study::Outcome& outcome)
{
    const Shown* previous = nullptr; // without embodied emissions the total is the operational
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        out += ',';
        const Value value = m_columns[i].value(outcome);
        if (!value)
            continue;
        const auto bits = std::bit_cast<std::uint64_t>(*value);
        Shown& shown = m_shown[i];
        if (shown.length == 0 || shown.bits != bits) {
            if (previous && previous->bits == bits) {
                shown = *previous;
            } else {
                shown.bits = bits;
                const char* end = study::format::machine(shown.text.data(), *value);
                shown.length = static_cast<std::size_t>(end - shown.text.data());
            }
        }
        out.append(shown.text.data(), shown.length);
        previous = &shown;
    }
}

} // namespace gramme::exchange
