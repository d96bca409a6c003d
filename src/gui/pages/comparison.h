// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "charts/chartspec.h"
#include "gui/tables/column.h"
#include "study/resolve.h"

#include <QLocale>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// A result beside published figures: which rows, in which order, under which names. Values in,
/// values out; the page only shows them.
namespace gramme::gui {

/// A group of reference points as the catalogue has them.
struct ReferenceGroup
{
    QString id;   ///< "strubell_table1"
    QString name; ///< As people call it.
    bool isFirstView = false;
    bool operator==(const ReferenceGroup&) const = default;
};
/// In the order of the catalogue.
std::vector<ReferenceGroup> referenceGroups(const catalog::Catalog& catalog);

/// What the reader asked to see.
struct ComparisonChoice
{
    QSet<QString> groups;
    bool everyRow = false; ///< Also the rows that a group does not open with.
};

/// The groups of the first view.
ComparisonChoice firstComparison(const catalog::Catalog& catalog);

/// A scenario of the study that stands among the reference points.
struct ComparedResult
{
    QString id;
    QString name;
    int series = 0;       ///< Colour and shape of its mark.
    bool isInHand = true; ///< The one that is worked on; the others only stand beside it.
    double kg = 0.0;
    std::optional<engine::Interval> interval;
    QString notice;
};

/// A result, or one reference point.
struct ComparisonRow
{
    QString id;
    QString label;
    std::optional<double> kg; ///< Empty: published without emissions, never charted.
    std::optional<double> kgLow; ///< Of a result its interval, else the published range.
    std::optional<double> kgHigh;
    std::optional<double> timesResult;              ///< kg over that of the result in hand.
    const catalog::ReferencePoint* point = nullptr; ///< Null: a result.
    int series = 0;                                 ///< Of a result.
    bool isInHand = false;                          ///< The result that is worked on.
    QString group;
    QString revises; ///< Id of the row that this one corrects.
    QString notice;  ///< Of the database the figure is from, where it must travel with it.

    QString key() const { return id; }
    bool isApart() const { return !kg; }
    bool isStrong() const { return isInHand; }
    QString searchText() const;
};

/// The chosen reference points, with the two corrections of the architecture search whenever that
/// is among them.
std::vector<ComparisonRow> referenceRows(const catalog::Catalog& catalog,
                                         const ComparisonChoice& choice);

/// The results among the reference points, smallest first, corrections directly below what they
/// correct, rows without emissions last.
std::vector<ComparisonRow> comparisonRows(const std::vector<ComparisonRow>& references,
                                          const std::vector<ComparedResult>& results);

/// Dots on a logarithmic scale.
charts::ChartSpec comparisonChart(const std::vector<ComparisonRow>& rows, const QLocale& locale);

/// Between which two figures the result in hand lies, as a sentence.
QString comparisonSentence(const std::vector<ComparisonRow>& rows, const QLocale& locale);

std::vector<Column<ComparisonRow>> comparisonColumns();

} // namespace gramme::gui
