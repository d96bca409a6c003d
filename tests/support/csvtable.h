// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <vector>

/// A table of tests/data: no quotes in these files, so a split at commas is enough.
namespace gramme::test {

using Row = QHash<QString, QString>;

inline std::vector<Row> csvTable(const QString& name)
{
    QFile file(QStringLiteral(GRAMME_TEST_DATA) + u'/' + name);
    std::vector<Row> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList header = QString::fromUtf8(file.readLine()).trimmed().split(u',');
    while (!file.atEnd()) {
        QString line = QString::fromUtf8(file.readLine());
        while (line.endsWith(u'\n') || line.endsWith(u'\r'))
            line.chop(1);
        const QStringList cells = line.split(u',');
        Row row;
        for (qsizetype i = 0; i < header.size() && i < cells.size(); ++i)
            row.insert(header[i], cells[i]);
        rows.push_back(row);
    }
    return rows;
}

/// Agreement to a relative error, for figures that are written with fewer digits than a double.
inline bool agrees(double value, double expected, double relative)
{
    return std::abs(value - expected) <= relative * std::max(1e-300, std::abs(expected));
}

} // namespace gramme::test
