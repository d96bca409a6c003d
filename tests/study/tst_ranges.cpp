// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/ranges.h"

using namespace gramme;
using namespace gramme::study;
using namespace Qt::StringLiterals;

class TestRanges : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("back");
        QTest::newRow("none") << u" "_s << u""_s;
        QTest::newRow("one") << u"utilisation=0.5..0.9"_s << u"utilisation=0.5..0.9"_s;
        QTest::newRow("as an option is written") << u"host-w = 10 .. 1e2"_s << u"host_w=10..100"_s;
        QTest::newRow("in the order of the inputs")
            << u"pue=pinned, utilisation=50%..90%;"_s << u"utilisation=0.5..0.9; pue=pinned"_s;
        QTest::newRow("pinned in capitals") << u"mfu=PINNED"_s << u"mfu=pinned"_s;
        QTest::newRow("no width") << u"intensity=56..56"_s << u"intensity=56..56"_s;
        QTest::newRow("hours as durations") << u"hours=90min..3d"_s << u"hours=1.5..72"_s;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, back);
        const auto ranges = parseRanges(text, Naming::Column);
        QVERIFY2(ranges, ranges ? "" : qPrintable(ranges.error().message));
        QCOMPARE(rangesText(*ranges), back);
        const auto again = parseRanges(back, Naming::Column);
        QVERIFY(again && *again == *ranges);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("upside down") << u"pue=1.5..1.1"_s << u"write 1.1..1.5"_s;
        QTest::newRow("out of range") << u"utilisation=0..1.1"_s << u"from 0 to 1"_s;
        QTest::newRow("a number alone") << u"pue=1.2"_s << u"LOW..HIGH"_s;
        QTest::newRow("open") << u"pue=1.2.."_s << u"LOW..HIGH"_s;
        QTest::newRow("not uncertain") << u"runs=1..3"_s << u"The inputs are tdp_w"_s;
        QTest::newRow("unknown") << u"power=1..3"_s << u"“power=1..3”"_s;
        QTest::newRow("no input") << u"0.5..0.9"_s << u"“0.5..0.9”"_s;
        QTest::newRow("twice") << u"pue=1..2;pue=pinned"_s << u"names pue twice"_s;
        QTest::newRow("not a number") << u"pue=nan..2"_s << u"LOW..HIGH"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto ranges = parseRanges(text, Naming::Column);
        QVERIFY(!ranges);
        QCOMPARE(ranges.error().kind, Problem::Kind::BadInput);
        QVERIFY2(ranges.error().message.contains(says), qPrintable(ranges.error().message));
    }

    void oneRangePerInput()
    {
        std::vector<InputRange> ranges;
        setRange(ranges, {Input::Pue, 1.1, 1.3});
        setRange(ranges, {Input::Utilisation, 0.2, 0.4});
        setRange(ranges, pinned(Input::Pue));
        QCOMPARE(ranges.size(), 2U);
        QVERIFY(findRange(ranges, Input::Pue)->isPinned());
        QCOMPARE(ranges.front().input, Input::Utilisation);
        removeRange(ranges, Input::Pue);
        QVERIFY(!findRange(ranges, Input::Pue));
        QVERIFY(pinned(Input::Pue) == pinned(Input::Pue));
        QVERIFY(!(pinned(Input::Pue) == InputRange{Input::Pue, 1.0, 1.0}));
    }
};

QTEST_GUILESS_MAIN(TestRanges)
#include "tst_ranges.moc"
