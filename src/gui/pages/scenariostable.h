// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"
#include "gui/calculation.h"
#include "gui/tables/column.h"
#include "study/differences.h"

#include <QLocale>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// The scenarios of a study against one of them, as rows of a table and of a chart.
namespace gramme::gui {

struct ScenarioRow
{
    QString id;
    QString letter;
    QString name;
    int series = 0;
    bool isSelected = false;
    bool isBaseline = false;
    /// Empty: it has no result to compare, and `problem` says why.
    std::optional<engine::Estimate> estimate;
    /// The total of the headline, where the estimate was moved to the lifecycle basis.
    std::optional<engine::Kilograms> headline;
    QString problem; ///< Also where the result is that of older inputs.
    /// Against the baseline; null for the baseline itself, and where either has no result.
    std::shared_ptr<const study::Difference> difference;
    QString notes;
    QString notice; ///< Of the share-alike database, where a figure is from it.

    QString key() const { return id; }
    QString label() const;
    std::optional<double> ratio() const;
    bool isApart() const { return !estimate; }
    bool isStrong() const { return isSelected; }
    QString searchText() const { return name + u'\n' + notes; }
};

/// "A  As planned"; "Scenario A" for one without a name of its own.
QString scenarioLabel(const QString& letter, const QString& name);

/// In the order of the study, all on one basis. An unknown baseline is the first scenario.
std::vector<ScenarioRow> scenarioRows(const Calculation& calculation, const QString& baselineId);

/// The one that the sentence and the list of differences are about: the scenario in hand or, where
/// that is the baseline itself, the one that emits least. Null where there is none.
const ScenarioRow* comparedRow(const std::vector<ScenarioRow>& rows);

/// Where scenarios stand on different bases although they are drawn under each other: a warning;
/// empty elsewhere.
QString mixedBasesRemark(const Calculation& calculation);

/// Why totals are not those of the headline; empty where they are.
QString basisNote(const std::vector<ScenarioRow>& rows, const QLocale& locale);

std::vector<Column<ScenarioRow>> scenarioColumns();

/// Bars from zero, of operational and embodied emissions where any scenario counts both; those
/// without a result are named below.
charts::ChartSpec scenarioChart(const std::vector<ScenarioRow>& rows, const QLocale& locale);

} // namespace gramme::gui
