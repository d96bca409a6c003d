// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace gramme::exchange {

/// A text with its mark-up taken out, in which every character still knows where it stood. LaTeX
/// and Markdown mark-up, line breaks, typographic blanks, dashes and subscripts become what one
/// would read aloud: "kgCO$_2$eq" -> "kgCO2eq", "100\,000~h" -> "100 000 h", "8$\times$" -> "8x".
/// A line that is a LaTeX comment is left out.
class PlainText
{
public:
    explicit PlainText(const QString& original);

    const QString& text() const { return m_text; }

    /// A stretch of the original.
    struct Stretch
    {
        qsizetype offset = 0;
        qsizetype length = 0;
    };
    /// Where text().mid(start, length) stood.
    Stretch original(qsizetype start, qsizetype length) const;

private:
    class Reader;
    QString m_text;
    std::vector<qsizetype> m_places; ///< Of each character in the original.
};

} // namespace gramme::exchange
