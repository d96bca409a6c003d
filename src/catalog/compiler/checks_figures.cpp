// SPDX-License-Identifier: GPL-3.0-or-later
// Defaults, MFU, water and social cost.
#include "catalog/compiler/checks.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

/// What a default may be, for which kinds there may be one and for which there must be.
struct Quantity
{
    QStringView name;
    double low;
    double high;
    QStringView kinds;
    QStringView required;
};
constexpr Quantity quantities[] = {
    {u"utilisation", 0.01, 1, u"any gpu tpu npu soc cpu", u"any"},
    {u"host_w", 0, 1000, u"gpu tpu npu soc cpu", u""},
    {u"host_share", 0, 3, u"any gpu tpu npu soc cpu", u"any"},
    {u"cpu_utilisation", 0.01, 1, u"cpu", u"cpu"},
    {u"memory_w_per_gb", 0, 5, u"any", u"any"},
    {u"device_power", 0.1, 3, u"any datasheet database estimate",
     u"any datasheet database estimate"},
    {u"pue_overhead", 0, 5, u"region provider fallback", u"region provider fallback"},
    {u"intensity", 0.1, 3, u"any", u"any"},
    {u"lifetime_years", 0.5, 20, u"any", u"any"},
    {u"lifetime_use", 0.01, 1, u"any", u"any"},
    {u"wue_onsite", 0, 10, u"any", u"any"},
};

const Quantity* quantityOf(const RowRef& row)
{
    for (const Quantity& quantity : quantities) {
        if (row.text(u"quantity") == quantity.name)
            return &quantity;
    }
    return nullptr;
}

void checkDefault(const RowRef& row, const Quantity& quantity, Report& report)
{
    const QStringList kinds = quantity.kinds.toString().split(u' ');
    if (!kinds.contains(row.text(u"kind"))) {
        report.refuse(row, u"kind"_s,
                      u"one of %1 for %2"_s.arg(kinds.join(u", "_s), quantity.name.toString()));
    }
    for (const QString& column : {u"low"_s, u"value"_s, u"high"_s}) {
        const auto value = row.number(column);
        if (value && (*value < quantity.low || *value > quantity.high)) {
            report.refuse(row, column,
                          u"from %1 to %2 for %3"_s.arg(inWords(quantity.low),
                                                        inWords(quantity.high),
                                                        quantity.name.toString()));
        }
    }
    checkOrder(row, u"value"_s, report);
}

bool isAnyOf(const QString& word, const char* words)
{
    return QString::fromLatin1(words).split(u' ').contains(word);
}

} // namespace

void checkOrder(const RowRef& row, const QString& middle, Report& report)
{
    const auto value = row.number(middle);
    const auto low = row.number(u"low");
    const auto high = row.number(u"high");
    if (low && value && *low > *value)
        report.refuse(row, u"low"_s, u"at most %1, %2"_s.arg(middle, inWords(*value)));
    if (high && value && *high < *value)
        report.refuse(row, u"high"_s, u"at least %1, %2"_s.arg(middle, inWords(*value)));
}

void checkDefaults(const Dataset& data, Report& report)
{
    QSet<QString> known;
    for (const RowRef& row : data.rows(u"hardware_default")) {
        if (row.text(u"workload") == "any"_L1)
            known.insert(row.text(u"quantity") + u'/' + row.text(u"kind"));
        if (const Quantity* quantity = quantityOf(row))
            checkDefault(row, *quantity, report);
    }
    for (const Quantity& quantity : quantities) {
        for (const QString& kind : quantity.required.toString().split(u' ', Qt::SkipEmptyParts)) {
            if (!known.contains(quantity.name.toString() + u'/' + kind)) {
                report.refuse(u"hardware_db/defaults.csv"_s, 1, u"quantity"_s,
                              u"no row for %1 and %2"_s.arg(quantity.name.toString(), kind),
                              u"one with workload any, for what has none of its own"_s);
            }
        }
    }
}

void checkMfu(const Dataset& data, Report& report)
{
    QSet<QString> families;
    for (const RowRef& row : data.rows(u"accelerator"))
        families.insert(row.text(u"family"));
    bool hasGeneral = false;
    for (const RowRef& row : data.rows(u"mfu")) {
        const QString match = row.text(u"match");
        const QString key = row.text(u"key");
        hasGeneral = hasGeneral || match == "any"_L1;
        if (match == "family"_L1 && !families.contains(key))
            report.refuse(row, u"key"_s, u"a family of accelerators.csv"_s);
        if (match == "kind"_L1 && !isAnyOf(key, "gpu tpu npu soc cpu"))
            report.refuse(row, u"key"_s, u"one of gpu, tpu, npu, soc, cpu"_s);
        if (match == "any"_L1 && key != "any"_L1)
            report.refuse(row, u"key"_s, u"any where match is any"_s);
        checkOrder(row, u"best"_s, report);
    }
    if (!hasGeneral) {
        report.refuse(u"hardware_db/mfu.csv"_s, 1, u"match"_s, u"no row for any"_s,
                      u"one, for what has none of its own"_s);
    }
}

void checkWater(const Dataset& data, Report& report)
{
    QSet<QString> countries;
    for (const RowRef& row : data.rows(u"grid")) {
        if (row.text(u"kind") == "country"_L1)
            countries.insert(row.text(u"id"));
    }
    bool hasWorld = false;
    for (const RowRef& row : data.rows(u"water")) {
        const bool isWorld = row.text(u"zone") == "WORLD"_L1;
        hasWorld = hasWorld || isWorld;
        if (!isWorld && !countries.contains(row.text(u"zone")))
            report.refuse(row, u"zone"_s, u"the id of a country in grids.csv, or WORLD"_s);
    }
    if (!hasWorld) {
        report.refuse(u"regions/water.csv"_s, 1, u"zone"_s, u"no row for WORLD"_s,
                      u"one, for the countries that have none of their own"_s);
    }
}

void checkSocialCosts(const Dataset& data, Report& report)
{
    static const QStringList levels{u"low"_s, u"central"_s, u"high"_s};
    const std::vector<RowRef> rows = data.rows(u"social_cost");
    for (size_t i = 0; i < rows.size(); ++i) {
        const RowRef& row = rows[i];
        const QString expected = levels.at(qsizetype(i % 3));
        if (row.text(u"level") != expected)
            report.refuse(row, u"level"_s,
                          u"%1: low, central, high for every year"_s.arg(expected));
        if (i % 3 == 0)
            continue;
        const RowRef& before = rows[i - 1];
        for (const QString& column : {u"cost_set"_s, u"year"_s}) {
            if (row.text(column) != before.text(column))
                report.refuse(row, column, u"“%1” as in the row before"_s.arg(before.text(column)));
        }
        const auto own = row.number(u"usd_per_t");
        const auto lower = before.number(u"usd_per_t");
        if (own && lower && *own < *lower)
            report.refuse(row, u"usd_per_t"_s,
                          u"at least that of the row before, "_s + inWords(*lower));
    }
    if (rows.size() % 3 != 0)
        report.refuse(rows.back(), u"level"_s, u"a row for high at the end"_s);
    if (rows.empty() || rows.front().text(u"cost_set") != "epa-2023"_L1) {
        report.refuse(u"references/social_cost.csv"_s, 1, u"cost_set"_s, u"no epa-2023 first"_s,
                      u"it, because it is the default"_s);
    }
}

} // namespace gramme::catalog::compiler
