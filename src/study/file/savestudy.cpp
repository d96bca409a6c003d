// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/studyfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace gramme::study::file {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

QString shown(const QString& fileName)
{
    return QDir::toNativeSeparators(fileName);
}

/// Where links lead to: the file they stand for is replaced and not the link.
QString targetOf(const QString& fileName)
{
    QString target = fileName;
    for (int links = 0; links < 40 && QFileInfo(target).isSymLink(); ++links)
        target = QFileInfo(target).symLinkTarget();
    return target;
}

/// A reason that is known before anything is written; empty: none.
QString obstacle(const QString& target)
{
    const QFileInfo info(target);
    if (info.isDir())
        return tr("a folder of this name stands there");
    if (!info.dir().exists())
        return tr("the folder “%1” does not exist").arg(shown(info.path()));
    return {};
}

std::optional<Problem> notSaved(const QString& fileName, const QString& reason)
{
    const QString sentence =
        tr("“%1” could not be saved: %2. What stood there is as it was; choose another folder or "
           "name, or make room.")
            .arg(shown(fileName), reason);
    return Problem{Problem::Kind::Fault, fileName, sentence};
}

/// A second name for the old file costs no room, so it works on a full disk, too.
bool linkBackup(const QString& target, const QString& backup)
{
    namespace fs = std::filesystem;
    const fs::path second = QFileInfo(backup + u".new"_s).filesystemFilePath();
    std::error_code failure;
    std::error_code ignored;
    fs::remove(second, ignored);
    fs::create_hard_link(QFileInfo(target).filesystemFilePath(), second, failure);
    if (!failure)
        fs::rename(second, QFileInfo(backup).filesystemFilePath(), failure);
    fs::remove(second, ignored); // two names of one file: renaming leaves both
    return !failure;
}

/// The reason why not; empty when it is kept.
QString keepBackup(const QString& target, const QByteArray& content, const QString& backup)
{
    if (QFileInfo(backup).isDir())
        return tr("a folder of this name stands there");
    if (linkBackup(target, backup))
        return {};
    QSaveFile copy(backup); // where there are no second names, such as on a memory stick
    if (copy.open(QIODevice::WriteOnly) && copy.write(content) == content.size() && copy.commit())
        return {};
    return copy.errorString();
}

} // namespace

QString backupName(const QString& fileName)
{
    return fileName + u".bak"_s;
}

std::optional<Problem> save(const Study& study, const QString& fileName, QString* remark)
{
    const QString target = targetOf(fileName);
    if (const QString reason = obstacle(target); !reason.isEmpty())
        return notSaved(fileName, reason);
    const QByteArray content = write(study);
    QFile before(target);
    const bool isThere = before.open(QIODevice::ReadOnly);
    const QByteArray old = isThere ? before.readAll() : QByteArray();
    before.close();
    if (isThere && old == content)
        return std::nullopt;
    // The new text is on the disk before the last backup is given up.
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return notSaved(fileName, file.errorString());
    const QString reason = isThere ? keepBackup(target, old, backupName(fileName)) : QString();
    if (!file.commit())
        return notSaved(fileName, file.errorString());
    if (!reason.isEmpty() && remark)
        *remark = tr("“%1” was saved, but what stood there before could not be kept as “%2”: %3. "
                     "Remove what stands in the way or save under another name.")
                      .arg(shown(fileName), shown(backupName(fileName)), reason);
    return std::nullopt;
}

} // namespace gramme::study::file
