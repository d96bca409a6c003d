// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "catalog/ownfields.h"
#include "catalog/ownstore.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <limits>
#include <thread>

using namespace gramme;
using namespace gramme::catalog;
using namespace Qt::StringLiterals;

namespace {

OwnDevice device()
{
    OwnDevice gpu;
    gpu.id = u"own-my-gpu-3f9a1c"_s;
    gpu.name = u"My \"GPU\"; DROP TABLE own_device; --"_s;
    gpu.vendor = u"Hersteller Größe"_s;
    gpu.kind = DeviceKind::Npu;
    gpu.isWholeMachine = true;
    gpu.tdpW = 0.1 + 0.2; // keeps its last bit
    gpu.embodiedKg = 3.5;
    gpu.citation = {{},
                    u"Sheet"_s,
                    u"http://example.org/"_s,
                    u"MIT"_s,
                    u"estimate"_s,
                    u"2020-2024"_s,
                    u"two\nlines"_s};
    return gpu;
}

OwnEntries entries()
{
    OwnEntries own;
    own.devices = {device()};
    OwnGrid grid;
    grid.id = u"own-g-00000a"_s;
    grid.name = u"Grid"_s;
    grid.gPerKwh = 12.5;
    grid.basis = Basis::Direct;
    grid.year = 2023;
    grid.citation.year = u"2023"_s;
    own.grids = {grid};
    own.regions = {{u"own-r-00000b"_s, u"Site"_s, grid.id, 1.1, {}, {}}};
    own.references = {{u"own-f-00000c"_s, u"Run"_s, 5.0, {}, {}, u"All"_s, {}}};
    return own;
}

void exec(const QString& path, const QString& sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(sql));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"test"_s);
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestOwnStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(u"data/own.sqlite"_s); }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aMissingFileIsEmpty()
    {
        const OwnStore store(path());
        QVERIFY(!store.exists());
        const auto read = store.read();
        QVERIFY(read && read->isEmpty());
        QVERIFY(!store.exists()); // reading makes none
    }

    void whatIsSavedIsRead()
    {
        OwnStore store(path());
        QVERIFY(!store.save(entries()));
        const auto read = OwnStore(path()).read();
        QVERIFY(read);
        QCOMPARE(*read, entries());
    }

    void savingReplacesInPlace()
    {
        OwnStore store(path());
        QVERIFY(!store.save(entries()));
        OwnDevice second = device();
        second.id = newOwnId(u"Second"_s);
        QVERIFY(!store.save(second));
        OwnDevice changed = device();
        changed.tdpW.reset();
        QVERIFY(!store.save(changed));
        const auto read = store.read();
        QVERIFY(read);
        QCOMPARE(read->devices, (QList<OwnDevice>{changed, second}));
        QVERIFY(!store.remove(OwnKind::Device, second.id));
        QVERIFY(!store.remove(OwnKind::Grid, u"own-none-000000"_s));
        QCOMPARE(store.read()->devices.size(), 1);
        OwnEntries others;
        others.grids = entries().grids;
        QVERIFY(!store.replaceAll(others));
        QCOMPARE(*store.read(), others);
    }

    void anImpossibleEntryChangesNothing()
    {
        OwnStore store(path());
        QVERIFY(!store.save(entries()));
        OwnEntries bad = entries();
        bad.devices.front().name = u"New"_s;
        bad.grids.front().gPerKwh = 5001.0;
        const auto problem = store.save(bad);
        QVERIFY(problem);
        QCOMPARE(problem->place, u"intensity_g_per_kwh"_s);
        QVERIFY(store.replaceAll(bad));
        QCOMPARE(*store.read(), entries());
    }

    void aFileThatIsNotOursIsLeftAlone_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("word");
        QTest::newRow("no database") << u"text"_s << u"damaged"_s;
        QTest::newRow("cut short") << u"cut"_s << u"damaged"_s;
        QTest::newRow("page overwritten") << u"page"_s << u"damaged"_s;
        QTest::newRow("newer") << u"PRAGMA user_version = 2"_s << u"newer"_s;
        QTest::newRow("another program's") << u"PRAGMA application_id = 5"_s << u"another"_s;
        QTest::newRow("table missing") << u"DROP TABLE own_grid"_s << u"own_grid"_s;
    }
    void aFileThatIsNotOursIsLeftAlone()
    {
        QFETCH(QString, damage);
        QFETCH(QString, word);
        OwnStore store(path());
        QVERIFY(!store.save(entries()));
        QFile file(path());
        if (damage == "text"_L1 || damage == "cut"_L1 || damage == "page"_L1) {
            QVERIFY(file.open(QIODevice::ReadWrite));
            if (damage == "text"_L1)
                file.write("This is a letter, not a database.");
            else if (damage == "cut"_L1)
                file.resize(file.size() / 2);
            else if (file.seek(4096))
                file.write(QByteArray(4096, '\xff'));
            file.close();
        } else {
            exec(path(), damage);
        }
        const QByteArray before = content(path());
        const auto read = store.read();
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Problem::Kind::Fault);
        QVERIFY2(read.error().message.contains(word), qPrintable(read.error().message));
        QVERIFY(read.error().message.contains(path()));
        if (damage.startsWith("DROP"_L1))
            return; // a write makes the empty table again and loses nothing
        QVERIFY(store.save(device()));
        QVERIFY(store.replaceAll(entries()));
        QCOMPARE(content(path()), before);
    }

    void anEmptyFileIsTakenInto()
    {
        OwnStore store(path());
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly)); // as a crash at the first save leaves it
        file.close();
        QVERIFY(store.read()->isEmpty());
        QVERIFY(!store.save(entries()));
        QCOMPARE(*store.read(), entries());
    }

    void aFolderThatCannotBeMadeIsReported()
    {
        // A plain file stands where the folder should be; this holds for root, too.
        QFile file(m_folder->filePath(u"data"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        OwnStore store(path());
        const auto problem = store.save(entries());
        QVERIFY(problem);
        QCOMPARE(problem->kind, Problem::Kind::Fault);
        QVERIFY(problem->message.contains(m_folder->filePath(u"data"_s)));
    }

    void writersWaitForEachOther()
    {
        // Two programs with their own connections, twenty entries each.
        const auto write = [this](const QString& name, int& failures) {
            for (int i = 0; i < 20; ++i) {
                OwnDevice one = device();
                one.id = newOwnId(name);
                failures += OwnStore(path()).save(one).has_value();
            }
        };
        int first = 0;
        int second = 0;
        std::thread other([&] { write(u"first"_s, first); });
        write(u"second"_s, second);
        other.join();
        QCOMPARE(first + second, 0);
        QCOMPARE(OwnStore(path()).read()->devices.size(), 40);
    }

    void idsAreTheirOwn()
    {
        QSet<QString> ids;
        for (int i = 0; i < 100; ++i) {
            const QString id =
                newOwnId(u"  Größe: \"A\"/GPU 4090 ☃ and a name that goes on and on "_s);
            QVERIFY2(isOwnId(id), qPrintable(id));
            ids.insert(id);
        }
        QVERIFY(ids.size() > 95); // of 16.8 million
        QVERIFY(newOwnId(u"My GPU"_s).startsWith(u"own-my-gpu-"_s));
        QVERIFY(isOwnId(newOwnId(QString())));
        QVERIFY(!isOwnId(u"own-device"));
        QVERIFY(!isOwnId(u"own-A-3f9a1c"));
        QVERIFY(!isOwnId(u"nvidia-3f9a1c"));
    }

    void whatIsImpossible_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<bool>("isPossible");
        const auto row = [](const char* kind, const char* key, QVariant value, bool possible) {
            QTest::addRow("%s %s %s", kind, key, qPrintable(value.toString()))
                << QString::fromLatin1(kind) << QString::fromLatin1(key) << value << possible;
        };
        row("device", "name", QVariant(), false);
        row("device", "name", u"   "_s, false);
        row("device", "name", QString(200, u'x'), true);
        row("device", "name", QString(201, u'x'), false);
        row("device", "name", u"a\nb"_s, false);
        row("device", "note", u"a\nb"_s, true);
        row("device", "tdp_w", 0.0, true);
        row("device", "tdp_w", 1e6, true);
        row("device", "tdp_w", 1000001.0, false);
        row("device", "tdp_w", std::numeric_limits<double>::quiet_NaN(), false);
        row("device", "tdp_w", std::numeric_limits<double>::infinity(), false);
        row("device", "cores", 4, false); // not a CPU
        row("device", "url", u"javascript:alert(1)"_s, false);
        row("device", "url", u"https://example.org"_s, true);
        row("device", "year", u"1899"_s, false);
        row("device", "year", u"2019–2024"_s, true);
        row("device", "year", u"soon"_s, false);
        row("grid", "intensity_g_per_kwh", 0.0, true);
        row("grid", "intensity_g_per_kwh", 5000.0, true);
        row("grid", "intensity_g_per_kwh", 5000.1, false);
        row("grid", "low_g_per_kwh", 1.0, false); // one end alone
        row("grid", "year", 2101, false);
        row("grid", "country", u"Germany"_s, false);
        row("grid", "country", u"DE"_s, true);
        row("region", "pue", 0.99, false);
        row("region", "pue", 1.0, true);
        row("region", "pue", 10.5, false);
        row("region", "grid", QVariant(), false);
        row("reference", "kg_co2e", 0.0, false); // has no place on a logarithmic axis
    }
    void whatIsImpossible()
    {
        QFETCH(QString, kind);
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QFETCH(bool, isPossible);
        const auto own = std::find_if(std::begin(ownKinds), std::end(ownKinds),
                                      [&kind](OwnKind one) { return nameOf(one) == kind; });
        OwnEntry entry = entriesOf(entries(), *own).front();
        const OwnField* field = findOwnField(*own, key);
        QVERIFY(field);
        field->set(entry, value);
        const auto problem = problemOf(entry);
        QCOMPARE(!problem, isPossible);
        if (problem && key != "low_g_per_kwh"_L1)
            QCOMPARE(problem->place, key);
    }

    void theUsersStandsBeforeTheStudys()
    {
        OwnEntries mine = entries();
        OwnEntries theirs = entries();
        theirs.devices.front().name = u"Theirs"_s;
        theirs.devices.append(device());
        theirs.devices.back().id = u"own-other-111111"_s;
        const OwnEntries both = merged(mine, theirs);
        QCOMPARE(both.devices.size(), 2);
        QCOMPARE(both.devices.front(), mine.devices.front());
        QCOMPARE(both.regions, mine.regions);
    }
};

QTEST_GUILESS_MAIN(TestOwnStore)
#include "tst_ownstore.moc"
