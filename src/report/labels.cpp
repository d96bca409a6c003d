// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/labels.h"

#include "exchange/escape.h"

using namespace Qt::StringLiterals;

namespace gramme::report {

QString shortened(const QString& text, qsizetype most)
{
    const QString line = exchange::singleLine(text).simplified();
    if (line.size() <= most)
        return line;
    qsizetype cut = most - 1;
    if (line.at(cut - 1).isHighSurrogate())
        --cut;
    return QString(line.left(cut).trimmed() + u'…');
}

QString scenarioLabel(const exchange::PublishItem& item)
{
    constexpr qsizetype longest = 90;
    const QString name = shortened(item.entry.scenario.name, longest);
    if (item.letter.isEmpty() || name.isEmpty())
        return item.letter + name;
    return u"%1 · %2"_s.arg(item.letter, name);
}

} // namespace gramme::report
