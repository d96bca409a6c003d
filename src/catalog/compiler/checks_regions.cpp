// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/checks.h"

#include <QHash>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

/// The page has this many regions.
constexpr std::size_t lacosteRegionCount = 82;

void requireWith(const RowRef& row, const QString& figure, const QString& source, Report& report)
{
    if (!row.isEmpty(figure) && row.isEmpty(source))
        report.refuse(row, source, u"the source of %1"_s.arg(figure));
}

/// A document of `source`, or the address of one that has no row there.
void checkDocument(const RowRef& row, const QString& column, const QSet<QString>& sources,
                   Report& report)
{
    const QString document = row.text(column);
    if (!document.isEmpty() && !document.startsWith("http"_L1) && !sources.contains(document))
        report.refuse(row, column, u"a source_id of the open sources, or an address"_s);
}

void checkGridOf(const RowRef& row, const RowRef& grid, Report& report)
{
    if (grid.table->shareAlike)
        report.refuse(row, u"grid_id"_s, u"a grid that is not share-alike"_s);
    if (grid.text(u"country_iso2") != row.text(u"country_iso2")) {
        report.refuse(row, u"country_iso2"_s,
                      u"“%1” as in the row of its grid"_s.arg(grid.text(u"country_iso2")));
    }
    static const QSet<QString> large{u"US"_s, u"RU"_s, u"CA"_s, u"AU"_s, u"CN"_s, u"BR"_s,
                                     u"IN"_s, u"CL"_s, u"ID"_s, u"NO"_s, u"SE"_s, u"MY"_s};
    const double limit = large.contains(row.text(u"country_iso2")) ? 22.0 : 9.0;
    for (const QString& axis : {u"latitude"_s, u"longitude"_s}) {
        const auto own = row.number(axis);
        const auto middle = grid.number(axis);
        if (own && middle && std::abs(*own - *middle) > limit)
            report.warn(row, axis, u"far from the middle of %1"_s.arg(grid.text(u"id")));
    }
}

QSet<QString> openSources(const Dataset& data)
{
    QSet<QString> sources;
    for (const RowRef& row : data.rows(u"source")) {
        if (!row.table->shareAlike)
            sources.insert(row.text(u"source_id"));
    }
    return sources;
}

QString placeKey(const RowRef& row, const QString& column)
{
    return row.text(u"provider") + u'/' + row.text(column);
}

} // namespace

void checkProviders(const Dataset& data, Report& report)
{
    for (const RowRef& row : data.rows(u"provider")) {
        requireWith(row, u"pue_avg"_s, u"pue_source_name"_s, report);
        requireWith(row, u"pue_avg"_s, u"source_id"_s, report);
        requireWith(row, u"renewable_or_offset_claim_pct"_s, u"claim_source_url"_s, report);
        requireWith(row, u"wue_l_per_kwh"_s, u"wue_source_url"_s, report);
    }
}

void checkCloudRegions(const Dataset& data, Report& report)
{
    QHash<QString, RowRef> grids;
    for (const RowRef& row : data.rows(u"grid"))
        grids.insert(row.text(u"id"), row);
    QSet<QString> lacosteRegions;
    for (const RowRef& row : data.rows(u"lacoste_region"))
        lacosteRegions.insert(placeKey(row, u"region_id"_s));
    const QSet<QString> sources = openSources(data);
    for (const RowRef& row : data.rows(u"cloud_region")) {
        if (const auto grid = grids.constFind(row.text(u"grid_id")); grid != grids.constEnd())
            checkGridOf(row, *grid, report);
        requireWith(row, u"pue"_s, u"pue_source"_s, report);
        requireWith(row, u"renewable_or_offset_pct"_s, u"claim_source"_s, report);
        checkDocument(row, u"pue_source"_s, sources, report);
        checkDocument(row, u"claim_source"_s, sources, report);
        if (!grids.contains(row.text(u"country_iso2")))
            report.refuse(row, u"country_iso2"_s, u"the id of a country in grids.csv"_s);
        if (!row.isEmpty(u"lacoste_region") &&
            !lacosteRegions.contains(placeKey(row, u"lacoste_region"_s)))
            report.refuse(row, u"lacoste_region"_s, u"a region_id of lacoste_regions.csv"_s);
    }
}

void checkLacosteRegions(const Dataset& data, Report& report)
{
    QSet<QString> counterparts;
    for (const RowRef& row : data.rows(u"cloud_region")) {
        if (!row.isEmpty(u"lacoste_region"))
            counterparts.insert(placeKey(row, u"lacoste_region"_s));
    }
    const std::vector<RowRef> regions = data.rows(u"lacoste_region");
    for (const RowRef& row : regions) {
        const auto value = row.number(u"g_per_kwh");
        const auto cut = row.number(u"app_g_per_kwh_truncated");
        if (value && cut && std::trunc(*value) != *cut)
            report.refuse(row, u"app_g_per_kwh_truncated"_s,
                          u"the whole part of g_per_kwh, "_s + inWords(std::trunc(*value)));
        if (!counterparts.contains(placeKey(row, u"region_id"_s)))
            report.refuse(row, u"region_id"_s, u"a region of cloud_regions.csv that names it"_s);
    }
    if (regions.size() != lacosteRegionCount) {
        report.refuse(u"regions/lacoste_regions.csv"_s, 1, u"region_id"_s,
                      u"%1 regions"_s.arg(regions.size()), u"the 82 of the page"_s);
    }
}

} // namespace gramme::catalog::compiler
