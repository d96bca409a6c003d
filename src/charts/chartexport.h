// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "charts/chartspec.h"
#include "charts/charttheme.h"

#include <QFont>
#include <QSizeF>
#include <QVector>

#include <cstdint>

class QIODevice;

namespace gramme::charts {

enum class ExportFormat : std::uint8_t { Png, Svg, Pdf };

struct ExportFormatInfo
{
    ExportFormat format;
    QString suffix; ///< "svg"
    QString name;   ///< "Scalable Vector Graphics (SVG)", for a file dialog.
};

const QVector<ExportFormatInfo>& exportFormats();

/// From "svg", ".SVG" or "figures/compare.svg"; anything else is a problem that names the formats.
Result<ExportFormat> exportFormatOf(const QString& formatOrFileName);

struct ExportOptions
{
    /// Logical pixels of 1/96 inch. A height of zero, or too little for the rows, becomes what they
    /// need: an exported chart is never cut.
    QSizeF size{700.0, 0.0};
    ChartTheme theme = ChartTheme::light();
    QFont font; ///< Family and style; the size is `pixelSize`.
    double pixelSize = 12.0;
    double pngScale = 2.0;
};

/// Writes the chart and says how many bytes. The picture is complete before the device is touched;
/// the same spec gives the same bytes (a PDF has its date). Needs a QApplication, but no window.
Result<qint64> exportChart(const ChartSpec& spec, ExportFormat format, QIODevice& device,
                           const ExportOptions& options = {});
/// The same with the format by name or by file name.
Result<qint64> exportChart(const ChartSpec& spec, const QString& formatOrFileName,
                           QIODevice& device, const ExportOptions& options = {});

} // namespace gramme::charts
