// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"
#include "report/report.h"
#include "report/reportchart.h"
#include "report/reportdata.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace gramme::report {

namespace {

constexpr double chartPixels = 661.0; // 175 mm

/// The chart as an element of the page; the sentence why there is none where it cannot be drawn.
Result<QString> chartElement(const charts::ChartSpec& spec)
{
    if (const auto problem = spec.problem())
        return u"<p class=\"note\">%1</p>"_s.arg(problem->toHtmlEscaped());
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    charts::ExportOptions options;
    options.size = {chartPixels, 0.0};
    options.pixelSize = 11.0;
    const auto written = charts::exportChart(spec, charts::ExportFormat::Svg, buffer, options);
    if (!written)
        return written.error();
    // An element of HTML has neither an XML declaration nor a document type.
    const QString svg = QString::fromUtf8(buffer.data());
    const qsizetype start = svg.indexOf(u"<svg"_s);
    return u"<div class=\"chart\" role=\"img\" aria-label=\"%1\">\n%2</div>"_s.arg(
        charts::plainText(spec.title).toHtmlEscaped(), svg.mid(std::max(start, qsizetype(0))));
}

} // namespace

Result<qint64> writeHtml(const exchange::Publication& publication,
                         const exchange::PublishOptions& options, QIODevice& device)
{
    if (const auto problem = cannotDraw())
        return *problem;
    const auto words = wordsOf(options.locale);
    if (!words)
        return words.error();
    charts::ChartSpec spec = carbonChart(publication, options, *words);
    spec.caption.clear(); // the report ends with it
    const auto chart = chartElement(spec);
    if (!chart)
        return chart.error();
    const auto body = reportBody(publication, options, *words, *chart);
    if (!body)
        return body.error();
    const QString page =
        u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%2</title>\n"
        "<style>\n%3</style>\n</head>\n<body>\n%4<p class=\"note\">%5</p>\n</body>\n"
        "</html>\n"_s.arg(words->locale().bcp47Name(),
                          headingOf(publication, *words).toHtmlEscaped(), styleSheet(false), *body,
                          computedWith(publication, *words).toHtmlEscaped());
    return put(page.toUtf8(), device);
}

} // namespace gramme::report
