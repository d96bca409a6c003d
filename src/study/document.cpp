// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/document.h"

#include <utility>

namespace gramme::study {

namespace {

Study withScenario(Study study)
{
    if (study.scenarios.isEmpty())
        addScenario(study, Scenario());
    return study;
}

} // namespace

Document::Document(Study initial, QObject* parent)
    : QObject(parent)
    , m_study(withScenario(std::move(initial)))
{}

Document::Document(const Scenario& only, QObject* parent)
    : Document(studyOf(only), parent)
{}

void Document::select(QStringView id)
{
    const int index = m_study.indexOf(id);
    if (index < 0 || index == m_selected)
        return;
    endTyping();
    m_selected = index;
    emit listChanged();
    emit scenarioChanged();
}

void Document::open(Study study)
{
    endTyping();
    m_study = withScenario(std::move(study));
    m_selected = 0;
    m_undoStack.clear();
    emit opened();
    emit listChanged();
    emit scenarioChanged();
}

void Document::endTyping()
{
    ++m_typingRound;
}

void Document::apply(const Study& study, const QString& selectedId)
{
    const StudyScenario before = selected();
    m_study = study;
    m_selected = std::max(0, m_study.indexOf(selectedId));
    emit studyChanged();
    emit listChanged();
    if (!(before == selected()))
        emit scenarioChanged();
}

} // namespace gramme::study
