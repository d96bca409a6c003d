// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the two files the build has made.
#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

class CatalogueFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void holdsEveryRow_data();
    void holdsEveryRow();
    void keepsShareAlikeApart_data();
    void keepsShareAlikeApart();
    void isASoundDatabase_data();
    void isASoundDatabase();
    void namesItsEditions();
    void knowsASourceForEveryFigure_data();
    void knowsASourceForEveryFigure();
    void findsThePageDevices_data();
    void findsThePageDevices();
    void keepsNamesUnambiguous();
    void marksGovernmentRegions();
    void hasADefaultForEveryQuantity();
};

namespace {

const QString openFile = u"main"_s;
const QString shareAlikeFile = u"odbl"_s;

/// First column of the first row; fails the comparison in the test when there is none.
QVariant ask(const QString& connection, const QString& sql)
{
    QSqlQuery query(QSqlDatabase::database(connection));
    if (!query.exec(sql) || !query.next())
        return u"no answer: %1"_s.arg(query.lastError().text());
    return query.value(0);
}

} // namespace

void CatalogueFilesTest::initTestCase()
{
    const QDir built(qEnvironmentVariable("GRAMME_CATALOGUE_DIR"));
    for (const auto& [connection, name] : {std::pair(openFile, u"catalogue.sqlite"_s),
                                           std::pair(shareAlikeFile, u"catalogue-odbl.sqlite"_s)}) {
        QVERIFY2(built.exists(name), qPrintable(built.filePath(name)));
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(built.filePath(name));
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        QVERIFY2(database.open(), qPrintable(database.lastError().text()));
    }
}

void CatalogueFilesTest::cleanupTestCase()
{
    QSqlDatabase::removeDatabase(openFile);
    QSqlDatabase::removeDatabase(shareAlikeFile);
}

void CatalogueFilesTest::holdsEveryRow_data()
{
    QTest::addColumn<int>("open");
    QTest::addColumn<int>("shareAlike"); // as counted in the tables; see their READMEs
    QTest::newRow("accelerator") << 498 << 0;
    QTest::newRow("cpu") << 3693 << 0;
    QTest::newRow("cloud_instance") << 249 << 0;
    QTest::newRow("grid") << 354 << 153;           // 507
    QTest::newRow("grid_source") << 417 << 385;    // 802
    QTest::newRow("grid_history") << 5716 << 1760; // 7476
    QTest::newRow("grid_month") << 396 << 1296;    // 1692
    QTest::newRow("grid_hour") << 4032 << 4896;    // 8928
    QTest::newRow("cloud_region") << 333 << 0;
    QTest::newRow("provider") << 21 << 0;
    QTest::newRow("energy_source") << 50 << 0;
    QTest::newRow("source") << 158 << 4;
    QTest::newRow("reference_point") << 185 << 2; // 187
    QTest::newRow("equivalence") << 88 << 3;      // 91
    QTest::newRow("embodied") << 31 << 19;        // 50
    QTest::newRow("workload_preset") << 91 << 0;
    QTest::newRow("bibliography") << 95 << 1;
    QTest::newRow("lacoste_hardware") << 48 << 0;
    QTest::newRow("lacoste_region") << 82 << 0;
    QTest::newRow("hardware_default") << 23 << 0;
    QTest::newRow("mfu") << 11 << 0;
    QTest::newRow("embodied_of") << 64 << 0;
    QTest::newRow("water") << 7 << 0;
    QTest::newRow("social_cost") << 18 << 0; // 5 years x 3 rates + 3
}

void CatalogueFilesTest::holdsEveryRow()
{
    QFETCH(const int, open);
    QFETCH(const int, shareAlike);
    const QString sql = u"SELECT count(*) FROM "_s + QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(ask(openFile, sql).toInt(), open);
    QCOMPARE(ask(shareAlikeFile, sql).toInt(), shareAlike);
}

void CatalogueFilesTest::keepsShareAlikeApart_data()
{
    QTest::addColumn<bool>("hasId");
    QTest::newRow("source") << false;
    QTest::newRow("grid") << true;
    for (const char* table : {"grid_source", "grid_history", "grid_month", "grid_hour",
                              "reference_point", "equivalence", "embodied"})
        QTest::newRow(table) << false;
}

void CatalogueFilesTest::keepsShareAlikeApart()
{
    QFETCH(const bool, hasId);
    QString mark = u"source_id LIKE 'em-%' OR source_id = 'boavizta-db'"_s;
    if (hasId)
        mark += u" OR id LIKE 'EM-%'"_s;
    const QString sql =
        u"SELECT count(*) FROM %1 WHERE "_s.arg(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(ask(openFile, sql + mark).toInt(), 0);
    QCOMPARE(ask(openFile, sql + u"licence LIKE '%ODbL%'"_s).toInt(), 0);
    QCOMPARE(ask(shareAlikeFile, sql + u"NOT (%1)"_s.arg(mark)).toInt(), 0);
    QCOMPARE(ask(shareAlikeFile, sql + u"licence <> 'ODbL-1.0'"_s).toInt(), 0);
    QVERIFY(ask(shareAlikeFile, sql + mark).toInt() > 0);
}

void CatalogueFilesTest::isASoundDatabase_data()
{
    QTest::addColumn<QString>("connection");
    QTest::newRow("open") << openFile;
    QTest::newRow("share-alike") << shareAlikeFile;
}

void CatalogueFilesTest::isASoundDatabase()
{
    QFETCH(const QString, connection);
    QCOMPARE(ask(connection, u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    QCOMPARE(ask(connection, u"SELECT count(*) FROM pragma_foreign_key_check"_s).toInt(), 0);
    QCOMPARE(ask(connection, u"PRAGMA application_id"_s).toInt(), 0x4752414D);
    QCOMPARE(ask(connection, u"PRAGMA user_version"_s).toInt(), 2);
    QCOMPARE(ask(connection, u"PRAGMA freelist_count"_s).toInt(), 0);
}

void CatalogueFilesTest::namesItsEditions()
{
    const QString sql = u"SELECT value FROM meta WHERE key = '%1'"_s;
    for (const QString& file : {openFile, shareAlikeFile}) {
        QCOMPARE(ask(file, sql.arg(u"kind"_s)).toString(), file);
        QCOMPARE(ask(file, sql.arg(u"edition_current"_s)).toString(), u"2026-11"_s);
        QCOMPARE(ask(file, sql.arg(u"edition_lacoste"_s)).toString(), u"lacoste-2026-03"_s);
    }
    const QString notice = ask(shareAlikeFile, sql.arg(u"notice"_s)).toString();
    QVERIFY(notice.contains("Electricity Maps"_L1) && notice.contains("Boavizta"_L1));
    QVERIFY(notice.contains("Open Database License"_L1));
}

void CatalogueFilesTest::knowsASourceForEveryFigure_data()
{
    QTest::addColumn<QString>("where"); // rows that must have all four
    for (const char* table :
         {"accelerator", "cpu", "cloud_instance", "cloud_region", "energy_source",
          "lacoste_hardware", "lacoste_region", "hardware_default", "mfu", "water", "social_cost"})
        QTest::newRow(table) << u"1"_s;
    QTest::newRow("provider") << u"pue_avg IS NOT NULL"_s;
    QTest::newRow("grid_source") << u"is_primary = 1"_s;
}

/// Source, licence and confidence; year is unknown of two lists.
void CatalogueFilesTest::knowsASourceForEveryFigure()
{
    QFETCH(const QString, where);
    const QString sql = u"SELECT count(*) FROM %1 WHERE %2 AND (source_id IS NULL OR "
                        "licence IS NULL OR confidence IS NULL)"_s;
    QCOMPARE(ask(openFile, sql.arg(QString::fromLatin1(QTest::currentDataTag()), where)).toInt(),
             0);
}

void CatalogueFilesTest::findsThePageDevices_data()
{
    QTest::addColumn<QString>("id");
    // Named in the project's contract; the rest is in lacoste_hardware.csv and checked below.
    QTest::newRow("h100sxm") << u"nvidia-h100-sxm5-80gb"_s;
    QTest::newRow("h100nvl") << u"nvidia-h100-nvl-94gb"_s;
    QTest::newRow("a100pcie4080gb") << u"nvidia-a100-pcie-40gb"_s;
    QTest::newRow("agxxavier") << u"nvidia-jetson-agx-xavier-32gb"_s;
    QTest::newRow("teslap100") << u"nvidia-tesla-p100-pcie-16gb"_s;
    QTest::newRow("rtx3080") << u"nvidia-geforce-rtx-3080-10gb"_s;
    QTest::newRow("intelxeone52699") << u"intel-xeon-e5-2699-v3"_s;
    QTest::newRow("amdrx480") << u"amd-radeon-rx-480"_s;
    QTest::newRow("gigabytegtx1660oc") << u"nvidia-geforce-gtx-1660"_s;
    QTest::newRow("rtx8000") << u"nvidia-quadro-rtx-8000"_s;
    QTest::newRow("titanxpascal") << u"nvidia-titan-x-pascal"_s;
    QTest::newRow("tpuv2chip") << u"google-tpu-v2"_s;
    QTest::newRow("intelxeone52630v4") << u"intel-xeon-e5-2630-v4"_s;
    QTest::newRow("teslav100pcie16gb") << u"nvidia-tesla-v100-pcie-16gb"_s;
}

void CatalogueFilesTest::findsThePageDevices()
{
    QFETCH(const QString, id);
    const QString key = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(ask(openFile, u"SELECT id FROM alias WHERE key = '%1' ORDER BY kind"_s.arg(key)), id);
    QCOMPARE(
        ask(openFile, u"SELECT count(*) FROM lacoste_hardware WHERE device_id = '%1'"_s.arg(id)),
        1);
}

void CatalogueFilesTest::keepsNamesUnambiguous()
{
    // No explicit or generated name of a CPU is that of an accelerator.
    QCOMPARE(ask(openFile,
                 u"SELECT count(*) FROM alias c JOIN alias a ON a.key = c.key AND a.kind = "
                 "'accelerator' WHERE c.kind = 'cpu' AND c.origin IN ('explicit', 'generated')"_s),
             0);
    // Two cards have 10 and 12 GB, so "RTX 3080 Laptop" and the like are never shortened to it.
    QCOMPARE(ask(openFile, u"SELECT origin FROM alias WHERE key = 'rtx3080'"_s), u"explicit"_s);
    QCOMPARE(ask(openFile, u"SELECT count(*) FROM alias WHERE key IN ('v100', 'a100', 'h100')"_s),
             0);
    QCOMPARE(ask(openFile, u"SELECT count(*) FROM alias WHERE key NOT GLOB '*[a-z]*'"_s), 0);
}

void CatalogueFilesTest::marksGovernmentRegions()
{
    QCOMPARE(ask(openFile, u"SELECT group_concat(region_id, ' ') FROM (SELECT region_id FROM "
                           "cloud_region WHERE government = 1 ORDER BY region_id)"_s),
             u"us-gov-east-1 us-gov-west-1 usdodcentral usdodeast usgovarizona usgovtexas "
             "usgovvirginia"_s);
    QCOMPARE(ask(openFile, u"SELECT region_id FROM lacoste_region WHERE provider = 'scaleway'"_s),
             u"fr-par"_s);
}

void CatalogueFilesTest::hasADefaultForEveryQuantity()
{
    const QString sql =
        u"SELECT value FROM hardware_default WHERE quantity = '%1' AND kind = '%2' AND "
        "workload = 'any'"_s;
    for (const char* quantity : {"utilisation", "host_share", "intensity", "wue_onsite"}) {
        const QVariant value = ask(openFile, sql.arg(QLatin1StringView(quantity), u"any"_s));
        QVERIFY2(value.toDouble() > 0.0, quantity);
    }
    QCOMPARE(ask(openFile, sql.arg(u"cpu_utilisation"_s, u"cpu"_s)).toDouble(), 0.5);
    // Green Algorithms; Morrison et al. 2025; Luccioni et al. 2023.
    QCOMPARE(ask(openFile, sql.arg(u"memory_w_per_gb"_s, u"any"_s)).toDouble(), 0.3725);
    QCOMPARE(ask(openFile, sql.arg(u"lifetime_years"_s, u"any"_s)).toDouble(), 4.0);
    QCOMPARE(ask(openFile, sql.arg(u"lifetime_use"_s, u"any"_s)).toDouble(), 0.85);
    QCOMPARE(ask(openFile, u"SELECT count(*) FROM hardware_default WHERE kind IN ('datasheet', "
                           "'database', 'estimate', 'region', 'provider', 'fallback') AND "
                           "value <> 1"_s)
                 .toInt(),
             0); // factors on a figure that is published
}

QTEST_GUILESS_MAIN(CatalogueFilesTest)
#include "tst_cataloguefiles.moc"
