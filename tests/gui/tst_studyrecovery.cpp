// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "studyfixture.h"

#include <QDir>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

/// Drafts that are kept, and what a crash leaves behind.
class TestStudyRecovery : public QObject
{
    Q_OBJECT

    test::StudyTestGround m_ground;
    std::unique_ptr<test::StudyWindow> m_window;

    QString path(const QString& name) const { return m_ground.folder->filePath(name); }
    QString recovery() const { return path(u"recovery"_s); }
    int kept() const
    {
        return int(QDir(recovery()).entryList({u"*.gramme"_s}, QDir::Files).size());
    }
    void start(const QString& fileName = {})
    {
        m_window.reset();
        m_window = std::make_unique<test::StudyWindow>(m_ground.catalog, *m_ground.settings, recovery(),
                                                       fileName);
    }
    /// A program that ended without saving.
    void crash(double hours, const QString& fileName) const
    {
        study::Scenario scenario = study::exampleScenario();
        scenario.hours = hours;
        study::Document document(scenario);
        study::Autosave autosave(document, recovery());
        autosave.setFileName(fileName);
        QVERIFY(autosave.keep());
    }

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void aDraftIsKeptWithoutAQuestion();
    void aDraftThatIsOpenIsNotOpenedTwice();
    void savingEndsTheDraft();
    void aFileDoesNotTouchTheDraft();
    void aDraftThatCannotBeKeptAsks();
    void whatACrashLeftIsOffered();
    void whatACrashLeftOfAFileIsRecoveredAsItsEdits();
    void whatACrashLeftCanBeDiscarded();
    void aClosedNoticeKeepsWhatItOffered();
    void recoveringAsksForWhatIsThere();
};

void TestStudyRecovery::initTestCase()
{
    const QString problem = m_ground.openCatalogue();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestStudyRecovery::init()
{
    QVERIFY(m_ground.startAnew());
}

void TestStudyRecovery::aDraftIsKeptWithoutAQuestion()
{
    start();
    m_window->edit(10);
    QVERIFY(m_window->files.mayClose());
    QVERIFY(m_window->dialogs.questions.isEmpty());
    for (int again = 0; again < 3; ++again) {
        start();
        QCOMPARE(m_window->document.scenario().hours, 10.0);
        QVERIFY(m_window->isModified()); // it is in no file yet
        QVERIFY(m_window->notices.sentences().isEmpty());
        QVERIFY(m_window->files.mayClose());
        QCOMPARE(kept(), 1);
    }
}

void TestStudyRecovery::aDraftThatIsOpenIsNotOpenedTwice()
{
    start();
    m_window->edit(10);
    QVERIFY(m_window->files.mayClose());
    start();
    test::StudyWindow second(m_ground.catalog, *m_ground.settings, recovery());
    QVERIFY(second.document.scenario() == study::exampleScenario());
    QVERIFY(second.notices.sentences().isEmpty());
}

void TestStudyRecovery::savingEndsTheDraft()
{
    start();
    m_window->edit(10);
    QVERIFY(m_window->files.mayClose());
    start();
    QVERIFY(m_window->saveTo(path(u"plan.gramme"_s)));
    QCOMPARE(kept(), 0);
    QVERIFY(m_window->files.mayClose());
    start();
    QCOMPARE(m_window->files.fileName(), path(u"plan.gramme"_s));
    QVERIFY(!m_window->isModified());
}

void TestStudyRecovery::aFileDoesNotTouchTheDraft()
{
    start();
    m_window->edit(10);
    QVERIFY(m_window->files.mayClose());
    m_window.reset();
    QVERIFY(!study::file::save(study::studyOf(study::exampleScenario()), path(u"plan.gramme"_s)));
    start(path(u"plan.gramme"_s));
    QCOMPARE(m_window->document.scenario().hours, study::exampleScenario().hours);
    QVERIFY(m_window->tells(u"without a file was kept"_s));
    QVERIFY(m_window->files.mayClose());
    m_ground.settings->lastFile.set({});
    start();
    QCOMPARE(m_window->document.scenario().hours, 10.0);
}

void TestStudyRecovery::aDraftThatCannotBeKeptAsks()
{
    QVERIFY(test::writeFile(recovery(), "a file where the folder should be"));
    start();
    m_window->edit(10);
    QVERIFY(!m_window->files.mayClose()); // Cancel
    QCOMPARE(m_window->dialogs.questions.size(), 1);
    QVERIFY2(!m_window->notices.sentences().isEmpty(), "the problem is shown");
    m_window->dialogs.nextAnswers = {0};
    m_window->dialogs.nextFileName = path(u"plan.gramme"_s);
    QVERIFY(m_window->files.mayClose());
    QVERIFY(QFile::exists(path(u"plan.gramme"_s)));
    QVERIFY(m_window->notices.sentences().isEmpty());
}

void TestStudyRecovery::whatACrashLeftIsOffered()
{
    crash(33, {});
    start();
    QVERIFY(m_window->document.scenario() == study::exampleScenario());
    QVERIFY(m_window->tells(u"Gramme ended without saving a new study at "_s));
    m_window->button(u"Recover"_s)->click();
    QTRY_COMPARE(m_window->document.scenario().hours, 33.0);
    QVERIFY(m_window->isModified());
    QVERIFY(m_window->notices.sentences().isEmpty());
    QCOMPARE(kept(), 1); // its own by now
    QVERIFY(m_window->files.mayClose());
    start();
    QCOMPARE(m_window->document.scenario().hours, 33.0);
}

void TestStudyRecovery::whatACrashLeftOfAFileIsRecoveredAsItsEdits()
{
    const QString name = path(u"plan.gramme"_s);
    QVERIFY(!study::file::save(study::studyOf(study::exampleScenario()), name));
    crash(33, name);
    start(name);
    QVERIFY(m_window->tells(u"“plan.gramme” at "_s));
    m_window->button(u"Recover"_s)->click();
    QTRY_COMPARE(m_window->document.scenario().hours, 33.0);
    QCOMPARE(m_window->files.fileName(), name);
    QVERIFY(m_window->isModified());
    QVERIFY(m_window->dialogs.questions.isEmpty());
    QVERIFY(m_window->files.save());
    QCOMPARE(kept(), 0);
    const auto saved = study::file::load(name);
    QVERIFY(saved);
    QCOMPARE(saved->study.scenarios.constFirst().scenario.hours, 33.0);
}

void TestStudyRecovery::whatACrashLeftCanBeDiscarded()
{
    crash(33, {});
    start();
    m_window->button(u"Discard"_s)->click();
    QTRY_VERIFY(m_window->notices.sentences().isEmpty());
    QCOMPARE(kept(), 0);
}

void TestStudyRecovery::aClosedNoticeKeepsWhatItOffered()
{
    crash(33, {});
    start();
    m_window->notices.clear();
    QVERIFY(m_window->files.mayClose());
    start();
    QVERIFY(m_window->tells(u"Gramme ended without saving"_s));
}

void TestStudyRecovery::recoveringAsksForWhatIsThere()
{
    crash(33, {});
    start();
    m_window->edit(10);
    m_window->button(u"Recover"_s)->click(); // Cancel
    QTRY_COMPARE(m_window->dialogs.questions.size(), 1);
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    QVERIFY(m_window->tells(u"Gramme ended without saving"_s));
    m_window->dialogs.nextAnswers = {1}; // Don't save
    m_window->button(u"Recover"_s)->click();
    QTRY_COMPARE(m_window->document.scenario().hours, 33.0);
}

QTEST_MAIN(TestStudyRecovery)
#include "tst_studyrecovery.moc"
