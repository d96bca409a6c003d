// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/filelock.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

constexpr int lookEveryMs = 2000;
/// More windows at one file than this are not told of each other.
constexpr int mostWindows = 16;

std::unique_ptr<QLockFile> lockAt(const QString& name)
{
    auto lock = std::make_unique<QLockFile>(name);
    lock->setStaleLockTime(0); // only its death ends a program's claim
    return lock;
}

/// One name for the file, whatever links lead to it; it need not be there yet.
QString canonicalName(const QString& fileName)
{
    const QFileInfo info(fileName);
    const QString known = info.canonicalFilePath();
    if (!known.isEmpty())
        return known;
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? info.absolutePath() : folder) + u'/' + info.fileName();
}

QString besideFile(const QString& canonical)
{
    const QFileInfo info(canonical);
    return info.path() + u"/."_s + info.fileName() + u".lock"_s;
}

/// For a folder that cannot be written to.
QString inDataFolder(const QString& canonical)
{
    const QByteArray hash =
        QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/locks/"_s +
           QString::fromLatin1(hash) + u".lock"_s;
}

QStringList places(const QString& fileName)
{
    const QString canonical = canonicalName(fileName);
    return {besideFile(canonical), inDataFolder(canonical)};
}

/// The first slot of this place that nobody holds; null where there is none or nothing can be
/// written.
std::unique_ptr<QLockFile> takeSlot(const QString& place)
{
    for (int slot = 1; slot <= mostWindows; ++slot) {
        auto lock = lockAt(place + QString::number(slot));
        if (lock->tryLock(0))
            return lock;
        if (lock->error() != QLockFile::LockFailedError)
            return nullptr;
    }
    return nullptr;
}

/// Who holds it; empty when nobody does any more, and then it is gone.
QString holderOf(const QString& name)
{
    if (!QFile::exists(name))
        return {};
    const auto lock = lockAt(name);
    if (lock->tryLock(0)) // its program died; unlocking removes it
        return {};
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock->getLockInfo(&pid, &host, &program))
        return {};
    return QCoreApplication::translate("gramme::study", "process %1 on %2")
        .arg(QString::number(pid), host);
}

QStringList holders(const QString& fileName, const QString& ownSlot)
{
    QStringList found;
    for (const QString& place : places(fileName)) {
        for (int slot = 1; slot <= mostWindows; ++slot) {
            const QString name = place + QString::number(slot);
            const QString holder = name == ownSlot ? QString() : holderOf(name);
            if (!holder.isEmpty())
                found << holder;
        }
    }
    return found;
}

} // namespace

struct FileLock::Impl
{
    QString fileName;
    QString slot;
    std::unique_ptr<QLockFile> lock;
    QStringList others;
    QTimer timer;
};

FileLock::FileLock(QObject* parent)
    : QObject(parent)
    , m_impl(new Impl)
{
    m_impl->timer.setInterval(lookEveryMs);
    connect(&m_impl->timer, &QTimer::timeout, this, &FileLock::look);
}

FileLock::~FileLock() = default;

void FileLock::setFileName(const QString& fileName)
{
    const QString canonical = fileName.isEmpty() ? QString() : canonicalName(fileName);
    if (canonical == m_impl->fileName)
        return;
    m_impl->timer.stop();
    m_impl->lock.reset();
    m_impl->slot.clear();
    m_impl->fileName = canonical;
    if (!canonical.isEmpty()) {
        m_impl->lock = takeSlot(besideFile(canonical));
        if (!m_impl->lock) {
            const QString place = inDataFolder(canonical);
            QDir().mkpath(QFileInfo(place).path());
            m_impl->lock = takeSlot(place);
        }
        m_impl->slot = m_impl->lock ? m_impl->lock->fileName() : QString();
        m_impl->timer.start();
    }
    look();
}

QStringList FileLock::others() const
{
    return m_impl->others;
}

QStringList FileLock::othersAt(const QString& fileName)
{
    return holders(fileName, {});
}

void FileLock::look()
{
    const QStringList found =
        m_impl->fileName.isEmpty() ? QStringList() : holders(m_impl->fileName, m_impl->slot);
    if (found == m_impl->others)
        return;
    m_impl->others = found;
    emit othersChanged();
}

} // namespace gramme::study
