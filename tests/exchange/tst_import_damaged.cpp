// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "codecarbonlayouts.h"
#include "importfiles.h"

#include <QDir>
#include <QElapsedTimer>

#include <cmath>
#include <random>

using namespace gramme::exchange;
using namespace gramme::study;
using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

bool isSound(const std::optional<double>& value)
{
    return !value || (std::isfinite(*value) && *value >= 0.0);
}

/// What holds of every answer, whatever the file: why not, or an empty text.
QString fault(const std::vector<Imported>& all)
{
    if (all.empty())
        return u"no answer"_s;
    for (const Imported& imported : all) {
        if (imported.files.isEmpty() || (imported.rows.empty() && imported.notes.isEmpty()))
            return u"a file without rows and without a word"_s;
        for (const ImportedRow& row : imported.rows) {
            if (row.place.isEmpty())
                return u"a row without a place"_s;
            if (row.state != RowState::Understood && row.notes.isEmpty())
                return u"%1 is not understood and says nothing"_s.arg(row.place);
            if (!row.isUsable() && row.run != MeasuredRun())
                return u"%1 is refused and holds a run"_s.arg(row.place);
            const MeasuredRun& run = row.run;
            if (row.isUsable() && !run.energyKwh && !run.emissionsKg)
                return u"%1 is empty"_s.arg(row.place);
            if (!isSound(run.energyKwh) || !isSound(run.emissionsKg) || !isSound(run.hours) ||
                !isSound(run.itKwh()) || !isSound(run.intensityGPerKwh) || run.pueIncluded < 1.0)
                return u"%1 holds an impossible figure"_s.arg(row.place);
        }
    }
    return {};
}

QList<ImportFile> samples()
{
    QList<ImportFile> files;
    const QDir folder(QStringLiteral(GRAMME_TEST_DATA) + u"/import"_s);
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString& name : names)
        files << stored(name);
    return files;
}

QByteArray withoutField(const QByteArray& line, qsizetype field)
{
    QList<QByteArray> cells = line.split(',');
    if (field < cells.size())
        cells.removeAt(field);
    return cells.join(',');
}

constexpr unsigned seed = 20260301;

} // namespace

class TestImportDamaged : public QObject
{
    Q_OBJECT

private slots:
    void formats();
    void unknownFiles_data();
    void unknownFiles();
    void lostHeader();
    void byNameOnly();
    void utf16();
    void truncated();
    void fieldsRemoved();
    void bytesFlipped();
    void otherSeparators();
    void junk_data();
    void junk();
};

void TestImportDamaged::formats()
{
    QCOMPARE(importFormats().size(), 7);
    QVERIFY(importFormats().contains(u"CodeCarbon emissions.csv"_s));
    QVERIFY(importFiles({}).empty());
    // Several at once, each by the format that knows it; the two logs are one.
    const auto read =
        importFiles({stored(u"a_carbontracker_output.log"_s), stored(u"eco2ai_emission.csv"_s),
                     stored(u"a_carbontracker.log"_s), stored(u"codecarbon_2.8.4.csv"_s),
                     stored(u"boamps_report_demo.json"_s)});
    QStringList names;
    for (const Imported& imported : read)
        names << imported.format;
    QCOMPARE(names, QStringList({u"carbontracker logs"_s, u"Eco2AI emission.csv"_s,
                                 u"CodeCarbon emissions.csv"_s, u"BoAmps report"_s}));
}

void TestImportDamaged::unknownFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QByteArray() << u"is empty"_s;
    QTest::newRow("text") << QByteArray("dear colleague,\n") << u"no format known here"_s;
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << u"carbontracker"_s;
}

void TestImportDamaged::unknownFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    const Imported read = imported(u"letter.dat"_s, content);
    QCOMPARE(read.format, QString());
    QVERIFY(read.rows.empty());
    QCOMPARE(read.notes.size(), 1);
    QVERIFY2(read.notes[0].contains(words), qPrintable(read.notes[0]));
}

void TestImportDamaged::lostHeader()
{
    // The header is lost; the rows are known by their content.
    QByteArray content = stored(u"codecarbon_2.8.4.csv"_s).content;
    content.remove(0, content.indexOf('\n') + 1);
    const Imported read = imported(u"emissions.csv"_s, content);
    QCOMPARE(read.format, u"CodeCarbon emissions.csv"_s);
    QCOMPARE(read.rows.size(), std::size_t(4));
    QCOMPARE(read.rows[3].state, RowState::Doubtful);
    QCOMPARE(read.rows[3].run.energyKwh, 6.829441340906746e-05);
    QVERIFY(says(read.notes, "does not begin with the header"));
}

void TestImportDamaged::byNameOnly()
{
    // No format knows the content, so the one of this name says what is wrong with it.
    const Imported read = imported(u"emissions.csv"_s, "time,energy\n1,2\n");
    QCOMPARE(read.format, u"CodeCarbon emissions.csv"_s);
    QCOMPARE(read.rows.size(), std::size_t(2));
    QCOMPARE(read.rows[1].state, RowState::Refused);
    QVERIFY(says(read.notes, "does not begin with the header"));
}

void TestImportDamaged::utf16()
{
    const QString text = QString::fromUtf8(stored(u"codecarbon_2.8.4.csv"_s).content);
    const QByteArray content =
        "\xFF\xFE" + QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QCOMPARE(imported(u"emissions.csv"_s, content).rows.size(), std::size_t(4));
}

void TestImportDamaged::truncated()
{
    constexpr qsizetype step = 50;
    for (const ImportFile& file : samples()) {
        QVERIFY(!file.content.isEmpty());
        for (qsizetype size = 0; size < file.content.size(); size += step) {
            const QString found = fault(importFiles({{file.name, file.content.left(size)}}));
            QVERIFY2(found.isEmpty(),
                     qPrintable(u"%1 cut at %2: %3"_s.arg(file.name).arg(size).arg(found)));
        }
    }
}

void TestImportDamaged::fieldsRemoved()
{
    for (const ImportFile& file : samples()) {
        const QList<QByteArray> lines = file.content.split('\n');
        for (qsizetype line = 0; line < lines.size(); ++line) {
            for (qsizetype field = 0; field <= lines[line].count(','); ++field) {
                QList<QByteArray> changed = lines;
                changed[line] = withoutField(lines[line], field);
                const QString found = fault(importFiles({{file.name, changed.join('\n')}}));
                QVERIFY2(found.isEmpty(),
                         qPrintable(u"%1, line %2 without field %3: %4"_s.arg(file.name)
                                        .arg(line + 1)
                                        .arg(field + 1)
                                        .arg(found)));
            }
        }
    }
}

void TestImportDamaged::bytesFlipped()
{
    constexpr int rounds = 400;
    std::mt19937 random(seed);
    for (const ImportFile& file : samples()) {
        for (int round = 0; round < rounds; ++round) {
            QByteArray content = file.content;
            for (int flips = 0; flips <= round % 8; ++flips)
                content[static_cast<qsizetype>(random() % unsigned(content.size()))] =
                    static_cast<char>(random() % 256);
            const QString found = fault(importFiles({{file.name, content}}));
            QVERIFY2(found.isEmpty(),
                     qPrintable(u"%1, round %2: %3"_s.arg(file.name).arg(round).arg(found)));
        }
    }
}

void TestImportDamaged::otherSeparators()
{
    for (const ImportFile& file : samples()) {
        for (const char separator : {';', '\t', '|', ' '}) {
            QByteArray content = file.content;
            const QString found =
                fault(importFiles({{file.name, content.replace(',', separator)}}));
            QVERIFY2(found.isEmpty(), qPrintable(file.name + u": "_s + found));
        }
    }
}

void TestImportDamaged::junk_data()
{
    QTest::addColumn<QByteArray>("junk");
    constexpr qsizetype size = 2'000'000;
    QByteArray bytes(size, '\0');
    std::mt19937 random(seed);
    for (char& byte : bytes)
        byte = static_cast<char>(random() % 256);
    QTest::newRow("random") << bytes;
    QTest::newRow("one line") << QByteArray(5 * size, 'x');
    QTest::newRow("commas") << QByteArray(size, ',');
    QTest::newRow("empty lines") << QByteArray(size, '\n');
    QTest::newRow("short lines") << QByteArray("a\n").repeated(size / 2);
    QTest::newRow("quotation marks") << QByteArray(size, '"');
    QTest::newRow("open quotation marks") << QByteArray("a,\"b\n").repeated(size / 5);
    QTest::newRow("brackets") << QByteArray(size, '[');
    QTest::newRow("nil") << QByteArray(size, '\0');
    QTest::newRow("rows") << (layout({}) + QByteArray(80, 'a') + '\n').repeated(2500);
}

/// After the first lines of every sample, and on its own under its name.
void TestImportDamaged::junk()
{
    QFETCH(QByteArray, junk);
    constexpr qint64 mostMilliseconds = 30'000; // seconds are expected; a hang is minutes
    for (const ImportFile& file : samples()) {
        QElapsedTimer timer;
        timer.start();
        const QString found = fault(importFiles({{file.name, file.content + junk}}));
        QVERIFY2(found.isEmpty(), qPrintable(file.name + u": "_s + found));
        QVERIFY2(timer.elapsed() < mostMilliseconds,
                 qPrintable(u"%1: %2 ms"_s.arg(file.name).arg(timer.elapsed())));
    }
    const QString found = fault(importFiles({{u"emissions.csv"_s, junk}}));
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

QTEST_GUILESS_MAIN(TestImportDamaged)
#include "tst_import_damaged.moc"
