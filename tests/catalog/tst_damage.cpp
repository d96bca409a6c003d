// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when a file of the catalogue is missing, cut short or something else altogether.
#include "catalog/catalog.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtEndian>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace gramme;
using namespace gramme::catalog;

namespace {

const QString mainName = u"catalogue.sqlite"_s;
const QString odblName = u"catalogue-odbl.sqlite"_s;

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator generator(20260301);
    QByteArray bytes(size, '\0');
    for (char& byte : bytes)
        byte = char(generator.bounded(256));
    return bytes;
}

/// A big-endian number of the header, sqlite.org/fileformat2.html section 1.3.
QByteArray withHeaderNumber(QByteArray bytes, int offset, quint32 number)
{
    qToBigEndian(number, bytes.data() + offset);
    return bytes;
}

/// How to damage the sound bytes of a file; a null array removes it.
using Damage = std::function<QByteArray(const QByteArray&)>;

void damages()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("word"); ///< The sentence must have it.
    const auto row = [](const char* name, const QString& word, Damage damage) {
        QTest::newRow(name) << std::move(damage) << word;
    };
    row("empty", u"empty"_s, [](const QByteArray&) { return QByteArray(""); });
    for (const int size : {1, 16, 99, 100, 1024, 4096, 5000}) {
        row(qPrintable(u"cut to %1 bytes"_s.arg(size)), size < 100 ? u"not"_s : u"damaged"_s,
            [size](const QByteArray& bytes) { return bytes.left(size); });
    }
    row("cut in the middle", u"damaged"_s,
        [](const QByteArray& bytes) { return bytes.left(bytes.size() / 2); });
    row("last page lost", u"damaged"_s,
        [](const QByteArray& bytes) { return bytes.chopped(4096); });
    row("last byte lost", u"damaged"_s, [](const QByteArray& bytes) { return bytes.chopped(1); });
    row("something behind", u"damaged"_s,
        [](const QByteArray& bytes) { return QByteArray(bytes + "x"); });
    row("random bytes", u"not"_s, [](const QByteArray&) { return randomBytes(100000); });
    row("text", u"not"_s,
        [](const QByteArray&) { return QByteArray("id,name,tdp_w\n").repeated(99); });
    row("random pages behind a sound header", u"damaged"_s, [](const QByteArray& bytes) {
        return QByteArray(bytes.left(100) + randomBytes(bytes.size() - 100));
    });
    // application_id is at 68 and user_version at 60.
    row("database of another program", u"another program"_s,
        [](const QByteArray& bytes) { return withHeaderNumber(bytes, 68, 0); });
    row("newer format", u"format 3"_s,
        [](const QByteArray& bytes) { return withHeaderNumber(bytes, 60, 3); });
    row("older format", u"format 1"_s,
        [](const QByteArray& bytes) { return withHeaderNumber(bytes, 60, 1); });
}

} // namespace

Q_DECLARE_METATYPE(Damage)

class TestDamage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void missing();
    void missingFolder();
    void mainDamaged_data() { damages(); }
    void mainDamaged();
    void mainIsTheOther();
    void mainIsAFolder();
    void shareAlikeMissing();
    void shareAlikeDamaged_data() { damages(); }
    void shareAlikeDamaged();
    void strangeFolderName();
    void readOnlyFolder();
    void brokenPageIsNoticed();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    QByteArray m_main;
    QByteArray m_odbl;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDamage::initTestCase()
{
    const QDir sound(Catalog::defaultFolder());
    m_main = read(sound.filePath(mainName));
    m_odbl = read(sound.filePath(odblName));
    QVERIFY(m_main.size() > 100000);
    QVERIFY(m_odbl.size() > 100000);
}

void TestDamage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    QVERIFY(write(path(mainName), m_main));
    QVERIFY(write(path(odblName), m_odbl));
}

void TestDamage::missing()
{
    QVERIFY(QFile::remove(path(mainName)));
    const auto catalog = Catalog::open(m_folder->path());
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().kind, Problem::Kind::Fault);
    QCOMPARE(catalog.error().place, path(mainName));
    QVERIFY(catalog.error().message.contains(path(mainName)));
    QVERIFY(catalog.error().message.contains(u"missing"_s));
}

void TestDamage::missingFolder()
{
    const auto catalog = Catalog::open(path(u"nowhere"_s));
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().kind, Problem::Kind::Fault);
    QVERIFY(catalog.error().message.contains(path(u"nowhere"_s)));
}

void TestDamage::mainDamaged()
{
    QFETCH(Damage, damage);
    QFETCH(QString, word);
    QVERIFY(write(path(mainName), damage(m_main)));
    const auto catalog = Catalog::open(m_folder->path());
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().kind, Problem::Kind::Fault);
    QCOMPARE(catalog.error().place, path(mainName));
    const QString sentence = catalog.error().message;
    QVERIFY2(sentence.contains(path(mainName)), qPrintable(sentence));
    QVERIFY2(sentence.contains(word), qPrintable(sentence));
    QVERIFY2(sentence.contains(u"Install Gramme again"_s), qPrintable(sentence));
}

void TestDamage::mainIsTheOther()
{
    QVERIFY(write(path(mainName), m_odbl));
    const auto catalog = Catalog::open(m_folder->path());
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().kind, Problem::Kind::Fault);
}

void TestDamage::mainIsAFolder()
{
    QVERIFY(QFile::remove(path(mainName)));
    QVERIFY(QDir(m_folder->path()).mkdir(mainName));
    const auto catalog = Catalog::open(m_folder->path());
    QVERIFY(!catalog);
    QCOMPARE(catalog.error().kind, Problem::Kind::Fault);
}

void TestDamage::shareAlikeMissing()
{
    QVERIFY(QFile::remove(path(odblName)));
    const auto catalog = Catalog::open(m_folder->path());
    QVERIFY(catalog);
    QVERIFY(!(*catalog)->hasShareAlike());
    QCOMPARE((*catalog)->notices(), QStringList());
    QCOMPARE((*catalog)->shareAlikeNotice(), QString());
    // regions_README.md: all 333 keep a grid without the share-alike rows.
    QCOMPARE((*catalog)->regions(Edition::Current).size(), size_t(333));
    for (const Region& region : (*catalog)->regions(Edition::Current)) {
        QVERIFY(region.grid);
        QVERIFY(!region.alternativeGrid);
        QVERIFY(!region.intensity.citation.shareAlike);
    }
    for (const Grid& grid : (*catalog)->grids())
        QVERIFY(!grid.intensity.citation.shareAlike &&
                !(grid.lifecycle && grid.lifecycle->citation.shareAlike));
    QVERIFY(!(*catalog)->findGrid(u"EM-US-MIDA-PJM"));
}

void TestDamage::shareAlikeDamaged()
{
    QFETCH(Damage, damage);
    QVERIFY(write(path(odblName), damage(m_odbl)));
    const auto catalog = Catalog::open(m_folder->path());
    QVERIFY(catalog);
    QVERIFY(!(*catalog)->hasShareAlike());
    QCOMPARE((*catalog)->notices().size(), qsizetype(1));
    QVERIFY((*catalog)->notices().first().contains(path(odblName)));
    QCOMPARE((*catalog)->regions(Edition::Current).size(), size_t(333));
    QVERIFY((*catalog)->findGrid(u"FR"));
}

void TestDamage::strangeFolderName()
{
    const QString strange = path(u"100 % 'odd' #1? ü&mode=rw"_s);
    QVERIFY(QDir().mkpath(strange));
    QVERIFY(QFile::copy(path(mainName), strange + u'/' + mainName));
    QVERIFY(QFile::copy(path(odblName), strange + u'/' + odblName));
    const auto catalog = Catalog::open(strange);
    QVERIFY2(catalog, catalog ? "" : qPrintable(catalog.error().message));
    QVERIFY((*catalog)->hasShareAlike());
    QVERIFY((*catalog)->findGrid(u"EM-US-MIDA-PJM"));
}

void TestDamage::readOnlyFolder()
{
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const QStringList before = QDir(m_folder->path()).entryList();
    {
        const auto catalog = Catalog::open(m_folder->path());
        QVERIFY(catalog);
        QCOMPARE((*catalog)->grids().size(), size_t(507));
        QCOMPARE(QDir(m_folder->path()).entryList(), before); // no journal, no lock
    }
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(read(path(mainName)), m_main);
}

void TestDamage::brokenPageIsNoticed()
{
    // The header and the schema are sound, most of what follows is not: nothing may crash, and the
    // user is told.
    QByteArray bytes = m_main;
    const qsizetype from = 200000;
    bytes.replace(from, bytes.size() - from, randomBytes(bytes.size() - from));
    QVERIFY(write(path(mainName), bytes));
    const auto catalog = Catalog::open(m_folder->path());
    if (catalog) {
        (void)(*catalog)->accelerators(Edition::Current);
        (void)(*catalog)->cpus();
        (void)(*catalog)->grids();
        (void)(*catalog)->regions(Edition::Current);
        QVERIFY(!(*catalog)->notices().isEmpty());
    } else {
        QCOMPARE(catalog.error().kind, Problem::Kind::Fault);
    }
}

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
