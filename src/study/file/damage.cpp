// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/damage.h"

#include <QCoreApplication>

#include <algorithm>

namespace gramme::study::file {

namespace {

constexpr std::size_t mostSentences = 100;

} // namespace

Damage::Damage(QByteArray text, QString name)
    : m_text(std::move(text))
    , m_name(std::move(name))
{}

void Damage::add(qsizetype offset, const QString& sentence)
{
    m_found.emplace_back(std::min(offset, m_text.size()), sentence);
}

qsizetype Damage::lineAt(qsizetype offset) const
{
    return std::count(m_text.begin(), m_text.begin() + offset, '\n') + 1;
}

QString Damage::sentence(qsizetype offset, const QString& text) const
{
    if (offset < 0)
        return QCoreApplication::translate("gramme::study", "%1: %2").arg(m_name, text);
    const qsizetype lineStart = offset == 0 ? 0 : m_text.lastIndexOf('\n', offset - 1) + 1;
    const auto isCharacter = [](char byte) { return (byte & 0xc0) != 0x80; };
    const auto before =
        std::count_if(m_text.begin() + lineStart, m_text.begin() + offset, isCharacter);
    return QCoreApplication::translate("gramme::study", "%1, line %2, column %3: %4")
        .arg(m_name, QString::number(lineAt(offset)), QString::number(before + 1), text);
}

QStringList Damage::sentences() const
{
    auto found = m_found;
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    QStringList result;
    for (std::size_t i = 0; i < std::min(found.size(), mostSentences); ++i)
        result << sentence(found[i].first, found[i].second);
    if (found.size() > mostSentences)
        result << QCoreApplication::translate("gramme::study", "%1: %n more places are damaged.",
                                              nullptr, int(found.size() - mostSentences))
                      .arg(m_name);
    return result;
}

} // namespace gramme::study::file
