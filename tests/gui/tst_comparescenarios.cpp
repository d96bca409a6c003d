// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "charts/chartview.h"
#include "gui/pages/chartortable.h"
#include "gui/pages/comparepage.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"
#include "study/studyedits.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <cmath>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using test::PageFixture;

namespace {

const charts::ChartRow& rowOf(const charts::ChartSpec& spec, const QString& id)
{
    for (const charts::ChartRow& row : spec.rows) {
        if (row.id == id)
            return row;
    }
    static const charts::ChartRow none;
    return none;
}

} // namespace

/// The Compare page with more than one scenario, and with the user's own reference points.
class TestCompareScenarios : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void everyScenarioIsARow();
    void ownReferencesAppear();
};

void TestCompareScenarios::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestCompareScenarios::everyScenarioIsARow()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    const charts::ChartSpec& spec = page.findChild<charts::ChartView*>()->spec();
    const double first = rowOf(spec, u"result/s1"_s).value;
    study::Scenario longer = study::exampleScenario();
    longer.hours = 1200.0; // ten times as long
    longer.name = u"A & <i>B</i>"_s;
    study::edits::addScenario(fixture.document, longer);
    const charts::ChartRow& other = rowOf(spec, u"result/s1"_s);
    const charts::ChartRow& inHand = rowOf(spec, u"result/s2"_s);
    QVERIFY(std::abs(inHand.value - 10 * first) < 1e-9 * first);
    QCOMPARE(other.value, first);
    QCOMPARE(inHand.label, u"B  A & <i>B</i>"_s);
    QVERIFY(inHand.emphasised);
    QVERIFY(!other.emphasised);
    QCOMPARE(other.role, charts::RowRole::Result);
    QCOMPARE(other.series, 0);
    QCOMPARE(inHand.series, 1);
    const QString sentence = page.findChild<QLabel*>(u"sentenceLabel"_s)->text();
    QVERIFY2(sentence.startsWith(inHand.valueText), qPrintable(sentence));
    fixture.document.select(u"s1"_s);
    QVERIFY(rowOf(spec, u"result/s1"_s).emphasised);
    QCOMPARE(rowOf(spec, u"result/s2"_s).series, 1); // the colour stays with the scenario
    // One without a result is not among the rows.
    study::edits::addScenario(fixture.document, study::Scenario());
    QVERIFY(!page.findChild<charts::ChartView*>()->notice().isEmpty());
    fixture.document.select(u"s1"_s);
    QVERIFY(rowOf(spec, u"result/s3"_s).id.isEmpty());
}

/// Own figures are in a group of their own, which opens ticked; what points into the old catalogue
/// is forgotten.
void TestCompareScenarios::ownReferencesAppear()
{
    PageFixture fixture(m_catalog);
    ComparePage page(fixture.calculation, fixture.dialogs);
    page.show();
    auto* table = page.findChild<TableView*>();
    const QAbstractItemModelTester tester(table->model());
    page.findChild<ChartOrTable*>()->setView(ChartOrTable::View::Table);
    page.findChild<ChartOrTable*>()->setView(ChartOrTable::View::Chart);
    catalog::OwnEntries own;
    own.references << catalog::OwnReference{u"own-office-0a1b2c"_s, u"Our office, a year"_s, 1234.0,
                                            {}, {}, u"heating"_s, {}};
    fixture.calculation.setCatalog(m_catalog->withOwn(own));
    const charts::ChartSpec& spec = page.findChild<charts::ChartView*>()->spec();
    QCOMPARE(rowOf(spec, u"own-office-0a1b2c"_s).value, 1234.0);
    QMenu* groups = page.findChild<QToolButton*>(u"groupsButton"_s)->menu();
    emit groups->aboutToShow();
    const auto* action = groups->findChild<QAction*>(u"own"_s);
    QVERIFY(action && action->isChecked());
    QCOMPARE(action->text(), u"My own reference points"_s);
    page.findChild<ChartOrTable*>()->setView(ChartOrTable::View::Table);
    QVERIFY(table->model()->rowCount() > 0);
    fixture.calculation.setCatalog(m_catalog);
    page.findChild<ChartOrTable*>()->setView(ChartOrTable::View::Chart);
    QVERIFY(rowOf(spec, u"own-office-0a1b2c"_s).id.isEmpty());
    emit groups->aboutToShow();
    QVERIFY(!groups->findChild<QAction*>(u"own"_s));
}

QTEST_MAIN(TestCompareScenarios)
#include "tst_comparescenarios.moc"
