// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/document.h"

namespace gramme::study {

Document::Document(Scenario initial, QObject* parent)
    : QObject(parent)
    , m_scenario(std::move(initial))
{}

void Document::endTyping()
{
    ++m_typingRound;
}

void Document::apply(const Scenario& scenario)
{
    if (m_scenario == scenario)
        return;
    m_scenario = scenario;
    emit scenarioChanged();
}

} // namespace gramme::study
