// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/pages/energyparts.h"

/// Where energy and carbon come from in every scenario of a study: stacked bars under each other.
namespace gramme::gui {

enum class PartsOf : std::uint8_t { Energy, Carbon };

/// One scenario; the last of its rows is its total.
struct ScenarioParts
{
    QString id;
    QString label;
    int series = 0;
    bool isSelected = false;
    std::vector<PartRow> rows;
    std::optional<engine::Interval> interval; ///< Of carbon only.
};

/// Those that have a result, in the order of the study.
std::vector<ScenarioParts> scenarioParts(const Calculation& calculation, PartsOf what,
                                         const QLocale& locale);
/// One below the other, for the table.
std::vector<PartRow> allRows(const std::vector<ScenarioParts>& scenarios);

charts::ChartSpec stackedChart(const std::vector<ScenarioParts>& scenarios, PartsOf what,
                               const QLocale& locale);

} // namespace gramme::gui
