// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/helppages.h"

#include "gui/text.h"

#include <QFile>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

/// As one reads them; the files themselves are named in src/gui/CMakeLists.txt.
constexpr std::array order{
    "index",
    "window",
    "studies",
    "scenarios",
    "methods",
    "planner",
    "uncertainty",
    "embodied",
    "measured",
    "calibration",
    "data",
    "own-entries",
    "publish",
    "templates",
    "check",
    "reference-points",
    "limits",
    "sources",
    "learn-co2",
    "learn-co2e",
    "learn-renewable",
    "learn-offsetting",
    "learn-certificates",
    "learn-carbon-neutral",
    "learn-emissions-worldwide",
    "learn-carbon-intensity",
    "act-provider",
    "act-region",
    "act-offsets",
    "act-search",
    "act-clean-energy",
    "act-transparency",
    "act-feedback",
};

} // namespace

std::vector<HelpPage> loadHelpPages()
{
    std::vector<HelpPage> pages;
    for (const char* id : order) {
        HelpPage page;
        page.id = QString::fromLatin1(id);
        QFile file(u":/help/%1.md"_s.arg(page.id));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        page.markdown = QString::fromUtf8(file.readAll());
        page.title = page.markdown.section(u'\n', 0, 0).remove(0, 1).trimmed();
        pages.push_back(std::move(page));
    }
    return pages;
}

QString helpSection(QStringView pageId)
{
    if (pageId.startsWith(u"learn-"))
        return Text::tr("Learn");
    return pageId.startsWith(u"act-") ? Text::tr("Act") : Text::tr("The program");
}

} // namespace gramme::gui
