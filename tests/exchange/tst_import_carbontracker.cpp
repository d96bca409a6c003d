// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "importfiles.h"

using namespace gramme::exchange;
using namespace gramme::study;
using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

// Two epochs of one hour and of half an hour at 800 W and 200 W:
// (1.0 + 0.5) h x 1.0 kW = 1.5 kWh, of which 1.2 kWh are the accelerators' and 0.3 kWh the CPU's.
const QByteArray standard =
    "2024-05-01 08:00:00 - carbontracker version 1.2.5\n"
    "2024-05-01 08:00:00 - Only predicted and actual consumptions are multiplied by a PUE "
    "coefficient of 1.55 (A, 2022).\n"
    "2024-05-01 08:00:00 - The following components were found: GPU with device(s) NVIDIA A100, "
    "NVIDIA A100. CPU with device(s) Intel(R) Xeon(R) CPU @ 2.20GHz.\n"
    "2024-05-01 09:00:00 - Epoch 1:\n"
    "2024-05-01 09:00:00 - Duration: 1:00:00.00\n"
    "2024-05-01 09:00:00 - Average power usage (W) for gpu: [350.0 450.0]\n"
    "2024-05-01 09:00:00 - Average power usage (W) for cpu: 200.0\n"
    "2024-05-01 09:30:00 - Epoch 2:\n"
    "2024-05-01 09:30:00 - Duration: 0:30:00.00\n"
    "2024-05-01 09:30:00 - Average power usage (W) for gpu: [400.0, 400.0]\n"
    "2024-05-01 09:30:00 - Average power usage (W) for cpu: [200.0]\n"
    "2024-05-01 09:30:00 - Average carbon intensity during training was 100.00 gCO2/kWh at "
    "detected location: Copenhagen, Capital Region, DK.\n";

// 1.5 kWh x 1.55 = 2.325 kWh; x 100 g/kWh = 232.5 g. The prediction stands after it.
const QByteArray output =
    "2024-05-01 08:00:00 - CarbonTracker: The following components were found: GPU with device(s) "
    "NVIDIA A100, NVIDIA A100. CPU with device(s) Intel(R) Xeon(R) CPU @ 2.20GHz.\n"
    "2024-05-01 09:30:00 - CarbonTracker: \n"
    "Actual consumption for 2 epoch(s):\n\tTime:\t1:30:00\n\tEnergy:\t2.325000000000 kWh\n"
    "\tCO2eq:\t232.500000000000 g\n\tThis is equivalent to:\n\t2.16 km travelled by car\n"
    "2024-05-01 09:30:00 - CarbonTracker: \n"
    "Predicted consumption for 4 epoch(s):\n\tTime:\t3:00:00\n\tEnergy:\t4.65 kWh\n"
    "\tCO2eq:\t465.0 g\n\tThis is equivalent to:\n\t4.33 km travelled by car\n"
    "2024-05-01 09:30:00 - CarbonTracker: Finished monitoring.\n";

QByteArray changed(QByteArray text, const QByteArray& before, const QByteArray& after)
{
    return text.replace(before, after);
}

std::vector<Imported> pair(const QByteArray& first, const QByteArray& second,
                           const QString& outputName = u"p_carbontracker_output.log"_s)
{
    return importFiles({{outputName, second}, {u"p_carbontracker.log"_s, first}});
}

} // namespace

class TestImportCarbontracker : public QObject
{
    Q_OBJECT

private slots:
    void sample();
    void wholePair();
    void pairByTime();
    void standardAlone();
    void outputAlone();
    void pue_data();
    void pue();
    void oddities_data();
    void oddities();
    void interrupted();
    void firstEpochsOnly();
    void nothing();
};

void TestImportCarbontracker::sample()
{
    const auto read =
        importFiles({stored(u"a_carbontracker.log"_s), stored(u"a_carbontracker_output.log"_s)});
    QCOMPARE(read.size(), std::size_t(1));
    QCOMPARE(read[0].files.size(), 2);
    QCOMPARE(read[0].rows.size(), std::size_t(1));
    const ImportedRow& row = read[0].rows[0];
    QCOMPARE(row.state, RowState::Understood);
    QCOMPARE(row.run.energyKwh, 0.000763708452);
    QCOMPARE(row.run.pueIncluded, 1.58);
    QVERIFY(isNear(row.run.emissionsKg, 0.000367343765539));
    QCOMPARE(row.run.intensityGPerKwh, 481.0);
    QVERIFY(isNear(row.run.hours, 4.0 / 3600.0));
    // 360 W x 4 s / 3.6e6 J/kWh x 1.58
    QVERIFY(isNear(row.run.acceleratorsKwh, 360.0 * 4.0 / 3.6e6 * 1.58));
    QVERIFY(isNear(row.run.itKwh(), 0.000763708452 / 1.58));
    QCOMPARE(row.run.toolVersion, u"2.3.1"_s);
    QCOMPARE(row.run.hardware, u"NVIDIA A100"_s);
    QCOMPARE(row.run.cpu, u"Intel Xeon Gold 6248"_s);
    QCOMPARE(row.run.place, QString()); // UNDETECTED
    QVERIFY(says(row.notes, "could not fetch the carbon intensity"));
    QVERIFY(says(row.notes, "Only 1 of the 10 epochs"));
    QVERIFY(row.run.notes.contains(u"(epochs: 10)"_s));
}

void TestImportCarbontracker::wholePair()
{
    const auto read = pair(standard, output);
    QCOMPARE(read.size(), std::size_t(1));
    const ImportedRow& row = read[0].rows.at(0);
    QCOMPARE(row.state, RowState::Understood);
    QCOMPARE(row.run.energyKwh, 2.325);
    QCOMPARE(row.run.pueIncluded, 1.55);
    QVERIFY(isNear(row.run.itKwh(), 1.5));
    QVERIFY(isNear(row.run.acceleratorsKwh, 1.2 * 1.55));
    QVERIFY(isNear(row.run.cpuKwh, 0.3 * 1.55));
    QCOMPARE(row.run.hours, 1.5);
    QVERIFY(isNear(row.run.emissionsKg, 0.2325));
    QCOMPARE(row.run.hardware, u"NVIDIA A100"_s);
    QCOMPARE(row.run.count, 2.0);
    QCOMPARE(row.run.cpu, u"Intel(R) Xeon(R) CPU @ 2.20GHz"_s);
    QCOMPARE(row.run.place, u"Copenhagen, Capital Region, DK"_s);
    QCOMPARE(row.run.country, u"DK"_s);
    QCOMPARE(row.run.start, u"2024-05-01T08:00:00"_s);
    QCOMPARE(row.run.coverage, Coverage::Machine);
    QCOMPARE(row.run.quality, Quality::Measured);
}

void TestImportCarbontracker::pairByTime()
{
    const auto read = pair(standard, output, u"renamed.log"_s);
    QCOMPARE(read.size(), std::size_t(1));
    QCOMPARE(read[0].files, QStringList({u"p_carbontracker.log"_s, u"renamed.log"_s}));
    QCOMPARE(read[0].rows.at(0).run.energyKwh, 2.325);
    // An output of another time is a run of its own.
    const auto two = pair(standard, changed(output, "05-01", "05-02"), u"renamed.log"_s);
    QCOMPARE(two.size(), std::size_t(2));
}

void TestImportCarbontracker::standardAlone()
{
    const Imported read = imported(u"p_carbontracker.log"_s, standard);
    const ImportedRow& row = read.rows.at(0);
    QCOMPARE(row.state, RowState::Doubtful);
    QVERIFY(says(row.notes, "log of the output that belongs to this one is missing"));
    QVERIFY(isNear(row.run.energyKwh, 1.5));
    QCOMPARE(row.run.pueIncluded, 1.0);
    QVERIFY(isNear(row.run.itKwh(), 1.5));
    QCOMPARE(row.run.emissionsKg, std::nullopt);
    QCOMPARE(row.run.intensityGPerKwh, 100.0);
}

void TestImportCarbontracker::outputAlone()
{
    const Imported read = imported(u"p_carbontracker_output.log"_s, output);
    const ImportedRow& row = read.rows.at(0);
    QCOMPARE(row.state, RowState::Doubtful);
    QVERIFY(says(row.notes, "standard log that belongs to this one is missing"));
    QVERIFY(says(row.notes, "1.58 is assumed"));
    QCOMPARE(row.run.energyKwh, 2.325);
    QCOMPARE(row.run.pueIncluded, 1.58);
    QCOMPARE(row.run.hours, 1.5);
    QVERIFY(isNear(row.run.intensityGPerKwh, 100.0)); // 232.5 g / 2.325 kWh
}

void TestImportCarbontracker::pue_data()
{
    QTest::addColumn<QByteArray>("stated");
    QTest::addColumn<double>("pue");
    QTest::newRow("2023") << QByteArray("1.58") << 1.58;
    QTest::newRow("2022") << QByteArray("1.59") << 1.59;
    QTest::newRow("2021") << QByteArray("1.57") << 1.57;
    QTest::newRow("2020") << QByteArray("1.55") << 1.55;
}

void TestImportCarbontracker::pue()
{
    QFETCH(QByteArray, stated);
    QFETCH(double, pue);
    const QByteArray energy = QByteArray::number(1.5 * pue);
    const auto read = pair(changed(standard, "of 1.55", "of " + stated),
                           changed(output, "2.325000000000", energy));
    QCOMPARE(read.size(), std::size_t(1));
    QCOMPARE(read[0].rows.at(0).state, RowState::Understood);
    QCOMPARE(read[0].rows.at(0).run.pueIncluded, pue);
    QVERIFY(isNear(read[0].rows.at(0).run.itKwh(), 1.5));
}

void TestImportCarbontracker::oddities_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<RowState>("state");
    QTest::addColumn<QString>("note");
    const auto fine = RowState::Understood;
    const auto doubtful = RowState::Doubtful;
    QTest::newRow("wrong number of epochs")
        << standard << changed(output, "for 2 epoch", "for 1 epoch") << fine
        << u"is 1 in the output and 2 in the log"_s;
    QTest::newRow("no number") << standard << changed(output, " for 2 epoch(s)", "") << fine
                               << u"Only 2 of the 4"_s;
    QTest::newRow("CO2 is nan") << standard << changed(output, "232.500000000000 g", "nan g")
                                << doubtful << u"states no emissions"_s;
    QTest::newRow("None for the CPU") << changed(standard, "cpu: [200.0]", "cpu: None") << output
                                      << doubtful << u"without a duration or a power: 1"_s;
    QTest::newRow("an epoch is missing") << changed(standard, "Epoch 2:", "Epoch 3:") << output
                                         << doubtful << u"Epoch 3 follows where epoch 2"_s;
    QTest::newRow("energies differ") << standard << changed(output, "2.325000000000", "9.0")
                                     << doubtful << u"output states 9 kWh"_s;
    QTest::newRow("a strange line")
        << standard + "Segmentation fault\n"
        << output << fine << u"was not understood: “Segmentation fault”"_s;
    QTest::newRow("two models") << changed(standard, "A100.", "H100.") << output << doubtful
                                << u"NVIDIA A100, NVIDIA H100"_s;
    QTest::newRow("simulated") << changed(standard, "Intel(R)", "Simulated") << output << fine
                               << u"were simulated"_s;
}

void TestImportCarbontracker::oddities()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(RowState, state);
    QFETCH(QString, note);
    const auto read = pair(first, second);
    QCOMPARE(read.size(), std::size_t(1));
    const QString notes = read[0].rows.at(0).notes.join(u'\n');
    QVERIFY2(notes.contains(note), qPrintable(notes));
    QCOMPARE(read[0].rows.at(0).state, state);
    QVERIFY(read[0].rows.at(0).run.energyKwh.has_value());
}

void TestImportCarbontracker::interrupted()
{
    const QByteArray line = "2024-05-01 09:30:01 - Training was interrupted before all 4 epochs "
                            "were monitored.\n";
    const auto read = pair(standard + line, changed(output, "for 2 epoch", "for 1 epoch"));
    const ImportedRow& row = read.at(0).rows.at(0);
    QVERIFY(says(row.notes, "was interrupted"));
    QVERIFY(isNear(row.run.itKwh(), 1.5));
}

void TestImportCarbontracker::firstEpochsOnly()
{
    // Energy of the first epoch only: 1.0 kWh x 1.55
    const QByteArray one =
        changed(changed(output, "for 2 epoch", "for 1 epoch"), "2.325000000000", "1.55");
    const auto read = pair(standard, one);
    const ImportedRow& row = read.at(0).rows.at(0);
    QCOMPARE(row.state, RowState::Doubtful);
    QVERIFY(says(row.notes, "first 1 of the 2 epochs"));
    QCOMPARE(row.run.hours, 1.0);
    QVERIFY(isNear(row.run.acceleratorsKwh, 0.8 * 1.55));
}

void TestImportCarbontracker::nothing()
{
    const Imported read =
        imported(u"x_carbontracker.log"_s, "2024-05-01 08:00:00 - carbontracker version 1.2.5\n");
    QCOMPARE(read.rows.at(0).state, RowState::Refused);
    QCOMPARE(read.rows.at(0).run, MeasuredRun());
}

QTEST_GUILESS_MAIN(TestImportCarbontracker)
#include "tst_import_carbontracker.moc"
