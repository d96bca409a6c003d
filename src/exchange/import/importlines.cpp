// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/importlines.h"

#include "exchange/escape.h"

#include <algorithm>

namespace gramme::exchange {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr qsizetype longestShown = 60;

bool isBlankByte(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

LineReader::LineReader(const QByteArray& content)
    : m_rest(content.constData(), static_cast<std::size_t>(content.size()))
{
    if (m_rest.starts_with(byteOrderMark))
        m_rest.remove_prefix(byteOrderMark.size());
}

bool LineReader::next(std::string_view& line)
{
    if (m_rest.empty())
        return false;
    const std::size_t end = m_rest.find('\n');
    m_isCutOff = end == std::string_view::npos;
    line = m_rest.substr(0, end);
    m_rest.remove_prefix(m_isCutOff ? m_rest.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    ++m_number;
    return true;
}

std::string_view trimmedBytes(std::string_view text)
{
    while (!text.empty() && isBlankByte(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlankByte(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> splitCells(std::string_view line, char separator)
{
    std::vector<std::string_view> cells;
    while (cells.size() < maxSplitCells) {
        const std::size_t end = line.find(separator);
        cells.push_back(trimmedBytes(line.substr(0, end)));
        if (end == std::string_view::npos)
            break;
        line.remove_prefix(end + 1);
    }
    return cells;
}

QString shownBytes(std::string_view bytes)
{
    // A character is at most four bytes long; one more than is shown tells that there are more.
    const std::size_t enough = std::min<std::size_t>(bytes.size(), (longestShown + 1) * 4);
    return shownText(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(enough)));
}

QString shownText(const QString& text)
{
    const QString line = singleLine(text);
    return line.size() <= longestShown ? line : line.left(longestShown) + QChar(u'…');
}

} // namespace gramme::exchange
