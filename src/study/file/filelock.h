// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>

class QLockFile;

namespace gramme::study {

/// A window's presence at a study file, seen by the other windows at the same file, on this
/// machine or another that shares the folder: a hidden lock beside the file, or in the user's data
/// folder where that is read-only. Locks of programs that died do not count.
class FileLock final : public QObject
{
    Q_OBJECT

public:
    explicit FileLock(QObject* parent = nullptr);
    ~FileLock() override;

    /// Leaves the file before and takes a place at this one; empty: none.
    void setFileName(const QString& fileName);

    /// The other windows at the file: "process 1234 on host"; empty where there is none.
    QStringList others() const;
    /// Those at a file nobody here has opened yet.
    static QStringList othersAt(const QString& fileName);

signals:
    /// A window came or went; looked for every two seconds.
    void othersChanged();

private:
    void look();

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace gramme::study
