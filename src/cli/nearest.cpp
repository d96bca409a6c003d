// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/nearest.h"

#include "catalog/textkey.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

namespace gramme::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

} // namespace

QStringList nearest(const QString& given, const QStringList& candidates)
{
    const QString key = catalog::normalisedKey(given);
    std::vector<std::pair<int, QString>> found;
    for (const QString& candidate : candidates) {
        const auto distance = catalog::typoDistance(key, catalog::normalisedKey(candidate), 3);
        if (distance && !key.isEmpty() && distance->edits < key.size() / 2 + 1)
            found.emplace_back(2 * distance->edits + (distance->whole ? 0 : 1), candidate);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    QStringList names;
    for (std::size_t i = 0; i < found.size() && found[i].first == found[0].first && i < 3; ++i)
        names << found[i].second;
    return names;
}

QString didYouMean(const QStringList& names)
{
    return names.isEmpty() ? QString() : u' ' + tr("Did you mean %1?").arg(names.join(tr(" or ")));
}

} // namespace gramme::cli
