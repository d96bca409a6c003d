// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/study.h"

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

Scenario named(const QString& name)
{
    Scenario scenario;
    scenario.name = name;
    return scenario;
}

} // namespace

class TestStudy : public QObject
{
    Q_OBJECT

private slots:
    void idsAreNeverUsedAgain()
    {
        Study study = studyOf(exampleScenario());
        QCOMPARE(study.scenarios.size(), 1);
        QCOMPARE(study.scenarios.first().id, u"s1"_s);
        QVERIFY(study.scenarios.first().scenario == exampleScenario());
        QCOMPARE(addScenario(study, {}).id, u"s2"_s);
        QCOMPARE(addRun(study, {}).id, u"m3"_s); // one count for both kinds
        study.scenarios.removeLast();
        study.runs.clear();
        QCOMPARE(addScenario(study, {}).id, u"s4"_s);
        QCOMPARE(addRun(study, {}).id, u"m5"_s);
    }

    void aSeriesStaysAndAFreeOneIsUsedAgain()
    {
        Study study;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(addScenario(study, {}).series, i);
        study.scenarios.removeAt(1);
        study.scenarios.move(2, 0); // s4, s1, s3
        QCOMPARE(study.scenarios.at(0).series, 3);
        QCOMPARE(study.scenarios.at(1).series, 0);
        QCOMPARE(study.scenarios.at(2).series, 2);
        QCOMPARE(addScenario(study, {}).series, 1);
        QCOMPARE(addScenario(study, {}).series, 4);
    }

    void letters_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("letter");
        const auto row = [](int index, const char* letter) {
            QTest::newRow(letter) << index << QString::fromLatin1(letter);
        };
        // As the columns of a spreadsheet: 26 of one letter, then 26 x 26 of two.
        row(0, "A");
        row(1, "B");
        row(25, "Z");
        row(26, "AA");
        row(27, "AB");
        row(51, "AZ");
        row(52, "BA");
        row(701, "ZZ");
        row(702, "AAA");
    }

    void letters()
    {
        QFETCH(int, index);
        QFETCH(QString, letter);
        QCOMPARE(Study::letter(index), letter);
    }

    void namesAreUnique()
    {
        Study study;
        QCOMPARE(uniqueName(study, u"Plan"_s), u"Plan"_s);
        addScenario(study, named(u"Plan"_s));
        QCOMPARE(uniqueName(study, u"Plan"_s), u"Plan (2)"_s);
        addScenario(study, named(u"Plan (2)"_s));
        QCOMPARE(uniqueName(study, u"Plan"_s), u"Plan (3)"_s);
        QCOMPARE(uniqueName(study, u"%1 %2"_s), u"%1 %2"_s);
        addScenario(study, named(u"100 %2 %1"_s));
        QCOMPARE(uniqueName(study, u"100 %2 %1"_s), u"100 %2 %1 (2)"_s);
    }

    void findingByItsId()
    {
        Study study = studyOf(exampleScenario());
        addScenario(study, named(u"B"_s));
        QCOMPARE(study.indexOf(u"s2"), 1);
        QCOMPARE(study.find(u"s2")->scenario.name, u"B"_s);
        QCOMPARE(study.indexOf(u"s3"), -1);
        QVERIFY(!study.find(u"s3"));
        QVERIFY(!study.find(u""));
    }

    void equalIsWhatHoldsTheSame()
    {
        Study a = studyOf(exampleScenario());
        Study b = a;
        QVERIFY(a == b);
        SavedResult result;
        result.totalKg = 5.0;
        a.scenarios[0].saved = std::make_shared<const SavedResult>(result);
        QVERIFY(!(a == b));
        b.scenarios[0].saved = std::make_shared<const SavedResult>(result); // equal, not the same
        QVERIFY(a == b);
        result.figures.push_back({Input::TdpW, 400, 400, 400, u"device/x"_s, {}});
        b.scenarios[0].saved = std::make_shared<const SavedResult>(result);
        QVERIFY(!(a == b));
        b = a;
        b.scenarios[0].unknown = {{u"x"_s, "1"}};
        QVERIFY(!(a == b));
    }

    void energyBeforePue()
    {
        MeasuredRun run;
        QVERIFY(!run.itKwh());
        run.energyKwh = 12.0;
        QCOMPARE(run.itKwh(), 12.0);
        run.pueIncluded = 1.2; // 12 / 1.2
        QCOMPARE(run.itKwh(), 10.0);
    }
};

QTEST_GUILESS_MAIN(TestStudy)
#include "tst_study.moc"
