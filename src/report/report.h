// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "charts/chartexport.h"
#include "exchange/publish.h"

#include <cstdint>

class QIODevice;

/// A publication laid out for paper: the report that one hands to a head of department, and the
/// chart of a paper. Text from exchange, pictures from charts.
///
///     Publication --reportData()--> template --> HTML --> pages of a PDF, or one HTML file
///                 --carbonChart()--> ChartSpec -----^
///
/// Everything here needs a QApplication, but no window and no display. The document is complete
/// before the device is touched; each function says how many bytes were written.
namespace gramme::report {

/// A4 pages with page numbers: headline with its interval, the scenarios, a chart, what is counted,
/// what was measured, the working, the sources. The same publication gives the same file but for
/// its date.
Result<qint64> writePdf(const exchange::Publication& publication,
                        const exchange::PublishOptions& options, QIODevice& device);

/// The same as one HTML file that needs nothing beside it, the chart in it as SVG.
Result<qint64> writeHtml(const exchange::Publication& publication,
                         const exchange::PublishOptions& options, QIODevice& device);

/// As journals set figures.
enum class ChartWidth : std::uint8_t {
    OneColumn,  ///< 85 mm
    TwoColumns, ///< 175 mm
};

struct ChartOptions
{
    exchange::PublishOptions text; ///< Its language, and whether there is an interval.
    ChartWidth width = ChartWidth::TwoColumns;
};

/// The scenarios side by side; of a single one its emissions by cause. Light; told apart by pattern
/// as well as by colour. PNG has 600 dots per inch. The same publication gives the same bytes, but
/// for the date of a PDF.
Result<qint64> writeChart(const exchange::Publication& publication, charts::ExportFormat format,
                          QIODevice& device, const ChartOptions& options = {});

} // namespace gramme::report
