// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartbuilder.h"
#include "examplespecs.h"

#include <QGuiApplication>
#include <QTest>

#include <cmath>
#include <limits>

using namespace gramme::charts;
using namespace Qt::StringLiterals;
using examples::row;

Q_DECLARE_METATYPE(gramme::charts::ChartSpec)
Q_DECLARE_METATYPE(gramme::charts::ChartRow)
Q_DECLARE_METATYPE(gramme::charts::ChartScale)

namespace {

constexpr double em = 12.0;
constexpr double width = 700.0;

/// One bar, "Montréal", of 10 kg.
ChartSpec barOf(const QVector<ChartPart>& parts)
{
    ChartSpec spec;
    spec.locale = QLocale::c();
    spec.rows = {row(u"a"_s, u"Montréal"_s, 10.0, u"10 kg"_s)};
    spec.rows.first().parts = parts;
    return spec;
}

ChartPart part(const QString& name, double value, int style)
{
    return {name, value, style, {}};
}

void build(BuiltChart& built, const ChartSpec& spec)
{
    built.setLook(ChartTheme::light(), QGuiApplication::font(), em);
    built.setSpec(spec);
    built.resize({width, built.heightForWidth(width)});
}

} // namespace

class TestChartParts : public QObject
{
    Q_OBJECT

private slots:
    void whatMisleadsIsRefused_data();
    void whatMisleadsIsRefused();
    void whatIsFineIsAccepted_data();
    void whatIsFineIsAccepted();
    void sentencesNameTheParts_data();
    void sentencesNameTheParts();
    void axisIncludesTheRanges();
    void sharesAreShownAsPercentages_data();
    void sharesAreShownAsPercentages();
    void partsEndWhereTheirSumIs();
    void keyNamesEveryPartOnce();
    void longNamesStayInsideTheChart();
    void threeRowsDoNotFillATallChart();
};

void TestChartParts::whatMisleadsIsRefused_data()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const QVector<ChartPart> fine{part(u"Operational"_s, 8, 0), part(u"Embodied"_s, 2, 1)};
    ChartSpec dots = barOf(fine);
    dots.kind = ChartKind::Dots;
    ChartSpec logarithmic = dots;
    logarithmic.scale = ChartScale::Logarithmic;
    ChartSpec changing = barOf(fine);
    changing.rows << row(u"b"_s, u"Oregon"_s, 3.0);
    changing.rows[1].parts = {part(u"Operational"_s, 3, 2)};
    ChartSpec alike = changing;
    alike.rows[1].parts = {part(u"Transport"_s, 3, 1)};

    QTest::addColumn<ChartSpec>("spec");
    QTest::addColumn<QString>("named");
    QTest::newRow("too little") << barOf({part(u"Operational"_s, 8, 0)}) << u"up to 8 and"_s;
    // 10 x (1 + 2e-9) misses 10 by more than 1e-9 of it.
    QTest::newRow("just too much")
        << barOf({part(u"Operational"_s, 10 + 2e-8, 0)}) << u"10.00000002"_s;
    QTest::newRow("negative") << barOf({part(u"Operational"_s, 12, 0), part(u"Offset"_s, -2, 1)})
                              << u"“Offset” of “Montréal” is -2"_s;
    QTest::newRow("not a number") << barOf({part(u"Operational"_s, nan, 0)}) << u"Operational"_s;
    QTest::newRow("dots") << dots << u"use bars"_s;
    QTest::newRow("logarithmic scale") << logarithmic << u"use a linear scale"_s;
    QTest::newRow("no name") << barOf({part(u" "_s, 10, 0)}) << u"no name"_s;
    QTest::newRow("twice") << barOf({part(u"Host"_s, 4, 0), part(u"Host"_s, 6, 1)}) << u"twice"_s;
    QTest::newRow("no such style") << barOf({part(u"Host"_s, 10, partStyleCount)}) << u"0 to 5"_s;
    QTest::newRow("two styles") << changing << u"“Operational” has two styles"_s;
    QTest::newRow("look the same") << alike << u"“Embodied” and “Transport”"_s;
}

void TestChartParts::whatMisleadsIsRefused()
{
    QFETCH(ChartSpec, spec);
    QFETCH(QString, named);
    const auto problem = spec.problem();
    QVERIFY(problem);
    QVERIFY2(problem->contains(named), qPrintable(*problem));
    QVERIFY2(problem->endsWith(u'.'), qPrintable(*problem));
}

void TestChartParts::whatIsFineIsAccepted_data()
{
    ChartSpec rounded = barOf({part(u"A"_s, 0.1, 0), part(u"B"_s, 0.2, 1)});
    rounded.rows[0].value = 0.3; // 0.1 + 0.2 is 0.30000000000000004.
    ChartSpec nothing = barOf({part(u"A"_s, 0, 0), part(u"B"_s, 0, 1)});
    nothing.rows[0].value = 0.0;
    ChartSpec mixed = examples::everyPartStyle();
    mixed.rows << row(u"b"_s, u"Of one piece"_s, 4.0);

    QTest::addColumn<ChartSpec>("spec");
    QTest::newRow("breakdown") << examples::breakdown();
    QTest::newRow("a rounding error") << rounded;
    QTest::newRow("nothing at all") << nothing;
    QTest::newRow("a part of zero") << barOf({part(u"A"_s, 10, 0), part(u"B"_s, 0, 1)});
    QTest::newRow("rows with and without") << mixed;
}

void TestChartParts::whatIsFineIsAccepted()
{
    QFETCH(ChartSpec, spec);
    QCOMPARE(spec.problem().value_or(QString()), QString());
    BuiltChart built;
    build(built, spec);
    const ChartLayout& layout = built.layout();
    for (qsizetype i = 0; i < spec.rows.size(); ++i)
        QCOMPARE(layout.rows.at(i).partEnds.size(), spec.rows.at(i).parts.size());
}

void TestChartParts::sentencesNameTheParts_data()
{
    ChartRow amounts = examples::breakdown().rows.at(0);
    amounts.parts.resize(2);
    ChartRow told = amounts;
    told.toolTip = u"This run emits 95.7 kg."_s;
    // 8.74 / 10 and 1.26 / 10; 0.0005 / 10 is 0.005 %.
    const ChartRow shares =
        barOf({part(u"use"_s, 8.74, 0), part(u"making"_s, 1.26, 1)}).rows.first();
    const ChartRow tiny = barOf({part(u"use"_s, 9.9995, 0), part(u"making"_s, 5e-4, 1)}).rows[0];

    QTest::addColumn<ChartRow>("row");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("as given")
        << amounts << u"A, as planned: 95.7 kg. Of this: accelerators 61.5 kg; host 9.2 kg."_s;
    QTest::newRow("after the tool tip")
        << told << u"This run emits 95.7 kg. Of this: accelerators 61.5 kg; host 9.2 kg."_s;
    QTest::newRow("shares") << shares
                            << u"Montréal: 10 kg. Of this: use 87.4\u00A0%; making 12.6\u00A0%."_s;
    QTest::newRow("tiny share")
        << tiny << u"Montréal: 10 kg. Of this: use 100\u00A0%; making under 0.01 %."_s;
}

void TestChartParts::sentencesNameTheParts()
{
    QFETCH(ChartRow, row);
    QTEST(rowSentence(row), "sentence");
}

void TestChartParts::axisIncludesTheRanges()
{
    const ChartSpec spec = examples::breakdown();
    QCOMPARE(valueAxis(spec).minimum, 0.0);
    QCOMPARE(valueAxis(spec).maximum, 146.0); // The highest end, of row A.
}

void TestChartParts::sharesAreShownAsPercentages_data()
{
    QTest::addColumn<ChartScale>("scale");
    QTest::addColumn<QVector<double>>("shares");
    QTest::addColumn<QStringList>("texts");
    const auto linear = ChartScale::Linear;
    QTest::newRow("to the largest")
        << linear << QVector<double>{0.52, 0.29} << QStringList{u"0 %"_s, u"20 %"_s, u"40 %"_s};
    QTest::newRow("the whole") << linear << QVector<double>{1.0}
                               << QStringList{u"0 %"_s,  u"20 %"_s, u"40 %"_s,
                                              u"60 %"_s, u"80 %"_s, u"100 %"_s};
    QTest::newRow("small ones") << linear << QVector<double>{0.02}
                                << QStringList{u"0.0 %"_s, u"0.5 %"_s, u"1.0 %"_s, u"1.5 %"_s,
                                               u"2.0 %"_s};
    QTest::newRow("in decades") << ChartScale::Logarithmic << QVector<double>{0.002, 0.9}
                                << QStringList{u"0.1 %"_s, u"1 %"_s, u"10 %"_s, u"100 %"_s};
}

void TestChartParts::sharesAreShownAsPercentages()
{
    QFETCH(ChartScale, scale);
    QFETCH(QVector<double>, shares);
    ChartSpec spec = examples::sensitivity();
    spec.kind = ChartKind::Dots;
    spec.scale = scale;
    spec.rows.clear();
    for (const double share : shares)
        spec.rows << row(QString::number(share), u"Input"_s, share);
    QStringList texts;
    for (const AxisTick& tick : valueAxis(spec).ticks)
        texts << QString(tick.text).replace(QChar(QChar::Nbsp), u' ');
    QTEST(texts, "texts");
}

void TestChartParts::partsEndWhereTheirSumIs()
{
    BuiltChart built;
    build(built, examples::breakdown());
    const ChartLayout& layout = built.layout();
    const RowLayout& place = layout.rows.first();
    QCOMPARE(place.partEnds.size(), 4);
    QCOMPARE(place.partEnds.last(), place.end);
    const double perKg = layout.plot.width() / 146.0;
    const double sums[] = {61.5, 70.7, 81.3, 95.7}; // 61.5 + 9.2 + 10.6 + 14.4
    for (qsizetype i = 0; i < 4; ++i)
        QVERIFY(std::abs(place.partEnds.at(i) - layout.zero - sums[i] * perKg) < 0.01);
    // The value's text keeps clear of the high end, which is to the right of the bar.
    QVERIFY(place.high > place.end);
    QVERIFY(place.value.box.left() > place.high + layout.markRadius);
}

void TestChartParts::keyNamesEveryPartOnce()
{
    BuiltChart built;
    build(built, examples::breakdown());
    QStringList names;
    for (const LegendLayout& entry : built.layout().legend)
        names << entry.text.text;
    QCOMPARE(names, QStringList({u"accelerators"_s, u"host"_s, u"cooling and losses"_s,
                                 u"making the hardware"_s, u"90 % interval"_s}));
    // Three bars of three colours: the key is grey.
    QCOMPARE(built.layout().legend.first().sign, LegendLayout::Sign::Part);
    QCOMPARE(built.layout().legend.first().role, RowRole::Reference);
    QCOMPARE(built.layout().legend.at(3).part, 3);

    ChartSpec one = examples::breakdown();
    one.rows = {one.rows.at(1)};
    build(built, one);
    QCOMPARE(built.layout().legend.first().role, RowRole::Result);
    QCOMPARE(built.layout().legend.first().series, 1);
}

void TestChartParts::longNamesStayInsideTheChart()
{
    ChartSpec spec = barOf({part(u"word "_s.repeated(60), 6, 0), part(u"short"_s, 4, 1)});
    spec.rows[0].valueText = u"very long "_s.repeated(20);
    BuiltChart built;
    build(built, spec);
    QVERIFY(built.layout().labelsTruncated);
    for (const LegendLayout& entry : built.layout().legend)
        QVERIFY2(entry.text.box.right() <= width, qPrintable(entry.text.text));
    QVERIFY(built.layout().rows.first().value.box.right() <= width);
}

void TestChartParts::threeRowsDoNotFillATallChart()
{
    BuiltChart built;
    build(built, examples::breakdown());
    built.resize({width, 600.0});
    QVERIFY(built.layout().plot.height() <= 3 * 3.0 * em); // Three rows of at most 3 em.
    QVERIFY(built.layout().barThickness <= 1.5 * em);
}

QTEST_MAIN(TestChartParts)
#include "tst_chartparts.moc"
