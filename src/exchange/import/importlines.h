// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <string_view>
#include <vector>

/// Logs and records of one line each, read without a copy: they may be hundreds of megabytes long.
namespace gramme::exchange {

/// Hands out the lines of a content that outlives it, without their line ends and without a byte
/// order mark. Lines end in LF or CRLF.
class LineReader
{
public:
    explicit LineReader(const QByteArray& content);

    /// False at the end.
    bool next(std::string_view& line);
    /// Of the line handed out last, from 1.
    std::size_t number() const { return m_number; }
    /// Whether the line handed out last has no line end: it may be cut off.
    bool isCutOff() const { return m_isCutOff; }

private:
    std::string_view m_rest;
    std::size_t m_number = 0;
    bool m_isCutOff = false;
};

/// Without blanks and tabs at its ends.
std::string_view trimmedBytes(std::string_view text);
/// The trimmed cells of a line without quotation marks, at most `maxSplitCells`.
inline constexpr std::size_t maxSplitCells = 512;
std::vector<std::string_view> splitCells(std::string_view line, char separator);

/// Bytes of a file as one line of text for people: what is not UTF-8 or a control character is
/// replaced, a long text is cut.
QString shownBytes(std::string_view bytes);
QString shownText(const QString& text);

} // namespace gramme::exchange
