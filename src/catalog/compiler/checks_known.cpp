// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/checks.h"

#include <QHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

constexpr double kgPerPound = 0.45359237;

/// Strubell et al. 2019, Tables 1 and 3, as printed, in pounds.
struct PoundFigure
{
    const char* id;
    double pounds;
};
constexpr PoundFigure strubellPounds[] = {
    {"strubell_t1_air_ny_sf", 1984},
    {"strubell_t1_human_life_year", 11023},
    {"strubell_t1_american_life_year", 36156},
    {"strubell_t1_car_lifetime", 126000},
    {"strubell_t1_nlp_pipeline", 39},
    {"strubell_t1_nlp_pipeline_tuning", 78468},
    {"strubell_t1_transformer_big", 192},
    {"strubell_t1_transformer_nas", 626155},
    {"strubell_t3_transformer_base", 26},
    {"strubell_t3_transformer_big", 192},
    {"strubell_t3_elmo", 262},
    {"strubell_t3_bert_base_gpu", 1438},
    {"strubell_t3_nas_gpu", 626155},
};

constexpr const char* strubellRows[] = {
    "strubell_t3_bert_base_tpu", "strubell_t3_nas_tpu",     "strubell_t3_gpt2",
    "strubell_t4_one_model",     "strubell_t4_single_tune", "strubell_t4_full_rnd",
};

/// Hours with which Table 3 recomputes from the paper's two equations; BERT takes 79.2 h.
struct StrubellRun
{
    const char* id;
    double hours;
};
constexpr StrubellRun strubellRuns[] = {
    {"strubell_t3_transformer_base", 12},
    {"strubell_t3_transformer_big", 84},
    {"strubell_t3_elmo", 336},
    {"strubell_t3_bert_base_gpu", 79.2},
    {"strubell_t3_nas_gpu", 274120},
};
constexpr double strubellPue = 1.58;
constexpr double strubellPoundsPerKwh = 0.954;

/// Patterson et al. 2021, Table 4: energy x gross intensity.
constexpr const char* pattersonRuns[] = {"patterson_t5_11b", "patterson_meena",
                                         "patterson_gpt3_175b",
                                         "patterson_evolved_transformer_nas"};

/// Constants of other calculators, as their own arithmetic gives them.
struct Constant
{
    const char* id;
    double kilograms;
};
constexpr Constant toolConstants[] = {
    {"lacoste_km_driven", 0.398 / 1.609344},
    {"lacoste_kg_coal", 0.000905 * 1000 * 2.204623},
    {"lacoste_tree_seedling_10y", 60},
    {"ga_tree_month", 11.0 / 12},
    {"ga_tree_year", 11},
    {"ga_car_km_eu", 0.175},
    {"epa_litre_petrol", 8.887 / 3.785411784},
    {"codecarbon_us_citizen_week", 13300.0 / 52},
    {"strubell_ny_sf_flight", 1984 * kgPerPound},
    {"strubell_car_lifetime", 126000 * kgPerPound},
};

using RowsById = QHash<QString, RowRef>;

RowsById byId(const Dataset& data, QStringView table)
{
    RowsById rows;
    for (const RowRef& row : data.rows(table))
        rows.insert(row.text(u"id"), row);
    return rows;
}

/// The row of an id that must be there; reported where it is not.
const RowRef* find(const RowsById& rows, const char* id, const QString& file, Report& report)
{
    const auto it = rows.constFind(QString::fromLatin1(id));
    if (it != rows.constEnd())
        return &*it;
    report.refuse(file, 1, u"id"_s, u"no row %1"_s.arg(QLatin1StringView(id)),
                  u"it, because published figures are checked with it"_s);
    return nullptr;
}

void checkStrubellRun(const RowRef& row, double hours, Report& report)
{
    const double kwh = strubellPue * row.number(u"power_w").value_or(0) * hours / 1000;
    // Banker's or other rounding does not matter: no value lies at a half.
    if (std::round(kwh) != row.number(u"energy_kwh").value_or(-1)) {
        report.refuse(row, u"energy_kwh"_s, u"1.58 x power_w x hours = %1"_s.arg(kwh, 0, 'f', 1));
    }
    const double pounds = kwh * strubellPoundsPerKwh;
    const double stated = row.number(u"value_original").value_or(0);
    if (std::abs(pounds - stated) > 0.6 + stated * 0.000005) {
        report.refuse(row, u"value_original"_s,
                      u"0.954 lb/kWh x energy = %1"_s.arg(pounds, 0, 'f', 1));
    }
}

void checkStrubell(const RowsById& points, const QString& file, Report& report)
{
    for (const PoundFigure& figure : strubellPounds) {
        const RowRef* row = find(points, figure.id, file, report);
        if (row && (row->text(u"unit_original") != "lb"_L1 ||
                    row->number(u"value_original") != figure.pounds)) {
            report.refuse(*row, u"value_original"_s,
                          u"the %1 lb of the paper"_s.arg(inWords(figure.pounds)));
        }
    }
    for (const char* id : strubellRows)
        find(points, id, file, report);
    for (const StrubellRun& run : strubellRuns) {
        if (const auto row = points.constFind(QString::fromLatin1(run.id));
            row != points.constEnd())
            checkStrubellRun(*row, run.hours, report);
    }
    const auto search = points.constFind(u"strubell_t3_nas_gpu"_s);
    const double intensity = strubellPoundsPerKwh * kgPerPound * 1000;
    if (search != points.constEnd() &&
        std::abs(search->number(u"intensity_g_per_kwh").value_or(0) - intensity) > 1e-9) {
        report.refuse(*search, u"intensity_g_per_kwh"_s,
                      u"0.954 lb/kWh = %1"_s.arg(intensity, 0, 'f', 8));
    }
}

void checkBloom(const RowsById& points, const RowsById& embodied, const QString& file,
                Report& report)
{
    double parts = 0.0;
    for (const char* id : {"bloom_dynamic", "bloom_idle", "bloom_embodied"}) {
        const RowRef* row = find(points, id, file, report);
        parts += row ? row->number(u"kg_co2e").value_or(0) : 0;
    }
    const RowRef* total = find(points, "bloom_total", file, report);
    if (total && std::abs(parts - total->number(u"kg_co2e").value_or(0)) > 50)
        report.refuse(*total, u"kg_co2e"_s, u"the sum of its parts, "_s + inWords(parts));
    // The paper's GPU-hours times our hourly figures give its embodied emissions.
    constexpr double gpuHours = 1082990;
    struct Share
    {
        const char* id;
        double devices;
        double kilograms;
    };
    for (const Share& share : {Share{"bloom_gpu", 1, 3640}, Share{"bloom_server", 8, 7570}}) {
        const RowRef* row = find(embodied, share.id, u"hardware_db/embodied.csv"_s, report);
        const double sum =
            row ? row->number(u"kg_co2e_per_hour").value_or(0) * gpuHours / share.devices : 0;
        if (row && std::abs(sum - share.kilograms) > 15) {
            report.refuse(*row, u"kg_co2e_per_hour"_s,
                          u"a value that gives %1 kg for BLOOM and not %2"_s.arg(
                              inWords(share.kilograms), QString::number(sum, 'f', 0)));
        }
    }
}

} // namespace

void checkKnownFigures(const Dataset& data, Report& report)
{
    const QString pointsFile = u"references/reference_points.csv"_s;
    const RowsById points = byId(data, u"reference_point");
    checkStrubell(points, pointsFile, report);
    checkBloom(points, byId(data, u"embodied"), pointsFile, report);
    for (const char* id : pattersonRuns) {
        const RowRef* row = find(points, id, pointsFile, report);
        if (!row)
            continue;
        const double mass = row->number(u"energy_kwh").value_or(0) *
                            row->number(u"intensity_g_per_kwh").value_or(0) / 1000;
        if (std::abs(mass / row->number(u"kg_co2e").value_or(1) - 1) > 0.02)
            report.refuse(*row, u"kg_co2e"_s, u"energy x intensity, "_s + inWords(mass));
    }
    const RowsById equivalences = byId(data, u"equivalence");
    for (const Constant& constant : toolConstants) {
        const RowRef* row =
            find(equivalences, constant.id, u"references/equivalences.csv"_s, report);
        if (!row)
            continue;
        const double difference =
            std::abs(row->number(u"kg_co2e_per_unit").value_or(0) - constant.kilograms);
        if (difference > 1e-9 * std::max(1.0, constant.kilograms)) {
            report.refuse(*row, u"kg_co2e_per_unit"_s,
                          u"the tool's own %1"_s.arg(QString::number(constant.kilograms, 'g', 12)));
        }
    }
}

} // namespace gramme::catalog::compiler
