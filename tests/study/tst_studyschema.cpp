// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "randomstudy.h"

#include "catalog/ownfields.h"
#include "study/file/studyfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

// The schema says what the program writes and refuses what it would not: the same keys and ranges.
class TestStudySchema : public QObject
{
    Q_OBJECT

private slots:
    void inputsAreThoseOfTheTable();
    void ownEntriesAreThoseOfTheTable();
    void everyWrittenFileConforms();
    void wrongFilesDoNot_data();
    void wrongFilesDoNot();
};

namespace {

QString schemaName()
{
    return QStringLiteral(GRAMME_TEST_DATA "/../../resources/study.schema.json");
}

QJsonObject definition(const QString& name)
{
    QFile file(schemaName());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject schema = QJsonDocument::fromJson(file.readAll()).object();
    return schema["$defs"_L1][name]["properties"_L1].toObject();
}

void put(const QString& name, const QByteArray& text)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

struct Verdict
{
    int code = -1;
    QString words;
};

Verdict validate(const QStringList& files)
{
    QProcess python;
    python.start(u"python3"_s,
                 QStringList{QStringLiteral(GRAMME_TEST_DATA "/../study/validate.py"),
                             schemaName()}
                     + files);
    if (!python.waitForStarted())
        return {77, u"python3 is not installed"_s};
    python.waitForFinished(120'000);
    return {python.exitCode(), QString::fromUtf8(python.readAllStandardOutput()
                                                 + python.readAllStandardError())};
}

} // namespace

void TestStudySchema::inputsAreThoseOfTheTable()
{
    const QJsonObject inputs = definition(u"inputs"_s);
    const QJsonObject figures =
        definition(u"saved"_s)["figures"_L1]["properties"_L1].toObject();
    QCOMPARE(std::size_t(inputs.size()), inputCount);
    for (const InputSpec& entry : inputSpecs()) {
        const QString key = QString::fromLatin1(entry.key);
        const QJsonObject described = inputs[key].toObject();
        QVERIFY2(!described.isEmpty(), entry.key);
        QCOMPARE(figures.contains(key), entry.number != nullptr);
        QStringList words;
        for (const QJsonValue word : described["enum"_L1].toArray())
            words << word.toString();
        QCOMPARE(words, choices(entry.input));
        if (!words.isEmpty())
            continue;
        const bool isWhole = entry.kind == InputKind::Whole;
        QCOMPARE(described["type"_L1].toString(),
                 !entry.number ? u"string"_s : (isWhole ? u"integer"_s : u"number"_s));
        if (entry.number) {
            QCOMPARE(described["minimum"_L1].toDouble(-1), entry.low);
            QCOMPARE(described["maximum"_L1].toDouble(-1), entry.high);
        }
    }
}

void TestStudySchema::ownEntriesAreThoseOfTheTable()
{
    using Type = catalog::OwnField::Type;
    for (const catalog::OwnKind kind : catalog::ownKinds) {
        const QJsonObject described = definition(u"own_"_s + catalog::nameOf(kind));
        const auto fields = catalog::ownFields(kind);
        // And id, source_id, share_alike.
        QCOMPARE(std::size_t(described.size()), fields.size() + 3);
        for (const catalog::OwnField& field : fields) {
            const QJsonObject property = described[QString::fromLatin1(field.key)].toObject();
            QVERIFY2(!property.isEmpty(), field.key);
            if (field.type != Type::Number && field.type != Type::Whole)
                continue;
            QCOMPARE(property["minimum"_L1].toDouble(-1), field.low);
            QCOMPARE(property["maximum"_L1].toDouble(-1), field.high);
        }
    }
}

void TestStudySchema::everyWrittenFileConforms()
{
    const QTemporaryDir folder;
    QStringList files;
    QRandomGenerator random(7);
    for (int i = 0; i < 300; ++i) {
        files << folder.filePath(u"%1.gramme"_s.arg(i));
        put(files.last(), file::write(randomStudy(random)));
    }
    const QDir kept(QStringLiteral(GRAMME_TEST_DATA "/studies"));
    for (const QString& name : kept.entryList(QDir::Files))
        files << kept.filePath(name);
    const Verdict verdict = validate(files);
    if (verdict.code == 77)
        QSKIP(qPrintable(verdict.words));
    QVERIFY2(verdict.code == 0, qPrintable(verdict.words));
}

void TestStudySchema::wrongFilesDoNot_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char* name, const char* before, const char* after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("a newer version", "\"version\": 1", "\"version\": 2");
    row("another format", "gramme.study", "gramme.estimate");
    row("no scenarios", "\"scenarios\"", "\"scenes\"");
    row("no id", "\"id\": \"s1\"", "\"name\": \"s1\"");
    row("no inputs", "\"inputs\"", "\"imputs\"");
    row("out of range", "\"hours\": 120", "\"hours\": -1");
    row("text for a number", "\"hours\": 120", "\"hours\": \"120\"");
    row("a fraction of a device", "\"hours\": 120", "\"count\": 1.5");
    row("a word", "\"method\": \"full\"", "\"method\": \"best\"");
    row("an own entry like the catalogue's", "\"next_id\": 2",
        "\"own\": {\"devices\": [{\"id\": \"a100\", \"name\": \"A\", \"kind\": \"gpu\"}]}");
    row("a run with a negative energy", "\"next_id\": 2",
        "\"runs\": [{\"id\": \"m2\", \"energy_kwh\": -1}]");
    row("half a result", "\"series\": 0", "\"saved\": {\"result\": {\"energy_kwh\": 1}}");
}

void TestStudySchema::wrongFilesDoNot()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFile minimal(QStringLiteral(GRAMME_TEST_DATA "/studies/version1-minimal.gramme"));
    QVERIFY(minimal.open(QIODevice::ReadOnly));
    QByteArray text = minimal.readAll();
    QCOMPARE(text.count(before), 1);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"wrong.gramme"_s);
    put(name, text.replace(before, after));
    const Verdict verdict = validate({name});
    if (verdict.code == 77)
        QSKIP(qPrintable(verdict.words));
    QCOMPARE(verdict.code, 1);
    QVERIFY2(verdict.words.startsWith(name + u": "_s), qPrintable(verdict.words));
}

QTEST_GUILESS_MAIN(TestStudySchema)
#include "tst_studyschema.moc"
