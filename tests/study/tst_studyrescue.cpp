// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/file/studyfile.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

// Damaged files: as much as possible is kept, and every loss is told with its place.
class TestStudyRescue : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhere_data();
    void tellsWhere();
    void wrongBytesAreReplaced();
    void brokenLines_data();
    void brokenLines();
    void cutAnywhere_data();
    void cutAnywhere();
    void anyLineLost();
    void anyByteOverwritten_data();
    void anyByteOverwritten();
    void noise();
    void tellsAHundredPlaces();
};

namespace {

QByteArray sample()
{
    QFile file(QStringLiteral(GRAMME_TEST_DATA "/studies/version1-everything.gramme"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Where each scenario of a text ends, with its closing bracket.
QList<qsizetype> scenarioEnds(const QByteArray& text)
{
    QList<qsizetype> ends;
    const qsizetype last = text.indexOf("\n  ],\n");
    for (qsizetype at = text.indexOf("\n    }"); at >= 0 && at < last;
         at = text.indexOf("\n    }", at + 1))
        ends << at + 6;
    return ends;
}

QByteArray withInputs(const QByteArray& inputs)
{
    return "{\n  \"format\": \"gramme.study\",\n  \"version\": 1,\n  \"next_id\": 3,\n"
           "  \"scenarios\": [\n    {\n      \"id\": \"s1\",\n      \"series\": 0,\n"
           "      \"inputs\": {\n"
           + inputs + "\n      }\n    }\n  ]\n}\n";
}

/// Scenarios before the damage stand as they were.
void compareWhole(const Study& rescued, const Study& original, qsizetype whole)
{
    QVERIFY2(rescued.scenarios.size() >= whole, qPrintable(QString::number(whole)));
    for (qsizetype i = 0; i < whole; ++i) {
        const StudyScenario& now = rescued.scenarios.at(i);
        const StudyScenario& then = original.scenarios.at(i);
        QCOMPARE(now.id, then.id);
        QVERIFY(now.scenario == then.scenario);
        QCOMPARE(now.notes, then.notes);
        QCOMPARE(bool(now.saved), bool(then.saved));
        if (now.saved) { // where its figures come from may stand behind the damage
            QCOMPARE(now.saved->totalKg, then.saved->totalKg);
            QCOMPARE(now.saved->figures.size(), then.saved->figures.size());
        }
    }
}

} // namespace

void TestStudyRescue::tellsWhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<int>("scenarios");
    const QByteArray good = withInputs("        \"hours\": 120");
    QTest::newRow("out of range")
        << withInputs("        \"hours\": 120,\n        \"utilisation\": 7")
        << u"study.gramme, line 11, column 24: “utilisation” must be 0 to 1, not 7; it was left "
           "out."_s
        << 1;
    QTest::newRow("behind characters of several bytes")
        << withInputs("        \"hardware\": \"é🌍\", \"pue\": 0.5, \"hours\": 120")
        << u"study.gramme, line 10, column 34: “pue” must be 1 to 10, not 0.5; it was left out."_s
        << 1;
    QTest::newRow("a fraction")
        << withInputs("        \"count\": 1.5")
        << u"study.gramme, line 10, column 18: “count” must be a whole number, 1 to 10000000, not "
           "1.5; it was left out."_s
        << 1;
    QTest::newRow("a word")
        << withInputs("        \"method\": \"best\"")
        << u"study.gramme, line 10, column 19: method is “best”; allowed is one of full, "
           "lacoste2019, green-algorithms. It was left out."_s
        << 1;
    QTest::newRow("a list for text")
        << withInputs("        \"hardware\": [1]")
        << u"study.gramme, line 10, column 21: “hardware” must be text, not a list; it was left "
           "out."_s
        << 1;
    QTest::newRow("twice") << withInputs("        \"hours\": 120,\n        \"hours\": 1")
                           << u"study.gramme, line 11, column 18: “hours” stands twice; the first "
                              "one counts."_s
                           << 1;
    QTest::newRow("no id") << QByteArray(good).replace("      \"id\": \"s1\",\n", "")
                           << u"study.gramme, line 6, column 5: “id” is missing; it is now “s3”."_s
                           << 1;
    QTest::newRow("no inputs") << QByteArray(good).replace("\"inputs\"", "\"imputs\"")
                               << u"study.gramme, line 6, column 5: “inputs” is missing; every "
                                  "input of this scenario has its default."_s
                               << 1;
    const QByteArray second =
        "    {\n      \"id\": \"s1\",\n      \"inputs\": {\"hours\": 1}\n    },";
    QTest::newRow("an id twice")
        << QByteArray(good).replace("\"scenarios\": [\n", "\"scenarios\": [\n" + second + "\n")
        << u"study.gramme, line 10, column 5: The id “s1” is that of an earlier entry, too; this "
           "one is now “s3”."_s
        << 2;
    QTest::newRow("next id taken")
        << QByteArray(good).replace("\"next_id\": 3", "\"next_id\": 1")
        << u"study.gramme, line 4, column 14: “next_id” is 1, which is taken; it is now 2."_s << 1;
    QTest::newRow("a run of nowhere")
        << QByteArray(good).replace("  ]\n}", "  ],\n  \"runs\": [{\"id\": \"m2\", \"scenario\": "
                                              "\"s9\"}]\n}")
        << u"study.gramme, line 14, column 12: “scenario” names “s9”, which is not in this study; "
           "the run stands on its own."_s
        << 1;
    QTest::newRow("half a result")
        << QByteArray(good).replace("\"series\": 0",
                                    "\"saved\": {\"result\": {\"energy_kwh\": 1, "
                                    "\"operational_kg\": 1}}")
        << u"study.gramme, line 8, column 16: The saved result is not complete and was left out; "
           "this scenario is worked out with the figures of today."_s
        << 1;
    QTest::newRow("a stranger among own entries")
        << QByteArray(good).replace("\"next_id\"",
                                    "\"own\": {\"grids\": [{\"id\": \"FR\", \"name\": \"F\", "
                                    "\"intensity_g_per_kwh\": 5}]},\n  \"next_id\"")
        << u"study.gramme, line 4, column 21: The id is “FR”; it must be like own-my-gpu-3f9a1c: "
           "small letters and digits, with six hexadecimal digits at the end. The entry was left "
           "out."_s
        << 1;
    QTest::newRow("format") << QByteArray(good).replace("gramme.study", "gramme,study")
                            << u"study.gramme, line 2, column 13: “format” must be "
                               "“gramme.study”; it was mended."_s
                            << 1;
    QTest::newRow("version") << QByteArray(good).replace("\"version\": 1", "\"version\": \"one\"")
                             << u"study.gramme, line 3, column 14: “version” must be a whole "
                                "number from 1; 1 was taken."_s
                             << 1;
}

void TestStudyRescue::tellsWhere()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sentence);
    const auto result = file::read(text, u"study.gramme"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QVERIFY2(result->damage.contains(sentence), qPrintable(result->damage.join(u'\n')));
    QTEST(int(result->study.scenarios.size()), "scenarios");
    // Mended once, it is sound.
    const auto again = file::read(file::write(result->study), u"study.gramme"_s);
    QVERIFY(again);
    QCOMPARE(again->damage, QStringList());
}

void TestStudyRescue::wrongBytesAreReplaced()
{
    const QByteArray text = withInputs("        \"hardware\": \"Mot\xe9 \xff\", \"hours\": 120");
    const auto result = file::read(text, u"study.gramme"_s);
    QVERIFY(result);
    QCOMPARE(result->damage,
             QStringList(u"study.gramme, line 10, column 25: this is not UTF-8; the characters "
                         "that cannot be read were replaced by “�”."_s));
    QCOMPARE(result->study.scenarios[0].scenario.hardware, u"Mot\ufffd \ufffd"_s);
    QCOMPARE(result->study.scenarios[0].scenario.hours, 120.0);
}

void TestStudyRescue::brokenLines_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("lost"); // hours, count, pue: those that are not kept
    const auto row = [](const char* name, const char* before, const char* after,
                        const QString& sentence, const QString& lost) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << sentence << lost;
    };
    row("a quote is lost", "\"count\": 8", "\"count: 8", u"this line cannot be read"_s,
        u"count"_s);
    row("a number is broken", "\"count\": 8", "\"count\": 8x",
        u"line 11, column 19: this line cannot be read and was left out: “\"count\": 8x,”."_s,
        u"count"_s);
    row("a comma is lost", "\"count\": 8,", "\"count\": 8", u"everything around it"_s, u""_s);
    row("a comma too many", "\"pue\": 1.1", "\"pue\": 1.1,", u"everything around it"_s, u""_s);
    row("a bracket is lost", "\"inputs\": {", "\"inputs\": x",
        u"this line cannot be read; what stands below it was kept."_s, u""_s);
    row("a bracket of the other kind", "\"inputs\": {", "\"inputs\": [", u"as JSON wants it"_s,
        u""_s);
    row("the entry's bracket is lost", "    {\n      \"id\"", "      \"id\"",
        u"the line that should open this entry is missing"_s, u""_s);
    row("an indent is overwritten", "        \"count\": 8", "x       \"count\": 8",
        u"this line cannot be read"_s, u"count"_s);
    row("a closing bracket is lost", "      }\n    }\n", "    }\n",
        u"a closing bracket is missing before this line"_s, u""_s);
    row("the first line is lost", "{\n  \"format\"", "  \"format\"",
        u"the line that should open the study is missing"_s, u""_s);
    row("two lines in one", ",\n        \"count\"", ",#        \"count\"",
        u"this line cannot be read"_s, u"hours count"_s);
}

void TestStudyRescue::brokenLines()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, sentence);
    QFETCH(QString, lost);
    QByteArray text = withInputs("        \"hours\": 120,\n        \"count\": 8,\n"
                                 "        \"pue\": 1.1");
    QCOMPARE(text.count(before), 1);
    text.replace(before, after);
    const auto result = file::read(text, u"study.gramme"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    QVERIFY2(result->damage.join(u'\n').contains(sentence),
             qPrintable(result->damage.join(u'\n')));
    QCOMPARE(result->study.scenarios.size(), 1);
    const Scenario& kept = result->study.scenarios[0].scenario;
    QCOMPARE(kept.hours.value_or(0), lost.contains(u"hours"_s) ? 0.0 : 120.0);
    QCOMPARE(kept.count.value_or(0), lost.contains(u"count"_s) ? 0.0 : 8.0);
    QCOMPARE(kept.pue.value_or(0), lost.contains(u"pue"_s) ? 0.0 : 1.1);
}

void TestStudyRescue::cutAnywhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("step");
    QTest::newRow("as written") << sample() << 1;
    QTest::newRow("with carriage returns") << sample().replace('\n', "\r\n") << 7;
}

void TestStudyRescue::cutAnywhere()
{
    QFETCH(QByteArray, text);
    QFETCH(int, step);
    const auto original = file::read(text, u"x"_s);
    QVERIFY(original);
    const QList<qsizetype> ends = scenarioEnds(sample());
    QCOMPARE(ends.size(), original->study.scenarios.size());
    for (qsizetype size = 0; size < text.size(); size += step) {
        const QByteArray cut = text.left(size);
        const qsizetype plainSize = size - cut.count('\r');
        const auto whole = std::count_if(ends.begin(), ends.end(),
                                         [&](qsizetype end) { return end <= plainSize; });
        const auto result = file::read(cut, u"x"_s);
        if (!result) {
            QVERIFY2(whole == 0, qPrintable(result.error().message));
            continue;
        }
        const bool isSame = result->study == original->study;
        QVERIFY2(isSame || !result->damage.isEmpty(), cut.constData());
        compareWhole(result->study, original->study, whole);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"cut at %1"_s.arg(size)));
    }
}

void TestStudyRescue::anyLineLost()
{
    const QByteArray text = sample();
    const auto original = file::read(text, u"x"_s);
    QVERIFY(original);
    const QList<QByteArray> lines = text.split('\n');
    const QList<qsizetype> ends = scenarioEnds(text);
    qsizetype at = 0;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        QByteArray without = text;
        without.remove(at, lines[i].size() + 1);
        const auto whole = std::count_if(ends.begin(), ends.end(),
                                         [at](qsizetype end) { return end <= at; });
        const auto result = file::read(without, u"x"_s);
        QVERIFY2(result, lines[i].constData());
        compareWhole(result->study, original->study, whole);
        // Only the line's own scenario is harmed.
        QVERIFY2(result->study.scenarios.size() >= original->study.scenarios.size() - 1,
                 lines[i].constData());
        QVERIFY(!QTest::currentTestFailed());
        at += lines[i].size() + 1;
    }
}

void TestStudyRescue::anyByteOverwritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("brackets and quotes") << QByteArray("{}[]\",:\\");
    QTest::newRow("blanks") << QByteArray(" \t\n\r");
    QTest::newRow("digits and letters") << QByteArray("0159eE+-.xnt");
    QTest::newRow("no text") << QByteArray("\0\x01\x7f\x80\xc3\xe2\xf0\xff", 8);
}

void TestStudyRescue::anyByteOverwritten()
{
    QFETCH(QByteArray, bytes);
    const QByteArray text = sample();
    const auto original = file::read(text, u"x"_s);
    QVERIFY(original);
    const QList<qsizetype> ends = scenarioEnds(text);
    const qsizetype version = text.indexOf("\"version\"");
    QRandomGenerator random(4);
    for (int i = 0; i < 1000; ++i) {
        const qsizetype at = random.bounded(int(text.size()));
        QByteArray damaged = text;
        damaged[at] = bytes[random.bounded(int(bytes.size()))];
        const auto result = file::read(damaged, u"x"_s);
        if (!result) { // 1 became a 9
            QVERIFY2(at > version && at < version + 14, qPrintable(result.error().message));
            continue;
        }
        const auto whole = std::count_if(ends.begin(), ends.end(),
                                         [at](qsizetype end) { return end <= at; });
        compareWhole(result->study, original->study, whole);
        // A text that is no JSON any more never passes for a sound one.
        const bool isJson = !QJsonDocument::fromJson(damaged).isNull();
        QVERIFY2(isJson || !result->damage.isEmpty(), qPrintable(QString::number(at)));
        const auto again = file::read(file::write(result->study), u"x"_s);
        QVERIFY(again && (again->study == result->study));
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(u"byte %1, now %2"_s.arg(at).arg(int(damaged[at]))));
    }
}

void TestStudyRescue::noise()
{
    QRandomGenerator random(5);
    const QByteArray alphabet("{}[]\",:\\ \n\n  0123456789eE+-.truefalsnl\x80\xff");
    for (int i = 0; i < 600; ++i) {
        QByteArray text = random.bounded(3) ? sample() : QByteArray();
        for (int k = random.bounded(60); k >= 0; --k) {
            QByteArray piece;
            for (int n = random.bounded(12); n >= 0; --n)
                piece += alphabet[random.bounded(int(alphabet.size()))];
            text.insert(random.bounded(int(text.size()) + 1), piece);
        }
        const auto result = file::read(text, u"x"_s);
        if (!result)
            QVERIFY(result.error().message.endsWith(u'.'));
        else
            QVERIFY(!file::write(result->study).isEmpty());
    }
}

void TestStudyRescue::tellsAHundredPlaces()
{
    QByteArray lines;
    for (int i = 0; i < 150; ++i)
        lines += "        bad,\n";
    const auto result = file::read(withInputs(lines + "        \"hours\": 1"), u"x"_s);
    QVERIFY(result);
    QCOMPARE(result->damage.size(), 101);
    QVERIFY(result->damage.last().contains(u"50"_s));
    QCOMPARE(result->study.scenarios[0].scenario.hours, 1.0);
}

QTEST_GUILESS_MAIN(TestStudyRescue)
#include "tst_studyrescue.moc"
