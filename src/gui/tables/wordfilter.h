// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace gramme::gui {

/// What a filter field lets pass: texts in which every typed word occurs, wherever, with case,
/// accents and punctuation ignored ("us-east-1", "montreal").
class WordFilter
{
public:
    void setText(const QString& typed);
    bool isEmpty() const { return m_words.isEmpty(); }
    /// `text` may hold several fields, apart by line breaks; a word must lie within one of them.
    bool matches(const QString& text) const;

private:
    QStringList m_words;
    mutable QHash<QString, QString> m_normalised; ///< Normalising costs more than looking up.
};

} // namespace gramme::gui
