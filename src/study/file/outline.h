// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/file/node.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <utility>
#include <vector>

namespace gramme::study::file {

/// A damaged text read line by line: in a text that is laid out, the indentation says what belongs
/// to what even where brackets, commas or whole lines are missing.
class Outline
{
public:
    explicit Outline(const QByteArray& text);

    /// Offsets and sentences of what was lost.
    using Losses = std::vector<std::pair<qsizetype, QString>>;

    Node& root() { return m_root; }
    const Losses& losses() const { return m_losses; }

private:
    enum class Form : std::uint8_t { Bad, Leaf, Opener, Closer };
    struct Line
    {
        Form form = Form::Bad;
        bool isKeyed = false;
        bool isCut = false; ///< Ends with the text, perhaps in the middle of a number.
        qsizetype offset = 0; ///< Of the first character that is not blank.
        qsizetype indent = 0;
        qsizetype mistake = 0; ///< Of a Bad one.
        QByteArray content;
        std::vector<Member> members; ///< Of a Leaf or Opener; of an Opener the last is open.
    };

    static void classify(Line& line);
    void readRoot();
    void readBlock(Node& container, qsizetype parentIndent, int depth);
    /// Deals with a line that is no member of the block although it stands in it.
    bool isOutOfPlace(Node& container, qsizetype parentIndent, qsizetype expected, int depth);
    void readMember(Node& container, int depth);
    void readBad(Node& container, int depth);
    void skipDeeper(qsizetype indent);
    bool hasDeeper() const;
    Node::Type childType(Node::Type otherwise) const;
    void lose(qsizetype offset, const QString& sentence);
    void loseLine(const Line& line);

    std::vector<Line> m_lines;
    std::size_t m_at = 0;
    qsizetype m_step = 1;  ///< Characters that one level is indented by.
    bool m_isOpen = false; ///< The text ended before its brackets were closed.
    Node m_root;
    Losses m_losses;
};

} // namespace gramme::study::file
