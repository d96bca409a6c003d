// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"

#include <QHash>
#include <QLocale>
#include <QString>

namespace gramme::report {

/// The few words of charts and page margins, from the template "reportwords.mustache" in the
/// language of the report: a line is "key = words".
class Words
{
public:
    /// The key itself where there is no such line.
    QString of(const QString& key) const { return m_words.value(key, key); }
    /// For numbers: the given one, or English where the words are.
    const QLocale& locale() const { return m_locale; }

private:
    friend Result<Words> wordsOf(const QLocale& locale);
    QHash<QString, QString> m_words;
    QLocale m_locale;
};

/// In the language of `locale`, in English where there is none.
Result<Words> wordsOf(const QLocale& locale);

} // namespace gramme::report
