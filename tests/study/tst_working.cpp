// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/working.h"

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

class TestWorking : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    const QLocale english{QLocale::English, QLocale::UnitedKingdom};

    Outcome outcome(const Scenario& scenario) const
    {
        const auto result = evaluate(scenario, *m_catalog, commandLine);
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return *result;
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void theExampleReadsAsInTheDesign()
    {
        // 8 x 400 x 0.60 x 120 / 1000 = 230.4 kWh; host 8 x 100 x 120 / 1000 = 96; 326.4; x 1.15 =
        // 375.36; x 270.5 g = 101.53 kg; 8 x 462.5 x 120 / (4 x 8760 x 0.85) = 14.91 kg
        QCOMPARE(workingText(outcome(exampleScenario()), english),
                 u"8 x 400 W x 0.60 x 120 h = 230 kWh; host 8 x 100 W x 120 h = 96.0 kWh; "
                 "together 326 kWh; x PUE 1.15 = 375 kWh; x 271 g/kWh = 102 kg; "
                 "embodied 8 x (150 kg + 312.5 kg) x 120 h / (4 years x 0.85) = "
                 "14.9 kg; together 116 kg"_s);
    }

    void severalTermsAreSummed()
    {
        Scenario scenario;
        scenario.cpuTdpW = 100;
        scenario.memoryGb = 64;
        scenario.hours = 10;
        scenario.runs = 3;
        scenario.intensity = 100;
        scenario.pue = 1.5;
        scenario.cpuUtilisation = 1;
        // CPU 1 x 100 x 1 x 30 h = 3 kWh; memory 64 x 0.3725 x 30 h = 0.7152; sum 3.7152
        QCOMPARE(workingText(outcome(scenario), english),
                 u"CPU 100 W x 1.00 x 10 h x 3 runs = 3.00 kWh; "
                 "memory 64 GB x 0.3725 W/GB x 10 h x 3 runs = 0.715 kWh; together 3.72 kWh; "
                 "x PUE 1.50 = 5.57 kWh; x 100 g/kWh = 557 g"_s);
    }

    void theOriginalMethodHasNoOtherTerm()
    {
        Scenario scenario;
        scenario.method = engine::Method::Lacoste2019;
        scenario.tdpW = 250;
        scenario.hours = 100;
        scenario.intensity = 432;
        QCOMPARE(workingText(outcome(scenario), english),
                 u"250 W x 100 h = 25.0 kWh; x 432 g/kWh = 10.8 kg"_s); // 25 x 0.432
        scenario.rounding = Rounding::Site;
        QCOMPARE(workingText(outcome(scenario), english),
                 u"250 W x 100 h = 25 kWh x 0.432 kg/kWh = 10.8 kg"_s);
    }

    void everyNumberExplainsItself()
    {
        const Outcome example = outcome(exampleScenario());
        int links = 0;
        for (const WorkingPart& part : working(example, english, WorkingStyle::Screen)) {
            if (!part.input)
                continue;
            ++links;
            const QString sentence = explanation(example, *part.input, english);
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            const bool typed = example.resolved.origin(*part.input) == Origin::Given;
            QVERIFY2(typed || sentence.contains(u"Source: "_s), qPrintable(sentence));
        }
        // count, TDP, utilisation, hours; count, host, hours; PUE; intensity; count, device, host,
        // hours, lifetime, use
        QCOMPARE(links, 15);
    }
};

QTEST_GUILESS_MAIN(TestWorking)
#include "tst_working.moc"
