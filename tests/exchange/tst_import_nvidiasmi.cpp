// SPDX-License-Identifier: GPL-3.0-or-later
// Power logs of nvidia-smi: kWh = sum over neighbouring samples of (a + b) / 2 W x dt s / 3.6e6.
#include <QTest>

#include "exchange/import/nvidiasmi.h"

#include <QDateTime>
#include <QFile>

#include <random>

using namespace gramme;
using namespace gramme::exchange;
using namespace Qt::StringLiterals;

namespace {

const char* const header = "timestamp, index, name, power.draw [W]\n";

/// "2026/11/21 08:00:00.000" and so many milliseconds.
QByteArray at(qint64 milliseconds)
{
    const QDateTime start(QDate(2026, 11, 21), QTime(8, 0), Qt::UTC);
    return start.addMSecs(milliseconds).toString(u"yyyy/MM/dd HH:mm:ss.zzz"_s).toLatin1();
}

QByteArray line(qint64 milliseconds, int device, const QByteArray& power)
{
    return at(milliseconds) + ", " + QByteArray::number(device) + ", NVIDIA A100-SXM4-80GB, " +
           power + '\n';
}

/// Samples of one device each second from `begin` up to `end`, at so many watts.
QByteArray steady(int begin, int end, const QByteArray& power = "300.00 W")
{
    QByteArray text;
    for (int second = begin; second <= end; ++second)
        text += line(second * 1000, 0, power);
    return text;
}

/// A log without a column for the device: every second `devices` lines, some milliseconds apart.
QByteArray interleaved(int devices, int seconds)
{
    QByteArray text = "timestamp, power.draw [W]\n";
    for (int second = 0; second <= seconds; ++second) {
        for (int device = 0; device < devices; ++device)
            text += at(second * 1000 + device * 3) + ", " + QByteArray::number(100 * (device + 1)) +
                    ".00 W\n";
    }
    return text;
}

Imported imported(const QByteArray& content)
{
    const auto all = nvidiaSmiFormat().read({{u"power.csv"_s, content}}, {});
    return all.size() == 1 ? all.front() : Imported();
}

ImportedRow rowOf(const QByteArray& content)
{
    const Imported found = imported(content);
    return found.rows.size() == 1 ? found.rows.front() : ImportedRow();
}

bool isKnown(const QByteArray& content)
{
    return nvidiaSmiFormat().matches({u"x.csv"_s, content});
}

bool near(std::optional<double> value, double expected)
{
    // Seconds since a distant day are good to 50 microseconds.
    return value && std::abs(*value - expected) <= 1e-6 * std::abs(expected);
}

} // namespace

class TestImportNvidiaSmi : public QObject
{
    Q_OBJECT

private slots:
    void twoDevicesOfAFile()
    {
        QFile file(QStringLiteral(GRAMME_TEST_DATA "/import/nvidia_smi_two_gpus.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(isKnown(content));
        const ImportedRow row = rowOf(content);
        QVERIFY2(row.state == RowState::Understood, qPrintable(row.notes.join(u'\n')));
        const study::MeasuredRun& run = row.run;
        QCOMPARE(run.tool, u"nvidia-smi"_s);
        QCOMPARE(run.start, u"2026-11-21T08:02:00.123"_s);
        QVERIFY(run.coverage == study::Coverage::Accelerators);
        QVERIFY(run.quality == study::Quality::Measured);
        QCOMPARE(run.pueIncluded, 1.0);
        QCOMPARE(run.count, std::optional(2.0));
        QCOMPARE(run.hardware, u"NVIDIA A100-SXM4-80GB"_s);
        QVERIFY(near(run.hours, 20.0 / 3600.0)); // 08:02:00.123 to 08:02:20.123
        // GPU 0: (300 + 320) / 2 x 10 + (320 + 340) / 2 x 10 = 6400 J
        // GPU 1: (100 + 100) / 2 x 10 + (100 + 200) / 2 x 10 = 2500 J
        QVERIFY(near(run.energyKwh, 8900.0 / 3.6e6));
        QVERIFY(run.acceleratorsKwh == run.energyKwh);
        QVERIFY(!run.emissionsKg && !run.cpuKwh);
    }

    void layouts_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<double>("kwh");
        QTest::addColumn<double>("devices");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const QByteArray& content, double kwh, double devices,
                            const QString& word = {}) {
            QTest::newRow(name) << content << kwh << devices << word;
        };
        // 300 W for an hour on one device: 0.3 kWh
        const QByteArray plain = header + steady(0, 3600);
        row("plain", plain, 0.3, 1);
        row("without units", QByteArray(plain).replace(" W\n", "\n").replace(" [W]", ""), 0.3, 1);
        row("CRLF", QByteArray(plain).replace("\n", "\r\n"), 0.3, 1);
        row("byte order mark", "\xEF\xBB\xBF" + plain, 0.3, 1);
        row("no header", steady(0, 3600), 0.3, 1, u"no header"_s);
        row("no header, no units", steady(0, 3600, "300.00"), 0.3, 1, u"no header"_s);
        row("average power", QByteArray(plain).replace("power.draw", "power.draw.average"), 0.3, 1,
            u"power.draw.average"_s);
        // 100 + 200 W, 100 to 400 W, 100 to 800 W for an hour
        row("two devices without index", interleaved(2, 3600), 0.3, 2, u"2 were found"_s);
        row("four devices without index", interleaved(4, 3600), 1.0, 4, u"4 were found"_s);
        row("eight devices without index", interleaved(8, 3600), 3.6, 8, u"8 were found"_s);
        row("one device without index", interleaved(1, 3600), 0.1, 1);
    }
    void layouts()
    {
        QFETCH(QByteArray, content);
        QFETCH(double, kwh);
        QFETCH(double, devices);
        QFETCH(QString, word);
        QVERIFY(isKnown(content));
        const ImportedRow row = rowOf(content);
        const QString notes = row.notes.join(u'\n');
        QVERIFY2(row.state != RowState::Refused, qPrintable(notes));
        QVERIFY2(near(row.run.energyKwh, kwh), qPrintable(notes));
        QCOMPARE(row.run.count, std::optional(devices));
        QVERIFY(near(row.run.hours, 1.0));
        QVERIFY2(notes.contains(word), qPrintable(notes));
    }

    void deviceColumns_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("index") << QByteArray("index") << QByteArray("0") << QByteArray("1");
        QTest::newRow("uuid") << QByteArray("uuid") << QByteArray("GPU-aa-1")
                              << QByteArray("GPU-bb-2");
        QTest::newRow("bus") << QByteArray("pci.bus_id") << QByteArray("00000000:01:00.0")
                             << QByteArray("00000000:02:00.0");
    }
    void deviceColumns()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        const QByteArray lines = at(0) + ", " + first + ", 100.00 W\n" + at(0) + ", " + second +
                                 ", 200.00 W\n" + at(36000) + ", " + first + ", 100.00 W\n" +
                                 at(36000) + ", " + second + ", 200.00 W\n";
        const ImportedRow row = rowOf("timestamp, " + name + ", power.draw [W]\n" + lines);
        QVERIFY(near(row.run.energyKwh, 0.003)); // 300 W x 36 s / 3.6e6
        QCOMPARE(row.run.count, std::optional(2.0));
        if (name != "index") // which has a shape
            QVERIFY(near(rowOf(lines).run.energyKwh, 0.003));
    }

    void gapsAreNotBridged()
    {
        // Two parts of 100 s with an hour between: 200 s at 300 W are 60 kJ.
        const ImportedRow row = rowOf(header + steady(0, 100) + steady(3700, 3800));
        const QString notes = row.notes.join(u'\n');
        QVERIFY(row.state == RowState::Doubtful);
        QVERIFY(near(row.run.energyKwh, 60e3 / 3.6e6));
        QVERIFY(near(row.run.hours, 200.0 / 3600.0));
        QVERIFY2(notes.contains(u"Gaps of more than 10.0 s, ten times the usual interval: 1,"_s),
                 qPrintable(notes));
        QVERIFY2(notes.contains(u"1.00 h of device time"_s), qPrintable(notes));
        // Nine missing samples are not a gap: 300 W x 110 s.
        QVERIFY(near(rowOf(header + steady(0, 50) + steady(60, 110)).run.energyKwh, 33e3 / 3.6e6));
    }

    void clockGoesBack()
    {
        // The end of summer time: 100 s, an hour back, 100 s more.
        const ImportedRow row = rowOf(header + steady(3600, 3700) + steady(101, 201));
        QVERIFY(row.state == RowState::Doubtful);
        QVERIFY(near(row.run.energyKwh, 60e3 / 3.6e6));
        const QString notes = row.notes.join(u'\n');
        QVERIFY2(notes.contains(u"clock went back: 1, by up to 3"_s), qPrintable(notes));
    }

    void sayWhatIsOdd_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<double>("kwh");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const QByteArray& content, bool refused, double kwh,
                            const QString& word) {
            QTest::newRow(name) << content << refused << kwh << word;
        };
        const QByteArray part = header + steady(0, 120); // 300 W x 120 s = 0.01 kWh
        row("power not reported", header + steady(0, 9, "[N/A]"), true, 0,
            u"does not report its power"_s);
        row("old word for it", header + steady(0, 9, "[Not Supported]"), true, 0,
            u"does not report its power"_s);
        row("reported now and then", part + line(121'000, 0, "[Unknown Error]"), false, 0.01,
            u"state no power and were left out: 1 of 122"_s);
        row("one device never", part + line(1, 1, "[N/A]"), false, 0.01,
            u"never state their power and were left out: 1 of 2"_s);
        row("cut off", part + at(121'000).left(15), false, 0.01, u"cut off"_s);
        row("junk between", part + "Unable to determine the device handle\n" + steady(121, 121),
            false, 0.01 * 121 / 120, u"left out: 1; the first is line 123"_s);
        row("begun again", part + header + steady(121, 240), false, 0.02, u"begun 2 times"_s);
        row("no timestamp", "index, power.draw [W]\n0, 300.00 W\n", true, 0, u"no timestamps"_s);
        row("no power", "timestamp, index, utilization.gpu [%]\n" + at(0) + ", 0, 98 %\n", true, 0,
            u"no column power.draw"_s);
        row("one sample", header + steady(0, 0), true, 0, u"no two samples"_s);
        row("header only", header, true, 0, u"holds no sample"_s);
        row("power or limit", at(0) + ", 300.00 W, 400.00 W\n", true, 0,
            u"several of its columns"_s);
        row("no power at all", header + steady(0, 9, "-1.00 W"), true, 0, u"holds no sample"_s);
    }
    void sayWhatIsOdd()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, refused);
        QFETCH(double, kwh);
        QFETCH(QString, word);
        QVERIFY(isKnown(content));
        const ImportedRow row = rowOf(content);
        const QString notes = row.notes.join(u'\n');
        QVERIFY2(notes.contains(word), qPrintable(notes));
        QVERIFY(row.state == (refused ? RowState::Refused : RowState::Doubtful));
        QVERIFY2(refused || near(row.run.energyKwh, kwh), qPrintable(notes));
    }

    void irregularGroupsAreLeftOut()
    {
        QByteArray content = interleaved(4, 99);
        const qsizetype from = content.indexOf('\n', content.size() / 2) + 1;
        content.remove(from, content.indexOf('\n', from) + 1 - from);
        const ImportedRow row = rowOf(content);
        QCOMPARE(row.run.count, std::optional(4.0));
        QVERIFY(row.notes.join(u'\n').contains(u"groups of another size, left out: 3."_s));
        QVERIFY(near(row.run.energyKwh, 1000.0 * 99.0 / 3.6e6)); // bridged: two seconds, no gap
    }

    void otherFilesAreNotKnown()
    {
        QVERIFY(!isKnown("timestamp,project_name,run_id,duration,emissions\n"));
        QVERIFY(
            !isKnown("# gpu   pwr gtemp mtemp    sm   mem\n# Idx     W     C     C     %     %\n"));
        QVERIFY(!isKnown("JobID|JobName|Elapsed|\n"));
        QVERIFY(!isKnown("hours,tdp_w\n1,300\n"));
        QVERIFY(!isKnown({}));
    }

    void damagedFilesNeverCrash()
    {
        std::mt19937 random(4711);
        const QByteArray whole = header + steady(0, 50) + interleaved(3, 20);
        for (int i = 0; i < 500; ++i) {
            QByteArray content = whole.mid(qsizetype(random() % 200));
            content.truncate(qsizetype(random() % unsigned(content.size() + 1)));
            for (int j = 0; j < 30 && !content.isEmpty(); ++j)
                content[qsizetype(random() % unsigned(content.size()))] = char(random());
            const ImportedRow row = rowOf(content);
            QVERIFY(row.state != RowState::Refused || !row.notes.isEmpty());
            QVERIFY(row.state == RowState::Refused || std::isfinite(*row.run.energyKwh));
        }
        const ImportedRow row = rowOf(header + QByteArray(20'000'000, ',') + '\n' + steady(0, 120));
        QVERIFY(near(row.run.energyKwh, 0.01));
        for (const QString& note : row.notes)
            QVERIFY(note.size() < 500);
    }
};

QTEST_GUILESS_MAIN(TestImportNvidiaSmi)
#include "tst_import_nvidiasmi.moc"
