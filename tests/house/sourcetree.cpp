// SPDX-License-Identifier: GPL-3.0-or-later
#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace gramme::house {

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray content = file.readAll();
    if (content.contains('\0'))
        return {}; // a picture, or something else that is not text
    QStringList lines = QString::fromUtf8(content).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QStringList filesIn(const QString& top, const QStringList& places, const QStringList& patterns)
{
    const QDir root(top);
    QStringList found;
    for (const QString& place : places) {
        if (const QFileInfo info(root.filePath(place)); info.isFile()) {
            if (QDir::match(patterns, info.fileName()))
                found << place;
            continue;
        }
        QDirIterator files(root.filePath(place), patterns, QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            found << root.relativeFilePath(files.next());
    }
    found.sort();
    return found;
}

QStringList checkLines(const QString& top, const QStringList& paths, const LineCheck& check)
{
    QStringList findings;
    for (const QString& path : paths) {
        const QStringList lines = linesOf(QDir(top).filePath(path));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString wrong = check({path, i + 1, lines[i]});
            if (!wrong.isEmpty())
                findings << u"%1, line %2: %3"_s.arg(path).arg(i + 1).arg(wrong);
        }
    }
    return findings;
}

} // namespace gramme::house
