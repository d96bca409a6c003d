// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/ranges.h"
#include "study/uncertain.h"

#include <algorithm>
#include <numeric>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

/// What is uncertain, by how much, and why: the way from the catalogue to the engine's spreads.
class TestUncertain : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    const QLocale english{QLocale::English, QLocale::UnitedKingdom};

    Outcome outcome(const Scenario& scenario) const
    {
        const auto found = evaluate(scenario, *m_catalog, commandLine);
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return *found;
    }

    static Scenario with(Input input, const QString& text, Scenario scenario = exampleScenario())
    {
        const auto done = assign(scenario, input, text, Naming::Column);
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
        return scenario;
    }

    static double width(const Outcome& outcome)
    {
        return (outcome.estimate.interval->high - outcome.estimate.interval->low).value();
    }

    static std::optional<UncertainInput> find(const Outcome& outcome, Input input)
    {
        for (const UncertainInput& entry : uncertainInputs(outcome.resolved)) {
            if (entry.input == input)
                return entry;
        }
        return std::nullopt;
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void everyRangeHasItsReason_data()
    {
        QTest::addColumn<int>("input");
        QTest::addColumn<int>("origin");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        const auto row = [](Input input, RangeOrigin origin, double low, double high) {
            QTest::newRow(spec(input).key) << int(input) << int(origin) << low << high;
        };
        // A100 SXM4 80 GB from a datasheet: 400 W x 0.95 to 1.05
        row(Input::TdpW, RangeOrigin::Confidence, 380, 420);
        row(Input::Utilisation, RangeOrigin::Default, 0.26, 0.97);
        row(Input::HostW, RangeOrigin::Default, 32, 280); // 400 W x 0.08 to 0.70
        row(Input::Pue, RangeOrigin::Default, 1.12, 1.1875); // 0.15 x 0.80 and x 1.25
        row(Input::EmbodiedDeviceKg, RangeOrigin::Sources, 127.6, 273.4); // teardown, Boavizta
        row(Input::EmbodiedHostKg, RangeOrigin::Sources, 250, 712.5); // 2000, 5700 kg over 8
        row(Input::LifetimeYears, RangeOrigin::Default, 3, 6);
        row(Input::LifetimeUse, RangeOrigin::Default, 0.45, 1);
        row(Input::Hours, RangeOrigin::Certain, 120, 120);
    }
    void everyRangeHasItsReason()
    {
        QFETCH(int, input);
        QFETCH(int, origin);
        QFETCH(double, low);
        QFETCH(double, high);
        const Outcome example = outcome(exampleScenario());
        const auto found = find(example, static_cast<Input>(input));
        QVERIFY(found);
        QCOMPARE(int(found->origin), origin);
        QCOMPARE(found->spread.low, low);
        QCOMPARE(found->spread.high, high);
        QCOMPARE(found->spread.best, usedValue(example.resolved, found->input));
        const QString reason = rangeReason(example.resolved, *found, english);
        QVERIFY2(reason.endsWith(u'.'), qPrintable(reason));
        QCOMPARE(found->citation.name.isEmpty(), found->origin == RangeOrigin::Certain);
    }

    /// A country's own smallest and largest year; a grid without a range has the default.
    void intensityRangesOverTheYears()
    {
        const catalog::Grid* france = m_catalog->findGrid(u"FR");
        QVERIFY(france && france->intensity.lowGPerKwh);
        Scenario scenario = exampleScenario();
        scenario.provider.clear();
        scenario.region.clear();
        scenario.grid = u"FR"_s;
        const auto years = find(outcome(scenario), Input::Intensity);
        QCOMPARE(years->origin, RangeOrigin::Years);
        QCOMPARE(years->spread.low, *france->intensity.lowGPerKwh);
        QCOMPARE(years->spread.high, *france->intensity.highGPerKwh);
        const auto bare =
            std::find_if(m_catalog->grids().begin(), m_catalog->grids().end(),
                         [](const catalog::Grid& grid) { return !grid.intensity.lowGPerKwh; });
        QVERIFY(bare != m_catalog->grids().end());
        scenario.grid = bare->id;
        const auto assumed = find(outcome(scenario), Input::Intensity);
        QCOMPARE(assumed->origin, RangeOrigin::Default);
        QCOMPARE(assumed->spread.high, 1.15 * bare->intensity.gPerKwh);
    }

    void whatIsTypedIsCertain_data()
    {
        QTest::addColumn<int>("input");
        QTest::addColumn<QString>("text");
        for (const auto& [input, text] :
             {std::pair(Input::TdpW, "400"), {Input::Utilisation, "0.6"}, {Input::HostW, "100"},
              {Input::Pue, "1.15"}, {Input::EmbodiedDeviceKg, "150"}, {Input::EmbodiedHostKg, "312.5"},
              {Input::LifetimeYears, "4"}, {Input::LifetimeUse, "0.85"}})
            QTest::newRow(spec(input).key) << int(input) << QString::fromLatin1(text);
    }
    /// The same value typed: the same total, a narrower interval, no share of its own.
    void whatIsTypedIsCertain()
    {
        QFETCH(int, input);
        QFETCH(QString, text);
        const Outcome before = outcome(exampleScenario());
        const Outcome after = outcome(with(static_cast<Input>(input), text));
        QCOMPARE(after.estimate.total.value(), before.estimate.total.value());
        QVERIFY(width(after) < width(before));
        for (const Cause& cause : causes(after))
            QVERIFY(cause.input != static_cast<Input>(input));
        QCOMPARE(find(after, static_cast<Input>(input))->origin, RangeOrigin::Certain);
    }

    void theUserPinsAndWidens()
    {
        const Outcome before = outcome(exampleScenario());
        const Outcome pinnedOne = outcome(with(Input::Ranges, u"utilisation=pinned"_s));
        QVERIFY(width(pinnedOne) < width(before));
        QCOMPARE(find(pinnedOne, Input::Utilisation)->origin, RangeOrigin::Pinned);
        const Outcome wide = outcome(with(Input::Ranges, u"hours=60..480"_s));
        QVERIFY(width(wide) > width(before));
        QCOMPARE(find(wide, Input::Hours)->origin, RangeOrigin::Widened);
        QCOMPARE(wide.estimate.total.value(), before.estimate.total.value());
        QCOMPARE(causes(wide).front().input, Input::Hours);
        const auto misfit = evaluate(with(Input::Ranges, u"utilisation=0.7..0.9"_s), *m_catalog,
                                     window);
        QVERIFY(!misfit);
        QVERIFY2(misfit.error().message.contains(u"does not hold the value in use, 0.6"_s),
                 qPrintable(misfit.error().message));
    }

    void mfuStandsForTheTime()
    {
        Scenario plan = exampleScenario();
        plan.hours.reset();
        plan.params = 7e9;
        plan.tokens = 2e12;
        const Outcome planned = outcome(plan);
        const auto mfu = find(planned, Input::Mfu);
        QVERIFY(mfu && !find(planned, Input::Hours));
        QCOMPARE(mfu->origin, RangeOrigin::Family);
        QVERIFY(mfu->spread.low < mfu->spread.best && mfu->spread.best < mfu->spread.high);
        // a low MFU takes long: hours x best / low
        const engine::Spreads all = spreads(planned.resolved);
        const engine::Spread& time = engine::at(all, engine::Factor::Time);
        const double hours = planned.resolved.plan->hours.value();
        QCOMPARE(time.high, hours * mfu->spread.best / mfu->spread.low);
        QCOMPARE(time.low, hours * mfu->spread.best / mfu->spread.high);
        plan.mfu = mfu->spread.best;
        QVERIFY(width(outcome(plan)) < width(planned));
    }

    /// A published MFU is an upper one: over all hours a run reaches down to 0.66 of it (PaLM).
    void aPublishedMfuIsAnUpperOne()
    {
        Scenario plan;
        plan.preset = u"gpt3_175b"_s;
        plan.grid = u"US"_s;
        const Outcome planned = outcome(plan);
        const auto mfu = find(planned, Input::Mfu);
        QVERIFY(mfu);
        QCOMPARE(mfu->origin, RangeOrigin::Published);
        QCOMPARE(mfu->spread.low, 0.66 * 0.197);
        QCOMPARE(mfu->spread.high, 0.197);
        QVERIFY(rangeReason(planned.resolved, *mfu, english).contains(u"as published"_s));
    }

    void causesAreRankedAndNamed()
    {
        const Outcome example = outcome(exampleScenario());
        const auto ranked = causes(example);
        QVERIFY(std::is_sorted(ranked.begin(), ranked.end(), [](const Cause& a, const Cause& b) {
            return a.share > b.share;
        }));
        const double sum = std::accumulate(ranked.begin(), ranked.end(), 0.0,
                                           [](double s, const Cause& c) { return s + c.share; });
        QVERIFY(std::abs(sum - 1.0) < 1e-9);
        QCOMPARE(ranked.front().input, Input::Utilisation);
        const QString sentence = narrowingSentence(example, english);
        QVERIFY2(sentence.startsWith(u"Knowing the real power draw"_s), qPrintable(sentence));
        QVERIFY(sentence.contains(u" %"_s) && sentence.endsWith(u'.'));
    }

    void nothingUncertainHasNoWidth()
    {
        Scenario scenario;
        scenario.tdpW = 300;
        scenario.utilisation = 1;
        scenario.hostW = 0;
        scenario.hours = 10;
        scenario.intensity = 100;
        scenario.pue = 1;
        const Outcome exact = outcome(scenario);
        QCOMPARE(exact.estimate.interval->low.value(), exact.estimate.total.value());
        QCOMPARE(exact.estimate.interval->high.value(), exact.estimate.total.value());
        QVERIFY(causes(exact).empty());
        QVERIFY(narrowingSentence(exact, english).contains(u"no width"_s));
        scenario.interval = false;
        QVERIFY(!outcome(scenario).estimate.interval);
        QVERIFY(narrowingSentence(outcome(scenario), english).contains(u"No interval"_s));
    }

    /// Green Algorithms takes utilisation 1; a range made for the method full rests meanwhile.
    void aRangeRestsWhereTheMethodFixesTheInput()
    {
        Scenario scenario = with(Input::Ranges, u"utilisation=0.5..0.7"_s);
        scenario.method = engine::Method::GreenAlgorithms;
        scenario.interval = true;
        const auto other = evaluate(scenario, *m_catalog, window);
        QVERIFY2(other, other ? "" : qPrintable(other.error().message));
        const auto utilisation = find(*other, Input::Utilisation);
        QCOMPARE(utilisation->origin, RangeOrigin::Certain);
        QCOMPARE(utilisation->spread.low, 1.0);
        QCOMPARE(utilisation->spread.high, 1.0);
        scenario.method = engine::Method::Full;
        QCOMPARE(find(outcome(scenario), Input::Utilisation)->spread.high, 0.7);
    }

    /// The methods of others state no interval unless one asks.
    void otherMethodsOnlyOnRequest()
    {
        Scenario scenario = exampleScenario();
        scenario.method = engine::Method::GreenAlgorithms;
        QVERIFY(!outcome(scenario).estimate.interval);
        scenario.interval = true;
        const Outcome asked = outcome(scenario);
        QVERIFY(asked.estimate.interval && width(asked) > 0.0);
        QVERIFY(!find(asked, Input::EmbodiedDeviceKg));
    }
};

QTEST_GUILESS_MAIN(TestUncertain)
#include "tst_uncertain.moc"
