// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "charts/svgtext.h"
#include "publications.h"
#include "report/report.h"
#include "report/reportchart.h"

#include <memory>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace gramme;

class TestReportChart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void scenariosAddUp();
    void oneScenario();
    void noInterval();
    void svg_data();
    void svg();
    void sizes_data();
    void sizes();
    void differsInGrey();
    void lastingFonts();

private:
    exchange::Publication published(int count) const;
    QByteArray chart(int scenarios, charts::ExportFormat format,
                     const report::ChartOptions& options = {}) const;
    charts::ChartSpec spec(int scenarios, const exchange::PublishOptions& options = {}) const;

    std::shared_ptr<const catalog::Catalog> m_catalog;
};

void TestReportChart::initTestCase()
{
    auto opened = catalog::Catalog::openDefault();
    QVERIFY2(bool(opened), opened ? "" : qPrintable(opened.error().message));
    m_catalog = *std::move(opened);
}

exchange::Publication TestReportChart::published(int count) const
{
    return tests::publicationOf(tests::studyOf(count, {}, tests::hostileNames()), *m_catalog);
}

QByteArray TestReportChart::chart(int scenarios, charts::ExportFormat format,
                                  const report::ChartOptions& options) const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto written = report::writeChart(published(scenarios), format, buffer, options);
    if (!written)
        qWarning("%s", qPrintable(written.error().message));
    return buffer.data();
}

charts::ChartSpec TestReportChart::spec(int scenarios,
                                        const exchange::PublishOptions& options) const
{
    const auto words = report::wordsOf(options.locale);
    return words ? report::carbonChart(published(scenarios), options, *words) : charts::ChartSpec();
}

void TestReportChart::scenariosAddUp()
{
    const exchange::Publication publication = published(4);
    const charts::ChartSpec shown = spec(4);
    QVERIFY(!shown.problem());
    QCOMPARE(shown.rows.size(), 4);
    for (qsizetype i = 0; i < 4; ++i) {
        const charts::ChartRow& row = shown.rows.at(i);
        const auto& estimate = publication.items.at(static_cast<std::size_t>(i)).outcome.estimate;
        const double sum =
            std::accumulate(row.parts.cbegin(), row.parts.cend(), 0.0,
                            [](double kg, const charts::ChartPart& p) { return kg + p.value; });
        QVERIFY(qAbs(sum - estimate.total.value()) <= 1e-9 * sum);
        QCOMPARE(row.value, estimate.total.value());
        QVERIFY(row.range);
        QCOMPARE(row.range->high, estimate.interval->high.value());
    }
    QCOMPARE(shown.scale, charts::ChartScale::Linear);
}

void TestReportChart::oneScenario()
{
    const charts::ChartSpec shown = spec(1);
    QVERIFY(!shown.problem());
    // total, accelerators, hosts, overhead, making devices and hosts
    QCOMPARE(shown.rows.size(), 6);
    double sum = 0.0;
    for (qsizetype i = 1; i < shown.rows.size(); ++i)
        sum += shown.rows.at(i).value;
    QVERIFY(qAbs(sum - shown.rows.constFirst().value) <= 1e-9 * sum);
}

void TestReportChart::noInterval()
{
    exchange::PublishOptions options;
    options.interval = false;
    const charts::ChartSpec shown = spec(3, options);
    QVERIFY(shown.rangeName.isEmpty());
    for (const charts::ChartRow& row : shown.rows)
        QVERIFY(!row.range);
}

void TestReportChart::svg_data()
{
    QTest::addColumn<int>("scenarios");
    QTest::newRow("one") << 1;
    QTest::newRow("five") << 5;
    QTest::newRow("thirty") << 30;
}

void TestReportChart::svg()
{
    QFETCH(int, scenarios);
    const QByteArray first = chart(scenarios, charts::ExportFormat::Svg);
    QVERIFY(!first.isEmpty());
    QCOMPARE(first, chart(scenarios, charts::ExportFormat::Svg));
    QXmlStreamReader reader(first);
    int texts = 0;
    int titles = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        titles += reader.name() == u"title"_s;
        QVERIFY(reader.name() != u"script"_s);
        if (reader.name() == u"text"_s) {
            ++texts;
            const QXmlStreamAttributes attributes = reader.attributes();
            QVERIFY(attributes.value(u"font-family"_s).endsWith(u", sans-serif"_s));
            QVERIFY(attributes.value(u"textLength"_s).toDouble() > 0.0);
        }
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(texts > scenarios);
    QCOMPARE(titles, 1);
}

void TestReportChart::sizes_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("pixels");
    // 85 mm are 321 pixels of 1/96 inch and 175 mm 661; 600 dots per inch are 6.25 times as many.
    QTest::newRow("one column") << int(report::ChartWidth::OneColumn) << 2006;
    QTest::newRow("two columns") << int(report::ChartWidth::TwoColumns) << 4131;
}

void TestReportChart::sizes()
{
    QFETCH(int, width);
    QFETCH(int, pixels);
    report::ChartOptions options;
    options.width = static_cast<report::ChartWidth>(width);
    const QImage image = QImage::fromData(chart(5, charts::ExportFormat::Png, options), "PNG");
    QVERIFY(!image.isNull());
    QVERIFY(qAbs(image.width() - pixels) <= 1);
    QVERIFY(qAbs(image.dotsPerMeterX() - 600 / 0.0254) < 2.0);
    QVERIFY(chart(5, charts::ExportFormat::Pdf, options).startsWith("%PDF-"));
    // Light, whatever the desktop, to the last row, which the chart covers only in part.
    QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
    QCOMPARE(image.pixelColor(image.width() - 1, image.height() - 1), QColor(Qt::white));
}

/// Parts differ by pattern and not by shade alone.
void TestReportChart::differsInGrey()
{
    for (const charts::ChartRow& row : spec(4).rows) {
        QList<charts::PartPattern> seen;
        for (const charts::ChartPart& part : row.parts) {
            QVERIFY(!seen.contains(charts::partPattern(part.style)));
            seen << charts::partPattern(part.style);
        }
        QVERIFY(seen.size() >= 3);
    }
}

void TestReportChart::lastingFonts()
{
    const QString before =
        u"<text x=\"1\" font-family=\"A &amp; B\" font-size=\"10\" font-weight=\"400\""
        " font-style=\"normal\" \n >a &lt; b</text><g/>"_s;
    const QString after = charts::withLastingFonts(before);
    QVERIFY(after.contains(u"font-family=\"'A &amp; B', sans-serif\""_s));
    QVERIFY(after.contains(u"lengthAdjust=\"spacingAndGlyphs\">a &lt; b</text><g/>"_s));
    QCOMPARE(charts::withLastingFonts(u"<g/>"_s), u"<g/>"_s);
}

QTEST_MAIN(TestReportChart)
#include "tst_reportchart.moc"
