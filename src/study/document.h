// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/study.h"

#include <QObject>
#include <QUndoStack>

namespace gramme::study {

/// The study being edited, with its undo stack, and which of its scenarios is in hand. It changes
/// only through the verbs of edits.h.
///
///   MainWindow --owns--> Document --owns--> QUndoStack --owns--> commands (before, after)
///                           ^------------------------------------- apply()
class Document : public QObject
{
    Q_OBJECT

public:
    /// A study without scenarios gets an empty one.
    explicit Document(Study initial, QObject* parent = nullptr);
    explicit Document(const Scenario& only, QObject* parent = nullptr);

    const Study& study() const { return m_study; }
    /// The scenario in hand; there always is one.
    const StudyScenario& selected() const { return m_study.scenarios.at(m_selected); }
    const Scenario& scenario() const { return selected().scenario; }
    int selectedIndex() const { return m_selected; }

    /// Takes another scenario in hand; no edit. An unknown id changes nothing.
    void select(QStringView id);
    /// Another study in place of this one: opened, new, recovered. Ends the undo history.
    void open(Study study);

    /// Bare commands would bypass the verbs: for undo and redo actions, and the clean state.
    QUndoStack& undoStack() { return m_undoStack; }

    /// The next edit starts an undo step of its own, also if it is to the same input: the user
    /// left the field.
    void endTyping();

signals:
    /// The scenario in hand is another one, or has other values.
    void scenarioChanged();
    /// Anything in the study has changed, other than by open().
    void studyChanged();
    /// The list of scenarios may look otherwise, or another one is in hand.
    void listChanged();
    /// open() put another study in place.
    void opened();

private:
    friend class StudyCommand;
    friend void pushStudy(Document&, Study, QString, const QString&, int);
    void apply(const Study& study, const QString& selectedId);

    Study m_study;
    int m_selected = 0;
    QUndoStack m_undoStack;
    int m_typingRound = 0;
};

} // namespace gramme::study
