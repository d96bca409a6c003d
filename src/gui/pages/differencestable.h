// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/tables/column.h"
#include "study/differences.h"

#include <QLocale>
#include <QString>

#include <optional>
#include <vector>

/// What differs between two scenarios and what it does to the total, as rows of a table.
namespace gramme::gui {

struct DifferenceRow
{
    std::optional<study::DifferingInput> input; ///< Empty: the whole change, which stands last.
    QString from;
    QString to;
    std::optional<double> kg;
    std::optional<double> share; ///< Of the baseline's total.

    QString key() const;
    QString name() const;
    bool isApart() const { return !input; }
    bool isStrong() const { return !input; }
    QString searchText() const { return name(); }
};

/// In the order of the inputs, then the total.
std::vector<DifferenceRow> differenceRows(const study::Difference& difference,
                                          const QLocale& locale);

std::vector<Column<DifferenceRow>> differenceColumns();

} // namespace gramme::gui
