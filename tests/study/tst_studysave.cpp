// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/file/studyfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

// Saving replaces the file in one step or leaves it as it is, and says why in whole sentences.
class TestStudySave : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }
    void keepsTheVersionBefore();
    void theSameAgainKeepsTheBackup();
    void followsLinks();
    void keepsPermissions();
    void refused_data();
    void refused();
    void readOnlyFolder();
    void fullDisk();
    void backupInTheWay();
    void unreadable();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Study titled(const QString& title)
{
    Study study = studyOf({});
    study.title = title;
    return study;
}

QString titleIn(const QString& fileName)
{
    const auto opened = file::load(fileName);
    return opened ? opened->study.title : opened.error().message;
}

QByteArray bytesOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

void TestStudySave::keepsTheVersionBefore()
{
    const QString name = path(u"a [1]*.gramme"_s);
    QCOMPARE(file::backupName(name), name + u".bak"_s);
    QVERIFY(!file::save(titled(u"one"_s), name));
    QCOMPARE(bytesOf(name), file::write(titled(u"one"_s)));
    QVERIFY(!QFile::exists(file::backupName(name)));
    QVERIFY(!file::save(titled(u"two"_s), name));
    QVERIFY(!file::save(titled(u"three"_s), name));
    QCOMPARE(titleIn(name), u"three"_s);
    QCOMPARE(titleIn(file::backupName(name)), u"two"_s);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestStudySave::theSameAgainKeepsTheBackup()
{
    const QString name = path(u"a.gramme"_s);
    QVERIFY(!file::save(titled(u"one"_s), name));
    QVERIFY(!file::save(titled(u"two"_s), name));
    QVERIFY(!file::save(titled(u"two"_s), name));
    QCOMPARE(titleIn(file::backupName(name)), u"one"_s);
}

void TestStudySave::followsLinks()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"real"_s));
    const QString real = path(u"real/a.gramme"_s);
    const QString link = path(u"link.gramme"_s);
    const QString second = path(u"second.gramme"_s);
    QVERIFY(QFile::link(real, link));
    QVERIFY(QFile::link(link, second));
    QVERIFY(!file::save(titled(u"one"_s), second)); // the target need not be there yet
    QVERIFY(!file::save(titled(u"two"_s), second));
    QVERIFY(QFileInfo(link).isSymLink() && QFileInfo(second).isSymLink());
    QVERIFY(!QFileInfo(real).isSymLink());
    QCOMPARE(titleIn(real), u"two"_s);
    QCOMPARE(titleIn(file::backupName(second)), u"one"_s);
}

void TestStudySave::keepsPermissions()
{
    const QString name = path(u"a.gramme"_s);
    QVERIFY(!file::save(titled(u"one"_s), name));
    const auto wanted = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup;
    QVERIFY(QFile::setPermissions(name, wanted));
    const auto before = QFile::permissions(name);
    QVERIFY(!file::save(titled(u"two"_s), name));
    QCOMPARE(QFile::permissions(name), before);
}

void TestStudySave::refused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing folder") << u"nowhere/a.gramme"_s << u"does not exist"_s;
    QTest::newRow("a folder stands there") << u"folder.gramme"_s
                                           << u"a folder of this name stands there"_s;
}

void TestStudySave::refused()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    QVERIFY(QDir(m_folder->path()).mkdir(u"folder.gramme"_s));
    const auto problem = file::save(titled(u"one"_s), path(name));
    QVERIFY(problem);
    QCOMPARE(problem->kind, Problem::Kind::Fault);
    QVERIFY2(problem->message.contains(reason), qPrintable(problem->message));
    QVERIFY(problem->message.contains(name) && problem->message.endsWith(u'.'));
    QVERIFY(QFileInfo(path(u"folder.gramme"_s)).isDir());
}

void TestStudySave::readOnlyFolder()
{
    const QString folder = u"/proc/self"_s; // not even root makes a file there
    if (!QFileInfo(folder).isDir())
        QSKIP("There is no /proc, the one folder that root cannot write to.");
    const auto problem = file::save(titled(u"one"_s), folder + u"/a.gramme"_s);
    QVERIFY(problem);
    QVERIFY2(problem->message.startsWith(u"“/proc/self/a.gramme” could not be saved: "_s),
             qPrintable(problem->message));
}

void TestStudySave::fullDisk()
{
    const QString name = path(u"a.gramme"_s);
    QVERIFY(!file::save(titled(u"one"_s), name));
    QVERIFY(!file::save(titled(u"two"_s), name));
    const QByteArray before = bytesOf(name);
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{4096, usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto problem = file::save(titled(QString(100'000, u'x')), name);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(problem);
    QVERIFY2(problem->message.contains(u"make room"_s), qPrintable(problem->message));
    QCOMPARE(bytesOf(name), before);
    QCOMPARE(titleIn(file::backupName(name)), u"one"_s); // not given up for nothing
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestStudySave::backupInTheWay()
{
    const QString name = path(u"a.gramme"_s);
    QVERIFY(QDir(m_folder->path()).mkdir(u"a.gramme.bak"_s));
    QString remark;
    QVERIFY(!file::save(titled(u"one"_s), name, &remark));
    QCOMPARE(remark, QString());
    QVERIFY(!file::save(titled(u"two"_s), name, &remark));
    QCOMPARE(titleIn(name), u"two"_s); // the work is worth more than the backup
    QVERIFY2(remark.contains(u"was saved, but"_s) && remark.contains(u"a.gramme.bak"_s),
             qPrintable(remark));
}

void TestStudySave::unreadable()
{
    for (const QString& name : {path(u"none.gramme"_s), m_folder->path()}) {
        const auto opened = file::load(name);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Problem::Kind::Fault);
        QVERIFY(opened.error().message.contains(name));
    }
}

QTEST_GUILESS_MAIN(TestStudySave)
#include "tst_studysave.moc"
