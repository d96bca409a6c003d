// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "importfiles.h"

using namespace gramme::exchange;
using namespace gramme::study;
using namespace gramme::test;
using namespace Qt::StringLiterals;

class TestImportEco2ai : public QObject
{
    Q_OBJECT

private slots:
    void plainRun();
    void epochs();
    void sameStart();
    void earlierColumns();
    void oddities();
};

void TestImportEco2ai::plainRun()
{
    const Imported read = imported(stored(u"eco2ai_emission.csv"_s));
    QCOMPARE(read.format, u"Eco2AI emission.csv"_s);
    QCOMPARE(read.rows.size(), std::size_t(4));
    const ImportedRow& row = read.rows[0];
    QCOMPARE(row.state, RowState::Doubtful);
    QVERIFY(says(row.notes, "does not write down the PUE"));
    QCOMPARE(row.run.energyKwh, 0.5);
    QCOMPARE(row.run.pueIncluded, 1.0);
    QCOMPARE(row.run.emissionsKg, 0.2);
    QCOMPARE(row.run.intensityGPerKwh, 400.0); // 0.2 kg / 0.5 kWh
    QCOMPARE(row.run.hours, 0.5);              // 1800 s
    QCOMPARE(row.run.hardware, u"NVIDIA A100"_s);
    QCOMPARE(row.run.count, 2.0);
    QCOMPARE(row.run.cpu, u"Intel(R) Xeon(R) Gold 6248"_s);
    QCOMPARE(row.run.place, u"RU/Moscow"_s);
    QCOMPARE(row.run.start, u"2024-05-01T10:00:00"_s);
    QCOMPARE(row.run.record, u"aaaa"_s);
}

void TestImportEco2ai::epochs()
{
    const Imported read = imported(stored(u"eco2ai_emission.csv"_s));
    QCOMPARE(read.rows[1].state, RowState::Folded);
    QCOMPARE(read.rows[2].state, RowState::Folded);
    QVERIFY(says(read.rows[1].notes, "epoch of the run at line 5"));
    const ImportedRow& whole = read.rows[3];
    QVERIFY(says(whole.notes, "sum of 3 rows"));
    QVERIFY(isNear(whole.run.energyKwh, 0.3));    // 0.10 + 0.11 + 0.09
    QVERIFY(isNear(whole.run.emissionsKg, 0.09)); // 0.03 + 0.033 + 0.027
    QVERIFY(isNear(whole.run.hours, 0.5));        // 600 + 660 + 540 s
    QVERIFY(isNear(whole.run.intensityGPerKwh, 300.0));
    QCOMPARE(whole.run.start, u"2024-05-02T10:00:00"_s);
    QCOMPARE(whole.run.hardware, QString());
    QCOMPARE(whole.run.quality, Quality::Estimated); // rated power of the processor only
}

void TestImportEco2ai::sameStart()
{
    QByteArray content = stored(u"eco2ai_emission.csv"_s).content;
    content.replace("10:10:00", "10:00:00").replace("10:21:00", "10:00:00");
    content.replace("540,0.09", "1800,0.3").replace("0.3,0.027", "0.3,0.09");
    const Imported read = imported(u"emission.csv"_s, content);
    QCOMPARE(read.rows.size(), std::size_t(4));
    QCOMPARE(read.rows[3].run.energyKwh, 0.3);
    QVERIFY(says(read.rows[3].notes, "the last was taken to hold all"));
}

void TestImportEco2ai::earlierColumns()
{
    const Imported read = imported(
        u"emission.csv"_s, "project_name,experiment_description,time(s),power_consumption(kWTh),"
                           "CO2_emissions(kg)\nfirst,cats,360,0.02,0.01\n");
    QCOMPARE(read.rows.size(), std::size_t(1));
    QCOMPARE(read.rows[0].run.energyKwh, 0.02);
    QVERIFY(isNear(read.rows[0].run.hours, 0.1));
    QVERIFY(isNear(read.rows[0].run.intensityGPerKwh, 500.0));
}

void TestImportEco2ai::oddities()
{
    const Imported read = imported(
        u"emission.csv"_s, "project_name,experiment_description,time(s),power_consumption(kWTh),"
                           "CO2_emissions(kg)\na,b,c\na,b,360,nan,\na,b,360,,0.5\na,b,360,1,2");
    QCOMPARE(read.rows.size(), std::size_t(4));
    QCOMPARE(read.rows[0].state, RowState::Refused);
    QVERIFY(says(read.rows[0].notes, "3 cells under a header of 5"));
    QVERIFY(says(read.rows[1].notes, "neither energy nor emissions"));
    QVERIFY(says(read.rows[2].notes, "no energy"));
    QVERIFY(says(read.rows[3].notes, "without a line end"));
}

QTEST_GUILESS_MAIN(TestImportEco2ai)
#include "tst_import_eco2ai.moc"
