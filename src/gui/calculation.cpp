// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/calculation.h"

#include "study/saved.h"

#include <algorithm>
#include <utility>

namespace gramme::gui {

Calculation::Calculation(study::Document& document, std::shared_ptr<const catalog::Catalog> catalog,
                         QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_catalog(std::move(catalog))
{
    connect(&m_document, &study::Document::listChanged, this, &Calculation::lookAtList);
    connect(&m_document, &study::Document::opened, this, [this] {
        m_known.clear();
        m_seen.clear();
    });
    update();
}

void Calculation::setCatalog(std::shared_ptr<const catalog::Catalog> catalog)
{
    m_catalog = std::move(catalog);
    emit catalogChanged();
    update();
}

const study::Outcome* Calculation::outcome() const
{
    return m_outcome.get();
}

std::vector<Member> Calculation::members() const
{
    std::vector<Member> members;
    const auto& scenarios = m_document.study().scenarios;
    for (qsizetype i = 0; i < scenarios.size(); ++i) {
        const study::StudyScenario& entry = scenarios.at(i);
        const QString letter = study::Study::letter(i);
        const QString& name = entry.scenario.name;
        const Known& figures = known(entry);
        const bool isSelected = i == m_document.selectedIndex();
        members.push_back({&entry, letter, name.isEmpty() ? tr("Scenario %1").arg(letter) : name,
                           figures.outcome.get(), isSelected,
                           figures.problem.has_value() || (isSelected && m_fieldErrors > 0),
                           figures.problem ? figures.problem->message : QString(),
                           &figures.outcomeScenario});
    }
    return members;
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

const Calculation::Known& Calculation::known(const study::StudyScenario& entry) const
{
    Known& known = m_known[entry.id];
    const bool isCurrent = known.catalog == m_catalog && known.entry == entry
                           && (known.outcome || known.problem);
    if (isCurrent)
        return known;
    auto outcome = study::evaluate(entry, *m_catalog, study::window);
    known.entry = entry;
    known.problem.reset();
    if (outcome) {
        known.outcome = std::make_shared<study::Outcome>(*std::move(outcome));
        known.outcomeScenario = entry.scenario;
        known.catalog = m_catalog;
    } else {
        known.problem = outcome.error();
        if (entry.scenario == study::Scenario())
            known.outcome.reset(); // A new one: an older result would only mislead.
    }
    return known;
}

/// Another scenario in hand, another value in one of them, another order or name; notes and runs
/// change no figure.
void Calculation::lookAtList()
{
    const auto same = [](const study::StudyScenario& a, const study::StudyScenario& b) {
        return a.id == b.id && a.series == b.series && a.scenario == b.scenario
               && a.saved == b.saved;
    };
    const auto& now = m_document.study().scenarios;
    if (m_seenSelected == m_document.selected().id
        && std::equal(now.begin(), now.end(), m_seen.begin(), m_seen.end(), same))
        return;
    m_known.removeIf([this](const auto& entry) { return !m_document.study().find(entry.key()); });
    update();
}

void Calculation::update()
{
    m_seen = m_document.study().scenarios;
    m_seenSelected = m_document.selected().id;
    const Known& present = known(m_document.selected());
    m_problem = present.problem;
    m_outcome = present.outcome;
    m_outcomeScenario = present.outcomeScenario;
    emit changed();
}

} // namespace gramme::gui
