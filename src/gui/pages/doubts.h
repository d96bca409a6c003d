// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"
#include "gui/tables/column.h"
#include "study/uncertain.h"

#include <QLocale>
#include <QString>

#include <vector>

/// The uncertain inputs of a result, as rows of a table and of a chart. Ranges and shares are
/// study's; here they only get names and texts.
namespace gramme::gui {

struct DoubtRow
{
    study::UncertainInput uncertain;
    double share = 0.0; ///< Of the spread, 0..1.
    QString reason;     ///< Why the range is what it is: a sentence.
    QString notice;     ///< Of the share-alike database, where the range is from it.

    QString key() const;
    QString name() const;
    QString unit() const;
    bool isCertain() const { return uncertain.spread.isCertain(); }
    bool isApart() const { return isCertain(); }
    QString searchText() const { return name(); }
};

/// Those that cause most first, then those that are certain.
std::vector<DoubtRow> doubtRows(const study::Outcome& outcome, const QString& shareAlikeNotice,
                                const QLocale& locale);

std::vector<Column<DoubtRow>> doubtColumns();

/// Bars of the inputs that cause a part of the spread, and of those that were pinned.
charts::ChartSpec doubtChart(const std::vector<DoubtRow>& rows, const QString& sentence,
                             const QLocale& locale);

/// "0.50 to 0.90: the edition's default ... Source: ..."
QString doubtSentence(const DoubtRow& row);

} // namespace gramme::gui
