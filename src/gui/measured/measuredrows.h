// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"
#include "gui/calculation.h"
#include "gui/tables/column.h"
#include "study/gap.h"

#include <QList>
#include <QLocale>
#include <QString>

#include <optional>
#include <vector>

/// The measured runs of a study and the plans they are held against, as rows of a table and of a
/// chart. What is compared with what is study's (study/gap.h); here it only gets names and texts.
namespace gramme::gui {

/// A scenario with the runs that are held against it.
struct PlanGap
{
    QString scenarioId;
    QString name; ///< With its letter: "A  As planned".
    int series = 0;
    bool isSelected = false;
    QList<study::MeasuredRun> runs;
    std::optional<study::Gap> gap;
    QString problem; ///< Why there is no gap: a sentence.
};

/// Every scenario with at least one run, in the order of the list.
std::vector<PlanGap> planGaps(const Calculation& calculation);

/// "A  As planned: Measured 271 kWh, ..." and all that follows from it; or the problem.
QStringList sentences(const PlanGap& plan, const QLocale& locale);
/// The same in paragraphs: the comparison, what would explain it, what was compared.
QString paragraphs(const PlanGap& plan, const QLocale& locale);

struct MeasuredRow
{
    study::MeasuredRun run;
    QString plan; ///< Name of the scenario; empty: none.
    std::optional<double> itKwh;  ///< Before PUE.
    std::optional<double> ofPlan; ///< Its energy over that of the plan.
    QString why;                  ///< How `ofPlan` came about, or why there is none: a sentence.

    QString key() const { return run.id; }
    bool isApart() const { return false; }
    QString searchText() const;
};

std::vector<MeasuredRow> measuredRows(const QList<study::MeasuredRun>& runs,
                                      const std::vector<PlanGap>& plans, const QLocale& locale);
std::vector<Column<MeasuredRow>> measuredColumns();

/// Per plan its energy with the interval, and the measured runs as marks beneath it; several runs
/// also as their sum, and very many only so. Ids of rows: that of the scenario, "sum/" and that of the scenario, that of
/// the run.
charts::ChartSpec measuredChart(const std::vector<PlanGap>& plans, const QLocale& locale);

} // namespace gramme::gui
