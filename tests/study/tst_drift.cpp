// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "savedfixture.h"
#include "study/edits.h"
#include "study/file/studyfile.h"
#include "study/studyedits.h"

#include <QFile>
#include <QTemporaryDir>

using namespace gramme;
using namespace gramme::study;
using namespace gramme::tests;
using namespace Qt::StringLiterals;

namespace {

// Of the worked example (tst_saved.cpp): 444000 kg h over 29784 h, and 8 x 120 h x 0.2705 kg/kWh.
constexpr double making = 444000.0 / 29784.0;

double example(double watts, double pue, double grams)
{
    return 0.96 * watts * pue * grams / 1000.0 + making;
}

/// An entry that only the edition then had: its figures are of "gone-X" now.
struct Gone
{
    QString line;
    QStringList inputs; ///< Those whose subject names the entry.
    QString was, is;
    void (*forget)(Scenario&);
};

/// Two devices, and a region on a grid of its own.
catalog::OwnEntries ownEntries()
{
    catalog::OwnDevice device;
    device.id = u"own-a-000001"_s;
    device.name = u"Mine"_s;
    device.tdpW = 200;
    catalog::OwnGrid grid;
    grid.id = u"own-g-000003"_s;
    grid.name = u"Roof"_s;
    grid.gPerKwh = 40;
    catalog::OwnRegion region;
    region.id = u"own-r-000004"_s;
    region.name = u"Attic"_s;
    region.gridId = grid.id;
    catalog::OwnReference reference;
    reference.id = u"own-p-000005"_s;
    reference.label = u"Heating"_s;
    reference.kgCo2e = 900;
    catalog::OwnEntries own{{device, device}, {grid}, {region}, {reference}};
    own.devices[1].id = u"own-b-000002"_s;
    own.devices[1].name = u"Unused"_s;
    return own;
}

} // namespace

Q_DECLARE_METATYPE(Gone)

class TestDrift : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    Outcome outcome(const StudyScenario& entry) const { return outcomeOf(entry, *m_catalog); }
    double kg(const StudyScenario& entry) const { return outcome(entry).estimate.total.value(); }

    /// The worked example as an edition saved it that had 300 W, PUE 1.2 and 300 g/kWh.
    StudyScenario ofAnotherEdition() const
    {
        StudyScenario entry = savedNow(exampleScenario(), *m_catalog);
        setFigure(entry, Input::TdpW, 300, 290, 310);
        setFigure(entry, Input::HostW, 75);
        setSubject(entry, Input::HostW, u"default/gpu/300 W"_s);
        setFigure(entry, Input::Pue, 1.2);
        setFigure(entry, Input::Intensity, 300, 280, 320);
        auto saved = std::make_shared<SavedResult>(*entry.saved);
        saved->edition = u"2026-05"_s;
        saved->program = u"0.4.0"_s;
        saved->totalKg = example(180 + 75, 1.2, 300);
        entry.saved = std::move(saved);
        return entry;
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void theSavedNumberIsShown()
    {
        const StudyScenario entry = ofAnotherEdition();
        QVERIFY(close(kg(entry), example(255, 1.2, 300)));
        QCOMPARE(recomputationRemark(entry, *m_catalog), QString());
    }

    void whatDiffersWithItsEffect()
    {
        const StudyScenario entry = ofAnotherEdition();
        const std::vector<Drift> found = drifts(entry, *m_catalog);
        QCOMPARE(found.size(), 3U); // the host's share is what it was
        const auto check = [&](std::size_t at, Input input, double then, double now, double kilo) {
            QCOMPARE(found[at].input, input);
            QCOMPARE(found[at].saved.value, then);
            QCOMPARE(found[at].current.value, now);
            QVERIFY(close(found[at].savedKg, example(255, 1.2, 300)));
            QVERIFY2(close(found[at].updatedKg, kilo), spec(input).key);
        };
        check(0, Input::TdpW, 300, 400, example(240 + 100, 1.2, 300)); // the host goes with it
        check(1, Input::Intensity, 300, 270.5, example(255, 1.2, 270.5));
        check(2, Input::Pue, 1.2, 1.15, example(255, 1.15, 300));
    }

    void onlyARangeDiffers()
    {
        StudyScenario entry = savedNow(exampleScenario(), *m_catalog);
        const SavedFigure intensity = *entry.saved->find(Input::Intensity);
        setFigure(entry, Input::Intensity, intensity.value, 100, 400);
        const auto found = drifts(entry, *m_catalog);
        QCOMPARE(found.size(), 1U);
        QVERIFY(close(found.front().savedKg, found.front().updatedKg));
        QCOMPARE(found.front().saved.low, 100.0);
        QCOMPARE(found.front().current.low, intensity.low);
    }

    void nothingDiffersWhereNothingWasSaved()
    {
        QVERIFY(drifts({{}, 0, exampleScenario(), {}, {}, {}}, *m_catalog).empty());
        QVERIFY(drifts(savedNow(exampleScenario(), *m_catalog), *m_catalog).empty());
        StudyScenario broken = ofAnotherEdition();
        broken.scenario.hours.reset(); // no result
        QVERIFY(drifts(broken, *m_catalog).empty());
    }

    void someAreUpdatedAllOrNone()
    {
        Study study;
        study.scenarios = {ofAnotherEdition()};
        Document document(study);
        const auto total = [&] { return kg(document.selected()); };
        edits::updateFigures(document, u"s1"_s, {Input::TdpW, Input::Pue});
        QVERIFY(close(total(), example(340, 1.15, 300)));
        QCOMPARE(drifts(document.selected(), *m_catalog).size(), 1U);
        edits::updateFigures(document, u"s1"_s, {Input::Intensity});
        QVERIFY(close(total(), example(340, 1.15, 270.5)));
        QVERIFY(drifts(document.selected(), *m_catalog).empty());
        QVERIFY(same(outcome(document.selected()),
                     outcome({{}, 0, exampleScenario(), {}, {}, {}})));
        document.undoStack().undo();
        document.undoStack().undo();
        QVERIFY(close(total(), example(255, 1.2, 300)));
    }

    void savingAgainKeepsFiguresAndTheirEdition()
    {
        Study study;
        study.scenarios = {ofAnotherEdition()};
        const Study again = withFigures(study, *m_catalog);
        const StudyScenario& kept = again.scenarios.first();
        QCOMPARE(kept.saved->edition, u"2026-05"_s);
        QCOMPARE(kept.saved->find(Input::TdpW)->value, 300.0);
        QCOMPARE(kept.saved->find(Input::TdpW)->low, 290.0);
        QVERIFY(close(kept.saved->totalKg, example(255, 1.2, 300)));
        QVERIFY(same(outcome(kept), outcome(study.scenarios.first())));
        QCOMPARE(drifts(kept, *m_catalog).size(), 3U);
        QVERIFY(*withFigures(again, *m_catalog).scenarios.first().saved == *kept.saved);
    }

    void updatedFiguresAreOfThisEdition()
    {
        Study study;
        study.scenarios = {ofAnotherEdition()};
        Document document(study);
        edits::updateFigures(document, u"s1"_s, {Input::TdpW, Input::Pue, Input::Intensity});
        const StudyScenario now = withFigures(document.study(), *m_catalog).scenarios.first();
        QCOMPARE(now.saved->edition, m_catalog->editionName(catalog::Edition::Current));
        QCOMPARE(now.saved->find(Input::TdpW)->value, 400.0);
    }

    void aTotalThatCannotBeRepeatedIsSaid()
    {
        StudyScenario entry = ofAnotherEdition();
        entry.scenario.name = u"%2 <b>plan</b>"_s;
        auto saved = std::make_shared<SavedResult>(*entry.saved);
        saved->totalKg = 50;
        entry.saved = std::move(saved);
        // 0.96 x 255 x 1.2 x 0.3 = 88.128, and 14.907 of making
        QCOMPARE(recomputationRemark(entry, *m_catalog),
                 u"“%2 <b>plan</b>” was saved with 50.0 kg by version 0.4.0; this version makes "
                 "103 kg of the same figures."_s);
    }

    void whatIsUnknownStays()
    {
        Study study;
        study.scenarios = {ofAnotherEdition()};
        auto saved = std::make_shared<SavedResult>(*study.scenarios.first().saved);
        saved->unknown = {{u"note"_s, "\"kept\""}};
        study.scenarios.first().saved = std::move(saved);
        QCOMPARE(withFigures(study, *m_catalog).scenarios.first().saved->unknown.size(), 1);
    }

    void entriesThatAreGone_data()
    {
        QTest::addColumn<Gone>("gone");
        QTest::newRow("hardware") << Gone{
            u"hardware=nvidia-a100-sxm4-80gb count=8 hours=120 provider=aws region=us-east-1"_s,
            {u"tdp_w"_s, u"embodied_device_kg"_s, u"embodied_host_kg"_s},
            u"nvidia-a100-sxm4-80gb"_s, u"gone-gpu"_s,
            [](Scenario& s) { s.hardware = u"gone-gpu"_s; }};
        QTest::newRow("hardware of a plan") << Gone{
            u"hardware=nvidia-a100-sxm4-80gb count=8 params=7B tokens=1T grid=DE"_s,
            {u"tdp_w"_s, u"embodied_device_kg"_s, u"embodied_host_kg"_s, u"peak_tflops"_s},
            u"nvidia-a100-sxm4-80gb"_s, u"gone-gpu"_s,
            [](Scenario& s) { s.hardware = u"gone-gpu"_s; }};
        QTest::newRow("instance") << Gone{
            u"instance=p4d.24xlarge count=2 hours=10 provider=aws region=us-east-1"_s,
            {u"count"_s, u"memory_gb"_s, u"cpu_cores"_s},
            u"p4d.24xlarge"_s, u"gone.24xlarge"_s,
            [](Scenario& s) { s.instance = u"gone.24xlarge"_s; }};
        addPlaces();
        addPresets();
    }

private:
    static void addPlaces()
    {
        QTest::newRow("region") << Gone{
            u"hardware=nvidia-a100-sxm4-80gb hours=120 provider=aws region=us-east-1"_s,
            {u"intensity"_s, u"pue"_s},
            u"us-east-1"_s, u"gone-1"_s, [](Scenario& s) { s.region = u"gone-1"_s; }};
        QTest::newRow("provider") << Gone{
            u"hardware=nvidia-a100-sxm4-80gb hours=120 provider=aws region=us-east-1"_s,
            {u"intensity"_s, u"pue"_s},
            u"aws"_s, u"gone"_s, [](Scenario& s) { s.provider = u"gone"_s; }};
        QTest::newRow("grid") << Gone{
            u"hardware=nvidia-a100-sxm4-80gb hours=120 provider=onprem-average grid=DE"_s,
            {u"intensity"_s}, u"DE"_s, u"gone-grid"_s,
            [](Scenario& s) { s.grid = u"gone-grid"_s; }};
        QTest::newRow("cpu") << Gone{
            u"hardware=nvidia-a100-sxm4-80gb cpu=intel-xeon-e5-2690-v4 hours=10 grid=DE"_s,
            {u"cpu_w_per_core"_s, u"cpu_cores"_s},
            u"intel-xeon-e5-2690-v4"_s, u"gone-cpu"_s,
            [](Scenario& s) { s.cpu = u"gone-cpu"_s; }};
    }

    static void addPresets()
    {
        QTest::newRow("preset") << Gone{
            u"preset=gpt3_175b grid=DE"_s, {u"flops"_s, u"mfu"_s, u"count"_s},
            u"gpt3_175b"_s, u"gone_preset"_s, [](Scenario& s) { s.preset = u"gone_preset"_s; }};
        QTest::newRow("preset on other hardware") << Gone{
            u"preset=llama2_7b hardware=nvidia-h100-sxm5-80gb count=64 grid=DE"_s, {u"flops"_s},
            u"llama2_7b"_s, u"gone_preset"_s, [](Scenario& s) { s.preset = u"gone_preset"_s; }};
    }

private slots:
    void entriesThatAreGone()
    {
        QFETCH(Gone, gone);
        StudyScenario entry = savedNow(fromLine(gone.line), *m_catalog);
        const Outcome then = outcome(entry);
        for (const QString& key : std::as_const(gone.inputs)) {
            const Input input = findSpec(key)->input;
            const SavedFigure* figure = entry.saved->find(input);
            QVERIFY2(figure, qPrintable(key));
            QVERIFY2(figure->of.contains(gone.was), qPrintable(figure->of));
            setSubject(entry, input, QString(figure->of).replace(gone.was, gone.is));
        }
        gone.forget(entry.scenario);
        const Outcome now = outcome(entry);
        QVERIFY2(close(now.estimate.total.value(), then.estimate.total.value()),
                 qPrintable(QString::number(now.estimate.total.value())));
        QVERIFY(close(now.estimate.energy.value(), then.estimate.energy.value()));
        QVERIFY2(close(now.estimate.interval->low.value(), then.estimate.interval->low.value()),
                 qPrintable(QString::number(now.estimate.interval->low.value())));
        QCOMPARE(warningTexts(now.resolved).last(),
                 u"The catalogue no longer has “%1”; the figures saved with the study are used."_s
                     .arg(gone.is));
        QVERIFY(drifts(entry, *m_catalog).empty());
        // Saving leaves on record what was saved when the entry was known.
        Study study;
        study.scenarios = {entry};
        QVERIFY(withFigures(study, *m_catalog) == study);
    }

    void aWrongNameIsNotAnEntryThatIsGone()
    {
        StudyScenario entry = savedNow(exampleScenario(), *m_catalog);
        entry.scenario.hardware = u"nvidia-h100-mistyped"_s; // the figures are those of an A100
        const auto refused = evaluate(entry, *m_catalog, window);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"nvidia-h100-mistyped"_s),
                 qPrintable(refused.error().message));
    }

    void withoutTheShareAlikeFile()
    {
        // A figure of making, and a place, that only that file has.
        QTemporaryDir folder;
        const QString whole = catalog::Catalog::defaultFolder();
        QVERIFY(QFile::copy(whole + u"/catalogue.sqlite"_s,
                            folder.filePath(u"catalogue.sqlite"_s)));
        const auto opened = catalog::Catalog::open(folder.path());
        QVERIFY(opened && !(*opened)->hasShareAlike());
        int differed = 0;
        for (const catalog::Device& device : m_catalog->accelerators(catalog::Edition::Current)) {
            Scenario scenario = fromLine(u"count=4 hours=100 provider=aws region=us-east-1"_s);
            scenario.hardware = device.id;
            if (!device.tdpW)
                continue;
            const StudyScenario entry = savedNow(scenario, *m_catalog);
            const Outcome there = outcomeOf(entry, **opened);
            QVERIFY2(same(there, outcome(entry)), qPrintable(device.id));
            const Outcome fresh = outcomeOf({{}, 0, scenario, {}, {}, {}}, **opened);
            differed += !same(fresh, there);
        }
        QVERIFY(differed > 0); // else this shows nothing
    }

    /// Whatever the catalogue holds: what is written is read again, and without a complaint.
    void everyFigureSurvivesTheFile()
    {
        Study study;
        const auto add = [&](const QString& line, QString Scenario::*name, const QString& id) {
            Scenario scenario = fromLine(line);
            scenario.*name = id;
            if (evaluate(scenario, *m_catalog, window))
                addScenario(study, scenario);
        };
        for (const catalog::Instance& instance : m_catalog->instances())
            add(u"hours=10 grid=DE provider="_s + instance.providerId, &Scenario::instance,
                instance.id);
        for (const catalog::Preset& preset : m_catalog->presets())
            add(u"grid=DE"_s, &Scenario::preset, preset.id);
        for (const catalog::Device& device : m_catalog->accelerators(catalog::Edition::Current))
            add(u"hours=10 grid=DE"_s, &Scenario::hardware, device.id);
        for (const catalog::Grid& grid : m_catalog->grids())
            add(u"tdp_w=100 hours=10"_s, &Scenario::grid, grid.id);
        QVERIFY(study.scenarios.size() > 500);
        study = withFigures(study, *m_catalog);
        const auto again = file::read(file::write(study), u"study"_s);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QVERIFY2(again->damage.isEmpty(), qPrintable(again->damage.join(u'\n')));
        QVERIFY(again->study == study);
    }

    void ownEntriesGoAlong()
    {
        const catalog::OwnEntries own = ownEntries();
        const auto catalog = m_catalog->withOwn(own);
        QVERIFY2(catalog->own() == own, qPrintable(catalog->notices().join(u'\n')));
        Scenario scenario = fromLine(u"hours=10"_s);
        scenario.hardware = u"own-a-000001"_s;
        scenario.provider = catalog::ownProviderId.toString();
        scenario.region = u"own-r-000004"_s;
        Study study = studyOf(scenario);
        catalog::OwnReference carried = own.references.first();
        carried.id = u"own-p-00000f"_s;
        study.own.references = {carried};
        const Study full = withFigures(study, *catalog);
        QCOMPARE(full.own.devices.size(), 1);
        QCOMPARE(full.own.devices.first(), own.devices.first());
        QCOMPARE(full.own.grids, own.grids); // which the region names
        QCOMPARE(full.own.regions, own.regions);
        QCOMPARE(full.own.references.size(), 2);
        QCOMPARE(full.scenarios.first().saved->find(Input::TdpW)->value, 200.0);
        QCOMPARE(full.scenarios.first().saved->find(Input::Intensity)->value, 40.0);
        // On a machine without them the saved number stands.
        const StudyScenario& entry = full.scenarios.first();
        QVERIFY(close(outcomeOf(entry, *m_catalog).estimate.total.value(), entry.saved->totalKg));
    }
};

QTEST_GUILESS_MAIN(TestDrift)
#include "tst_drift.moc"
