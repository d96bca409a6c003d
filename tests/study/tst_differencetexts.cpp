// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "catalog/catalog.h"
#include "study/differences.h"

#include <QHash>

#include <cmath>

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

} // namespace

/// What is said of a difference, and when: over real scenarios of the catalogue.
class TestDifferenceTexts : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    Outcome evaluated(const Scenario& scenario) const
    {
        const auto outcome = evaluate(scenario, *m_catalog, window);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message));
        return *outcome;
    }
    /// Moved to one basis where they stand on two, as a page shows them.
    QString sentence(const Scenario& a, const Scenario& b) const
    {
        const Outcome from = evaluated(a);
        const Outcome to = evaluated(b);
        const SideBySide both = onOneBasis({&from, &to});
        return differenceSentence(difference(*both.outcomes.at(0), *both.outcomes.at(1)), u"A"_s,
                                  u"B"_s, english);
    }

private slots:
    void initTestCase();
    void sentences_data();
    void sentences();
    void realScenarios_data();
    void realScenarios();
    void oneBasisForAll();
    void nothingIsComparedAcrossBases();
    void sharedDoubtMovesTogether();
    void ownDoubtsMayReverse();
    void namesAndNumbersAsPeopleReadThem();
};

void TestDifferenceTexts::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestDifferenceTexts::sentences_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<QList<QPair<int, double>>>("causes");
    QTest::addColumn<QString>("sentence");
    const auto place = int(ChangeCause::Place);
    const auto time = int(ChangeCause::Time);
    const auto pue = int(ChangeCause::DataCentre);
    const auto hardware = int(ChangeCause::Hardware);
    using List = QList<QPair<int, double>>;
    QTest::newRow("one") << 100.0 << List{{place, -61.0}}
                         << u"B emits 61 % less than A because of the region."_s;
    QTest::newRow("one makes up most") // 58 of 61 is 95 %
        << 100.0 << List{{place, -58.0}, {pue, -3.0}}
        << u"B emits 61 % less than A because of the region (−58 %)."_s;
    QTest::newRow("two make up 90 %") // 50 of 61 is 82 %, 60 of 61 is 98 %
        << 100.0 << List{{place, -50.0}, {time, -10.0}, {pue, -1.0}}
        << u"B emits 61 % less than A because of the region (−50 %) and the running time "
           u"(−10 %)."_s;
    QTest::newRow("against it")
        << 100.0 << List{{place, -58.0}, {time, 18.0}}
        << u"B emits 40 % less than A because of the region (−58 %), in spite of the running "
           u"time (+18 %)."_s;
    QTest::newRow("a little against it") // 1 of 57 is below a tenth
        << 100.0 << List{{place, -58.0}, {time, 1.0}}
        << u"B emits 57 % less than A because of the region (−58 %)."_s;
    QTest::newRow("more") << 100.0 << List{{time, 50.0}}
                          << u"B emits 50 % more than A because of the running time."_s;
    QTest::newRow("several times") // (100 + 150 + 70) / 100
        << 100.0 << List{{hardware, 150.0}, {time, 70.0}}
        << u"B emits 3.20 times as much as A because of the hardware (+150 %) and the running "
           u"time (+70 %)."_s;
    QTest::newRow("from nothing") << 0.0 << List{{place, 2.0}}
                                  << u"B emits 2.00 kg, A nothing because of the region."_s;
    QTest::newRow("same") << 100.0 << List{} << u"B emits as much as A."_s;
    QTest::newRow("same by others") << 100.0 << List{{hardware, 20.0}, {time, -20.0}}
                                    << u"B emits as much as A, though by other inputs."_s;
}

void TestDifferenceTexts::sentences()
{
    QFETCH(double, from);
    using List = QList<QPair<int, double>>;
    QFETCH(List, causes);
    Difference made;
    made.fromKg = from;
    made.toKg = from;
    for (const auto& [cause, kg] : causes) {
        made.causes.push_back({ChangeCause(cause), kg});
        made.toKg += kg;
    }
    QTEST(differenceSentence(made, u"A"_s, u"B"_s, english), "sentence");
}

void TestDifferenceTexts::realScenarios_data()
{
    QTest::addColumn<Scenario>("changed");
    QTest::addColumn<QString>("start");
    Scenario hours = exampleScenario();
    hours.hours = 60.0; // of 120
    QTest::newRow("half the hours")
        << hours << u"B emits 50 % less than A because of the running time."_s;
    Scenario count = exampleScenario();
    count.count = 4.0; // of 8
    QTest::newRow("half the devices")
        << count << u"B emits 50 % less than A because of the number of devices."_s;
    Scenario place = exampleScenario();
    place.region = u"eu-north-1"_s;
    QTest::newRow("Stockholm") << place << u"because of the region"_s;
    Scenario typed = exampleScenario();
    typed.intensity = 1.0;
    QTest::newRow("typed intensity") << typed << u"because of the carbon intensity."_s;
    Scenario device = exampleScenario();
    device.hardware = u"nvidia-h100-sxm5-80gb"_s;
    QTest::newRow("other hardware") << device << u"because of the hardware."_s;
    Scenario method = exampleScenario();
    method.method = engine::Method::Lacoste2019;
    QTest::newRow("other method") << method << u"They count by different methods"_s;
}

void TestDifferenceTexts::realScenarios()
{
    QFETCH(Scenario, changed);
    QFETCH(QString, start);
    const QString said = sentence(exampleScenario(), changed);
    QVERIFY2(said.contains(start), qPrintable(said));
}

/// Virginia's figure is direct, Stockholm's lifecycle; a typed one stays; what has no lifecycle
/// figure drops out.
void TestDifferenceTexts::oneBasisForAll()
{
    const Outcome direct = evaluated(exampleScenario());
    Scenario scenario = exampleScenario();
    scenario.basis = BasisChoice::Lifecycle;
    const Outcome lifecycle = evaluated(scenario);
    scenario.intensity = 7.0;
    const Outcome typed = evaluated(scenario);
    QVERIFY(mixesBases({&direct, &lifecycle}));
    QVERIFY(!mixesBases({&direct, &typed, nullptr}));
    QVERIFY(!onOneBasis({&direct, &typed}).isMoved);
    const SideBySide all = onOneBasis({&direct, nullptr, &lifecycle, &typed});
    QVERIFY(all.isMoved);
    QCOMPARE(all.outcomes.at(0)->estimate.total, lifecycle.estimate.total);
    QCOMPARE(all.outcomes.at(0)->estimate.interval->low, lifecycle.estimate.interval->low);
    QCOMPARE(all.outcomes.at(1), nullptr);
    QCOMPARE(all.outcomes.at(2), &lifecycle);
    QCOMPARE(all.outcomes.at(3), &typed);
    for (const catalog::Grid& grid : m_catalog->grids()) {
        if (grid.intensity.basis != catalog::Basis::Direct || grid.lifecycle)
            continue;
        Scenario nowhere = exampleScenario();
        nowhere.provider = u"onprem-average"_s;
        nowhere.region.clear();
        nowhere.grid = grid.id;
        const Outcome without = evaluated(nowhere);
        QCOMPARE(onOneBasis({&without, &lifecycle}).outcomes.at(0), nullptr);
        return;
    }
    QSKIP("Every grid has a lifecycle figure.");
}

void TestDifferenceTexts::nothingIsComparedAcrossBases()
{
    Scenario direct;
    Scenario lifecycle;
    for (const catalog::Grid& grid : m_catalog->grids()) {
        Scenario scenario = exampleScenario();
        scenario.provider = u"onprem-average"_s;
        scenario.region.clear();
        scenario.grid = grid.id;
        if (grid.intensity.basis == catalog::Basis::Direct)
            direct = scenario;
        if (grid.intensity.basis == catalog::Basis::Lifecycle)
            lifecycle = scenario;
    }
    QVERIFY(!direct.grid.isEmpty() && !lifecycle.grid.isEmpty());
    const Difference found = difference(evaluated(lifecycle), evaluated(direct));
    QVERIFY(!found.isComparable());
    QVERIFY(!found.ratio());
    QVERIFY(found.causes.empty());
    QVERIFY(!found.inputs.empty());
    for (const DifferingInput& each : found.inputs)
        QVERIFY(!each.kg);
    const QString said = differenceSentence(found, u"A"_s, u"B"_s, english);
    QCOMPARE(said, u"A and B are not compared: the carbon intensity of A is lifecycle, that of B "
                   u"direct. No saving is stated across two bases; choose the lifecycle basis for "
                   u"both."_s);
    QVERIFY(!said.contains(u'%'));
}

/// 110 h instead of 120 h: whatever is not known of the one holds for the other.
void TestDifferenceTexts::sharedDoubtMovesTogether()
{
    Scenario shorter = exampleScenario();
    shorter.hours = 110.0;
    const Difference found = difference(evaluated(exampleScenario()), evaluated(shorter));
    QVERIFY(found.overlaps);
    QVERIFY(found.range);
    QVERIFY(std::abs(found.range->low - 110.0 / 120.0) < 1e-12);
    QVERIFY(std::abs(found.range->high - 110.0 / 120.0) < 1e-12);
    const QString said = differenceSentence(found, u"A"_s, u"B"_s, english);
    QVERIFY2(said.endsWith(u"so the difference stands."_s), qPrintable(said));
}

/// One's own ranges of two typed intensities, 100 and 95 within 60 to 140: not the same doubt.
void TestDifferenceTexts::ownDoubtsMayReverse()
{
    Scenario first = exampleScenario();
    first.intensity = 100.0;
    first.ranges = {{Input::Intensity, 60.0, 140.0}};
    Scenario second = first;
    second.intensity = 95.0;
    const Difference found = difference(evaluated(first), evaluated(second));
    QVERIFY(found.overlaps);
    QVERIFY(found.range && found.range->low < 1.0 && found.range->high > 1.0);
    QVERIFY(differenceSentence(found, u"A"_s, u"B"_s, english)
                .endsWith(u"the difference may be smaller or reversed."_s));
    // The same twice: no difference, and no doubt about that.
    QCOMPARE(sentence(first, first), u"B emits as much as A."_s);
}

void TestDifferenceTexts::namesAndNumbersAsPeopleReadThem()
{
    Scenario to = exampleScenario();
    to.region = u"eu-north-1"_s;
    to.hours = 60.0;
    to.utilisation = 0.8;
    const Difference found = difference(evaluated(exampleScenario()), evaluated(to));
    QHash<Input, DifferingTexts> texts;
    for (const DifferingInput& each : found.inputs)
        texts.insert(each.input, differingTexts(each, english));
    QCOMPARE(texts.value(Input::Hours).from, u"120 h"_s);
    QCOMPARE(texts.value(Input::Hours).to, u"60 h"_s);
    QCOMPARE(texts.value(Input::Utilisation).to, u"0.80"_s);
    QCOMPARE(texts.value(Input::Region).to, u"Stockholm, eu-north-1"_s);
    QVERIFY(texts.value(Input::Intensity).to.endsWith(u" g/kWh"_s));
    QVERIFY(!texts.contains(Input::Provider));
    QVERIFY(!texts.contains(Input::TdpW));
}

QTEST_GUILESS_MAIN(TestDifferenceTexts)
#include "tst_differencetexts.moc"
