// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tables/wordfilter.h"

#include "catalog/textkey.h"

#include <algorithm>

namespace gramme::gui {

void WordFilter::setText(const QString& typed)
{
    m_words.clear();
    for (const QString& word : typed.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const QString key = catalog::normalisedKey(word);
        if (!key.isEmpty())
            m_words.append(key);
    }
}

bool WordFilter::matches(const QString& text) const
{
    if (m_words.isEmpty())
        return true;
    auto known = m_normalised.constFind(text);
    if (known == m_normalised.constEnd()) {
        QStringList fields;
        for (const QString& field : text.split(u'\n'))
            fields.append(catalog::normalisedKey(field));
        known = m_normalised.insert(text, fields.join(u'\n'));
    }
    const QString& haystack = *known;
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&haystack](const QString& word) { return haystack.contains(word); });
}

} // namespace gramme::gui
