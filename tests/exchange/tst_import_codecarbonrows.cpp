// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "codecarbonlayouts.h"
#include "importfiles.h"

using namespace gramme::exchange;
using namespace gramme::study;
using namespace gramme::test;
using namespace Qt::StringLiterals;

class TestImportCodeCarbonRows : public QObject
{
    Q_OBJECT

private slots:
    void cells_data();
    void cells();
    void accelerators_data();
    void accelerators();
    void repeatedRun();
    void overlap_data();
    void overlap();
    void tasks();
    void places();
    void otherSeparator();
    void cutOff();
};

void TestImportCodeCarbonRows::cells_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<RowState>("state");
    QTest::addColumn<QString>("note");
    const auto fine = RowState::Understood;
    const auto doubtful = RowState::Doubtful;
    QTest::newRow("None") << u"gpu_model"_s << u"None"_s << fine << u""_s;
    QTest::newRow("nan") << u"emissions"_s << u"nan"_s << doubtful << u"states no emissions"_s;
    QTest::newRow("inf") << u"emissions"_s << u"inf"_s << doubtful << u"“inf” in column emis"_s;
    QTest::newRow("no energy") << u"energy_consumed"_s << u""_s << doubtful << u"sum of its pa"_s;
    QTest::newRow("below zero") << u"ram_total_size"_s << u"-1"_s << doubtful << u"below zero"_s;
    QTest::newRow("parts") << u"gpu_energy"_s << u"9"_s << doubtful << u"add up to 9.8 kWh"_s;
    QTest::newRow("words") << u"duration"_s << u"soon"_s << doubtful << u"no duration"_s;
    QTest::newRow("time") << u"timestamp"_s << u"yesterday"_s << doubtful << u"gives no start"_s;
    QTest::newRow("PUE") << u"pue"_s << u""_s << doubtful << u"does not state the PUE"_s;
    QTest::newRow("PUE below 1") << u"pue"_s << u"0.5"_s << doubtful << u"below 1"_s;
    QTest::newRow("process") << u"tracking_mode"_s << u"process"_s << fine << u"share of one"_s;
}

void TestImportCodeCarbonRows::cells()
{
    QFETCH(QString, column);
    QFETCH(QString, cell);
    QFETCH(RowState, state);
    QFETCH(QString, note);
    const Imported read = imported(u"emissions.csv"_s, layout({}, {{column, cell}}));
    QCOMPARE(read.rows.size(), std::size_t(1));
    const QString notes = read.rows[0].notes.join(u' ');
    QVERIFY2(notes.contains(note), qPrintable(notes));
    QCOMPARE(read.rows[0].state, state);
    QCOMPARE(read.rows[0].run.name, u"demo"_s);
}

void TestImportCodeCarbonRows::accelerators_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("count");
    QTest::addColumn<QString>("hardware");
    QTest::addColumn<double>("number");
    QTest::newRow("count in the model")
        << u"8 x NVIDIA H100 80GB HBM3"_s << u""_s << u"NVIDIA H100 80GB HBM3"_s << 8.0;
    QTest::newRow("no count") << u"NVIDIA A10"_s << u"1"_s << u"NVIDIA A10"_s << 1.0;
    QTest::newRow("they differ") << u"2 x Tesla T4"_s << u"3"_s << u"Tesla T4"_s << 3.0;
    QTest::newRow("two models") << u"1 x NVIDIA A1001 x Tesla T4"_s << u"2"_s
                                << u"1 x NVIDIA A1001 x Tesla T4"_s << 2.0;
}

void TestImportCodeCarbonRows::accelerators()
{
    QFETCH(QString, model);
    QFETCH(QString, count);
    QFETCH(QString, hardware);
    QFETCH(double, number);
    const Imported read = imported(u"emissions.csv"_s,
                                   layout({}, {{u"gpu_model"_s, model}, {u"gpu_count"_s, count}}));
    QCOMPARE(read.rows.size(), std::size_t(1));
    QCOMPARE(read.rows[0].run.hardware, hardware);
    QCOMPARE(read.rows[0].run.count, number);
}

void TestImportCodeCarbonRows::repeatedRun()
{
    const QByteArray whole = layout({});
    const QByteArray half = layout({}, {{u"duration"_s, u"1800"_s},
                                        {u"emissions"_s, u"0.25"_s},
                                        {u"energy_consumed"_s, u"1"_s},
                                        {u"timestamp"_s, u"2026-01-02T03:30:00"_s}});
    const QByteArray content = half + whole.mid(whole.indexOf('\n') + 1);
    const Imported read = imported(u"emissions.csv"_s, content);
    QCOMPARE(read.rows.size(), std::size_t(2));
    QCOMPARE(read.rows[0].state, RowState::Folded);
    QVERIFY(says(read.rows[0].notes, "stands again at line 3"));
    QCOMPARE(read.rows[1].run.energyKwh, 2.0);
    QVERIFY(says(read.rows[1].notes, "holds the whole"));
}

void TestImportCodeCarbonRows::overlap_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("cpu");
    QTest::addColumn<bool>("warned");
    QTest::newRow("together") << u"2026-01-02T04:00:01"_s << u"Xeon"_s << true;
    QTest::newRow("half an hour") << u"2026-01-02T04:30:00"_s << u"Xeon"_s << true;
    QTest::newRow("one after the other") << u"2026-01-02T05:00:00"_s << u"Xeon"_s << false;
    QTest::newRow("another machine") << u"2026-01-02T04:00:01"_s << u"EPYC"_s << false;
}

void TestImportCodeCarbonRows::overlap()
{
    QFETCH(QString, end);
    QFETCH(QString, cpu);
    QFETCH(bool, warned);
    const QHash<QString, QString> other{
        {u"timestamp"_s, end}, {u"run_id"_s, u"r2"_s}, {u"cpu_model"_s, cpu}};
    const auto read = importFiles(
        {{u"emissions_0.csv"_s, layout({})}, {u"emissions_1.csv"_s, layout({}, other)}});
    QCOMPARE(read.size(), std::size_t(2));
    for (const Imported& file : read) {
        QCOMPARE(file.rows.size(), std::size_t(1));
        QCOMPARE(says(file.rows[0].notes, "counts the whole machine"), warned);
        QCOMPARE(file.rows[0].state, warned ? RowState::Doubtful : RowState::Understood);
    }
}

void TestImportCodeCarbonRows::tasks()
{
    QByteArray task = layout(u"experiment_id,pue,wue"_s);
    task.replace("timestamp,", "task_name,timestamp,").replace("2026-", "fit,2026-");
    const auto read =
        importFiles({{u"emissions.csv"_s, layout({})}, {u"emissions_e1_r1.csv"_s, task}});
    QCOMPARE(read.size(), std::size_t(2));
    QCOMPARE(read[0].rows[0].state, RowState::Understood);
    QCOMPARE(read[1].rows.size(), std::size_t(1));
    QCOMPARE(read[1].rows[0].run.name, u"fit"_s);
    QCOMPARE(read[1].rows[0].run.record, u"r1, task fit"_s);
    QVERIFY(says(read[1].rows[0].notes, "does not state the PUE"));
    QVERIFY(says(read[1].notes, "parts of the run at line 2 of “emissions.csv”"));
}

void TestImportCodeCarbonRows::places()
{
    const Imported read =
        imported(u"emissions.csv"_s, layout({}, {{u"country_name"_s, u"Canada"_s},
                                                 {u"country_iso_code"_s, u"CAN"_s},
                                                 {u"region"_s, u"quebec"_s},
                                                 {u"emissions"_s, u"0.95"_s}}));
    QCOMPARE(read.rows.size(), std::size_t(1));
    QVERIFY(says(read.rows[0].notes, "cannot find out where"));
    QVERIFY(says(read.rows[0].notes, "the world's mean")); // 0.95 kg / 2 kWh = 475 g/kWh
}

void TestImportCodeCarbonRows::otherSeparator()
{
    const Imported read = imported(u"emissions.csv"_s, layout({}).replace(',', ';'));
    QCOMPARE(read.format, u"CodeCarbon emissions.csv"_s);
    QVERIFY(read.rows.empty());
    QVERIFY(says(read.notes, "not separated by commas"));
}

void TestImportCodeCarbonRows::cutOff()
{
    QByteArray content = layout({});
    content.truncate(content.size() - 60);
    const Imported read = imported(u"emissions.csv"_s, content);
    QCOMPARE(read.rows.size(), std::size_t(1));
    QCOMPARE(read.rows[0].state, RowState::Refused);
    QVERIFY(says(read.rows[0].notes, "ends in the middle"));
    QCOMPARE(read.rows[0].run, MeasuredRun());
}

QTEST_GUILESS_MAIN(TestImportCodeCarbonRows)
#include "tst_import_codecarbonrows.moc"
