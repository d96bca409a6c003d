// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/textkey.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace gramme::catalog {

/// Search as one types: every word of the query must occur in an entry, as a beginning or a part
/// of a word, with a typo forgiven in longer words; blanks may be misplaced ("a10 0 sxm").
/// Case and accents do not matter. Best matches first: the whole text, words, beginnings of words,
/// parts of words; ties in the order of insertion, but "RTX 4090" before "RTX 4090 D". Only where
/// there is none of those, typos: the entries with the fewest.
class SearchIndex
{
public:
    /// `texts`: id, name, aliases, city ... of one entry; earlier texts weigh more.
    void add(int entry, const QStringList& texts);
    /// The entries that match, at most `limit`; all of them, in order, for an empty query.
    std::vector<int> find(QStringView query, int limit) const;
    /// The entries whose names are nearest to something that was not found, for "did you mean".
    /// May be empty: what looks like nothing known has no neighbour.
    std::vector<int> nearest(QStringView key, int limit) const;

private:
    struct Posting
    {
        int entry; ///< Position in m_entries.
        int text;  ///< Which of its texts.
    };
    /// A word, or two neighbouring ones written together, and where it occurs.
    struct Word
    {
        QString text;
        bool pair = false;
        std::vector<Posting> postings;
    };
    struct Entry
    {
        int id;
        QStringList keys; ///< The texts, normalised.
        QString name;     ///< The key of its name.
    };
    struct Hit
    {
        int entry;
        int edits;
        int cost;
        int rank; ///< Place among equals.
    };
    using Costs = std::vector<int>;

    void addWord(const QString& text, bool pair, Posting posting);
    void collectWords(const QString& token, bool typos, Costs& costs) const;
    void collectWhole(const QString& joined, Costs& costs) const;
    std::vector<Hit> match(const QStringList& tokens, bool typos) const;
    const QString& nameOf(const Hit& hit) const { return m_entries[size_t(hit.entry)].name; }
    void rankShorterNamesFirst(std::vector<Hit>& hits) const;
    std::vector<int> similar(const QString& joined, int limit) const;

    std::vector<Entry> m_entries;
    std::vector<Word> m_words;
    QHash<QString, int> m_wordIndex;
};

} // namespace gramme::catalog
