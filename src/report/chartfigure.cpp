// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"
#include "report/reportchart.h"

namespace gramme::report {

namespace {

constexpr double pixelsPerMillimetre = 96.0 / 25.4;
constexpr double pixelsPerPoint = 96.0 / 72.0;
constexpr double printDpi = 600.0;
constexpr double logicalDpi = 96.0;

} // namespace

Result<qint64> writeChart(const exchange::Publication& publication, charts::ExportFormat format,
                          QIODevice& device, const ChartOptions& options)
{
    const auto words = wordsOf(options.text.locale);
    if (!words)
        return words.error();
    const bool isNarrow = options.width == ChartWidth::OneColumn;
    charts::ExportOptions look;
    look.size = {(isNarrow ? 85.0 : 175.0) * pixelsPerMillimetre, 0.0};
    look.pixelSize = (isNarrow ? 7.0 : 8.0) * pixelsPerPoint;
    look.pngScale = printDpi / logicalDpi;
    return charts::exportChart(carbonChart(publication, options.text, *words), format, device,
                               look);
}

} // namespace gramme::report
