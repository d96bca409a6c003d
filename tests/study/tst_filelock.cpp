// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/file/filelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace gramme::study;
using namespace Qt::StringLiterals;

// Windows at the same file see each other, and never one whose program has died.
class TestFileLock : public QObject
{
    Q_OBJECT

private slots:
    void seeEachOther();
    void linksLeadToOneFile();
    void theDeadDoNotCount();
    void readOnlyFolder();
};

namespace {

QString self(pid_t pid)
{
    return u"process %1 on %2"_s.arg(QString::number(pid), QSysInfo::machineHostName());
}

} // namespace

void TestFileLock::seeEachOther()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"a [x]*.gramme"_s);
    FileLock first;
    first.setFileName(name);
    QCOMPARE(first.others(), QStringList());
    QCOMPARE(FileLock::othersAt(name), QStringList(self(getpid())));
    QVERIFY(QFile::exists(folder.filePath(u".a [x]*.gramme.lock1"_s)));
    QSignalSpy changed(&first, &FileLock::othersChanged);
    {
        FileLock second;
        second.setFileName(name);
        QCOMPARE(second.others(), QStringList(self(getpid())));
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 6000);
        QCOMPARE(first.others(), QStringList(self(getpid())));
        second.setFileName(folder.filePath(u"b.gramme"_s));
        QCOMPARE(second.others(), QStringList());
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 6000);
        QCOMPARE(first.others(), QStringList());
    }
    first.setFileName({});
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestFileLock::linksLeadToOneFile()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"a.gramme"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(QFile::link(name, folder.filePath(u"link.gramme"_s)));
    FileLock lock;
    lock.setFileName(name);
    QCOMPARE(FileLock::othersAt(folder.filePath(u"link.gramme"_s)).size(), 1);
    QCOMPARE(FileLock::othersAt(folder.filePath(u"./link.gramme"_s)).size(), 1);
}

void TestFileLock::theDeadDoNotCount()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"a.gramme"_s);
    int ready[2];
    QCOMPARE(pipe(ready), 0);
    const pid_t child = fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        FileLock lock;
        lock.setFileName(name);
        (void)!write(ready[1], "x", 1);
        pause();
        _exit(0);
    }
    char byte = 0;
    QCOMPARE(read(ready[0], &byte, 1), ssize_t(1));
    FileLock lock;
    lock.setFileName(name);
    QCOMPARE(lock.others(), QStringList(self(child)));
    QCOMPARE(kill(child, SIGKILL), 0);
    QCOMPARE(waitpid(child, nullptr, 0), child);
    QTRY_COMPARE_WITH_TIMEOUT(lock.others(), QStringList(), 6000);
    QVERIFY(!QFile::exists(folder.filePath(u".a.gramme.lock1"_s))); // swept up
    close(ready[0]);
    close(ready[1]);
}

void TestFileLock::readOnlyFolder()
{
    const QString name = u"/proc/self/status"_s; // not even root makes a file beside it
    if (!QFileInfo::exists(name))
        QSKIP("There is no /proc, the one folder that root cannot write to.");
    FileLock first;
    first.setFileName(name);
    FileLock second;
    second.setFileName(name);
    QCOMPARE(second.others(), QStringList(self(getpid())));
}

QTEST_GUILESS_MAIN(TestFileLock)
#include "tst_filelock.moc"
