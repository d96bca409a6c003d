// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace gramme::study::file {

/// What was wrong with a file, gathered while it is read.
class Damage
{
public:
    /// `name` is how messages call the file; the text is UTF-8 without a byte order mark.
    Damage(QByteArray text, QString name);

    /// "study.gramme, line 41, column 16: “hours” must be a number." `offset` is a place in the
    /// text, -1 the file as a whole.
    void add(qsizetype offset, const QString& sentence);

    bool isEmpty() const { return m_found.empty(); }
    /// In the order of the file, at most a hundred and then how many more.
    QStringList sentences() const;
    const QString& name() const { return m_name; }
    /// Counted from 1.
    qsizetype lineAt(qsizetype offset) const;

private:
    QString sentence(qsizetype offset, const QString& text) const;

    QByteArray m_text;
    QString m_name;
    std::vector<std::pair<qsizetype, QString>> m_found;
};

} // namespace gramme::study::file
