// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/form/quantityfield.h"
#include "gui/planner/figuretable.h"
#include "gui/planner/plannerdialog.h"
#include "gui/planner/twocolumns.h"
#include "pagefixture.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QSpinBox>
#include <QTabWidget>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array tabs{"trainingTab", "campaignTab", "servingTab"};

study::Scenario everything()
{
    study::Scenario all = study::exampleScenario();
    all.hours.reset();
    all.params = 7e9;
    all.tokens = 1e11;
    all.trials = 50;
    all.trialHours = 6;
    all.failedShare = 0.2;
    all.finalRuns = 3;
    all.servingParams = 7e10;
    all.servingTokens = 400;
    all.servingRequests = 1e6;
    return all;
}

} // namespace

/// Campaign and Serving, and what holds for every tab.
class TestPlannerTabs : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::unique_ptr<test::PageFixture> m_fixture;
    std::unique_ptr<PlannerDialog> m_planner;
    QByteArray m_tab;

    void open(const study::Scenario& scenario, const char* tab)
    {
        m_planner.reset();
        m_fixture = std::make_unique<test::PageFixture>(m_catalog, scenario);
        m_planner = std::make_unique<PlannerDialog>(m_fixture->calculation);
        m_planner->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_planner.get()));
        show(tab);
    }
    void show(const char* tab)
    {
        m_tab = tab;
        auto* pages = m_planner->findChild<QTabWidget*>(u"tabs"_s);
        pages->setCurrentWidget(pages->findChild<QWidget*>(QLatin1String(tab)));
    }
    template <class T> T* find(const char* name) const
    {
        return m_planner->findChild<QWidget*>(QLatin1String(m_tab))
            ->findChild<T*>(QLatin1String(name));
    }
    void type(const char* name, const QString& text)
    {
        QLineEdit* edit = find<QuantityField>(name)->edit();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    QString figure(const char* table, const QString& row, int column) const
    {
        const FigureTable::Row* found = find<FigureTable>(table)->row(row);
        return found ? found->values.value(column) : QString();
    }
    QPushButton* ok() const
    {
        return m_planner->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    }
    const study::Scenario& draft() const { return m_planner->draft().scenario(); }

    /// The first label whose text needs more room than it has.
    QString cutText() const
    {
        QTest::qWait(60);
        for (const QLabel* label : m_planner->findChildren<QLabel*>()) {
            if (!label->isVisible())
                continue;
            QString text = label->text();
            if (label->buddy())
                text.remove(u'&');
            QLabel measure(text);
            measure.setFont(label->font());
            measure.setTextFormat(label->textFormat());
            measure.setWordWrap(label->wordWrap());
            const bool isCut = label->wordWrap()
                                   ? label->height() < measure.heightForWidth(label->width())
                                   : label->width() < measure.sizeHint().width();
            if (isCut)
                return label->objectName() + u": "_s + label->text();
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }
    void cleanup()
    {
        m_planner.reset();
        m_fixture.reset();
    }

    void theCampaignStandsBesideASingleRun()
    {
        open(study::exampleScenario(), "campaignTab");
        const double one = m_planner->draft().outcome()->estimate.total.value();
        type("trialsField", u"10"_s);
        QVERIFY(find<QuantityField>("trialHoursField")->noteLabel()->text().contains(u"trial"_s));
        QVERIFY(!ok()->isEnabled());
        type("trialHoursField", u"6"_s);
        type("finalRunsField", u"2"_s);
        type("failedField", u"25%"_s);
        // 120 h; (2 x 120 h + 10 x 6 h) x 1.25 = 375 h
        QCOMPARE(figure("campaignTable", u"A single run"_s, 0), u"120 h"_s);
        QCOMPARE(figure("campaignTable", u"Search, 10 trials"_s, 0), u"60.0 h"_s);
        QCOMPARE(figure("campaignTable", u"Final runs, 2"_s, 0), u"240 h"_s);
        QCOMPARE(figure("campaignTable", u"Failed or repeated, 25 %"_s, 0), u"75.0 h"_s);
        QCOMPARE(figure("campaignTable", u"The whole campaign"_s, 0), u"375 h"_s);
        const double all = m_planner->draft().outcome()->estimate.total.value();
        QVERIFY(std::abs(all / one - 375.0 / 120.0) < 1e-9);
        QTest::mouseClick(ok(), Qt::LeftButton);
        QCOMPARE(m_fixture->document.scenario().trials, 10.0);
        QCOMPARE(m_fixture->document.scenario().hours, 120.0); // typed hours stay
    }

    void zeroTrialsAreNoSearch()
    {
        open(study::exampleScenario(), "campaignTab");
        type("trialsField", u"0"_s);
        QVERIFY(ok()->isEnabled());
        QVERIFY(!find<FigureTable>("searchTable")->isVisible());
        QVERIFY(find<QLabel>("compareNote")->text().startsWith(u"No search is planned"_s));
    }

    void waysToSearchAreCompared()
    {
        study::Scenario search = study::exampleScenario();
        search.trials = 81;
        search.trialHours = 2;
        open(search, "campaignTab");
        find<QSpinBox>("parametersField")->setValue(3);
        find<QSpinBox>("valuesField")->setValue(5);
        QCOMPARE(figure("searchTable", u"Grid"_s, 0), u"125"_s);       // 5 ^ 3
        QCOMPARE(figure("searchTable", u"Grid"_s, 3), u"54 % more"_s); // 125 / 81 = 1.543
        QCOMPARE(figure("searchTable", u"Random"_s, 0), u"59"_s);      // ln 0.05 / ln 0.95 = 58.4
        QCOMPARE(figure("searchTable", u"Random"_s, 1), u"118 h"_s);
        QCOMPARE(figure("searchTable", u"Random"_s, 3), u"27 % less"_s); // 59 / 81 = 0.728
        // 81/81 + 27 x 3/81 + 9 x 9/81 + 3 x 27/81 + 1 = 5 full trials: 5 / 81 = 0.062
        QCOMPARE(figure("searchTable", u"Successive halving"_s, 0), u"5"_s);
        QCOMPARE(figure("searchTable", u"Successive halving"_s, 3), u"94 % less"_s);
        for (const FigureTable::Row& row : find<FigureTable>("searchTable")->rows())
            QVERIFY2(row.note.endsWith(u'.'), qPrintable(row.name));
    }

    void theMethodOfThePageHasNoTrials()
    {
        study::Scenario page = study::exampleScenario();
        page.method = engine::Method::Lacoste2019;
        open(page, "campaignTab");
        QVERIFY(!find<QuantityField>("trialsField")->isEnabled());
        QVERIFY(find<QLabel>("emptyNote")->text().contains(u"lacoste2019"_s));
        QVERIFY(ok()->isEnabled());
    }

    void runsAndFinalRunsReplaceEachOther()
    {
        study::Scenario repeated = study::exampleScenario();
        repeated.runs = 4;
        open(repeated, "campaignTab");
        QCOMPARE(find<QuantityField>("finalRunsField")->edit()->placeholderText(), u"4"_s);
        type("finalRunsField", u"2"_s);
        QVERIFY(!draft().runs);
        QVERIFY(ok()->isEnabled());
    }

    void servingIsWorkedOutPerRequestAndPerYear()
    {
        study::Scenario place = study::exampleScenario();
        place.pue = 1.2;
        place.intensity = 383.55;
        open(place, "servingTab");
        QVERIFY(!find<FigureTable>("servingTable")->isVisible());
        type("paramsField", u"70B"_s);
        QVERIFY(find<QuantityField>("tokensField")->noteLabel()->text().contains(u"missing"_s));
        type("tokensField", u"400"_s);
        type("requestsField", u"1M"_s);
        // EcoLogits 0.9, 70B dense, 400 tokens: 2.630e-4 kWh, 0.1009 g and 0.0201 g embodied
        QCOMPARE(figure("servingTable", u"Energy"_s, 0), u"0.263 Wh"_s);
        QCOMPARE(figure("servingTable", u"Operational, CO₂e"_s, 0), u"101 mg"_s);
        QCOMPARE(figure("servingTable", u"Embodied, CO₂e"_s, 0), u"20.1 mg"_s);
        QCOMPARE(figure("servingTable", u"GPUs that hold the model"_s, 0), u"4"_s);
        QCOMPARE(figure("servingTable", u"Time to the whole answer"_s, 0), u"34.8 s"_s);
        QCOMPARE(figure("servingTable", u"Energy"_s, 1), u"96.0 MWh"_s); // x 365e6
        const QString note = find<QLabel>("servingNote")->text();
        QVERIFY(note.contains(u"EcoLogits 0.9"_s) && note.contains(u"H100"_s) &&
                note.contains(u"batch 64"_s) && note.contains(u"Input tokens"_s));
        QTest::mouseClick(ok(), Qt::LeftButton);
        QCOMPARE(m_fixture->document.scenario().servingModel, u"ecologits-0.9"_s);
    }

    void aHalfTypedModelToServeIsNotKept()
    {
        open(study::exampleScenario(), "servingTab");
        type("paramsField", u"10B"_s);
        type("tokensField", u"100"_s);
        type("activeParamsField", u"20B"_s);
        QVERIFY(find<QuantityField>("activeParamsField")->noteLabel()->text().contains(u"more"_s));
        QVERIFY(!ok()->isEnabled());
        type("activeParamsField", u"2B"_s);
        QVERIFY(ok()->isEnabled());
    }

    void everyControlIsNamedAndHasItsOwnKey()
    {
        open(everything(), "trainingTab");
        for (const char* name : tabs) {
            show(name);
            QSet<QChar> keys{u't', u'c', u's'}; // the tabs themselves
            for (const QLabel* label : find<QWidget>("formSide")->findChildren<QLabel*>()) {
                if (!label->buddy())
                    continue;
                const qsizetype mark = label->text().indexOf(u'&');
                QVERIFY2(mark >= 0, qPrintable(label->text()));
                QWidget* target = label->buddy();
                target = target->focusProxy() ? target->focusProxy() : target;
                QCOMPARE(target->accessibleName(), QString(label->text()).remove(u'&'));
                const QChar key = label->text().at(mark + 1).toLower();
                const bool takesTurns = label->objectName() == u"hoursLabel"_s; // never both seen
                QVERIFY2(takesTurns || !keys.contains(key), qPrintable(label->text()));
                keys.insert(key);
            }
        }
    }

    void noTextIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::newRow("usual") << QSize(1020, 700) << 100;
        QTest::newRow("small") << QSize(640, 480) << 100;
        QTest::newRow("large text") << QSize(1020, 700) << 200;
        QTest::newRow("large") << QSize(1600, 1000) << 115;
    }
    void noTextIsCut()
    {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        const QFont usual = QApplication::font();
        QFont larger = usual;
        larger.setPointSizeF(usual.pointSizeF() * percent / 100.0);
        QApplication::setFont(larger);
        open(everything(), "trainingTab");
        m_planner->resize(size);
        QStringList cut;
        for (const char* name : tabs) {
            show(name);
            const QString text = cutText();
            if (!text.isEmpty())
                cut << text;
            const auto* area = find<QScrollArea>("scrollArea");
            if (area->widget()->width() > area->viewport()->width())
                cut << QString::fromLatin1(name) + u" is wider than the window"_s;
        }
        m_planner.reset();
        QApplication::setFont(usual);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void formAndResultStandSideBySideWhereThereIsRoom()
    {
        open(everything(), "trainingTab");
        m_planner->resize(1400, 800);
        QTRY_VERIFY(find<TwoColumns>("columns")->isSideBySide());
        m_planner->resize(600, 800);
        QTRY_VERIFY(!find<TwoColumns>("columns")->isSideBySide());
    }
};

QTEST_MAIN(TestPlannerTabs)
#include "tst_plannertabs.moc"
