// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/studyedits.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::study {

void pushStudy(Document& document, Study after, QString selectedAfter, const QString& text,
               int mergeId);

namespace edits {

namespace {

constexpr int neverMerge = -1;
constexpr int notesMergeId = 1000; ///< Beyond the inputs, which merge under their own number.

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// As the list calls it.
QString nameOf(const Study& study, const QString& id)
{
    const int index = study.indexOf(id);
    if (index < 0)
        return {};
    const QString& name = study.scenarios.at(index).scenario.name;
    return name.isEmpty() ? Study::letter(index) : name;
}

void push(Document& document, Study after, const QString& text, int mergeId = neverMerge)
{
    pushStudy(document, std::move(after), document.selected().id, text, mergeId);
}

MeasuredRun* findRun(Study& study, const QString& id)
{
    const auto found = std::find_if(study.runs.begin(), study.runs.end(),
                                    [&id](const MeasuredRun& run) { return run.id == id; });
    return found == study.runs.end() ? nullptr : &*found;
}

/// The saved figures without those of the inputs, which then come from the catalogue.
void forget(StudyScenario& entry, const QList<Input>& inputs)
{
    if (!entry.saved)
        return;
    auto kept = std::make_shared<SavedResult>(*entry.saved);
    std::erase_if(kept->figures,
                  [&inputs](const SavedFigure& figure) { return inputs.contains(figure.input); });
    if (inputs.contains(Input::Intensity))
        kept->intensity.reset();
    if (!(*kept == *entry.saved))
        entry.saved = std::move(kept);
}

} // namespace

void addScenario(Document& document, const Scenario& scenario)
{
    Study after = document.study();
    StudyScenario& added = study::addScenario(after, scenario);
    const QString wanted = scenario.name.isEmpty()
                               ? tr("Scenario %1").arg(Study::letter(after.scenarios.size() - 1))
                               : scenario.name;
    added.scenario.name = uniqueName(document.study(), wanted);
    const QString id = added.id;
    const QString text = tr("Add “%1”").arg(added.scenario.name);
    pushStudy(document, std::move(after), id, text, neverMerge);
}

void duplicate(Document& document, const QString& id)
{
    Study after = document.study();
    const int index = after.indexOf(id);
    if (index < 0)
        return;
    const StudyScenario original = after.scenarios.at(index);
    StudyScenario& copy = study::addScenario(after, original.scenario);
    copy.notes = original.notes;
    copy.saved = original.saved;
    copy.unknown = original.unknown;
    copy.scenario.name = uniqueName(document.study(), tr("Copy of %1").arg(nameOf(after, id)));
    const QString copyId = copy.id;
    after.scenarios.move(after.scenarios.size() - 1, index + 1);
    pushStudy(document, std::move(after), copyId,
              tr("Duplicate “%1”").arg(nameOf(document.study(), id)), neverMerge);
}

void removeScenario(Document& document, const QString& id)
{
    Study after = document.study();
    const int index = after.indexOf(id);
    if (index < 0)
        return;
    const QString text = tr("Delete “%1”").arg(nameOf(after, id));
    after.scenarios.removeAt(index);
    for (MeasuredRun& run : after.runs) {
        if (run.scenarioId == id)
            run.scenarioId.clear();
    }
    if (after.scenarios.isEmpty())
        study::addScenario(after, Scenario());
    const bool wasSelected = document.selected().id == id;
    const QString next =
        wasSelected ? after.scenarios.at(std::min<qsizetype>(index, after.scenarios.size() - 1)).id
                    : document.selected().id;
    pushStudy(document, std::move(after), next, text, neverMerge);
}

void rename(Document& document, const QString& id, const QString& name)
{
    Study after = document.study();
    const int index = after.indexOf(id);
    const QString trimmed = name.trimmed();
    if (index < 0 || trimmed.isEmpty())
        return;
    after.scenarios[index].scenario.name = trimmed;
    push(document, std::move(after), tr("Rename to “%1”").arg(trimmed));
}

void move(Document& document, const QString& id, int position)
{
    Study after = document.study();
    const int index = after.indexOf(id);
    if (index < 0)
        return;
    after.scenarios.move(index, std::clamp(position, 0, int(after.scenarios.size()) - 1));
    push(document, std::move(after), tr("Move “%1”").arg(nameOf(document.study(), id)));
}

void setNotes(Document& document, const QString& id, const QString& notes)
{
    Study after = document.study();
    const int index = after.indexOf(id);
    if (index < 0)
        return;
    after.scenarios[index].notes = notes;
    push(document, std::move(after), tr("Edit the notes of “%1”").arg(nameOf(after, id)),
         notesMergeId + index); // of another scenario: another step
}

void setTitle(Document& document, const QString& title)
{
    Study after = document.study();
    after.title = title.trimmed();
    push(document, std::move(after), tr("Change the title of the study"));
}

void updateFigures(Document& document, const QString& id, const QList<Input>& inputs)
{
    updateFigures(document, {FigureUpdate{id, inputs}});
}

void updateFigures(Document& document, const QList<FigureUpdate>& updates)
{
    Study after = document.study();
    int count = 0;
    for (const FigureUpdate& update : updates) {
        const int index = after.indexOf(update.scenarioId);
        if (index < 0)
            continue;
        forget(after.scenarios[index], update.inputs);
        count += int(update.inputs.size());
    }
    const QString text = count == 1 ? tr("Update a figure to this edition")
                                    : tr("Update %1 figures to this edition").arg(count);
    push(document, std::move(after), text);
}

void addRuns(Document& document, QList<MeasuredRun> runs)
{
    Study after = document.study();
    const int count = int(runs.size());
    for (MeasuredRun& run : runs)
        study::addRun(after, std::move(run));
    const QString text = count == 1 ? tr("Import a measured run")
                                    : tr("Import %1 measured runs").arg(count);
    push(document, std::move(after), text);
}

void removeRun(Document& document, const QString& id)
{
    Study after = document.study();
    const MeasuredRun* run = findRun(after, id);
    if (!run)
        return;
    const QString text = tr("Delete the measured run “%1”").arg(run->name);
    after.runs.removeIf([&id](const MeasuredRun& entry) { return entry.id == id; });
    push(document, std::move(after), text);
}

void linkRun(Document& document, const QString& runId, const QString& scenarioId)
{
    Study after = document.study();
    MeasuredRun* run = findRun(after, runId);
    if (!run || (!scenarioId.isEmpty() && !after.find(scenarioId)))
        return;
    run->scenarioId = scenarioId;
    const QString plan = nameOf(after, scenarioId);
    const QString text = scenarioId.isEmpty() ? tr("Detach “%1” from its plan").arg(run->name)
                                              : tr("Hold “%1” against “%2”").arg(run->name, plan);
    push(document, std::move(after), text);
}

void renameRun(Document& document, const QString& runId, const QString& name)
{
    Study after = document.study();
    MeasuredRun* run = findRun(after, runId);
    const QString trimmed = name.trimmed();
    if (!run || trimmed.isEmpty())
        return;
    run->name = trimmed;
    push(document, std::move(after), tr("Rename to “%1”").arg(trimmed));
}

} // namespace edits

} // namespace gramme::study
