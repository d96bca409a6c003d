// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/derived.h"

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

Derived::Derived(const Dataset& data)
{
    for (const RowRef& row : data.rows(u"source"))
        m_sources.insert(row.text(u"source_id"), row);
    for (const RowRef& row : data.rows(u"grid"))
        m_grids.insert(row.text(u"id"), row);
}

QString Derived::value(const RowRef& row, const QString& column) const
{
    if (column == "share_alike"_L1)
        return row.table->shareAlike ? u"1"_s : u"0"_s;
    if (column == "country"_L1) {
        const auto country = m_grids.constFind(row.text(u"country_iso2"));
        return country == m_grids.constEnd() ? QString() : country->text(u"name");
    }
    const auto source = m_sources.constFind(row.text(u"source_id"));
    if (source == m_sources.constEnd())
        return {};
    if (column == "confidence"_L1)
        return confidence(row, *source);
    if (column == "source_url"_L1)
        return source->text(u"url");
    if (column == "year"_L1)
        return source->text(u"data_years");
    return column == "licence"_L1 ? source->text(u"licence") : QString();
}

/// The primary value of a grid is as good as the grid's quality says.
QString Derived::confidence(const RowRef& row, const RowRef& source) const
{
    if (row.text(u"is_primary") == "1"_L1)
        return m_grids.value(row.text(u"grid_id")).text(u"quality");
    return source.text(u"confidence");
}

} // namespace gramme::catalog::compiler
