// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/outline.h"

#include "study/file/jsontext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::study::file {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/// The members of the line in brackets of its own; empty where it is none.
Parsed parseInBrackets(const QByteArray& content, bool isKeyed, QByteArrayView closer,
                       qsizetype offset)
{
    QByteArray text = (isKeyed ? "{" : "[") + content;
    text.append(closer);
    text += isKeyed ? '}' : ']';
    return parse(text, offset - 1);
}

/// "“key”:" at the start of a line; the key as JSON, empty where there is none.
QByteArray keyOf(const QByteArray& content)
{
    if (!content.startsWith('"'))
        return {};
    for (qsizetype i = 1; i < content.size(); ++i) {
        if (content[i] == '\\') {
            ++i;
        } else if (content[i] == '"') {
            const QByteArray rest = content.mid(i + 1).trimmed();
            return rest.startsWith(':') ? content.left(i + 1) : QByteArray();
        }
    }
    return {};
}

Node container(Node::Type type, qsizetype offset)
{
    Node node;
    node.type = type;
    node.offset = offset;
    return node;
}

} // namespace

Outline::Outline(const QByteArray& text)
{
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype newline = text.indexOf('\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline;
        qsizetype first = start;
        while (first < end && isBlank(text[first]))
            ++first;
        if (first < end) {
            Line line;
            line.offset = first;
            line.indent = first - start;
            line.isCut = newline < 0;
            line.content = text.mid(first, end - first).trimmed();
            classify(line);
            m_lines.push_back(std::move(line));
        }
        start = end + 1;
    }
    readRoot();
}

void Outline::classify(Line& line)
{
    const bool hasComma = line.content.endsWith(',');
    const QByteArray content = hasComma ? line.content.chopped(1).trimmed() : line.content;
    if (content == "}" || content == "]") {
        line.form = Form::Closer;
        return;
    }
    line.isKeyed = !keyOf(content).isEmpty();
    Parsed parsed = parseInBrackets(content, line.isKeyed, {}, line.offset);
    line.mistake = std::clamp(parsed.mistake, line.offset, line.offset + line.content.size());
    line.form = Form::Leaf;
    if (!parsed.isWhole && (content.endsWith('{') || content.endsWith('['))) {
        const char* closer = content.endsWith('{') ? "}" : "]";
        parsed = parseInBrackets(content, line.isKeyed, closer, line.offset);
        line.form = Form::Opener;
    }
    line.members = std::move(parsed.root.members);
    if (!parsed.isWhole || line.members.empty())
        line.form = Form::Bad;
    else if (line.form == Form::Leaf && line.isCut && !hasComma &&
             line.members.back().value.type == Node::Type::Number)
        line.form = Form::Bad; // 12 may have been 128
}

void Outline::readRoot()
{
    m_root = container(Node::Type::Object, 0);
    if (m_lines.empty())
        return;
    const auto deeper = std::find_if(m_lines.begin(), m_lines.end(),
                                     [](const Line& line) { return line.indent > 0; });
    m_step = deeper == m_lines.end() ? 1 : deeper->indent;
    const Line& first = m_lines.front();
    const bool opens = first.form == Form::Opener && !first.isKeyed;
    if (opens)
        ++m_at;
    else if (first.form != Form::Bad)
        lose(first.offset, tr("the line that should open the study is missing."));
    readBlock(m_root, opens ? first.indent : -1, 0);
    if (opens && m_isOpen) {
        const Line& last = m_lines.back();
        lose(last.offset + last.content.size(),
             tr("the file ends too early; what should follow is missing."));
    }
    if (m_at < m_lines.size())
        lose(m_lines[m_at].offset, tr("what stands behind the end of the study was left out."));
}

void Outline::readBlock(Node& into, qsizetype parentIndent, int depth)
{
    qsizetype expected = -1;
    while (m_at < m_lines.size()) {
        const Line& line = m_lines[m_at];
        if (line.form == Form::Bad) {
            readBad(into, depth);
            continue;
        }
        if (line.form == Form::Closer && line.indent >= parentIndent) {
            ++m_at; // a deeper one has lost its opener, which was told
            if (line.indent == parentIndent)
                return;
            continue;
        }
        if (line.indent <= parentIndent) {
            lose(line.offset, tr("a closing bracket is missing before this line."));
            return;
        }
        if (expected < 0 || line.indent < expected)
            expected = line.indent;
        if (!isOutOfPlace(into, parentIndent, expected, depth))
            readMember(into, depth);
    }
    m_isOpen = true;
}

bool Outline::isOutOfPlace(Node& into, qsizetype parentIndent, qsizetype expected, int depth)
{
    const Line& line = m_lines[m_at];
    const bool isObject = into.type == Node::Type::Object;
    if (isObject == line.isKeyed && line.indent == expected)
        return false;
    if (!isObject && line.isKeyed && depth < int(deepest)) {
        lose(line.offset, tr("the line that should open this entry is missing."));
        into.append(container(Node::Type::Object, line.offset));
        // Where it stood: beside the other entries, else halfway.
        const bool hasOthers = expected < line.indent;
        readBlock(into.members.back().value,
                  hasOthers ? expected : (parentIndent + line.indent) / 2, depth + 1);
        return true;
    }
    if (&into == &m_root && line.form == Form::Opener && line.indent > expected) {
        lose(line.offset, tr("the line that should open this list is missing."));
        into.members.push_back({{}, container(Node::Type::Array, line.offset)});
        readBlock(into.members.back().value, expected, depth + 1);
        return true;
    }
    lose(line.offset, tr("this line has lost what it belongs to and was left out, with those that "
                         "follow it at the same depth."));
    ++m_at;
    skipDeeper(std::min(line.indent, expected));
    return true;
}

void Outline::readMember(Node& into, int depth)
{
    Line& line = m_lines[m_at++];
    for (Member& member : line.members)
        into.members.push_back(std::move(member));
    if (line.form != Form::Opener)
        return;
    if (depth >= int(deepest)) {
        lose(line.offset, tr("this is nested too deeply and was left out."));
        skipDeeper(line.indent);
        return;
    }
    Node& child = into.members.back().value;
    // Two steps deeper than a list: the first entry of it has lost its opener.
    const bool isSkipped = m_at < m_lines.size() && child.type == Node::Type::Array &&
                           m_lines[m_at].indent >= line.indent + 2 * m_step;
    if (!isSkipped)
        child.type = childType(child.type);
    readBlock(child, line.indent, depth + 1);
}

/// A bad line with deeper ones below it has opened something.
void Outline::readBad(Node& into, int depth)
{
    const Line& line = m_lines[m_at];
    const bool opens = hasDeeper() && depth < int(deepest);
    const bool isObject = into.type == Node::Type::Object;
    const QByteArray key = keyOf(line.content);
    const Parsed name = parse(key);
    if (!opens || isObject != name.isWhole || (!isObject && line.isKeyed)) {
        loseLine(line);
        ++m_at;
        return;
    }
    lose(line.mistake, tr("this line cannot be read; what stands below it was kept."));
    ++m_at;
    into.members.push_back(
        {name.root.text, container(childType(Node::Type::Object), line.offset)});
    readBlock(into.members.back().value, line.indent, depth + 1);
}

void Outline::skipDeeper(qsizetype indent)
{
    while (m_at < m_lines.size() && m_lines[m_at].indent > indent)
        ++m_at;
}

bool Outline::hasDeeper() const
{
    return m_at + 1 < m_lines.size() && m_lines[m_at + 1].indent > m_lines[m_at].indent;
}

/// What the first sound line below says, whatever bracket was there.
Node::Type Outline::childType(Node::Type otherwise) const
{
    for (std::size_t i = m_at; i < m_lines.size() && m_lines[i].form != Form::Closer; ++i) {
        if (m_lines[i].form != Form::Bad)
            return m_lines[i].isKeyed ? Node::Type::Object : Node::Type::Array;
    }
    return otherwise;
}

void Outline::lose(qsizetype offset, const QString& sentence)
{
    m_losses.emplace_back(offset, sentence);
}

void Outline::loseLine(const Line& line)
{
    const QString text = QString::fromUtf8(line.content).simplified();
    lose(line.mistake, tr("this line cannot be read and was left out: “%1”.")
                           .arg(text.size() > 40 ? text.left(39) + u'…' : text));
}

} // namespace gramme::study::file
