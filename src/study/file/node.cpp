// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/node.h"

#include "study/format.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace gramme::study::file {

namespace {

constexpr qsizetype widestLine = 100;

/// Control characters, line separators and the marks that reverse the direction of a text: a file
/// that is read in a terminal or a diff must look like what it says.
bool isHidden(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

QString quoted(const QString& text)
{
    QString result(1, u'"');
    result.reserve(text.size() + 2);
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\';
        if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (isHidden(c.unicode()))
            result += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            result += c;
    }
    return result + u'"';
}

QString scalar(const Node& node)
{
    switch (node.type) {
    case Node::Type::Bool:
        return node.flag ? u"true"_s : u"false"_s;
    case Node::Type::Number:
        return node.text;
    case Node::Type::Text:
        return quoted(node.text);
    default:
        return u"null"_s;
    }
}

bool isContainer(const Node& node)
{
    return node.type == Node::Type::Array || node.type == Node::Type::Object;
}

bool isSpread(const Node& node)
{
    if (node.members.empty())
        return false;
    return node.spread || std::any_of(node.members.begin(), node.members.end(),
                                      [](const Member& m) { return isSpread(m.value); });
}

/// Everything in one line; gives up, with a text that is too long, beyond `room` characters.
QString oneLine(const Node& node, qsizetype room, const QString& gap)
{
    if (!isContainer(node))
        return scalar(node);
    const bool isObject = node.type == Node::Type::Object;
    QString line(1, isObject ? u'{' : u'[');
    for (const Member& member : node.members) {
        if (line.size() > 1)
            line += u',' + gap;
        if (isObject)
            line += quoted(member.key) + u':' + gap;
        line += oneLine(member.value, room - line.size(), gap);
        if (line.size() > room)
            break;
    }
    return line + (isObject ? u'}' : u']');
}

qsizetype columns(const QString& text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

/// `line`: what already stands in the line; afterwards what the value ends with.
void layOut(const Node& node, int depth, QString& text, qsizetype lineStart)
{
    const qsizetype used = columns(text.mid(lineStart)) + 1; // and a comma
    const QString line = isSpread(node) ? QString() : oneLine(node, 2 * widestLine, u" "_s);
    if (!isSpread(node) && (!isContainer(node) || columns(line) + used <= widestLine)) {
        text += line;
        return;
    }
    const bool isObject = node.type == Node::Type::Object;
    text += isObject ? u'{' : u'[';
    bool isFirst = true;
    for (const Member& member : node.members) {
        text += isFirst ? u"\n"_s : u",\n"_s;
        isFirst = false;
        const qsizetype start = text.size();
        text += QString(2 * (depth + 1), u' ');
        if (isObject)
            text += quoted(member.key) + u": "_s;
        layOut(member.value, depth + 1, text, start);
    }
    text += u'\n' + QString(2 * depth, u' ') + (isObject ? u'}' : u']');
}

} // namespace

Node Node::object(bool spread)
{
    Node node;
    node.type = Type::Object;
    node.spread = spread;
    return node;
}

Node Node::array(bool spread)
{
    Node node = object(spread);
    node.type = Type::Array;
    return node;
}

Node Node::of(const QString& text)
{
    Node node;
    node.type = Type::Text;
    node.text = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (text[i].isSurrogate())
            node.text[i] = QChar::ReplacementCharacter;
    }
    return node;
}

Node Node::of(double number)
{
    Node node;
    node.type = Type::Number;
    node.text = format::machine(number);
    return node;
}

Node Node::of(bool flag)
{
    Node node;
    node.type = Type::Bool;
    node.flag = flag;
    return node;
}

void Node::add(const QString& key, Node value)
{
    members.push_back({of(key).text, std::move(value)});
}

void Node::append(Node value)
{
    members.push_back({{}, std::move(value)});
}

const Node* Node::find(QStringView key) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [key](const Member& m) { return m.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

QByteArray layOut(const Node& root)
{
    QString text;
    layOut(root, 0, text, 0);
    return (text + u'\n').toUtf8();
}

QByteArray compact(const Node& node)
{
    return oneLine(node, std::numeric_limits<qsizetype>::max() / 2, {}).toUtf8();
}

} // namespace gramme::study::file
