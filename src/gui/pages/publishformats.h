// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"

#include <QString>

#include <span>
#include <vector>

namespace gramme::gui {

class Calculation;

/// What the Publish page offers: a format of ours or a template of the user.
struct PublishChoice
{
    QString key; ///< "latex"; of a template "own:lab-report.html".
    QString title;
    QString suffix;     ///< Of a file, without the dot.
    QString suggestion; ///< Name for a file.
    QString hint;       ///< What it is for and what it needs beside it.
    std::optional<exchange::PublishFormat> format;
    exchange::UserTemplate own; ///< Where there is no format.
};

/// Those that one looks for in one place.
struct PublishGroup
{
    QString title;
    std::vector<PublishChoice> choices;
};

/// For a paper, for a repository, elsewhere, and the templates in this folder; a group without any
/// is left out. Every format of ours is in one of them.
std::vector<PublishGroup> publishGroups(const QString& templateFolder);

/// The scenario in hand, or all of them, as they were last valid; without any item where there is
/// no result.
exchange::Publication published(const Calculation& calculation, bool all);

/// What has to be known of scenarios that are stale or left out; empty for sound ones.
QString publishRemark(const Calculation& calculation, bool all);

} // namespace gramme::gui
