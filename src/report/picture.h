// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "charts/chartspec.h"

#include <QByteArray>
#include <QFont>
#include <QRectF>
#include <QSizeF>

#include <memory>

class QPainter;

namespace gramme::charts {
class BuiltChart;
}

namespace gramme::report {

/// A chart in a document: drawn as lines and letters, at any size.
class Picture
{
public:
    /// As wide as `width` logical pixels of 1/96 inch, as high as its rows need.
    static Result<std::unique_ptr<Picture>> of(const charts::ChartSpec& spec, double width,
                                               const QFont& font);
    ~Picture();
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    QSizeF size() const; ///< In logical pixels.
    void paint(QPainter& painter, const QRectF& target) const;

private:
    explicit Picture(std::unique_ptr<charts::BuiltChart> chart);
    std::unique_ptr<charts::BuiltChart> m_chart;
};

} // namespace gramme::report
