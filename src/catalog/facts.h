// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/listing.h"
#include "catalog/tables.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <initializer_list>
#include <utility>
#include <vector>

namespace gramme::catalog {

/// One row of any table: its columns by name and in order.
class Row
{
public:
    /// The first row of the answer; without columns where there is none.
    explicit Row(Rows rows);

    const QStringList& columns() const { return m_columns; }
    QVariant value(const QString& column) const { return m_values.value(column); }
    /// The first of the columns that is there and not NULL.
    QString text(std::initializer_list<QStringView> columns) const;

private:
    QStringList m_columns;
    QHash<QString, QVariant> m_values;
};

/// Collects the facts of one entry, with the unit that the name of a column implies.
class Teller
{
public:
    explicit Teller(Tables& tables)
        : m_tables(tables)
    {}

    /// From the columns of provenance of a row, and from its source for what they leave open.
    Citation citation(const Row& row, bool shareAlike = false) const;
    /// All other columns; `others` are the citations of columns that have their own.
    void tell(const Row& row, const Citation& citation,
              const QHash<QString, Citation>& others = {});
    void add(const QString& key, const QVariant& value, const Citation& citation);
    /// Under a key that says the basis, so that two bases are never taken for one.
    void addIntensity(const QString& prefix, const Intensity& intensity);

    std::vector<Fact> take() { return std::move(m_facts); }

private:
    Tables& m_tables;
    std::vector<Fact> m_facts;
};

} // namespace gramme::catalog
