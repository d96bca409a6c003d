// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

/// The help, which is part of the program: one page per Markdown file of resources/help.
namespace gramme::gui {

struct HelpPage
{
    QString id;    ///< Name of the file without suffix: "act-region". Links say "help:act-region".
    QString title; ///< Its first line.
    QString markdown; ///< The whole file.
};

/// In the order of the contents list.
std::vector<HelpPage> loadHelpPages();

/// The heading under which the contents list has the page.
QString helpSection(QStringView pageId);

} // namespace gramme::gui
