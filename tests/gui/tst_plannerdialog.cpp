// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/form/quantityfield.h"
#include "gui/form/scenarioform.h"
#include "gui/form/searchfield.h"
#include "gui/planner/figuretable.h"
#include "gui/planner/plannerdialog.h"
#include "gui/planner/twocolumns.h"
#include "pagefixture.h"
#include "study/format.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

/// Drives the planner with keys and clicks, as a user would.
class TestPlanner : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::unique_ptr<test::PageFixture> m_fixture;
    std::unique_ptr<PlannerDialog> m_planner;

    void open(const study::Scenario& scenario)
    {
        m_planner.reset();
        m_fixture = std::make_unique<test::PageFixture>(m_catalog, scenario);
        m_planner = std::make_unique<PlannerDialog>(m_fixture->calculation);
        m_planner->show();
        m_planner->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_planner.get()));
    }
    QWidget* tab(const char* name) const
    {
        return m_planner->findChild<QWidget*>(QLatin1String(name));
    }
    template <class T> T* find(const char* name, const char* inTab = "trainingTab") const
    {
        return tab(inTab)->findChild<T*>(QLatin1String(name));
    }
    QuantityField* field(const char* name, const char* inTab = "trainingTab") const
    {
        return find<QuantityField>(name, inTab);
    }
    void type(const char* name, const QString& text, const char* inTab = "trainingTab")
    {
        m_planner->findChild<QTabWidget*>(u"tabs"_s)->setCurrentWidget(tab(inTab));
        QLineEdit* edit = field(name, inTab)->edit();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void choose(const char* name, int index)
    {
        auto* box = find<QComboBox>(name);
        box->setCurrentIndex(index);
        emit box->activated(index);
    }
    QPushButton* ok() const
    {
        return m_planner->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    }
    const study::Scenario& draft() const { return m_planner->draft().scenario(); }
    const study::Scenario& scenario() const { return m_fixture->document.scenario(); }
    QString figure(const char* table, const QString& row, int column = 0,
                   const char* inTab = "trainingTab") const
    {
        const FigureTable::Row* found = find<FigureTable>(table, inTab)->row(row);
        return found ? found->values.value(column) : QString();
    }

    enum Ways { Size, Flops, Preset, Hours };

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }
    void init() { open(study::exampleScenario()); }
    void cleanup()
    {
        m_planner.reset();
        m_fixture.reset();
    }

    void hoursFollowFromTheSize()
    {
        type("paramsField", u"7B"_s);
        QVERIFY(!ok()->isEnabled()); // the tokens are missing, and it says so
        QVERIFY(field("tokensField")->noteLabel()->text().contains(u"missing"_s));
        type("tokensField", u"100B"_s);
        type("mfuField", u"40%"_s);
        // 6 x 7e9 x 1e11 / (8 x 312e12 x 0.4 x 3600 s) = 1168.536 h
        const study::Outcome* outcome = m_planner->draft().outcome();
        QVERIFY(std::abs(outcome->resolved.workload.hours.value() - 1168.536) < 1e-3);
        QCOMPARE(figure("timeTable", u"Hours"_s), u"1,170 h"_s);
        QCOMPARE(figure("timeTable", u"Accelerator-hours"_s), u"9,350 h"_s);
        QCOMPARE(figure("timeTable", u"FLOPs"_s), u"4.20 × 10²¹"_s);
        QVERIFY(find<QLabel>("workingLabel")->text().contains(u"MFU 0.40"_s));
        QVERIFY(scenario() == study::exampleScenario()); // the copy only
        QVERIFY(ok()->isEnabled());
        QTest::mouseClick(ok(), Qt::LeftButton);
        QVERIFY(!scenario().hours);
        QCOMPARE(scenario().params, 7e9);
        QCOMPARE(m_fixture->document.undoStack().count(), 1);
        QCOMPARE(m_fixture->document.undoStack().undoText(), u"Plan from the model size"_s);
        m_fixture->document.undoStack().undo();
        QVERIFY(scenario() == study::exampleScenario());
    }

    void cancelChangesNothing()
    {
        type("paramsField", u"7B"_s);
        type("tokensField", u"2T"_s);
        QTest::keyClick(m_planner.get(), Qt::Key_Escape);
        QVERIFY(!m_planner->isVisible());
        QVERIFY(scenario() == study::exampleScenario());
        QCOMPARE(m_fixture->document.undoStack().count(), 0);
    }

    void magnitudesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("tokens");
        QTest::newRow("T") << u"2T"_s << 2e12;
        QTest::newRow("B") << u"300B"_s << 3e11;
        QTest::newRow("exponent") << u"7e9"_s << 7e9;
        QTest::newRow("M, small, apart") << u"1.5 m"_s << 1.5e6;
    }
    void magnitudesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(double, tokens);
        type("tokensField", text);
        QCOMPARE(draft().tokens, tokens);
        QVERIFY(!field("tokensField")->hasError());
    }

    void aMagnitudeIsShownAsOneTypesIt()
    {
        study::Scenario planned = study::exampleScenario();
        planned.hours.reset();
        planned.params = 1.75e11;
        planned.tokens = 2e12;
        open(planned);
        QCOMPARE(field("paramsField")->edit()->text(), u"175B"_s);
        QCOMPARE(field("tokensField")->edit()->text(), u"2T"_s);
        type("paramsField", u"175e9"_s);
        QCOMPARE(field("paramsField")->noteLabel()->text(), u"= 175B"_s);
    }

    void badInputIsAnsweredBesideItsField_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("MFU above 1") << QByteArray("mfuField") << u"1.2"_s << u"1.2"_s;
        QTest::newRow("MFU in words") << QByteArray("mfuField") << u"good"_s << u"good"_s;
        QTest::newRow("active above all")
            << QByteArray("activeParamsField") << u"9B"_s << u"more than all the 7B"_s;
        QTest::newRow("no tokens") << QByteArray("tokensField") << QString() << u"missing"_s;
        QTest::newRow("no such magnitude") << QByteArray("tokensField") << u"3Q"_s << u"3Q"_s;
        QTest::newRow("peak of nothing") << QByteArray("peakField") << u"0"_s << u"0.001"_s;
    }
    void badInputIsAnsweredBesideItsField()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, text);
        QFETCH(QString, says);
        type("paramsField", u"7B"_s);
        type("tokensField", u"100B"_s);
        QVERIFY(ok()->isEnabled());
        type(name.constData(), text);
        const QString note = field(name.constData())->noteLabel()->text();
        QVERIFY2(note.contains(says), qPrintable(note));
        QVERIFY(!ok()->isEnabled());
        QVERIFY(m_planner->findChild<QLabel*>(u"problemLabel"_s)->isVisible());
        m_planner->accept(); // as Return would
        QVERIFY(m_planner->isVisible());
        QVERIFY(scenario() == study::exampleScenario());
    }

    void onlyThePrecisionsOfTheDeviceAreOffered()
    {
        study::Scenario old = study::exampleScenario();
        old.hardware = u"nvidia-tesla-v100-sxm2-16gb"_s;
        open(old);
        const auto found = m_catalog->device(old.hardware, catalog::Edition::Current);
        QVERIFY(found);
        auto* precision = find<QComboBox>("precisionField");
        for (const QString& word : study::choices(study::Input::Precision)) {
            const auto index = study::choices(study::Input::Precision).indexOf(word);
            const bool has =
                (*found)->peakTflops(static_cast<catalog::Precision>(index)).has_value();
            QCOMPARE(precision->findData(word) >= 0, has);
        }
        QVERIFY(precision->itemText(0).startsWith(u"Default: fp16"_s)); // a V100 has no bf16
        QVERIFY(precision->findData(u"fp8"_s) < 0);
    }

    void aPrecisionTheDeviceLacksIsNamed()
    {
        study::Scenario old = study::exampleScenario();
        old.hours.reset();
        old.hardware = u"nvidia-tesla-v100-sxm2-16gb"_s;
        old.params = 1e9;
        old.tokens = 1e10;
        old.precision = catalog::Precision::Fp8;
        open(old);
        QVERIFY(find<QLabel>("precisionNote")->text().contains(u"no peak for fp8"_s));
        QVERIFY(!ok()->isEnabled());
        choose("precisionField", 0);
        QVERIFY(!draft().precision);
        QVERIFY(ok()->isEnabled());
    }

    void recomputationTakesEightInsteadOfSix()
    {
        type("paramsField", u"1B"_s);
        type("tokensField", u"20B"_s);
        const double six = m_planner->draft().outcome()->resolved.workload.hours.value();
        find<QCheckBox>("recomputeField")->click();
        const double eight = m_planner->draft().outcome()->resolved.workload.hours.value();
        QVERIFY(std::abs(eight / six - 8.0 / 6.0) < 1e-12);
    }

    void everyWayKeepsWhatItWasTold()
    {
        type("paramsField", u"7B"_s);
        type("tokensField", u"100B"_s);
        choose("wayField", Flops);
        QVERIFY(!draft().params);
        QCOMPARE(draft().hours, 120.0); // nothing planned yet
        type("flopsField", u"1e21"_s);
        QVERIFY(!draft().hours);
        choose("wayField", Size);
        QCOMPARE(draft().params, 7e9);
        QVERIFY(!draft().flops);
        choose("wayField", Hours);
        QVERIFY(!study::hasPlan(draft()));
        QCOMPARE(draft().hours, 120.0);
        QVERIFY(ok()->isEnabled());
        choose("wayField", Flops);
        QCOMPARE(draft().flops, 1e21);
    }

    void anEmptiedSizeSaysWhatToDo()
    {
        type("paramsField", u"7"_s);
        type("paramsField", QString());
        QVERIFY(!ok()->isEnabled());
        QVERIFY(field("paramsField")->noteLabel()->text().startsWith(u"Give the size"_s));
    }

    void aPublishedRunIsAStart()
    {
        choose("wayField", Preset);
        auto* search = find<SearchField>("presetField");
        search->setFocus();
        QTest::keyClicks(search, u"llama 2 70b"_s);
        QTest::keyClick(search->findChild<QCompleter*>()->popup(), Qt::Key_Return);
        QCOMPARE(draft().preset, u"llama2_70b"_s);
        // 6 x 68.977e9 x 2e12, as its row has them
        const double flops = m_planner->draft().outcome()->resolved.plan->flops.value();
        QVERIFY(std::abs(flops / (6.0 * 68976653312.0 * 2e12) - 1.0) < 1e-12);
        choose("wayField", Size);
        QVERIFY(draft().preset.isEmpty());
    }

    void theHardwareOfAPublishedRunCanBeTaken()
    {
        study::Scenario run = study::exampleScenario();
        run.hours.reset();
        run.preset = u"bloom_176b"_s;
        run.hardware = u"nvidia-h100-sxm5-80gb"_s;
        open(run);
        auto* button = find<QPushButton>("presetHardwareButton");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(draft().hardware, u"nvidia-a100-sxm4-80gb"_s);
        QCOMPARE(draft().count, 384.0); // workload_presets.csv
        QVERIFY(!button->isVisible());
    }

    void undoWorksInsideThePlanner()
    {
        type("paramsField", u"7B"_s);
        QTest::keyClick(m_planner.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!draft().params);
        QCOMPARE(draft().hours, 120.0);
        QCOMPARE(m_fixture->document.undoStack().count(), 0);
    }

    void moneyAndWaterStandBesideTheCarbon()
    {
        QVERIFY(figure("costTable", u"Social cost of carbon"_s).contains(u" to "_s));
        QVERIFY(find<FigureTable>("costTable")
                    ->row(u"Social cost of carbon"_s)
                    ->note.contains(u"2025"_s));
        QCOMPARE(figure("costTable", u"Electricity cost"_s), u"–"_s);
        type("priceField", u"0.25"_s);
        const double kwh = m_planner->draft().outcome()->estimate.energy.value();
        QCOMPARE(figure("costTable", u"Electricity cost"_s),
                 study::format::significant(kwh * 0.25, QLocale()));
        const QString water = find<FigureTable>("costTable")->row(u"Water"_s)->note;
        QVERIFY(water.contains(u"On site"_s) && water.contains(u"off site"_s));
        QVERIFY(
            find<FigureTable>("costTable")->row(u"Emissions"_s)->note.contains(u"90 % interval"_s));
    }

    void anOwnDeviceNeedsItsPeak()
    {
        study::Scenario own = study::exampleScenario();
        own.hardware.clear();
        own.tdpW = 300.0;
        open(own);
        type("paramsField", u"1B"_s);
        type("tokensField", u"1B"_s);
        QVERIFY(field("peakField")->noteLabel()->text().contains(u"missing"_s));
        type("peakField", u"100"_s);
        type("mfuField", u"0.5"_s);
        // 6e18 / (8 x 100e12 x 0.5 x 3600 s) = 4.1667 h
        QVERIFY(std::abs(m_planner->draft().outcome()->resolved.workload.hours.value() - 4.16667) <
                1e-4);
        QVERIFY(ok()->isEnabled());
    }
};

QTEST_MAIN(TestPlanner)
#include "tst_plannerdialog.moc"
