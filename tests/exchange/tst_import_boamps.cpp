// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "importfiles.h"

using namespace gramme::exchange;
using namespace gramme::study;
using namespace gramme::test;
using namespace Qt::StringLiterals;

class TestImportBoamps : public QObject
{
    Q_OBJECT

private slots:
    void report();
    void changes_data();
    void changes();
    void severalMeasures();
    void position_data();
    void position();
};

void TestImportBoamps::report()
{
    const Imported read = imported(stored(u"boamps_report_demo.json"_s));
    QCOMPARE(read.format, u"BoAmps report"_s);
    QCOMPARE(read.rows.size(), std::size_t(1));
    const ImportedRow& row = read.rows[0];
    QCOMPARE(row.place, u"measure 1"_s);
    QCOMPARE(row.state, RowState::Doubtful); // its PUE is not stated
    QVERIFY(says(row.notes, "does not say which PUE"));
    QCOMPARE(row.run.energyKwh, 12.5);
    QCOMPARE(row.run.pueIncluded, 1.0);
    QCOMPARE(row.run.hours, 2.5); // 9000 s
    QCOMPARE(row.run.emissionsKg, std::nullopt);
    QCOMPARE(row.run.intensityGPerKwh, 79.2);
    QCOMPARE(row.run.tool, u"CodeCarbon"_s);
    QCOMPARE(row.run.toolVersion, u"3.2.1"_s);
    QCOMPARE(row.run.start, u"2026-03-01T07:30:00"_s);
    QCOMPARE(row.run.hardware, u"NVIDIA A100-SXM4-80GB"_s);
    QCOMPARE(row.run.count, 4.0);
    QCOMPARE(row.run.cpu, u"AMD EPYC 7742"_s);
    QCOMPARE(row.run.memoryGb, 512.0);
    QCOMPARE(row.run.provider, u"gcp"_s);
    QCOMPARE(row.run.place, u"Finland"_s);
    QCOMPARE(row.run.name, u"imageClassification, training"_s);
    QVERIFY(row.run.notes.contains(u"80"_s));
}

void TestImportBoamps::changes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<RowState>("state");
    QTest::addColumn<QString>("note");
    const auto doubtful = RowState::Doubtful;
    const auto refused = RowState::Refused;
    QTest::newRow("in quotation marks")
        << QByteArray(": 12.5") << QByteArray(": \"12.5\"") << doubtful << u"none (1) is assumed"_s;
    QTest::newRow("no energy") << QByteArray("\"powerConsumption\": 12.5,") << QByteArray()
                               << refused << u"states no “powerConsumption”"_s;
    QTest::newRow("below zero") << QByteArray(": 12.5") << QByteArray(": -1") << refused
                                << u"zero or more"_s;
    QTest::newRow("no duration") << QByteArray("\"measurementDuration\": 9000,") << QByteArray()
                                 << doubtful << u"states no duration"_s;
    QTest::newRow("kilograms") << QByteArray("79.2") << QByteArray("0.0792") << doubtful
                               << u"may be meant in kg/kWh"_s;
    QTest::newRow("no measures") << QByteArray("\"measures\"") << QByteArray("\"measurs\"")
                                 << refused << u"holds no measures"_s;
}

void TestImportBoamps::changes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(RowState, state);
    QFETCH(QString, note);
    QByteArray content = stored(u"boamps_report_demo.json"_s).content;
    const Imported read = imported(u"boamps_report.json"_s, content.replace(before, after));
    QCOMPARE(read.rows.size(), std::size_t(1));
    QVERIFY2(says(read.rows[0].notes, note.toUtf8().constData()),
             qPrintable(read.rows[0].notes.join(u' ')));
    QCOMPARE(read.rows[0].state, state);
}

void TestImportBoamps::severalMeasures()
{
    const Imported read =
        imported(u"report.json"_s, R"({"measures": [{"measurementMethod": "wattmeter",
            "powerConsumption": 2, "measurementDuration": 60}, 7, {"powerConsumption": 3}]})");
    QCOMPARE(read.rows.size(), std::size_t(3));
    QCOMPARE(read.rows[0].run.tool, u"wattmeter"_s);
    QCOMPARE(read.rows[0].run.energyKwh, 2.0);
    QCOMPARE(read.rows[1].state, RowState::Refused);
    QCOMPARE(read.rows[2].run.energyKwh, 3.0);
    QVERIFY(says(read.notes, "several measures"));
}

void TestImportBoamps::position_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("line");
    QTest::newRow("second line") << QByteArray("{\"powerConsumption\": 1,\n \"é\" 2}")
                                 << u"line 2"_s;
    QTest::newRow("cut off") << QByteArray("{\"powerConsumption\":\n1,\n\"a\": [") << u"line 3"_s;
}

void TestImportBoamps::position()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, line);
    const Imported read = imported(u"report.json"_s, content);
    QCOMPARE(read.rows.size(), std::size_t(1));
    QCOMPARE(read.rows[0].state, RowState::Refused);
    QVERIFY2(read.rows[0].place.startsWith(line + u", column "_s), qPrintable(read.rows[0].place));
    QVERIFY(says(read.rows[0].notes, "is damaged at line"));
}

QTEST_GUILESS_MAIN(TestImportBoamps)
#include "tst_import_boamps.moc"
