// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/studyfiles.h"

#include "gui/dialogs.h"
#include "gui/settings.h"
#include "study/file/studyfile.h"
#include "study/saved.h"

#include <QFileInfo>
#include <QMenu>
#include <QTimer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr qsizetype mostRecent = 10;
constexpr int driftAfterMs = 400;

/// A name for a file: what the study is called, without what file systems refuse.
QString suggestedName(const study::Study& study)
{
    QString name = study.title.isEmpty() ? study.scenarios.constFirst().scenario.name : study.title;
    for (const QChar refused : u"/\\:*?\"<>|"_s)
        name.remove(refused);
    name = name.simplified();
    if (name.isEmpty() || name.startsWith(u'.'))
        name = StudyFiles::tr("study");
    return name + u".gramme"_s;
}

} // namespace

StudyFiles::StudyFiles(const Parts& parts, std::shared_ptr<const catalog::Catalog> users)
    : m_parts(parts)
    , m_users(std::move(users))
    , m_autosave(std::make_unique<study::Autosave>(document(), parts.recoveryFolder))
{
    connect(&document().undoStack(), &QUndoStack::cleanChanged, this, &StudyFiles::showTitle);
    connect(m_autosave.get(), &study::Autosave::problemChanged, this,
            &StudyFiles::showAutosaveProblem);
    connect(&m_watch, &FileWatch::changed, this, &StudyFiles::showDiskChange);
    m_driftLater.setSingleShot(true);
    m_driftLater.setInterval(driftAfterMs);
    connect(&m_driftLater, &QTimer::timeout, this, &StudyFiles::lookAtDrift);
    connect(&document(), &study::Document::studyChanged, this, [this] {
        if (m_parts.notices.has(u"drift"_s))
            m_driftLater.start();
    });
    m_parts.window.setAcceptDrops(true);
    m_parts.window.installEventFilter(this);
}

StudyFiles::~StudyFiles() = default;

QString StudyFiles::fileFilter()
{
    return tr("Studies (*.gramme)");
}

void StudyFiles::begin(const FirstOpening& first)
{
    m_fileName = first.opening.fileName;
    if (first.opening.isUnsaved)
        document().undoStack().resetClean();
    showTitle();
    // The first picture of the window does not wait for the rest.
    QTimer::singleShot(0, this, [this, first] {
        attach(first.opening);
        for (const study::Leftover& leftover : first.leftovers)
            offer(leftover);
        if (!first.toAsk.isEmpty())
            openFile(first.toAsk);
    });
}

bool StudyFiles::isUnsaved() const
{
    return !document().undoStack().isClean();
}

void StudyFiles::setUsersCatalogue(std::shared_ptr<const catalog::Catalog> users)
{
    m_users = std::move(users);
    m_parts.calculation.setCatalog(catalogueFor(document().study(), m_users));
}

void StudyFiles::newStudy()
{
    if (mayLeave())
        adopt({study::studyOf(study::Scenario()), {}, {}, false, {}});
}

void StudyFiles::showExample()
{
    if (mayLeave())
        adopt({study::studyOf(study::exampleScenario()), {}, {}, false, {}});
}

void StudyFiles::open()
{
    const QString name = m_parts.dialogs.openFileName(&m_parts.window, tr("Open a study"),
                                                      {fileFilter(), tr("All files (*)")});
    if (!name.isEmpty())
        openFile(name);
}

void StudyFiles::openFile(const QString& fileName)
{
    const QString full = QFileInfo(fileName).absoluteFilePath();
    auto opened = study::file::load(full);
    if (opened && mayLeave() && mayJoin(full)) {
        if (full == m_fileName) // which the user may just have saved
            opened = study::file::load(full);
        if (opened)
            adopt({opened->study, full, opened->damage, false, {}});
    }
    if (!opened)
        m_parts.dialogs.showProblem(&m_parts.window, opened.error().message);
}

/// Asks where edits would be lost. True: they are saved, or given up.
bool StudyFiles::mayLeave()
{
    if (!isUnsaved())
        return true;
    const QString question = m_fileName.isEmpty()
                                 ? tr("This study has not been saved. Save it now?")
                                 : tr("“%1” has changes that are not saved. Save them now?")
                                       .arg(shownName());
    const int answer = m_parts.dialogs.ask(&m_parts.window, question,
                                           {tr("&Save"), tr("&Don’t save"), tr("&Cancel")});
    return answer == 0 ? save() : answer == 1;
}

/// Asks where another window is at the file.
bool StudyFiles::mayJoin(const QString& fileName)
{
    const QStringList others =
        m_lock && fileName == m_fileName ? m_lock->others() : study::FileLock::othersAt(fileName);
    if (others.isEmpty())
        return true;
    const QString question =
        tr("“%1” is open in another window already (%2). Who saves last replaces what the other "
           "has saved.")
            .arg(QFileInfo(fileName).fileName(), others.join(u", "_s));
    return m_parts.dialogs.ask(&m_parts.window, question, {tr("&Open anyway"), tr("&Cancel")}) == 0;
}

/// Another study in place of this one, whose edits are saved or given up.
void StudyFiles::adopt(const Opening& opening)
{
    m_autosave->discard();
    m_fileName = opening.fileName;
    auto catalogue = catalogueFor(opening.study, m_users);
    if (catalogue != m_parts.calculation.sharedCatalog())
        m_parts.calculation.setCatalog(std::move(catalogue));
    document().open(opening.study);
    if (opening.isUnsaved)
        document().undoStack().resetClean();
    attach(opening);
    emit opened();
}

/// What follows from the file that the study now belongs to.
void StudyFiles::attach(const Opening& opening)
{
    takePlace(opening.fileName);
    if (opening.leftover)
        takeOver(*opening.leftover);
    if (!opening.fileName.isEmpty())
        remember(opening.fileName);
    tellDamage(opening.damage);
    tellRemarks();
    lookAtDrift();
}

/// At a file, with the other windows there.
void StudyFiles::takePlace(const QString& fileName)
{
    m_fileName = fileName;
    m_autosave->setFileName(fileName);
    m_watch.setFileName(fileName);
    m_parts.notices.remove(u"disk"_s);
    if (fileName.isEmpty()) {
        m_lock.reset();
    } else {
        m_parts.dialogs.setFolder(QFileInfo(fileName).path());
        if (!m_lock) {
            m_lock = std::make_unique<study::FileLock>();
            connect(m_lock.get(), &study::FileLock::othersChanged, this, &StudyFiles::showOthers);
        }
        m_lock->setFileName(fileName);
    }
    showOthers();
    showTitle();
}

/// The study is safe here before it is taken away there.
void StudyFiles::takeOver(const study::Leftover& leftover)
{
    if (m_autosave->keep())
        study::removeLeftover(leftover);
}

bool StudyFiles::save()
{
    if (m_fileName.isEmpty())
        return saveAs();
    bool elsewhere = false;
    if (m_watch.hasChanged() && !mayOverwrite(elsewhere))
        return false;
    return elsewhere ? saveAs() : write(m_fileName);
}

/// The file is no longer the one that was opened.
bool StudyFiles::mayOverwrite(bool& elsewhere)
{
    const QString question =
        tr("“%1” was changed by another program since it was opened here. Overwriting it replaces "
           "those changes; the version before stays beside it as “%2”.")
            .arg(shownName(), QFileInfo(study::file::backupName(m_fileName)).fileName());
    const int answer = m_parts.dialogs.ask(&m_parts.window, question,
                                           {tr("&Overwrite"), tr("Save &as…"), tr("&Cancel")});
    elsewhere = answer == 1;
    return answer != 2;
}

bool StudyFiles::saveAs()
{
    const QString suggested =
        m_fileName.isEmpty() ? suggestedName(document().study()) : QFileInfo(m_fileName).fileName();
    const QString name = m_parts.dialogs.saveFileName(&m_parts.window, tr("Save the study"),
                                                      suggested, {fileFilter()});
    return !name.isEmpty() && write(QFileInfo(name).absoluteFilePath());
}

bool StudyFiles::write(const QString& fileName)
{
    document().endTyping();
    const study::Study whole =
        study::withFigures(document().study(), m_parts.calculation.catalog());
    if (const auto problem = study::file::save(whole, fileName)) {
        m_parts.dialogs.showProblem(&m_parts.window, problem->message);
        return false;
    }
    document().undoStack().setClean();
    m_autosave->discard();
    takePlace(fileName);
    remember(fileName);
    return true;
}

bool StudyFiles::mayClose()
{
    if (m_fileName.isEmpty() && isUnsaved()) {
        m_autosave->flush();
        if (!m_autosaveProblem.isEmpty() && !mayLeave())
            return false;
    } else {
        if (!mayLeave())
            return false;
        m_autosave->discard();
    }
    m_parts.settings.lastFile.set(m_fileName);
    return true;
}

/// The file as it is on disk now.
void StudyFiles::reload()
{
    const QString question =
        tr("Reloading “%1” gives up the changes made here since it was opened.").arg(shownName());
    if (isUnsaved()
        && m_parts.dialogs.ask(&m_parts.window, question, {tr("&Reload"), tr("&Cancel")}) != 0)
        return;
    const auto opened = study::file::load(m_fileName);
    if (opened)
        adopt({opened->study, m_fileName, opened->damage, false, {}});
    else
        m_parts.dialogs.showProblem(&m_parts.window, opened.error().message);
}

void StudyFiles::remember(const QString& fileName)
{
    QStringList files = m_parts.settings.recentFiles.get();
    files.removeAll(fileName);
    files.prepend(fileName);
    m_parts.settings.recentFiles.set(files.mid(0, mostRecent));
}

void StudyFiles::forget(const QString& fileName)
{
    QStringList files = m_parts.settings.recentFiles.get();
    files.removeAll(fileName);
    m_parts.settings.recentFiles.set(files);
}

/// When it opens: another window may have added to it.
void StudyFiles::fillRecent(QMenu& menu)
{
    menu.clear();
    const QStringList files = m_parts.settings.recentFiles.get();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QString& name = files.at(i);
        QString shown = QFileInfo(name).fileName().replace(u'&', u"&&"_s);
        shown += u"  –  "_s + QFileInfo(name).path().replace(u'&', u"&&"_s);
        menu.addAction(i < 9 ? u"&%1  %2"_s.arg(i + 1).arg(shown) : shown, this, [this, name] {
            if (QFileInfo::exists(name))
                return openFile(name);
            forget(name);
            m_parts.dialogs.showProblem(
                &m_parts.window,
                tr("“%1” is no longer there. It has been taken off the list.").arg(name));
        });
    }
    menu.addSeparator();
    QAction* clear = menu.addAction(tr("&Clear this list"), this,
                                    [this] { m_parts.settings.recentFiles.set({}); });
    clear->setEnabled(!files.isEmpty());
}

QString StudyFiles::shownName() const
{
    return m_fileName.isEmpty() ? tr("New study") : QFileInfo(m_fileName).fileName();
}

void StudyFiles::showTitle()
{
    // In a title, [*] is the place of the asterisk; in a name it is doubled to be itself.
    const QString name = shownName().replace(u"[*]"_s, u"[*][*]"_s);
    m_parts.window.setWindowTitle(tr("%1[*] - Gramme").arg(name));
    m_parts.window.setWindowModified(isUnsaved());
}

} // namespace gramme::gui
