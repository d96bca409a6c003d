// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/fields.h"

#include "study/file/jsontext.h"
#include "study/format.h"
#include "study/numbers.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study::file {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

QString typeName(Node::Type type)
{
    switch (type) {
    case Node::Type::Bool:
        return tr("true or false");
    case Node::Type::Number:
        return tr("a number");
    case Node::Type::Text:
        return tr("text");
    case Node::Type::Array:
        return tr("a list");
    case Node::Type::Object:
        return tr("an object");
    default:
        return u"null"_s;
    }
}

/// What stands there, short enough for a sentence.
QString shown(const Node& value)
{
    if (value.type == Node::Type::Array || value.type == Node::Type::Object)
        return typeName(value.type);
    if (value.type != Node::Type::Text)
        return QString::fromUtf8(compact(value)).left(40);
    const QString text = value.text.simplified();
    return u"“%1”"_s.arg(text.size() > 40 ? text.left(39) + u'…' : text);
}

QString allowedNumber(const Limits& limits)
{
    constexpr double most = std::numeric_limits<double>::max();
    const QString low = format::machine(limits.low);
    const QString high = format::machine(limits.high);
    if (limits.low == -most)
        return tr("a number");
    if (limits.high == most)
        return tr("a number of at least %1").arg(low);
    return limits.isWhole ? tr("a whole number, %1 to %2").arg(low, high)
                          : tr("%1 to %2").arg(low, high);
}

QString escapedKey(QString key)
{
    return key.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

QString plainKey(QString key)
{
    return key.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
}

} // namespace

QString nestedKey(const QString& prefix, const QString& key)
{
    return prefix.isEmpty() ? escapedKey(key) : prefix + u'/' + escapedKey(key);
}

// Writing -----------------------------------------------------------------------------------------

void FieldWriter::text(const char* key, const QString& value)
{
    if (!value.isEmpty())
        m_object.add(QString::fromLatin1(key), Node::of(value));
}

void FieldWriter::number(const char* key, double value, const Limits&)
{
    if (std::isfinite(value)) // JSON has no other numbers
        m_object.add(QString::fromLatin1(key), Node::of(value));
}

void FieldWriter::number(const char* key, const std::optional<double>& value, const Limits& limits)
{
    if (value)
        number(key, *value, limits);
}

void FieldWriter::needed(const char* key, double value, const Limits& limits)
{
    number(key, value, limits);
}

void FieldWriter::whole(const char* key, int value, const Limits& limits)
{
    if (value != 0)
        number(key, double(value), limits);
}

void FieldWriter::flag(const char* key, bool value)
{
    if (value)
        m_object.add(QString::fromLatin1(key), Node::of(true));
}

void FieldWriter::citation(const catalog::Citation& citation)
{
    Node node = Node::object();
    const QString id = Node::of(citation.sourceId).text;
    catalog::Citation shared;
    if (!id.isEmpty()) {
        node.add(u"source"_s, Node::of(id));
        if (!m_sources.contains(id))
            m_sources.insert(id, citation);
        shared = m_sources.value(id);
    }
    const auto add = [&node](const QString& key, const QString& value, const QString& usual) {
        if (value != usual)
            node.add(key, Node::of(value));
    };
    add(u"name"_s, citation.name, shared.name);
    add(u"url"_s, citation.url, {});
    add(u"licence"_s, citation.licence, shared.licence);
    add(u"confidence"_s, citation.confidence, {});
    add(u"year"_s, citation.year, {});
    add(u"note"_s, citation.note, {});
    if (citation.shareAlike != shared.shareAlike)
        node.add(u"share_alike"_s, Node::of(citation.shareAlike));
    if (!node.members.empty())
        m_object.add(u"citation"_s, std::move(node));
}

void FieldWriter::unknown(const UnknownKeys& keys, const QString& prefix)
{
    const QString start = prefix.isEmpty() ? QString() : prefix + u'/';
    for (const auto& [key, value] : keys) {
        if (!key.startsWith(start) || key.indexOf(u'/', start.size()) >= 0)
            continue;
        Parsed parsed = parse(value);
        const QString plain = plainKey(key.mid(start.size()));
        if (parsed.isWhole && !m_object.find(plain))
            m_object.add(plain, std::move(parsed.root));
    }
}

// Reading -----------------------------------------------------------------------------------------

FieldReader::FieldReader(const Node& object, const Sources& sources, Damage& damage)
    : m_object(object)
    , m_sources(sources)
    , m_damage(damage)
{
    QSet<QString> keys;
    for (const Member& member : object.members) {
        if (keys.contains(member.key))
            m_damage.add(member.value.offset,
                         tr("“%1” stands twice; the first one counts.").arg(member.key));
        keys.insert(member.key);
    }
}

const Node* FieldReader::takeAny(const QString& key)
{
    m_taken.insert(key);
    const Node* value = m_object.find(key);
    return value && value->type != Node::Type::Null ? value : nullptr;
}

const Node* FieldReader::take(const QString& key, Node::Type type)
{
    const Node* value = takeAny(key);
    if (!value || value->type == type)
        return value;
    refuse(*value, key, typeName(type));
    return nullptr;
}

void FieldReader::refuse(const Node& value, const QString& key, const QString& allowed)
{
    m_damage.add(value.offset, tr("“%1” must be %2, not %3; it was left out.")
                                   .arg(key, allowed, shown(value)));
}

void FieldReader::text(const char* key, QString& value)
{
    if (const Node* node = take(QString::fromLatin1(key), Node::Type::Text))
        value = node->text;
}

std::optional<double> FieldReader::numberIn(const char* key, const Limits& limits)
{
    const QString name = QString::fromLatin1(key);
    const Node* node = take(name, Node::Type::Number);
    if (!node)
        return std::nullopt;
    const auto value = parseMachineNumber(node->text.toStdString());
    if (value && *value >= limits.low && *value <= limits.high &&
        (!limits.isWhole || *value == std::floor(*value)))
        return value;
    refuse(*node, name, allowedNumber(limits));
    return std::nullopt;
}

void FieldReader::number(const char* key, double& value, const Limits& limits)
{
    value = numberIn(key, limits).value_or(value);
}

void FieldReader::number(const char* key, std::optional<double>& value, const Limits& limits)
{
    value = numberIn(key, limits);
}

void FieldReader::needed(const char* key, double& value, const Limits& limits)
{
    const QString name = QString::fromLatin1(key);
    if (!takeAny(name))
        m_damage.add(m_object.offset, tr("“%1” is missing.").arg(name));
    const auto number = numberIn(key, limits);
    m_isSound = m_isSound && number;
    value = number.value_or(value);
}

void FieldReader::whole(const char* key, int& value, const Limits& limits)
{
    if (const auto number = numberIn(key, {limits.low, limits.high, true}))
        value = int(*number);
}

void FieldReader::flag(const char* key, bool& value)
{
    if (const Node* node = take(QString::fromLatin1(key), Node::Type::Bool))
        value = node->flag;
}

std::optional<int> FieldReader::wordIndex(const char* key, const Words& words)
{
    const QString name = QString::fromLatin1(key);
    const Node* node = take(name, Node::Type::Text);
    if (!node)
        return std::nullopt;
    const qsizetype index = words.indexOf(node->text);
    if (index >= 0 && !node->text.isEmpty())
        return int(index);
    Words known = words;
    known.removeAll(QString());
    refuse(*node, name, tr("one of %1").arg(known.join(u", "_s)));
    return std::nullopt;
}

void FieldReader::citation(catalog::Citation& citation)
{
    const Node* node = take(u"citation"_s, Node::Type::Object);
    if (!node)
        return;
    FieldReader fields(*node, m_sources, m_damage);
    QString id;
    fields.text("source", id);
    if (m_sources.contains(id))
        citation = m_sources.value(id);
    else if (!id.isEmpty())
        m_damage.add(node->offset, tr("“source” names “%1”, which is not among the sources of the "
                                      "file; its name and licence are not known.")
                                       .arg(id));
    citation.sourceId = id;
    fields.text("name", citation.name);
    fields.text("url", citation.url);
    fields.text("licence", citation.licence);
    fields.text("confidence", citation.confidence);
    fields.text("year", citation.year);
    fields.text("note", citation.note);
    fields.flag("share_alike", citation.shareAlike);
}

void FieldReader::unknown(UnknownKeys& keys, const QString& prefix)
{
    QSet<QString> done = m_taken;
    for (const Member& member : m_object.members) {
        if (done.contains(member.key))
            continue;
        done.insert(member.key);
        keys.append({nestedKey(prefix, member.key), compact(member.value)});
    }
}

} // namespace gramme::study::file
