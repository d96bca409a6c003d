// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/opening.h"

#include "catalog/catalog.h"
#include "gui/settings.h"
#include "study/file/filelock.h"
#include "study/file/studyfile.h"

#include <QFileInfo>

#include <algorithm>

namespace gramme::gui {

namespace {

/// The study of a file at which nobody else is; nothing where somebody has to be asked.
std::optional<Opening> openQuietly(const QString& fileName)
{
    if (!study::FileLock::othersAt(fileName).isEmpty())
        return std::nullopt;
    const auto opened = study::file::load(fileName);
    if (!opened)
        return std::nullopt;
    return Opening{opened->study, fileName, opened->damage, false, std::nullopt};
}

/// The latest study without a file that was kept when its window was closed.
std::optional<Opening> keptDraft(std::vector<study::Leftover>& leftovers)
{
    const auto draft = std::find_if(leftovers.begin(), leftovers.end(),
                                    [](const study::Leftover& one) { return one.wasClosed; });
    if (draft == leftovers.end())
        return std::nullopt;
    const auto opened = study::file::load(draft->recoveryFile);
    if (!opened)
        return std::nullopt;
    Opening opening{opened->study, draft->fileName, opened->damage, true, *draft};
    leftovers.erase(draft);
    return opening;
}

} // namespace

FirstOpening firstOpening(const QString& fileName, const Settings& settings,
                          const QString& recoveryFolder)
{
    FirstOpening first;
    first.leftovers = study::leftovers(recoveryFolder);
    if (!fileName.isEmpty()) {
        const QString full = QFileInfo(fileName).absoluteFilePath();
        if (auto opening = openQuietly(full)) {
            first.opening = *std::move(opening);
        } else {
            first.opening.study = study::studyOf(study::Scenario());
            first.toAsk = full;
        }
        return first;
    }
    if (auto draft = keptDraft(first.leftovers)) {
        first.opening = *std::move(draft);
        return first;
    }
    const QString last = settings.lastFile.get();
    auto opening = last.isEmpty() ? std::nullopt : openQuietly(last);
    first.opening = opening ? *std::move(opening)
                            : Opening{study::studyOf(study::exampleScenario()), {}, {}, false, {}};
    return first;
}

std::shared_ptr<const catalog::Catalog>
catalogueFor(const study::Study& study, const std::shared_ptr<const catalog::Catalog>& users)
{
    return study.own.isEmpty() ? users : users->withOwn(catalog::merged(users->own(), study.own));
}

} // namespace gramme::gui
