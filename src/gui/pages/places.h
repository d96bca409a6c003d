// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"
#include "gui/calculation.h"
#include "gui/tables/column.h"
#include "gui/tables/wordfilter.h"
#include "study/placeintervals.h"

#include <QLocale>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// The same run in other places, as rows of a table and of a chart. The ranking is study's; here it
/// only gets names and texts.
namespace gramme::gui {

struct PlaceRow
{
    study::RankedRow ranked;
    bool isChosen = false;
    bool isCleanest = false;
    QString others; ///< Letters of other scenarios in this place, "B, D"; empty: none.
    QString notice; ///< Of the share-alike database, where the figure is from it.
    std::shared_ptr<const study::PlaceIntervals> intervals; ///< Null: there are none.

    /// Worked out when it is first asked for.
    const std::optional<engine::Interval>& interval() const;
    QString key() const;
    bool isApart() const { return !ranked.isRanked(); }
    bool isStrong() const { return isChosen; }
    QString searchText() const;

private:
    mutable std::optional<std::optional<engine::Interval>> m_interval;
};

std::vector<PlaceRow> placeRows(const study::Ranking& ranking, const study::Outcome& outcome,
                                const QString& shareAlikeNotice);

/// Writes the letters of the scenarios that are not in hand to the places they are in.
void markOthers(std::vector<PlaceRow>& rows, const std::vector<Member>& members);

/// "Stockholm, eu-north-1"; with the provider in front where there are several.
QString placeLabel(const study::RankedRow& row, bool withProvider);

struct PlaceChartRequest
{
    QString title;
    QString basisNote; ///< Below the chart, before the database's notice.
    int rowLimit = 25;
    bool withProvider = false;
    /// The scenario on the same basis, for a row of its own where the chosen place is not among
    /// the ranked ones.
    std::optional<PlaceRow> own;
};

/// Empty where the scenario has no value on the ranking's basis. `rows` are those of the ranking.
std::optional<PlaceRow> ownPlaceRow(const study::Ranking& ranking, const study::Outcome& outcome,
                                    const std::vector<PlaceRow>& rows);

/// Bars from zero: the cleanest rows that the filter lets pass, the chosen one always among them.
charts::ChartSpec placeChart(const std::vector<PlaceRow>& rows, const WordFilter& filter,
                             const PlaceChartRequest& request, const QLocale& locale);

std::vector<Column<PlaceRow>> placeColumns();

} // namespace gramme::gui
