// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "catalog/ownfields.h"
#include "exchange/owncsv.h"

#include <QBuffer>

using namespace gramme;
using namespace gramme::catalog;
using namespace gramme::exchange;
using namespace Qt::StringLiterals;

namespace {

Result<OwnCsv> read(QByteArray text)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return readOwnCsv(buffer, u"mine.csv"_s);
}

Citation citation()
{
    return {{},
            u"=HYPERLINK(\"x\")"_s,
            u"https://example.org/a,b"_s,
            u"CC0"_s,
            u"high"_s,
            u"2024"_s,
            u"A \"note\",\nwith lines — und Größe"_s};
}

OwnEntries everything()
{
    OwnEntries own;
    OwnDevice gpu;
    gpu.id = u"own-gpu-0000a1"_s;
    gpu.name = u"-1 formula-like"_s;
    gpu.vendor = u"@maker"_s;
    gpu.kind = DeviceKind::Tpu;
    gpu.isWholeMachine = true;
    gpu.tdpW = 1.0 / 3.0;
    gpu.memoryGb = 80.0;
    gpu.citation = citation();
    OwnDevice cpu;
    cpu.id = u"own-cpu-0000a2"_s;
    cpu.name = u"'quoted"_s;
    cpu.kind = DeviceKind::Cpu;
    cpu.tdpW = 65.0;
    cpu.cores = 8;
    own.devices = {gpu, cpu};
    own.grids = {{u"own-grid-0000a3"_s, u"Grid"_s, u"FR"_s, 50.25, 40.0, 60.0, Basis::Lifecycle,
                  2024, citation()}};
    own.regions = {{u"own-site-0000a4"_s, u"Site"_s, u"own-grid-0000a3"_s, 1.3, 0.25, citation()},
                   {u"own-bare-0000a5"_s, u"Bare"_s, u"FR"_s, {}, {}, {}}};
    own.references = {{u"own-ref-0000a6"_s, u"Ref"_s, 1e-3, 5e-4, 1e3, u"=1+1"_s, citation()}};
    return own;
}

} // namespace

class TestOwnCsv : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<int>("kind");
        for (const OwnKind kind : ownKinds)
            QTest::newRow(qPrintable(nameOf(kind))) << int(kind);
    }
    void whatIsWrittenIsRead()
    {
        QFETCH(int, kind);
        const auto own = static_cast<OwnKind>(kind);
        const auto written = entriesOf(everything(), own);
        const QByteArray text = ownCsv(own, written);
        const auto csv = read(text);
        QVERIFY2(csv, csv ? "" : qPrintable(csv.error().message));
        QCOMPARE(csv->kind, own);
        QCOMPARE(csv->notes, QStringList());
        for (const OwnCsvRow& row : csv->rows)
            QVERIFY2(row.entry, qPrintable(row.problem));
        QCOMPARE(entriesOf(csv->entries(), own), written);
    }

    void formulasAreNeutralised()
    {
        const QByteArray text = ownCsv(OwnKind::Device, entriesOf(everything(), OwnKind::Device));
        QVERIFY(text.contains(",'-1 formula-like,"));
        QVERIFY(text.contains("'@maker"));
        QVERIFY(text.contains("\"'=HYPERLINK(\"\"x\"\")\""));
    }

    void columnsComeInAnyOrder()
    {
        const auto csv = read("\xef\xbb\xbfTDP_W, colour ,name\r\n250,red,One\r\n,blue,Two\r\n");
        QVERIFY2(csv, csv ? "" : qPrintable(csv.error().message));
        QCOMPARE(csv->kind, OwnKind::Device);
        QCOMPARE(csv->notes.size(), 1);
        QVERIFY(csv->notes.front().contains(u"colour"_s));
        const OwnEntries own = csv->entries();
        QCOMPARE(own.devices.size(), 2);
        QCOMPARE(own.devices[0].tdpW, std::optional(250.0));
        QVERIFY(!own.devices[1].tdpW); // not given is not zero
        QCOMPARE(own.devices[1].kind, DeviceKind::Gpu);
        QVERIFY(isOwnId(own.devices[0].id));
        QVERIFY(own.devices[0].id != own.devices[1].id);
    }

    void foreignIdsAreReplaced()
    {
        const auto csv = read("id,name,intensity_g_per_kwh\nFR,France,50\nDE,Germany,300\n");
        QVERIFY(csv);
        QCOMPARE(csv->kind, OwnKind::Grid);
        QCOMPARE(csv->notes.size(), 1); // once, not per row
        QVERIFY(isOwnId(csv->entries().grids.front().id));
    }

    void aBadRowIsNamed_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* text, const QString& column,
                            const QString& word) {
            QTest::newRow(name) << QByteArray(text) << column << word;
        };
        row("not a number", ",A,gpu,many,,,", u"tdp_w"_s, u"many"_s);
        row("decimal comma", ",A,gpu,\"2,5\",,,", u"tdp_w"_s, u"2.5"_s);
        row("out of range", ",A,gpu,1e9,,,", u"tdp_w"_s, u"1000000"_s);
        row("not finite", ",A,gpu,inf,,,", u"tdp_w"_s, u"inf"_s);
        row("no name", ",,gpu,5,,,", u"name"_s, u"needed"_s);
        row("unknown kind", ",A,toaster,5,,,", u"kind"_s, u"toaster"_s);
        row("flag", ",A,gpu,5,maybe,,", u"whole_machine"_s, u"maybe"_s);
        row("year", ",A,gpu,5,,12,", u"year"_s, u"12"_s);
        row("address", ",A,gpu,5,,,ftp://x", u"url"_s, u"ftp://x"_s);
        row("cpu without cores", ",A,cpu,5,,,", u"cores"_s, u"cores"_s);
        row("same id", "own-a-0000aa,A,gpu,5,,,", u"id"_s, u"own-a-0000aa"_s);
        row("too few cells", ",A,gpu", {}, u"3 cells"_s);
        row("too many cells", ",A,gpu,5,,,,,", {}, u"9 cells"_s);
        row("latin 1",
            ",Gr\xf6\xdf"
            "e,gpu,5,,,",
            {}, u"UTF-8"_s);
        row("open quote", ",\"A,gpu,5,,,", {}, u"quotation mark"_s);
    }
    void aBadRowIsNamed()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, column);
        QFETCH(QString, word);
        const auto csv = read("id,name,kind,tdp_w,whole_machine,year,url\n"
                              "own-a-0000aa,Good,gpu,5,1,2020,\n" +
                              row + "\n,Good too,gpu,6,,,\n");
        QVERIFY2(csv, csv ? "" : qPrintable(csv.error().message));
        QCOMPARE(csv->rows.size(), std::size_t(3));
        QCOMPARE(csv->problemCount(), std::size_t(1));
        const OwnCsvRow& bad = csv->rows[1];
        QVERIFY(!bad.entry);
        const QString start = column.isEmpty() ? u"mine.csv, line 3: "_s
                                               : u"mine.csv, line 3, column “%1”: "_s.arg(column);
        QVERIFY2(bad.problem.startsWith(start), qPrintable(bad.problem));
        QVERIFY2(bad.problem.mid(start.size()).contains(word), qPrintable(bad.problem));
        QCOMPARE(csv->entries().devices.size(), 2); // the others stand
    }

    void aFileThatIsNoTableIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << QByteArray() << u"empty"_s;
        QTest::newRow("semicolons") << QByteArray("name;tdp_w\nA;5\n") << u"semicolons"_s;
        QTest::newRow("twice") << QByteArray("name,tdp_w,tdp_w\n") << u"twice"_s;
        QTest::newRow("other table") << QByteArray("timestamp,power\n1,2\n") << u"columns"_s;
        QTest::newRow("name alone") << QByteArray("name,source\nA,B\n") << u"columns"_s;
        QTest::newRow("binary") << QByteArray("\x00\xff\x1f\x8b\n\x02", 6) << u"mine.csv"_s;
        QTest::newRow("too many rows")
            << QByteArray("name,tdp_w\n") + QByteArray("A,5\n").repeated(10001) << u"10000"_s;
    }
    void aFileThatIsNoTableIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, word);
        const auto csv = read(text);
        QVERIFY(!csv);
        QVERIFY2(csv.error().message.contains(word), qPrintable(csv.error().message));
        QVERIFY(csv.error().message.contains(u"mine.csv"_s));
    }

    /// Every single byte of a sound file damaged: rows may be refused, nothing crashes or is made
    /// up, and every row is accounted for.
    void noDamageIsFatal()
    {
        const QByteArray sound = ownCsv(OwnKind::Grid, entriesOf(everything(), OwnKind::Grid));
        for (qsizetype i = 0; i < sound.size(); ++i) {
            for (const char byte : {'\0', '"', ',', '\n', '\xff'}) {
                QByteArray damaged = sound;
                damaged[i] = byte;
                const auto csv = read(damaged);
                if (!csv) {
                    QVERIFY(!csv.error().message.isEmpty());
                    continue;
                }
                for (const OwnCsvRow& row : csv->rows)
                    QVERIFY(row.entry ? !problemOf(*row.entry) : !row.problem.isEmpty());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOwnCsv)
#include "tst_owncsv.moc"
