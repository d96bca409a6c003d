// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/document.h"
#include "study/edits.h"
#include "study/file/autosave.h"
#include "study/file/studyfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

// What is edited survives the end of the program, whatever ends it.
class TestAutosave : public QObject
{
    Q_OBJECT

private slots:
    void savesWithinASecond();
    void typingDoesNotPutItOff();
    void discardRemovesIt();
    void keepsAStudyWithoutAName();
    void triesSoonThenGivesUpForNow();
    void tellsWhoIsDead();
    void aKilledProgramLeavesItsWork();
};

namespace {

void edit(Document& document, double hours)
{
    edits::setNumber(document, Input::Hours, hours);
}

double hoursIn(const QString& fileName)
{
    const auto opened = file::load(fileName);
    return opened && opened->damage.isEmpty()
               ? opened->study.scenarios.value(0).scenario.hours.value_or(-1.0)
               : -2.0;
}

} // namespace

void TestAutosave::savesWithinASecond()
{
    const QTemporaryDir folder;
    Document document(Scenario{});
    Autosave autosave(document, folder.filePath(u"deep/recovery"_s));
    autosave.setFileName(u"/somewhere/plan.gramme"_s);
    QTest::qWait(50);
    QVERIFY(!QFile::exists(autosave.recoveryFile())); // nothing to recover yet
    QElapsedTimer clock;
    clock.start();
    edit(document, 5);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.recoveryFile()), 5000);
    QVERIFY2(clock.elapsed() < 1900, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(hoursIn(autosave.recoveryFile()), 5.0);
    // The study does not say that it was recovered once it is saved again.
    QVERIFY(file::load(autosave.recoveryFile())->study == document.study());
    edit(document, 6);
    QTRY_COMPARE_WITH_TIMEOUT(hoursIn(autosave.recoveryFile()), 6.0, 5000);
}

void TestAutosave::typingDoesNotPutItOff()
{
    const QTemporaryDir folder;
    Document document(Scenario{});
    Autosave autosave(document, folder.path());
    QElapsedTimer clock;
    clock.start();
    int typed = 0;
    while (!QFile::exists(autosave.recoveryFile()) && clock.elapsed() < 5000) {
        edit(document, ++typed);
        QTest::qWait(20);
    }
    QVERIFY2(clock.elapsed() < 1900, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(typed > 3);
}

void TestAutosave::discardRemovesIt()
{
    const QTemporaryDir folder;
    Document document(Scenario{});
    Autosave autosave(document, folder.path());
    edit(document, 5);
    autosave.flush();
    QVERIFY(QFile::exists(autosave.recoveryFile()));
    autosave.discard();
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    QTest::qWait(1200);
    QVERIFY(!QFile::exists(autosave.recoveryFile())); // nothing was pending any more
    edit(document, 6);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.recoveryFile()), 5000);
}

void TestAutosave::keepsAStudyWithoutAName()
{
    const QTemporaryDir folder;
    const auto close = [&folder](const QString& fileName) {
        Document document(Scenario{});
        Autosave autosave(document, folder.path());
        autosave.setFileName(fileName);
        autosave.flush();
        QVERIFY(!QFile::exists(autosave.recoveryFile())); // it was never edited
        edit(document, 5);
        autosave.flush();
    };
    close({});
    const auto kept = leftovers(folder.path());
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept[0].fileName, QString());
    QVERIFY(kept[0].wasClosed);
    QCOMPARE(hoursIn(kept[0].recoveryFile), 5.0);
    removeLeftover(kept[0]);
    QVERIFY(leftovers(folder.path()).empty());
    close(u"/x/plan.gramme"_s);
    const auto named = leftovers(folder.path());
    QCOMPARE(named.size(), std::size_t(1));
    QCOMPARE(named[0].fileName, u"/x/plan.gramme"_s);
    QVERIFY(!named[0].wasClosed);
}

void TestAutosave::triesSoonThenGivesUpForNow()
{
    const QTemporaryDir folder;
    const QString blocked = folder.filePath(u"recovery"_s);
    QFile obstacle(blocked); // a file where the folder should be stops root, too
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    Document document(Scenario{});
    Autosave autosave(document, blocked);
    QSignalSpy told(&autosave, &Autosave::problemChanged);

    edit(document, 5);
    autosave.flush();
    QCOMPARE(told.size(), 1);
    const QString sentence = told[0][0].toString();
    QVERIFY2(sentence.contains(QDir::toNativeSeparators(blocked)) && sentence.endsWith(u'.'),
             qPrintable(sentence));
    // It is tried again soon, without another edit and without saying so twice.
    QVERIFY(obstacle.remove());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.recoveryFile()), 5000);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[1][0].toString(), QString());
    // Given up for now: nothing happens by itself for a while ...
    autosave.discard();
    QVERIFY(QDir(blocked).removeRecursively());
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    edit(document, 6);
    for (int attempt = 0; attempt < 3; ++attempt)
        autosave.flush();
    QVERIFY(obstacle.remove());
    QTest::qWait(1500);
    QVERIFY(!QFile::exists(autosave.recoveryFile()));
    // ... but the next edit is a new chance.
    edit(document, 7);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(autosave.recoveryFile()), 5000);
    QCOMPARE(hoursIn(autosave.recoveryFile()), 7.0);
    QCOMPARE(told.last()[0].toString(), QString());
}

void TestAutosave::tellsWhoIsDead()
{
    const QTemporaryDir folder;
    Document document(Scenario{});
    {
        Autosave autosave(document, folder.path());
        edit(document, 5);
        autosave.flush();
        QVERIFY(leftovers(folder.path()).empty()); // its window is still there
        Autosave second(document, folder.path());
        QVERIFY(second.recoveryFile() != autosave.recoveryFile());
    }
    QCOMPARE(leftovers(folder.path()).size(), std::size_t(1));
    QVERIFY(leftovers(folder.filePath(u"nowhere"_s)).empty());
}

void TestAutosave::aKilledProgramLeavesItsWork()
{
    const QTemporaryDir folder;
    const pid_t child = fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        Document document(Scenario{});
        Autosave autosave(document, folder.path());
        edit(document, 5);
        autosave.flush();
        raise(SIGKILL);
    }
    QCOMPARE(waitpid(child, nullptr, 0), child);
    QCOMPARE(QDir(folder.path()).entryList({u"*.lock"_s}, QDir::Files).size(), 1);
    const auto found = leftovers(folder.path());
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(hoursIn(found[0].recoveryFile), 5.0);
    QVERIFY(found[0].changed.secsTo(QDateTime::currentDateTime()) < 60);
    removeLeftover(found[0]);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

QTEST_GUILESS_MAIN(TestAutosave)
#include "tst_autosave.moc"
