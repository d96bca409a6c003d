// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/search.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

// How well a typed word fits a word of an entry; lower is better. The steps leave room for the
// weight of the text, 0 to 7, which only decides between equal fits.
constexpr int textWeights = 8;
constexpr int wholeWord = 0 * textWeights;
constexpr int beginning = 1 * textWeights;
constexpr int wholePair = 1 * textWeights;
constexpr int pairBeginning = 2 * textWeights;
constexpr int inside = 6 * textWeights;           // worse than any sum of two beginnings
constexpr int typo = 64 * textWeights;            // an edit is worse than any fit without one
constexpr int otherFirstLetter = 4 * textWeights; // people seldom mistype the first letter
constexpr int noFit = std::numeric_limits<int>::max();

/// Entries that are called exactly what was typed come before all others.
constexpr int wholeText = -1;

int allowedEdits(qsizetype letters)
{
    if (letters < 4)
        return 0;
    return letters < 8 ? 1 : 2;
}

int fitWithoutTypo(QStringView token, QStringView word, bool pair)
{
    if (word.size() < token.size())
        return noFit;
    if (word.startsWith(token)) {
        if (word.size() == token.size())
            return pair ? wholePair : wholeWord;
        return pair ? pairBeginning : beginning;
    }
    return word.contains(token) ? inside : noFit;
}

int fitWithTypo(QStringView token, QStringView word)
{
    const auto distance = typoDistance(token, word, allowedEdits(token.size()));
    if (!distance)
        return noFit;
    return typo * distance->edits + (distance->whole ? 0 : beginning) +
           (token.front() == word.front() ? 0 : otherFirstLetter);
}

void improve(int& cost, int other)
{
    cost = std::min(cost, other);
}

/// Pairs of neighbouring letters, sorted, for comparing names as a whole.
std::vector<quint32> letterPairs(QStringView text)
{
    std::vector<quint32> pairs;
    for (qsizetype i = 1; i < text.size(); ++i)
        pairs.push_back(quint32(text[i - 1].unicode()) << 16 | text[i].unicode());
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Dice's coefficient of two sorted lists: 1 for the same, 0 for nothing in common.
double likeness(const std::vector<quint32>& a, const std::vector<quint32>& b)
{
    if (a.empty() || b.empty())
        return 0.0;
    size_t common = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right) {
            ++common;
            ++left;
            ++right;
        } else if (*left < *right) {
            ++left;
        } else {
            ++right;
        }
    }
    return 2.0 * double(common) / double(a.size() + b.size());
}

} // namespace

void SearchIndex::add(int entry, const QStringList& texts)
{
    const int position = int(m_entries.size());
    m_entries.push_back({entry, {}, {}});
    int text = 0;
    for (const QString& given : texts) {
        const QStringList words = normalisedWords(given);
        for (qsizetype i = 0; i < words.size(); ++i) {
            addWord(words[i], false, {position, text});
            if (i + 1 < words.size())
                addWord(words[i] + words[i + 1], true, {position, text});
        }
        const QString key = words.join(QString());
        if (text <= 1) // the second text is the name; where there is but one, the first
            m_entries.back().name = key;
        if (!key.isEmpty() && !m_entries.back().keys.contains(key))
            m_entries.back().keys.append(key);
        text = std::min(text + 1, textWeights - 1);
    }
}

void SearchIndex::addWord(const QString& text, bool pair, Posting posting)
{
    auto known = m_wordIndex.constFind(text);
    if (known == m_wordIndex.constEnd()) {
        known = m_wordIndex.insert(text, int(m_words.size()));
        m_words.push_back({text, pair, {}});
    }
    Word& word = m_words[size_t(*known)];
    word.pair = word.pair && pair;
    // The id and the name of an entry share most words: the earlier text is enough.
    if (word.postings.empty() || word.postings.back().entry != posting.entry)
        word.postings.push_back(posting);
}

/// The best fit of one typed word in every entry.
void SearchIndex::collectWords(const QString& token, bool typos, Costs& costs) const
{
    for (const Word& word : m_words) {
        int fit = fitWithoutTypo(token, word.text, word.pair);
        if (fit == noFit && typos)
            fit = fitWithTypo(token, word.text);
        if (fit == noFit)
            continue;
        for (const Posting& posting : word.postings)
            improve(costs[size_t(posting.entry)], fit + posting.text);
    }
}

/// What was typed, blanks dropped, against the texts as a whole: finds "a10 0 sxm".
void SearchIndex::collectWhole(const QString& joined, Costs& costs) const
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        int text = 0;
        for (const QString& key : m_entries[i].keys) {
            if (key == joined)
                improve(costs[i], wholeText);
            else if (const qsizetype at = key.indexOf(joined); at >= 0)
                improve(costs[i], (at == 0 ? beginning : inside) + text);
            text = std::min(text + 1, textWeights - 1);
        }
    }
}

std::vector<SearchIndex::Hit> SearchIndex::match(const QStringList& tokens, bool typos) const
{
    Costs sums(m_entries.size(), 0);
    for (const QString& token : tokens) {
        Costs costs(m_entries.size(), noFit);
        collectWords(token, typos, costs);
        for (size_t i = 0; i < sums.size(); ++i)
            sums[i] = sums[i] == noFit || costs[i] == noFit ? noFit : sums[i] + costs[i];
    }
    const QString joined = tokens.join(QString());
    Costs whole(m_entries.size(), noFit);
    collectWhole(joined, whole);
    if (typos && tokens.size() > 1)
        collectWords(joined, true, whole);

    std::vector<Hit> hits;
    for (size_t i = 0; i < sums.size(); ++i) {
        const int cost = std::min(sums[i], whole[i]);
        if (cost != noFit)
            hits.push_back({int(i), std::max(cost, 0) / typo, cost, int(i)});
    }
    return hits;
}

/// A name goes to the place of the first one that only adds something to it: "RTX 4090" before
/// "RTX 4090 D", whichever was inserted first.
void SearchIndex::rankShorterNamesFirst(std::vector<Hit>& hits) const
{
    std::vector<Hit*> byName;
    byName.reserve(hits.size());
    for (Hit& hit : hits)
        byName.push_back(&hit);
    std::stable_sort(byName.begin(), byName.end(),
                     [this](const Hit* a, const Hit* b) { return nameOf(*a) < nameOf(*b); });
    std::vector<Hit*> beginnings; // of the name at hand, shortest first
    for (Hit* const hit : byName) {
        while (!beginnings.empty() && !nameOf(*hit).startsWith(nameOf(*beginnings.back())))
            beginnings.pop_back();
        for (Hit* const shorter : beginnings) {
            if (shorter->cost == hit->cost)
                improve(shorter->rank, hit->rank);
        }
        beginnings.push_back(hit);
    }
}

std::vector<int> SearchIndex::find(QStringView query, int limit) const
{
    const auto most = size_t(std::max(limit, 0));
    const QStringList tokens = normalisedWords(query);
    std::vector<int> found;
    if (tokens.isEmpty()) {
        for (size_t i = 0; i < std::min(most, m_entries.size()); ++i)
            found.push_back(m_entries[i].id);
        return found;
    }
    std::vector<Hit> hits = match(tokens, false);
    if (hits.empty()) {
        hits = match(tokens, true);
        int fewest = std::numeric_limits<int>::max();
        for (const Hit& hit : hits)
            fewest = std::min(fewest, hit.edits);
        std::erase_if(hits, [fewest](const Hit& hit) { return hit.edits > fewest; });
    }
    rankShorterNamesFirst(hits);
    std::stable_sort(hits.begin(), hits.end(), [this](const Hit& a, const Hit& b) {
        if (a.cost != b.cost)
            return a.cost < b.cost;
        if (a.rank != b.rank)
            return a.rank < b.rank;
        return nameOf(a).size() < nameOf(b).size();
    });
    for (size_t i = 0; i < std::min(most, hits.size()); ++i)
        found.push_back(m_entries[size_t(hits[i].entry)].id);
    return found;
}

/// Entries by how alike their names look as a whole, best first; only those that do look alike.
std::vector<int> SearchIndex::similar(const QString& joined, int limit) const
{
    constexpr double alike = 0.55;
    const std::vector<quint32> wanted = letterPairs(joined);
    std::vector<std::pair<double, int>> ranked;
    for (const Entry& entry : m_entries) {
        double best = 0.0;
        for (const QString& key : entry.keys)
            best = std::max(best, likeness(wanted, letterPairs(key)));
        if (best >= alike)
            ranked.emplace_back(best, entry.id);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<int> ids;
    for (size_t i = 0; i < std::min(size_t(limit), ranked.size()); ++i)
        ids.push_back(ranked[i].second);
    return ids;
}

std::vector<int> SearchIndex::nearest(QStringView key, int limit) const
{
    const QString joined = normalisedKey(key);
    if (joined.isEmpty() || limit <= 0)
        return {};
    std::vector<int> ids = find(key, limit);
    for (const int id : similar(joined, limit)) {
        if (int(ids.size()) == limit)
            break;
        if (std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(id);
    }
    return ids;
}

} // namespace gramme::catalog
