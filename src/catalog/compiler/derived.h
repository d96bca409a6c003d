// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/table.h"

#include <QHash>

namespace gramme::catalog::compiler {

/// Columns of the schema that the CSV tables do not have: what a row takes from its source, the
/// name of its country, whether it is share-alike.
class Derived
{
public:
    explicit Derived(const Dataset& data);

    /// Empty where nothing is known.
    QString value(const RowRef& row, const QString& column) const;

private:
    QString confidence(const RowRef& row, const RowRef& source) const;

    QHash<QString, RowRef> m_sources;
    QHash<QString, RowRef> m_grids;
};

} // namespace gramme::catalog::compiler
