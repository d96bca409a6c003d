// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/escape.h"

#include <QByteArray>
#include <QStringList>

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

struct Replacement
{
    char32_t character;
    const char* text;
};

const char* find(std::span<const Replacement> table, char32_t character)
{
    for (const Replacement& entry : table) {
        if (entry.character == character)
            return entry.text;
    }
    return nullptr;
}

// Braces are written out, because BibTeX counts them also behind a backslash.
constexpr std::array<Replacement, 19> latexSpecials{{
    {U'\\', "\\textbackslash{}"},
    {U'{', "\\textbraceleft{}"},
    {U'}', "\\textbraceright{}"},
    {U'&', "\\&"},
    {U'%', "\\%"},
    {U'$', "\\$"},
    {U'#', "\\#"},
    {U'_', "\\_"},
    {U'~', "\\textasciitilde{}"},
    {U'^', "\\textasciicircum{}"},
    {U'<', "\\textless{}"},
    {U'>', "\\textgreater{}"},
    {U'|', "\\textbar{}"},
    {U'"', "{''}"},
    {U'`', "{`}"},
    {U'\'', "'"},
    {U'\u00A0', "~"},
    {U'\u202F', "\\,"},
    {U'\u2009', "\\,"},
}};

constexpr std::array<Replacement, 42> latexSigns{{
    {U'ß', "\\ss{}"},
    {U'æ', "\\ae{}"},
    {U'Æ', "\\AE{}"},
    {U'œ', "\\oe{}"},
    {U'Œ', "\\OE{}"},
    {U'ø', "\\o{}"},
    {U'Ø', "\\O{}"},
    {U'ł', "\\l{}"},
    {U'Ł', "\\L{}"},
    {U'ı', "\\i{}"},
    {U'¡', "{!`}"},
    {U'¿', "{?`}"},
    {U'–', "--"},
    {U'—', "---"},
    {U'‘', "{`}"},
    {U'’', "'"},
    {U'“', "{``}"},
    {U'”', "{''}"},
    {U'«', "$\\ll$"},
    {U'»', "$\\gg$"},
    {U'…', "\\ldots{}"},
    {U'×', "$\\times$"},
    {U'·', "$\\cdot$"},
    {U'±', "$\\pm$"},
    {U'÷', "$\\div$"},
    {U'°', "$^{\\circ}$"},
    {U'µ', "$\\mu$"},
    {U'μ', "$\\mu$"},
    {U'≤', "$\\leq$"},
    {U'≥', "$\\geq$"},
    {U'≈', "$\\approx$"},
    {U'−', "$-$"},
    {U'→', "$\\rightarrow$"},
    {U'∞', "$\\infty$"},
    {U'§', "\\S{}"},
    {U'¶', "\\P{}"},
    {U'©', "\\copyright{}"},
    {U'®', "\\textregistered{}"},
    {U'™', "\\texttrademark{}"},
    {U'£', "\\pounds{}"},
    {U'€', "EUR"},
    {U'‑', "-"},
}};

// Combining marks for which plain LaTeX has an accent (encoding OT1).
constexpr std::array<Replacement, 14> latexAccents{{
    {U'\u0300', "\\`"},
    {U'\u0301', "\\'"},
    {U'\u0302', "\\^"},
    {U'\u0303', "\\~"},
    {U'\u0304', "\\="},
    {U'\u0306', "\\u"},
    {U'\u0307', "\\."},
    {U'\u0308', "\\\""},
    {U'\u030A', "\\r"},
    {U'\u030B', "\\H"},
    {U'\u030C', "\\v"},
    {U'\u0323', "\\d"},
    {U'\u0327', "\\c"},
    {U'\u0331', "\\b"},
}};

// Letters that plain LaTeX lacks and that Latin readers recognise without their stroke.
constexpr std::array<Replacement, 8> latexNearest{{
    {U'ð', "d"},
    {U'Ð', "D"},
    {U'þ', "th"},
    {U'Þ', "Th"},
    {U'đ', "d"},
    {U'Đ', "D"},
    {U'ħ', "h"},
    {U'Ħ', "H"},
}};

/// Writes one text character by character; a following accent may still wrap the last one.
class LatexWriter
{
public:
    QString run(const QString& text)
    {
        const QList<uint> characters = text.normalized(QString::NormalizationForm_C).toUcs4();
        for (const uint character : characters)
            write(char32_t(character));
        return m_pieces.join(QString());
    }
    bool isComplete() const { return m_complete; }

private:
    void write(char32_t character)
    {
        if (character < 0x80 && !find(latexSpecials, character))
            return writeAscii(QChar(char16_t(character)));
        for (const auto table : {std::span<const Replacement>(latexSpecials),
                                 std::span<const Replacement>(latexSigns)}) {
            if (const char* text = find(table, character)) {
                m_pieces << QString::fromLatin1(text);
                return;
            }
        }
        if (QChar::category(character) == QChar::Separator_Space)
            m_pieces << u" "_s;
        else if (QChar::isMark(character))
            writeMark(character);
        else if (!writeScript(character))
            writeDecomposed(character);
    }

    /// Two hyphens would be set as a dash.
    void writeAscii(QChar character)
    {
        if (character == u'-' && !m_pieces.isEmpty() && m_pieces.last() == "-"_L1)
            m_pieces << u"{}"_s;
        m_pieces << QString(character);
    }

    void writeMark(char32_t mark)
    {
        const char* accent = find(latexAccents, mark);
        if (!accent || m_pieces.isEmpty()) {
            m_complete = false;
            return;
        }
        QString& base = m_pieces.last();
        if (base == "i"_L1)
            base = u"\\i"_s;
        base = QString::fromLatin1(accent) + u'{' + base + u'}';
    }

    /// Raised and lowered digits, as in "10⁹" and "CO₂".
    bool writeScript(char32_t character)
    {
        const auto kind = QChar::decompositionTag(character);
        if (kind != QChar::Super && kind != QChar::Sub)
            return false;
        const QString plain =
            QString::fromUcs4(&character, 1).normalized(QString::NormalizationForm_KD);
        const QString command =
            kind == QChar::Super ? u"\\textsuperscript{"_s : u"\\textsubscript{"_s;
        LatexWriter inner;
        m_pieces << command + inner.run(plain) + u'}';
        m_complete = m_complete && inner.isComplete();
        return true;
    }

    void writeDecomposed(char32_t character)
    {
        if (const char* nearest = find(latexNearest, character)) {
            m_complete = false;
            m_pieces << QString::fromLatin1(nearest);
            return;
        }
        const QString own = QString::fromUcs4(&character, 1);
        const QString parts = own.normalized(QString::NormalizationForm_KD);
        if (parts != own && parts.front().unicode() < 0x80) {
            for (const uint part : parts.toUcs4())
                write(char32_t(part));
            return;
        }
        m_complete = false;
        m_pieces << u"(U+%1)"_s.arg(QString::number(character, 16).toUpper(), 4, u'0');
    }

    QStringList m_pieces;
    bool m_complete = true;
};

bool isInvisible(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Other_Format || category == QChar::Other_Surrogate ||
           category == QChar::Other_NotAssigned;
}

bool isBreak(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph;
}

} // namespace

QString singleLine(QStringView text)
{
    QString line;
    line.reserve(text.size());
    bool broken = false;
    // Halves of surrogate pairs arrive as U+FFFD or as themselves; neither says anything.
    for (const uint code : text.toUcs4()) {
        const char32_t character = code;
        if (isBreak(character)) {
            broken = true;
        } else if (!isInvisible(character) && character != QChar::ReplacementCharacter) {
            if (broken && !line.isEmpty())
                line += u' ';
            broken = false;
            line += QString::fromUcs4(&character, 1);
        }
    }
    return line.trimmed();
}

QString escapeLatex(QStringView text, bool* complete)
{
    LatexWriter writer;
    const QString latex = writer.run(singleLine(text));
    if (complete && !writer.isComplete())
        *complete = false;
    return latex;
}

QString escapeMarkdown(QStringView text)
{
    static constexpr QLatin1StringView special("\\`*_{}[]<>#|~$&^!");
    QString escaped;
    for (const QChar character : singleLine(text)) {
        if (special.contains(character))
            escaped += u'\\';
        escaped += character;
    }
    return escaped;
}

QString escapeHtml(QStringView text)
{
    QString escaped;
    for (const char32_t character : singleLine(text).toStdU32String()) {
        switch (character) {
        case U'&':
            escaped += u"&amp;"_s;
            break;
        case U'<':
            escaped += u"&lt;"_s;
            break;
        case U'>':
            escaped += u"&gt;"_s;
            break;
        case U'"':
            escaped += u"&quot;"_s;
            break;
        case U'\'':
            escaped += u"&#39;"_s;
            break;
        default:
            escaped += QChar::fromUcs4(character);
        }
    }
    return escaped;
}

QString yamlString(QStringView text)
{
    QString quoted(u'"');
    for (const char32_t character : singleLine(text).toStdU32String()) {
        if (character == U'"' || character == U'\\') {
            quoted += u'\\';
            quoted += QChar::fromUcs4(character);
        } else if (QChar::isPrint(character)) {
            quoted += QChar::fromUcs4(character);
        } else {
            quoted += u"\\U%1"_s.arg(quint32(character), 8, 16, QChar(u'0'));
        }
    }
    return quoted + u'"';
}

QString safeAddress(QStringView address)
{
    static constexpr QLatin1StringView unchanged("-._~:/?#@!$&'()*+,;=%[]");
    const QString line = singleLine(address);
    if (!line.startsWith("https://"_L1, Qt::CaseInsensitive) &&
        !line.startsWith("http://"_L1, Qt::CaseInsensitive))
        return {};
    QString safe;
    for (const char byte : line.toUtf8()) {
        const QLatin1Char character(byte);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                           (byte >= 'A' && byte <= 'Z') || unchanged.contains(character);
        if (plain)
            safe += character;
        else
            safe += u'%' + QString::fromLatin1(QByteArray(1, byte).toHex().toUpper());
    }
    return safe;
}

} // namespace gramme::exchange
