// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/edits.h"
#include "study/studyedits.h"

#include <functional>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

/// Three scenarios with a saved result each, and two runs, the first planned by s2.
Study sample()
{
    Study study;
    for (const QString& name : {u"As planned"_s, u"In Montreal"_s, u"With H100"_s}) {
        Scenario scenario = exampleScenario();
        scenario.name = name;
        StudyScenario& entry = addScenario(study, scenario);
        entry.notes = u"Notes of "_s + name;
        SavedResult saved;
        saved.edition = u"2026-05"_s;
        saved.totalKg = 100.0;
        saved.figures = {{Input::TdpW, 300, 290, 310, u"device/x"_s, {}},
                         {Input::Intensity, 250, 240, 260, u"region/aws/us-east-1"_s, {}},
                         {Input::Pue, 1.2, 1.1, 1.3, u"region/aws/us-east-1"_s, {}}};
        saved.intensity = catalog::Intensity();
        entry.saved = std::make_shared<const SavedResult>(saved);
    }
    MeasuredRun run;
    run.name = u"Night run"_s;
    run.scenarioId = u"s2"_s;
    addRun(study, run); // m4
    run.name = u"Day run"_s;
    run.scenarioId.clear();
    addRun(study, run); // m5
    return study;
}

QStringList names(const Study& study)
{
    QStringList all;
    for (const StudyScenario& entry : study.scenarios)
        all << entry.scenario.name;
    return all;
}

} // namespace

using Verb = std::function<void(Document&)>;

class TestStudyEdits : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    /// Every verb is one step with a text, and undo and redo give the study before and after.
    void everyVerbIsOneStep_data()
    {
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const QString& text, const Verb& verb) {
            QTest::newRow(name) << verb << text;
        };
        using namespace edits;
        row("add", u"Add “Scenario D”"_s, [](Document& d) { addScenario(d, Scenario()); });
        row("duplicate", u"Duplicate “In Montreal”"_s, [](Document& d) { duplicate(d, u"s2"_s); });
        row("remove", u"Delete “In Montreal”"_s, [](Document& d) { removeScenario(d, u"s2"_s); });
        row("rename", u"Rename to “In Oslo”"_s,
            [](Document& d) { rename(d, u"s2"_s, u"  In Oslo "_s); });
        row("move", u"Move “With H100”"_s, [](Document& d) { move(d, u"s3"_s, 0); });
        row("notes", u"Edit the notes of “In Montreal”"_s,
            [](Document& d) { setNotes(d, u"s2"_s, u"Hydropower"_s); });
        row("title", u"Change the title of the study"_s,
            [](Document& d) { setTitle(d, u"Thesis"_s); });
        row("figures", u"Update 2 figures to this edition"_s, [](Document& d) {
            updateFigures(d, u"s1"_s, {Input::TdpW, Input::Intensity});
        });
        row("runs", u"Import 2 measured runs"_s,
            [](Document& d) { addRuns(d, {MeasuredRun(), MeasuredRun()}); });
        row("remove run", u"Delete the measured run “Night run”"_s,
            [](Document& d) { removeRun(d, u"m4"_s); });
        row("link", u"Hold “Day run” against “With H100”"_s,
            [](Document& d) { linkRun(d, u"m5"_s, u"s3"_s); });
        row("unlink", u"Detach “Night run” from its plan"_s,
            [](Document& d) { linkRun(d, u"m4"_s, {}); });
        row("rename run", u"Rename to “Run 1”"_s,
            [](Document& d) { renameRun(d, u"m4"_s, u"Run 1 "_s); });
    }

    void everyVerbIsOneStep()
    {
        QFETCH(Verb, verb);
        QFETCH(QString, text);
        Document document(sample());
        verb(document);
        QCOMPARE(document.undoStack().count(), 1);
        QCOMPARE(document.undoStack().undoText(), text);
        const Study after = document.study();
        const QString inHand = document.selected().id;
        QVERIFY(!(after == sample()));
        document.undoStack().undo();
        QVERIFY(document.study() == sample());
        QCOMPARE(document.selected().id, u"s1"_s);
        document.undoStack().redo();
        QVERIFY(document.study() == after);
        QCOMPARE(document.selected().id, inHand);
    }

    void whatChangesNothingIsNotPushed_data()
    {
        QTest::addColumn<Verb>("verb");
        const auto row = [](const char* name, const Verb& verb) { QTest::newRow(name) << verb; };
        using namespace edits;
        row("same name", [](Document& d) { rename(d, u"s2"_s, u"In Montreal "_s); });
        row("empty name", [](Document& d) { rename(d, u"s2"_s, u"  "_s); });
        row("same place", [](Document& d) { move(d, u"s2"_s, 1); });
        row("past the end", [](Document& d) { move(d, u"s3"_s, 99); });
        row("same notes", [](Document& d) { setNotes(d, u"s2"_s, u"Notes of In Montreal"_s); });
        row("same title", [](Document& d) { setTitle(d, u" "_s); });
        row("no inputs", [](Document& d) { updateFigures(d, u"s1"_s, {}); });
        row("no such figure", [](Document& d) { updateFigures(d, u"s1"_s, {Input::Mfu}); });
        row("no runs", [](Document& d) { addRuns(d, {}); });
        row("same plan", [](Document& d) { linkRun(d, u"m4"_s, u"s2"_s); });
        row("no plan that there is", [](Document& d) { linkRun(d, u"m4"_s, u"s9"_s); });
        row("same name of a run", [](Document& d) { renameRun(d, u"m4"_s, u"Night run"_s); });
        row("empty name of a run", [](Document& d) { renameRun(d, u"m4"_s, {}); });
        row("unknown ids", [](Document& d) {
            duplicate(d, u"s9"_s);
            removeScenario(d, u"s9"_s);
            rename(d, u"s9"_s, u"X"_s);
            move(d, u"s9"_s, 0);
            setNotes(d, u"s9"_s, u"X"_s);
            updateFigures(d, u"s9"_s, {Input::TdpW});
            removeRun(d, u"m9"_s);
            linkRun(d, u"m9"_s, u"s1"_s);
            renameRun(d, u"m9"_s, u"X"_s);
        });
    }

    void whatChangesNothingIsNotPushed()
    {
        QFETCH(Verb, verb);
        Document document(sample());
        verb(document);
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(document.study() == sample());
    }

    void anAddedOneIsTakenInHand()
    {
        Document document(sample());
        edits::addScenario(document, exampleScenario());
        QCOMPARE(document.selectedIndex(), 3);
        QCOMPARE(document.selected().id, u"s6"_s);
        QCOMPARE(document.selected().series, 3);
        Scenario taken = exampleScenario();
        taken.name = u"In Montreal"_s;
        edits::addScenario(document, taken);
        QCOMPARE(document.scenario().name, u"In Montreal (2)"_s);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(document.selected().id, u"s1"_s);
    }

    void aCopyStandsBehindItsOriginal()
    {
        Document document(sample());
        edits::duplicate(document, u"s1"_s);
        QCOMPARE(names(document.study()),
                 (QStringList{u"As planned"_s, u"Copy of As planned"_s, u"In Montreal"_s,
                              u"With H100"_s}));
        QCOMPARE(document.selectedIndex(), 1);
        QCOMPARE(document.selected().notes, u"Notes of As planned"_s);
        QCOMPARE(document.selected().saved, document.study().scenarios.first().saved);
        QCOMPARE(document.selected().series, 3); // a colour of its own
        edits::duplicate(document, u"s1"_s);
        QCOMPARE(document.scenario().name, u"Copy of As planned (2)"_s);
    }

    void deletionUnlinksRunsAndTakesTheNext()
    {
        Document document(sample());
        document.select(u"s2");
        edits::removeScenario(document, u"s2"_s);
        QCOMPARE(document.selected().id, u"s3"_s);
        QCOMPARE(document.study().runs.size(), 2);
        QCOMPARE(document.study().runs.first().scenarioId, QString());
        edits::removeScenario(document, u"s3"_s); // the last in the list
        QCOMPARE(document.selected().id, u"s1"_s);
        document.undoStack().undo();
        QCOMPARE(document.selected().id, u"s3"_s);
        document.undoStack().undo();
        QCOMPARE(document.selected().id, u"s2"_s);
        QCOMPARE(document.study().runs.first().scenarioId, u"s2"_s);
    }

    void deletionOfAnotherKeepsTheOneInHand()
    {
        Document document(sample());
        document.select(u"s3");
        edits::removeScenario(document, u"s1"_s);
        QCOMPARE(document.selected().id, u"s3"_s);
        QCOMPARE(document.selectedIndex(), 1);
    }

    void theLastOneIsReplacedByAnEmptyOne()
    {
        Document document(exampleScenario());
        edits::removeScenario(document, u"s1"_s);
        QCOMPARE(document.study().scenarios.size(), 1);
        QVERIFY(document.scenario() == Scenario());
        QCOMPARE(document.selected().id, u"s2"_s); // s1 is never used again
        document.undoStack().undo();
        QVERIFY(document.scenario() == exampleScenario());
    }

    void movingKeepsIdentity()
    {
        Document document(sample());
        edits::move(document, u"s1"_s, 2);
        QCOMPARE(names(document.study()),
                 (QStringList{u"In Montreal"_s, u"With H100"_s, u"As planned"_s}));
        QCOMPARE(document.selected().id, u"s1"_s);
        QCOMPARE(document.selectedIndex(), 2);
        QCOMPARE(document.selected().series, 0);
        edits::move(document, u"s1"_s, -5);
        QCOMPARE(document.selectedIndex(), 0);
    }

    void notesMergeWhileOneTypes()
    {
        Document document(sample());
        for (const QString& text : {u"H"_s, u"Hy"_s, u"Hydro"_s})
            edits::setNotes(document, u"s1"_s, text);
        QCOMPARE(document.undoStack().count(), 1);
        edits::setNotes(document, u"s2"_s, u"Other"_s); // of another scenario: another step
        QCOMPARE(document.undoStack().count(), 2);
        document.endTyping();
        edits::setNotes(document, u"s2"_s, u"Others"_s);
        QCOMPARE(document.undoStack().count(), 3);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(document.study().find(u"s1")->notes, u"Hydro"_s);
        QCOMPARE(document.study().find(u"s2")->notes, u"Notes of In Montreal"_s);
    }

    void aNamelessOneIsCalledByItsLetter()
    {
        Document document{Study()};
        edits::duplicate(document, u"s1"_s);
        QCOMPARE(document.scenario().name, u"Copy of A"_s);
        edits::removeScenario(document, u"s1"_s);
        QCOMPARE(document.undoStack().undoText(), u"Delete “A”"_s);
    }

    void updatedFiguresAreForgotten()
    {
        Document document(sample());
        edits::updateFigures(document, {{u"s1"_s, {Input::TdpW}},
                                        {u"s2"_s, {Input::Intensity, Input::Pue}}});
        QCOMPARE(document.undoStack().count(), 1);
        QCOMPARE(document.undoStack().undoText(), u"Update 3 figures to this edition"_s);
        const SavedResult& first = *document.study().scenarios.at(0).saved;
        QVERIFY(!first.find(Input::TdpW));
        QVERIFY(first.find(Input::Pue) && first.intensity);
        const SavedResult& second = *document.study().scenarios.at(1).saved;
        QCOMPARE(second.figures.size(), 1U);
        QVERIFY(!second.intensity);
        QCOMPARE(second.totalKg, 100.0); // what was saved stays on record
        QCOMPARE(document.study().scenarios.at(2).saved->figures.size(), 3U);
        document.undoStack().undo();
        QVERIFY(document.study() == sample());
    }

    void importedRunsGetIdsOfTheirOwn()
    {
        Document document(sample());
        MeasuredRun run;
        run.id = u"m4"_s; // as another study called it
        edits::addRuns(document, {run, run});
        QCOMPARE(document.study().runs.at(2).id, u"m6"_s);
        QCOMPARE(document.study().runs.at(3).id, u"m7"_s);
    }

    void namesWithMarksOfPlaceHoldersStayWhatTheyAre()
    {
        Document document(sample());
        edits::rename(document, u"s3"_s, u"%2 of %1"_s);
        edits::renameRun(document, u"m5"_s, u"%2 run"_s);
        edits::linkRun(document, u"m5"_s, u"s3"_s);
        QCOMPARE(document.undoStack().undoText(), u"Hold “%2 run” against “%2 of %1”"_s);
    }
};

QTEST_GUILESS_MAIN(TestStudyEdits)
#include "tst_studyedits.moc"
