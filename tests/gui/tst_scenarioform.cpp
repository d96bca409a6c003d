// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/form/quantityfield.h"
#include "gui/form/refinepanel.h"
#include "gui/form/scenarioform.h"
#include "gui/form/searchfield.h"
#include "gui/planner/plannerdialog.h"
#include "study/edits.h"
#include "study/saved.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

/// Drives the form with keys and clicks, as a user would.
class TestScenarioForm : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::unique_ptr<study::Document> m_document;
    std::unique_ptr<Calculation> m_calculation;
    std::unique_ptr<ScenarioForm> m_form;

    template <class T = QWidget>
    T* find(const char* name) const
    {
        return m_form->findChild<T*>(QLatin1String(name));
    }
    QLineEdit* edit(const char* name) const { return find<QuantityField>(name)->edit(); }
    const study::Scenario& scenario() const { return m_document->scenario(); }

    void retype(QLineEdit* field, const QString& text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
    }
    /// Types into a search field and takes the first match with Return.
    void choose(const char* name, const QString& text)
    {
        auto* field = find<SearchField>(name);
        retype(field, text);
        auto* popup = field->findChild<QCompleter*>()->popup();
        QTest::keyClick(popup->isVisible() ? static_cast<QWidget*>(popup) : field, Qt::Key_Return);
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }
    void init()
    {
        m_document = std::make_unique<study::Document>(study::exampleScenario());
        m_calculation = std::make_unique<Calculation>(*m_document, m_catalog);
        m_form = std::make_unique<ScenarioForm>(*m_calculation);
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }
    void cleanup()
    {
        m_form.reset();
        m_calculation.reset();
        m_document.reset();
    }

    void theFirstViewShowsTheScenario()
    {
        QCOMPARE(find<SearchField>("hardwareField")->text(), u"NVIDIA A100 SXM4 80GB"_s);
        QCOMPARE(edit("countField")->text(), u"8"_s);
        QCOMPARE(edit("hoursField")->text(), u"120"_s);
        QCOMPARE(find<QComboBox>("providerField")->currentData().toString(), u"aws"_s);
        QVERIFY(find<SearchField>("regionField")->text().startsWith(u"us-east-1"_s));
        QCOMPARE(edit("powerField")->placeholderText(), u"400"_s);
        QVERIFY(!find<QWidget>("refinePanel")->isVisible());
    }

    /// Saved when the device had 300 W and the place 200 g/kWh.
    void aStudyShowsItsOwnFigures()
    {
        study::Study study = m_document->study();
        auto saved = std::make_shared<study::SavedResult>(
            study::savedResult(*m_calculation->outcome(), *m_catalog));
        for (study::SavedFigure& figure : saved->figures) {
            if (figure.input == study::Input::TdpW)
                figure.value = figure.low = figure.high = 300.0;
            if (figure.input == study::Input::Intensity)
                figure.value = figure.low = figure.high = 200.0;
        }
        saved->intensity->gPerKwh = 200.0;
        study.scenarios.first().saved = saved;
        m_document->open(study);
        QCOMPARE(edit("powerField")->placeholderText(), u"300"_s);
        QCOMPARE(edit("intensityField")->placeholderText(), u"200"_s);
        // 8 x 300 W x 120 h x PUE 1.2 x 200 g/kWh = 69.12 kg by the method of Green Algorithms.
        QVERIFY(find<QLabel>("methodNote")->text().contains(u"green-algorithms 69.1"_s));
    }

    void typingRecomputesAtOnce()
    {
        const double before = m_calculation->outcome()->estimate.total.value();
        retype(edit("countField"), u"4"_s);
        QCOMPARE(scenario().count, 4.0);
        QVERIFY(std::abs(m_calculation->outcome()->estimate.total.value() - before / 2.0) < 1e-9);
        m_document->undoStack().undo();
        QCOMPARE(edit("countField")->text(), u"8"_s);
    }

    void aTypoFindsTheDevice()
    {
        choose("hardwareField", u"h100 sxm"_s);
        QCOMPARE(scenario().hardware, u"nvidia-h100-sxm5-80gb"_s);
        choose("hardwareField", u"a10 0 sxm4 80"_s);
        QCOMPARE(scenario().hardware, u"nvidia-a100-sxm4-80gb"_s);
    }

    void leavingWithoutAChoiceKeepsTheOldOne()
    {
        auto* field = find<SearchField>("hardwareField");
        retype(field, u"nothing like this at all"_s);
        QTest::keyClick(field->findChild<QCompleter*>()->popup(), Qt::Key_Escape);
        m_form->activateWindow();
        edit("countField")->setFocus();
        QTRY_VERIFY(edit("countField")->hasFocus());
        QTRY_COMPARE(field->text(), u"NVIDIA A100 SXM4 80GB"_s);
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void anOwnDeviceIsOneStepAway()
    {
        choose("hardwareField", u"zzzzzz"_s); // only the last resort is left
        QVERIFY(scenario().hardware.isEmpty());
        QCOMPARE(scenario().tdpW, 400.0);
        retype(edit("powerField"), u"275"_s);
        QCOMPARE(scenario().tdpW, 275.0);
        QCOMPARE(find<SearchField>("hardwareField")->text(), u"Own device"_s);
    }

    void anInstanceCanBeChosen()
    {
        choose("hardwareField", u"p4d.24xlarge"_s);
        QCOMPARE(scenario().instance, u"p4d.24xlarge"_s);
        QCOMPARE(scenario().provider, u"aws"_s);
        QVERIFY(m_calculation->outcome()->resolved.workload.memory.value() > 0.0);
    }

    void anotherProviderStaysNearby()
    {
        auto* provider = find<QComboBox>("providerField");
        const int gcp = provider->findData(u"gcp"_s);
        QVERIFY(gcp >= 0);
        provider->setCurrentIndex(gcp);
        emit provider->activated(gcp);
        QCOMPARE(scenario().provider, u"gcp"_s);
        QCOMPARE(scenario().region, u"us-east4"_s); // Ashburn, too
    }

    void anOwnSiteOffersEveryCountry()
    {
        auto* provider = find<QComboBox>("providerField");
        const int own = provider->findData(u"onprem-average"_s);
        QVERIFY(own > provider->findData(u"seeweb"_s)); // after the clouds
        provider->setCurrentIndex(own);
        emit provider->activated(own);
        QCOMPARE(scenario().grid, u"US"_s); // where the run was before
        choose("regionField", u"france"_s);
        QCOMPARE(scenario().grid, u"FR"_s);
        QCOMPARE(m_document->undoStack().undoText(), u"Change region to France"_s);
    }

    void anIntensityCanBeTyped()
    {
        retype(edit("intensityField"), u"50"_s);
        QCOMPARE(m_calculation->outcome()->resolved.workload.intensity.value(), 50.0);
        retype(edit("intensityField"), QString());
        QVERIFY(!scenario().intensity);
    }

    void badInputIsAnsweredBesideItsField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("word") << u"many"_s;
        QTest::newRow("negative") << u"-5"_s;
        QTest::newRow("absurd") << u"1e30"_s;
        QTest::newRow("nan") << u"nan"_s;
        QTest::newRow("infinite") << u"inf"_s;
        QTest::newRow("ambiguous") << u"1:30"_s;
        QTest::newRow("two marks") << u"1.2.3"_s;
    }
    void badInputIsAnsweredBesideItsField()
    {
        QFETCH(QString, text);
        auto* field = find<QuantityField>("hoursField");
        retype(field->edit(), text);
        QVERIFY(field->hasError());
        QVERIFY(field->noteLabel()->isVisible());
        QVERIFY(field->noteLabel()->text().contains(text));
        QVERIFY(m_calculation->isStale());
        QVERIFY(m_calculation->outcome());
        retype(field->edit(), u"24"_s);
        QVERIFY(!field->hasError());
        QVERIFY(!m_calculation->isStale());
        QCOMPARE(scenario().hours, 24.0);
    }

    void anUndoEndsAnError()
    {
        retype(edit("hoursField"), u"24"_s);
        retype(edit("hoursField"), u"24x"_s);
        QVERIFY(m_calculation->isStale());
        m_document->undoStack().undo();
        QVERIFY(!m_calculation->isStale());
        QCOMPARE(edit("hoursField")->text(), u"120"_s);
    }

    void theFieldRepeatsWhatItUnderstood()
    {
        auto* field = find<QuantityField>("hoursField");
        retype(field->edit(), u"3d4h"_s);
        QCOMPARE(field->noteLabel()->text(), u"= 76 h"_s);
        QCOMPARE(scenario().hours, 76.0);
    }

    void theClosedLidSaysWhatDiffers()
    {
        auto* lid = find<QToolButton>("refineButton");
        QVERIFY(!lid->text().contains(u"PUE"_s));
        QTest::mouseClick(lid, Qt::LeftButton);
        QVERIFY(find<QWidget>("refinePanel")->isVisible());
        retype(edit("pueField"), u"1.3"_s);
        QVERIFY(lid->text().contains(u"PUE 1.3"_s));
        QTest::mouseClick(find<QWidget>("resetButton"), Qt::LeftButton);
        QVERIFY(!lid->text().contains(u"PUE"_s));
        QVERIFY(!scenario().pue);
    }

    void aFullLidNeverWidensTheForm()
    {
        const int narrowest = m_form->minimumSizeHint().width();
        for (const study::Input input : {study::Input::Pue, study::Input::Utilisation,
                                         study::Input::CpuUtilisation, study::Input::OffsetPct})
            study::edits::setNumber(*m_document, input, 1);
        QCOMPARE(m_form->minimumSizeHint().width(), narrowest);
        m_form->resize(narrowest, 700);
        auto* lid = find<QToolButton>("refineButton");
        QTRY_VERIFY(lid->text().endsWith(u"+2"_s) || lid->text().endsWith(u"+3"_s));
        QVERIFY(lid->toolTip().contains(u"Offset claimed 1"_s));
        QVERIFY(lid->sizeHint().width() <= lid->width());
    }

    void hoursOfAPlanStandAsTheDefault()
    {
        study::Scenario planned = study::exampleScenario();
        planned.hours.reset();
        planned.params = 7e9;
        planned.tokens = 1e11;
        planned.mfu = 0.4;
        study::edits::replace(*m_document, planned, u"Plan"_s);
        // 6 x 7e9 x 1e11 / (8 x 312e12 x 0.4 x 3600 s) = 1168.5 h
        auto* field = find<QuantityField>("hoursField");
        QVERIFY(field->edit()->text().isEmpty());
        QCOMPARE(field->edit()->placeholderText(), u"1,170"_s);
        QVERIFY(field->noteLabel()->text().startsWith(u"1,170 h, from the size of the model"_s));
        const int steps = m_document->undoStack().count();
        retype(field->edit(), u"24"_s);
        QCOMPARE(scenario().hours, 24.0);
        QVERIFY(!study::hasPlan(scenario()) && !scenario().mfu);
        QVERIFY(!m_calculation->problem());
        QCOMPARE(m_document->undoStack().count(), steps + 1);
        m_document->undoStack().undo();
        QVERIFY(scenario() == planned);
        QVERIFY(field->edit()->text().isEmpty());
    }

    void theButtonOpensThePlanner()
    {
        QTest::mouseClick(find<QWidget>("planButton"), Qt::LeftButton);
        auto* planner = m_form->findChild<PlannerDialog*>();
        QVERIFY(planner && planner->isVisible() && planner->isModal());
        QVERIFY(find<QPushButton>("planButton")->text().contains(u"si&ze"_s));
        QTest::keyClick(planner, Qt::Key_Escape);
        QTRY_VERIFY(!m_form->findChild<PlannerDialog*>());
    }

    void choicesUnderRefineAreEdits()
    {
        m_form->setRefineOpen(true);
        const auto pick = [this](const char* name, int index) {
            auto* box = find<QComboBox>(name);
            box->setCurrentIndex(index);
            emit box->activated(index);
        };
        auto* lid = find<QToolButton>("refineButton");
        study::edits::setOwnSite(*m_document, u"onprem-average"_s, u"FR"_s, u"France"_s);
        const study::Scenario before = scenario();
        pick("workloadField", 3);
        QCOMPARE(scenario().workload, u"fine-tuning"_s);
        QVERIFY(lid->text().contains(u"Fine-tuning"_s));
        QVERIFY(find<QLabel>("workloadNote")->text().contains(u"default utilisation"_s));
        QVERIFY(!find<QWidget>("factorsField")->isEnabled());
        pick("basisField", 2);
        QCOMPARE(scenario().basis, study::BasisChoice::FuelMix);
        QVERIFY(find<QWidget>("factorsField")->isEnabled());
        const QString mixed = edit("intensityField")->placeholderText();
        QVERIFY(mixed != u"41.4"_s); // the primary value of France
        QVERIFY(find<QLabel>("basisNote")->text().startsWith(mixed + u" g/kWh instead of 41.4"_s));
        pick("factorsField", 2);
        QCOMPARE(scenario().factors, u"unece_2021"_s);
        QTest::mouseClick(find<QWidget>("resetButton"), Qt::LeftButton);
        QVERIFY(scenario() == before);
        QVERIFY(!lid->text().contains(u"Fine-tuning"_s));
    }

    void embodiedEmissionsCanBeLeftOut()
    {
        m_form->setRefineOpen(true);
        QVERIFY(m_calculation->outcome()->estimate.embodied);
        auto* box = find<QCheckBox>("embodiedField");
        QVERIFY(box->isChecked());
        retype(edit("embodiedDeviceKgField"), u"300"_s);
        QVERIFY(find<QToolButton>("refineButton")->text().contains(u"300"_s));
        box->click();
        QVERIFY(!m_calculation->outcome()->estimate.embodied);
        QVERIFY(!find<QWidget>("embodiedDeviceKgField")->isEnabled());
        QVERIFY(find<QToolButton>("refineButton")->text().contains(u"no embodied emissions"_s));
        box->click();
        QVERIFY(!scenario().embodied); // on is the default
        study::edits::setMethod(*m_document, engine::Method::GreenAlgorithms);
        QVERIFY(!box->isEnabled() && !box->isChecked());
        QVERIFY(!m_calculation->problem());
    }

    void whatAMethodDoesNotCountIsOff()
    {
        m_form->setRefineOpen(true);
        study::edits::setMethod(*m_document, engine::Method::Lacoste2019);
        QVERIFY(!find<QWidget>("pueField")->isEnabled());
        QVERIFY(!find<QWidget>("pueField")->toolTip().isEmpty());
        QVERIFY(find<QWidget>("runsField")->isEnabled());
        study::edits::setMethod(*m_document, engine::Method::Full);
        QVERIFY(find<QWidget>("pueField")->isEnabled());
    }

    void everyInputIsNamedByItsLabel()
    {
        m_form->setRefineOpen(true);
        int named = 0;
        for (const QLabel* label : m_form->findChildren<QLabel*>()) {
            if (!label->buddy())
                continue;
            QVERIFY2(label->text().contains(u'&'), qPrintable(label->text()));
            QString visible = label->text();
            visible.remove(u'&');
            QWidget* field = label->buddy()->focusProxy() ? label->buddy()->focusProxy()
                                                          : label->buddy();
            QCOMPARE(field->accessibleName(), visible);
            ++named;
        }
        QCOMPARE(named, 30); // 7 in the first view, method and edition, 20 under Refine, notes
    }

    void anEmptyScenarioSaysWhatIsMissing()
    {
        study::edits::replace(*m_document, study::Scenario(), u"New"_s);
        QVERIFY(m_calculation->problem());
        retype(edit("hoursField"), u"10"_s);
        choose("hardwareField", u"nvidia l4"_s);
        auto* provider = find<QComboBox>("providerField");
        emit provider->activated(provider->findData(u"scaleway"_s));
        QVERIFY(!m_calculation->problem());
    }
};

QTEST_MAIN(TestScenarioForm)
#include "tst_scenarioform.moc"
