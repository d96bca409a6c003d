// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "shownelsewhere.h"
#include "study/edits.h"
#include "study/ranking.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using test::PageFixture;
using Shown = test::ShownElsewhere;
using test::chartRow;
using test::knownRun;

namespace {

study::Scenario ownSite()
{
    study::Scenario scenario = study::exampleScenario();
    scenario.provider = u"hpc-jean-zay"_s;
    scenario.region.clear();
    scenario.grid = u"FR"_s;
    return scenario;
}

} // namespace

class TestElsewherePage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void ranksTheProvidersRegions();
    void chosenRowIsAlwaysInTheChart();
    void aGridStandsForItselfAmongRegions();
    void scopes_data();
    void scopes();
    void tableHoldsEverything();
    void exportsTheTableBehindTheChart();
    void tabsThroughInOrder();
    void unrankedRowsStandApart();
    void filtersAsOneTypes();
    void usesARegionFromTheKeyboard();
    void usesABarFromTheKeyboard();
    void usesAGrid();
    void ownSiteComparesGrids();
    void lacosteKeepsThePagesFigures();
    void ownIntensityStatesNoSaving();
    void noticeTravels();
    void hiddenPageWaits();
    void saysWhatIsMissing();
    void everyInputIsNamed();
};

void TestElsewherePage::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestElsewherePage::ranksTheProvidersRegions()
{
    PageFixture fixture(m_catalog, knownRun());
    Shown shown(fixture);
    const charts::ChartSpec& spec = shown.chart->spec();
    QVERIFY(!spec.problem());
    QCOMPARE(spec.kind, charts::ChartKind::Bars);
    QCOMPARE(spec.scale, charts::ChartScale::Linear);
    for (qsizetype i = 1; i < spec.rows.size(); ++i)
        QVERIFY(spec.rows.at(i - 1).value <= spec.rows.at(i).value);
    // 307.2 kWh x PUE 1.10 x 35.3 g/kWh = 11.9 kg in Stockholm, as help page act-region has it.
    QCOMPARE(spec.rows.constFirst().id, u"aws/eu-north-1"_s);
    QCOMPARE(spec.rows.constFirst().valueText, u"11.9 kg"_s);
    QCOMPARE(spec.rows.constFirst().role, charts::RowRole::Cleanest);
    const charts::ChartRow* chosen = chartRow(spec, u"aws/us-east-1"_s);
    QVERIFY(chosen);
    QCOMPARE(chosen->role, charts::RowRole::Chosen);
    QCOMPARE(chosen->valueText, u"148 kg"_s);
    QVERIFY(shown.sentence->text().contains(u"eu-north-1"_s));
    // The headline of 95.6 kg stands on eGRID's direct value.
    QVERIFY(shown.note->text().contains(u"148 kg"_s));
    QVERIFY(shown.note->text().contains(u"95.6 kg"_s));
}

void TestElsewherePage::chosenRowIsAlwaysInTheChart()
{
    PageFixture fixture(m_catalog, knownRun());
    Shown shown(fixture);
    shown.choose(1);
    QVERIFY(shown.chart->spec().rows.size() <= 26);
    QVERIFY(chartRow(shown.chart->spec(), u"aws/us-east-1"_s));
    shown.filter->setText(u"stockholm"_s);
    QVERIFY(chartRow(shown.chart->spec(), u"aws/us-east-1"_s));
    shown.filter->clear();
    shown.choose(2); // Among the grids the place is the zone that has a lifecycle value.
    const charts::ChartRow* own = chartRow(shown.chart->spec(), u"EM-US-MIDA-PJM"_s);
    QVERIFY(own && own->role == charts::RowRole::Chosen);
    QCOMPARE(own->valueText, u"148 kg"_s);
}

void TestElsewherePage::aGridStandsForItselfAmongRegions()
{
    study::Scenario scenario = study::exampleScenario();
    scenario.grid = u"DE"_s; // overrides the region
    PageFixture fixture(m_catalog, scenario);
    Shown shown(fixture);
    shown.choose(1);
    const auto* own = chartRow(shown.chart->spec(), u"own"_s);
    QVERIFY(own && own->role == charts::RowRole::Chosen);
}

void TestElsewherePage::scopes_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("rows");
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY(bool(opened));
    const auto aws = (*opened)->provider(u"aws", catalog::Edition::Current);
    QVERIFY(bool(aws));
    QTest::newRow("provider") << 0 << static_cast<int>((*opened)->regionsOf(**aws).size());
    QTest::newRow("all providers")
        << 1 << static_cast<int>((*opened)->regions(catalog::Edition::Current).size());
    QTest::newRow("every grid") << 2 << static_cast<int>((*opened)->grids().size());
}

void TestElsewherePage::scopes()
{
    QFETCH(int, index);
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    const QAbstractItemModelTester tester(shown.table->model());
    shown.showTable();
    shown.choose(index);
    QTEST(shown.table->model()->rowCount(), "rows");
    QCOMPARE(shown.scope->currentIndex(), index);
}

void TestElsewherePage::tableHoldsEverything()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    shown.showTable();
    const QString header = shown.table->text(TableSeparator::Comma).section(u'\n', 0, 0);
    QCOMPARE(header, u"place,total_kgCO2e,low_kgCO2e,high_kgCO2e,ratio,intensity_g_per_kwh,pue,"
                     "provider,embodied_kgCO2e,basis,year,remark,id,source,licence,notice"_s);
    const int row = shown.rowOf(u"aws/us-east-1"_s);
    const auto value = [&](const QString& key) {
        return shown.table->model()->index(row, shown.columnOf(key)).data(SortRole);
    };
    QCOMPARE(value(u"ratio"_s).toDouble(), 1.0);
    QCOMPARE(value(u"pue"_s).toDouble(), 1.15);
    QCOMPARE(value(u"basis"_s).toString(), u"lifecycle"_s);
    QVERIFY(value(u"remark"_s).toString().contains(u"Chosen"_s));
    QVERIFY(value(u"low_kgCO2e"_s).toDouble() < value(u"total_kgCO2e"_s).toDouble());
    QVERIFY(value(u"high_kgCO2e"_s).toDouble() > value(u"total_kgCO2e"_s).toDouble());
    const QString why = shown.table->model()
                            ->index(row, shown.columnOf(u"intensity_g_per_kwh"_s))
                            .data(ExplanationRole)
                            .toString();
    QVERIFY2(why.contains(u"lifecycle"_s) && why.contains(u"licence"_s), qPrintable(why));
}

void TestElsewherePage::exportsTheTableBehindTheChart()
{
    const QTemporaryDir folder;
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    fixture.dialogs.nextFileName = folder.filePath(u"regions.csv"_s);
    shown.table->exportActions().constLast()->trigger();
    QFile file(fixture.dialogs.nextFileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto aws = m_catalog->provider(u"aws", catalog::Edition::Current);
    const auto regions = static_cast<qsizetype>(m_catalog->regionsOf(**aws).size());
    QCOMPARE(file.readAll().count('\n'), regions + 1);
}

void TestElsewherePage::tabsThroughInOrder()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.scope->setFocus();
    QList<QWidget*> visited;
    for (int i = 0; i < 4; ++i) {
        visited << QApplication::focusWidget();
        QTest::keyClick(visited.constLast(), Qt::Key_Tab);
    }
    const QList<QWidget*> start{shown.scope, shown.filter, shown.chart};
    QCOMPARE(visited.mid(0, 3), start);
    QVERIFY(visited.constLast()->inherits("QRadioButton"));
}

void TestElsewherePage::unrankedRowsStandApart()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    shown.showTable();
    shown.choose(2);
    const QAbstractItemModel& model = *shown.table->model();
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        shown.table->sortByColumn(1, order);
        bool apart = false;
        for (int row = 0; row < model.rowCount(); ++row) {
            const bool isApart = model.index(row, 0).data(ApartRole).toBool();
            QVERIFY(isApart || !apart);
            apart = isApart;
        }
        QVERIFY(apart);
    }
    const QModelIndex last = model.index(model.rowCount() - 1, shown.columnOf(u"remark"_s));
    QVERIFY(last.data().toString().contains(u"Not ranked"_s));
    QCOMPARE(last.siblingAtColumn(1).data().toString(), u"–"_s);
}

void TestElsewherePage::filtersAsOneTypes()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    shown.choose(1);
    shown.filter->setFocus();
    QTest::keyClicks(shown.filter, u"frankfurt"_s);
    QVERIFY(chartRow(shown.chart->spec(), u"aws/eu-central-1"_s));
    QVERIFY(!chartRow(shown.chart->spec(), u"aws/eu-north-1"_s));
    shown.showTable();
    QVERIFY(shown.table->model()->rowCount() > 1);
    QVERIFY(shown.table->model()->rowCount() < 20);
    QTest::keyClicks(shown.filter, u" us-east-1"_s);
    QCOMPARE(shown.table->model()->rowCount(), 0);
    shown.filter->setText(u"sao paulo"_s);
    QVERIFY(shown.rowOf(u"aws/sa-east-1"_s) >= 0);
}

void TestElsewherePage::usesARegionFromTheKeyboard()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.showTable();
    shown.filter->setFocus();
    QTest::keyClicks(shown.filter, u"eu-north-1"_s);
    QCOMPARE(shown.table->model()->rowCount(), 1);
    for (int i = 0; i < 12 && !shown.table->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(shown.table->hasFocus());
    QVERIFY(!shown.use->isEnabled() || !shown.table->currentKey().isEmpty());
    QTest::keyClick(shown.table, Qt::Key_Down);
    QTest::keyClick(shown.table, Qt::Key_Home);
    QCOMPARE(shown.table->currentKey(), u"aws/eu-north-1"_s);
    QVERIFY(shown.use->isEnabled());
    QTest::keyClick(shown.table, Qt::Key_Return);
    QCOMPARE(fixture.document.scenario().region, u"eu-north-1"_s);
    QVERIFY(!shown.use->isEnabled());
    QVERIFY(fixture.document.undoStack().undoText().contains(u"Stockholm"_s));
    fixture.document.undoStack().undo();
    QCOMPARE(fixture.document.scenario(), study::exampleScenario());
}

void TestElsewherePage::usesABarFromTheKeyboard()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.chart->setFocus();
    QTest::keyClick(shown.chart, Qt::Key_Down);
    QCOMPARE(shown.chart->currentRow(), u"aws/eu-north-1"_s);
    QTRY_VERIFY(shown.use->isEnabled());
    QCOMPARE(fixture.document.scenario().region, u"us-east-1"_s);
    QTest::keyClick(shown.chart, Qt::Key_Return);
    QCOMPARE(fixture.document.scenario().region, u"eu-north-1"_s);
    fixture.document.undoStack().undo();
    QTest::mouseClick(shown.use, Qt::LeftButton);
    QCOMPARE(fixture.document.scenario().region, u"eu-north-1"_s);
}

void TestElsewherePage::usesAGrid()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    shown.choose(2);
    shown.showTable();
    shown.table->setCurrentKey(u"FR"_s);
    QTest::mouseClick(shown.use, Qt::LeftButton);
    // A cloud has no grid of its own choice: the run moves to an average own site.
    QCOMPARE(fixture.document.scenario().grid, u"FR"_s);
    QCOMPARE(fixture.document.scenario().provider, u"onprem-average"_s);
    QVERIFY(fixture.document.scenario().region.isEmpty());
    QVERIFY(!fixture.calculation.problem());
}

void TestElsewherePage::ownSiteComparesGrids()
{
    PageFixture fixture(m_catalog, ownSite());
    Shown shown(fixture);
    QCOMPARE(shown.scope->currentIndex(), 2);
    const charts::ChartRow* france = chartRow(shown.chart->spec(), u"FR"_s);
    QVERIFY(france);
    QCOMPARE(france->role, charts::RowRole::Chosen);
    shown.showTable();
    shown.table->setCurrentKey(u"SE"_s);
    QTest::keyClick(shown.table, Qt::Key_Return);
    QCOMPARE(fixture.document.scenario().grid, u"SE"_s);
    QCOMPARE(fixture.document.scenario().provider, u"hpc-jean-zay"_s);
    // Back in a cloud its regions are compared again.
    study::edits::setRegion(fixture.document, u"gcp"_s, u"europe-west3"_s, u"Frankfurt"_s);
    QCOMPARE(shown.scope->currentIndex(), 0);
    QVERIFY(shown.scope->currentText().contains(u"Google"_s));
}

void TestElsewherePage::lacosteKeepsThePagesFigures()
{
    PageFixture fixture(m_catalog);
    study::edits::setEdition(fixture.document, catalog::Edition::Lacoste);
    Shown shown(fixture);
    QVERIFY(!shown.chart->spec().problem());
    QVERIFY(shown.chart->spec().caption.contains(u"original page"_s));
    shown.choose(1);
    shown.showTable();
    QCOMPARE(shown.table->model()->rowCount(), 82); // the page's regions
}

void TestElsewherePage::ownIntensityStatesNoSaving()
{
    PageFixture fixture(m_catalog);
    study::edits::setCustomIntensity(fixture.document, 100.0);
    Shown shown(fixture);
    QVERIFY(shown.sentence->text().contains(u"no saving is stated"_s));
    for (const charts::ChartRow& row : shown.chart->spec().rows)
        QVERIFY(row.role != charts::RowRole::Chosen);
}

void TestElsewherePage::noticeTravels()
{
    if (!m_catalog->hasShareAlike())
        QSKIP("The share-alike catalogue was not built.");
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    const QString notice = m_catalog->shareAlikeNotice();
    QVERIFY(shown.chart->spec().caption.contains(notice));
    shown.showTable();
    QVERIFY(shown.table->text(TableSeparator::Comma).contains(notice.section(u',', 0, 0)));
    QVERIFY(!shown.table->isColumnHidden(shown.columnOf(u"notice"_s)));
    shown.filter->setText(u"eu-north-1"_s); // Ember's figure alone
    QVERIFY(!shown.table->text(TableSeparator::Comma).contains(u"Open Database"_s));
}

void TestElsewherePage::hiddenPageWaits()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    const double before = shown.chart->spec().rows.constFirst().value;
    shown.page.hide();
    study::edits::setNumber(fixture.document, study::Input::Count, 16);
    QCOMPARE(shown.chart->spec().rows.constFirst().value, before);
    shown.page.show();
    QCOMPARE(shown.chart->spec().rows.constFirst().value, 2 * before);
    // Behind the chart the table waits too.
    shown.showTable();
    QCOMPARE(shown.table->model()->index(0, 1).data(SortRole).toDouble(), 2 * before);
}

void TestElsewherePage::saysWhatIsMissing()
{
    PageFixture fixture(m_catalog, study::Scenario());
    Shown shown(fixture);
    QVERIFY(shown.chart->notice().contains(fixture.calculation.problem()->message));
    QVERIFY(!shown.use->isEnabled());
    study::edits::replace(fixture.document, study::exampleScenario(), u"Example"_s);
    QVERIFY(shown.chart->notice().isEmpty());
    QVERIFY(!shown.chart->spec().rows.isEmpty());
}

void TestElsewherePage::everyInputIsNamed()
{
    PageFixture fixture(m_catalog);
    Shown shown(fixture);
    for (QWidget* input :
         {static_cast<QWidget*>(shown.scope), static_cast<QWidget*>(shown.filter)}) {
        QString visible;
        for (const QLabel* label : shown.page.findChildren<QLabel*>()) {
            if (label->buddy() == input)
                visible = label->text();
        }
        QVERIFY(visible.contains(u'&'));
        QCOMPARE(input->accessibleName(), visible.remove(u'&'));
    }
}

QTEST_MAIN(TestElsewherePage)
#include "tst_elsewherepage.moc"
