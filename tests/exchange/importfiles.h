// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"

#include <QFile>

#include <cmath>

/// Files for the tests of the importers, read or made.
namespace gramme::test {

/// A file of tests/data/import; empty when it is not there, so that its test fails.
inline exchange::ImportFile stored(const QString& name)
{
    QFile file(QStringLiteral(GRAMME_TEST_DATA) + QStringLiteral("/import/") + name);
    const bool open = file.open(QIODevice::ReadOnly);
    return {name, open ? file.readAll() : QByteArray()};
}

/// What one file of this name and content gives; empty unless it gives exactly one thing.
inline exchange::Imported imported(const QString& name, const QByteArray& content)
{
    const auto all = exchange::importFiles({{name, content}});
    return all.size() == 1 ? all.front() : exchange::Imported();
}

inline exchange::Imported imported(const exchange::ImportFile& file)
{
    return imported(file.name, file.content);
}

/// To the last few bits.
inline bool isNear(const std::optional<double>& value, double expected)
{
    return value && std::abs(*value - expected) <= 1e-12 * std::abs(expected) + 1e-300;
}

inline bool says(const QStringList& notes, const char* words)
{
    return notes.join(QLatin1Char('\n')).contains(QString::fromUtf8(words));
}

} // namespace gramme::test
