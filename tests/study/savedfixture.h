// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/saved.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

/// What the tests of saved figures share.
namespace gramme::tests {

/// "hardware=T4 hours=23 grid=DE": a scenario in one line. A mistake gives an empty one.
inline study::Scenario fromLine(const QString& line)
{
    study::Scenario scenario;
    for (const QString& word : line.split(u' ', Qt::SkipEmptyParts)) {
        const study::InputSpec* entry = study::findSpec(word.section(u'=', 0, 0));
        if (!entry
            || !study::assign(scenario, entry->input, word.section(u'=', 1),
                              study::Naming::Option)) {
            qWarning("not a scenario: %s", qPrintable(word));
            return {};
        }
    }
    return scenario;
}

inline study::Outcome outcomeOf(const study::StudyScenario& entry, const catalog::Catalog& catalog)
{
    auto outcome = study::evaluate(entry, catalog, study::window);
    if (!outcome)
        qFatal("%s", qPrintable(outcome.error().message));
    return *std::move(outcome);
}

/// The scenario as a study keeps it when it is saved with this catalogue.
inline study::StudyScenario savedNow(const study::Scenario& scenario,
                                     const catalog::Catalog& catalog)
{
    study::StudyScenario entry;
    entry.id = QStringLiteral("s1");
    entry.scenario = scenario;
    entry.saved = std::make_shared<const study::SavedResult>(
        study::savedResult(outcomeOf(entry, catalog), catalog));
    return entry;
}

/// Another edition had this figure, which must be among those that are saved.
inline void setFigure(study::StudyScenario& entry, study::Input input, double value, double low,
                      double high)
{
    auto changed = std::make_shared<study::SavedResult>(*entry.saved);
    const auto found = std::find_if(changed->figures.begin(), changed->figures.end(),
                                    [input](const auto& f) { return f.input == input; });
    if (found == changed->figures.end())
        qFatal("no figure of %s", study::spec(input).key);
    found->value = value;
    found->low = low;
    found->high = high;
    if (input == study::Input::Intensity && changed->intensity)
        changed->intensity->gPerKwh = value;
    entry.saved = std::move(changed);
}

inline void setFigure(study::StudyScenario& entry, study::Input input, double value)
{
    setFigure(entry, input, value, value, value);
}

/// The figure belonged to an entry of this name.
inline void setSubject(study::StudyScenario& entry, study::Input input, const QString& of)
{
    auto changed = std::make_shared<study::SavedResult>(*entry.saved);
    for (study::SavedFigure& figure : changed->figures) {
        if (figure.input == input)
            figure.of = of;
    }
    entry.saved = std::move(changed);
}

inline bool close(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

/// Bit for bit.
inline bool same(const study::Outcome& a, const study::Outcome& b)
{
    const auto& left = a.estimate;
    const auto& right = b.estimate;
    if (left.interval.has_value() != right.interval.has_value()
        || left.embodied.has_value() != right.embodied.has_value())
        return false;
    const bool sameEnds = !left.interval
                          || (left.interval->low.value() == right.interval->low.value()
                              && left.interval->high.value() == right.interval->high.value());
    return sameEnds && left.total.value() == right.total.value()
           && left.energy.value() == right.energy.value();
}

} // namespace gramme::tests
