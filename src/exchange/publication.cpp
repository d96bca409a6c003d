// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/publish.h"

#include "study/saved.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

QString nameOf(const study::Study& study, qsizetype index)
{
    const QString& name = study.scenarios.at(index).scenario.name;
    return name.isEmpty() ? tr("Scenario %1").arg(study::Study::letter(index)) : name;
}

/// Why there is nothing to publish: nobody asked for a scenario there is, or the first has no
/// result.
Problem nothing(const QString& onlyId, const std::optional<Problem>& first)
{
    if (first)
        return *first;
    if (!onlyId.isEmpty())
        return {Problem::Kind::BadInput, onlyId,
                tr("The study has no scenario %1; name one that it has.").arg(onlyId)};
    return {Problem::Kind::BadInput, u"scenarios"_s,
            tr("The study has no scenario to publish; add one.")};
}

} // namespace

Result<Publication> publicationOf(const study::Study& study, const catalog::Catalog& catalog,
                                  const QString& onlyId)
{
    Publication made;
    made.title = study.title;
    made.catalog = &catalog;
    std::optional<Problem> first;
    for (qsizetype i = 0; i < study.scenarios.size(); ++i) {
        const study::StudyScenario& entry = study.scenarios.at(i);
        if (!onlyId.isEmpty() && entry.id != onlyId)
            continue;
        auto outcome = study::evaluate(entry, catalog, study::window);
        if (outcome) {
            const bool alone = study.scenarios.size() == 1;
            made.items.push_back(
                {entry, *std::move(outcome), alone ? QString() : study::Study::letter(i)});
        } else if (!first) {
            first = outcome.error();
            first->message = tr("%1: %2").arg(nameOf(study, i), first->message);
        }
    }
    if (made.items.empty())
        return nothing(onlyId, first);
    for (const study::MeasuredRun& run : study.runs) {
        const bool isTheirs =
            std::any_of(made.items.begin(), made.items.end(), [&run](const PublishItem& item) {
                return item.entry.id == run.scenarioId;
            });
        if (isTheirs)
            made.runs << run;
    }
    return made;
}

} // namespace gramme::exchange
