// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/saved.h"
#include "study/studyedits.h"
#include "studyfixture.h"

#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

/// What other windows and programs do to the file, what a study brings along, and how it is told.
class TestStudySharing : public QObject
{
    Q_OBJECT

    test::StudyTestGround m_ground;
    std::unique_ptr<test::StudyWindow> m_window;

    QString path(const QString& name) const { return m_ground.folder->filePath(name); }
    void start(const QString& fileName = {})
    {
        m_window.reset();
        m_window = std::make_unique<test::StudyWindow>(m_ground.catalog, *m_ground.settings,
                                                       path(u"recovery"_s), fileName);
    }
    /// Two files, "one" of 10 hours and "two" of 20; "two" is in the window.
    void saveTwo()
    {
        m_window->edit(10);
        QVERIFY(m_window->saveTo(path(u"one.gramme"_s)));
        m_window->edit(20);
        QVERIFY(m_window->saveTo(path(u"two.gramme"_s)));
    }

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void othersAtTheFileAreTold();
    void aFileChangedBelowIsNotOverwrittenUnasked();
    void aFileChangedBelowCanBeReloaded();
    void ownEntriesOfTheStudyComeAlong();
    void figuresThatDifferAreTold();
    void noticesReplaceAndLeave();
};

void TestStudySharing::initTestCase()
{
    const QString problem = m_ground.openCatalogue();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestStudySharing::init()
{
    QVERIFY(m_ground.startAnew());
    start();
}

void TestStudySharing::othersAtTheFileAreTold()
{
    saveTwo();
    study::FileLock other;
    other.setFileName(path(u"one.gramme"_s));
    m_window->files.openFile(path(u"one.gramme"_s)); // Cancel
    QCOMPARE(m_window->dialogs.questions.size(), 1);
    QCOMPARE(m_window->document.scenario().hours, 20.0);
    m_window->dialogs.nextAnswers = {0}; // Open anyway
    m_window->files.openFile(path(u"one.gramme"_s));
    QCOMPARE(m_window->document.scenario().hours, 10.0);
    QVERIFY(m_window->tells(u"another window"_s));
    other.setFileName({});
    QTRY_VERIFY(!m_window->tells(u"another window"_s)); // looked for every two seconds
}

void TestStudySharing::aFileChangedBelowIsNotOverwrittenUnasked()
{
    saveTwo();
    const QString name = path(u"two.gramme"_s);
    const QByteArray theirs = test::contentOf(name) + "\n";
    QVERIFY(test::writeFile(name, theirs));
    m_window->edit(30);
    QVERIFY(!m_window->files.save()); // Cancel
    QCOMPARE(test::contentOf(name), theirs);
    QVERIFY(m_window->isModified());
    m_window->dialogs.nextAnswers = {1}; // Save as…
    m_window->dialogs.nextFileName = path(u"three.gramme"_s);
    QVERIFY(m_window->files.save());
    QCOMPARE(test::contentOf(name), theirs);
    QCOMPARE(m_window->files.fileName(), path(u"three.gramme"_s));
    QVERIFY(test::writeFile(path(u"three.gramme"_s), "{}"));
    m_window->edit(40);
    m_window->dialogs.nextAnswers = {0}; // Overwrite
    QVERIFY(m_window->files.save());
    QVERIFY(test::contentOf(path(u"three.gramme"_s)).contains("\"hours\": 40"));
    QCOMPARE(m_window->dialogs.questions.size(), 3);
    QVERIFY(m_window->files.save()); // its own saving is no change
    QCOMPARE(m_window->dialogs.questions.size(), 3);
}

void TestStudySharing::aFileChangedBelowCanBeReloaded()
{
    saveTwo();
    const QByteArray one = test::contentOf(path(u"one.gramme"_s));
    QVERIFY(test::writeFile(path(u"two.gramme"_s), one));
    QTRY_VERIFY(m_window->tells(u"changed by another program"_s));
    m_window->edit(30);
    m_window->button(u"Reload"_s)->click(); // Cancel: there are edits
    QTRY_COMPARE(m_window->dialogs.questions.size(), 1);
    QCOMPARE(m_window->document.scenario().hours, 30.0);
    m_window->dialogs.nextAnswers = {0};
    m_window->button(u"Reload"_s)->click();
    QTRY_COMPARE(m_window->document.scenario().hours, 10.0);
    QVERIFY(!m_window->isModified());
    QVERIFY(!m_window->tells(u"changed by another program"_s));
}

void TestStudySharing::ownEntriesOfTheStudyComeAlong()
{
    study::Study other = study::studyOf(study::exampleScenario());
    catalog::OwnGrid grid;
    grid.id = u"own-hydro-0a1b2c"_s;
    grid.name = u"Our dam"_s;
    grid.gPerKwh = 11;
    other.own.grids << grid;
    QVERIFY(!study::file::save(other, path(u"dam.gramme"_s)));
    QVERIFY(!m_window->calculation.catalog().findGrid(grid.id));
    const QSignalSpy changes(&m_window->calculation, &Calculation::catalogChanged);
    m_window->files.openFile(path(u"dam.gramme"_s));
    QVERIFY(m_window->calculation.catalog().findGrid(grid.id));
    QCOMPARE(changes.size(), 1);
    m_window->files.newStudy(); // the user has no such grid
    QVERIFY(!m_window->calculation.catalog().findGrid(grid.id));
    m_window.reset();
    start(path(u"dam.gramme"_s));
    QVERIFY(m_window->calculation.catalog().findGrid(grid.id));
}

void TestStudySharing::figuresThatDifferAreTold()
{
    study::Study older =
        study::withFigures(study::studyOf(study::exampleScenario()), *m_ground.catalog);
    auto saved = std::make_shared<study::SavedResult>(*older.scenarios.constFirst().saved);
    const auto power = std::find_if(
        saved->figures.begin(), saved->figures.end(),
        [](const study::SavedFigure& figure) { return figure.input == study::Input::TdpW; });
    QVERIFY(power != saved->figures.end());
    power->value = power->low = power->high = 300; // the catalogue says 400 W
    older.scenarios[0].saved = saved;
    QVERIFY(!study::file::save(older, path(u"older.gramme"_s)));
    const QSignalSpy reviews(&m_window->files, &StudyFiles::reviewWanted);
    m_window->files.openFile(path(u"older.gramme"_s));
    QCOMPARE(m_window->calculation.outcome()->resolved.workload.tdp.value(), 300.0);
    QVERIFY(m_window->tells(u"One figure of this study differs"_s));
    m_window->button(u"Review…"_s)->click();
    QTRY_COMPARE(reviews.size(), 1);
    study::edits::updateFigures(m_window->document, m_window->document.selected().id,
                                {study::Input::TdpW});
    QCOMPARE(m_window->calculation.outcome()->resolved.workload.tdp.value(), 400.0);
    QTRY_VERIFY(!m_window->tells(u"differs"_s));
}

void TestStudySharing::noticesReplaceAndLeave()
{
    NoticeBar& bar = m_window->notices;
    QVERIFY(bar.isHidden());
    int runs = 0;
    bar.put({u"a"_s, NoticeKind::Warning, u"<b>First</b>"_s, {{u"Do it"_s, [&runs] { ++runs; }}}});
    bar.put({u"b"_s, NoticeKind::Problem, u"Second"_s, {}});
    bar.put({u"a"_s, NoticeKind::Warning, u"Third"_s, {{u"Do it"_s, [&runs] { ++runs; }}}});
    QCOMPARE(bar.sentences(), (QStringList{u"Third"_s, u"Second"_s}));
    QPushButton* button = m_window->button(u"Do it"_s);
    QCOMPARE(button->accessibleDescription(), u"Third"_s);
    QVERIFY(button->focusPolicy() & Qt::TabFocus);
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_COMPARE(runs, 1);
    QToolButton* close = bar.findChild<QWidget*>(u"b"_s)->findChild<QToolButton*>();
    QCOMPARE(close->accessibleName(), u"Close this notice"_s);
    QVERIFY(close->focusPolicy() & Qt::TabFocus);
    close->click();
    QCOMPARE(bar.sentences(), QStringList{u"Third"_s});
    bar.clear();
    QVERIFY(bar.isHidden());
}

QTEST_MAIN(TestStudySharing)
#include "tst_studysharing.moc"
