// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "calibration.h"

#include <QFile>
#include <QSet>

#include <algorithm>

using namespace gramme;
using namespace gramme::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<CalibrationRun> heldOut(const std::vector<CalibrationRun>& runs)
{
    std::vector<CalibrationRun> some;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(some),
                 [](const CalibrationRun& run) { return run.heldOut; });
    return some;
}

std::vector<Cells> referencePoints()
{
    auto rows = resourceTable(u"references/reference_points.csv"_s);
    const auto shared = resourceTable(u"references/odbl/reference_points.csv"_s);
    rows.insert(rows.end(), shared.begin(), shared.end());
    return rows;
}

} // namespace

/// The defaults of the method full against runs whose energy or power was measured.
class TestCalibration : public QObject {
    Q_OBJECT

    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::vector<CalibrationRun> m_runs;
    std::vector<Cells> m_exclusions;

private slots:
    void initTestCase()
    {
        const auto opened = catalog::Catalog::openDefault();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_catalog = *opened;
        m_runs = predictedRuns(*m_catalog);
        m_exclusions = resourceTable(u"references/calibration_exclusions.csv"_s);
        QVERIFY(m_runs.size() >= 20);
        QVERIFY(!m_exclusions.empty());
        fputs(qPrintable(calibrationTable(m_runs)), stdout);
        printf("Covered: %.0f %% of %zu runs, %.0f %% of the %zu held out. Median error: %.0f %%, "
               "%.0f %% held out.\n",
               100 * coverage(m_runs), m_runs.size(), 100 * coverage(heldOut(m_runs)),
               heldOut(m_runs).size(), 100 * medianError(m_runs),
               100 * medianError(heldOut(m_runs)));
    }

    /// A run or an exclusion with its reason, never both and nothing else.
    void everyRowWithEnergyOrPowerIsAccountedFor()
    {
        QSet<QString> runs;
        for (const CalibrationRun& run : m_runs)
            runs << run.id;
        QCOMPARE(runs.size(), qsizetype(m_runs.size()));
        QSet<QString> expected = runs;
        QSet<QString> found = runs;
        for (const Cells& row : referencePoints()) {
            const QString id = row.value(u"id"_s);
            if (row.value(u"energy_kwh"_s).isEmpty() && row.value(u"power_w"_s).isEmpty())
                QVERIFY2(!runs.contains(id), qPrintable(id));
            else if (!runs.contains(id))
                expected << u"reference_points/"_s + id;
        }
        for (const Cells& row : resourceTable(u"references/workload_presets.csv"_s)) {
            if (!row.value(u"power_w_per_accelerator"_s).isEmpty())
                expected << u"workload_presets/"_s + row.value(u"id"_s);
        }
        for (const Cells& row : m_exclusions) {
            QVERIFY(!row.value(u"reason"_s).isEmpty());
            found << row.value(u"table"_s) + u'/' + row.value(u"row_id"_s);
        }
        QCOMPARE(found - expected, QSet<QString>());
        QCOMPARE(expected - found, QSet<QString>());
    }

    /// The measured figure is that of its row: energy_kwh, less the row's PUE where that holds it.
    void measuredFiguresAreThoseOfTheTables()
    {
        QHash<QString, Cells> rows;
        for (const Cells& row : referencePoints())
            rows.insert(row.value(u"id"_s), row);
        for (const CalibrationRun& run : m_runs) {
            QVERIFY2(rows.contains(run.id), qPrintable(run.id));
            const Cells& row = rows[run.id];
            QCOMPARE(run.publication, row.value(u"citation_key"_s));
            double pue = row.value(u"pue"_s).isEmpty() ? 1.0 : row.value(u"pue"_s).toDouble();
            if (run.id == u"olmo_development_runs")
                pue = 1.2; // stated in the paper's other rows
            const double published = row.value(u"energy_kwh"_s).toDouble() / pue;
            // Tables print two or three digits (40 kWh, PUE 1.11).
            QVERIFY2(std::abs(run.measuredKwh / published - 1.0) < 0.015, qPrintable(run.id));
            const bool isWallClock = row.value(u"hours_basis"_s) == u"wall_clock";
            QCOMPARE(run.hours, row.value(u"hours"_s).toDouble());
            QVERIFY2(isWallClock || run.count == 1.0, qPrintable(run.id));
        }
    }

    /// While the defaults were chosen, whole publications were not looked at.
    void aboutAThirdIsHeldOutByPublication()
    {
        QHash<QString, QSet<bool>> sides;
        for (const CalibrationRun& run : m_runs)
            sides[run.publication] << run.heldOut;
        for (auto side = sides.cbegin(); side != sides.cend(); ++side)
            QVERIFY2(side->size() == 1, qPrintable(side.key()));
        const double share = double(heldOut(m_runs).size()) / double(m_runs.size());
        QVERIFY(share > 0.28 && share < 0.45);
    }

    void theIntervalHoldsWhatItPromises()
    {
        QVERIFY2(coverage(m_runs) >= 0.85, "all runs");
        QVERIFY2(coverage(heldOut(m_runs)) >= 0.85, "runs held out");
        for (const CalibrationRun& run : m_runs) {
            QVERIFY2(run.highKwh / run.lowKwh <= 4.0, qPrintable(run.id));
            QVERIFY2(run.lowKwh < run.bestKwh && run.bestKwh < run.highKwh, qPrintable(run.id));
        }
    }

    /// The help page shows this very table.
    void helpPageIsUpToDate()
    {
        QFile file(QStringLiteral(GRAMME_TEST_DATA "/../../resources/help/calibration.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        QVERIFY2(page.contains(calibrationTable(m_runs)),
                 "The table of resources/help/calibration.md is not the one printed above.");
        const QString left = exclusionTable(m_exclusions);
        QVERIFY2(page.contains(left), qPrintable(left));
        const auto percent = [](double share) { return QString::number(qRound(100.0 * share)); };
        const QString summary =
            u"The interval holds %1 % of all %2 runs and %3 % of the %4 held out. The median error "
            "is %5 %, and %6 % for those held out."_s
                .arg(percent(coverage(m_runs)))
                .arg(m_runs.size())
                .arg(percent(coverage(heldOut(m_runs))))
                .arg(heldOut(m_runs).size())
                .arg(percent(medianError(m_runs)), percent(medianError(heldOut(m_runs))));
        QVERIFY2(page.simplified().contains(summary), qPrintable(summary));
    }
};

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
