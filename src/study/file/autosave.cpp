// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/file/autosave.h"

#include "study/document.h"
#include "study/file/recovery.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

/// A failure is often over in a moment; then it is tried again only at an edit or in a minute.
constexpr int soonAttempts = 3;
constexpr int againAfterMs = 60'000;

QString lockName(const QString& recoveryFile)
{
    return recoveryFile + u".lock"_s;
}

std::unique_ptr<QLockFile> lockOf(const QString& recoveryFile)
{
    auto lock = std::make_unique<QLockFile>(lockName(recoveryFile));
    lock->setStaleLockTime(0); // only its death ends a program's claim
    return lock;
}

QString freshName(const QString& folder)
{
    const QString id = QUuid::createUuid().toString(QUuid::Id128).left(12);
    return QDir(folder).filePath(id + u".gramme"_s);
}

/// Where a file is written before it takes its name.
QString besideName(const QString& recoveryFile)
{
    return recoveryFile + u".new"_s;
}

/// Whole or not at all, as QSaveFile does it, but without waiting for the disk: that can take seconds
/// while other programs write, in which one could neither type nor be safe from a crash. What the
/// system has taken over survives the end of the program.
bool replaceFile(const QString& name, const QByteArray& content, QString& error)
{
    QFile beside(besideName(name));
    const bool isWritten = beside.open(QIODevice::WriteOnly | QIODevice::Truncate)
                           && beside.write(content) == content.size() && beside.flush();
    beside.close();
    if (!isWritten) {
        error = beside.errorString();
        beside.remove();
        return false;
    }
    std::error_code reason;
    std::filesystem::rename(QFileInfo(beside).filesystemFilePath(),
                            QFileInfo(name).filesystemFilePath(), reason);
    error = QString::fromLocal8Bit(reason.message().c_str());
    return !reason;
}

} // namespace

struct Autosave::Impl
{
    Impl(Document& edited, QString where)
        : document(edited)
        , folder(std::move(where))
    {}

    Document& document;
    QString folder;
    QString recoveryFile;
    QString fileName;
    std::unique_ptr<QLockFile> lock;
    QTimer soon;
    QTimer again;
    bool isPending = false; ///< An edit is not in the recovery file.
    bool isWritten = false; ///< There is a recovery file.
    int failures = 0;       ///< In a row.
    QString problem;

    QString tryWriting(bool wasClosed);
};

/// Why it failed; empty when it is saved.
QString Autosave::Impl::tryWriting(bool wasClosed)
{
    const QString reason = tr("The changes could not be kept for the case of a crash: “%1”: %2. "
                              "Save the study, or make room there.");
    const QString shown = QDir::toNativeSeparators(folder);
    if (!QDir().mkpath(folder))
        return reason.arg(shown, tr("the folder cannot be made"));
    if (!lock->isLocked() && !lock->tryLock(0))
        return reason.arg(shown, tr("nothing can be written to this folder"));
    QString error;
    const QByteArray content =
        file::write(document.study(), file::Recovery{fileName, wasClosed && fileName.isEmpty()});
    if (replaceFile(recoveryFile, content, error))
        return {};
    return reason.arg(shown, error);
}

Autosave::Autosave(Document& document, QString folder, QObject* parent)
    : QObject(parent)
    , m_impl(new Impl(document, std::move(folder)))
{
    m_impl->recoveryFile = freshName(m_impl->folder);
    m_impl->lock = lockOf(m_impl->recoveryFile);
    m_impl->soon.setSingleShot(true);
    m_impl->soon.setTimerType(Qt::PreciseTimer);
    m_impl->soon.setInterval(autosaveAfterMs);
    m_impl->again.setSingleShot(true);
    m_impl->again.setInterval(againAfterMs);
    connect(&m_impl->soon, &QTimer::timeout, this, &Autosave::writeNow);
    connect(&m_impl->again, &QTimer::timeout, this, &Autosave::writeNow);
    connect(&document, &Document::studyChanged, this, &Autosave::schedule);
}

Autosave::~Autosave() = default;

QString Autosave::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/recovery"_s;
}

void Autosave::setFileName(const QString& fileName)
{
    const QString absolute =
        fileName.isEmpty() ? QString() : QFileInfo(fileName).absoluteFilePath();
    if (m_impl->fileName == absolute)
        return;
    m_impl->fileName = absolute;
    if (m_impl->isWritten)
        schedule();
}

void Autosave::schedule()
{
    m_impl->isPending = true;
    if (!m_impl->soon.isActive()) // the first edit counts, or steady typing would put it off
        m_impl->soon.start();
}

void Autosave::writeNow()
{
    if (m_impl->isPending)
        write(false);
}

void Autosave::write(bool wasClosed)
{
    m_impl->soon.stop();
    m_impl->again.stop();
    const QString problem = m_impl->tryWriting(wasClosed);
    m_impl->isPending = !problem.isEmpty();
    if (problem.isEmpty()) {
        m_impl->isWritten = true;
        m_impl->failures = 0;
    } else if (++m_impl->failures < soonAttempts) {
        m_impl->soon.start();
    } else {
        m_impl->again.start();
    }
    tell(problem);
}

void Autosave::tell(const QString& problem)
{
    if (m_impl->problem == problem)
        return;
    m_impl->problem = problem;
    emit problemChanged(problem);
}

void Autosave::flush()
{
    if (m_impl->isPending || m_impl->isWritten)
        write(true);
}

bool Autosave::keep()
{
    m_impl->isPending = true;
    write(false);
    return !m_impl->isPending;
}

void Autosave::discard()
{
    m_impl->soon.stop();
    m_impl->again.stop();
    m_impl->isPending = false;
    m_impl->failures = 0;
    if (m_impl->isWritten)
        QFile::remove(m_impl->recoveryFile);
    m_impl->isWritten = false;
    m_impl->lock->unlock();
    tell({});
}

QString Autosave::recoveryFile() const
{
    return m_impl->recoveryFile;
}

std::vector<Leftover> leftovers(const QString& folder)
{
    std::vector<Leftover> found;
    const QDir directory(folder);
    for (const QFileInfo& entry : directory.entryInfoList({u"*.gramme"_s}, QDir::Files)) {
        const auto lock = lockOf(entry.filePath());
        const bool isDead = lock->tryLock(0);
        // A folder that cannot be written to holds nobody's claim, either.
        if (!isDead && (lock->error() == QLockFile::LockFailedError))
            continue;
        QFile text(entry.filePath());
        if (!text.open(QIODevice::ReadOnly))
            continue;
        const file::Recovery recovery = file::readRecovery(text.readAll());
        found.push_back({entry.filePath(), recovery.fileName, entry.lastModified(),
                         recovery.wasClosed});
    }
    std::sort(found.begin(), found.end(),
              [](const Leftover& a, const Leftover& b) { return a.changed > b.changed; });
    return found;
}

void removeLeftover(const Leftover& leftover)
{
    QFile::remove(leftover.recoveryFile);
    QFile::remove(besideName(leftover.recoveryFile)); // killed while it was written
}

} // namespace gramme::study
