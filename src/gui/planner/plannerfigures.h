// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/planner/figuretable.h"
#include "study/beside.h"
#include "study/plansearch.h"

#include <QLocale>

/// The figures of the planner as rows of text. Nothing is computed here.
namespace gramme::gui {

using FigureRows = std::vector<FigureTable::Row>;

/// Hours, accelerator-hours and FLOPs of a run.
FigureRows timeRows(const study::Outcome& outcome, const QLocale& locale);
/// Energy, emissions with their interval, water, electricity cost and social cost.
FigureRows costRows(const study::Scenario& scenario, const study::Outcome& outcome,
                    const QLocale& locale);

/// The parts of a campaign beside a single run: hours, energy, emissions.
QStringList campaignHeadings();
FigureRows campaignRows(const study::Scenario& scenario, const study::Outcome& outcome,
                        const QLocale& locale);

/// The ways to search: full trials, hours, emissions, share saved, and why.
QStringList searchHeadings();
FigureRows searchRows(const study::Scenario& scenario, const study::Outcome& outcome,
                      const study::SearchQuestion& question, const QLocale& locale);

QStringList servingHeadings();
FigureRows servingRows(const study::ServingResult& result, const QLocale& locale);
/// Where the coefficients are from and what they leave out.
QString servingNote(const study::ServingResult& result);

} // namespace gramme::gui
