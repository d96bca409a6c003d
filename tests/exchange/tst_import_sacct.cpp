// SPDX-License-Identifier: GPL-3.0-or-later
// Records of Slurm's sacct. Measured: J / 3.6e6. Estimated, as Green Algorithms for HPC does:
//     CPU kWh = TotalCPU h x W per core / 1000      (0: CPUTime)
//     GPU kWh = Elapsed h x GPUs x W per GPU / 1000
//     memory kWh = Elapsed h x ReqMem GB x 0.3725 / 1000
#include <QTest>

#include "exchange/import/sacct.h"
#include "exchange/import/sacctfields.h"

#include <QFile>

#include <random>

using namespace gramme;
using namespace gramme::exchange;
using namespace Qt::StringLiterals;

namespace {

const ImportOptions watts{7.5, 250.0};
const char* const columns = "JobID|JobName|Elapsed|State|NNodes|NCPUS|TotalCPU|CPUTime|ReqMem|"
                            "AllocTRES|ConsumedEnergyRaw\n";

QByteArray sample()
{
    QFile file(QStringLiteral(GRAMME_TEST_DATA "/import/sacct.txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Imported imported(const QByteArray& content, const ImportOptions& options = {})
{
    const auto all = sacctFormat().read({{u"jobs.txt"_s, content}}, options);
    return all.size() == 1 ? all.front() : Imported();
}

/// A job of one line under `columns`.
ImportedRow job(const QByteArray& line, const ImportOptions& options = {})
{
    const Imported found = imported(columns + line + '\n', options);
    return found.rows.empty() ? ImportedRow() : found.rows.front();
}

bool isKnown(const QByteArray& content)
{
    return sacctFormat().matches({u"x"_s, content});
}

bool near(std::optional<double> value, double expected)
{
    return value && std::abs(*value - expected) <= 1e-9 * std::abs(expected);
}

QString allNotes(const Imported& found)
{
    QStringList notes = found.notes;
    for (const ImportedRow& row : found.rows)
        notes << row.notes;
    return notes.join(u'\n');
}

} // namespace

class TestImportSacct : public QObject
{
    Q_OBJECT

private slots:
    void hours_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("hours"); // below zero: refused
        QTest::newRow("clock") << QByteArray("02:03:04") << 2.0 + 184.0 / 3600.0;
        QTest::newRow("days") << QByteArray("1-02:03:04") << 26.0 + 184.0 / 3600.0;
        QTest::newRow("minutes") << QByteArray("30:00") << 0.5;
        QTest::newRow("fraction") << QByteArray("00:09.000") << 0.0025;
        QTest::newRow("number") << QByteArray("3600") << -1.0;
        QTest::newRow("invalid") << QByteArray("INVALID") << -1.0;
        QTest::newRow("nothing") << QByteArray() << -1.0;
        QTest::newRow("seconds") << QByteArray("00:00:61") << -1.0;
    }
    void hours()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, hours);
        const auto found = slurmHours(text.toStdString());
        QCOMPARE(found.has_value(), hours >= 0.0);
        QVERIFY(!found || near(found, hours));
    }

    void memory_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("gigabytes"); // below zero: refused
        QTest::addColumn<int>("per");
        const auto row = [](const char* text, double gigabytes, SlurmMemory::Per per) {
            QTest::newRow(*text ? text : "nothing") << QByteArray(text) << gigabytes << int(per);
        };
        row("4000M", 4.0, SlurmMemory::Per::Job);
        row("4Gc", 4.0, SlurmMemory::Per::Core);
        row("4Gn", 4.0, SlurmMemory::Per::Node);
        row("1T", 1000.0, SlurmMemory::Per::Job);
        row("500000K", 0.5, SlurmMemory::Per::Job);
        row("2000", 2.0, SlurmMemory::Per::Job); // MB
        row("1.50G", 1.5, SlurmMemory::Per::Job);
        row("0n", 0.0, SlurmMemory::Per::Node);
        row("", -1.0, SlurmMemory::Per::Job);
        row("?", -1.0, SlurmMemory::Per::Job);
        row("G", -1.0, SlurmMemory::Per::Job);
    }
    void memory()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, gigabytes);
        const auto found = slurmMemory(text.toStdString());
        QCOMPARE(found.has_value(), gigabytes >= 0.0);
        if (found) {
            QCOMPARE(found->gigabytes, gigabytes);
            QTEST(int(found->per), "per");
        }
    }

    void joules()
    {
        QCOMPARE(slurmJoules("14400000"), std::optional(14.4e6));
        QCOMPARE(slurmJoules("1.5M"), std::optional(1.5e6));
        QCOMPARE(slurmJoules("12.34K"), std::optional(12340.0));
        QVERIFY(!slurmJoules(""));
        QVERIFY(!slurmJoules("18446744073709551614"));
        QVERIFY(!slurmJoules("4294967294"));
        QVERIFY(!slurmJoules("-5"));
    }

    void resources()
    {
        const auto both = slurmResources("cpu=8,gres/gpu:a100=4,gres/gpu=4,mem=64G,node=1");
        QCOMPARE(both.gpus, std::optional(4.0));
        QCOMPARE(both.gpuModel, u"a100"_s);
        QCOMPARE(both.memoryGb, std::optional(64.0));
        QCOMPARE(slurmResources("cpu=8,gres/gpu:v100=2").gpus, std::optional(2.0));
        QCOMPARE(slurmResources("cpu=8,mem=1G").gpus, std::optional(0.0));
        QCOMPARE(slurmResources("gpu:a100:3").gpus, std::optional(3.0));
        QCOMPARE(slurmResources("gpu:2(IDX:0-1)").gpus, std::optional(2.0));
        QVERIFY(!slurmResources("").gpus);
    }

    void measuredAndEstimated()
    {
        QVERIFY(isKnown(sample()));
        const Imported found = imported(sample(), watts);
        QCOMPARE(found.rows.size(), std::size_t(3)); // steps are folded in
        const study::MeasuredRun& measured = found.rows[0].run;
        QVERIFY2(found.rows[0].state == RowState::Understood, qPrintable(allNotes(found)));
        QVERIFY(measured.quality == study::Quality::Measured);
        QCOMPARE(measured.energyKwh, std::optional(4.0)); // 14.4e6 J / 3.6e6
        QCOMPARE(measured.pueIncluded, 1.0);
        QCOMPARE(measured.hours, std::optional(2.0));
        QCOMPARE(measured.record, u"4711"_s);
        QCOMPARE(measured.name, u"train-large"_s);
        QCOMPARE(measured.start, u"2026-11-20T09:00:00"_s);
        QCOMPARE(measured.hardware, u"a100"_s);
        QCOMPARE(measured.count, std::optional(4.0));
        QCOMPARE(measured.cpuCores, std::optional(16.0));
        QCOMPARE(measured.memoryGb, std::optional(64.0));
        QVERIFY(found.notes.join(u' ').contains(u"whole nodes"_s));

        const study::MeasuredRun& failed = found.rows[1].run;
        QVERIFY(found.rows[1].state == RowState::Understood);
        QVERIFY(found.rows[1].notes.join(u' ').contains(u"FAILED"_s));
        QVERIFY(failed.notes.contains(u"FAILED"_s));
        QVERIFY(failed.quality == study::Quality::Estimated);
        QVERIFY(failed.coverage == study::Coverage::Processors);
        QVERIFY(near(failed.cpuKwh, 0.3));       // 40 h x 7.5 W
        QVERIFY(near(failed.memoryKwh, 0.0149)); // 10 h x 4 GB x 0.3725 W
        QVERIFY(near(failed.energyKwh, 0.3149));
        QVERIFY(!failed.acceleratorsKwh);

        const study::MeasuredRun& running = found.rows[2].run;
        QVERIFY(found.rows[2].state == RowState::Doubtful);
        QVERIFY(found.rows[2].notes.join(u' ').contains(u"still running"_s));
        QCOMPARE(running.record, u"4713_2"_s);
        QVERIFY(near(running.cpuKwh, 0.03));          // TotalCPU 0, so CPUTime: 4 h x 7.5 W
        QVERIFY(near(running.acceleratorsKwh, 0.25)); // 1 h x 1 x 250 W
        QVERIFY(near(running.memoryKwh, 0.01192));    // 1 h x 8 GB x 4 cores x 0.3725 W
        QVERIFY(running.coverage == study::Coverage::Machine);
    }

    void withoutWattsTheRowIsRefused()
    {
        const Imported found = imported(sample());
        QVERIFY(found.rows[0].state == RowState::Understood);
        QVERIFY(found.rows[1].state == RowState::Refused);
        QVERIFY(found.rows[1].notes.join(u' ').contains(u"--sacct-w-per-core"_s));
        const Imported half = imported(sample(), {7.5, 0.0});
        QVERIFY(half.rows[1].state == RowState::Understood);
        QVERIFY(half.rows[2].state == RowState::Refused);
        QVERIFY(half.rows[2].notes.join(u' ').contains(u"used GPUs (1)"_s));
    }

    void layouts()
    {
        QByteArray parsable = sample();
        parsable.replace("\n", "|\n");
        QVERIFY(isKnown(parsable));
        QCOMPARE(imported(parsable, watts).rows.size(), std::size_t(3));
        QCOMPARE(imported(parsable, watts).rows[0].run.energyKwh, std::optional(4.0));
        const Imported crlf = imported(QByteArray(sample()).replace("\n", "\r\n"), watts);
        QCOMPARE(crlf.rows[0].run.energyKwh, std::optional(4.0));
        const Imported twice = imported(sample() + sample(), watts);
        QCOMPARE(twice.rows.size(), std::size_t(6));
        const QByteArray people = "JobID           JobName      State    Elapsed\n"
                                  "------------ ---------- ---------- ----------\n"
                                  "4711              train  COMPLETED   02:00:00\n";
        QVERIFY(isKnown(people));
        QVERIFY(imported(people).rows.empty());
        QVERIFY(allNotes(imported(people)).contains(u"--parsable2"_s));
    }

    void rawColumns()
    {
        const Imported found = imported("jobidraw|elapsedraw|ConsumedEnergy|\n"
                                        "4711|7200|14.4M|\n");
        QCOMPARE(found.rows.size(), std::size_t(1));
        QCOMPARE(found.rows[0].run.hours, std::optional(2.0));
        QVERIFY(near(found.rows[0].run.energyKwh, 4.0));
        QVERIFY(allNotes(found).contains(u"no column Start, State, NCPUS, TotalCPU, ReqMem, "
                                         "AllocTRES"_s));
    }

    void energyOfSteps()
    {
        const QByteArray job = "1|a|01:00:00|COMPLETED|1|4|||||0\n";
        const QByteArray steps = "1.batch|b|01:00:00|COMPLETED|1|4|||||3600000\n"
                                 "1.0|c|00:50:00|COMPLETED|1|4|||||2900000\n";
        // The job states nothing: the largest step, 1 kWh, and not 1.81 kWh.
        const Imported largest = imported(columns + job + steps);
        QCOMPARE(largest.rows.size(), std::size_t(1));
        QVERIFY(near(largest.rows[0].run.energyKwh, 1.0));
        QVERIFY(largest.rows[0].state == RowState::Doubtful);
        // The job states the sum, which counts what ran at the same time twice.
        const Imported sum =
            imported(columns + QByteArray("1|a|01:00:00|COMPLETED|1|4|||||6500000\n") + steps);
        QVERIFY(near(sum.rows[0].run.energyKwh, 6.5 / 3.6));
        QVERIFY(sum.rows[0].state == RowState::Doubtful);
        QVERIFY(allNotes(sum).contains(u"the largest step alone states 1.00 kWh"_s));
        // Only steps
        const Imported only = imported(columns + steps);
        QCOMPARE(only.rows.size(), std::size_t(1));
        QVERIFY(allNotes(only).contains(u"but not the job itself"_s));
    }

    void sayWhatIsOdd_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* line, bool refused, const QString& word) {
            QTest::newRow(name) << QByteArray(line) << refused << word;
        };
        row("pending", "1|a|00:00:00|PENDING|1|4|00:00:00|00:00:00|4G||0", true, u"has not run"_s);
        row("no time", "1|a|00:00:00|CANCELLED by 1000|1|4|||4G||0", true, u"has not run"_s);
        row("cancelled", "1|a|01:00:00|CANCELLED by 1000|1|4|02:00:00||4G|cpu=4|", false,
            u"(CANCELLED by 1000)"_s);
        row("not known", "1|a|01:00:00|COMPLETED|1|4|02:00:00||4G|cpu=4|18446744073709551614",
            false, u"Estimated with 7.5 W per core"_s);
        row("bar in the name", "1|a|b|01:00:00|COMPLETED|1|4|02:00:00||4G|cpu=4|3600000", false,
            u"columns too many (1)"_s);
        row("cut off", "1|a|01:00:00|COMP", true, u"4 of 11 columns"_s);
        row("no number", "abc|a|01:00:00|COMPLETED|1|4|||||", true, u"“abc” is not the number"_s);
        row("odd time", "1|a|1 hour|COMPLETED|1|4|02:00:00||4G|cpu=4|", true,
            u"“1 hour” in column Elapsed"_s);
        row("no memory", "1|a|01:00:00|COMPLETED|1|4|02:00:00|||cpu=4|", false,
            u"memory of the job is not stated"_s);
        row("memory of nothing", "1|a|01:00:00|COMPLETED|1|4|02:00:00||0n|cpu=4|", false,
            u"memory of the job is not stated"_s);
        row("no resources", "1|a|01:00:00|COMPLETED|1|4|02:00:00||4G||", false,
            u"Whether the job used GPUs"_s);
        row("no cores", "1|a|01:00:00|COMPLETED|1||||4G|cpu=4|", true, u"nor its cores"_s);
        // 3.6e9 J in an hour are 1 MW
        row("hardly possible", "1|a|01:00:00|COMPLETED|1|4||||cpu=4|3600000000", false,
            u"hardly possible"_s);
    }
    void sayWhatIsOdd()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, word);
        const ImportedRow row = job(line, watts);
        QVERIFY2(row.notes.join(u'\n').contains(word), qPrintable(row.notes.join(u'\n')));
        QTEST(row.state == RowState::Refused, "refused");
    }

    void barInTheNameIsKept()
    {
        const ImportedRow row =
            job("1|a|b|01:00:00|COMPLETED|1|4|02:00:00||4G|cpu=4|3600000", watts);
        QCOMPARE(row.run.name, u"a|b"_s);
        QCOMPARE(row.run.energyKwh, std::optional(1.0));
        QVERIFY(row.state == RowState::Doubtful);
    }

    void otherFilesAreNotKnown()
    {
        QVERIFY(!isKnown("timestamp, power.draw [W]\n"));
        QVERIFY(!isKnown("JobID\n1\n"));
        QVERIFY(!isKnown("a|b|c\n"));
        QVERIFY(!isKnown({}));
        QVERIFY(allNotes(imported("JobID|State\n")).contains(u"holds no job"_s));
    }

    void damagedFilesNeverCrash()
    {
        std::mt19937 random(4711);
        for (int i = 0; i < 500; ++i) {
            QByteArray content = sample();
            content.truncate(qsizetype(random() % unsigned(content.size() + 1)));
            for (int j = 0; j < 20 && !content.isEmpty(); ++j)
                content[qsizetype(random() % unsigned(content.size()))] = char(random());
            for (const ImportedRow& row : imported(content, watts).rows)
                QVERIFY(row.state == RowState::Refused ? !row.notes.isEmpty()
                                                       : std::isfinite(*row.run.energyKwh));
        }
        QByteArray junk = columns;
        for (int i = 0; i < 50'000; ++i)
            junk += "junk\n";
        QVERIFY(imported(junk).rows.size() <= 1000);
        QVERIFY(allNotes(imported(junk)).contains(u"not understood: 49000."_s));
        QVERIFY(imported(columns + QByteArray(20'000'000, '|') + '\n').rows.size() == 1);
    }
};

QTEST_GUILESS_MAIN(TestImportSacct)
#include "tst_import_sacct.moc"
