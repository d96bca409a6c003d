// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/filewatch.h"

#include <QFileInfo>
#include <QFileSystemWatcher>

namespace gramme::gui {

namespace {
constexpr int afterChangeMs = 200; ///< Programs write in several steps.
}

FileWatch::FileWatch(QObject* parent)
    : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(afterChangeMs);
    connect(&m_soon, &QTimer::timeout, this, &FileWatch::look);
}

FileWatch::~FileWatch() = default;

FileWatch::Stamp FileWatch::stampOf(const QString& fileName)
{
    const QFileInfo file(fileName);
    return file.exists() ? Stamp{file.size(), file.lastModified()} : Stamp{};
}

void FileWatch::setFileName(const QString& fileName)
{
    m_soon.stop();
    m_fileName = fileName;
    m_watcher.reset();
    if (fileName.isEmpty())
        return;
    m_seen = stampOf(fileName);
    m_watcher = std::make_unique<QFileSystemWatcher>();
    // The folder, too: who replaces a file takes the one that is watched away.
    m_watcher->addPaths({fileName, QFileInfo(fileName).absolutePath()});
    connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, &m_soon,
            qOverload<>(&QTimer::start));
}

bool FileWatch::hasChanged() const
{
    if (m_fileName.isEmpty())
        return false;
    const Stamp now = stampOf(m_fileName);
    return now.size >= 0 && now != m_seen;
}

void FileWatch::look()
{
    if (m_watcher && !m_watcher->files().contains(m_fileName))
        m_watcher->addPath(m_fileName);
    if (hasChanged())
        emit changed();
}

} // namespace gramme::gui
