// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <span>
#include <vector>

namespace gramme::catalog {

/// Lower case, without accents, punctuation and blanks: "NVIDIA A100-SXM4" -> "nvidiaa100sxm4".
/// The key under which names, ids and aliases are compared.
QString normalisedKey(QStringView text);

/// Search as one types: every word of the query must occur in an entry, as a beginning or a part
/// of a word, with a typo forgiven in longer words; blanks may be misplaced ("a10 0 sxm").
/// Case and accents do not matter. Best matches first, ties in the order of insertion.
class SearchIndex {
public:
    /// `texts`: id, name, aliases, city ... of one entry; earlier texts weigh more.
    void add(int entry, const QStringList& texts);
    /// The entries that match, at most `limit`; all of them, in order, for an empty query.
    std::vector<int> find(QStringView query, int limit) const;
    /// The entries whose names are nearest to something that was not found, for "did you mean".
    std::vector<int> nearest(QStringView key, int limit) const;

private:
    struct Word;
    struct Entry;
    std::vector<Entry> m_entries;
};

} // namespace gramme::catalog
