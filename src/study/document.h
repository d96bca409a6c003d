// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/scenario.h"

#include <QObject>
#include <QUndoStack>

namespace gramme::study {

/// What is being edited, with its undo stack. It changes only through the verbs of edits.h.
///
///   MainWindow --owns--> Document --owns--> QUndoStack --owns--> commands (before, after)
///                           ^------------------------------------- apply()
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(Scenario initial, QObject* parent = nullptr);

    const Scenario& scenario() const { return m_scenario; }
    QUndoStack& undoStack() { return m_undoStack; }

    /// The next edit starts an undo step of its own, also if it is to the same input: the user
    /// left the field.
    void endTyping();

signals:
    void scenarioChanged();

private:
    friend class ScenarioCommand;
    friend void pushScenario(Document&, Scenario, const QString&, int);
    void apply(const Scenario& scenario);

    Scenario m_scenario;
    QUndoStack m_undoStack;
    int m_typingRound = 0;
};

} // namespace gramme::study
