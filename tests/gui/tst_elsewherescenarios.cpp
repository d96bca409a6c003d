// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "shownelsewhere.h"
#include "study/edits.h"
#include "study/studyedits.h"

#include <QAbstractItemModelTester>

using namespace gramme;
using namespace gramme::gui;
using namespace Qt::StringLiterals;
using test::chartRow;
using test::knownRun;
using test::PageFixture;
using Shown = test::ShownElsewhere;

/// The Elsewhere page with more than one scenario.
class TestElsewhereScenarios : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

private slots:
    void initTestCase();
    void placesOfOthersAreMarked();
    void anotherCatalogueIsSurvived();
};

void TestElsewhereScenarios::initTestCase()
{
    const auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *opened;
}

void TestElsewhereScenarios::placesOfOthersAreMarked()
{
    PageFixture fixture(m_catalog, knownRun()); // A, us-east-1
    const auto add = [&fixture](const QString& region) {
        study::Scenario scenario = knownRun();
        scenario.region = region;
        study::edits::addScenario(fixture.document, scenario);
    };
    add(u"us-east-1"_s);  // B
    add(u"eu-north-1"_s); // C
    add(u"eu-north-1"_s); // D
    study::edits::setNumber(fixture.document, study::Input::Intensity, 5); // D: typed, nowhere
    fixture.document.select(u"s1"_s);
    Shown shown(fixture);
    const auto remark = [&shown](const QString& id) {
        const charts::ChartRow* row = chartRow(shown.chart->spec(), id);
        return row ? row->remark : u"no row"_s;
    };
    QCOMPARE(remark(u"aws/us-east-1"_s), u"chosen, also B"_s);
    QVERIFY(remark(u"aws/eu-north-1"_s).endsWith(u"scenario C"_s));
    QCOMPARE(remark(u"aws/eu-west-3"_s), QString());
    shown.showTable();
    const QAbstractItemModel& model = *shown.table->model();
    bool isFound = false;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(KeyRole).toString() != u"aws/eu-north-1"_s)
            continue;
        const QString text = model.index(row, shown.columnOf(u"remark"_s)).data().toString();
        isFound = text.contains(u"Scenario C."_s);
    }
    QVERIFY(isFound);
    shown.choose(2); // every grid: that of Stockholm is Sweden's
    shown.views->setView(ChartOrTable::View::Chart);
    QVERIFY2(remark(u"SE"_s).contains(u"scenario C"_s), qPrintable(remark(u"SE"_s)));
}

/// The rows point to regions of the catalogue they came from.
void TestElsewhereScenarios::anotherCatalogueIsSurvived()
{
    auto first = catalog::Catalog::openDefault();
    QVERIFY(bool(first));
    PageFixture fixture(*first, knownRun());
    first = Problem{}; // the fixture alone holds it
    Shown shown(fixture);
    const QAbstractItemModelTester tester(shown.table->model());
    shown.showTable();
    const int rows = shown.table->model()->rowCount();
    shown.views->setView(ChartOrTable::View::Chart);
    fixture.calculation.setCatalog(m_catalog);
    fixture.catalog = m_catalog; // the first one is gone now
    shown.showTable();
    QCOMPARE(shown.table->model()->rowCount(), rows);
}

QTEST_MAIN(TestElsewhereScenarios)
#include "tst_elsewherescenarios.moc"
