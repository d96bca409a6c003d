// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartaxis.h"
#include "charts/chartexport.h"
#include "charts/chartspec.h"
#include "examplespecs.h"

#include <QBuffer>
#include <QTest>

#include <cmath>
#include <limits>

using namespace gramme::charts;
using namespace Qt::StringLiterals;
using examples::row;

Q_DECLARE_METATYPE(gramme::charts::ChartSpec)

namespace {

ChartSpec specOf(ChartKind kind, ChartScale scale, const QVector<ChartRow>& rows)
{
    ChartSpec spec;
    spec.kind = kind;
    spec.scale = scale;
    spec.rows = rows;
    spec.locale = QLocale::c();
    return spec;
}

ChartSpec dots(ChartScale scale, const QVector<double>& values)
{
    QVector<ChartRow> rows;
    for (const double value : values)
        rows << row(QString::number(rows.size()), u"Row"_s, value);
    return specOf(ChartKind::Dots, scale, rows);
}

ChartRow ranged(double value, double low, double high)
{
    ChartRow ranged = row(u"a"_s, u"Montréal"_s, value);
    ranged.range = ValueRange{low, high};
    return ranged;
}

QStringList tickTexts(const ValueAxis& axis)
{
    QStringList texts;
    for (const AxisTick& tick : axis.ticks)
        texts << tick.text;
    return texts;
}

} // namespace

class TestChartSpec : public QObject
{
    Q_OBJECT

private slots:
    void whatMisleadsIsRefused_data();
    void whatMisleadsIsRefused();
    void whatIsFineIsAccepted_data();
    void whatIsFineIsAccepted();
    void labelsBecomeUnique_data();
    void labelsBecomeUnique();
    void textIsPlain_data();
    void textIsPlain();
    void toolTipsAreEscaped();
    void zeroAndNegativeAreListedBelowALogScale();
    void logAxisSpansWholeDecades_data();
    void logAxisSpansWholeDecades();
    void decadesReadWell_data();
    void decadesReadWell();
    void linearAxisIncludesZero_data();
    void linearAxisIncludesZero();
    void fractionsFollowTheScale();
    void withoutGraphicsAnExportSaysSo();
};

void TestChartSpec::whatMisleadsIsRefused_data()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto linear = ChartScale::Linear;
    const auto log = ChartScale::Logarithmic;
    const auto one = [](ChartKind kind, ChartScale scale, const ChartRow& only) {
        return specOf(kind, scale, {only});
    };

    QTest::addColumn<ChartSpec>("spec");
    QTest::addColumn<QString>("named");
    QTest::newRow("no rows") << specOf(ChartKind::Bars, linear, {}) << u"no rows"_s;
    QTest::newRow("bars on a log scale")
        << one(ChartKind::Bars, log, row(u"a"_s, u"A"_s, 1)) << u"linear scale"_s;
    QTest::newRow("NaN") << one(ChartKind::Bars, linear, row(u"a"_s, u"Oregon"_s, nan))
                         << u"Oregon"_s;
    QTest::newRow("infinite") << one(ChartKind::Dots, log, row(u"a"_s, u"Oregon"_s, infinity))
                              << u"Oregon"_s;
    QTest::newRow("absurd") << one(ChartKind::Dots, log, row(u"a"_s, u"Oregon"_s, 1e300))
                            << u"Oregon"_s;
    QTest::newRow("range upside down")
        << one(ChartKind::Dots, linear, ranged(3, 4, 2)) << u"upside down"_s;
    QTest::newRow("range not a number")
        << one(ChartKind::Dots, linear, ranged(3, 2, nan)) << u"Montréal"_s;
    QTest::newRow("no label") << one(ChartKind::Dots, linear, row(u"us-west-2"_s, u" \n"_s, 1))
                              << u"us-west-2"_s;
    QTest::newRow("same id twice")
        << specOf(ChartKind::Bars, linear, {row(u"a"_s, u"A"_s, 1), row(u"a"_s, u"Second"_s, 2)})
        << u"Second"_s;
    QTest::newRow("nothing above zero on a log scale") << dots(log, {0.0, -3.0}) << u"above zero"_s;
}

void TestChartSpec::whatMisleadsIsRefused()
{
    QFETCH(ChartSpec, spec);
    QFETCH(QString, named);
    const auto problem = spec.problem();
    QVERIFY(problem);
    QVERIFY2(problem->contains(named), qPrintable(*problem));
    QVERIFY2(problem->endsWith(u'.'), qPrintable(*problem));
}

void TestChartSpec::whatIsFineIsAccepted_data()
{
    QTest::addColumn<ChartSpec>("spec");
    QTest::newRow("comparison") << examples::comparison();
    QTest::newRow("60 regions") << examples::regions(60);
    QTest::newRow("sensitivity") << examples::sensitivity();
    QTest::newRow("dots on a linear scale") << dots(ChartScale::Linear, {0.0, -2.0, 5.0});
    QTest::newRow("only zeros, linear") << dots(ChartScale::Linear, {0.0, 0.0});
    QTest::newRow("some above zero, log") << dots(ChartScale::Logarithmic, {0.0, 5.0});
}

void TestChartSpec::whatIsFineIsAccepted()
{
    QFETCH(ChartSpec, spec);
    QCOMPARE(spec.problem().value_or(QString()), QString());
}

void TestChartSpec::labelsBecomeUnique_data()
{
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("unique");
    QTest::newRow("none twice") << QStringList{u"A"_s, u"B"_s} << QStringList{u"A"_s, u"B"_s};
    QTest::newRow("twice") << QStringList{u"A"_s, u"A"_s, u"A"_s}
                           << QStringList{u"A"_s, u"A (2)"_s, u"A (3)"_s};
    QTest::newRow("name of a copy taken before")
        << QStringList{u"A (2)"_s, u"A"_s, u"A"_s} << QStringList{u"A (2)"_s, u"A"_s, u"A (3)"_s};
    QTest::newRow("name of a copy taken after")
        << QStringList{u"A"_s, u"A"_s, u"A (2)"_s} << QStringList{u"A"_s, u"A (3)"_s, u"A (2)"_s};
}

void TestChartSpec::labelsBecomeUnique()
{
    QFETCH(QStringList, labels);
    QFETCH(QStringList, unique);
    QCOMPARE(uniqueLabels(labels), unique);

    QVector<ChartRow> rows;
    for (const QString& label : labels)
        rows << row(QString::number(rows.size()), label, 1.0);
    const PreparedChart chart = prepare(specOf(ChartKind::Bars, ChartScale::Linear, rows));
    QStringList drawn;
    for (const ChartRow& each : chart.spec.rows)
        drawn << each.label;
    QCOMPARE(drawn, unique);
}

void TestChartSpec::textIsPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("as it is") << u"kg CO₂e, 50 % & more <b>"_s << u"kg CO₂e, 50 % & more <b>"_s;
    QTest::newRow("line breaks") << u" A\r\nB\tC  D "_s << u"A B C D"_s;
    QTest::newRow("no-break spaces stay") << u"1\u202F234\u00A0kg"_s << u"1\u202F234\u00A0kg"_s;
    QTest::newRow("control characters") << u"A\u0001\u0007\u001BB"_s << u"AB"_s;
    QTest::newRow("text that turns its surroundings") << u"A\u202EB\u2066C"_s << u"ABC"_s;
    QTest::newRow("other scripts") << u"東京 · Zürich · القاهرة"_s << u"東京 · Zürich · القاهرة"_s;
}

void TestChartSpec::textIsPlain()
{
    QFETCH(QString, text);
    QTEST(plainText(text), "plain");
}

void TestChartSpec::toolTipsAreEscaped()
{
    ChartRow only = row(u"a"_s, u"A<b & <i>it</i>"_s, 2.0, u"2 kg"_s);
    QCOMPARE(rowSentence(only), u"A<b & <i>it</i>: 2 kg"_s);
    QCOMPARE(rowSentenceHtml(only), u"<qt>A&lt;b &amp; &lt;i&gt;it&lt;/i&gt;: 2 kg</qt>"_s);
    only.toolTip = u"A whole sentence."_s;
    QCOMPARE(rowSentence(only), u"A whole sentence."_s);
}

void TestChartSpec::zeroAndNegativeAreListedBelowALogScale()
{
    ChartSpec spec = specOf(ChartKind::Dots, ChartScale::Logarithmic,
                            {row(u"a"_s, u"Nothing"_s, 0.0, u"0 kg"_s),
                             row(u"b"_s, u"Something"_s, 2.0, u"2 kg"_s),
                             row(u"c"_s, u"Offset"_s, -1.0, u"−1 kg"_s)});
    spec.caption = u"A notice."_s;
    const PreparedChart chart = prepare(spec);
    QCOMPARE(chart.spec.rows.size(), 1);
    QCOMPARE(chart.spec.rows.first().id, u"b"_s);
    QCOMPARE(chart.notes,
             QStringList({u"Not shown on a logarithmic scale: Nothing (0 kg), Offset (−1 kg)."_s,
                          u"A notice."_s}));
    spec.scale = ChartScale::Linear;
    QCOMPARE(prepare(spec).spec.rows.size(), 3);
}

void TestChartSpec::logAxisSpansWholeDecades_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<double>("maximum");
    QTest::addColumn<int>("ticks");
    QTest::newRow("inside one decade") << 2.0 << 8.0 << 1.0 << 10.0 << 2;
    QTest::newRow("a single power") << 100.0 << 100.0 << 100.0 << 1000.0 << 2;
    QTest::newRow("0.01 t to 300 t in kg") << 11.8 << 284019.0 << 10.0 << 1e6 << 6;
    // 47 decades are more than 12 lines: every fourth, -12 to 36 in steps of 4.
    QTest::newRow("absurdly wide") << 1e-12 << 1e35 << 1e-12 << 1e36 << 13;
    for (int exponent = -12; exponent <= 6; ++exponent) {
        const double power = QString(u"1e%1"_s.arg(exponent)).toDouble();
        const double next = QString(u"1e%1"_s.arg(exponent + 1)).toDouble();
        QTest::addRow("from 10^%d", exponent) << power << 5 * power << power << next << 2;
    }
}

void TestChartSpec::logAxisSpansWholeDecades()
{
    QFETCH(double, low);
    QFETCH(double, high);
    const ValueAxis axis = valueAxis(dots(ChartScale::Logarithmic, {high, low}));
    QTEST(axis.minimum, "minimum");
    QTEST(axis.maximum, "maximum");
    QTEST(static_cast<int>(axis.ticks.size()), "ticks");
    QCOMPARE(axis.ticks.first().value, axis.minimum);
    QCOMPARE(axis.ticks.last().value, axis.maximum);
}

void TestChartSpec::decadesReadWell_data()
{
    using Labels = QMap<int, QString>;
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<Labels>("labels");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("in full") << 0.002 << 90.0 << Labels()
                             << QStringList{u"0.001"_s, u"0.01"_s, u"0.1"_s,
                                            u"1"_s,     u"10"_s,   u"100"_s};
    QTest::newRow("never 1e+06") << 2e4 << 9e5 << Labels()
                                 << QStringList{u"10,000"_s, u"100,000"_s, u"1,000,000"_s};
    QTest::newRow("powers beyond, no mix")
        << 2e5 << 2e7 << Labels() << QStringList{u"10⁵"_s, u"10⁶"_s, u"10⁷"_s, u"10⁸"_s};
    QTest::newRow("negative powers")
        << 2e-6 << 9e-6 << Labels() << QStringList{u"10⁻⁶"_s, u"10⁻⁵"_s};
    QTest::newRow("the caller's own")
        << 2.0 << 2000.0 << Labels{{0, u"1 kg"_s}, {3, u"1 t"_s}}
        << QStringList{u"1 kg"_s, QString(), QString(), u"1 t"_s, QString()};
}

void TestChartSpec::decadesReadWell()
{
    using Labels = QMap<int, QString>;
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(Labels, labels);
    ChartSpec spec = dots(ChartScale::Logarithmic, {low, high});
    spec.decadeLabels = labels;
    spec.locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    QTEST(tickTexts(valueAxis(spec)), "texts");
}

void TestChartSpec::linearAxisIncludesZero_data()
{
    QTest::addColumn<QVector<double>>("values");
    QTest::addColumn<double>("minimum");
    QTest::addColumn<double>("maximum");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("amounts") << QVector<double>{120, 311} << 0.0 << 311.0
                             << QStringList{u"0"_s, u"100"_s, u"200"_s, u"300"_s};
    QTest::newRow("fractions") << QVector<double>{0.3, 1.0} << 0.0 << 1.0
                               << QStringList{u"0.0"_s, u"0.2"_s, u"0.4"_s,
                                              u"0.6"_s, u"0.8"_s, u"1.0"_s};
    QTest::newRow("negative") << QVector<double>{-4, 6} << -4.0 << 6.0
                              << QStringList{u"-4"_s, u"-2"_s, u"0"_s, u"2"_s, u"4"_s, u"6"_s};
    QTest::newRow("nothing") << QVector<double>{0, 0} << 0.0 << 1.0
                             << QStringList{u"0.0"_s, u"0.2"_s, u"0.4"_s,
                                            u"0.6"_s, u"0.8"_s, u"1.0"_s};
}

void TestChartSpec::linearAxisIncludesZero()
{
    QFETCH(QVector<double>, values);
    const ValueAxis axis = valueAxis(dots(ChartScale::Linear, values));
    QTEST(axis.minimum, "minimum");
    QTEST(axis.maximum, "maximum");
    QTEST(tickTexts(axis), "texts");
}

void TestChartSpec::fractionsFollowTheScale()
{
    const ValueAxis log = valueAxis(dots(ChartScale::Logarithmic, {1.0, 100.0}));
    QCOMPARE(log.fraction(1.0), 0.0);
    QCOMPARE(log.fraction(10.0), 0.5); // log10(10) / log10(100)
    QCOMPARE(log.fraction(100.0), 1.0);
    QCOMPARE(log.fraction(0.0), 0.0);
    QCOMPARE(log.fraction(1e9), 1.0);
    const ValueAxis linear = valueAxis(dots(ChartScale::Linear, {-100.0, 300.0}));
    QCOMPARE(linear.fraction(0.0), 0.25); // 100 / 400
    QCOMPARE(linear.fraction(300.0), 1.0);
}

void TestChartSpec::withoutGraphicsAnExportSaysSo()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const gramme::Result<qint64> written =
        exportChart(examples::regions(3), ExportFormat::Svg, buffer);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, gramme::Problem::Kind::Fault);
    QVERIFY(!written.error().message.isEmpty());
    QVERIFY(buffer.data().isEmpty());
}

QTEST_GUILESS_MAIN(TestChartSpec)
#include "tst_chartspec.moc"
