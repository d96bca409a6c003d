// SPDX-License-Identifier: GPL-3.0-or-later
// gramme-cli publish: what it publishes, and in which form.
#include <QTest>

#include "program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

// 300 W x 24 h x 100 g/kWh = 0.72 kg, with nothing else counted.
const QString inputs = u"--tdp-w 300 --utilisation 1 --host-w 0 --hours 24 --intensity 100 --pue 1 "
                       "--embodied off"_s;

// A: 0.72 kg; B: 2 x 0.72 = 1.44 kg.
const QByteArray studyText = R"({
  "format": "gramme.study",
  "version": 1,
  "title": "Fine-tuning",
  "next_id": 8,
  "scenarios": [
    {"id": "s1", "series": 0, "name": "As planned", "inputs": {"method": "full", "tdp_w": 300,
     "utilisation": 1, "host_w": 0, "hours": 24, "intensity": 100, "pue": 1, "embodied": false}},
    {"id": "s4", "series": 1, "name": "Twice as long", "inputs": {"method": "full", "tdp_w": 300,
     "utilisation": 1, "host_w": 0, "hours": 48, "intensity": 100, "pue": 1, "embodied": false}}
  ]
})";

// C and D have no hardware, and the same name.
const QByteArray emptyScenarios = R"(,
    {"id": "s6", "series": 2, "name": "Twin", "inputs": {"method": "full", "hours": 24}},
    {"id": "s7", "series": 3, "name": "Twin", "inputs": {"method": "full", "hours": 24}}
  ])";

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString templateFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/gramme/templates"_s;
}

} // namespace

class TestPublishCommand : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_study;
    QString m_gaps; ///< The same with two scenarios that have no result.

    QString path(const QString& name) const { return m_folder.filePath(name); }
    Run publish(const QStringList& words) const
    {
        return runProgram(QStringList{u"publish"_s} + words);
    }

private slots:
    void initTestCase()
    {
        m_study = path(u"plan.gramme"_s);
        m_gaps = path(u"gaps.gramme"_s);
        writeFile(m_study, studyText);
        writeFile(m_gaps, QByteArray(studyText).replace("\n  ]", emptyScenarios));
    }

    void everyFormat_data()
    {
        QTest::addColumn<QString>("word");
        for (const QString& word :
             {u"text"_s, u"latex"_s, u"latex-table"_s, u"table"_s, u"bibtex"_s, u"markdown"_s,
              u"model-card"_s, u"green-ai"_s, u"checklist"_s, u"boamps"_s, u"html"_s, u"csv"_s,
              u"json"_s, u"LaTeX"_s})
            QTest::newRow(qPrintable(word)) << word;
    }
    void everyFormat()
    {
        QFETCH(QString, word);
        const Run study = publish({m_study, u"--as"_s, word});
        QVERIFY2(study.exitCode == 0, qPrintable(study.errors));
        QVERIFY(!study.output.isEmpty());
        const Run run = runLine(u"publish %1 --as %2"_s.arg(inputs, word));
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(!run.output.isEmpty());
        const Run french = publish({m_study, u"--as"_s, word, u"--lang"_s, u"fr"_s});
        QVERIFY2(french.exitCode == 0, qPrintable(french.errors));
    }

    void oneScenarioOrAll_data()
    {
        QTest::addColumn<QString>("called");
        QTest::addColumn<bool>("first");
        QTest::addColumn<bool>("second");
        QTest::newRow("all") << QString() << true << true;
        QTest::newRow("id") << u"s4"_s << false << true;
        QTest::newRow("letter") << u"A"_s << true << false;
        QTest::newRow("small letter") << u"b"_s << false << true;
        QTest::newRow("name") << u"as planned"_s << true << false;
    }
    void oneScenarioOrAll()
    {
        QFETCH(QString, called);
        QFETCH(bool, first);
        QFETCH(bool, second);
        QStringList words{m_study, u"--as"_s, u"text"_s, u"--no-details"_s};
        if (!called.isEmpty())
            words << u"--scenario"_s << called;
        const Run run = publish(words);
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QCOMPARE(run.output.contains(u"As planned"_s), first);
        QCOMPARE(run.output.contains(u"720 g"_s), first);
        QCOMPARE(run.output.contains(u"Twice as long"_s), second);
        QCOMPARE(run.output.contains(u"1.44 kg"_s), second);
    }

    void optionsChangeTheText()
    {
        const QStringList words{m_study, u"--as"_s, u"text"_s, u"--scenario"_s, u"A"_s};
        const QString full = publish(words).output;
        for (const QString& option : {u"--short"_s, u"--equivalences"_s, u"--no-details"_s}) {
            const Run run = publish(words + QStringList{option});
            QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
            QVERIFY2(run.output != full, qPrintable(option));
        }
        const QString uncertain = u"publish --tdp-w 300 --hours 24 --grid FR --as text"_s;
        QVERIFY(runLine(uncertain).output.contains(u"90 %"_s) ||
                runLine(uncertain).output.contains(u"90%"_s));
        const QString certain = runLine(uncertain + u" --no-interval"_s).output;
        QVERIFY(!certain.isEmpty());
        QVERIFY(!certain.contains(u"90 %"_s) && !certain.contains(u"90%"_s));
    }

    void saysWhatHasNoResult()
    {
        const Run run = publish({m_gaps, u"--as"_s, u"text"_s});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.output.contains(u"Twice as long"_s));
        QVERIFY2(run.errors.contains(u"Scenario C has no result and is left out: "_s),
                 qPrintable(run.errors));
        const Run picture = publish({m_gaps, u"--as"_s, u"svg"_s});
        QCOMPARE(picture.exitCode, 3);
        QVERIFY(picture.output.contains(u"<svg"_s));
        QVERIFY(picture.errors.contains(u"Scenario D has no result"_s));
        QCOMPARE(publish({m_gaps, u"--as"_s, u"text"_s, u"--scenario"_s, u"B"_s}).exitCode, 0);
        QCOMPARE(publish({m_gaps, u"--as"_s, u"text"_s, u"--scenario"_s, u"C"_s}).exitCode, 2);
    }

    /// A figure of the study stays as it was saved, whatever the catalogue has by now.
    void savedFiguresAreHonoured()
    {
        const QString name = path(u"saved.gramme"_s);
        QByteArray text = studyText;
        text.replace(R"("intensity": 100, "pue": 1, "embodied": false}},)",
                     R"("grid": "FR", "pue": 1, "embodied": false}, "saved": {"edition": "2026-11",
      "program": "0.1.0", "result": {"energy_kwh": 7.2, "operational_kg": 7.2, "total_kg": 7.2},
      "figures": {"intensity": {"value": 1000, "low": 1000, "high": 1000, "of": "grid/FR",
      "citation": {"source": "some-source", "confidence": "estimate", "year": "2020"}}}}},)");
        writeFile(name, text);
        // 7.2 kWh x 1000 g/kWh = 7.2 kg; the catalogue's France is far below 100 g/kWh.
        const Run run = publish({name, u"--as"_s, u"text"_s, u"--scenario"_s, u"A"_s});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY2(run.output.contains(u"7.20 kg"_s) || run.output.contains(u"7.2 kg"_s),
                 qPrintable(run.output));
    }

    void tellsDamage()
    {
        const QString name = path(u"damaged.gramme"_s);
        writeFile(name, QByteArray(studyText).replace(R"("hours": 24)", R"("hours": "long")"));
        const Run run = publish({name, u"--as"_s, u"text"_s});
        QVERIFY(!run.errors.isEmpty());
        QVERIFY2(run.errors.contains(u"hours"_s), qPrintable(run.errors));
        QVERIFY(run.output.contains(u"1.44"_s));
        QCOMPARE(run.exitCode, 3); // without its hours the first has no result
    }

    void writesAFile()
    {
        const QString name = path(u"energy.tex"_s);
        writeFile(name, "before");
        const QString shown = publish({m_study, u"--as"_s, u"latex"_s}).output;
        const Run run = publish({m_study, u"--as"_s, u"latex"_s, u"-o"_s, name});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QCOMPARE(run.output, QString());
        QCOMPARE(QString::fromUtf8(readFile(name)), shown);
        QCOMPARE(publish({m_study, u"--as"_s, u"latex"_s, u"-o"_s, u"-"_s}).output, shown);
        QCOMPARE(readFile(m_study), studyText);
    }

    void ownTemplates()
    {
        QVERIFY(QDir().mkpath(templateFolder()));
        writeFile(templateFolder() + u"/lab.md.mustache"_s, "Made by {{version}}.\n");
        writeFile(templateFolder() + u"/wrong.txt.mustache"_s, "one\ntwo\n{{nothing_like_it}}\n");
        const Run run = publish({m_study, u"--as"_s, u"lab.md"_s});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(run.output.startsWith(u"Made by "_s));
        QCOMPARE(publish({m_study, u"--as"_s, u"lab"_s}).output, run.output);
        const Run wrong = publish({m_study, u"--as"_s, u"wrong"_s});
        QCOMPARE(wrong.exitCode, 2);
        QVERIFY2(wrong.errors.contains(u"line 3"_s), qPrintable(wrong.errors));
        QVERIFY(publish({m_study, u"--as"_s, u"lap"_s}).errors.contains(u"lab.md"_s));
        QVERIFY(QDir(templateFolder()).removeRecursively());
    }

    void pictures_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("svg") << u"svg"_s << QByteArray("<?xml");
        QTest::newRow("png") << u"png"_s << QByteArray("\x89PNG");
        QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF-");
    }
    void pictures()
    {
        QFETCH(QString, word);
        QFETCH(QByteArray, start);
        const QString name = path(u"picture."_s + word);
        const Run study = publish({m_study, u"--as"_s, word, u"-o"_s, name});
        QVERIFY2(study.exitCode == 0, qPrintable(study.errors));
        QVERIFY(readFile(name).startsWith(start));
        QVERIFY(QFile::remove(name));
        const Run run = runShell(u"\"$CLI\" publish %1 --as %2 > '%3'"_s.arg(inputs, word, name));
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(readFile(name).startsWith(start));
    }

    void aDeviceIsWrittenTo()
    {
        for (const QString& word : {u"text"_s, u"svg"_s}) {
            const QString line = u"\"$CLI\" publish '%1' --as %2 -o /dev/stdout | wc -c"_s;
            const Run run = runShell(line.arg(m_study, word));
            QVERIFY2(run.output.toInt() > 500, qPrintable(run.output + run.errors));
            QCOMPARE(
                runShell(u"\"$CLI\" publish '%1' --as %2 -o /dev/null && test -c /dev/null"_s.arg(
                             m_study, word))
                    .exitCode,
                0);
        }
    }

    /// As where only the programs without a window are installed.
    void aMissingReportProgramIsASentence()
    {
        QDir().mkpath(path(u"bin"_s));
        const QString alone = path(u"bin/gramme-cli"_s);
        QVERIFY(QFile::copy(binFolder() + u"/gramme-cli"_s, alone));
        const Run run = runShell(u"'%1' publish '%2' --as svg"_s.arg(alone, m_study));
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(u"gramme-report, which is not in “"_s),
                 qPrintable(run.errors));
        QCOMPARE(runShell(u"'%1' publish '%2' --as text"_s.arg(alone, m_study)).exitCode, 0);
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QStringList& words, int exitCode,
                            const QString& sentence) {
            QTest::newRow(name) << words << exitCode << sentence;
        };
        writeFile(path(u"list.txt"_s), "a shopping list\nmilk\n");
        const QStringList text{u"--as"_s, u"text"_s};
        row("no format", {m_study}, 2, u"--as is missing; allowed is one of latex"_s);
        row("no such format", {m_study, u"--as"_s, u"markdwn"_s}, 2, u"Did you mean markdown?"_s);
        row("twice", QStringList{m_study} + text + text, 2, u"--as is given twice"_s);
        row("language", QStringList{m_study, u"--lang"_s, u"de"_s} + text, 2,
            u"--lang is “de”; allowed is one of en, fr"_s);
        row("no such scenario", QStringList{m_study, u"--scenario"_s, u"Z"_s} + text, 2,
            u"the study has A (As planned), B (Twice as long)."_s);
        row("same names", QStringList{m_gaps, u"--scenario"_s, u"twin"_s} + text, 2,
            u"several scenarios are called so"_s);
        row("scenario without study", words(inputs) + QStringList{u"--scenario"_s, u"A"_s} + text,
            2, u"--scenario chooses from a study"_s);
        row("study and inputs", QStringList{m_study, u"--hours"_s, u"1"_s} + text, 2,
            u"has its own inputs"_s);
        row("neither", text, 2, u"--hours is missing"_s);
        row("no file", QStringList{u"plan"_s} + text, 2, u"“plan” is no file"_s);
        row("missing study", QStringList{u"no/such.gramme"_s} + text, 1, u"no/such.gramme"_s);
        row("not a study", QStringList{path(u"list.txt"_s)} + text, 2, u"not a Gramme study"_s);
        row("onto itself", QStringList{m_study, u"-o"_s, m_study} + text, 2,
            u"--output is the study that is read"_s);
        row("no such folder", QStringList{m_study, u"-o"_s, u"no/such/file.txt"_s} + text, 1,
            u"“no/such/file.txt” cannot be written"_s);
        row("wording of a picture", {m_study, u"--as"_s, u"svg"_s, u"--short"_s}, 2,
            u"svg takes none of them"_s);
        row("bad picture inputs", {u"--as"_s, u"pdf"_s, u"--hours"_s, u"1"_s}, 2, u"--hardware"_s);
        row("unknown option", QStringList{m_study, u"--shorts"_s} + text, 2,
            u"Did you mean --short?"_s);
    }
    void badInput()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        QFETCH(QString, sentence);
        const Run run = publish(words);
        QCOMPARE(run.exitCode, exitCode);
        QCOMPARE(run.output, QString());
        QVERIFY2(run.errors.contains(sentence), qPrintable(run.errors));
    }

    /// It runs on a login node, where nothing that draws is installed.
    void drawsNothingItself()
    {
        const Run run = runShell(u"ldd \"$CLI\""_s);
        if (run.exitCode != 0)
            QSKIP("ldd is missing, which names the libraries of a program.");
        QVERIFY(run.output.contains(u"Qt6Core"_s));
        QVERIFY2(!run.output.contains(u"Qt6Gui"_s), qPrintable(run.output));
        QVERIFY2(!run.output.contains(u"Qt6Widgets"_s), qPrintable(run.output));
    }
};

QTEST_GUILESS_MAIN(TestPublishCommand)
#include "tst_publishcommand.moc"
