// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartview.h"
#include "gui/pages/chartortable.h"
#include "gui/pages/comparepage.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"
#include "study/edits.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using test::PageFixture;

namespace {

QStringList ids(const charts::ChartSpec& spec)
{
    QStringList list;
    for (const charts::ChartRow& row : spec.rows)
        list << row.id;
    return list;
}

const charts::ChartRow& rowOf(const charts::ChartSpec& spec, const QString& id)
{
    for (const charts::ChartRow& row : spec.rows) {
        if (row.id == id)
            return row;
    }
    static const charts::ChartRow none;
    return none;
}

std::vector<ComparedResult> resultOf(double kg)
{
    return {{u"result/s1"_s, u"Run"_s, 0, true, kg, {}, {}}};
}

const QMenu* exportMenu(const QWidget& page)
{
    for (const QToolButton* button : page.findChildren<QToolButton*>()) {
        if (button->text() == u"E&xport"_s)
            return button->menu();
    }
    return nullptr;
}

// Strubell et al. 2019, Tables 1 and 3, smallest first; Patterson et al. 2021 below the search.
const QStringList firstView{u"strubell_t3_transformer_base"_s,
                            u"strubell_t1_nlp_pipeline"_s,
                            u"strubell_t1_transformer_big"_s,
                            u"result/s1"_s,
                            u"strubell_t3_elmo"_s,
                            u"strubell_t3_bert_base_gpu"_s,
                            u"strubell_t1_air_ny_sf"_s,
                            u"strubell_t1_human_life_year"_s,
                            u"strubell_t1_american_life_year"_s,
                            u"strubell_t1_nlp_pipeline_tuning"_s,
                            u"strubell_t1_car_lifetime"_s,
                            u"strubell_t1_transformer_nas"_s,
                            u"patterson_nas_average_datacentre"_s,
                            u"patterson_evolved_transformer_nas"_s};

} // namespace

class TestComparePage : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void firstViewIsThatOfTheDesign();
    void searchStandsBesideItsCorrections();
    void groupsAreTicked();
    void rowsWithoutEmissionsAreNotCharted();
    void followsTheScenario();
    void theResultHasItsInterval();
    void zeroIsListedBelow();
    void userNamesAreShownAsTheyAre();
    void hiddenPageWaits();
    void tableBehindTheChart();
    void exportsTheChart();
    void saysWhatIsMissing();
    void noticeTravels();
};

void TestComparePage::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestComparePage::firstViewIsThatOfTheDesign()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    const charts::ChartSpec& spec = page.findChild<charts::ChartView*>()->spec();
    QCOMPARE(ids(spec), firstView);
    QVERIFY(!spec.problem());
    QCOMPARE(spec.kind, charts::ChartKind::Dots);
    QCOMPARE(spec.scale, charts::ChartScale::Logarithmic);
    QCOMPARE(spec.decadeLabels.value(0), u"1 kg"_s);
    QCOMPARE(spec.decadeLabels.value(3), u"1 t"_s);
    QCOMPARE(spec.decadeLabels.value(6), u"1,000 t"_s);
    QVERIFY(spec.axisTitle.contains(u"logarithmic"_s));
    const charts::ChartRow& result = rowOf(spec, u"result/s1"_s);
    QCOMPARE(result.role, charts::RowRole::Result);
    QVERIFY(result.emphasised);
    QCOMPARE(result.label, u"As planned"_s);
    QCOMPARE(result.value, fixture.calculation.outcome()->estimate.total.value());
    const charts::ChartRow& air = rowOf(spec, u"strubell_t1_air_ny_sf"_s);
    QVERIFY(air.toolTip.contains(u"One passenger"_s));
    QVERIFY(air.toolTip.contains(u"Strubell"_s));
}

void TestComparePage::searchStandsBesideItsCorrections()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    const charts::ChartSpec& spec = page.findChild<charts::ChartView*>()->spec();
    const charts::ChartRow& search = rowOf(spec, u"strubell_t1_transformer_nas"_s);
    QVERIFY(search.label.contains(u"search"_s));
    QCOMPARE(search.value, 626155 * 0.45359237); // lb x kg/lb
    for (const auto& [id, text] :
         {std::pair(u"patterson_nas_average_datacentre"_s, u"15.2 t"_s),
          std::pair(u"patterson_evolved_transformer_nas"_s, u"3.20 t"_s)}) {
        const charts::ChartRow& revision = rowOf(spec, id);
        QCOMPARE(revision.role, charts::RowRole::Revision);
        QCOMPARE(revision.revises, search.id);
        QCOMPARE(revision.valueText, text);
    }
}

void TestComparePage::groupsAreTicked()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    auto* chart = page.findChild<charts::ChartView*>();
    emit page.findChild<QToolButton*>(u"groupsButton"_s)->menu()->aboutToShow();
    auto* travel = page.findChild<QAction*>(u"travel"_s);
    QVERIFY(travel);
    QVERIFY(!travel->isChecked());
    travel->setChecked(true);
    QCOMPARE(chart->spec().rows.size(), firstView.size() + 7); // seven journeys
    travel->setChecked(false);
    QCOMPARE(ids(chart->spec()), firstView);
    // chart_default opens person_year with 5 of its 28 rows.
    page.findChild<QAction*>(u"person_year"_s)->setChecked(true);
    QCOMPARE(chart->spec().rows.size(), firstView.size() + 5);
    page.findChild<QAction*>(u"person_year"_s)->setChecked(false);
    // Nothing but the corrected figures' own group: they stand for themselves.
    page.findChild<QAction*>(u"strubell_table1"_s)->setChecked(false);
    page.findChild<QAction*>(u"strubell_table3"_s)->setChecked(false);
    QCOMPARE(ids(chart->spec()), QStringList{u"result/s1"_s});
    page.findChild<QAction*>(u"published_training"_s)->setChecked(true);
    QVERIFY(!chart->spec().problem());
    QCOMPARE(rowOf(chart->spec(), u"patterson_evolved_transformer_nas"_s).role,
             charts::RowRole::Reference);
}

void TestComparePage::rowsWithoutEmissionsAreNotCharted()
{
    const ComparisonChoice everything{{u"strubell_table3"_s, u"strubell_table4"_s}, true};
    const auto rows = comparisonRows(referenceRows(*m_catalog, everything), resultOf(100.0));
    QCOMPARE(rows.size(), 8U + 3U + 1U); // Table 3, Table 4, the result
    const charts::ChartSpec spec = comparisonChart(rows, QLocale::c());
    QVERIFY(!ids(spec).contains(u"strubell_t3_gpt2"_s));
    QVERIFY(!ids(spec).contains(u"strubell_t4_one_model"_s));
    QCOMPARE(spec.rows.size(), 5 + 1);
    QVERIFY(rows.back().isApart());
}

void TestComparePage::followsTheScenario()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    auto* chart = page.findChild<charts::ChartView*>();
    const double before = rowOf(chart->spec(), u"result/s1"_s).value;
    study::edits::setNumber(fixture.document, study::Input::Count, 80);
    QCOMPARE(rowOf(chart->spec(), u"result/s1"_s).value, 10 * before);
    auto* sentence = page.findChild<QLabel*>(u"sentenceLabel"_s);
    QVERIFY2(sentence->text().contains(u"lies between"_s), qPrintable(sentence->text()));
    fixture.calculation.addFieldError();
    QVERIFY(sentence->text().contains(u"last valid"_s));
    fixture.calculation.removeFieldError();
    QVERIFY(sentence->text().contains(u"lies between"_s));
    fixture.document.undoStack().undo();
    QCOMPARE(rowOf(chart->spec(), u"result/s1"_s).value, before);
}

void TestComparePage::theResultHasItsInterval()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    const charts::ChartSpec& spec = page.findChild<charts::ChartView*>()->spec();
    const auto interval = *fixture.calculation.outcome()->estimate.interval;
    const charts::ChartRow& result = rowOf(spec, u"result/s1"_s);
    QVERIFY(result.range);
    QCOMPARE(result.range->low, interval.low.value());
    QCOMPARE(result.range->high, interval.high.value());
    QVERIFY(spec.rangeName.startsWith(u"90 % interval"_s));
    QVERIFY(result.toolTip.contains(u" to "_s));
    // The method of 2019 has none.
    study::edits::setMethod(fixture.document, engine::Method::Lacoste2019);
    QVERIFY(!rowOf(spec, u"result/s1"_s).range);
}

void TestComparePage::zeroIsListedBelow()
{
    PageFixture fixture(m_catalog);
    study::edits::setNumber(fixture.document, study::Input::Hours, 0);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    auto* chart = page.findChild<charts::ChartView*>();
    QVERIFY(chart->notice().isEmpty());
    const charts::PreparedChart prepared = charts::prepare(chart->spec());
    QCOMPARE(prepared.spec.rows.size(), firstView.size() - 1);
    QVERIFY(prepared.notes.constFirst().contains(u"As planned (0 kg)"_s));
    QVERIFY(page.findChild<QLabel*>(u"sentenceLabel"_s)->text().contains(u"nothing"_s));
}

void TestComparePage::userNamesAreShownAsTheyAre()
{
    study::Scenario scenario = study::exampleScenario();
    scenario.name = u"<b>A & B</b>\n=1+1"_s;
    PageFixture fixture(m_catalog, scenario);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    page.findChild<ChartOrTable*>()->setView(ChartOrTable::View::Table);
    const auto* table = page.findChild<TableView*>();
    QVERIFY(table->text(TableSeparator::Tab).contains(u"\n<b>A & B</b> =1+1\t"_s));
    QCOMPARE(page.findChild<QLabel*>(u"sentenceLabel"_s)->textFormat(), Qt::PlainText);
}

void TestComparePage::hiddenPageWaits()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    study::edits::setNumber(fixture.document, study::Input::Count, 16);
    QVERIFY(page.children().isEmpty());
    page.show();
    auto* chart = page.findChild<charts::ChartView*>();
    const double shown = rowOf(chart->spec(), u"result/s1"_s).value;
    QCOMPARE(shown, fixture.calculation.outcome()->estimate.total.value());
    page.hide();
    study::edits::setNumber(fixture.document, study::Input::Count, 32);
    QCOMPARE(rowOf(chart->spec(), u"result/s1"_s).value, shown);
    page.show();
    QCOMPARE(rowOf(chart->spec(), u"result/s1"_s).value, 2 * shown);
}

void TestComparePage::tableBehindTheChart()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const auto radios = page.findChildren<QRadioButton*>();
    QCOMPARE(radios.size(), 2);
    radios.at(0)->setFocus();
    QTest::keyClick(radios.at(0), Qt::Key_Right);
    auto* table = page.findChild<TableView*>();
    QVERIFY(table->isVisible());
    const QAbstractItemModelTester tester(table->model());
    QCOMPARE(table->model()->rowCount(), firstView.size());
    for (int row = 0; row < table->model()->rowCount(); ++row)
        QCOMPARE(table->model()->index(row, 0).data(KeyRole).toString(), firstView.at(row));
    QVERIFY(!table->accessibleName().isEmpty());
    QTest::keyClick(radios.at(1), Qt::Key_Left);
    QVERIFY(page.findChild<charts::ChartView*>()->isVisible());
}

void TestComparePage::exportsTheChart()
{
    const QTemporaryDir folder;
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    const QMenu* menu = exportMenu(page);
    QVERIFY(menu);
    const QList<QAction*> actions = menu->actions();
    const QList<QByteArray> starts{"\x89PNG", "<?xml", "%PDF"};
    for (int i = 0; i < 3; ++i) {
        fixture.dialogs.nextFileName = folder.filePath(u"chart%1"_s.arg(i));
        actions.at(i)->trigger();
        QFile file(fixture.dialogs.nextFileName);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(8).startsWith(starts.at(i)));
    }
    QCOMPARE(fixture.dialogs.suggestedNames,
             (QStringList{u"compare.png"_s, u"compare.svg"_s, u"compare.pdf"_s}));
    QVERIFY(fixture.dialogs.problems.isEmpty());
    // What is exported is of the present figures, also while the table is seen.
    page.findChild<ChartOrTable*>()->setView(ChartOrTable::View::Table);
    const QString before =
        rowOf(page.findChild<charts::ChartView*>()->spec(), u"result/s1"_s).valueText;
    study::edits::setNumber(fixture.document, study::Input::Count, 80);
    fixture.dialogs.nextFileName = folder.filePath(u"later.svg"_s);
    actions.at(1)->trigger();
    QFile later(fixture.dialogs.nextFileName);
    QVERIFY(later.open(QIODevice::ReadOnly));
    const QString present =
        rowOf(page.findChild<charts::ChartView*>()->spec(), u"result/s1"_s).valueText;
    QVERIFY(present != before);
    QVERIFY(later.readAll().contains(present.toUtf8()));
    actions.at(3)->trigger();
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    fixture.dialogs.nextFileName = folder.filePath(u"missing/chart.svg"_s);
    actions.at(1)->trigger();
    QCOMPARE(fixture.dialogs.problems.size(), 1);
}

void TestComparePage::saysWhatIsMissing()
{
    PageFixture fixture(m_catalog, study::Scenario());
    QVERIFY(!fixture.calculation.outcome());
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    exportMenu(page)->actions().constFirst()->trigger();
    QCOMPARE(fixture.dialogs.problems.size(), 1);
    QVERIFY(fixture.dialogs.suggestedNames.isEmpty());
    const QString notice = page.findChild<charts::ChartView*>()->notice();
    QVERIFY2(notice.contains(fixture.calculation.problem()->message), qPrintable(notice));
}

void TestComparePage::noticeTravels()
{
    if (!m_catalog->hasShareAlike())
        QSKIP("The share-alike catalogue was not built.");
    const auto withEveryday = referenceRows(*m_catalog, {{u"everyday"_s}, false});
    const charts::ChartSpec shareAlike =
        comparisonChart(comparisonRows(withEveryday, resultOf(1.0)), QLocale::c());
    QVERIFY(shareAlike.caption.contains(m_catalog->shareAlikeNotice()));
    const auto withTravel = referenceRows(*m_catalog, {{u"travel"_s}, false});
    QVERIFY(comparisonChart(comparisonRows(withTravel, resultOf(1.0)), QLocale::c())
                .caption.isEmpty());
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
