// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/format.h"
#include "study/saved.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

constexpr double roundingNoise = 1e-9; ///< Relative; sums may be taken in another order.

bool differs(double a, double b)
{
    return std::abs(a - b) > roundingNoise * std::max(std::abs(a), std::abs(b));
}

bool differs(const SavedFigure& a, const SavedFigure& b)
{
    return differs(a.value, b.value) || differs(a.low, b.low) || differs(a.high, b.high);
}

StudyScenario withoutFigure(const StudyScenario& scenario, Input input)
{
    StudyScenario updated = scenario;
    auto kept = std::make_shared<SavedResult>(*scenario.saved);
    std::erase_if(kept->figures, [input](const SavedFigure& f) { return f.input == input; });
    if (input == Input::Intensity)
        kept->intensity.reset();
    updated.saved = std::move(kept);
    return updated;
}

/// Without the totals.
std::vector<Drift> differing(const StudyScenario& scenario, const catalog::Catalog& catalog)
{
    if (!scenario.saved)
        return {};
    StudyScenario unsaved = scenario;
    unsaved.saved.reset();
    const auto before = resolveSaved(scenario, catalog, window);
    const auto today = resolveSaved(unsaved, catalog, window);
    if (!before || !today)
        return {};
    const std::vector<SavedFigure> current = catalogueFigures(*today);
    std::vector<Drift> found;
    for (const SavedFigure& figure : scenario.saved->figures) {
        const auto now = std::find_if(current.begin(), current.end(), [&](const SavedFigure& f) {
            return f.input == figure.input;
        });
        // Another subject: the host's share of another power follows that power.
        if (before->isSaved(figure.input) && now != current.end() && now->of == figure.of
            && differs(figure, *now))
            found.push_back({figure.input, figure, *now});
    }
    return found;
}

template <class T> void carry(QList<T>& carried, const QList<T>& known, const QSet<QString>& used)
{
    for (const T& entry : known) {
        const auto same = std::find_if(carried.begin(), carried.end(),
                                       [&entry](const T& other) { return other.id == entry.id; });
        if (!used.contains(entry.id))
            continue;
        if (same == carried.end())
            carried.append(entry);
        else
            *same = entry;
    }
}

/// Own entries that the scenarios name join those that the study carries already. Reference points
/// stand beside every scenario, so all of them go along.
void carryOwn(Study& study, const catalog::OwnEntries& known)
{
    QSet<QString> used;
    for (const StudyScenario& entry : study.scenarios) {
        const Scenario& scenario = entry.scenario;
        for (const QString& id : {scenario.hardware, scenario.cpu, scenario.grid, scenario.region})
            used.insert(id);
    }
    for (const catalog::OwnRegion& region : known.regions) {
        if (used.contains(region.id))
            used.insert(region.gridId);
    }
    for (const catalog::OwnReference& reference : known.references)
        used.insert(reference.id);
    carry(study.own.devices, known.devices, used);
    carry(study.own.grids, known.grids, used);
    carry(study.own.regions, known.regions, used);
    carry(study.own.references, known.references, used);
}

} // namespace

Study withFigures(const Study& study, const catalog::Catalog& catalog)
{
    Study full = study;
    for (StudyScenario& entry : full.scenarios) {
        const auto outcome = evaluate(entry, catalog, window);
        if (!outcome || outcome->resolved.warnings.test(
                std::size_t(Warning::EntryGone))) // what was saved then still says it best
            continue;
        auto saved = std::make_shared<SavedResult>(savedResult(*outcome, catalog));
        if (entry.saved)
            saved->unknown = entry.saved->unknown;
        if (hasDrifts(entry, catalog)) // the figures are still those of the edition before
            saved->edition = entry.saved->edition;
        entry.saved = std::move(saved);
    }
    carryOwn(full, catalog.own());
    return full;
}

std::vector<Drift> drifts(const StudyScenario& scenario, const catalog::Catalog& catalog)
{
    std::vector<Drift> found = differing(scenario, catalog);
    if (found.empty())
        return {};
    const auto before = evaluate(scenario, catalog, window);
    for (Drift& drift : found) {
        drift.savedKg = before ? before->estimate.total.value() : 0.0;
        const auto updated = evaluate(withoutFigure(scenario, drift.input), catalog, window);
        drift.updatedKg = updated ? updated->estimate.total.value() : drift.savedKg;
    }
    return found;
}

bool hasDrifts(const StudyScenario& scenario, const catalog::Catalog& catalog)
{
    return !differing(scenario, catalog).empty();
}

QString recomputationRemark(const StudyScenario& scenario, const catalog::Catalog& catalog)
{
    const auto outcome = evaluate(scenario, catalog, window);
    if (!scenario.saved || !outcome)
        return {};
    const double now = outcome->estimate.total.value();
    if (!differs(now, scenario.saved->totalKg))
        return {};
    const auto mass = [](double kg) { return format::mass(engine::Kilograms(kg), QLocale()); };
    return QCoreApplication::translate("gramme::study",
                                       "“%1” was saved with %2 by version %3; this version makes "
                                       "%4 of the same figures.")
        .arg(scenario.scenario.name, mass(scenario.saved->totalKg), scenario.saved->program,
             mass(now));
}

} // namespace gramme::study
