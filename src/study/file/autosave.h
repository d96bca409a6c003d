// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/study.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QLockFile;

namespace gramme::study {

class Document;

/// Keeps what is being edited in a recovery file of its own, at most autosaveAfterMs after the
/// first edit that it does not hold, so that a crash loses no more. The user's file is never
/// touched. One recovery file per window, locked while its program lives.
///
///   MainWindow --owns--> Autosave (reads Document) --writes--> <data folder>/recovery/ID.gramme
class Autosave final : public QObject
{
    Q_OBJECT

public:
    static constexpr int autosaveAfterMs = 1000;

    /// `folder` is made where it is missing. `fileName` of the study stands in the recovery file.
    Autosave(Document& document, QString folder, QObject* parent = nullptr);
    ~Autosave() override;

    /// <data folder>/recovery
    static QString defaultFolder();

    /// The file that the study belongs to; empty for one without a name.
    void setFileName(const QString& fileName);
    /// The edits are safe in the user's file: the recovery file goes.
    void discard();
    /// Writes what is pending now, as on closing a study without a name.
    void flush();
    /// What the document holds is in no file of the user, as after a recovery: writes it now. False
    /// where that fails.
    bool keep();
    /// The recovery file of this window; it exists only while there is something to recover.
    QString recoveryFile() const;

signals:
    /// Saving fails: a whole sentence, empty when it works again. Tried again at the next edit and
    /// every minute.
    void problemChanged(const QString& sentence);

private:
    void schedule();
    void writeNow();
    void write(bool wasClosed);
    void tell(const QString& problem);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// What an earlier program left behind: it ended without saving.
struct Leftover
{
    QString recoveryFile;
    QString fileName;  ///< The study it belongs to; empty for one without a name.
    QDateTime changed; ///< When it was last written.
    bool wasClosed = false; ///< A study without a name, kept on purpose when the window was closed.
};

/// Those whose program no longer runs, latest first.
std::vector<Leftover> leftovers(const QString& folder);
/// It was taken over or refused.
void removeLeftover(const Leftover& leftover);

} // namespace gramme::study
