// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/form/quantityfield.h"
#include "gui/mainwindow.h"
#include "gui/studies/noticebar.h"
#include "gui/studies/studyfiles.h"
#include "pagefixture.h"
#include "study/file/autosave.h"
#include "study/file/studyfile.h"

#include <QAction>
#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>

#include <csignal>
#include <cstdlib>
#include <sys/resource.h>
#include <unistd.h>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

namespace {

/// No file grows beyond so many bytes, as on a full disk.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN); // else writing ends the program and does not fail
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit tight = m_before;
        tight.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

/// The superuser may write everywhere; for a while it is nobody instead.
class Nobody
{
public:
    Nobody() { m_failed = ::geteuid() == 0 && ::seteuid(65534) != 0; }
    ~Nobody()
    {
        if (::getuid() == 0 && ::seteuid(0) != 0)
            std::abort();
    }
    bool failed() const { return m_failed; }

private:
    bool m_failed = false;
};

QByteArray contentOf(const QString& fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Places where nothing can be written, through the whole window.
class TestFullDisk : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<test::AnsweringDialogs> m_dialogs;
    std::unique_ptr<MainWindow> m_window;

    QString fileName() const { return m_folder->filePath(u"plan/study.gramme"_s); }

    void typeHours(const QString& text) const
    {
        QLineEdit* edit = m_window->findChild<QuantityField*>(u"hoursField"_s)->edit();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void save() const { m_window->findChild<QAction*>(u"saveAction"_s)->trigger(); }
    double savedHours() const
    {
        const auto opened = study::file::load(fileName());
        return opened && opened->damage.isEmpty()
                   ? opened->study.scenarios.first().scenario.hours.value_or(-1.0)
                   : -2.0;
    }
    QStringList filesBeside() const
    {
        return QDir(QFileInfo(fileName()).path()).entryList(QDir::Files);
    }
    /// Told in one sentence that names the file, still unsaved, and the file is what it was.
    void checkRefused(const QByteArray& before) const
    {
        QCOMPARE(m_dialogs->problems.size(), 1);
        QVERIFY2(m_dialogs->problems.first().contains(u"study.gramme"_s),
                 qPrintable(m_dialogs->problems.first()));
        QVERIFY(m_window->isWindowModified());
        QCOMPARE(contentOf(fileName()), before);
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    /// A window over a saved study of 10 hours.
    void init()
    {
        QDir(study::Autosave::defaultFolder()).removeRecursively();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(m_folder->filePath(u"plan"_s)));
        study::Scenario scenario = study::exampleScenario();
        scenario.hours = 10;
        QVERIFY(!study::file::save(study::studyOf(scenario), fileName()));
        m_settings = std::make_unique<Settings>();
        m_appearance = std::make_unique<Appearance>(*qApp);
        m_dialogs = std::make_unique<test::AnsweringDialogs>();
        m_window = std::make_unique<MainWindow>(m_catalog, *m_settings, *m_appearance, *m_dialogs,
                                                fileName());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QCOMPARE(m_window->calculation().scenario().hours, 10.0);
    }

    void cleanup()
    {
        QFile::setPermissions(m_folder->filePath(u"plan"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_window.reset();
        m_folder.reset();
    }

    void aFullDisk_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("not a byte") << 0;
        QTest::newRow("half of it") << 2000; // a study of one scenario has some 6 kB
    }

    void aFullDisk()
    {
        QFETCH(int, bytes);
        const QByteArray before = contentOf(fileName());
        typeHours(u"25"_s);
        {
            const FullDisk disk{rlim_t(bytes)};
            save();
        }
        checkRefused(before);
        QCOMPARE(filesBeside().size(), 1); // neither half a file nor a backup of nothing
        save(); // room was made
        QCOMPARE(m_dialogs->problems.size(), 1);
        QVERIFY(!m_window->isWindowModified());
        QCOMPARE(savedHours(), 25.0);
        QCOMPARE(contentOf(study::file::backupName(fileName())), before);
    }

    void aFullDiskDoesNotHinderTyping()
    {
        const auto isTold = [this] {
            return m_window->findChild<NoticeBar*>()->sentences().join(u' ').contains(
                u"could not be kept"_s);
        };
        {
            const FullDisk disk(0);
            typeHours(u"30"_s);
            QTRY_VERIFY_WITH_TIMEOUT(isTold(), 4000);
            QCOMPARE(m_window->calculation().scenario().hours, 30.0);
            QVERIFY(m_dialogs->problems.isEmpty()); // a notice, no box in the way
        }
        typeHours(u"31"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!isTold(), 4000);
        const QDir recovery(study::Autosave::defaultFolder());
        const QStringList kept = recovery.entryList({u"*.gramme"_s}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        const auto opened = study::file::load(recovery.filePath(kept.first()));
        QVERIFY(opened);
        QCOMPARE(opened->study.scenarios.first().scenario.hours, 31.0);
    }

    void aFolderThatIsReadOnly()
    {
        const QByteArray before = contentOf(fileName());
        constexpr auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup
                                  | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(m_folder->path(), readable | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(m_folder->filePath(u"plan"_s), readable));
        typeHours(u"25"_s);
        {
            const Nobody nobody;
            if (nobody.failed())
                QSKIP("Nothing is read-only for the superuser.");
            save();
        }
        checkRefused(before);
        QVERIFY(QFile::setPermissions(m_folder->filePath(u"plan"_s), readable | QFile::WriteOwner));
        save();
        QCOMPARE(savedHours(), 25.0);
    }

    void aFolderThatIsGone()
    {
        QVERIFY(QDir(m_folder->filePath(u"plan"_s)).removeRecursively());
        typeHours(u"25"_s);
        save();
        QVERIFY(m_window->isWindowModified());
        QVERIFY(QDir().mkpath(m_folder->filePath(u"plan"_s)));
        save();
        QCOMPARE(savedHours(), 25.0);
        QVERIFY(!m_window->isWindowModified());
    }

    void aPlaceWhereNobodyMayWrite()
    {
        if (!QFileInfo(u"/proc/self"_s).isDir())
            QSKIP("There is no /proc here.");
        const QByteArray before = contentOf(fileName());
        typeHours(u"25"_s);
        m_dialogs->nextFileName = u"/proc/self/study.gramme"_s;
        m_window->findChild<QAction*>(u"saveAsAction"_s)->trigger();
        checkRefused(before);
        QCOMPARE(m_window->files().fileName(), fileName()); // it still belongs to its own file
        save();
        QCOMPARE(savedHours(), 25.0);
    }

    void closingAfterwardsLosesNothing()
    {
        typeHours(u"25"_s);
        {
            const FullDisk disk(0);
            m_window->close(); // asks, and the answer that changes nothing keeps the window
        }
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_window->calculation().scenario().hours, 25.0);
        save();
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(savedHours(), 25.0);
    }
};

QTEST_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
