// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/rescue.h"

#include "study/file/outline.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study::file {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// How many values it holds, all levels.
std::size_t valuesIn(const Node& node)
{
    std::size_t count = node.members.empty() ? 1 : 0;
    for (const Member& member : node.members)
        count += valuesIn(member.value);
    return count;
}

/// A list that has lost its key is known by what its entries hold.
void nameLists(Node& root)
{
    for (Member& member : root.members) {
        if (!member.key.isEmpty() || member.value.members.empty())
            continue;
        const Node& entry = member.value.members.front().value;
        const QString key = entry.find(u"inputs") ? u"scenarios"_s : u"runs"_s;
        if (!root.find(key))
            member.key = key;
    }
    std::erase_if(root.members, [](const Member& member) { return member.key.isEmpty(); });
}

} // namespace

Node rescue(const QByteArray& text, Parsed parsed, Damage& damage)
{
    Outline outline(text);
    if (valuesIn(outline.root()) < valuesIn(parsed.root)) {
        damage.add(parsed.mistake, tr("this is not as JSON wants it, and what follows could not be "
                                      "read."));
        return std::move(parsed.root);
    }
    for (const auto& [offset, sentence] : outline.losses())
        damage.add(offset, sentence);
    if (outline.losses().empty())
        damage.add(parsed.mistake, tr("this is not as JSON wants it; everything around it could be "
                                      "read."));
    nameLists(outline.root());
    return std::move(outline.root());
}

} // namespace gramme::study::file
