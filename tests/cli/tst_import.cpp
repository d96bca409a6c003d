// SPDX-License-Identifier: GPL-3.0-or-later
// gramme-cli import: what it shows, writes and refuses.
#include <QTest>

#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

const QString data = QStringLiteral(GRAMME_TEST_DATA "/import/");
const QString calculator = data + u"greenalgorithms_classic.csv"_s;
const QString powerLog = data + u"nvidia_smi_two_gpus.csv"_s;
const QString jobs = data + u"sacct.txt"_s;

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QJsonArray runsOf(const QString& study)
{
    return QJsonDocument::fromJson(readFile(study)).object().value(u"runs"_s).toArray();
}

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void writesANewStudy()
    {
        const QString study = path(u"new.gramme"_s);
        const Run run = runProgram({u"import"_s, calculator, powerLog, u"-o"_s, study});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QVERIFY(run.output.contains(u"greenalgorithms_classic.csv: Green Algorithms export"_s));
        QVERIFY(run.output.contains(u"nvidia_smi_two_gpus.csv: nvidia-smi power log"_s));
        QVERIFY(run.output.contains(u"2.131085"_s)); // kWh, see the file's own test
        QVERIFY(run.output.contains(u": 2.\n"_s));
        QCOMPARE(runsOf(study).size(), 2);
        QCOMPARE(runsOf(study).at(0).toObject().value(u"energy_kwh"_s).toDouble(), 2.1310848);
    }

    void addsToAStudyAndKeepsTheRest()
    {
        const QString study = path(u"kept.gramme"_s);
        QCOMPARE(runProgram({u"import"_s, calculator, u"-o"_s, study}).exitCode, 0);
        QByteArray text = readFile(study);
        text.replace("\"next_id\":", "\"colour_of_the_year\": \"ochre\",\n  \"next_id\":");
        writeFile(study, text);
        const Run run = runProgram({u"import"_s, powerLog, u"-o"_s, study});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QCOMPARE(runsOf(study).size(), 2);
        QVERIFY(readFile(study).contains("\"colour_of_the_year\": \"ochre\""));
        QCOMPARE(readFile(study + u".bak"_s), text);
    }

    void addsARunOnlyOnce()
    {
        const QString study = path(u"once.gramme"_s);
        QCOMPARE(runProgram({u"import"_s, powerLog, calculator, u"-o"_s, study}).exitCode, 0);
        const QByteArray before = readFile(study);
        const Run run = runProgram({u"import"_s, powerLog, calculator, calculator, u"-o"_s, study});
        QVERIFY2(run.exitCode == 0, qPrintable(run.errors));
        QCOMPARE(run.errors.count(u"the study has this run already"_s), 3);
        QVERIFY(run.output.contains(u": 0.\n"_s));
        QCOMPARE(readFile(study), before);
    }

    void dryRunWritesNothing()
    {
        const QString study = path(u"dry.gramme"_s);
        const Run run = runProgram({u"import"_s, powerLog, u"-o"_s, study, u"--dry-run"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.contains(u"would be added: 1. Nothing was written."_s));
        QVERIFY(!QFile::exists(study));
        QCOMPARE(runProgram({u"import"_s, powerLog, u"--dry-run"_s}).exitCode, 0);
    }

    void someRowsRefused()
    {
        const QString study = path(u"some.gramme"_s);
        const Run run = runProgram({u"import"_s, jobs, u"-o"_s, study});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.errors.contains(u"sacct.txt, job 4712: "_s));
        QVERIFY(run.errors.contains(u"--sacct-w-per-core"_s));
        QVERIFY(run.errors.contains(u"Rows that were refused: 2"_s));
        QVERIFY(run.output.contains(u"refused"_s));
        QCOMPARE(runsOf(study).size(), 1);
        const Run all = runProgram({u"import"_s, jobs, u"-o"_s, study, u"--sacct-w-per-core"_s,
                                    u"7.5"_s, u"--sacct-w-per-gpu"_s, u"250"_s});
        QVERIFY2(all.exitCode == 0, qPrintable(all.errors));
        QCOMPARE(runsOf(study).size(), 3);
    }

    void aFileThatIsNotKnown()
    {
        const QString stranger = path(u"stranger.txt"_s);
        writeFile(stranger, "a shopping list\nmilk\n");
        const QString study = path(u"stranger.gramme"_s);
        const Run alone = runProgram({u"import"_s, stranger, u"-o"_s, study});
        QCOMPARE(alone.exitCode, 2);
        QVERIFY(alone.errors.contains(u"No file was understood"_s));
        QVERIFY(!QFile::exists(study));
        const Run together = runProgram({u"import"_s, stranger, powerLog, u"-o"_s, study});
        QCOMPARE(together.exitCode, 3);
        QVERIFY(together.errors.contains(u"stranger.txt"_s));
        QCOMPARE(runsOf(study).size(), 1);
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const QStringList& words, int exitCode,
                            const QString& word) {
            QTest::newRow(name) << words << exitCode << word;
        };
        row("no file", {u"-o"_s, u"x.gramme"_s}, 2, u"The file is missing"_s);
        row("no study", {powerLog}, 2, u"The study is missing"_s);
        row("missing file", {u"no/such.csv"_s, u"--dry-run"_s}, 1, u"“no/such.csv” cannot be"_s);
        row("watts", {jobs, u"--dry-run"_s, u"--sacct-w-per-core"_s, u"much"_s}, 2,
            u"--sacct-w-per-core is “much”"_s);
        row("no watts", {jobs, u"--dry-run"_s, u"--sacct-w-per-gpu=0"_s}, 2, u"above 0"_s);
        row("unknown option", {jobs, u"--dry-runs"_s}, 2, u"Did you mean --dry-run?"_s);
        row("folder", {powerLog, u"-o"_s, u"no/such/study.gramme"_s}, 1, u"no/such"_s);
        row("not a study", {powerLog, u"-o"_s, jobs}, 2, u"not a Gramme study"_s);
    }
    void badInput()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, word);
        const Run run = runProgram(QStringList{u"import"_s} + words);
        QTEST(run.exitCode, "exitCode");
        QVERIFY2(run.errors.contains(word), qPrintable(run.errors));
    }

    void aDamagedStudyIsLeftAlone()
    {
        const QString study = path(u"damaged.gramme"_s);
        QCOMPARE(runProgram({u"import"_s, calculator, u"-o"_s, study}).exitCode, 0);
        const QByteArray half = readFile(study).chopped(20);
        writeFile(study, half);
        const Run run = runProgram({u"import"_s, powerLog, u"-o"_s, study});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains(u"is damaged and was not changed"_s), qPrintable(run.errors));
        QCOMPARE(readFile(study), half);
    }

    void standardInput()
    {
        const Run run = runProgram({u"import"_s, u"-"_s, u"--dry-run"_s}, readFile(powerLog));
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.contains(u"standard input: nvidia-smi power log"_s));
    }

    void namesCannotSteerTheTerminal()
    {
        const QString log = path(u"escape.txt"_s);
        writeFile(log, "JobID|JobName|Elapsed|State|AllocTRES|ConsumedEnergyRaw\n"
                       "1|\x1b[2Jname|01:00:00|FAILED\x1b[31m|gres/gpu:\x1b[5mx=1|3600000\n");
        const Run run = runProgram({u"import"_s, log, u"--dry-run"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(!run.output.contains(QChar(0x1b)));
        QVERIFY(!run.errors.contains(QChar(0x1b)));
    }

    void help()
    {
        const Run run = runProgram({u"import"_s, u"--help"_s});
        QCOMPARE(run.exitCode, 0);
        for (const QString& word : {u"--sacct-w-per-core"_s, u"--dry-run"_s, u"Slurm"_s,
                                    u"Green Algorithms"_s, u"nvidia-smi"_s})
            QVERIFY2(run.output.contains(word), qPrintable(run.output));
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
