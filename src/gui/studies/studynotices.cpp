// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/studyfiles.h"

#include "gui/dialogs.h"
#include "study/file/studyfile.h"
#include "study/saved.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

using namespace Qt::StringLiterals;

/// What there is to know about the file of the study, and what is dropped on the window.
namespace gramme::gui {

namespace {

/// "14:03", with the day where it was not today.
QString timeText(const QDateTime& when)
{
    const QLocale locale;
    const QString time = locale.toString(when.time(), QLocale::ShortFormat);
    return when.date() == QDate::currentDate()
               ? StudyFiles::tr("at %1").arg(time)
               : StudyFiles::tr("on %1 at %2").arg(
                     locale.toString(when.date(), QLocale::ShortFormat), time);
}

QString leftoverSentence(const study::Leftover& leftover)
{
    const QString when = timeText(leftover.changed);
    if (leftover.wasClosed)
        return StudyFiles::tr("Another study without a file was kept when its window was closed "
                              "%1.").arg(when);
    if (leftover.fileName.isEmpty())
        return StudyFiles::tr("Gramme ended without saving a new study %1.").arg(when);
    const QFileInfo file(leftover.fileName);
    QString sentence =
        StudyFiles::tr("Gramme ended without saving “%1” %2.").arg(file.fileName(), when);
    if (file.exists() && file.lastModified() > leftover.changed)
        sentence += u' ' + StudyFiles::tr("The file has been saved since.");
    return sentence;
}

QStringList localFiles(const QMimeData* data)
{
    QStringList files;
    for (const QUrl& url : data ? data->urls() : QList<QUrl>()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

} // namespace

void StudyFiles::showOthers()
{
    const QStringList others = m_lock ? m_lock->others() : QStringList();
    if (others.isEmpty())
        return m_parts.notices.remove(u"others"_s);
    m_parts.notices.put(
        {u"others"_s, NoticeKind::Warning,
         tr("“%1” is open in another window, too (%2). Who saves last replaces what the other has "
            "saved.")
             .arg(shownName(), others.join(u", "_s)),
         {}});
}

void StudyFiles::showDiskChange()
{
    m_parts.notices.put({u"disk"_s,
                         NoticeKind::Warning,
                         tr("“%1” was changed by another program.").arg(shownName()),
                         {{tr("Reload"), [this] { reload(); }}}});
}

void StudyFiles::showAutosaveProblem(const QString& sentence)
{
    m_autosaveProblem = sentence;
    if (sentence.isEmpty())
        m_parts.notices.remove(u"autosave"_s);
    else
        m_parts.notices.put({u"autosave"_s, NoticeKind::Problem, sentence, {}});
}

void StudyFiles::offer(const study::Leftover& leftover)
{
    const QString id = u"leftover "_s + leftover.recoveryFile;
    m_parts.notices.put({id,
                         NoticeKind::Warning,
                         leftoverSentence(leftover),
                         {{leftover.wasClosed ? tr("Open") : tr("Recover"),
                           [this, leftover] { recover(leftover); }},
                          {tr("Discard"), [this, id, leftover] {
                               study::removeLeftover(leftover);
                               m_parts.notices.remove(id);
                           }}}});
}

/// As unsaved edits of the file it belongs to.
void StudyFiles::recover(const study::Leftover& leftover)
{
    const auto found = study::file::load(leftover.recoveryFile);
    if (!found)
        return m_parts.dialogs.showProblem(&m_parts.window, found.error().message);
    const bool ofThisFile = !leftover.fileName.isEmpty() && leftover.fileName == m_fileName;
    if (!mayLeave() || (!ofThisFile && !leftover.fileName.isEmpty() && !mayJoin(leftover.fileName)))
        return;
    adopt({found->study, leftover.fileName, found->damage, true, leftover});
    m_parts.notices.remove(u"leftover "_s + leftover.recoveryFile);
}

void StudyFiles::tellDamage(const QStringList& damage)
{
    m_parts.notices.remove(u"damage"_s);
    if (damage.isEmpty())
        return;
    if (damage.size() == 1) {
        m_parts.notices.put({u"damage"_s, NoticeKind::Warning, damage.constFirst(), {}});
        return;
    }
    const QString sentence = tr("“%1” was damaged in %2 places; the rest could be read.")
                                 .arg(shownName(), QString::number(damage.size()));
    m_parts.notices.put({u"damage"_s, NoticeKind::Warning, sentence, {{tr("What was damaged…"),
        [this, damage] {
            m_parts.dialogs.showProblem(&m_parts.window, damage.join(u"\n\n"_s));
        }}}});
}

/// Totals that no longer follow from their own figures, because the program counts otherwise.
void StudyFiles::tellRemarks()
{
    QStringList remarks;
    for (const study::StudyScenario& scenario : document().study().scenarios) {
        const QString remark =
            study::recomputationRemark(scenario, m_parts.calculation.catalog());
        if (!remark.isEmpty())
            remarks << remark;
    }
    if (remarks.isEmpty())
        m_parts.notices.remove(u"remarks"_s);
    else
        m_parts.notices.put({u"remarks"_s, NoticeKind::Information, remarks.join(u' '), {}});
}

void StudyFiles::lookAtDrift()
{
    qsizetype differ = 0;
    for (const study::StudyScenario& scenario : document().study().scenarios) {
        if (scenario.saved)
            differ += qsizetype(study::drifts(scenario, m_parts.calculation.catalog()).size());
    }
    if (differ == 0)
        return m_parts.notices.remove(u"drift"_s);
    const QString sentence =
        differ == 1 ? tr("One figure of this study differs in this edition of the catalogue. The "
                         "study keeps its own until you update it.")
                    : tr("%1 figures of this study differ in this edition of the catalogue. The "
                         "study keeps its own until you update them.").arg(differ);
    m_parts.notices.put({u"drift"_s,
                         NoticeKind::Information,
                         sentence,
                         {{tr("Review…"), [this] { emit reviewWanted(); }}}});
}

/// A study is opened, anything else is taken for a measured run.
void StudyFiles::takeFiles(const QStringList& files)
{
    QStringList others;
    QString study;
    for (const QString& name : files) {
        if (name.endsWith(u".gramme"_s, Qt::CaseInsensitive))
            study = study.isEmpty() ? name : study;
        else
            others << name;
    }
    if (!study.isEmpty())
        openFile(study);
    if (!others.isEmpty())
        emit importWanted(others);
}

bool StudyFiles::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (!localFiles(drag->mimeData()).isEmpty())
            drag->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList files = localFiles(drop->mimeData());
        drop->acceptProposedAction();
        // The program it comes from waits until the drop is over: no dialog before.
        QMetaObject::invokeMethod(this, [this, files] { takeFiles(files); }, Qt::QueuedConnection);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace gramme::gui
