// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/study.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

/// The lowest series that no scenario has, so that a colour freed by a deletion is used again.
int freeSeries(const Study& study)
{
    QSet<int> taken;
    for (const StudyScenario& entry : study.scenarios)
        taken.insert(entry.series);
    int series = 0;
    while (taken.contains(series))
        ++series;
    return series;
}

QString takeId(Study& study, QChar kind)
{
    return kind + QString::number(study.nextId++);
}

} // namespace

bool operator==(const SavedFigure& a, const SavedFigure& b)
{
    return a.input == b.input && a.value == b.value && a.low == b.low && a.high == b.high
           && a.of == b.of && a.citation == b.citation;
}

bool operator==(const SavedResult& a, const SavedResult& b)
{
    return a.edition == b.edition && a.program == b.program && a.energyKwh == b.energyKwh
           && a.operationalKg == b.operationalKg && a.embodiedKg == b.embodiedKg
           && a.totalKg == b.totalKg && a.lowKg == b.lowKg && a.highKg == b.highKg
           && a.figures == b.figures && a.intensity == b.intensity && a.unknown == b.unknown;
}

const SavedFigure* SavedResult::find(Input input) const
{
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [input](const SavedFigure& f) { return f.input == input; });
    return found == figures.end() ? nullptr : &*found;
}

bool operator==(const StudyScenario& a, const StudyScenario& b)
{
    const bool sameSaved = a.saved == b.saved || (a.saved && b.saved && *a.saved == *b.saved);
    return a.id == b.id && a.series == b.series && a.scenario == b.scenario && a.notes == b.notes
           && sameSaved && a.unknown == b.unknown;
}

const StudyScenario* Study::find(QStringView id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &scenarios.at(index);
}

int Study::indexOf(QStringView id) const
{
    for (int i = 0; i < scenarios.size(); ++i) {
        if (scenarios.at(i).id == id)
            return i;
    }
    return -1;
}

QString Study::letter(qsizetype index)
{
    QString letters;
    for (qsizetype rest = index; rest >= 0; rest = rest / 26 - 1)
        letters.prepend(QChar(u'A' + char16_t(rest % 26)));
    return letters;
}

Study studyOf(const Scenario& scenario)
{
    Study study;
    addScenario(study, scenario);
    return study;
}

StudyScenario& addScenario(Study& study, const Scenario& scenario)
{
    StudyScenario entry;
    entry.id = takeId(study, u's');
    entry.series = freeSeries(study);
    entry.scenario = scenario;
    study.scenarios.append(std::move(entry));
    return study.scenarios.last();
}

MeasuredRun& addRun(Study& study, MeasuredRun run)
{
    run.id = takeId(study, u'm');
    study.runs.append(std::move(run));
    return study.runs.last();
}

QString uniqueName(const Study& study, const QString& wanted)
{
    const auto isTaken = [&study](const QString& name) {
        return std::any_of(
            study.scenarios.begin(), study.scenarios.end(),
            [&name](const StudyScenario& entry) { return entry.scenario.name == name; });
    };
    QString name = wanted;
    for (int i = 2; isTaken(name); ++i)
        name = u"%1 (%2)"_s.arg(wanted, QString::number(i));
    return name;
}

} // namespace gramme::study
