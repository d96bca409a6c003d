// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "studyfixture.h"
#include "study/studyedits.h"

#include <QAction>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

/// New, open, save and what may go wrong with them.
class TestStudyFiles : public QObject
{
    Q_OBJECT

    enum Answer { Save, DontSave, Cancel };

    test::StudyTestGround m_ground;
    std::unique_ptr<test::StudyWindow> m_window;

    QString path(const QString& name) const { return m_ground.folder->filePath(name); }
    void start(const QString& fileName = {})
    {
        m_window.reset();
        m_window = std::make_unique<test::StudyWindow>(m_ground.catalog, *m_ground.settings,
                                                       path(u"recovery"_s), fileName);
    }
    void drop(const QStringList& names) const
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& name : names)
            urls << QUrl::fromLocalFile(name);
        data.setUrls(urls);
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_window->window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_window->window, &event);
        QCoreApplication::processEvents();
    }
    /// Two files, "one" of 10 hours and "two" of 20; "two" is in the window.
    void saveTwo()
    {
        m_window->edit(10);
        QVERIFY(m_window->saveTo(path(u"one.gramme"_s)));
        m_window->edit(20);
        QVERIFY(m_window->saveTo(path(u"two.gramme"_s)));
    }
    QMenu& recent(QMenu& menu) const
    {
        m_window->files.fillRecent(menu);
        return menu;
    }

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void theFirstStartIsTheExample();
    void savingNamesTheWindowAndIsClean();
    void undoBackToTheSavedStateIsClean();
    void whatWasSavedOpensAgain();
    void aFailedSaveSaysSoAndStaysUnsaved();
    void suggestsANameThatFilesMayHave();
    void leavingAsks();
    void closingAFileAsks();
    void theFileOfTheLastTimeComesBack();
    void aFileOnTheCommandLineOpens();
    void whatCannotBeOpenedIsTold_data();
    void whatCannotBeOpenedIsTold();
    void damageIsShown();
    void recentFilesAreListed();
    void aMissingRecentFileLeavesTheList();
    void filesAreDropped();
};

void TestStudyFiles::initTestCase()
{
    const QString problem = m_ground.openCatalogue();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestStudyFiles::init()
{
    QVERIFY(m_ground.startAnew());
    start();
}

void TestStudyFiles::theFirstStartIsTheExample()
{
    QVERIFY(m_window->document.scenario() == study::exampleScenario());
    QVERIFY(!m_window->isModified());
    QCOMPARE(m_window->window.windowTitle(), u"New study[*] - Gramme"_s);
    QVERIFY(m_window->files.mayClose());
    QVERIFY(m_window->dialogs.questions.isEmpty());
    start(); // nothing was edited: nothing is kept
    QVERIFY(!m_window->isModified());
}

void TestStudyFiles::savingNamesTheWindowAndIsClean()
{
    m_window->edit(10);
    QVERIFY(m_window->isModified());
    QVERIFY(m_window->saveTo(path(u"my [*] plan.gramme"_s)));
    QVERIFY(!m_window->isModified());
    QCOMPARE(m_window->window.windowTitle(), u"my [*][*] plan.gramme[*] - Gramme"_s);
    m_window->edit(20);
    QVERIFY(m_window->isModified());
    m_window->dialogs.nextFileName = u"not asked"_s;
    QVERIFY(m_window->files.save());
    QVERIFY(!m_window->isModified());
    QVERIFY(QFile::exists(path(u"my [*] plan.gramme.bak"_s)));
}

void TestStudyFiles::undoBackToTheSavedStateIsClean()
{
    m_window->edit(10);
    QVERIFY(m_window->saveTo(path(u"plan.gramme"_s)));
    m_window->edit(20);
    m_window->document.undoStack().undo();
    QVERIFY(!m_window->isModified());
    m_window->document.undoStack().undo();
    QVERIFY(m_window->isModified());
    m_window->document.undoStack().redo();
    QVERIFY(!m_window->isModified());
}

void TestStudyFiles::whatWasSavedOpensAgain()
{
    m_window->edit(10);
    study::edits::duplicate(m_window->document, m_window->document.selected().id);
    study::edits::setNotes(m_window->document, m_window->document.selected().id, u"Ask"_s);
    QVERIFY(m_window->saveTo(path(u"plan.gramme"_s)));
    m_window->files.newStudy();
    QVERIFY(m_window->document.scenario() == study::Scenario());
    QCOMPARE(m_window->document.undoStack().count(), 0);
    m_window->dialogs.nextOpenName = path(u"plan.gramme"_s);
    m_window->files.open();
    QCOMPARE(m_window->document.study().scenarios.size(), 2);
    QCOMPARE(m_window->document.study().scenarios.at(1).notes, u"Ask"_s);
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    QVERIFY(m_window->document.study().scenarios.at(0).saved);
    QVERIFY(!m_window->isModified());
    QVERIFY2(m_window->notices.sentences().isEmpty(),
             qPrintable(m_window->notices.sentences().join(u'\n')));
}

void TestStudyFiles::aFailedSaveSaysSoAndStaysUnsaved()
{
    m_window->edit(10);
    QVERIFY(!m_window->saveTo(path(u"no such folder/plan.gramme"_s)));
    QCOMPARE(m_window->dialogs.problems.size(), 1);
    QVERIFY(m_window->isModified());
    QVERIFY(m_window->files.fileName().isEmpty());
    QVERIFY(m_window->files.isUnsaved());
}

void TestStudyFiles::suggestsANameThatFilesMayHave()
{
    study::edits::setTitle(m_window->document, u"8 × A100: now/*later?"_s);
    m_window->files.saveAs();
    QCOMPARE(m_window->dialogs.suggestedNames.constLast(), u"8 × A100 nowlater.gramme"_s);
}

void TestStudyFiles::leavingAsks()
{
    m_window->edit(10);
    m_window->dialogs.nextAnswers = {Cancel};
    m_window->files.newStudy();
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    m_window->dialogs.nextAnswers = {Save};
    m_window->dialogs.nextFileName = path(u"kept.gramme"_s);
    m_window->files.newStudy();
    QVERIFY(m_window->document.scenario() == study::Scenario());
    QVERIFY(QFile::exists(path(u"kept.gramme"_s)));
    m_window->edit(5);
    m_window->dialogs.nextAnswers = {Save};
    m_window->dialogs.nextFileName.clear(); // thinks better of it in the file dialog
    m_window->files.showExample();
    QCOMPARE(m_window->document.scenario().hours, 5.0);
    m_window->dialogs.nextAnswers = {DontSave};
    m_window->files.showExample();
    QVERIFY(m_window->document.scenario() == study::exampleScenario());
    QCOMPARE(m_window->dialogs.questions.size(), 4);
}

void TestStudyFiles::closingAFileAsks()
{
    m_window->edit(10);
    QVERIFY(m_window->saveTo(path(u"plan.gramme"_s)));
    QVERIFY(m_window->files.mayClose());
    QVERIFY(m_window->dialogs.questions.isEmpty());
    m_window->edit(20);
    m_window->dialogs.nextAnswers = {Cancel};
    QVERIFY(!m_window->files.mayClose());
    const QByteArray before = test::contentOf(path(u"plan.gramme"_s));
    m_window->dialogs.nextAnswers = {DontSave};
    QVERIFY(m_window->files.mayClose());
    QCOMPARE(test::contentOf(path(u"plan.gramme"_s)), before);
    m_window->dialogs.nextAnswers = {Save};
    QVERIFY(m_window->files.mayClose());
    QVERIFY(test::contentOf(path(u"plan.gramme"_s)) != before);
}

void TestStudyFiles::theFileOfTheLastTimeComesBack()
{
    m_window->edit(10);
    QVERIFY(m_window->saveTo(path(u"plan.gramme"_s)));
    QVERIFY(m_window->files.mayClose());
    start();
    QCOMPARE(m_window->files.fileName(), path(u"plan.gramme"_s));
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    QVERIFY(m_window->files.mayClose());
    QVERIFY(QFile::remove(path(u"plan.gramme"_s)));
    start(); // gone: no reason to hold up a start
    QVERIFY(m_window->document.scenario() == study::exampleScenario());
    QVERIFY(m_window->dialogs.problems.isEmpty());
}

void TestStudyFiles::aFileOnTheCommandLineOpens()
{
    m_window->edit(10);
    QVERIFY(m_window->saveTo(path(u"plan.gramme"_s)));
    start(path(u"plan.gramme"_s));
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    QCOMPARE(m_window->window.windowTitle(), u"plan.gramme[*] - Gramme"_s);
    QVERIFY(!m_window->isModified());
}

void TestStudyFiles::whatCannotBeOpenedIsTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("no study") << QByteArray("a,b\n1,2\n");
    QTest::newRow("newer") << QByteArray("{\"gramme\": 999, \"scenarios\": []}");
}

void TestStudyFiles::whatCannotBeOpenedIsTold()
{
    QFETCH(QByteArray, content);
    const QString name = path(u"plan.gramme"_s);
    if (!content.isEmpty())
        QVERIFY(test::writeFile(name, content));
    start(name);
    QTRY_COMPARE(m_window->dialogs.problems.size(), 1);
    QVERIFY(m_window->dialogs.problems.constFirst().contains(u"plan.gramme"_s));
    QVERIFY(m_window->document.scenario() == study::Scenario());
    QVERIFY(m_window->files.fileName().isEmpty());
    QCOMPARE(test::contentOf(name), content);
}

void TestStudyFiles::damageIsShown()
{
    m_window->edit(10);
    const QString name = path(u"plan.gramme"_s);
    QVERIFY(m_window->saveTo(name));
    QByteArray content = test::contentOf(name);
    QVERIFY(content.contains("\"hours\": 10"));
    content.replace("\"hours\": 10", "\"hours\": \"ten\"");
    QVERIFY(test::writeFile(name, content));
    start(name);
    QCOMPARE(m_window->notices.sentences().size(), 1);
    QVERIFY2(m_window->tells(u"line "_s), qPrintable(m_window->notices.sentences().join(u' ')));
    QCOMPARE(m_window->document.scenario().count, study::exampleScenario().count);
}

void TestStudyFiles::recentFilesAreListed()
{
    saveTwo();
    QMenu menu;
    QVERIFY(recent(menu).actions().at(0)->text().contains(u"two.gramme"_s));
    menu.actions().at(1)->trigger();
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    QVERIFY(recent(menu).actions().at(0)->text().contains(u"one.gramme"_s)); // latest first
    for (int i = 0; i < 12; ++i)
        QVERIFY(m_window->saveTo(path(u"%1.gramme"_s.arg(i))));
    QCOMPARE(m_ground.settings->recentFiles.get().size(), 10);
    recent(menu).actions().constLast()->trigger(); // Clear
    QVERIFY(m_ground.settings->recentFiles.get().isEmpty());
    QVERIFY(!recent(menu).actions().constLast()->isEnabled());
}

void TestStudyFiles::aMissingRecentFileLeavesTheList()
{
    saveTwo();
    QVERIFY(QFile::remove(path(u"one.gramme"_s)));
    QMenu menu;
    recent(menu).actions().at(1)->trigger();
    QCOMPARE(m_window->dialogs.problems.size(), 1);
    QCOMPARE(m_ground.settings->recentFiles.get(), QStringList{path(u"two.gramme"_s)});
    QCOMPARE(m_window->document.scenario().hours, 20.0);
}

void TestStudyFiles::filesAreDropped()
{
    saveTwo();
    const QSignalSpy imports(&m_window->files, &StudyFiles::importWanted);
    drop({path(u"one.gramme"_s)});
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    QCOMPARE(imports.size(), 0);
    drop({path(u"emissions.csv"_s), path(u"power.log"_s)});
    QCOMPARE(imports.size(), 1);
    QCOMPARE(imports.at(0).at(0).toStringList(),
             (QStringList{path(u"emissions.csv"_s), path(u"power.log"_s)}));
}

QTEST_MAIN(TestStudyFiles)
#include "tst_studyfiles.moc"
