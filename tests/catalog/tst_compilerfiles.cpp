// SPDX-License-Identifier: GPL-3.0-or-later
// What the compiler of the catalogue does with whole files: unclean, incomplete or missing ones,
// and its own.
#include "damagedresources.h"

#include <QTest>

using namespace Qt::StringLiterals;
using gramme::catalog::compiler::Report;

class CompilerFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refusesAnUncleanFile_data();
    void refusesAnUncleanFile();
    void refusesAMissingRow_data();
    void refusesAMissingRow();
    void refusesAMissingFile();
    void countsLinesInsideQuotes();
    void reportsEveryProblem();
    void keepsTheOldFilesWhenItRefuses();
    void writesTheSameBytesAgain();
    void warnsOfOddRows();

private:
    DamagedResources m_resources;
};

void CompilerFilesTest::initTestCase()
{
    QVERIFY(m_resources.isValid());
}

void CompilerFilesTest::refusesAnUncleanFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from"); // first occurrence; empty: the beginning
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("complaint");

    const auto row = [](const char* name, const char* file, const QByteArray& from,
                        const QByteArray& to, const char* place, const char* complaint) {
        QTest::newRow(name) << QString::fromLatin1(file) << from << to << QString::fromLatin1(place)
                            << QString::fromUtf8(complaint);
    };
    const char* providers = "regions/providers.csv";
    const char* bib = "references/references.bib";
    row("byte order mark", providers, "", "\xEF\xBB\xBF", "1: file", "a byte order mark");
    row("carriage return", providers, "\naws", "\r\naws", "1: file", "a carriage return");
    row("tab", providers, "\naws,", "\naws\t,", "2: file", "a tab");
    row("not UTF-8", providers, "Amazon", "Ama\xFFon", "1: file", "bytes that are not UTF-8");
    row("renamed column", providers, "pue_avg", "pue", "1: header",
        "found “pue”, expected the column “pue_avg”");
    row("column too many", providers, ",note\n", ",note,more\n", "1: header", "found 18 columns");
    row("quote inside a field", providers, "\naws,Amazon", "\naws,Am\"azon", "2: row",
        "a quotation mark out of place");
    row("key missing", bib, "@inproceedings{strubell2019energy,", "@inproceedings{,", "4: entry",
        "“@kind{key,” after a closed entry");
    row("entry without a title", bib, "  title     = {Energy", "  titel     = {Energy", "4: title",
        "an entry strubell2019energy without it");
    row("entry without an address", bib, "  doi       = {10.18653", "  id        = {10.18653",
        "4: url", "an url or a doi");
    row("braces", bib, "Learning in {NLP}}", "Learning in {NLP}", "4: entry", "as many of each");
    row("entry again", bib, "@article{patterson2021carbon,", "@article{strubell2019energy,",
        "13: key", "“strubell2019energy” again");
    row("no notice", "licences/odbl-notice.txt", "Contains", "\t", "1: file", "a tab");
}

void CompilerFilesTest::refusesAnUncleanFile()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, place);
    QFETCH(const QString, complaint);

    QByteArray content = DamagedResources::original(file);
    const qsizetype at = content.indexOf(from);
    QVERIFY2(at >= 0, from.constData());
    content.replace(at, from.size(), to);
    QVERIFY(m_resources.damage(file, content));

    const Report report = m_resources.compile();
    const QString start = file + u':' + place + u": found "_s;
    QVERIFY2(hasError(report, start, complaint), described(report, start + complaint).constData());
}

void CompilerFilesTest::refusesAMissingRow_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("start"); // of the row that is taken away
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("complaint");

    QTest::newRow("page device") << u"hardware_db/lacoste_hardware.csv"_s << QByteArray("18,T4,")
                                 << u"hardware_db/lacoste_hardware.csv:1: name"_s
                                 << u"found 47 devices, expected the 48 of the page"_s;
    QTest::newRow("alias of a page device")
        << u"hardware_db/aliases.csv"_s << QByteArray("accelerator,nvidia-h100-sxm5-80gb,")
        << u"hardware_db/lacoste_hardware.csv:2: name"_s << u"“H100 SXM”, which finds nothing"_s;
    QTest::newRow("default") << u"hardware_db/defaults.csv"_s << QByteArray("host_share,any,any,")
                             << u"hardware_db/defaults.csv:1: quantity"_s
                             << u"for host_share and any"_s;
    QTest::newRow("primary value") << u"regions/grid_sources.csv"_s << QByteArray("FR,41.44,")
                                   << u"regions/grids.csv:66: id"_s << u"0 primary rows of “FR”"_s;
    QTest::newRow("hour of a profile") << u"regions/grid_hours.csv"_s << QByteArray("FR,1,1,")
                                       << u"regions/grid_hours.csv:2: hour_utc"_s
                                       << u"287 cells of FR, entsoe, expected all 288"_s;
    QTest::newRow("month of a year")
        << u"regions/grid_months.csv"_s << QByteArray("DE,2020,2,")
        << u"regions/grid_months.csv:2: month"_s << u"11 months of DE, 2020, entsoe"_s;
    QTest::newRow("energy default")
        << u"regions/energy_sources.csv"_s << QByteArray("ipcc_ar5-01,")
        << u"regions/energy_sources.csv:1: is_default"_s << u"no default for coal"_s;
    QTest::newRow("page region") << u"regions/lacoste_regions.csv"_s << QByteArray("gcp,")
                                 << u"regions/lacoste_regions.csv:1: region_id"_s
                                 << u"found 81 regions"_s;
    QTest::newRow("figure of a paper")
        << u"references/reference_points.csv"_s << QByteArray("strubell_t3_elmo,")
        << u"references/reference_points.csv:1: id"_s << u"no row strubell_t3_elmo"_s;
    QTest::newRow("factor on a power")
        << u"hardware_db/defaults.csv"_s << QByteArray("device_power,estimate,")
        << u"hardware_db/defaults.csv:1: quantity"_s << u"for device_power and estimate"_s;
    QTest::newRow("general MFU") << u"hardware_db/mfu.csv"_s << QByteArray("any,any,")
                                 << u"hardware_db/mfu.csv:1: match"_s << u"no row for any"_s;
    QTest::newRow("general embodied")
        << u"hardware_db/embodied_of.csv"_s << QByteArray("any,any,device,")
        << u"hardware_db/embodied_of.csv:1: match"_s << u"no row for any"_s;
    QTest::newRow("water of the world") << u"regions/water.csv"_s << QByteArray("WORLD,")
                                        << u"regions/water.csv:1: zone"_s << u"no row for WORLD"_s;
    QTest::newRow("rate of a social cost")
        << u"references/social_cost.csv"_s << QByteArray("epa-2023,2025,central,")
        << u"references/social_cost.csv:6: level"_s << u"found “high”, expected central"_s;
    QTest::newRow("source") << u"regions/sources.csv"_s << QByteArray("ipcc-ar5,")
                            << u"regions/energy_sources.csv:2: source_id"_s
                            << u"an entry of the open sources"_s;
}

void CompilerFilesTest::refusesAMissingRow()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, start);
    QFETCH(const QString, place);
    QFETCH(const QString, complaint);

    QByteArray content = DamagedResources::original(file);
    const qsizetype at = content.indexOf('\n' + start) + 1;
    QVERIFY2(at > 0, start.constData());
    content.remove(at, content.indexOf('\n', at) + 1 - at);
    QVERIFY(m_resources.damage(file, content));

    const Report report = m_resources.compile();
    QVERIFY2(hasError(report, place + u": found "_s, complaint),
             described(report, complaint).constData());
}

void CompilerFilesTest::refusesAMissingFile()
{
    QVERIFY(m_resources.remove(u"regions/odbl/grids.csv"_s));
    const Report report = m_resources.compile();
    QVERIFY(hasError(report, u"regions/odbl/grids.csv:1: file: found nothing"_s, QString()));
}

/// A quoted field may span lines; the row keeps the number of its first line, and those below
/// count.
void CompilerFilesTest::countsLinesInsideQuotes()
{
    const QString file = u"hardware_db/defaults.csv"_s;
    QByteArray content = DamagedResources::original(file);
    const qsizetype second = content.indexOf('\n', content.indexOf('\n') + 1) + 1;
    content.insert(second, "host_w,gpu,any,-1,0,1,own-estimate,,estimate,\"two\nlines\"\n#\n"
                           "cpu_utilisation,cpu,small-model,0,5,5,own-estimate,,estimate,x\n");
    QVERIFY(m_resources.damage(file, content));
    const Report report = m_resources.compile();
    QVERIFY2(hasError(report, file + u":3: low"_s, u"“-1”"_s),
             described(report, u":3:"_s).constData());
    QVERIFY2(hasError(report, file + u":5: row"_s, u"fields"_s),
             described(report, u":5:"_s).constData());
    QVERIFY2(hasError(report, file + u":6: value"_s, u"“5”"_s),
             described(report, u":6:"_s).constData());
}

void CompilerFilesTest::reportsEveryProblem()
{
    const QString file = u"hardware_db/accelerators.csv"_s;
    QByteArray content = DamagedResources::original(file);
    content.replace("nvidia-t4,NVIDIA T4,", "nvidia-t4,NVIDIA T4 ,");
    content.replace("nvidia-l4,NVIDIA L4,NVIDIA,", "nvidia-l4,NVIDIA L4,,");
    content.replace("nvidia-l40s,NVIDIA L40S,NVIDIA,Data center Ada,gpu,",
                    "nvidia-l40s,x,y,z,card,");
    QVERIFY(m_resources.damage(file, content));
    const Report report = m_resources.compile();
    QVERIFY(hasError(report, file, u"no blanks at the edges"_s));
    QVERIFY(hasError(report, file, u"found an empty field, expected a value"_s));
    QVERIFY(hasError(report, file, u"found “card”"_s));
}

void CompilerFilesTest::keepsTheOldFilesWhenItRefuses()
{
    QVERIFY(m_resources.repair());
    QVERIFY(m_resources.compile().isClean());
    const QStringList names{u"catalogue-odbl.sqlite"_s, u"catalogue.sqlite"_s};
    QCOMPARE(m_resources.outputNames(), names);
    const QByteArray before = m_resources.output(names.last());
    const QString file = u"regions/providers.csv"_s;
    QVERIFY(m_resources.damage(file, DamagedResources::original(file).replace(",1.14,", ",0.14,")));
    QVERIFY(!m_resources.compile().isClean());
    QCOMPARE(m_resources.outputNames(), names);
    QCOMPARE(m_resources.output(names.last()), before);
}

/// No clock, no order of hashes: a packager gets the same file twice.
void CompilerFilesTest::writesTheSameBytesAgain()
{
    QVERIFY(m_resources.repair());
    for (const QString& name : {u"catalogue.sqlite"_s, u"catalogue-odbl.sqlite"_s}) {
        QVERIFY(m_resources.compile().isClean());
        const QByteArray first = m_resources.output(name);
        QVERIFY(first.startsWith("SQLite format 3"));
        QVERIFY(m_resources.compile().isClean());
        QCOMPARE(m_resources.output(name), first);
    }
}

/// The MI100 really has half the rate in bf16: odd, but no error.
void CompilerFilesTest::warnsOfOddRows()
{
    QVERIFY(m_resources.repair());
    const Report report = m_resources.compile();
    QCOMPARE(report.warnings(), QStringList{u"hardware_db/accelerators.csv:376: bf16_tflops: "
                                            "differs from fp16_tflops"_s});
}

QTEST_GUILESS_MAIN(CompilerFilesTest)
#include "tst_compilerfiles.moc"
