// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "codecarbonlayouts.h"
#include "importfiles.h"

using namespace gramme::exchange;
using namespace gramme::study;
using namespace gramme::test;
using namespace Qt::StringLiterals;

class TestImportCodeCarbon : public QObject
{
    Q_OBJECT

private slots:
    void layouts_data();
    void layouts();
    void earliestLayoutsMixed();
    void sample284();
    void sample330Shifted();
    void shiftedByContent_data();
    void shiftedByContent();
    void rowOfAnotherLayout();
    void rate_data();
    void rate();
};

void TestImportCodeCarbon::layouts_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("columns");
    QTest::addColumn<double>("pue");
    QTest::addColumn<QString>("version");
    const QString version = u"codecarbon_version"_s;
    QTest::newRow("2.0") << layout(since220) << 29 << 1.0 << u""_s;
    QTest::newRow("2.2.0") << layout(since223, {{version, u"2.2.0"_s}}) << 30 << 1.0 << u"2.2.0"_s;
    QTest::newRow("2.2.3") << layout(since270, {{version, u"2.2.3"_s}}) << 31 << 1.25 << u"2.2.3"_s;
    QTest::newRow("2.7.0") << layout(since308, {{version, u"2.7.0"_s}}) << 32 << 1.25 << u"2.7.0"_s;
    QTest::newRow("3.0.8") << layout(since321, {{version, u"3.0.8"_s}}) << 34 << 1.25 << u"3.0.8"_s;
    QTest::newRow("3.2.1") << layout({}) << 38 << 1.25 << u"3.2.1"_s;
}

void TestImportCodeCarbon::layouts()
{
    QFETCH(QByteArray, content);
    QFETCH(int, columns);
    QFETCH(double, pue);
    QFETCH(QString, version);
    QCOMPARE(content.left(content.indexOf('\n')).count(',') + 1, columns);
    const Imported read = imported(u"emissions.csv"_s, content);
    QCOMPARE(read.rows.size(), std::size_t(1));
    QCOMPARE(read.rows[0].notes, QStringList());
    QCOMPARE(read.rows[0].state, RowState::Understood);
    const MeasuredRun& run = read.rows[0].run;
    QCOMPARE(run.energyKwh, 2.0);
    QCOMPARE(run.acceleratorsKwh, 1.2);
    QCOMPARE(run.cpuKwh, 0.6);
    QCOMPARE(run.memoryKwh, 0.2);
    QCOMPARE(run.emissionsKg, 0.5);
    QCOMPARE(run.intensityGPerKwh, 250.0); // 0.5 kg / 2 kWh
    QCOMPARE(run.hours, 1.0);
    QCOMPARE(run.pueIncluded, pue);
    QVERIFY(isNear(run.itKwh(), 2.0 / pue));
    QCOMPARE(run.start, u"2026-01-02T03:00:00"_s); // written at the end, one hour after
    QCOMPARE(run.toolVersion, version);
    QCOMPARE(run.hardware, u"NVIDIA A100"_s);
    QCOMPARE(run.count, 2.0);
    QCOMPARE(run.cpu, u"Xeon"_s);
    QCOMPARE(run.cpuCores, 16.0);
    QCOMPARE(run.memoryGb, 128.0);
    QCOMPARE(run.place, u"Sweden, stockholm"_s);
    QCOMPARE(run.country, u"SWE"_s);
    QCOMPARE(run.provider, u"gcp"_s);
    QCOMPARE(run.region, u"europe-north2"_s);
    QCOMPARE(run.record, u"r1"_s);
    QCOMPARE(run.file, u"emissions.csv"_s);
}

void TestImportCodeCarbon::earliestLayoutsMixed()
{
    const Imported read = imported(stored(u"codecarbon_mixed_0.0.9_1.2.csv"_s));
    QCOMPARE(read.rows.size(), std::size_t(3));
    QCOMPARE(read.rows[0].state, RowState::Understood);
    QCOMPARE(read.rows[1].state, RowState::Doubtful); // timestamp first under experiment_id
    QVERIFY(says(read.rows[1].notes, "CodeCarbon 1.0"));
    const MeasuredRun& old = read.rows[0].run;
    QCOMPARE(old.start, u"2021-02-03T08:00:00"_s); // 10:00 less 7200 s
    QCOMPARE(old.intensityGPerKwh, 250.0);         // 0.25 kg / 1 kWh
    QCOMPARE(old.pueIncluded, 1.0);
    QCOMPARE(old.acceleratorsKwh, std::nullopt);
    const MeasuredRun& newer = read.rows[1].run;
    QCOMPARE(newer.record, u"0f1e2d3c-0000-4000-8000-000000000002"_s);
    QCOMPARE(newer.start, u"2021-06-01T11:00:00"_s);
    QCOMPARE(newer.energyKwh, 1.2);
    QCOMPARE(newer.name, u"newer"_s);
    QCOMPARE(read.rows[2].run.region, u"us-central1"_s);
    QCOMPARE(read.rows[2].place, u"line 4"_s);
}

void TestImportCodeCarbon::sample284()
{
    const Imported read = imported(stored(u"codecarbon_2.8.4.csv"_s));
    QCOMPARE(read.format, u"CodeCarbon emissions.csv"_s);
    QCOMPARE(read.rows.size(), std::size_t(4));
    for (const ImportedRow& row : read.rows)
        QCOMPARE(row.state, RowState::Understood);
    const MeasuredRun& last = read.rows[3].run;
    QCOMPARE(last.energyKwh, 6.829441340906746e-05);
    QCOMPARE(last.emissionsKg, 2.779241153682e-06);
    QCOMPARE(last.pueIncluded, 1.2);
    QVERIFY(isNear(last.itKwh(), 6.829441340906746e-05 / 1.2));
    // 2.779241153682e-06 kg / 6.829441340906746e-05 kWh
    QVERIFY(isNear(last.intensityGPerKwh, 2.779241153682e-06 / 6.829441340906746e-05 * 1000.0));
    QVERIFY(isNear(last.hours, 4.0008471679998365 / 3600.0));
    QCOMPARE(read.rows[2].run.place, u"USA, Iowa"_s);
    QVERIFY(says(read.rows[0].notes, "42.5 W")); // the fallback of an unknown processor
    QVERIFY(says(read.notes, "emissions_rate is in kg/s"));
    QCOMPARE(last.cpu, QString());
}

void TestImportCodeCarbon::sample330Shifted()
{
    const Imported read = imported(stored(u"codecarbon_3.3.0_shifted.csv"_s));
    QCOMPARE(read.rows.size(), std::size_t(4));
    QCOMPARE(read.rows[0].state, RowState::Understood); // 38 cells
    for (const std::size_t row : {1, 2, 3}) {           // 36, 36 and 35 cells
        QCOMPARE(read.rows[row].state, RowState::Doubtful);
        QVERIFY(says(read.rows[row].notes, "moved back"));
    }
    const MeasuredRun& california = read.rows[1].run;
    QCOMPARE(california.place, u"United States, california"_s);
    QCOMPARE(california.energyKwh, 0.00014114646339948212);
    const MeasuredRun& iowa = read.rows[2].run;
    QCOMPARE(iowa.provider, u"gcp"_s);
    QCOMPARE(iowa.region, u"us-central1"_s);
    const MeasuredRun& sweden = read.rows[3].run;
    QCOMPARE(sweden.place, u"Sweden"_s); // region was the third cell left out
    QVERIFY(says(read.rows[3].notes, "region, longitude, latitude"));
    QCOMPARE(sweden.pueIncluded, 1.2);
    QCOMPARE(sweden.waterL, 0.0003015880120272157);
    QCOMPARE(sweden.memoryGb, 23.540576934814453);
    QCOMPARE(sweden.toolVersion, u"3.3.0"_s);
    QCOMPARE(sweden.cpuCores, 2.0);
    QCOMPARE(sweden.count, 0.0);
    QCOMPARE(california.waterL, std::nullopt); // WUE 0: not counted
}

void TestImportCodeCarbon::shiftedByContent_data()
{
    QTest::addColumn<QString>("dropped");
    QTest::addColumn<QString>("hardware");
    QTest::addColumn<QString>("place");
    const QString hardware = u"NVIDIA A100"_s;
    const QString place = u"Sweden, stockholm"_s;
    QTest::newRow("region") << u"region"_s << hardware << u"Sweden"_s;
    QTest::newRow("place of the machine") << u"longitude,latitude"_s << hardware << place;
    QTest::newRow("no accelerators") << u"gpu_count,gpu_model"_s << u""_s << place;
    QTest::newRow("accelerators and place")
        << u"gpu_count,gpu_model,longitude,latitude"_s << u""_s << place;
    QTest::newRow("all") << u"region,gpu_count,gpu_model,longitude,latitude"_s << u""_s
                         << u"Sweden"_s;
    // Which of the two numbers is left cannot be known; neither is used.
    QTest::newRow("one of two numbers") << u"latitude"_s << hardware << place;
}

void TestImportCodeCarbon::shiftedByContent()
{
    QFETCH(QString, dropped);
    QFETCH(QString, hardware);
    QFETCH(QString, place);
    const QByteArray whole = layout({});
    const QByteArray row = layout(dropped);
    const QByteArray content = whole.left(whole.indexOf('\n') + 1) + row.mid(row.indexOf('\n') + 1);
    const Imported read = imported(u"emissions.csv"_s, content);
    QCOMPARE(read.rows.size(), std::size_t(1));
    QCOMPARE(read.rows[0].state, RowState::Doubtful);
    const MeasuredRun& run = read.rows[0].run;
    QCOMPARE(run.energyKwh, 2.0);
    QCOMPARE(run.pueIncluded, 1.25);
    QCOMPARE(run.hardware, hardware);
    QCOMPARE(run.place, place);
    QCOMPARE(run.provider, u"gcp"_s);
    QCOMPARE(run.cpu, u"Xeon"_s);
}

void TestImportCodeCarbon::rowOfAnotherLayout()
{
    // Rows of 3.0.8, 3.2.1, 2.2.3, and one of 3.3.0 without its empty cells, in a file of 2.7.0.
    const QByteArray whole = layout(since308);
    for (const QString& without : {since321, QString(), since270, u"longitude,latitude"_s}) {
        const QByteArray row = layout(without);
        const QByteArray content =
            whole.left(whole.indexOf('\n') + 1) + row.mid(row.indexOf('\n') + 1);
        const Imported read = imported(u"emissions.csv"_s, content);
        QCOMPARE(read.rows.size(), std::size_t(1));
        QCOMPARE(read.rows[0].state, RowState::Doubtful);
        QCOMPARE(read.rows[0].run.energyKwh, 2.0);
        QCOMPARE(read.rows[0].run.pueIncluded, 1.25);
        QCOMPARE(read.rows[0].run.hardware, u"NVIDIA A100"_s);
    }
}

void TestImportCodeCarbon::rate_data()
{
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("doubtful");
    // 0.5 kg in 3600 s: 1.3889e-4 kg/s or 0.13889 g/s
    QTest::newRow("kg/s") << u"1.3888888888888889e-4"_s << u"in kg/s, found"_s << false;
    QTest::newRow("g/s") << u"0.13888888888888889"_s << u"in g/s in 1"_s << false;
    QTest::newRow("neither") << u"0.5"_s << u"neither kg/s nor g/s"_s << true;
    QTest::newRow("none") << u""_s << u""_s << false;
}

void TestImportCodeCarbon::rate()
{
    QFETCH(QString, rate);
    QFETCH(QString, note);
    QFETCH(bool, doubtful);
    const Imported read = imported(u"emissions.csv"_s, layout({}, {{u"emissions_rate"_s, rate}}));
    QCOMPARE(read.rows.size(), std::size_t(1));
    QCOMPARE(read.rows[0].state, doubtful ? RowState::Doubtful : RowState::Understood);
    const QString notes = (read.notes + read.rows[0].notes).join(u' ');
    QVERIFY2(notes.contains(note), qPrintable(notes));
}

QTEST_GUILESS_MAIN(TestImportCodeCarbon)
#include "tst_import_codecarbon.moc"
