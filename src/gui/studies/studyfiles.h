// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/studies/filewatch.h"
#include "gui/studies/noticebar.h"
#include "gui/studies/opening.h"
#include "study/file/filelock.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>

class QMenu;

namespace gramme::gui {

class Dialogs;
class Settings;

/// The life of the study's file: new, opened, saved, changed by others, recovered. A study without
/// a file is a draft, which closing the window keeps without a question.
///
///   MainWindow --owns--> StudyFiles --owns--> Autosave, FileLock, FileWatch (all of one file)
///                            |------ puts notices into the NoticeBar, sets the window's title
class StudyFiles final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Calculation& calculation;
        Settings& settings;
        Dialogs& dialogs;
        NoticeBar& notices;
        QWidget& window;
        QString recoveryFolder;
    };

    /// `users`: the catalogue with the user's own entries, without those of a study.
    StudyFiles(const Parts& parts, std::shared_ptr<const catalog::Catalog> users);
    ~StudyFiles() override;

    /// The study is in the document since before the window was built; the rest follows once the
    /// window is there.
    void begin(const FirstOpening& first);

    const QString& fileName() const { return m_fileName; }
    /// There are edits that are in no file of the user.
    bool isUnsaved() const;
    /// The user's own entries have changed.
    void setUsersCatalogue(std::shared_ptr<const catalog::Catalog> users);
    const catalog::Catalog& usersCatalogue() const { return *m_users; }

    void newStudy();
    void showExample();
    void open();
    void openFile(const QString& fileName);
    bool save();
    bool saveAs();
    /// The last things before the window closes; false where the user thought better of it.
    bool mayClose();

    void fillRecent(QMenu& menu);
    /// Counts again how many figures differ from the catalogue's.
    void lookAtDrift();

    static QString fileFilter();

signals:
    void reviewWanted(); ///< Of the figures that differ.
    void importWanted(const QStringList& files);
    void opened(); ///< Another study is in the window.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool mayLeave();
    bool mayJoin(const QString& fileName);
    void adopt(const Opening& opening);
    void attach(const Opening& opening);
    void takePlace(const QString& fileName);
    void takeOver(const study::Leftover& leftover);
    bool write(const QString& fileName);
    bool mayOverwrite(bool& elsewhere);
    void reload();
    void remember(const QString& fileName);
    void forget(const QString& fileName);
    void showTitle();
    void showOthers();
    void showDiskChange();
    void showAutosaveProblem(const QString& sentence);
    void offer(const study::Leftover& leftover);
    void recover(const study::Leftover& leftover);
    void tellDamage(const QStringList& damage);
    void tellRemarks();
    void takeFiles(const QStringList& files);
    QString shownName() const;
    study::Document& document() const { return m_parts.calculation.document(); }

    Parts m_parts;
    std::shared_ptr<const catalog::Catalog> m_users;
    std::unique_ptr<study::Autosave> m_autosave;
    std::unique_ptr<study::FileLock> m_lock; ///< Only while there is a file.
    FileWatch m_watch;
    QString m_fileName; ///< Absolute; empty for a draft.
    QString m_autosaveProblem;
    QTimer m_driftLater;
};

} // namespace gramme::gui
