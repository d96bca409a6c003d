// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/form/quantityfield.h"
#include "gui/mainwindow.h"
#include "gui/studies/studyfiles.h"
#include "pagefixture.h"
#include "study/edits.h"
#include "study/format.h"
#include "study/file/studyfile.h"
#include "study/studyedits.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    test::AnsweringDialogs m_dialogs;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;

    void open()
    {
        m_window = std::make_unique<MainWindow>(m_catalog, *m_settings, *m_appearance, m_dialogs);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    template <class T>
    T* find(const char* name) const
    {
        return m_window->findChild<T*>(QLatin1String(name));
    }
    QString headline() const
    {
        const auto& estimate = m_window->calculation().outcome()->estimate;
        return study::format::mass(estimate.total, QLocale()) + u" CO₂e"_s;
    }
    study::Document& document() const { return m_window->calculation().document(); }
    const study::Scenario& scenario() const { return m_window->calculation().scenario(); }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
        QVERIFY(!QFontInfo(qApp->font()).family().isEmpty()); // else texts are boxes
    }
    void init()
    {
        QSettings(QSettings::IniFormat, QSettings::UserScope, u"gramme"_s, u"gramme"_s).clear();
        QDir(study::Autosave::defaultFolder()).removeRecursively();
        m_dialogs = {};
        m_settings = std::make_unique<Settings>();
        m_appearance = std::make_unique<Appearance>(*qApp);
        open();
    }
    void cleanup()
    {
        m_window.reset();
        m_appearance.reset();
        m_settings.reset();
    }

    void theFirstStartShowsTheExample()
    {
        QVERIFY(scenario() == study::exampleScenario());
        const engine::Estimate& estimate = m_window->calculation().outcome()->estimate;
        QCOMPARE(find<QLabel>("headline")->text(), headline());
        QVERIFY(estimate.interval);
        QCOMPARE(find<QLabel>("interval")->text(),
                 u"90 %: "_s + study::format::massRange(estimate.interval->low,
                                                        estimate.interval->high, QLocale()));
        QVERIFY(find<QLabel>("interval")->isVisible());
        QVERIFY(find<QLabel>("working")->text().contains(u"input:utilisation"_s));
        QCOMPARE(find<QTabWidget>("pages")->count(), 6);
        QVERIFY(!m_window->isWindowModified());
    }

    void closingAndReopeningRestoresTheScenario()
    {
        QTest::keyClicks(find<QuantityField>("countField")->edit(), u"0"_s); // 8 -> 80
        find<QTabWidget>("pages")->setCurrentIndex(1);
        const study::Scenario before = scenario();
        QCOMPARE(before.count, 80.0);
        m_window->close();
        m_window.reset();
        open();
        QVERIFY(scenario() == before);
        QCOMPARE(find<QTabWidget>("pages")->currentIndex(), 1);
    }

    void theEditMenuSaysWhatIsUndone()
    {
        study::edits::rename(document(), document().selected().id, u"R&D"_s);
        const auto* undo = find<QMenu>("editMenu")->actions().constFirst();
        QCOMPARE(undo->text(), u"&Undo Rename to “R&&D”"_s);
        document().undoStack().undo();
        QCOMPARE(undo->text(), u"&Undo"_s);
    }

    void invalidTextStaysWithItsScenario()
    {
        study::edits::duplicate(document(), document().selected().id);
        auto* count = find<QuantityField>("countField");
        QTest::keyClicks(count->edit(), u"x"_s);
        QVERIFY(m_window->calculation().isStale());
        document().select(document().study().scenarios.at(0).id); // the same count there
        QVERIFY(!count->hasError());
        QVERIFY(!m_window->calculation().isStale());
        QCOMPARE(count->edit()->text(), u"8"_s);
        QTest::keyClicks(count->edit(), u"x"_s);
        m_window->files().openFile(u"/no/such/study.gramme"_s); // opens nothing
        QVERIFY(m_window->calculation().isStale());
        m_dialogs.nextAnswers = {1, 1}; // Don't save
        m_window->files().newStudy(); // its scenario has the same id
        QVERIFY(!count->hasError());
        QTest::keyClicks(count->edit(), u"2"_s);
        QVERIFY(!m_window->calculation().document().scenario().hours);
        QCOMPARE(scenario().count, 2.0);
        m_window->files().showExample();
        QVERIFY(!m_window->calculation().isStale());
    }

    void anotherCatalogueRefillsTheForm()
    {
        catalog::OwnEntries own;
        catalog::OwnDevice device;
        device.id = u"own-toaster-0a1b2c"_s;
        device.name = u"Toaster 9000"_s;
        device.tdpW = 900;
        own.devices << device;
        auto* field = find<QLineEdit>("hardwareField");
        field->setFocus();
        QTest::keyClicks(field, u"a100"_s); // the lists are read
        QTest::keyClick(field, Qt::Key_Escape);
        m_window->files().setUsersCatalogue(m_catalog->withOwn(own));
        field->selectAll();
        QTest::keyClicks(field, u"toaster"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(scenario().hardware, device.id);
        QCOMPARE(field->text(), device.name);
        QCOMPARE(m_window->calculation().outcome()->resolved.workload.tdp.value(), 900.0);
        m_window->files().setUsersCatalogue(m_catalog);
        for (int page = 0; page < find<QTabWidget>("pages")->count(); ++page)
            find<QTabWidget>("pages")->setCurrentIndex(page);
        QVERIFY(m_window->calculation().outcome()); // an older one; nothing points nowhere
    }

    void accessKeysOfAMenuAreItsOwn()
    {
        emit find<QMenu>("recentMenu")->aboutToShow();
        emit find<QMenu>("presetMenu")->aboutToShow();
        for (const char* name : {"fileMenu", "editMenu", "scenarioMenu", "viewMenu", "helpMenu"}) {
            QSet<QChar> seen;
            for (const QAction* action : find<QMenu>(name)->actions()) {
                if (action->isSeparator())
                    continue;
                const auto at = action->text().indexOf(u'&');
                QVERIFY2(at >= 0, qPrintable(action->text()));
                const QChar key = action->text().at(at + 1).toLower();
                QVERIFY2(!seen.contains(key), qPrintable(action->text()));
                seen.insert(key);
            }
        }
    }

    void closingAsksForAFileWithEdits()
    {
        QTemporaryDir folder;
        m_dialogs.nextFileName = folder.filePath(u"plan.gramme"_s);
        find<QAction>("saveAsAction")->trigger();
        QTest::keyClicks(find<QuantityField>("countField")->edit(), u"0"_s);
        QVERIFY(m_window->isWindowModified());
        m_window->close(); // Cancel
        QVERIFY(m_window->isVisible());
        m_dialogs.nextAnswers = {0};
        m_window->close();
        QVERIFY(!m_window->isVisible());
        const auto saved = study::file::load(m_dialogs.nextFileName);
        QVERIFY(saved);
        QCOMPARE(saved->study.scenarios.constFirst().scenario.count, 80.0);
        m_window.reset(); // before its folder
    }

    void undoIsThereFromTheFirstEdit()
    {
        QTest::keyClicks(find<QuantityField>("countField")->edit(), u"0"_s);
        QCOMPARE(scenario().count, 80.0);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scenario().count, 8.0);
    }

    void methodAndEditionCanBeSwitched()
    {
        const QString full = study::format::mass(
            m_window->calculation().outcome()->estimate.total, QLocale());
        auto* method = find<QComboBox>("methodField");
        method->setCurrentIndex(1);
        emit method->activated(1);
        QCOMPARE(scenario().method, engine::Method::Lacoste2019);
        // 400 W x 960 h = 384 kWh; the page has 367.8 g/kWh there: 141.2 kg
        QCOMPARE(find<QLabel>("headline")->text(), u"141 kg CO₂e"_s);
        QCOMPARE(find<QComboBox>("editionField")->currentIndex(), 1);
        find<QCheckBox>("siteField")->click();
        // 384 kWh x 0.37 kg/kWh
        QCOMPARE(find<QLabel>("headline")->text(), u"142.08 kg CO₂e"_s);
        const QString named = u"full "_s + QString(full).replace(u' ', u'\u00a0');
        QVERIFY(find<QLabel>("methodNote")->text().contains(named));
    }

    void anotherBasisSaysWhatItChanges()
    {
        auto* change = find<QLabel>("basisChange");
        QVERIFY(!change->isVisible());
        study::Scenario other = scenario();
        other.basis = study::BasisChoice::Lifecycle;
        study::edits::replace(m_window->calculation().document(), other, u"Test"_s);
        // Ashburn: eGRID's direct 271 g/kWh, Electricity Maps' lifecycle figure of the same grid.
        QVERIFY(change->isVisible());
        const study::Resolved& resolved = m_window->calculation().outcome()->resolved;
        const double more = resolved.workload.intensity.value() / resolved.primaryIntensity - 1.0;
        QVERIFY(more > 0.0);
        QVERIFY2(change->text().startsWith(u"Lifecycle "_s), qPrintable(change->text()));
        QVERIFY(change->text().contains(u"instead of direct 271 g/kWh: "_s));
        QVERIFY(change->text().endsWith(study::format::percent(more, QLocale()) + u" more."_s));
        other.basis = study::BasisChoice::FuelMix;
        study::edits::replace(m_window->calculation().document(), other, u"Test"_s);
        QVERIFY(!change->isVisible() || change->text().startsWith(u"Fuel mix "_s));
    }

    void theIntervalLeavesWithTheMethodThatHasIt()
    {
        study::edits::setMethod(m_window->calculation().document(), engine::Method::Lacoste2019);
        QVERIFY(!find<QLabel>("interval")->isVisible());
        QVERIFY(find<QLabel>("energy")->isVisible());
    }

    void theHeadlineBreaksWhereThereIsNoRoom()
    {
        m_window->resize(1600, 900);
        QTRY_VERIFY(find<QLabel>("interval")->geometry().width()
                    >= find<QLabel>("interval")->sizeHint().width());
        const auto isBeside = [this] {
            return find<QWidget>("beside")->x() > find<QLabel>("headline")->geometry().right();
        };
        QTRY_VERIFY(isBeside());
        m_appearance->setTextPercent(200);
        m_window->resize(1024, 700);
        QTRY_VERIFY(!isBeside());
        for (const char* name : {"headline", "interval", "energy"})
            QVERIFY2(find<QLabel>(name)->width() >= find<QLabel>(name)->sizeHint().width(), name);
        m_appearance->setTextPercent(100);
    }

    void aBadFieldKeepsTheLastResultAndSaysSo()
    {
        QTest::keyClicks(find<QuantityField>("hoursField")->edit(), u"x"_s);
        QCOMPARE(find<QLabel>("headline")->text(), headline());
        QVERIFY(!find<QLabel>("headline")->isEnabled());
        QVERIFY(find<QLabel>("problem")->isVisible());
    }

    void aNumberExplainsItself()
    {
        auto* working = find<QLabel>("working");
        emit working->linkActivated(u"input:tdp_w"_s);
        auto* explanation = find<QLabel>("explanation");
        QVERIFY(explanation->isVisible());
        QVERIFY(explanation->text().contains(u"NVIDIA A100 datasheet"_s));
        emit working->linkActivated(u"input:tdp_w"_s);
        QVERIFY(!explanation->isVisible());
    }

    void theResultCopiesAsText()
    {
        find<QAction>("copyResultAction")->trigger();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(headline().section(u' ', 0, 0)), qPrintable(text));
        QVERIFY2(text.contains(u"us-east-1"_s), qPrintable(text));
    }

    void aPublishedRunIsAStartingPoint()
    {
        auto* menu = find<QMenu>("presetMenu");
        emit menu->aboutToShow();
        QVERIFY(menu->actions().size() > 5);
        menu->actions().constFirst()->trigger();
        QVERIFY(scenario().hardware != study::exampleScenario().hardware
                || scenario().hours != study::exampleScenario().hours);
        QVERIFY(m_window->calculation().outcome());
        QVERIFY(!m_window->calculation().problem());
    }

    void themesAndTextSizesApply()
    {
        find<QAction>("darkThemeAction")->trigger();
        QTRY_VERIFY(isDark(m_window->palette()));
        find<QAction>("lightThemeAction")->trigger();
        QTRY_VERIFY(!isDark(m_window->palette()));
        const double before = qApp->font().pointSizeF();
        find<QAction>("largerTextAction")->trigger();
        QVERIFY(qApp->font().pointSizeF() > before);
        find<QAction>("normalTextAction")->trigger();
        QCOMPARE(qApp->font().pointSizeF(), before);
    }

    void accessKeysLeadToTheirFields()
    {
        const auto goesTo = [this](Qt::Key key, QWidget* field) {
            QTest::keyClick(m_window.get(), key, Qt::AltModifier);
            return QTest::qWaitFor([field] { return field->hasFocus(); }, 1000);
        };
        QVERIFY(goesTo(Qt::Key_C, find<QuantityField>("countField")->edit()));
        QVERIFY(goesTo(Qt::Key_O, find<QuantityField>("hoursField")->edit()));
        QVERIFY(goesTo(Qt::Key_W, find<QuantityField>("powerField")->edit()));
        QVERIFY(goesTo(Qt::Key_I, find<QuantityField>("intensityField")->edit()));
        QVERIFY(goesTo(Qt::Key_A, find<QLineEdit>("hardwareField")));
        QVERIFY(goesTo(Qt::Key_G, find<QLineEdit>("regionField")));
        QVERIFY(goesTo(Qt::Key_T, find<QComboBox>("methodField")));
    }

    void noTextIsCutWhenItChanges()
    {
        study::Document& document = m_window->calculation().document();
        const auto cutText = [this] {
            QTest::qWait(30); // the layouts come first
            for (const QLabel* label : m_window->findChildren<QLabel*>()) {
                if (!label->isVisible() || !label->wordWrap())
                    continue;
                QLabel measure(label->text()); // with no memory of earlier texts
                measure.setFont(label->font());
                measure.setTextFormat(label->textFormat());
                measure.setWordWrap(true);
                if (label->height() < measure.heightForWidth(label->width()))
                    return label->objectName() + u": "_s + label->text();
            }
            return QString();
        };
        QCOMPARE(cutText(), QString());
        study::edits::setHardware(document, u"nvidia-h100-sxm5-80gb"_s, u"H100"_s);
        study::edits::setNumber(document, study::Input::Count, 16);
        study::edits::setNumber(document, study::Input::Hours, 76);
        study::edits::setRegion(document, u"aws"_s, u"eu-north-1"_s, u"Stockholm"_s);
        QCOMPARE(cutText(), QString());
        for (const auto method : {engine::Method::Lacoste2019, engine::Method::Full,
                                  engine::Method::Lacoste2019, engine::Method::GreenAlgorithms}) {
            study::edits::setMethod(document, method);
            QCOMPARE(cutText(), QString());
        }
    }

    void everyControlIsReachedByKeyboard()
    {
        QSet<QWidget*> reached;
        QWidget* first = m_window->focusWidget();
        QVERIFY(first);
        for (QWidget* next = first->nextInFocusChain(); next != first;
             next = next->nextInFocusChain())
            reached.insert(next);
        for (const char* name : {"hardwareField", "providerField", "regionField", "refineButton",
                                 "methodField", "editionField", "working"})
            QVERIFY2(reached.contains(find<QWidget>(name)) || first == find<QWidget>(name), name);
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            const bool isInput =
                qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget);
            if (isInput && widget->isVisible() && widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
