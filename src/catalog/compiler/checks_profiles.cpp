// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/checks.h"

#include <QHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

/// A profile is complete when it has this many cells.
constexpr int monthsOfYear = 12;
constexpr int hourCells = 12 * 24;

struct Series
{
    RowRef first;
    int cells = 0;
    double weight = 0.0;
    double weightedRatios = 0.0;
};

} // namespace

void checkMonthProfiles(const Dataset& data, Report& report)
{
    QHash<QString, Series> series;
    QHash<QString, QSet<QString>> preferred;
    QHash<QString, RowRef> firstRows;
    for (const RowRef& row : data.rows(u"grid_month")) {
        const QString grid = row.text(u"grid_id");
        const QString name = u"%1, %2, %3"_s.arg(grid, row.text(u"year"), row.text(u"source_id"));
        Series& one = series[name];
        if (one.cells++ == 0)
            one.first = row;
        if (!firstRows.contains(grid))
            firstRows.insert(grid, row);
        if (row.text(u"preferred") == "1"_L1)
            preferred[grid].insert(name);
    }
    for (auto it = series.cbegin(); it != series.cend(); ++it) {
        if (it->cells != monthsOfYear) {
            report.refuse(it->first, u"month"_s,
                          u"%1 months of %2"_s.arg(QString::number(it->cells), it.key()),
                          u"all 12"_s);
        }
    }
    for (auto it = firstRows.cbegin(); it != firstRows.cend(); ++it) {
        const auto count = preferred.value(it.key()).size();
        if (count != 1) {
            report.refuse(*it, u"preferred"_s,
                          u"%1 preferred series of %2"_s.arg(QString::number(count), it.key()),
                          u"exactly one"_s);
        }
    }
}

void checkHourProfiles(const Dataset& data, Report& report)
{
    QHash<QString, Series> series;
    for (const RowRef& row : data.rows(u"grid_hour")) {
        Series& one = series[u"%1, %2"_s.arg(row.text(u"grid_id"), row.text(u"source_id"))];
        if (one.cells++ == 0)
            one.first = row;
        const double samples = row.number(u"n_samples").value_or(0.0);
        one.weight += samples;
        one.weightedRatios += samples * row.number(u"ratio_to_mean").value_or(0.0);
    }
    for (auto it = series.cbegin(); it != series.cend(); ++it) {
        if (it->cells != hourCells) {
            report.refuse(it->first, u"hour_utc"_s,
                          u"%1 cells of %2"_s.arg(QString::number(it->cells), it.key()),
                          u"all 288 of 12 months and 24 hours"_s);
        }
        const double mean = it->weight > 0 ? it->weightedRatios / it->weight : 0.0;
        if (std::abs(mean - 1.0) > 0.005) {
            report.refuse(
                it->first, u"ratio_to_mean"_s,
                u"ratios of %1 that average %2"_s.arg(it.key(), QString::number(mean, 'f', 4)),
                u"1 within 0.005"_s);
        }
    }
}

} // namespace gramme::catalog::compiler
