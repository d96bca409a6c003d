// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/checktext.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

/// LaTeX commands that stand for something one reads; the name of any other is dropped and what
/// stands in its braces is kept.
QString commandText(QStringView name)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 14> texts{{
        {u"times", u"x"},
        {u"cdot", u"x"},
        {u"CO", u"CO"},
        {u"COtwo", u"CO2"},
        {u"cotwo", u"CO2"},
        {u"watt", u"W"},
        {u"kilo", u"k"},
        {u"kilogram", u"kg"},
        {u"gram", u"g"},
        {u"hour", u"h"},
        {u"per", u"/"},
        {u"quad", u" "},
        {u"qquad", u" "},
        {u"newline", u" "},
    }};
    for (const auto& [word, text] : texts) {
        if (word == name)
            return text.toString();
    }
    return {};
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDash(QChar c)
{
    return (c >= u'\u2010' && c <= u'\u2015') || c == u'\u2212';
}

} // namespace

/// Goes over the original once.
class PlainText::Reader
{
public:
    Reader(const QString& original, PlainText& plain)
        : m_original(original)
        , m_plain(plain)
    {}

    void read()
    {
        while (m_at < m_original.size()) {
            const QChar c = m_original[m_at];
            if (c == u'\\')
                readCommand();
            else if (c == u'%' && startsLine())
                skipLine();
            else
                readCharacter(c);
        }
    }

private:
    void put(QChar c, qsizetype place)
    {
        const bool isBlank = c == u' ';
        if (isBlank && (m_plain.m_text.isEmpty() || m_plain.m_text.endsWith(u' ')))
            return;
        m_plain.m_text += c;
        m_plain.m_places.push_back(place);
    }

    bool startsLine() const
    {
        qsizetype before = m_at - 1;
        while (before >= 0 && (m_original[before] == u' ' || m_original[before] == u'\t'))
            --before;
        return before < 0 || m_original[before] == u'\n' || m_original[before] == u'\r';
    }

    void skipLine()
    {
        while (m_at < m_original.size() && m_original[m_at] != u'\n')
            ++m_at;
    }

    void readCommand()
    {
        const qsizetype start = m_at++;
        if (m_at >= m_original.size())
            return;
        const QChar c = m_original[m_at];
        if (!isLetter(c)) {
            ++m_at;
            if (c == u'%' || c == u'_' || c == u'&' || c == u'#' || c == u'$')
                put(c, start);
            else if (c == u',' || c == u';' || c == u':' || c == u' ' || c == u'\\' || c == u'\n')
                put(u' ', start);
            return;
        }
        const qsizetype first = m_at;
        while (m_at < m_original.size() && isLetter(m_original[m_at]))
            ++m_at;
        const QStringView name = QStringView(m_original).mid(first, m_at - first);
        for (const QChar letter : commandText(name))
            put(letter, start);
    }

    /// A hyphen or underscore before a line break or a subscript needs to know its neighbours.
    void readCharacter(QChar c)
    {
        const qsizetype place = m_at++;
        if (c.isSpace() || c == u'~') {
            put(u' ', place);
        } else if (c >= u'\u2080' && c <= u'\u2089') {
            put(QChar(c.unicode() - 0x2080 + u'0'), place);
        } else if (isDash(c)) {
            put(u'-', place);
        } else if (c == u'\u00D7') {
            put(u'x', place);
        } else if (c == u'_' || c == u'$' || c == u'{' || c == u'}' || c == u'`') {
            // "_" is a subscript in CO$_2$ and emphasis in Markdown; no name of the page has one.
        } else if (c == u'*') {
            const bool isProduct = place > 0 && m_at < m_original.size() &&
                                   m_original[place - 1] != u'*' && m_original[m_at] != u'*' &&
                                   m_plain.m_text.endsWith(u' ') && m_original[m_at].isSpace();
            if (isProduct)
                put(u'x', place);
        } else if (c != u'\u00AD' && c != u'\uFEFF' && c != u'\u200B') {
            put(c, place);
        }
    }

    const QString& m_original;
    PlainText& m_plain;
    qsizetype m_at = 0;
};

PlainText::PlainText(const QString& original)
{
    m_text.reserve(original.size());
    m_places.reserve(static_cast<std::size_t>(original.size()));
    Reader(original, *this).read();
}

PlainText::Stretch PlainText::original(qsizetype start, qsizetype length) const
{
    if (length <= 0 || start < 0 || start + length > m_text.size())
        return {};
    const qsizetype first = m_places[static_cast<std::size_t>(start)];
    const qsizetype last = m_places[static_cast<std::size_t>(start + length - 1)];
    return {first, last - first + 1};
}

} // namespace gramme::exchange
