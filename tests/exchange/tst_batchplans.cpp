// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "batchrunner.h"

#include <cmath>

using namespace gramme;
using namespace gramme::test;
using namespace Qt::StringLiterals;

/// Intervals and plans in a batch.
class TestBatchPlans : public QObject
{
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;

    BatchAnswer run(const QByteArray& table, const QString& defaults = {}) const
    {
        return runBatch(*m_catalog, table, defaults);
    }

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
    }

    void intervalsOnlyWhereAskedFor()
    {
        const QByteArray table = "hardware,hours\nnvidia-t4,10\n";
        const QString place = u"grid=FR pue=1"_s;
        const BatchAnswer without = run(table, place);
        QVERIFY(without.cell(0, "interval_low_kg").isEmpty());
        QVERIFY(without.cell(0, "embodied_kg").toDouble() > 0.0);
        const BatchAnswer with = run(table, place + u" interval=on"_s);
        const auto alone = study::evaluate(scenarioOf(u"hardware=nvidia-t4 hours=10 "_s + place),
                                           *m_catalog, study::commandLine);
        QVERIFY(alone && alone->estimate.interval);
        QVERIFY(with.cell(0, "interval_low_kg").toDouble() == alone->estimate.interval->low.value());
        QVERIFY(with.cell(0, "interval_high_kg").toDouble()
                == alone->estimate.interval->high.value());
        QCOMPARE(with.cell(0, "total_kg"), without.cell(0, "total_kg"));
    }

    /// The options of a plan are columns, too; names, sizes and flags may differ from row to row.
    void plansAreColumns()
    {
        const BatchAnswer answer = run("params,tokens,recompute,preset,workload,mfu\n"
                                       "1B,6B,,,,\n1B,6B,on,,inference,\n,,,gpt3_175b,,\n"
                                       "1B,6B,,,,120%\n",
                                       u"hardware=h100-sxm count=4 grid=FR pue=1"_s);
        QVERIFY(answer.counts);
        QCOMPARE(answer.counts->badRows, 1);
        QVERIFY(answer.cell(3, "error").contains("mfu is \"\"120%") ||
                answer.cell(3, "error").contains("120%"));
        const double first = answer.cell(0, "energy_kwh").toDouble();
        QVERIFY(first > 0.0);
        // 8 N D instead of 6 N D, and 0.30 instead of 0.60 of 700 W beside a host of 175 W
        const double second = first * 8.0 / 6.0 * (0.30 * 700 + 175) / (0.60 * 700 + 175);
        QVERIFY(std::abs(answer.cell(1, "energy_kwh").toDouble() / second - 1.0) < 1e-12);
        QVERIFY(answer.cell(2, "energy_kwh").toDouble() > 1e3 * first);
        for (int row = 0; row < 3; ++row)
            QVERIFY(answer.cell(row, "error").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBatchPlans)
#include "tst_batchplans.moc"
