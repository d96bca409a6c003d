// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // First: moc 6.4 cannot read <concepts> before a Qt header.

#include "engine/search.h"

#include "../support/csvtable.h"

#include <cmath>
#include <limits>

using namespace gramme::engine;
using gramme::test::agrees;

namespace {
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
} // namespace

class TestSmarterSearch : public QObject
{
    Q_OBJECT

private slots:
    void grid_data()
    {
        QTest::addColumn<int>("parameters");
        QTest::addColumn<int>("values");
        QTest::addColumn<double>("trials");
        QTest::newRow("4 x 3 values") << 4 << 3 << 81.0; // 3 x 3 x 3 x 3
        QTest::newRow("1 x 7 values") << 1 << 7 << 7.0;
        QTest::newRow("5 x 1 value") << 5 << 1 << 1.0;
        QTest::newRow("20 x 10 values") << 20 << 10 << 1e20; // beyond any integer type
        QTest::newRow("no parameters") << 0 << 5 << 1.0;     // the run itself
        QTest::newRow("no values") << 3 << 0 << 0.0;
        QTest::newRow("nonsense") << -2 << 5 << 1.0;
        QTest::newRow("negative values") << 2 << -3 << 0.0;
    }
    void grid()
    {
        QFETCH(int, parameters);
        QFETCH(int, values);
        QFETCH(double, trials);
        QCOMPARE(gridTrials(parameters, values), trials);
    }

    void random_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("confidence");
        QTest::addColumn<double>("trials");
        // 0.95^58 = 0.0510, 0.95^59 = 0.0485: the 59th takes the miss below 5 %.
        QTest::newRow("best 5 %, 95 %") << 0.05 << 0.95 << 59.0;
        // 0.99^298 = 0.0500 (above), 0.99^299 = 0.0495
        QTest::newRow("best 1 %, 95 %") << 0.01 << 0.95 << 299.0;
        QTest::newRow("half, 75 %") << 0.5 << 0.75 << 2.0;       // 0.5^2 = 0.25 exactly
        QTest::newRow("7 of 10, 91 %") << 0.7 << 0.91 << 2.0; // 0.3^2 = 0.09 exactly
        QTest::newRow("9 of 10, 99 %") << 0.9 << 0.99 << 2.0;    // 0.1^2 = 0.01 exactly
        QTest::newRow("8 of 10, 99.2 %") << 0.8 << 0.992 << 3.0; // 0.2^3 = 0.008 exactly
        QTest::newRow("hardly any doubt") << 0.5 << 0.1 << 1.0;
        QTest::newRow("no share") << 0.0 << 0.95 << infinite;
        QTest::newRow("certainty") << 0.05 << 1.0 << infinite;
        QTest::newRow("all are good") << 1.0 << 0.95 << 1.0;
        QTest::newRow("no confidence") << 0.05 << 0.0 << 1.0;
        QTest::newRow("no number") << notANumber << 0.95 << infinite;
    }
    void random()
    {
        QFETCH(double, share);
        QFETCH(double, confidence);
        QFETCH(double, trials);
        QCOMPARE(randomTrials(Ratio(share), Ratio(confidence)), trials);
    }

    void halving_data()
    {
        QTest::addColumn<double>("trials");
        QTest::addColumn<int>("eta");
        QTest::addColumn<int>("rounds");
        QTest::addColumn<double>("full");
        // 81 with 1/81 each, 27 with 1/27, 9 with 1/9, 3 with 1/3, 1 in full: a full trial a round
        QTest::newRow("81 by 3") << 81.0 << 3 << 5 << 5.0;
        QTest::newRow("16 by 2") << 16.0 << 2 << 5 << 5.0;
        QTest::newRow("1000 by 10") << 1000.0 << 10 << 4 << 4.0;
        // 10 with 1/9 each, 3 with 1/3, 1 in full: 10/9 + 1 + 1
        QTest::newRow("10 by 3") << 10.0 << 3 << 3 << 28.0 / 9.0;
        // 26 with 1/9 each, 8 with 1/3, 2 in full: 26/9 + 8/3 + 2
        QTest::newRow("26 by 3") << 26.0 << 3 << 3 << 68.0 / 9.0;
        QTest::newRow("10.9 is 10") << 10.9 << 3 << 3 << 28.0 / 9.0;
        QTest::newRow("2 by 3: no round to lose in") << 2.0 << 3 << 1 << 2.0;
        QTest::newRow("1 by 2") << 1.0 << 2 << 1 << 1.0;
        QTest::newRow("eta of 1 cuts nothing") << 9.0 << 1 << 1 << 9.0;
        QTest::newRow("negative eta") << 9.0 << -3 << 1 << 9.0;
        QTest::newRow("no trials") << 0.0 << 3 << 1 << 0.0;
        QTest::newRow("negative trials") << -4.0 << 3 << 1 << 0.0;
        QTest::newRow("endless trials") << infinite << 3 << 1 << 0.0;
        QTest::newRow("no number") << notANumber << 3 << 1 << 0.0;
    }
    void halving()
    {
        QFETCH(double, trials);
        QFETCH(int, eta);
        QFETCH(int, rounds);
        QFETCH(double, full);
        const Halving result = successiveHalving(trials, eta);
        QCOMPARE(result.rounds, rounds);
        QVERIFY(agrees(result.fullTrials, full, 1e-14));
        const double saved = full > 0.0 ? 1.0 - full / std::floor(trials) : 0.0;
        QVERIFY(std::abs(result.saved - saved) < 1e-14);
    }

    void halvingNeverCostsMoreThanAllInFull()
    {
        for (int trials = 1; trials < 500; ++trials) {
            for (const int eta : {2, 3, 4, 10}) {
                const Halving result = successiveHalving(trials, eta);
                QVERIFY(result.saved >= 0.0 && result.saved < 1.0);
                QVERIFY(result.fullTrials >= 1.0); // the last one runs in full
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSmarterSearch)
#include "tst_smartersearch.moc"
