// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace gramme::study::file {

struct Member;

/// One JSON value: the keys of an object in the order of the file, numbers as they are written
/// there. Read by parse(), written by layOut().
struct Node
{
    enum class Type : std::uint8_t { Null, Bool, Number, Text, Array, Object };

    Type type = Type::Null;
    bool flag = false;
    bool spread = false;   ///< Written over several lines also where it would fit in one.
    QString text;          ///< Content of a Text; of a Number, its JSON.
    std::vector<Member> members; ///< Of an Object or, without keys, of an Array.
    qsizetype offset = -1; ///< Where it begins in the text that it was read from.

    static Node object(bool spread = false);
    static Node array(bool spread = false);
    /// Lone surrogates, which UTF-8 cannot hold, are replaced.
    static Node of(const QString& text);
    static Node of(double number);
    static Node of(bool flag);

    void add(const QString& key, Node value);
    void append(Node value);
    /// The first of this key; null where there is none.
    const Node* find(QStringView key) const;
};

struct Member
{
    QString key;
    Node value;
};

/// Two spaces a level; what fits in 100 columns stands in one line unless it is to be spread.
QByteArray layOut(const Node& root);
/// In one line without spaces.
QByteArray compact(const Node& node);

} // namespace gramme::study::file
