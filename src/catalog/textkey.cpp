// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/textkey.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// Letters that have no decomposition in Unicode and yet are typed as plain ones.
QStringView plainLetters(char16_t letter)
{
    static constexpr std::array<std::pair<char16_t, QStringView>, 9> table{{
        {u'ß', u"ss"},
        {u'æ', u"ae"},
        {u'œ', u"oe"},
        {u'ø', u"o"},
        {u'đ', u"d"},
        {u'ð', u"d"},
        {u'ł', u"l"},
        {u'þ', u"th"},
        {u'ı', u"i"},
    }};
    const auto found = std::find_if(table.begin(), table.end(),
                                    [letter](const auto& row) { return row.first == letter; });
    return found == table.end() ? QStringView() : found->second;
}

/// Calls `letter` with every UTF-16 unit that counts and `gap` wherever something else stands.
template <class Letter, class Gap> void fold(QStringView text, Letter letter, Gap gap)
{
    if (isAscii(text)) {
        for (const QChar c : text) {
            const char16_t u = c.unicode();
            if ((u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9'))
                letter(c);
            else if (u >= u'A' && u <= u'Z')
                letter(QChar(char16_t(u + (u'a' - u'A'))));
            else
                gap();
        }
        return;
    }
    // Compatibility decomposition also unfolds small signs: "²" -> "2", "™" -> "tm".
    const QString decomposed =
        text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : decomposed) {
        if (const QStringView plain = plainLetters(c.unicode()); !plain.isEmpty())
            std::for_each(plain.begin(), plain.end(), letter);
        else if (c.isLetterOrNumber() || c.isSurrogate())
            letter(c);
        else if (!c.isMark())
            gap();
    }
}

} // namespace

QString normalisedKey(QStringView text)
{
    QString key;
    key.reserve(text.size());
    fold(
        text, [&key](QChar c) { key.append(c); }, [] {});
    return key;
}

QStringList normalisedWords(QStringView text)
{
    QStringList words;
    QString word;
    const auto finish = [&words, &word] {
        if (!word.isEmpty())
            words.append(std::exchange(word, QString()));
    };
    fold(
        text, [&word](QChar c) { word.append(c); }, finish);
    finish();
    return words;
}

// Optimal string alignment: Damerau's four edits, no part edited twice. Row r of the table holds
// the distances of the first r typed letters to every beginning of the word.
std::optional<TypoDistance> typoDistance(QStringView typed, QStringView word, int maximum)
{
    constexpr qsizetype longest = 48;
    const qsizetype rows = typed.size();
    const qsizetype columns = std::min(word.size(), rows + maximum);
    if (rows > longest || columns + maximum < rows || columns > longest + 4)
        return std::nullopt;

    std::array<std::array<int, longest + 5>, 3> table{};
    for (qsizetype c = 0; c <= columns; ++c)
        table[0][size_t(c)] = int(c);
    for (qsizetype r = 1; r <= rows; ++r) {
        const auto& before = table[size_t(r + 1) % 3]; // row r - 2
        const auto& above = table[size_t(r - 1) % 3];
        auto& row = table[size_t(r) % 3];
        row[0] = int(r);
        int smallest = row[0];
        for (qsizetype c = 1; c <= columns; ++c) {
            const size_t k = size_t(c);
            const bool same = typed[r - 1] == word[c - 1];
            row[k] = std::min({above[k] + 1, row[k - 1] + 1, above[k - 1] + (same ? 0 : 1)});
            if (r > 1 && c > 1 && typed[r - 1] == word[c - 2] && typed[r - 2] == word[c - 1])
                row[k] = std::min(row[k], before[k - 2] + 1);
            smallest = std::min(smallest, row[k]);
        }
        if (smallest > maximum)
            return std::nullopt;
    }
    const auto& last = table[size_t(rows) % 3];
    const auto best = std::min_element(last.begin(), last.begin() + columns + 1);
    if (*best > maximum)
        return std::nullopt;
    const bool whole = columns == word.size() && last[size_t(columns)] == *best;
    return TypoDistance{*best, whole};
}

} // namespace gramme::catalog
