// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/checks.h"
#include "catalog/compiler/decimal.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

struct MassUnit
{
    QStringView name;
    Decimal kilograms;
};
constexpr MassUnit massUnits[] = {
    {u"lb", {45359237, -8}}, // exact, international avoirdupois pound
    {u"kg", {1, 0}},
    {u"t", {1, 3}},
    {u"g", {1, -3}},
};

QString cellOr(const RowRef& row, const QString& column, const QString& other)
{
    return row.isEmpty(column) ? other : u"“%1”"_s.arg(row.text(column));
}

/// kg_co2e is the printed value in kg, to the last digit.
void checkConversion(const RowRef& row, Report& report)
{
    const auto value = Decimal::parse(row.text(u"value_original"));
    const auto kilograms = Decimal::parse(row.text(u"kg_co2e"));
    if (!value) {
        report.refuse(row, u"value_original"_s, u"digits and a decimal point"_s);
        return;
    }
    for (const MassUnit& unit : massUnits) {
        if (row.text(u"unit_original") != unit.name)
            continue;
        const auto product = value->times(unit.kilograms);
        if (!product || !kilograms || *product != *kilograms) {
            const double expected = row.number(u"value_original").value_or(0) *
                                    static_cast<double>(unit.kilograms.digits) *
                                    std::pow(10.0, unit.kilograms.exponent);
            report.refuse(row, u"kg_co2e"_s,
                          u"exactly %1 %2 in kg, about %3"_s.arg(
                              row.text(u"value_original"), unit.name.toString(),
                              QString::number(expected, 'g', 15)));
        }
        return;
    }
    report.refuse(row, u"unit_original"_s, u"the unit of value_original"_s);
}

void checkPointValues(const RowRef& row, Report& report)
{
    if (!row.isEmpty(u"value_original")) {
        checkConversion(row, report);
        return;
    }
    for (const QString& column : {u"kg_co2e"_s, u"unit_original"_s}) {
        if (!row.isEmpty(column))
            report.refuse(row, column, u"nothing where value_original is empty"_s);
    }
    if (row.isEmpty(u"energy_kwh") && row.isEmpty(u"hours"))
        report.refuse(row, u"value_original"_s, u"emissions, or energy_kwh, or hours"_s);
}

void checkPoint(const RowRef& row, Report& report)
{
    checkPointValues(row, report);
    const auto low = row.number(u"kg_co2e_low");
    const auto high = row.number(u"kg_co2e_high");
    if (low && high && *low > *high)
        report.refuse(row, u"kg_co2e_low"_s, u"at most kg_co2e_high, "_s + inWords(*high));
    if (row.text(u"chart_default") == "1"_L1) {
        if (row.isEmpty(u"kg_co2e") && !high)
            report.refuse(row, u"chart_default"_s, u"0 for a row without a mass"_s);
        if (row.text(u"verification") == "memory"_L1)
            report.refuse(row, u"chart_default"_s, u"0 for a row that was not verified"_s);
    }
    const auto kilograms = row.number(u"kg_co2e");
    const auto energy = row.number(u"energy_kwh");
    const auto intensity = row.number(u"intensity_g_per_kwh");
    if (!kilograms || !energy || !intensity || *kilograms <= 0 || !row.isEmpty(u"caveat"))
        return;
    const double ratio = *energy * *intensity / 1000 / *kilograms;
    if (*energy > 0 && *intensity > 0 && std::abs(ratio - 1) > 0.03) {
        report.refuse(row, u"caveat"_s,
                      u"energy x intensity of %1 x kg_co2e and no caveat"_s.arg(inWords(ratio)),
                      u"the reason for a difference of more than 3 %"_s);
    }
}

void checkEquivalence(const RowRef& row, Report& report)
{
    const auto value = row.number(u"kg_co2e_per_unit");
    if (!value)
        return;
    if (*value <= 0)
        report.refuse(row, u"kg_co2e_per_unit"_s, u"more than 0"_s);
    const auto low = row.number(u"low");
    const auto high = row.number(u"high");
    if (low && *low > *value * 1.0000001)
        report.refuse(row, u"low"_s, u"at most kg_co2e_per_unit, "_s + inWords(*value));
    if (high && *high < *value * 0.9999999)
        report.refuse(row, u"high"_s, u"at least kg_co2e_per_unit, "_s + inWords(*value));
}

void checkEmbodied(const RowRef& row, Report& report)
{
    const auto value = row.number(u"kg_co2e");
    if (!value)
        return;
    if (*value <= 0)
        report.refuse(row, u"kg_co2e"_s, u"more than 0"_s);
    const auto lifetime = row.number(u"lifetime_years");
    const auto hourly = row.number(u"kg_co2e_per_hour");
    if (lifetime && *lifetime > 0) {
        const double expected =
            *value / (*lifetime * 8760 * row.number(u"utilisation").value_or(1.0));
        if (!hourly || std::abs(*hourly - expected) > 0.000002) {
            report.refuse(
                row, u"kg_co2e_per_hour"_s,
                u"kg_co2e / (lifetime_years x 8760 x utilisation) = %1"_s.arg(expected, 0, 'f', 6));
        }
    } else if (!row.isEmpty(u"kg_co2e_per_hour")) {
        report.refuse(row, u"kg_co2e_per_hour"_s, u"nothing where lifetime_years is empty"_s);
    }
    const auto low = row.number(u"low");
    const auto high = row.number(u"high");
    if (low && *low > *value)
        report.refuse(row, u"low"_s, u"at most kg_co2e, "_s + inWords(*value));
    if (high && *high < *value)
        report.refuse(row, u"high"_s, u"at least kg_co2e, "_s + inWords(*value));
}

void checkPreset(const RowRef& row, Report& report)
{
    const auto count = row.number(u"count");
    const auto hours = row.number(u"hours");
    const auto deviceHours = row.number(u"accelerator_hours");
    if (count && hours && deviceHours && *deviceHours > 0 && *count > 0 && *hours > 0 &&
        std::abs(*count * *hours / *deviceHours - 1) > 0.02) {
        report.refuse(row, u"accelerator_hours"_s,
                      u"count x hours = %1 within 2 %"_s.arg(inWords(*count * *hours)));
    }
    const auto params = row.number(u"params");
    const auto active = row.number(u"active_params");
    if (active && (!params || *active >= *params))
        report.refuse(row, u"active_params"_s, u"less than params, all of them"_s);
    const bool hasTraining = !row.isEmpty(u"params") && !row.isEmpty(u"tokens");
    if (row.isEmpty(u"accelerator_hours") && row.isEmpty(u"flops") && !hasTraining)
        report.refuse(row, u"accelerator_hours"_s, u"a value, or flops, or params and tokens"_s);
}

void checkCitation(const RowRef& row, const QSet<QString>& keys, Report& report)
{
    const QString citationKey = row.text(u"citation_key");
    if (citationKey.isEmpty() && row.text(u"source_id") == "own-estimate"_L1)
        return; // our own, nobody is cited
    if (!keys.contains(citationKey))
        report.refuse(row, u"citation_key"_s, u"a key of references.bib"_s);
    // One source row for each cited work, called like its key.
    const QString expected = QString(citationKey).replace(u'_', u'-');
    if (row.text(u"source_id") != expected)
        report.refuse(row, u"source_id"_s, u"“%1”, that of the citation_key"_s.arg(expected));
    const QString column = row.has(u"url")          ? u"url"_s
                           : row.has(u"source_url") ? u"source_url"_s
                                                    : u"doi_or_url"_s;
    if (!row.text(column).startsWith("https://"_L1)) {
        report.refuse(row, column, cellOr(row, column, u"an empty field"_s),
                      u"an address that starts with https://"_s);
    }
}

} // namespace

void checkReferences(const Dataset& data, const QSet<QString>& citationKeys, Report& report)
{
    struct TableCheck
    {
        QStringView table;
        void (*check)(const RowRef&, Report&);
    };
    constexpr TableCheck checks[] = {{u"reference_point", checkPoint},
                                     {u"equivalence", checkEquivalence},
                                     {u"embodied", checkEmbodied},
                                     {u"workload_preset", checkPreset}};
    for (const TableCheck& one : checks) {
        for (const RowRef& row : data.rows(one.table)) {
            checkCitation(row, citationKeys, report);
            one.check(row, report);
        }
    }
    for (const QString& table : {u"mfu"_s, u"social_cost"_s}) {
        for (const RowRef& row : data.rows(table))
            checkCitation(row, citationKeys, report);
    }
}

} // namespace gramme::catalog::compiler
