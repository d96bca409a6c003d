// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlayout.h"
#include "examplespecs.h"

#include <QFontInfo>
#include <QGuiApplication>
#include <QTest>

using namespace gramme::charts;
using namespace Qt::StringLiterals;
using examples::row;

Q_DECLARE_METATYPE(gramme::charts::ChartSpec)

namespace {

constexpr double em = 12.0;

ChartLayout laidOut(const ChartSpec& spec, double width, double height = 0.0)
{
    const Typography typography(QGuiApplication::font(), em);
    const PreparedChart chart = prepare(spec);
    const double needed = layoutChart(chart, {width, 0.0}, typography).neededHeight;
    return layoutChart(chart, {width, std::max(height, needed)}, typography);
}

QVector<PlacedText> allTexts(const ChartLayout& layout)
{
    QVector<PlacedText> texts = layout.texts;
    for (const LegendLayout& entry : layout.legend)
        texts << entry.text;
    for (const TickLayout& tick : layout.ticks)
        texts << tick.label;
    for (const RowLayout& place : layout.rows)
        texts << place.label << place.value << place.remark;
    texts.removeIf([](const PlacedText& text) { return text.text.isEmpty(); });
    return texts;
}

/// What the marks, bars and ranges of a row cover.
QRectF inkOf(const ChartSpec& spec, const ChartLayout& layout, const RowLayout& place)
{
    const double r = layout.markRadius;
    double left = std::min({place.low, place.end, place.revisedFrom});
    double right = std::max({place.high, place.end, place.revisedFrom, place.mark});
    if (spec.kind == ChartKind::Bars)
        left = std::min(left, layout.zero);
    else
        left -= r;
    if (spec.kind == ChartKind::Dots || place.mark > place.end)
        right = std::max(right, place.mark + r);
    return {QPointF(left, place.centre - r), QPointF(right, place.centre + r)};
}

QString overlap(const QVector<PlacedText>& texts)
{
    for (qsizetype i = 0; i < texts.size(); ++i) {
        for (qsizetype j = i + 1; j < texts.size(); ++j) {
            // Line boxes may touch; letters stay half a pixel inside.
            if (texts.at(i).box.adjusted(0.5, 0.5, -0.5, -0.5).intersects(texts.at(j).box))
                return u"“%1” and “%2”"_s.arg(texts.at(i).text, texts.at(j).text);
        }
    }
    return {};
}

} // namespace

class TestChartLayout : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsCutAndNothingOverlaps_data();
    void nothingIsCutAndNothingOverlaps();
    void firstRowIsOnTop();
    void longLabelsAreBrokenThenShortened();
    void ticksThatWouldTouchLoseTheirText();
    void longChartsRepeatTheirTicksAbove();
    void revisionsStartAtTheFigureTheyCorrect();
    void keyNamesTheRolesThatOccur();
    void chosenAndCleanestSaySoInWords();
    void rowsShrinkRatherThanLeave();
};

void TestChartLayout::initTestCase()
{
    QVERIFY2(!QFontInfo(QGuiApplication::font()).family().isEmpty(),
             "No font is installed: install fonts-dejavu-core.");
}

void TestChartLayout::nothingIsCutAndNothingOverlaps_data()
{
    ChartSpec odd = examples::comparison();
    odd.rows[1].value = 2e-7;
    odd.rows[2].value = 0.0;
    odd.rows[3].range = ValueRange{0.0, 1e9};
    odd.rows[5].remark = u"with a remark"_s;
    odd.rows[6].label = odd.rows[7].label;
    odd.caption += u" A long notice that has to be broken into more than one line, whatever the "
                   u"width of the chart may be."_s;
    ChartSpec signs = examples::regions(12);
    for (qsizetype i = 0; i < signs.rows.size(); ++i) {
        ChartRow& each = signs.rows[i];
        each.value -= 30.0;
        each.role = static_cast<RowRole>(i % 7);
        if (i % 2 == 0)
            each.range = ValueRange{each.value - 3, each.value + 5};
    }
    ChartSpec signedDots = signs;
    signedDots.kind = ChartKind::Dots;

    ChartSpec longTexts = examples::breakdown();
    longTexts.rows[1].label += u", which has a name that needs a second line"_s;
    longTexts.rows[0].remark = u"with a remark"_s;
    longTexts.rows[2].range = ValueRange{2.0, 300.0};

    QTest::addColumn<ChartSpec>("spec");
    QTest::addColumn<double>("width");
    for (const double width : {480.0, 700.0, 1000.0, 1600.0}) {
        QTest::addRow("comparison, %g", width) << examples::comparison() << width;
        QTest::addRow("odd comparison, %g", width) << odd << width;
        QTest::addRow("25 regions, %g", width) << examples::regions(25) << width;
        QTest::addRow("60 regions, %g", width) << examples::regions(60) << width;
        QTest::addRow("both signs, %g", width) << signs << width;
        QTest::addRow("both signs as dots, %g", width) << signedDots << width;
        QTest::addRow("parts and ranges, %g", width) << examples::breakdown() << width;
        QTest::addRow("parts and long texts, %g", width) << longTexts << width;
        QTest::addRow("shares, %g", width) << examples::sensitivity() << width;
    }
}

void TestChartLayout::nothingIsCutAndNothingOverlaps()
{
    QFETCH(ChartSpec, spec);
    QFETCH(double, width);
    QVERIFY(!spec.problem());
    const ChartLayout layout = laidOut(spec, width);
    const QVector<PlacedText> texts = allTexts(layout);
    const QRectF sheet(QPointF(), layout.size);
    for (const PlacedText& text : texts)
        QVERIFY2(sheet.contains(text.box), qPrintable(text.text));
    const QString both = overlap(texts);
    QVERIFY2(both.isEmpty(), qPrintable(both));
    for (const RowLayout& place : layout.rows) {
        const QRectF ink = inkOf(spec, layout, place);
        QVERIFY2(sheet.contains(ink), qPrintable(place.value.text));
        QVector<PlacedText> own = place.label;
        own << place.value << place.remark;
        for (const PlacedText& text : own)
            QVERIFY2(text.text.isEmpty() || !ink.intersects(text.box), qPrintable(text.text));
    }
}

void TestChartLayout::firstRowIsOnTop()
{
    const ChartLayout layout = laidOut(examples::regions(5), 700.0);
    QCOMPARE(layout.rows.size(), 5);
    QVERIFY(layout.rows.first().label.first().text.startsWith(u"cloud-region-0"_s));
    for (qsizetype i = 1; i < layout.rows.size(); ++i)
        QVERIFY(layout.rows.at(i).centre > layout.rows.at(i - 1).centre);
    QCOMPARE(layout.rows.first().area.top(), layout.plot.top());
    QCOMPARE(layout.rows.last().area.bottom(), layout.plot.bottom());
}

void TestChartLayout::longLabelsAreBrokenThenShortened()
{
    ChartSpec spec = examples::regions(3);
    spec.rows[0].label = u"A label of quite some words that needs two lines"_s;
    const ChartLayout broken = laidOut(spec, 500.0);
    QCOMPARE(broken.rows.first().label.size(), 2);
    QVERIFY(!broken.labelsTruncated);

    spec.rows[0].label = u"word "_s.repeated(60);
    const ChartLayout shortened = laidOut(spec, 500.0);
    QCOMPARE(shortened.rows.first().label.size(), 3);
    QVERIFY(shortened.rows.first().label.last().text.endsWith(u'…'));
    QVERIFY(shortened.labelsTruncated);

    spec.rows[0].label = u"x"_s.repeated(300);
    QVERIFY(laidOut(spec, 500.0).labelsTruncated);
}

void TestChartLayout::ticksThatWouldTouchLoseTheirText()
{
    ChartSpec spec = examples::comparison();
    spec.decadeLabels.clear();
    spec.rows[0].value = 2e-4;
    const auto labelled = [&spec](double width) {
        const ChartLayout layout = laidOut(spec, width);
        int count = 0;
        for (const TickLayout& tick : layout.ticks)
            count += tick.label.text.isEmpty() ? 0 : 1;
        return count;
    };
    QCOMPARE(laidOut(spec, 400.0).ticks.size(), 22); // 10^-4 to 10^6, below and above
    QVERIFY(labelled(400.0) < 22);
    QVERIFY(labelled(400.0) >= 4);
    QCOMPARE(labelled(1600.0), 22);
}

void TestChartLayout::longChartsRepeatTheirTicksAbove()
{
    const auto ticksAbove = [](int rows) {
        const ChartLayout layout = laidOut(examples::regions(rows), 700.0);
        int count = 0;
        for (const TickLayout& tick : layout.ticks)
            count += tick.label.box.bottom() <= layout.plot.top() ? 1 : 0;
        return count;
    };
    QCOMPARE(ticksAbove(8), 0);
    QVERIFY(ticksAbove(60) > 2);
}

void TestChartLayout::revisionsStartAtTheFigureTheyCorrect()
{
    const ChartLayout layout = laidOut(examples::comparison(), 700.0);
    QCOMPARE(layout.rows.at(13).revisedFrom, layout.rows.at(12).end);
    QCOMPARE(layout.rows.at(14).revisedFrom, layout.rows.at(12).end);
    QCOMPARE(layout.rows.at(12).revisedFrom, layout.rows.at(12).end);
    // The text stands on the free side of the line.
    QVERIFY(layout.rows.at(14).value.box.right() < layout.rows.at(14).end);
    QVERIFY(layout.rows.at(12).value.box.left() > layout.rows.at(12).end);
}

void TestChartLayout::keyNamesTheRolesThatOccur()
{
    const auto names = [](const ChartSpec& spec) {
        const ChartLayout layout = laidOut(spec, 700.0);
        QStringList texts;
        for (const LegendLayout& entry : layout.legend)
            texts << entry.text.text;
        return texts;
    };
    ChartSpec spec = examples::comparison();
    spec.roleNames[RowRole::Result] = u"This study"_s;
    QCOMPARE(names(spec),
             QStringList({u"Published figure"_s, u"This study"_s,
                          u"Later revision of a published figure"_s, u"90 % interval"_s}));
    QCOMPARE(names(examples::regions(5)), QStringList());
}

void TestChartLayout::chosenAndCleanestSaySoInWords()
{
    const ChartLayout layout = laidOut(examples::regions(6), 700.0);
    QCOMPARE(layout.rows.at(0).remark.text, u"cleanest"_s);
    QCOMPARE(layout.rows.at(3).remark.text, u"chosen"_s);
    QCOMPARE(layout.rows.at(1).remark.text, QString());
}

void TestChartLayout::rowsShrinkRatherThanLeave()
{
    const Typography typography(QGuiApplication::font(), em);
    const PreparedChart chart = prepare(examples::regions(40));
    const ChartLayout layout = layoutChart(chart, {700.0, 300.0}, typography);
    QVERIFY(layout.neededHeight > 300.0);
    QVERIFY(layout.rows.last().area.bottom() < 300.0);
    for (const PlacedText& text : layout.texts)
        QVERIFY(text.box.bottom() <= 300.0);
}

QTEST_MAIN(TestChartLayout)
#include "tst_chartlayout.moc"
