// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttheme.h"

#include <QPalette>
#include <QSet>
#include <QTest>

using namespace gramme::charts;
using namespace Qt::StringLiterals;

namespace {

constexpr int seriesCount = 8;

QPalette paletteOf(QRgb window, QRgb base, QRgb text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::Text, QColor(text));
    return palette;
}

} // namespace

/// Contrasts by WCAG 2.1: 1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of graphical objects.
class TestChartTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastIsThatOfWcag_data();
    void contrastIsThatOfWcag();
    void everythingStandsOut_data();
    void everythingStandsOut();
    void seriesDifferInColourAndShape();
    void rolesDifferInShapeOrFill();
    void darkFollowsTheWindow();
};

void TestChartTheme::contrastIsThatOfWcag_data()
{
    QTest::addColumn<QColor>("a");
    QTest::addColumn<QColor>("b");
    QTest::addColumn<double>("ratio");
    QTest::newRow("black and white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
    QTest::newRow("itself") << QColor(0x123456) << QColor(0x123456) << 1.0;
    // The well-known lightest grey that passes on white: L = 0.1845, 1.05 / 0.2345 = 4.478 fails,
    // 0x767676: L = 0.1812, 1.05 / 0.2312 = 4.54.
    QTest::newRow("#777777 on white") << QColor(0x777777) << QColor(Qt::white) << 4.478;
    QTest::newRow("#767676 on white") << QColor(0x767676) << QColor(Qt::white) << 4.542;
}

void TestChartTheme::contrastIsThatOfWcag()
{
    QFETCH(QColor, a);
    QFETCH(QColor, b);
    QFETCH(double, ratio);
    QVERIFY(qAbs(contrastRatio(a, b) - ratio) < 0.002);
    QCOMPARE(contrastRatio(a, b), contrastRatio(b, a));
}

void TestChartTheme::everythingStandsOut_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << paletteOf(0xEFEFEF, 0xFFFFFF, 0x000000);
    QTest::newRow("dark") << paletteOf(0x353535, 0x232323, 0xFFFFFF);
    QTest::newRow("cream") << paletteOf(0xEEE8D5, 0xFDF6E3, 0x657B83);
    QTest::newRow("black") << paletteOf(0x000000, 0x000000, 0xFFFFFF);
    QTest::newRow("middle grey") << paletteOf(0x808080, 0x7A7A7A, 0x8A8A8A);
    QTest::newRow("dark window, white base") << paletteOf(0x303030, 0xFFFFFF, 0x000000);
}

void TestChartTheme::everythingStandsOut()
{
    QFETCH(QPalette, palette);
    for (const ChartTheme& theme :
         {ChartTheme::fromPalette(palette), ChartTheme::light(), ChartTheme::dark()}) {
        for (const QColor& ground : {theme.background, theme.band, theme.highlight}) {
            QVERIFY(contrastRatio(theme.text, ground) >= 4.5);
            QVERIFY(contrastRatio(theme.mutedText, ground) >= 4.5);
            for (const QColor& mark : {theme.axis, theme.focusRing, theme.reference, theme.revision,
                                       theme.cleanest, theme.otherBar})
                QVERIFY(contrastRatio(mark, ground) >= 3.0);
            for (int i = 0; i < seriesCount; ++i)
                QVERIFY(contrastRatio(theme.seriesColour(i), ground) >= 3.0);
        }
        for (const QColor& bar : theme.series + QVector<QColor>{theme.otherBar, theme.reference,
                                                                theme.revision, theme.cleanest}) {
            const PartInk shades = theme.partInk(bar);
            for (const QColor& ground :
                 {shades.paper, theme.background, theme.band, theme.highlight})
                QVERIFY(contrastRatio(shades.ink, ground) >= 3.0);
        }
    }
}

void TestChartTheme::seriesDifferInColourAndShape()
{
    for (const ChartTheme& theme : {ChartTheme::light(), ChartTheme::dark()}) {
        QSet<QRgb> colours;
        QSet<MarkShape> shapes;
        for (int i = 0; i < seriesCount; ++i) {
            const MarkStyle style = theme.style(RowRole::Result, i);
            colours.insert(style.colour.rgb());
            shapes.insert(style.shape);
            QVERIFY(style.filled);
        }
        QCOMPARE(colours.size(), seriesCount);
        QCOMPARE(shapes.size(), seriesCount);
        QVERIFY(!shapes.contains(theme.style(RowRole::Reference, 0).shape));
        QVERIFY(!shapes.contains(theme.style(RowRole::Revision, 0).shape));
        QVERIFY(!shapes.contains(theme.style(RowRole::Cleanest, 0).shape));
        QCOMPARE(theme.seriesColour(seriesCount), theme.seriesColour(0));
        QCOMPARE(theme.seriesColour(-1), theme.seriesColour(seriesCount - 1));
    }
}

void TestChartTheme::rolesDifferInShapeOrFill()
{
    const ChartTheme theme = ChartTheme::light();
    QVERIFY(!theme.style(RowRole::Reference, 0).filled);
    QVERIFY(!theme.style(RowRole::Revision, 0).filled);
    QSet<MarkShape> shapes;
    for (const RowRole role :
         {RowRole::Reference, RowRole::Revision, RowRole::Chosen, RowRole::Cleanest})
        shapes.insert(theme.style(role, 0).shape);
    QCOMPARE(shapes.size(), 4);
}

void TestChartTheme::darkFollowsTheWindow()
{
    const ChartTheme light = ChartTheme::fromPalette(paletteOf(0xEFEFEF, 0xFFFFFF, 0x000000));
    const ChartTheme dark = ChartTheme::fromPalette(paletteOf(0x353535, 0x232323, 0xFFFFFF));
    QCOMPARE(light.background, QColor(0xFFFFFF));
    QCOMPARE(dark.background, QColor(0x232323));
    QVERIFY(light.text.lightness() < 128);
    QVERIFY(dark.text.lightness() > 128);
    QVERIFY(light.seriesColour(0) != dark.seriesColour(0));
    // A white base in a dark window would blind: the window's colour is taken.
    QCOMPARE(ChartTheme::fromPalette(paletteOf(0x303030, 0xFFFFFF, 0x000000)).background,
             QColor(0x303030));
}

QTEST_GUILESS_MAIN(TestChartTheme)
#include "tst_charttheme.moc"
