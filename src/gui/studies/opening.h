// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/file/autosave.h"
#include "study/study.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace gramme::catalog {
class Catalog;
}

namespace gramme::gui {

class Settings;

/// A study on its way into the window.
struct Opening
{
    study::Study study;
    QString fileName;    ///< Empty for a study that has no file yet.
    QStringList damage;  ///< What of the file was mended or left out, whole sentences.
    bool isUnsaved = false;
    std::optional<study::Leftover> leftover; ///< Where it was kept, to be taken over.
};

/// What a start finds.
struct FirstOpening
{
    Opening opening;
    QString toAsk; ///< A file that cannot be opened without a word: after the window is there.
    std::vector<study::Leftover> leftovers; ///< Not opened: to be offered.
};

/// The file if one is given; else the study that was kept without a file, the file of the last
/// time, or the worked example.
FirstOpening firstOpening(const QString& fileName, const Settings& settings,
                          const QString& recoveryFolder);

/// Those who look after the user's own entries have them in `users`; where an id is in both, the
/// entry of the user stands.
std::shared_ptr<const catalog::Catalog>
catalogueFor(const study::Study& study, const std::shared_ptr<const catalog::Catalog>& users);

} // namespace gramme::gui
