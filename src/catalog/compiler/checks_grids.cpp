// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/checks.h"

#include <QHash>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

constexpr const char* fuels[] = {"coal_pct", "gas_pct",   "oil_pct", "nuclear_pct", "hydro_pct",
                                 "wind_pct", "solar_pct", "bio_pct", "other_pct"};

void checkRange(const RowRef& row, Report& report)
{
    const bool hasLow = !row.isEmpty(u"low_g_per_kwh");
    const bool hasHigh = !row.isEmpty(u"high_g_per_kwh");
    if (hasLow != hasHigh) {
        report.refuse(row, hasLow ? u"high_g_per_kwh"_s : u"low_g_per_kwh"_s,
                      u"low and high together or neither"_s);
    }
    const auto low = row.number(u"low_g_per_kwh");
    const auto high = row.number(u"high_g_per_kwh");
    if (low && high && *low > *high)
        report.refuse(row, u"low_g_per_kwh"_s, u"at most high_g_per_kwh, "_s + inWords(*high));
}

void checkMix(const RowRef& row, Report& report)
{
    double sum = 0.0;
    bool hasShares = false;
    for (const char* fuel : fuels) {
        const QString column = QString::fromLatin1(fuel);
        hasShares = hasShares || !row.isEmpty(column);
        sum += row.number(column).value_or(0.0);
    }
    if (!hasShares)
        return;
    if (std::abs(sum - 100.0) > 0.6) {
        report.refuse(row, u"coal_pct"_s, u"fuel shares that add up to %1"_s.arg(inWords(sum)),
                      u"100 within 0.6 over the columns coal_pct to other_pct"_s);
    }
    if (row.isEmpty(u"mix_year"))
        report.refuse(row, u"mix_year"_s, u"the year of the fuel shares"_s);
}

void checkPlace(const RowRef& row, Report& report)
{
    static const QRegularExpression iso2(u"^[A-Z]{2}$"_s);
    static const QRegularExpression iso3(u"^[A-Z]{3}$"_s);
    if (row.text(u"kind") == "country"_L1) {
        if (!iso2.match(row.text(u"country_iso2")).hasMatch())
            report.refuse(row, u"country_iso2"_s, u"two capital letters (ISO 3166)"_s);
        if (!iso3.match(row.text(u"country_iso3")).hasMatch())
            report.refuse(row, u"country_iso3"_s, u"three capital letters (ISO 3166)"_s);
    }
    if (row.isEmpty(u"parent_id") && row.text(u"id") != "WORLD"_L1)
        report.refuse(row, u"parent_id"_s, u"the id of the area around it, up to WORLD"_s);
    if (row.isEmpty(u"hours_grid_id") != row.isEmpty(u"profile_match"))
        report.refuse(row, u"profile_match"_s,
                      u"a value where hours_grid_id has one, and only there"_s);
}

void checkCycle(const RowRef& row, const QHash<QString, QString>& parents, Report& report)
{
    QSet<QString> seen{row.text(u"id")};
    for (QString parent = row.text(u"parent_id"); !parent.isEmpty();
         parent = parents.value(parent)) {
        if (seen.contains(parent)) {
            report.refuse(row, u"parent_id"_s, u"a tree without cycles"_s);
            return;
        }
        seen.insert(parent);
    }
}

/// The primary value is that of grids.csv, rounded there to one decimal.
void checkPrimary(const RowRef& row, const RowRef& grid, Report& report)
{
    const auto value = row.number(u"g_per_kwh");
    const auto own = grid.number(u"intensity_g_per_kwh");
    if (value && own && std::abs(*value - *own) > 0.06)
        report.refuse(row, u"g_per_kwh"_s, u"the value of the grid, "_s + inWords(*own));
    for (const QString& column : {u"source_id"_s, u"year"_s, u"basis"_s, u"method"_s}) {
        if (row.text(column) != grid.text(column))
            report.refuse(row, column, u"“%1” as in the row of the grid"_s.arg(grid.text(column)));
    }
}

} // namespace

void checkGrids(const Dataset& data, Report& report)
{
    const std::vector<RowRef> grids = data.rows(u"grid");
    QHash<QString, QString> parents;
    for (const RowRef& row : grids)
        parents.insert(row.text(u"id"), row.text(u"parent_id"));
    for (const RowRef& row : grids) {
        checkRange(row, report);
        checkMix(row, report);
        checkPlace(row, report);
        checkCycle(row, parents, report);
    }
}

void checkGridSources(const Dataset& data, Report& report)
{
    QHash<QString, RowRef> grids;
    for (const RowRef& row : data.rows(u"grid"))
        grids.insert(row.text(u"id"), row);
    QHash<QString, int> primaries;
    for (const RowRef& row : data.rows(u"grid_source")) {
        const QString id = row.text(u"grid_id");
        if (row.text(u"is_primary") != "1"_L1 || !grids.contains(id))
            continue;
        ++primaries[id];
        checkPrimary(row, grids.value(id), report);
    }
    for (const RowRef& grid : data.rows(u"grid")) {
        const int count = primaries.value(grid.text(u"id"));
        if (count != 1) {
            report.refuse(grid, u"id"_s,
                          u"%1 primary rows of “%2” in grid_sources.csv"_s.arg(
                              QString::number(count), grid.text(u"id")),
                          u"exactly one"_s);
        }
    }
}

void checkEnergySources(const Dataset& data, Report& report)
{
    QHash<QString, int> defaults;
    for (const RowRef& row : data.rows(u"energy_source")) {
        const auto value = row.number(u"g_per_kwh");
        const auto low = row.number(u"min_g_per_kwh");
        const auto high = row.number(u"max_g_per_kwh");
        if (value && low && high && (*value < *low || *value > *high)) {
            report.refuse(
                row, u"g_per_kwh"_s,
                u"a value of its own range, %1 to %2"_s.arg(inWords(*low), inWords(*high)));
        }
        if (row.text(u"is_default") != "1"_L1)
            continue;
        if (++defaults[row.text(u"mix_key")] > 1)
            report.refuse(row, u"is_default"_s, u"one default for each mix_key"_s);
    }
    for (const QString& mixKey : {u"coal"_s, u"gas"_s, u"oil"_s, u"nuclear"_s, u"hydro"_s,
                                  u"wind"_s, u"solar"_s, u"bio"_s, u"geo"_s}) {
        if (defaults.value(mixKey) == 0) {
            report.refuse(u"regions/energy_sources.csv"_s, 1, u"is_default"_s,
                          u"no default for %1"_s.arg(mixKey), u"one row with is_default 1"_s);
        }
    }
}

} // namespace gramme::catalog::compiler
