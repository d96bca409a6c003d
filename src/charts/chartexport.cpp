// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartexport.h"

#include "charts/chartbuilder.h"
#include "charts/svgtext.h"

#include <QApplication>
#include <QBuffer>
#include <QFontInfo>
#include <QGraphicsScene>
#include <QImage>
#include <QIODevice>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QStringList>
#include <QSvgGenerator>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::charts {
namespace {

constexpr int logicalDpi = 96;
constexpr double pointsPerInch = 72.0;
// Fine enough that coordinates, which the PDF rounds, are exact to a hair's breadth.
constexpr int pdfDpi = 1200;
constexpr double largestSide = 20000.0;
constexpr double smallestWidth = 240.0;

QString sentence(const char* text)
{
    return QCoreApplication::translate("ChartExport", text);
}

Problem badInput(const QString& message)
{
    return {Problem::Kind::BadInput, u"format"_s, message};
}

Problem fault(const QString& message)
{
    return {Problem::Kind::Fault, {}, message};
}

QString suffixOf(ExportFormat format)
{
    for (const ExportFormatInfo& info : exportFormats()) {
        if (info.format == format)
            return info.suffix;
    }
    return {};
}

/// What a reader of the file is told about it.
QString descriptionOf(const ChartSpec& spec)
{
    const QString description = plainText(spec.description);
    const QString caption = plainText(spec.caption);
    return caption.isEmpty() ? description : u"%1 %2"_s.arg(description, caption).trimmed();
}

void paintChart(QPainter& painter, BuiltChart& chart, QSizeF size)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    // To the edge: the chart's own ground leaves a margin, which a dark page would show.
    painter.fillRect(QRectF(QPointF(), size), chart.theme().background);
    chart.scene().render(&painter, QRectF(QPointF(), size), QRectF(QPointF(), size),
                         Qt::IgnoreAspectRatio);
}

bool drawPng(BuiltChart& chart, const ChartSpec& spec, QSizeF size, double scale, QBuffer& buffer)
{
    QImage image((size * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return false;
    // A last row of pixels that the chart covers only in part must not show what was in memory.
    image.fill(chart.theme().background);
    image.setDotsPerMeterX(qRound(logicalDpi * scale / 0.0254));
    image.setDotsPerMeterY(qRound(logicalDpi * scale / 0.0254));
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintChart(painter, chart, size);
    painter.end();
    image.setText(u"Title"_s, plainText(spec.title));
    image.setText(u"Description"_s, descriptionOf(spec));
    return image.save(&buffer, "PNG");
}

/// Not left to QSvgGenerator, which in Qt 6.4 writes "<" and "&" as they are: the file would be
/// no XML any more.
bool addTitle(QBuffer& buffer, const ChartSpec& spec)
{
    const QString head = u"<title>%1</title>\n<desc>%2</desc>\n"_s.arg(
        plainText(spec.title).toHtmlEscaped(), descriptionOf(spec).toHtmlEscaped());
    // Its own "Qt SVG Document" goes: the first title counts.
    const qsizetype from = buffer.data().indexOf("<title>");
    const qsizetype at = buffer.data().indexOf("<defs>");
    if (at < 0)
        return false;
    const qsizetype start = from >= 0 && from < at ? from : at;
    buffer.buffer().replace(start, at - start, head.toUtf8());
    buffer.buffer() = withLastingFonts(QString::fromUtf8(buffer.data())).toUtf8();
    return true;
}

bool drawSvg(BuiltChart& chart, const ChartSpec& spec, QSizeF size, QBuffer& buffer)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(logicalDpi);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    paintChart(painter, chart, size);
    return painter.end() && addTitle(buffer, spec);
}

bool drawPdf(BuiltChart& chart, const ChartSpec& spec, QSizeF size, QBuffer& buffer)
{
    QPdfWriter writer(&buffer);
    writer.setCreator(u"Gramme"_s);
    writer.setTitle(plainText(spec.title));
    writer.setResolution(pdfDpi);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(size * (pointsPerInch / logicalDpi), QPageSize::Point, {},
                                 QPageSize::ExactMatch));
    QPainter painter;
    if (!painter.begin(&writer))
        return false;
    const double scale = static_cast<double>(pdfDpi) / logicalDpi;
    painter.scale(scale, scale);
    paintChart(painter, chart, size);
    return painter.end();
}

/// The family that is really used: "Sans Serif" means nothing to the reader of an SVG.
QFont resolved(QFont font)
{
    font.setFamily(QFontInfo(font).family());
    return font;
}

bool draw(BuiltChart& chart, const ChartSpec& spec, ExportFormat format,
          const ExportOptions& options, QBuffer& buffer)
{
    const QSizeF size = chart.scene().sceneRect().size();
    switch (format) {
    case ExportFormat::Png:
        return drawPng(chart, spec, size, options.pngScale, buffer);
    case ExportFormat::Svg:
        return drawSvg(chart, spec, size, buffer);
    case ExportFormat::Pdf:
        return drawPdf(chart, spec, size, buffer);
    }
    return false;
}

std::optional<Problem> problemOf(const ChartSpec& spec, const ExportOptions& options)
{
    if (const auto problem = spec.problem())
        return badInput(*problem);
    const bool isSizeFine =
        options.size.width() >= smallestWidth && options.size.width() <= largestSide &&
        options.size.height() <= largestSide && options.pngScale > 0.0 && options.pngScale <= 8.0 &&
        options.pixelSize >= 4.0 && options.pixelSize <= 100.0;
    if (!isSizeFine)
        return badInput(sentence(QT_TRANSLATE_NOOP("ChartExport",
                                                   "A chart can be 240 to 20,000 pixels wide and "
                                                   "at most 20,000 high, with letters of 4 to 100 "
                                                   "pixels and a scale of at most 8.")));
    if (qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr)
        return fault(sentence(QT_TRANSLATE_NOOP("ChartExport",
                                                "Charts cannot be drawn here: the program runs "
                                                "without its graphical part.")));
    return std::nullopt;
}

Result<qint64> write(const QByteArray& bytes, QIODevice& device)
{
    if (!device.isWritable())
        return fault(sentence(QT_TRANSLATE_NOOP("ChartExport",
                                                "The chart was not written: the file is not open "
                                                "for writing.")));
    if (device.write(bytes) != bytes.size())
        return fault(
            sentence(QT_TRANSLATE_NOOP("ChartExport", "The chart was not written completely: %1."))
                .arg(device.errorString()));
    return bytes.size();
}

} // namespace

const QVector<ExportFormatInfo>& exportFormats()
{
    static const QVector<ExportFormatInfo> formats{
        {ExportFormat::Png, u"png"_s, u"Portable Network Graphics (PNG)"_s},
        {ExportFormat::Svg, u"svg"_s, u"Scalable Vector Graphics (SVG)"_s},
        {ExportFormat::Pdf, u"pdf"_s, u"Portable Document Format (PDF)"_s},
    };
    return formats;
}

Result<ExportFormat> exportFormatOf(const QString& formatOrFileName)
{
    const QString suffix = formatOrFileName.section(u'.', -1).trimmed().toLower();
    for (const ExportFormatInfo& info : exportFormats()) {
        if (info.suffix == suffix)
            return info.format;
    }
    return badInput(
        sentence(QT_TRANSLATE_NOOP("ChartExport", "“%1” is not a format for charts: write png, svg "
                                                  "or pdf."))
            .arg(plainText(formatOrFileName)));
}

Result<qint64> exportChart(const ChartSpec& spec, ExportFormat format, QIODevice& device,
                           const ExportOptions& options)
{
    if (const auto problem = problemOf(spec, options))
        return *problem;
    BuiltChart chart;
    chart.setLook(options.theme, resolved(options.font), options.pixelSize);
    chart.setSpec(spec);
    const double width = std::round(options.size.width());
    const double height = std::max(options.size.height(), chart.heightForWidth(width));
    chart.resize({width, std::ceil(height)});

    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!draw(chart, spec, format, options, buffer) || buffer.data().isEmpty())
        return fault(
            sentence(QT_TRANSLATE_NOOP("ChartExport", "The chart could not be drawn as %1: try a "
                                                      "smaller size or another format."))
                .arg(suffixOf(format).toUpper()));
    return write(buffer.data(), device);
}

Result<qint64> exportChart(const ChartSpec& spec, const QString& formatOrFileName,
                           QIODevice& device, const ExportOptions& options)
{
    const Result<ExportFormat> format = exportFormatOf(formatOrFileName);
    if (!format)
        return format.error();
    return exportChart(spec, *format, device, options);
}

} // namespace gramme::charts
