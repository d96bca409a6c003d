// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/calculation.h"

namespace gramme::gui {

Calculation::Calculation(study::Document& document, std::shared_ptr<const catalog::Catalog> catalog,
                         QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_catalog(std::move(catalog))
{
    connect(&m_document, &study::Document::scenarioChanged, this, &Calculation::update);
    update();
}

void Calculation::addFieldError()
{
    ++m_fieldErrors;
    emit changed();
}

void Calculation::removeFieldError()
{
    --m_fieldErrors;
    emit changed();
}

void Calculation::update()
{
    const study::Scenario& scenario = m_document.scenario();
    const auto outcome = study::evaluate(scenario, *m_catalog, study::window);
    m_problem.reset();
    if (outcome) {
        m_outcome = *outcome;
        m_outcomeScenario = scenario;
    } else {
        m_problem = outcome.error();
        if (scenario == study::Scenario())
            m_outcome.reset(); // A new one: an older result would only mislead.
    }
    emit changed();
}

} // namespace gramme::gui
