// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartbuilder.h"
#include "charts/chartexport.h"
#include "examplespecs.h"

#include <QBuffer>
#include <QChart>
#include <QFontInfo>
#include <QGraphicsScene>
#include <QGuiApplication>
#include <QImage>
#include <QLogValueAxis>
#include <QPainter>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace gramme;
using namespace gramme::charts;
using namespace Qt::StringLiterals;
using examples::row;

Q_DECLARE_METATYPE(gramme::charts::ChartSpec)

namespace {

QByteArray exported(const ChartSpec& spec, ExportFormat format, const ExportOptions& options = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<qint64> written = exportChart(spec, format, buffer, options);
    return written && *written == buffer.data().size() ? buffer.data() : QByteArray();
}

struct SvgContent
{
    QString title;
    QString description;
    QString text; ///< All texts, joined by spaces.
    int images = 0;
    QString error;
};

SvgContent readSvg(const QByteArray& svg)
{
    SvgContent content;
    QXmlStreamReader reader(svg);
    QStringList texts;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == u"title")
            content.title = reader.readElementText();
        else if (reader.name() == u"desc")
            content.description = reader.readElementText();
        else if (reader.name() == u"text")
            texts << reader.readElementText();
        else if (reader.name() == u"image")
            ++content.images;
    }
    content.text = texts.join(u' ');
    content.error = reader.hasError() ? reader.errorString() : QString();
    return content;
}

/// A device that takes some bytes and then no more, as a full disk does.
class FullDevice final : public QIODevice
{
public:
    FullDevice() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64 size) override
    {
        setErrorString(u"No space left on device"_s);
        return std::min<qint64>(size, 100);
    }
};

} // namespace

class TestChartExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void svgHoldsEveryText_data();
    void svgHoldsEveryText();
    void svgTextIsNotInterpreted();
    void pdfIsVector();
    void pngHasTwiceThePixels();
    void sameSpecSameBytes();
    void heightGrowsToWhatTheRowsNeed();
    void lightIsTheDefault();
    void formatsAreFoundByName_data();
    void formatsAreFoundByName();
    void failuresAreSentences();
    void axesAreQtChartsOwn_data();
    void axesAreQtChartsOwn();
    void gridLinesStandWhereTheTicksAre_data();
    void gridLinesStandWhereTheTicksAre();
};

void TestChartExport::initTestCase()
{
    QVERIFY2(!QFontInfo(QGuiApplication::font()).family().isEmpty(),
             "No font is installed: install fonts-dejavu-core.");
}

void TestChartExport::svgHoldsEveryText_data()
{
    QTest::addColumn<ChartSpec>("spec");
    QTest::newRow("comparison") << examples::comparison();
    QTest::newRow("regions") << examples::regions(60);
}

void TestChartExport::svgHoldsEveryText()
{
    QFETCH(ChartSpec, spec);
    const SvgContent svg = readSvg(exported(spec, ExportFormat::Svg));
    QCOMPARE(svg.error, QString());
    QCOMPARE(svg.title, spec.title);
    QVERIFY(svg.description.contains(spec.caption));
    QCOMPARE(svg.images, 0);
    QVERIFY(svg.text.contains(u"CO₂e"_s));
    QVERIFY(svg.text.contains(spec.title));
    QVERIFY(svg.text.contains(spec.axisTitle));
    QVERIFY(svg.text.contains(spec.caption));
    for (const ChartRow& each : spec.rows) {
        QVERIFY2(svg.text.contains(each.label), qPrintable(each.label));
        QVERIFY2(svg.text.contains(each.valueText), qPrintable(each.valueText));
    }
}

void TestChartExport::svgTextIsNotInterpreted()
{
    ChartSpec spec = examples::regions(2);
    spec.title = u"A<b & <i>it</i>"_s;
    spec.description = u"<script>\"&\"</script>\u0001"_s;
    spec.rows[0].label = u"<b>bold</b> &amp; 東京"_s;
    const SvgContent svg = readSvg(exported(spec, ExportFormat::Svg));
    QCOMPARE(svg.error, QString());
    QCOMPARE(svg.title, spec.title);
    QVERIFY(svg.description.startsWith(u"<script>\"&\"</script>"_s));
    QVERIFY(svg.text.contains(spec.title));
    // Each script is a text of its own, because it has a font of its own.
    QVERIFY(svg.text.contains(u"<b>bold</b> &amp;"_s));
    QVERIFY(svg.text.contains(u"東京"_s));
}

void TestChartExport::pdfIsVector()
{
    const QByteArray pdf = exported(examples::comparison(), ExportFormat::Pdf);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.trimmed().endsWith("%%EOF"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
    QVERIFY(pdf.contains("/FontFile"));
    // 700 px of 1/96 inch are 700 x 72 / 96 = 525 points.
    QVERIFY(pdf.contains("/MediaBox [0 0 525"));
}

void TestChartExport::pngHasTwiceThePixels()
{
    ExportOptions options;
    options.size = {700.0, 600.0};
    const QImage image =
        QImage::fromData(exported(examples::comparison(), ExportFormat::Png, options));
    QCOMPARE(image.size(), QSize(1400, 1200));
    QCOMPARE(image.text(u"Title"_s), examples::comparison().title);
    QVERIFY(image.text(u"Description"_s).contains(examples::comparison().caption));
    options.pngScale = 1.0;
    QCOMPARE(QImage::fromData(exported(examples::comparison(), ExportFormat::Png, options)).size(),
             QSize(700, 600));
}

void TestChartExport::sameSpecSameBytes()
{
    const ChartSpec spec = examples::comparison();
    for (const ExportFormat format : {ExportFormat::Svg, ExportFormat::Png}) {
        const QByteArray first = exported(spec, format);
        QVERIFY(!first.isEmpty());
        QCOMPARE(exported(spec, format), first);
    }
}

void TestChartExport::heightGrowsToWhatTheRowsNeed()
{
    ExportOptions options;
    options.size = {700.0, 100.0};
    options.pngScale = 1.0;
    const QImage twelve =
        QImage::fromData(exported(examples::regions(12), ExportFormat::Png, options));
    const QImage sixty =
        QImage::fromData(exported(examples::regions(60), ExportFormat::Png, options));
    QCOMPARE(twelve.width(), 700);
    QVERIFY(twelve.height() > 100);
    QVERIFY(sixty.height() > twelve.height() + 48 * 12); // 48 more rows of more than 12 px
}

void TestChartExport::lightIsTheDefault()
{
    ExportOptions options;
    const QImage light =
        QImage::fromData(exported(examples::regions(3), ExportFormat::Png, options));
    QCOMPARE(light.pixelColor(0, 0), QColor(Qt::white));
    options.theme = ChartTheme::dark();
    const QImage dark =
        QImage::fromData(exported(examples::regions(3), ExportFormat::Png, options));
    QCOMPARE(dark.pixelColor(0, 0), ChartTheme::dark().background);
}

void TestChartExport::formatsAreFoundByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("svg") << u"svg"_s << QByteArray("<?xml");
    QTest::newRow("upper case") << u"PDF"_s << QByteArray("%PDF");
    QTest::newRow("suffix") << u".png"_s << QByteArray("\x89PNG");
    QTest::newRow("file name") << u"/a b/figure.1.svg"_s << QByteArray("<?xml");
    QTest::newRow("unknown") << u"figure.gif"_s << QByteArray();
    QTest::newRow("none") << u""_s << QByteArray();
}

void TestChartExport::formatsAreFoundByName()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<qint64> written = exportChart(examples::regions(3), name, buffer);
    QCOMPARE(static_cast<bool>(written), !start.isEmpty());
    QVERIFY(buffer.data().startsWith(start));
    if (!written) {
        QCOMPARE(written.error().kind, Problem::Kind::BadInput);
        QVERIFY(written.error().message.contains(u"png, svg or pdf"_s));
        QVERIFY(buffer.data().isEmpty());
    }
    QCOMPARE(exportFormats().size(), 3);
}

void TestChartExport::failuresAreSentences()
{
    QBuffer closed;
    const Result<qint64> notOpen = exportChart(examples::regions(3), ExportFormat::Svg, closed);
    QVERIFY(!notOpen);
    QCOMPARE(notOpen.error().kind, Problem::Kind::Fault);

    FullDevice full;
    const Result<qint64> cut = exportChart(examples::regions(3), ExportFormat::Svg, full);
    QVERIFY(!cut);
    QCOMPARE(cut.error().kind, Problem::Kind::Fault);
    QVERIFY(cut.error().message.contains(u"No space left"_s));

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<qint64> empty = exportChart(ChartSpec(), ExportFormat::Png, buffer);
    QVERIFY(!empty);
    QCOMPARE(empty.error().kind, Problem::Kind::BadInput);

    ExportOptions options;
    options.size = {1e7, 1e7};
    QVERIFY(!exportChart(examples::regions(3), ExportFormat::Png, buffer, options));
    QVERIFY(buffer.data().isEmpty());
}

void TestChartExport::axesAreQtChartsOwn_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("ticks");
    QTest::newRow("one decade") << 2.0 << 8.0 << 2;
    QTest::newRow("0.01 to 1000") << 0.02 << 900.0 << 6;
    QTest::newRow("40 decades, every fourth") << 1e-20 << 1e20 << 11;
    for (int exponent = -12; exponent <= 6; ++exponent) {
        const double power = QString(u"1e%1"_s.arg(exponent)).toDouble();
        QTest::addRow("three decades from 10^%d", exponent) << power << 1e3 * power << 4;
    }
}

/// Qt Charts must keep every decade that the layout labels (charts at exact powers lose some), and
/// put values where the layout puts the marks.
void TestChartExport::axesAreQtChartsOwn()
{
    QFETCH(double, low);
    QFETCH(double, high);
    ChartSpec spec = examples::comparison();
    spec.rows = {row(u"a"_s, u"A"_s, low), row(u"b"_s, u"B"_s, high),
                 row(u"c"_s, u"C"_s, std::sqrt(low * high))};
    BuiltChart built;
    built.setLook(ChartTheme::light(), QGuiApplication::font(), 12.0);
    built.setSpec(spec);
    built.resize({700.0, 400.0});

    QCOMPARE(built.chart().animationOptions(), QChart::NoAnimation);
    const auto axes = built.chart().axes(Qt::Horizontal);
    QCOMPARE(axes.size(), 1);
    const auto* axis = qobject_cast<QLogValueAxis*>(axes.first());
    QVERIFY(axis != nullptr);
    QCOMPARE(axis->minorTickCount(), 0);
    QTEST(axis->tickCount(), "ticks");
    QCOMPARE(axis->tickCount(), static_cast<int>(built.layout().ticks.size()));
    for (qsizetype i = 0; i < spec.rows.size(); ++i) {
        const double x = built.chart().mapToPosition({spec.rows.at(i).value, 0.0}).x();
        QVERIFY(std::abs(x - built.layout().rows.at(i).end) < 0.01);
    }
}

void TestChartExport::gridLinesStandWhereTheTicksAre_data()
{
    ChartSpec signs = examples::regions(8);
    for (ChartRow& each : signs.rows)
        each.value -= 20.0;
    QTest::addColumn<ChartSpec>("spec");
    QTest::newRow("logarithmic") << examples::comparison();
    QTest::newRow("linear") << examples::regions(10);
    QTest::newRow("both signs") << signs;
}

/// Also after another spec was shown, for the axes move only with Qt Charts' own layout.
void TestChartExport::gridLinesStandWhereTheTicksAre()
{
    QFETCH(ChartSpec, spec);
    BuiltChart built;
    built.setLook(ChartTheme::light(), QGuiApplication::font(), 12.0);
    built.setSpec(examples::regions(30));
    built.resize({700.0, 700.0});
    built.setSpec(examples::comparison());
    built.setSpec(spec);

    QImage image(700, 700, QImage::Format_RGB32);
    QPainter painter(&image);
    built.scene().render(&painter);
    painter.end();
    // Between the last bar and the axis there is nothing but grid.
    const int y = static_cast<int>(built.layout().plot.bottom()) - 2;
    const auto isInked = [&image, y](double x) {
        const int middle = static_cast<int>(x);
        for (int at = std::max(0, middle - 1); at <= std::min(699, middle + 1); ++at) {
            if (image.pixelColor(at, y) != QColor(Qt::white))
                return true;
        }
        return false;
    };
    QVERIFY(built.layout().ticks.size() >= 3);
    for (const TickLayout& tick : built.layout().ticks)
        QVERIFY2(isInked(tick.x), qPrintable(tick.label.text));
    const double between = (built.layout().ticks.at(0).x + built.layout().ticks.at(1).x) / 2;
    QVERIFY(!isInked(between));
}

QTEST_MAIN(TestChartExport)
#include "tst_chartexport.moc"
