// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/edits.h"
#include "study/studyedits.h"

#include <QSignalSpy>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

Study three()
{
    Study study;
    for (const QString& name : {u"As planned"_s, u"In Montreal"_s, u"With H100"_s}) {
        Scenario scenario = exampleScenario();
        scenario.name = name;
        addScenario(study, scenario);
    }
    return study;
}

struct Spies
{
    explicit Spies(Document& document)
        : scenario(&document, &Document::scenarioChanged)
        , study(&document, &Document::studyChanged)
        , list(&document, &Document::listChanged)
        , opened(&document, &Document::opened)
    {}

    QList<qsizetype> counts() const
    {
        return {scenario.count(), study.count(), list.count(), opened.count()};
    }

    QSignalSpy scenario, study, list, opened;
};

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void thereAlwaysIsAScenario()
    {
        Document document{Study()};
        QCOMPARE(document.study().scenarios.size(), 1);
        QCOMPARE(document.selectedIndex(), 0);
        QVERIFY(document.scenario() == Scenario());
        document.open(Study());
        QCOMPARE(document.study().scenarios.size(), 1);
    }

    void takingAnotherInHandIsNoEdit()
    {
        Document document(three());
        const Spies spies(document);
        document.select(u"s2");
        QCOMPARE(document.scenario().name, u"In Montreal"_s);
        QCOMPARE(spies.counts(), (QList<qsizetype>{1, 0, 1, 0}));
        document.select(u"s2");
        document.select(u"s9");
        QCOMPARE(spies.counts(), (QList<qsizetype>{1, 0, 1, 0}));
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(document.undoStack().isClean());
    }

    void anotherStudyEndsTheHistory()
    {
        Document document(exampleScenario());
        edits::setNumber(document, Input::Hours, 1);
        const Spies spies(document);
        document.open(three());
        QCOMPARE(spies.counts(), (QList<qsizetype>{1, 0, 1, 1}));
        QCOMPARE(document.study().scenarios.size(), 3);
        QVERIFY(!document.undoStack().canUndo());
        QVERIFY(document.undoStack().isClean());
    }

    void anEditSaysWhatItChanged()
    {
        Document document(three());
        const Spies spies(document);
        edits::setNumber(document, Input::Hours, 5);
        QCOMPARE(spies.counts(), (QList<qsizetype>{1, 1, 1, 0}));
        edits::rename(document, u"s3"_s, u"Another"_s); // not the one in hand
        QCOMPARE(spies.counts(), (QList<qsizetype>{1, 2, 2, 0}));
        document.undoStack().undo();
        QCOMPARE(spies.counts(), (QList<qsizetype>{1, 3, 3, 0}));
    }

    void undoTakesTheEditedScenarioInHand()
    {
        Document document(three());
        edits::setNumber(document, Input::Hours, 5);
        document.select(u"s2");
        edits::setNumber(document, Input::Count, 3);
        document.select(u"s3");
        document.undoStack().undo();
        QCOMPARE(document.selected().id, u"s2"_s);
        QCOMPARE(document.scenario().count, 8.0);
        document.undoStack().undo();
        QCOMPARE(document.selected().id, u"s1"_s);
        QCOMPARE(document.scenario().hours, 120.0);
        QVERIFY(document.study() == three());
        document.select(u"s3");
        document.undoStack().redo();
        QCOMPARE(document.selected().id, u"s1"_s);
        QCOMPARE(document.scenario().hours, 5.0);
    }

    void typingMergesInOneScenarioOnly()
    {
        Document document(three());
        edits::setNumber(document, Input::Hours, 1);
        edits::setNumber(document, Input::Hours, 12);
        QCOMPARE(document.undoStack().count(), 1);
        document.select(u"s2");
        edits::setNumber(document, Input::Hours, 3);
        QCOMPARE(document.undoStack().count(), 2);
        document.select(u"s1");
        edits::setNumber(document, Input::Hours, 4);
        QCOMPARE(document.undoStack().count(), 3);
        document.undoStack().undo();
        QCOMPARE(document.study().find(u"s1")->scenario.hours, 12.0);
        QCOMPARE(document.study().find(u"s2")->scenario.hours, 3.0);
    }

    void whatIsUndoneIsNoPartOfTheNextStep()
    {
        Document document(exampleScenario());
        edits::setNumber(document, Input::Hours, 1);
        document.undoStack().undo();
        edits::setNumber(document, Input::Hours, 2);
        QCOMPARE(document.undoStack().count(), 1);
        document.undoStack().undo();
        QCOMPARE(document.scenario().hours, 120.0);
    }

    void cleanIsTheStateThatWasSaved()
    {
        Document document(exampleScenario());
        QUndoStack& stack = document.undoStack();
        QVERIFY(stack.isClean());
        edits::setNumber(document, Input::Hours, 1);
        QVERIFY(!stack.isClean());
        stack.undo();
        QVERIFY(stack.isClean());
        stack.redo();
        stack.setClean();
        edits::setNumber(document, Input::Hours, 13); // typing on, but the saved state stays a step
        QVERIFY(!stack.isClean());
        stack.undo();
        QVERIFY(stack.isClean());
        QCOMPARE(document.scenario().hours, 1.0);
        stack.undo();
        QVERIFY(!stack.isClean());
        QCOMPARE(document.scenario().hours, 120.0);
    }

    void typingBackIsCleanAgain()
    {
        Document document(exampleScenario());
        edits::setNumber(document, Input::Hours, 1);
        edits::setNumber(document, Input::Hours, 120);
        QVERIFY(document.undoStack().isClean());
        QVERIFY(document.study() == studyOf(exampleScenario()));
    }

    void aThousandStepsBackAndForth()
    {
        Document document(three());
        for (int i = 0; i < 1000; ++i) {
            document.select(QString(u"s%1"_s).arg(i % 3 + 1));
            edits::setNumber(document, Input::Hours, i + 1);
        }
        const Study last = document.study();
        QCOMPARE(document.undoStack().count(), 1000);
        while (document.undoStack().canUndo())
            document.undoStack().undo();
        QVERIFY(document.study() == three());
        while (document.undoStack().canRedo())
            document.undoStack().redo();
        QVERIFY(document.study() == last);
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
