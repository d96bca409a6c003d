// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartbuilder.h"
#include "charts/chartexport.h"
#include "charts/partpainter.h"
#include "examplespecs.h"

#include <QBuffer>
#include <QGraphicsScene>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace gramme::charts;
using namespace Qt::StringLiterals;

namespace {

constexpr double em = 12.0;
constexpr double width = 700.0;

void build(BuiltChart& built, const ChartSpec& spec, const ChartTheme& theme)
{
    built.setLook(theme, QGuiApplication::font(), em);
    built.setSpec(spec);
    built.resize({width, built.heightForWidth(width)});
}

/// Magnified, so that a line of one pixel and a half has pixels of its own.
constexpr int zoom = 4;

QImage painted(BuiltChart& built)
{
    QImage image(built.layout().size.toSize() * zoom, QImage::Format_RGB32);
    image.fill(built.theme().background);
    QPainter painter(&image);
    built.scene().render(&painter);
    return image;
}

QColor pixelAt(const QImage& image, double x, double y)
{
    return image.pixelColor(static_cast<int>(zoom * x), static_cast<int>(zoom * y));
}

/// How much of a rectangle has rather the ink's colour than the paper's.
double inkShare(const QImage& image, const QRect& area, const PartInk& shades)
{
    const double ink = contrastRatio(shades.ink, Qt::black);
    const double paper = contrastRatio(shades.paper, Qt::black);
    int inked = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const double here = contrastRatio(image.pixelColor(x, y), Qt::black);
            inked += std::abs(here - ink) < std::abs(here - paper) ? 1 : 0;
        }
    }
    return static_cast<double>(inked) / (area.width() * area.height());
}

void addThemes()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

} // namespace

/// Parts as they are drawn: in pixels and in files.
class TestPartPainter : public QObject
{
    Q_OBJECT

private slots:
    void everyStyleLooksDifferent_data();
    void everyStyleLooksDifferent();
    void gapsSeparateTheParts_data();
    void gapsSeparateTheParts();
    void rangesAreSeenOnTheBar_data();
    void rangesAreSeenOnTheBar();
    void diagonalsStayInside_data();
    void diagonalsStayInside();
    void svgIsVectorAndNamesTheParts();
};

void TestPartPainter::everyStyleLooksDifferent_data()
{
    addThemes();
}

void TestPartPainter::everyStyleLooksDifferent()
{
    QFETCH(bool, isDark);
    QSet<PartPattern> patterns;
    for (int style = 0; style < partStyleCount; ++style)
        patterns.insert(partPattern(style));
    QCOMPARE(patterns.size(), partStyleCount);

    BuiltChart built;
    build(built, examples::everyPartStyle(), isDark ? ChartTheme::dark() : ChartTheme::light());
    const QImage image = painted(built);
    const ChartLayout& layout = built.layout();
    const RowLayout& place = layout.rows.first();
    const PartInk shades = built.theme().partInk(built.theme().otherBar);
    const double half = layout.barThickness / 2 - 2;
    QVector<double> inks;
    double from = layout.zero;
    for (const double to : place.partEnds) {
        const QRectF inside(QPointF(from + 4, place.centre - half),
                            QPointF(to - 4, place.centre + half));
        inks << inkShare(image, QRectF(inside.topLeft() * zoom, inside.size() * zoom).toRect(),
                         shades);
        from = to;
    }
    // Solid; lines on paper; dots; paper lines on ink; empty; upright lines.
    QCOMPARE(inks.at(0), 1.0);
    QVERIFY(inks.at(1) > 0.08 && inks.at(1) < 0.45);
    QVERIFY(inks.at(2) > 0.03 && inks.at(2) < 0.35);
    QVERIFY(inks.at(3) > 0.55 && inks.at(3) < 0.95);
    QCOMPARE(inks.at(4), 0.0);
    QVERIFY(inks.at(5) > 0.08 && inks.at(5) < 0.5);
}

void TestPartPainter::gapsSeparateTheParts_data()
{
    addThemes();
}

void TestPartPainter::gapsSeparateTheParts()
{
    QFETCH(bool, isDark);
    BuiltChart built;
    build(built, examples::everyPartStyle(), isDark ? ChartTheme::dark() : ChartTheme::light());
    const QImage image = painted(built);
    const RowLayout& place = built.layout().rows.first();
    const double y = place.centre - built.layout().barThickness / 4;
    for (qsizetype i = 0; i + 1 < place.partEnds.size(); ++i) {
        const QColor gap = pixelAt(image, place.partEnds.at(i), y);
        // A grid line may happen to be there.
        QVERIFY2(gap == built.theme().background || gap == built.theme().grid,
                 qPrintable(gap.name()));
    }
}

void TestPartPainter::rangesAreSeenOnTheBar_data()
{
    addThemes();
}

void TestPartPainter::rangesAreSeenOnTheBar()
{
    QFETCH(bool, isDark);
    const ChartTheme theme = isDark ? ChartTheme::dark() : ChartTheme::light();
    ChartSpec spec = examples::everyPartStyle();
    spec.rows[0].range = ValueRange{1.0, 14.0};
    BuiltChart built;
    build(built, spec, theme);
    const QImage image = painted(built);
    const RowLayout& place = built.layout().rows.first();
    QVERIFY(place.low < place.end && place.high > place.end);
    // The line is 1.8 px wide; its rim 1.2 px more on either side.
    for (double x = place.low + 3; x < place.high - 3; x += 1.0) {
        QCOMPARE(pixelAt(image, x, place.centre), theme.text);
        if (x < place.end - 2) {
            QCOMPARE(pixelAt(image, x, place.centre - 1.5), theme.background);
        }
    }
    const double cap = 0.5 * built.layout().markRadius;
    for (const double end : {place.low, place.high}) {
        QCOMPARE(pixelAt(image, end, place.centre - cap), theme.text);
        QCOMPARE(pixelAt(image, end, place.centre + cap), theme.text);
    }
}

void TestPartPainter::diagonalsStayInside_data()
{
    QTest::addColumn<QRectF>("area");
    QTest::newRow("wide") << QRectF(10, 20, 200, 14);
    QTest::newRow("narrower than high") << QRectF(10, 20, 3, 14);
    QTest::newRow("flat") << QRectF(0, 0, 40, 0.5);
}

void TestPartPainter::diagonalsStayInside()
{
    QFETCH(QRectF, area);
    for (const bool rising : {true, false}) {
        const QPainterPath path = diagonals(area, 6.0, rising);
        QVERIFY(!path.isEmpty());
        const QRectF bounds = path.boundingRect();
        QVERIFY(area.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(bounds));
        for (int i = 0; i + 1 < path.elementCount(); i += 2) {
            const QPointF way = QPointF(path.elementAt(i + 1)) - QPointF(path.elementAt(i));
            QVERIFY(std::abs(std::abs(way.x()) - std::abs(way.y())) < 1e-9);
            QVERIFY((way.x() * way.y() < 0.0) == rising); // y grows downwards
        }
    }
}

void TestPartPainter::svgIsVectorAndNamesTheParts()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(exportChart(examples::breakdown(), ExportFormat::Svg, buffer));
    QXmlStreamReader reader(buffer.data());
    QStringList texts;
    int pictures = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        pictures += reader.name() == u"image" || reader.name() == u"pattern" ? 1 : 0;
        if (reader.name() == u"text")
            texts << reader.readElementText();
    }
    QCOMPARE(reader.hasError(), false);
    QCOMPARE(pictures, 0);
    const QVector<ChartPart> parts = examples::breakdown().rows.first().parts;
    for (const ChartPart& each : parts)
        QCOMPARE(texts.count(each.name), 1);
    QVERIFY(texts.contains(u"90 % interval"_s));
    QVERIFY(texts.contains(u"95.7 kg"_s));

    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    QVERIFY(exportChart(examples::breakdown(), ExportFormat::Pdf, pdf));
    QVERIFY(!pdf.data().contains("/Subtype /Image"));
}

QTEST_MAIN(TestPartPainter)
#include "tst_partpainter.moc"
