// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/document.h"

#include <QList>
#include <QString>
#include <QStringList>

/// The verbs on the study as a whole; those on the scenario in hand are in edits.h. Each is one
/// undo step with a text that says what, and none is pushed that changes nothing.
namespace gramme::study::edits {

/// Adds a scenario at the end and takes it in hand. An empty name becomes "Scenario B".
void addScenario(Document& document, const Scenario& scenario);
/// A copy right after the scenario, in hand, with its notes.
void duplicate(Document& document, const QString& id);
/// The last one is replaced by an empty scenario.
void removeScenario(Document& document, const QString& id);
/// An empty name is refused silently: it stays what it was.
void rename(Document& document, const QString& id, const QString& name);
/// To this position in the list.
void move(Document& document, const QString& id, int position);
/// Merges while one types.
void setNotes(Document& document, const QString& id, const QString& notes);
void setTitle(Document& document, const QString& title);

/// Uses the catalogue's present figures for these inputs instead of the saved ones.
void updateFigures(Document& document, const QString& id, const QList<Input>& inputs);
/// The same for several scenarios in one step.
struct FigureUpdate
{
    QString scenarioId;
    QList<Input> inputs;
};
void updateFigures(Document& document, const QList<FigureUpdate>& updates);

/// Adds them all in one step; ids are given here.
void addRuns(Document& document, QList<MeasuredRun> runs);
void removeRun(Document& document, const QString& id);
/// Which scenario planned the run; empty: none.
void linkRun(Document& document, const QString& runId, const QString& scenarioId);
void renameRun(Document& document, const QString& runId, const QString& name);

} // namespace gramme::study::edits
