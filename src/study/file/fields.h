// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/records.h"
#include "study/file/damage.h"
#include "study/file/node.h"
#include "study/unknownkeys.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QStringList>

#include <limits>
#include <optional>

/// The keys of one object, written and read by the same calls: shapes.h names them once for both.
namespace gramme::study::file {

/// What a number may be, both ends included.
struct Limits
{
    double low = 0.0;
    double high = std::numeric_limits<double>::max();
    bool isWhole = false;
};

/// Publications by their id, with what all their figures share: name, licence, share-alike.
using Sources = QMap<QString, catalog::Citation>;

/// Known words of an enumeration, in its order; an empty one is not written.
using Words = QStringList;

/// A key of a nested object as it stands in UnknownKeys: "inputs/KEY", as a JSON pointer.
QString nestedKey(const QString& prefix, const QString& key);

class FieldWriter
{
public:
    FieldWriter(Node& object, Sources& sources)
        : m_object(object)
        , m_sources(sources)
    {}

    void text(const char* key, const QString& value);
    void number(const char* key, double value, const Limits& limits);
    void number(const char* key, const std::optional<double>& value, const Limits& limits);
    void needed(const char* key, double value, const Limits& limits);
    void whole(const char* key, int value, const Limits& limits);
    void flag(const char* key, bool value);
    template <class Enum> void word(const char* key, const Enum& value, const Words& words)
    {
        text(key, words.at(static_cast<int>(value)));
    }
    void citation(const catalog::Citation& citation);
    /// Those that belong right below `prefix`.
    void unknown(const UnknownKeys& keys, const QString& prefix = {});

private:
    Node& m_object;
    Sources& m_sources;
};

class FieldReader
{
public:
    /// Damage and the publications must live as long.
    FieldReader(const Node& object, const Sources& sources, Damage& damage);

    void text(const char* key, QString& value);
    void number(const char* key, double& value, const Limits& limits);
    void number(const char* key, std::optional<double>& value, const Limits& limits);
    /// Without it isSound() is false, and the reason is told.
    void needed(const char* key, double& value, const Limits& limits);
    void whole(const char* key, int& value, const Limits& limits);
    void flag(const char* key, bool& value);
    template <class Enum> void word(const char* key, Enum& value, const Words& words)
    {
        if (const auto index = wordIndex(key, words))
            value = static_cast<Enum>(*index);
    }
    void citation(catalog::Citation& citation);
    /// Everything that nobody asked for.
    void unknown(UnknownKeys& keys, const QString& prefix = {});

    /// The value of a key; null where it is missing, null or, which is told, of another type.
    const Node* take(const QString& key, Node::Type type);
    /// Likewise of any type.
    const Node* takeAny(const QString& key);
    /// “key” must be `allowed`, not ...; it was left out.
    void refuse(const Node& value, const QString& key, const QString& allowed);
    bool isSound() const { return m_isSound; }
    const Node& object() const { return m_object; }

private:
    std::optional<double> numberIn(const char* key, const Limits& limits);
    std::optional<int> wordIndex(const char* key, const Words& words);

    const Node& m_object;
    const Sources& m_sources;
    Damage& m_damage;
    QSet<QString> m_taken;
    bool m_isSound = true;
};

} // namespace gramme::study::file
