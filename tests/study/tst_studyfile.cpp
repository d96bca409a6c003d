// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "randomstudy.h"

#include "study/file/studyfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

// What is written is read back, and looks as a file that people read and compare should.
class TestStudyFile : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip();
    void loneSurrogatesAreReplaced();
    void layout();
    void unknownKeysAreKept();
    void sourcesStandOnce();
    void readsWhatPeopleWrite();
    void refused_data();
    void refused();
    void ofEarlierVersions_data();
    void ofEarlierVersions();
};

namespace {

file::Opened opened(const QByteArray& text)
{
    const auto result = file::read(text, u"x.gramme"_s);
    if (!result) {
        qWarning() << result.error().message;
        return {};
    }
    return *result;
}

const QByteArray small = R"({"format": "gramme.study", "version": 1, "scenarios": [
  {"id": "s1", "inputs": {"hours": 120, "count": 8}}]})";

} // namespace

void TestStudyFile::roundTrip()
{
    QRandomGenerator random(20261121);
    for (int i = 0; i < 1500; ++i) {
        const Study study = randomStudy(random);
        const QByteArray text = file::write(study);
        const file::Opened back = opened(text);
        QVERIFY2(back.damage.isEmpty(), qPrintable(back.damage.join(u'\n')));
        for (int s = 0; s < study.scenarios.size(); ++s)
            QVERIFY2(back.study.scenarios.value(s) == study.scenarios.at(s), text.constData());
        QCOMPARE(back.study.runs, study.runs);
        QVERIFY2(back.study == study, text.constData());
        QCOMPARE(file::write(back.study), text);
        // Another reader of JSON finds no fault either.
        QVERIFY(!QJsonDocument::fromJson(text).isNull());
        QVERIFY(text.endsWith("}\n") && !text.contains('\r') && !text.contains('\0'));
    }
}

void TestStudyFile::loneSurrogatesAreReplaced()
{
    Study study = studyOf({});
    study.title = u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xdc00);
    study.unknown.append({QString(QChar(0xd800)), "1"});
    const file::Opened back = opened(file::write(study));
    QVERIFY(back.damage.isEmpty());
    QCOMPARE(back.study.title, u"a\ufffdb\ufffd"_s);
    QCOMPARE(back.study.unknown.first().first, u"\ufffd"_s);
}

void TestStudyFile::layout()
{
    Scenario scenario;
    scenario.name = u"As \"planned\" \u202e"_s;
    scenario.hours = 120.0;
    scenario.count = 8.0;
    scenario.utilisation = 0.8;
    scenario.params = 7e9;
    Study study = studyOf(scenario);
    study.unknown = {{u"short"_s, R"({"a":[1,2]})"},
                     {u"long"_s, "[\"" + QByteArray(99, 'x') + "\"]"}};
    const QByteArray expected = R"({
  "format": "gramme.study",
  "version": 1,
  "next_id": 2,
  "scenarios": [
    {
      "id": "s1",
      "series": 0,
      "name": "As \"planned\" \u202e",
      "inputs": {
        "method": "full",
        "count": 8,
        "utilisation": 0.8,
        "hours": 120,
        "params": 7000000000
      }
    }
  ],
  "short": {"a": [1, 2]},
  "long": [
    ")" + QByteArray(99, 'x') + R"("
  ]
}
)";
    QCOMPARE(file::write(study), expected);
}

void TestStudyFile::unknownKeysAreKept()
{
    const QByteArray text = R"({"format":"gramme.study","version":1,"new":{"deep":[1.50]},
"scenarios":[{"id":"s1","later":true,"inputs":{"hours":1,"colour":"red","a/b":1},
  "saved":{"edition":"e","more":1,"result":{"energy_kwh":1,"operational_kg":2,"total_kg":3,"x":4},
    "figures":{"pue":{"value":1.1,"low":1,"high":1.2,"y":5},"odd":6}}}],
"runs":[{"id":"m1","name":"r","extra":[]}],
"own":{"grids":[{"id":"own-a-123456","name":"A","intensity_g_per_kwh":5,"mine":7}],"ships":[]}})";
    const file::Opened first = opened(text);
    QCOMPARE(first.damage, QStringList());
    const QByteArray written = file::write(first.study);
    const QJsonObject root = QJsonDocument::fromJson(written).object();
    const QJsonObject scenario = root["scenarios"_L1][0].toObject();
    const QJsonObject saved = scenario["saved"_L1].toObject();
    QVERIFY(written.contains("\"new\": {\"deep\": [1.50]}")); // as it was, digit by digit
    QCOMPARE(scenario["later"_L1].toBool(), true);
    QCOMPARE(scenario["inputs"_L1]["colour"_L1].toString(), u"red"_s);
    QCOMPARE(scenario["inputs"_L1]["a/b"_L1].toInt(), 1);
    QCOMPARE(saved["more"_L1].toInt(), 1);
    QCOMPARE(saved["result"_L1]["x"_L1].toInt(), 4);
    QCOMPARE(saved["figures"_L1]["pue"_L1]["y"_L1].toInt(), 5);
    QCOMPARE(saved["figures"_L1]["odd"_L1].toInt(), 6);
    QVERIFY(root["runs"_L1][0]["extra"_L1].isArray());
    QCOMPARE(root["own"_L1]["grids"_L1][0]["mine"_L1].toInt(), 7);
    QVERIFY(root["own"_L1]["ships"_L1].isArray());
    // After the known ones.
    QVERIFY(written.indexOf("\"later\"") > written.indexOf("\"saved\""));
    QCOMPARE(file::write(opened(written).study), written);
}

void TestStudyFile::sourcesStandOnce()
{
    catalog::Citation cited{u"ember"_s, u"Ember, Yearly data"_s, u"https://x.org/1"_s,
                            u"CC-BY-4.0"_s, u"official"_s, u"2024"_s, u"note"_s, false};
    auto saved = std::make_shared<SavedResult>();
    saved->figures.push_back({Input::TdpW, 400, 380, 420, u"device/a"_s, cited});
    cited.year = u"2023"_s;
    cited.url.clear();
    cited.shareAlike = true; // differs from what the file says of the source
    saved->figures.push_back({Input::Pue, 1.1, 1.1, 1.1, u"region/b"_s, cited});
    Study study = studyOf({});
    study.scenarios[0].saved = saved;
    const QByteArray text = file::write(study);
    QCOMPARE(text.count("Ember, Yearly data"), 1);
    QVERIFY(text.contains(
        R"(    "ember": {"name": "Ember, Yearly data", "licence": "CC-BY-4.0"})"));
    QCOMPARE(text.count("\"source\": \"ember\""), 2);
    QCOMPARE(text.count("\"share_alike\": true"), 1); // beside the figure that differs
    QVERIFY(opened(text).study == study);
}

void TestStudyFile::readsWhatPeopleWrite()
{
    const file::Opened plain = opened(small);
    QCOMPARE(plain.damage, QStringList());
    QCOMPARE(plain.study.scenarios.size(), 1);
    QCOMPARE(plain.study.scenarios[0].scenario.hours, 120.0);
    QCOMPARE(plain.study.nextId, 2);
    QVERIFY(opened("\xef\xbb\xbf" + small).study == plain.study);
    QByteArray windows = small;
    windows.replace('\n', "\r\n");
    QVERIFY(opened(windows).study == plain.study);
    // Durations and percentages as on the command line.
    const QByteArray typed = R"({"format":"gramme.study","version":1,"scenarios":[{"id":"s1",
        "inputs":{"hours":"3d4h","utilisation":"80%","hardware":null}}]})";
    QCOMPARE(opened(typed).damage, QStringList());
    QCOMPARE(opened(typed).study.scenarios[0].scenario.hours, 76.0); // 3 x 24 + 4
    QCOMPARE(opened(typed).study.scenarios[0].scenario.utilisation, 0.8);
    // A recovery file is a study.
    const QByteArray recovery = QByteArray(small).replace("\"version\": 1",
                                                          "\"version\": 1, \"recovery\": {}");
    QVERIFY(opened(recovery).study == plain.study);
}

void TestStudyFile::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << u"“x.gramme” is empty"_s;
    QTest::newRow("blanks") << QByteArray(" \r\n\t") << u"is empty"_s;
    QTest::newRow("only a byte order mark") << QByteArray("\xef\xbb\xbf") << u"is empty"_s;
    QTest::newRow("newer") << QByteArray(small).replace("\"version\": 1", "\"version\": 2")
                           << u"“x.gramme” is a study file of version 2, and this program reads up "
                              "to version 1; open it with a newer Gramme."_s;
    QTest::newRow("much newer, and damaged")
        << QByteArray("{\n  \"format\": \"gramme.study\",\n  \"version\": 17,\n  \"scenarios\"")
        << u"version 17"_s;
    QTest::newRow("other JSON") << QByteArray(R"({"schema": "gramme.estimate/1"})")
                                << u"JSON of another kind"_s;
    QTest::newRow("a list") << QByteArray("[1, 2]") << u"JSON of another kind"_s;
    QTest::newRow("a number") << QByteArray("7") << u"JSON of another kind"_s;
    QTest::newRow("text") << QByteArray("hours,count\n1,2\n") << u"is not a Gramme study"_s;
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11)
                            << u"is not a Gramme study"_s;
    QTest::newRow("brackets") << QByteArray(100'000, '[') << u"is not a Gramme study"_s;
    QTest::newRow("nothing left") << QByteArray("{\n  \"format\": \"gramme.study\",\n")
                                  << u"Nothing of “x.gramme” could be read."_s;
}

void TestStudyFile::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto result = file::read(text, u"x.gramme"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Problem::Kind::BadInput);
    QVERIFY2(result.error().message.contains(says), qPrintable(result.error().message));
    QVERIFY(result.error().message.endsWith(u'.'));
}

void TestStudyFile::ofEarlierVersions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("scenarios");
    QTest::addColumn<int>("runs");
    QTest::newRow("minimal") << u"version1-minimal"_s << 1 << 0;
    QTest::newRow("everything") << u"version1-everything"_s << 5 << 2;
    QTest::newRow("hostile names") << u"version1-hostile-names"_s << 6 << 1;
    // Every file in the folder has a row here, and so must open for ever.
    QCOMPARE(QDir(QStringLiteral(GRAMME_TEST_DATA "/studies")).entryList(QDir::Files).size(), 3);
}

void TestStudyFile::ofEarlierVersions()
{
    QFETCH(QString, name);
    const QString path = QStringLiteral(GRAMME_TEST_DATA "/studies/%1.gramme").arg(name);
    const auto result = file::load(path);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QCOMPARE(result->damage, QStringList());
    QTEST(int(result->study.scenarios.size()), "scenarios");
    QTEST(int(result->study.runs.size()), "runs");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file::write(result->study), file.readAll());
}

QTEST_GUILESS_MAIN(TestStudyFile)
#include "tst_studyfile.moc"
