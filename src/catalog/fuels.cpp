// SPDX-License-Identifier: GPL-3.0-or-later
// Factors per fuel, and the intensity of a mix of fuels.
#include "catalog/tables.h"

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

/// How one fuel is called in energy_sources.csv, and where it stands in the records.
struct Fuel
{
    QStringView name;
    std::optional<double> FuelMix::*share;
    std::optional<double> FuelFactors::*factor;
};

constexpr std::array<Fuel, 8> fuels{{
    {u"coal", &FuelMix::coal, &FuelFactors::coal},
    {u"gas", &FuelMix::gas, &FuelFactors::gas},
    {u"oil", &FuelMix::oil, &FuelFactors::oil},
    {u"nuclear", &FuelMix::nuclear, &FuelFactors::nuclear},
    {u"hydro", &FuelMix::hydro, &FuelFactors::hydro},
    {u"wind", &FuelMix::wind, &FuelFactors::wind},
    {u"solar", &FuelMix::solar, &FuelFactors::solar},
    {u"biomass", &FuelMix::bio, &FuelFactors::bio},
}};

constexpr double leastConvertedPct = 50.0;

} // namespace

std::optional<MixIntensity> fromMix(const FuelMix& mix, const FactorSet& factors)
{
    MixIntensity result;
    double whole = mix.other.value_or(0.0);
    double grams = 0.0;
    for (const Fuel& fuel : fuels) {
        const double share = (mix.*fuel.share).value_or(0.0);
        whole += share;
        if (const std::optional<double>& factor = factors.gPerKwh.*fuel.factor) {
            result.convertedPct += share;
            grams += share * *factor;
        }
    }
    if (whole <= 0.0)
        return std::nullopt;
    result.gPerKwh = grams / result.convertedPct;
    // Published shares add up to 100 only within their rounding.
    result.convertedPct *= 100.0 / whole;
    if (!(result.convertedPct >= leastConvertedPct))
        return std::nullopt;
    return result;
}

const std::vector<FactorSet>& Tables::factorSets()
{
    if (m_factorSets)
        return *m_factorSets;
    m_factorSets.emplace();
    // The defaults of all fuels form the first set, oil among them, which its publication lacks.
    Rows rows = m_database->select(
        u"SELECT iif(is_default, 'ipcc_ar5', emission_set), energy_source, g_per_kwh, source_id, "
        "source_name, source_url, licence, confidence, year, note FROM main.energy_source "
        "WHERE basis = 'lifecycle' AND (is_default OR emission_set NOT IN ('ipcc_ar5', 'post')) "
        "ORDER BY is_default DESC, rowid"_s);
    while (rows.next()) {
        const QString id = rows.text();
        const QString energySource = rows.text();
        const double gPerKwh = rows.real();
        Citation citation = readCitation(rows);
        if (m_factorSets->empty() || m_factorSets->back().id != id) {
            FactorSet& started = m_factorSets->emplace_back();
            started.id = id;
            started.name = citation.name;
            started.citation = citation;
            started.citation.note.clear(); // that of a single fuel
        }
        for (const Fuel& fuel : fuels) {
            std::optional<double>& factor = m_factorSets->back().gPerKwh.*fuel.factor;
            if (energySource == fuel.name && !factor)
                factor = gPerKwh;
        }
    }
    return *m_factorSets;
}

} // namespace gramme::catalog
