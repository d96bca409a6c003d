// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "batchrunner.h"

#include <algorithm>
#include <cctype>

using namespace gramme;
using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray results = "energy_kwh,intensity_g_per_kwh_used,operational_kg,embodied_kg,"
                           "total_kg,interval_low_kg,interval_high_kg,claimed_offset_kg,error";
const QByteArray siteResults =
    "energy_kwh,intensity_g_per_kwh_used,operational_kg,embodied_kg,total_kg,interval_low_kg,"
    "interval_high_kg,claimed_offset_kg,site_energy_kwh,site_kg_per_kwh,site_raw_kg,"
    "site_offset_kg,site_cleanest_kg,error";

/// A device that takes a few bytes and then fails, as a full disk does.
class FullDisk : public QIODevice
{
public:
    FullDisk() { open(WriteOnly | Unbuffered); }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64) override
    {
        setErrorString(u"no space left"_s);
        return -1;
    }
};

/// Hands out one piece per read and looks what has been written before the next.
class Pipe : public QIODevice
{
public:
    Pipe(QList<QByteArray> pieces, const QByteArray& written)
        : m_pieces(std::move(pieces))
        , m_written(written)
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }
    QList<qsizetype> linesBeforeEachRead;

protected:
    qint64 readData(char* data, qint64) override
    {
        linesBeforeEachRead << m_written.count('\n');
        if (m_pieces.isEmpty())
            return 0;
        const QByteArray piece = m_pieces.takeFirst();
        std::copy(piece.begin(), piece.end(), data);
        return piece.size();
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QList<QByteArray> m_pieces;
    const QByteArray& m_written;
};

} // namespace

class TestBatch : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    BatchAnswer run(const QByteArray& table, const QString& defaults = {}) const
    {
        return runBatch(*m_catalog, table, defaults);
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void goldenTables_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("defaults");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, QByteArray table, const char* defaults,
                            QByteArray expected) {
            QTest::newRow(name) << table << QString::fromLatin1(defaults) << expected;
        };
        // 300 W x 0.5 x 10 h x PUE 1 = 1.5 kWh; x 100 g = 0.15 kg; 50 % of it claimed
        row("one row", "tdp_w,utilisation,hours,pue,intensity,offset_pct\n300,50%,10,1,100,50\n",
            "host_w=0",
            "tdp_w,utilisation,hours,pue,intensity,offset_pct," + results +
                "\n300,50%,10,1,100,50,1.5,100,0.15,,0.15,,,0.075,\n");
        row("unknown columns pass through byte for byte",
            "id, note ,tdp_w,hours\n 007 ,\"a \"\"b\"\", c\", 300 ,10\n",
            "intensity=100 pue=1 utilisation=1 host_w=0",
            "id, note ,tdp_w,hours," + results +
                "\n 007 ,\"a \"\"b\"\", c\", 300 ,10,3,100,0.3,,0.3,,,,\n");
        row("the cell of a row wins, an empty one is not given", "hours,tdp_w\n10,\n10,600\n,300\n",
            "tdp_w=300 hours=1 intensity=100 pue=1 utilisation=1 host_w=0",
            "hours,tdp_w," + results +
                "\n10,,3,100,0.3,,0.3,,,,\n10,600,6,100,0.6,,0.6,,,,\n,300,0.3,100,0.03,,0.03,,,,"
                "\n");
        row("colliding columns are renamed", "total_kg,error,hours,in_error\n1,2,10,3\n",
            "tdp_w=300 intensity=100 pue=1 utilisation=1 host_w=0",
            "in_total_kg,in_in_error,hours,in_error," + results +
                "\n1,2,10,3,3,100,0.3,,0.3,,,,\n");
        row("CRLF in, CRLF out", "hours\r\n10\r\n", "tdp_w=300 intensity=100 pue=1 utilisation=1 host_w=0",
            "hours," + results + "\r\n10,3,100,0.3,,0.3,,,,\r\n");
        row("header only", "hours\n", "", "hours," + results + "\n");
        // 70 W x 23 h: 1.61 kWh; 297.6 g -> 0.3; 0.48 kg, all of it claimed; 16 g -> 0.03
        row("site rounding", "hardware,provider,region,hours\nT4,gcp,us-west1,23\n",
            "method=lacoste2019 rounding=site",
            "hardware,provider,region,hours," + siteResults +
                "\nT4,gcp,us-west1,23,1.61,297.6,0.47913600000000006,,0.47913600000000006,,,"
                "0.47913600000000006,1.61,0.3,0.48,0.48,0.03,\n");
    }
    void goldenTables()
    {
        QFETCH(QByteArray, table);
        QFETCH(QString, defaults);
        QFETCH(QByteArray, expected);
        const BatchAnswer answer = run(table, defaults);
        QVERIFY2(answer.counts, answer.counts ? "" : qPrintable(answer.counts.error().message));
        QCOMPARE(answer.table, expected);
        QCOMPARE(answer.counts->badRows, 0);
    }

    /// The bad row keeps its place; those around it are computed.
    void badRows_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("sentence"); // part of it
        const auto bad = [](const char* row, const char* sentence) {
            QTest::newRow(row) << QByteArray(row) << QByteArray(sentence);
        };
        bad("T4,-5,FR", "hours is “-5”; allowed is 0 to");
        bad("T4,1:30,FR", "1:30");
        bad("T4,nan,FR", "hours is “nan”");
        bad("T4,inf,FR", "hours is “inf”");
        bad("T4,1e30,FR", "hours is “1e30”");
        bad("T4,,FR", "hours is missing");
        bad("T44444,1,FR", "T44444");
        bad("T4,1,", "place is missing");
        bad("T4,1,Atlantis", "Atlantis");
        bad(",1,FR", "Nothing to estimate");
        bad("T4,1", "The row has 2 cells and the header 3.");
        bad("T4,1,FR,x", "The row has 4 cells and the header 3.");
        bad("T4", "The row has 1 cells and the header 3.");
        bad("T4,\"1,5\",FR", "write 1.5");
    }
    void badRows()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, sentence);
        const BatchAnswer answer = run("hardware,hours,grid\nT4,1,FR\n" + row + "\nT4,1,FR\n");
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->rows, 3);
        QCOMPARE(answer.counts->badRows, 1);
        const auto lines = answer.lines();
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(1), lines.at(3));
        QVERIFY(lines.at(1).endsWith(','));
        QVERIFY2(lines.at(2).contains(sentence), lines.at(2).constData());
        // the sentence stands in the last column: as many cells as the header has
        QByteArray unquoted = lines.at(2);
        for (qsizetype at = unquoted.indexOf('"'); at >= 0; at = unquoted.indexOf('"'))
            unquoted.remove(at, unquoted.indexOf('"', at + 1) - at + 1);
        const auto lastComma = lines.at(2).indexOf(",,,,,,,,");
        QVERIFY2(lastComma > 0, lines.at(2).constData());
        QVERIFY2(unquoted.count(',') >= lines.at(0).count(','), unquoted.constData());
    }

    void unclosedQuoteKeepsItsPlace()
    {
        const BatchAnswer answer = run("hardware,hours,grid\nT4,1,FR\n\"T4,1,FR\nT4,2,FR\n");
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->badRows, 1);
        QVERIFY(answer.lines().at(2).contains("never closed"));
        QVERIFY(answer.lines().at(3).startsWith("T4,2,FR,"));
    }

    void refusedHeaders_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QByteArray() << u"The table is empty"_s;
        QTest::newRow("twice") << QByteArray("hours,tdp_w,hours\n1,2,3\n") << u"“hours”"_s;
        QTest::newRow("unknown twice") << QByteArray("a,b,a\n1,2,3\n") << u"“a”"_s;
        QTest::newRow("twice with blanks") << QByteArray("hours, hours\n1,2\n") << u"“hours”"_s;
        QTest::newRow("UTF-16") << QByteArray("h\0o\0u\0r\0s\0\n", 11) << u"UTF-8"_s;
        QTest::newRow("open quote") << QByteArray("\"hours\n1\n") << u"never closed"_s;
    }
    void refusedHeaders()
    {
        QFETCH(QByteArray, table);
        QFETCH(QString, sentence);
        const BatchAnswer answer = run(table, u"intensity=100"_s);
        QVERIFY(!answer.counts);
        QCOMPARE(answer.counts.error().kind, Problem::Kind::BadInput);
        QVERIFY2(answer.counts.error().message.contains(sentence),
                 qPrintable(answer.counts.error().message));
    }

    void emptyColumnNamesAreNoColumnTwice()
    {
        const BatchAnswer answer = run("hours,,\n1,,\n", u"tdp_w=1 intensity=1"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->badRows, 0);
    }

    /// Looking names up in halves must not change what they mean.
    void everyKindOfNameAsInOneEstimate()
    {
        const BatchAnswer answer =
            run("hardware,instance,cpu,provider,region,grid,intensity,method,edition\n"
                "nvidia-t4,,,gcp,us-west1,,,,\n"
                ",p4d.24xlarge,,aws,us-east-1,,,,\n"
                "nvidia-t4,,,gcp,us-west1,FR,,,\n"
                "nvidia-t4,,,gcp,us-west1,,50,,\n"
                "nvidia-t4,,,gcp,,,50,,\n"
                "nvidia-t4,,,gcp,,,,,\n"
                "T4,,,gcp,us-west1,,,lacoste2019,\n"
                "T4,,,gcp,us-west1,,,lacoste2019,current\n"
                "T4,,,gcp,us-west1,,,full,lacoste\n",
                u"hours=10"_s);
        QVERIFY(answer.counts);
        const auto lines = answer.lines();
        const auto names = lines.first().split(',').mid(0, 9);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            study::Scenario scenario = scenarioOf(u"hours=10"_s);
            const auto cells = lines.at(i).split(',');
            for (qsizetype k = 0; k < names.size(); ++k)
                QVERIFY(study::assign(scenario, study::findSpec(QString::fromUtf8(names[k]))->input,
                                      QString::fromUtf8(cells[k]), study::Naming::Column));
            const auto outcome = study::evaluate(scenario, *m_catalog, study::batchFile);
            if (outcome)
                QVERIFY2(cells.at(13).toDouble() == outcome->estimate.total.value(),
                         lines.at(i).constData());
            else
                QVERIFY2(lines.at(i).contains(outcome.error().message.toUtf8().left(20)),
                         lines.at(i).constData());
        }
        QCOMPARE(answer.counts->badRows, 1); // gcp without a region
    }

    void moreNamesThanTheCacheHolds()
    {
        QByteArray table = "hardware,hours,intensity\n";
        const auto devices = m_catalog->accelerators(catalog::Edition::Current);
        QVERIFY(devices.size() > 100);
        int expected = 0;
        for (int round = 0; round < 30; ++round) {
            for (const catalog::Device& device : devices) {
                // a different spelling every time: case does not matter
                QByteArray id = device.id.toUtf8();
                for (int bit = 0; bit < 5; ++bit) {
                    if (round >> bit & 1)
                        id[bit] = static_cast<char>(std::toupper(id.at(bit)));
                }
                table += id + ",1,100\n";
                ++expected;
            }
        }
        const BatchAnswer answer = run(table, u"tdp_w=100 utilisation=1 host_w=0 pue=1"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->rows, expected);
        QCOMPARE(answer.counts->badRows, 0);
        QCOMPARE(answer.cell(expected - 1, "total_kg"), QByteArray("0.01"));
    }

    void noticesAreGivenOnce()
    {
        const BatchAnswer answer = run("hours\n1\n0\n0\n", u"tdp_w=1 intensity=1 embodied=on"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.notices.filter(u"making this hardware"_s).size(), 1);
        QCOMPARE(answer.notices.filter(u"Row 2"_s).size(), 1); // the zero
        QVERIFY(answer.cell(0, "embodied_kg").isEmpty());
    }

    void misspeltColumnsAreMentioned()
    {
        const BatchAnswer answer =
            run("Hours,utilization,hours,run_id\n1,0.5,1,7\n", u"tdp_w=1 intensity=1 pue=1"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.notices.filter(u"“Hours”"_s).size(), 1);
        QCOMPARE(answer.notices.filter(u"“utilisation”"_s).size(), 1);
        QCOMPARE(answer.notices.filter(u"run_id"_s).size(), 0);
    }

    void shareAlikeNoticeOnce()
    {
        if (!m_catalog->hasShareAlike())
            QSKIP("The share-alike catalogue was not built.");
        const BatchAnswer used = run("grid\nem-se-se1\nem-se-se1\n", u"tdp_w=1 hours=1"_s);
        QCOMPARE(used.notices.count(m_catalog->shareAlikeNotice()), 1);
        const BatchAnswer unused = run("grid\nFR\n", u"tdp_w=1 hours=1"_s);
        QCOMPARE(unused.notices.count(m_catalog->shareAlikeNotice()), 0);
    }

    /// A row typed into a pipe is answered before the next one is waited for.
    void rowsAreAnsweredAsTheyArrive()
    {
        QByteArray written;
        QBuffer out(&written);
        out.open(QIODevice::WriteOnly);
        Pipe in({"tdp_w,hours,intensity\n", "100,1,100\n", "100,", "2,100\n100,3,100\n"}, written);
        const auto counts = exchange::runBatch(in, out, {}, *m_catalog, [](const QString&) {});
        QVERIFY(counts);
        QCOMPARE(counts->rows, 3);
        // read: nothing yet, header, row 1, half a row, rows 2 and 3
        QCOMPARE(in.linesBeforeEachRead, (QList<qsizetype>{0, 1, 2, 2, 4}));
    }

    void fullDiskIsAFault()
    {
        QByteArray table = "hours\n1\n";
        QBuffer in(&table);
        in.open(QIODevice::ReadOnly);
        FullDisk out;
        const auto counts = exchange::runBatch(in, out, scenarioOf(u"tdp_w=1 intensity=1"_s),
                                               *m_catalog, [](const QString&) {});
        QVERIFY(!counts);
        QCOMPARE(counts.error().kind, Problem::Kind::Fault);
        QVERIFY(counts.error().message.contains(u"no space left"_s));
    }

    void errorsAreNoFormulas()
    {
        const BatchAnswer answer = run("hardware,hours,grid\n=1+1,1,FR\n");
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->badRows, 1);
        QVERIFY(!answer.lines().at(1).contains(",="));
    }

    void numbersReadBackToTheSameDouble()
    {
        const BatchAnswer answer =
            run("tdp_w,hours,intensity\n123.456,7.89,432.1\n", u"utilisation=0.77 pue=1.13"_s);
        const auto outcome = study::evaluate(scenarioOf(u"tdp_w=123.456 hours=7.89 intensity=432.1 "
                                                        "utilisation=0.77 pue=1.13"_s),
                                             *m_catalog, study::commandLine);
        QVERIFY(outcome);
        QVERIFY(answer.cell(0, "energy_kwh").toDouble() == outcome->estimate.energy.value());
        QVERIFY(answer.cell(0, "total_kg").toDouble() == outcome->estimate.total.value());
    }

    void oneEstimateHasTheColumnsOfABatch()
    {
        const study::Scenario scenario =
            scenarioOf(u"tdp_w=300 utilisation=1 host_w=0 hours=10 pue=1 intensity=100"_s);
        const auto outcome = study::evaluate(scenario, *m_catalog, study::commandLine);
        QVERIFY(outcome);
        // everything is given, so the interval has no width
        QCOMPARE(exchange::estimateCsv(scenario, *outcome),
                 "method,rounding,tdp_w,utilisation,host_w,hours,intensity,pue," + results +
                     "\nfull,none,300,1,0,10,100,1,3,100,0.3,,0.3,0.3,0.3,,\n");
    }
};

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
