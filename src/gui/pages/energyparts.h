// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"
#include "gui/tables/column.h"
#include "study/breakdown.h"
#include "study/resolve.h"

#include <QLocale>
#include <QString>

#include <optional>
#include <vector>

/// Where energy and carbon come from, as rows of tables and charts. The shares are study's; here
/// they only get names and texts.
namespace gramme::gui {

struct PartRow
{
    std::optional<study::PartOfEstimate> part; ///< Empty: the total, which stands last.
    double value = 0.0;                        ///< kWh or kg, as the table is about.
    double share = 1.0;
    QString working; ///< How the figure came about: a sentence.
    QString notice;  ///< Of the share-alike database, where a figure is from it.
    QString scenarioId{}; ///< Where the table has several scenarios, and its label.
    QString scenario{};

    QString key() const;
    QString name() const;
    bool isApart() const { return !part && scenarioId.isEmpty(); }
    bool isStrong() const { return !part; }
    QString searchText() const { return scenario + u'\n' + name(); }
};

std::vector<PartRow> energyRows(const study::Outcome& outcome, const QLocale& locale);
std::vector<PartRow> carbonRows(const study::Outcome& outcome, const QString& shareAlikeNotice,
                                const QLocale& locale);

std::vector<Column<PartRow>> energyColumns();
std::vector<Column<PartRow>> carbonColumns();

charts::ChartSpec energyChart(const std::vector<PartRow>& rows, const QLocale& locale);
/// The total with its interval on top, of two parts: running and making the hardware.
charts::ChartSpec carbonChart(const std::vector<PartRow>& rows, const engine::Estimate& estimate,
                              const QLocale& locale);

/// What stands out, as a sentence.
QString energySentence(const std::vector<PartRow>& rows, const QLocale& locale);
QString carbonSentence(const engine::Estimate& estimate, const QLocale& locale);

/// The two parts of every bar of carbon, running first; without the second where it is not
/// counted.
QVector<charts::ChartPart> runningAndMaking(double totalKg, std::optional<double> makingKg,
                                            const QLocale& locale);

} // namespace gramme::gui
