// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

// A source tree as the rules of the house read it: text, line by line, with paths below the top
// folder.
namespace gramme::house {

struct Line
{
    QString path;
    qsizetype number = 0; // from 1
    QString text;
};

// What is wrong with a line; empty when nothing is.
using LineCheck = std::function<QString(const Line&)>;

// The lines of a text file; none for a file that is missing or holds something else, such as a
// picture.
QStringList linesOf(const QString& path);

// The files with names like the patterns, below the given folders (or the given files), sorted.
QStringList filesIn(const QString& top, const QStringList& places, const QStringList& patterns);

// Runs the check on every line of the files: "src/engine/a.cpp, line 3: …".
QStringList checkLines(const QString& top, const QStringList& paths, const LineCheck& check);

} // namespace gramme::house
