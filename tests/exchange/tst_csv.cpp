// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "exchange/csv.h"

#include <QBuffer>

#include <algorithm>

using namespace gramme;
using namespace gramme::exchange;
using namespace Qt::StringLiterals;

namespace {

/// Gives a few bytes at a time, as a slow pipe does.
class Dribble : public QIODevice
{
public:
    Dribble(QByteArray bytes, qint64 step)
        : m_bytes(std::move(bytes))
        , m_step(step)
    {
        open(ReadOnly | Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        const auto count = std::min({size, m_step, qint64(m_bytes.size())});
        std::copy_n(m_bytes.constData(), count, data);
        m_bytes.remove(0, count);
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_step;
};

class Broken : public Dribble
{
public:
    Broken()
        : Dribble({}, 1)
    {}

protected:
    qint64 readData(char*, qint64) override
    {
        setErrorString(u"the disk is gone"_s);
        return -1;
    }
};

/// Every record as "cell|cell", an unclosed quotation mark as "!raw".
QStringList records(CsvReader& reader)
{
    QStringList found;
    CsvRecord record;
    while (reader.fill()) {
        while (reader.next(record)) {
            QStringList cells;
            for (const std::string_view cell : record.cells)
                cells << QString::fromUtf8(cell.data(), qsizetype(cell.size()));
            const QByteArray raw(record.raw.data(), qsizetype(record.raw.size()));
            found << (record.state == CsvRecord::State::Sound ? cells.join(u'|')
                                                              : u'!' + QString::fromUtf8(raw));
        }
    }
    return found;
}

QStringList recordsOf(const QByteArray& bytes, qint64 step)
{
    Dribble source(bytes, step);
    CsvReader reader(source);
    return records(reader);
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, QByteArray bytes, QStringList expected) {
            QTest::newRow(name) << bytes << expected;
        };
        row("plain", "a,b\n1,2\n", {u"a|b"_s, u"1|2"_s});
        row("no line end at the end", "a,b\n1,2", {u"a|b"_s, u"1|2"_s});
        row("CRLF", "a,b\r\n1,2\r\n", {u"a|b"_s, u"1|2"_s});
        row("CRLF with quotes", "\"a\",b\r\n\"1\",\"2\"\r\n", {u"a|b"_s, u"1|2"_s});
        row("byte order mark",
            "\xEF\xBB\xBF"
            "a,b\n1,2\n",
            {u"a|b"_s, u"1|2"_s});
        row("byte order mark and quotes", "\xEF\xBB\xBF\"a\",b\n", {u"a|b"_s});
        row("empty cells", ",\n,,\n", {u"|"_s, u"||"_s});
        row("empty quoted cell", "\"\"\n\"\",\n", {QString(), u"|"_s});
        row("empty lines are no records", "a\n\n\r\nb\n\n", {u"a"_s, u"b"_s});
        row("comma in quotes", "\"A100, 80 GB\",2\n", {u"A100, 80 GB|2"_s});
        row("doubled quotes", "\"24\"\" rack\",2\n", {u"24\" rack|2"_s});
        row("embedded line ends", "\"a\nb\",1\n\"c\r\nd\",2\r\n", {u"a\nb|1"_s, u"c\r\nd|2"_s});
        row("quote inside an unquoted cell", "24\" rack,2\n", {u"24\" rack|2"_s});
        row("blanks stay", " a , \"b\" \n", {u" a | \"b\" "_s});
        row("quoted blanks stay", "\" a \",b\n", {u" a |b"_s});
        row("lone CR is data", "a\rb,c\n\"x\",a\rb\n", {u"a\rb|c"_s, u"x|a\rb"_s});
        row("UTF-8", "Åland,\"Québec, QC\"\n", {u"Åland|Québec, QC"_s});
        row("NUL", QByteArray("a\0b,\"c\0d\"\n", 10),
            {QString::fromUtf8(QByteArray("a\0b|c\0d", 7))});
        row("unclosed at the end costs its own line", "a,b\n\"1,2\n3,4\n",
            {u"a|b"_s, u"!\"1,2"_s, u"3|4"_s});
        row("unclosed in the last line", "a\n\"b", {u"a"_s, u"!\"b"_s});
        row("nothing", "", {});
        row("only a line end", "\n", {});
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, expected);
        for (const qint64 step : {1, 2, 3, 7, 1 << 20})
            QCOMPARE(recordsOf(bytes, step), expected);
    }

    void rawBytesAndLineNumbersAreKept()
    {
        Dribble source("h,i\r\n\"a\nb\", c \r\n\r\nd,e", 1 << 20);
        CsvReader reader(source);
        CsvRecord record;
        QVERIFY(reader.fill());
        QVERIFY(reader.next(record));
        QVERIFY(reader.usesCrLf());
        QCOMPARE(record.raw, std::string_view("h,i"));
        QVERIFY(reader.next(record));
        QCOMPARE(record.raw, std::string_view("\"a\nb\", c "));
        QCOMPARE(record.line, std::size_t(2));
        QVERIFY(!reader.next(record)); // the last line may still grow
        QVERIFY(reader.fill());
        QVERIFY(reader.next(record));
        QCOMPARE(record.raw, std::string_view("d,e"));
        QCOMPARE(record.line, std::size_t(5));
    }

    /// A record is handed out as soon as its line end has arrived, before the end of the source.
    void recordsComeAsTheyArrive()
    {
        Dribble source("a,b\n1,2\n3", 8);
        CsvReader reader(source);
        CsvRecord record;
        QVERIFY(reader.fill());
        QVERIFY(reader.next(record));
        QVERIFY(reader.next(record));
        QCOMPARE(record.cells.at(1), std::string_view("2"));
        QVERIFY(!reader.next(record));
    }

    void endlessLineIsRefused()
    {
        Dribble source(QByteArray(3 << 20, 'x'), 1 << 20);
        CsvReader reader(source);
        QVERIFY(records(reader).isEmpty());
        QVERIFY(reader.problem());
        QVERIFY(reader.problem()->message.contains(u"Line 1"_s));
    }

    /// The rest of a large table is not lost to one stray quotation mark.
    void unclosedQuoteOfALargeTableCostsOneLine()
    {
        QByteArray table = "a,b\n\"1,2\n";
        const int rows = 400000;
        for (int i = 0; i < rows; ++i)
            table += "3,4\n";
        Dribble source(table, 1 << 16);
        CsvReader reader(source);
        const QStringList found = records(reader);
        QCOMPARE(found.size(), rows + 2);
        QCOMPARE(found.at(1), u"!\"1,2"_s);
        QCOMPARE(found.last(), u"3|4"_s);
    }

    void failingSourceIsAFault()
    {
        Broken source;
        CsvReader reader(source);
        QVERIFY(!reader.fill());
        QVERIFY(reader.problem());
        QCOMPARE(reader.problem()->kind, Problem::Kind::Fault);
        QVERIFY(reader.problem()->message.contains(u"the disk is gone"_s));
    }

    void writesCells_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QByteArray>("asCell");
        QTest::addColumn<QByteArray>("asText"); // formula protection
        const auto row = [](QByteArray cell, QByteArray asCell, QByteArray asText) {
            QTest::newRow(cell.constData()) << cell << asCell << asText;
        };
        row("plain", "plain", "plain");
        row("", "", "");
        row("a,b", "\"a,b\"", "\"a,b\"");
        row("say \"hi\"", "\"say \"\"hi\"\"\"", "\"say \"\"hi\"\"\"");
        row("two\nlines", "\"two\nlines\"", "\"two\nlines\"");
        row(" blank", "\" blank\"", "\" blank\"");
        row("=1+1", "=1+1", "'=1+1");
        row("+cmd", "+cmd", "'+cmd");
        row("-cmd", "-cmd", "'-cmd");
        row("@sum", "@sum", "'@sum");
        row("\tx", "\tx", "'\tx");
        row("\rx", "\"\rx\"", "\"'\rx\"");
        row("-5", "-5", "-5");
        row("+2.5e3", "+2.5e3", "+2.5e3");
        row("-1+1", "-1+1", "'-1+1");
        row("=HYPERLINK(\"x\",\"y\")", "\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    }
    void writesCells()
    {
        QFETCH(QByteArray, cell);
        QFETCH(QByteArray, asCell);
        QFETCH(QByteArray, asText);
        std::string written;
        appendCell(written, cell.toStdString());
        QCOMPARE(QByteArray::fromStdString(written), asCell);
        const std::string line = written + ",x\n";
        QCOMPARE(recordsOf(QByteArray::fromStdString(line), 1 << 20),
                 QStringList{QString::fromUtf8(cell) + u"|x"_s});
        written.clear();
        appendText(written, cell.toStdString());
        QCOMPARE(QByteArray::fromStdString(written), asText);
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
