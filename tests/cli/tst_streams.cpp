// SPDX-License-Identifier: GPL-3.0-or-later
// Files, pipes, full disks, foreign catalogues and locales.
#include <QTest>

#include "program.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

const QString estimate = u"estimate --tdp-w 300 --hours 1 --intensity 100"_s;

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The catalogue of the build in a folder of its own, to be damaged.
void copyCatalogue(const QString& folder)
{
    const QString from = qEnvironmentVariable("GRAMME_CATALOGUE_DIR");
    QVERIFY(QFile::copy(from + u"/catalogue.sqlite"_s, folder + u"/catalogue.sqlite"_s));
    QVERIFY(QFile::copy(from + u"/catalogue-odbl.sqlite"_s, folder + u"/catalogue-odbl.sqlite"_s));
}

Run runIn(const QString& catalogue, const QString& line)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"GRAMME_CATALOGUE_DIR"_s, catalogue);
    return runProgram(words(line), {}, environment);
}

} // namespace

class TestStreams : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void batchFromFileToFile()
    {
        writeFile(path(u"in.csv"_s), "hours\n10\n-1\n");
        const Run run = runProgram({u"batch"_s, path(u"in.csv"_s), u"-o"_s, path(u"out.csv"_s),
                                    u"--tdp-w"_s, u"300"_s, u"--intensity"_s, u"100"_s});
        QCOMPARE(run.exitCode, 3);
        QCOMPARE(run.output, QString());
        QVERIFY2(run.errors.contains(u"1 of 2 rows are bad"_s), qPrintable(run.errors));
        QCOMPARE(readFile(path(u"out.csv"_s)).count('\n'), 3);
    }

    void batchNeverOverwritesItsInput()
    {
        writeFile(path(u"same.csv"_s), "hours\n10\n");
        const QString name = path(u"same.csv"_s);
        const QString other = m_folder.path() + u"/./same.csv"_s;
        const Run run = runProgram({u"batch"_s, name, u"-o"_s, other});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.errors.contains(u"--output"_s));
        QCOMPARE(readFile(name), QByteArray("hours\n10\n"));
    }

    void batchFilesThatCannotBeOpened()
    {
        const Run missing = runProgram({u"batch"_s, path(u"missing.csv"_s)});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY(missing.errors.contains(u"missing.csv"_s));
        const Run folder = runProgram({u"batch"_s, m_folder.path()});
        QCOMPARE(folder.exitCode, 1);
        writeFile(path(u"rows.csv"_s), "hours\n10\n");
        const Run unwritable =
            runProgram({u"batch"_s, path(u"rows.csv"_s), u"-o"_s, path(u"no/such/out.csv"_s)});
        QCOMPARE(unwritable.exitCode, 1);
        QVERIFY(unwritable.errors.contains(u"out.csv"_s));
    }

    void batchHeaderTwiceIsBadInput()
    {
        const Run run = runLine(u"batch -"_s, "hours,hours\n1,2\n");
        QCOMPARE(run.exitCode, 2);
        QCOMPARE(run.output, QString());
        QVERIFY(run.errors.contains(u"“hours”"_s));
        QCOMPARE(runLine(u"batch"_s).exitCode, 2); // nothing at all
    }

    /// As under a terminal: the answer is there before the input ends.
    void batchAnswersARowAtOnce()
    {
        QProcess process;
        process.start(binFolder() + u"/gramme-cli"_s,
                      words(u"batch --tdp-w 300 --intensity 100 --pue 1 --utilisation 1 --host-w 0"_s));
        QVERIFY(process.waitForStarted());
        process.write("hours\n10\n");
        QByteArray answer;
        QTRY_VERIFY((process.waitForReadyRead(100), answer += process.readAllStandardOutput(),
                     answer.count('\n') == 2));
        QVERIFY2(answer.endsWith("\n10,3,100,0.3,,0.3,,,,\n"), answer.constData());
        QCOMPARE(process.state(), QProcess::Running);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
    }

    void fullDisk_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("estimate") << u"\"$CLI\" %1 >/dev/full"_s.arg(estimate);
        QTest::newRow("json") << u"\"$CLI\" %1 --format json >/dev/full"_s.arg(estimate);
        QTest::newRow("list") << u"\"$CLI\" list grids >/dev/full"_s;
        QTest::newRow("help") << u"\"$CLI\" --help >/dev/full"_s;
        QTest::newRow("batch") << u"printf 'hours\\n1\\n' | \"$CLI\" batch --tdp-w 1 --intensity 1 "
                                  ">/dev/full"_s;
        QTest::newRow("batch -o") << u"printf 'hours\\n1\\n' | \"$CLI\" batch --tdp-w 1 "
                                     "--intensity 1 -o /dev/full"_s;
        QTest::newRow("closed") << u"\"$CLI\" list grids >&-"_s;
    }
    void fullDisk()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("There is no /dev/full here.");
        QFETCH(QString, command);
        const Run run = runShell(command);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(u"cannot be written"_s), qPrintable(run.errors));
    }

    void closedInputIsAFault()
    {
        const Run run = runShell(u"\"$CLI\" batch --tdp-w 1 --intensity 1 --hours 1 <&-"_s);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.errors.contains(u"cannot be read"_s), qPrintable(run.errors));
    }

    /// "| head" is no mistake of the user: no complaint, but the exit code tells.
    void closedPipeIsQuiet()
    {
        const Run list =
            runShell(u"{ \"$CLI\" list instances --format csv; echo $? >&2; } | true"_s);
        QVERIFY2(list.errors == u"1\n"_s || list.errors == u"0\n"_s, qPrintable(list.errors));
        const Run batch = runShell(
            u"yes 1 | sed 1s/.*/hours/ | { \"$CLI\" batch --tdp-w 1 --intensity 1 --pue 1; "
            "echo $? >&2; } | head -n 3"_s);
        QCOMPARE(batch.output.count(u'\n'), 3);
        QCOMPARE(batch.errors, u"1\n"_s);
    }

    void damagedCatalogues_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("missing") << u"missing"_s;
        QTest::newRow("empty") << u"empty"_s;
        QTest::newRow("truncated") << u"truncated"_s;
        QTest::newRow("foreign") << u"foreign"_s;
        QTest::newRow("text") << u"text"_s;
        QTest::newRow("folder") << u"folder"_s;
    }
    void damagedCatalogues()
    {
        QFETCH(QString, damage);
        QTemporaryDir folder;
        copyCatalogue(folder.path());
        const QString file = folder.filePath(u"catalogue.sqlite"_s);
        const QByteArray sound = readFile(file);
        QVERIFY(QFile::remove(file));
        if (damage == u"empty")
            writeFile(file, {});
        else if (damage == u"truncated")
            writeFile(file, sound.left(sound.size() / 2));
        else if (damage == u"foreign")
            writeFile(file, QByteArray(sound).replace(68, 4, "ELSE"));
        else if (damage == u"text")
            writeFile(file, "id,name\n");
        else if (damage == u"folder")
            QVERIFY(QDir(folder.path()).mkdir(u"catalogue.sqlite"_s));
        for (const QString& line :
             {estimate, u"list hardware"_s, u"show grids FR"_s, u"batch --hours 1"_s}) {
            const Run run = runIn(folder.path(), line);
            QCOMPARE(run.exitCode, 1);
            QCOMPARE(run.output, QString());
            QVERIFY2(run.errors.contains(u"catalogue.sqlite"_s), qPrintable(run.errors));
        }
        QCOMPARE(runIn(folder.path(), u"--help"_s).exitCode, 0);
        QCOMPARE(runIn(folder.path(), u"estimate --hours -5"_s).exitCode, 2);
    }

    void shareAlikeCatalogueMayBeMissingOrDamaged()
    {
        QTemporaryDir folder;
        copyCatalogue(folder.path());
        const QString file = folder.filePath(u"catalogue-odbl.sqlite"_s);
        const QString line = u"estimate --tdp-w 300 --hours 1 --grid FR"_s;
        QVERIFY(QFile::resize(file, 5000));
        const Run damaged = runIn(folder.path(), line);
        QCOMPARE(damaged.exitCode, 0);
        QVERIFY2(damaged.errors.contains(u"catalogue-odbl.sqlite"_s), qPrintable(damaged.errors));
        QVERIFY(QFile::remove(file));
        const Run missing = runIn(folder.path(), line);
        QCOMPARE(missing.exitCode, 0);
        QVERIFY(!missing.errors.contains(u"catalogue-odbl.sqlite"_s));
    }

    void utf8WhateverTheLocale_data()
    {
        QTest::addColumn<QString>("locale");
        for (const char* locale : {"C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "nonsense"})
            QTest::newRow(locale) << QString::fromLatin1(locale);
    }
    void utf8WhateverTheLocale()
    {
        QFETCH(QString, locale);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, locale);
        environment.insert(u"LANG"_s, locale);
        const Run run =
            runProgram(words(u"estimate --tdp-w 300 --hours 1.5 --grid 'Åland Islands' --pue 1"_s),
                       {}, environment);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.errors, QString());
        QVERIFY(run.output.contains(u"CO₂e"_s));
        QVERIFY2(run.output.contains(u"1.5 h"_s), qPrintable(run.output)); // never "1,5"
    }

    /// The program links rooms that mention Qt Gui, and must not load it.
    void loadsNoGuiAndNoNetwork()
    {
        const Run run = runShell(u"ldd \"$CLI\""_s);
        if (run.exitCode != 0)
            QSKIP("There is no ldd here.");
        QVERIFY(run.output.contains(u"Qt6Core"_s));
        for (const QString& library : {u"Qt6Gui"_s, u"Qt6Widgets"_s, u"Qt6Network"_s})
            QVERIFY2(!run.output.contains(library), qPrintable(run.output));
    }
};

QTEST_GUILESS_MAIN(TestStreams)
#include "tst_streams.moc"
