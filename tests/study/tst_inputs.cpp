// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/inputs.h"
#include "study/scenariojson.h"

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

class TestInputs : public QObject {
    Q_OBJECT

private slots:
    void theTableIsInTheOrderOfTheEnum()
    {
        for (std::size_t i = 0; i < inputCount; ++i) {
            const InputSpec& entry = inputSpecs()[i];
            QCOMPARE(static_cast<std::size_t>(entry.input), i);
            QCOMPARE(findSpec(QString::fromLatin1(entry.key)), &entry);
            const bool isKept = entry.kind == InputKind::Choice || entry.kind == InputKind::Flag
                                || entry.kind == InputKind::Ranges;
            QVERIFY(isKept || (entry.text != nullptr) != (entry.number != nullptr));
        }
        QVERIFY(!findSpec(u"tdp-w"));
    }

    void rangesOfTheContract_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* key, const char* text, bool allowed) {
            QTest::addRow("%s %s", key, text) << QString::fromLatin1(key)
                                              << QString::fromLatin1(text) << allowed;
        };
        row("hours", "0", true);
        row("hours", "1e9", true);
        row("hours", "1.1e9", false);
        row("hours", "1e30", false);
        row("hours", "-5", false);
        row("hours", "nan", false);
        row("hours", "inf", false);
        row("hours", "1:30", false);
        row("hours", "1,5", false);
        row("hours", "1:30:00", true);
        row("count", "1", true);
        row("count", "0", false);
        row("count", "1.5", false);
        row("count", "1e7", true);
        row("count", "10000001", false);
        row("runs", "2.5", false);
        row("cpu_cores", "0", true);
        row("cpu_cores", "1e7", true);
        row("tdp_w", "0", true);
        row("tdp_w", "1e6", true);
        row("tdp_w", "1000001", false);
        row("memory_gb", "1e9", true);
        row("memory_gb", "2e9", false);
        row("utilisation", "0", true);
        row("utilisation", "1", true);
        row("utilisation", "80%", true);
        row("utilisation", "80", false);
        row("utilisation", "101%", false);
        row("pue", "1", true);
        row("pue", "0.99", false);
        row("pue", "10", true);
        row("pue", "10.1", false);
        row("intensity", "0", true);
        row("intensity", "5000", true);
        row("intensity", "5001", false);
        row("offset_pct", "100", true);
        row("offset_pct", "150", false);
        row("scale", "1e9", true);
        row("scale", "-1", false);
        row("method", "full", true);
        row("method", "Lacoste2019", true);
        row("method", "lacoste", false);
        row("embodied", "off", true);
        row("embodied", "maybe", false);
    }
    void rangesOfTheContract()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(bool, allowed);
        Scenario scenario;
        const InputSpec* entry = findSpec(key);
        QVERIFY(entry);
        const auto done = assign(scenario, entry->input, text, Naming::Option);
        QCOMPARE(bool(done), allowed);
        if (allowed) {
            QVERIFY(isGiven(scenario, entry->input));
            return;
        }
        // The sentence names the option, what was given, and it ends.
        QCOMPARE(done.error().place, key);
        QVERIFY(done.error().message.startsWith(inputName(entry->input, Naming::Option)));
        QVERIFY(done.error().message.contains(text));
        QVERIFY(done.error().message.endsWith(u'.'));
        QCOMPARE(done.error().kind, Problem::Kind::BadInput);
    }

    void aCommaGetsItsRemedy()
    {
        Scenario scenario;
        const auto done = assign(scenario, Input::Hours, u"1,5"_s, Naming::Option);
        QVERIFY(!done);
        QVERIFY(done.error().message.contains(u"write 1.5"_s));
    }

    void emptyMeansNotGiven()
    {
        Scenario scenario;
        QVERIFY(assign(scenario, Input::Count, u"8"_s, Naming::Column));
        QVERIFY(assign(scenario, Input::Count, u"  "_s, Naming::Column));
        QVERIFY(!scenario.count);
    }

    void everyValueReadsBack()
    {
        for (const InputSpec& entry : inputSpecs()) {
            QString text = entry.text ? u"a name, with \"marks\""_s
                                      : QLocale::c().toString(entry.high, 'g', QLocale::FloatingPointShortest);
            if (!choices(entry.input).isEmpty())
                text = choices(entry.input).last();
            else if (entry.kind == InputKind::Ranges)
                text = u"utilisation=0.5..0.9; pue=pinned"_s;
            Scenario scenario;
            QVERIFY(assign(scenario, entry.input, text, Naming::Column));
            QCOMPARE(valueText(scenario, entry.input), text);
            const Scenario copy = scenarioFromJson(toJson(scenario));
            QVERIFY2(copy == scenario, entry.key);
            clear(scenario, entry.input);
            QVERIFY2(scenario == Scenario(), entry.key);
        }
    }

    void aDamagedValueCostsOnlyItself()
    {
        QJsonObject json = toJson(exampleScenario());
        json.insert(u"hours"_s, -7);
        json.insert(u"something_newer"_s, true);
        QStringList problems;
        const Scenario read = scenarioFromJson(json, &problems);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().contains(u"hours"_s));
        QVERIFY(!read.hours);
        QCOMPARE(read.region, exampleScenario().region);
    }

    void typedNumbersUseTheLocale()
    {
        const QLocale german(QLocale::German, QLocale::Germany);
        QCOMPARE(*readTyped(Input::Pue, u"1,2"_s, german), 1.2);
        QCOMPARE(*readTyped(Input::Hours, u"3d4h"_s, german), 76.0);
        const auto bad = readTyped(Input::Pue, u"0,5"_s, german);
        QVERIFY(!bad);
        QVERIFY(bad.error().message.startsWith(u"PUE is “0,5”"_s));
    }
};

QTEST_APPLESS_MAIN(TestInputs)
#include "tst_inputs.moc"
