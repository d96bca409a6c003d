// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

class QFileSystemWatcher;

namespace gramme::gui {

/// Whether a file on disk is still the one that was read or written here.
class FileWatch final : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QObject* parent = nullptr);
    ~FileWatch() override;

    /// Looks at this file from now on, as it is; empty: at none. To be called again after each
    /// reading and writing.
    void setFileName(const QString& fileName);
    /// Another program wrote the file since. One that is gone or cannot be read has not changed.
    bool hasChanged() const;

signals:
    /// The file was changed by another program.
    void changed();

private:
    struct Stamp
    {
        qint64 size = -1;
        QDateTime modified;

        bool operator==(const Stamp&) const = default;
    };
    static Stamp stampOf(const QString& fileName);
    void look();

    QString m_fileName;
    Stamp m_seen;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QTimer m_soon;
};

} // namespace gramme::gui
