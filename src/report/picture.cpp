// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/picture.h"

#include "charts/chartbuilder.h"

#include <QGraphicsScene>
#include <QPainter>

#include <cmath>

namespace gramme::report {

namespace {

constexpr double letters = 11.0; // pixels: 8.25 points, one step below the text around it

} // namespace

Picture::Picture(std::unique_ptr<charts::BuiltChart> chart)
    : m_chart(std::move(chart))
{}

Picture::~Picture() = default;

Result<std::unique_ptr<Picture>> Picture::of(const charts::ChartSpec& spec, double width,
                                             const QFont& font)
{
    if (const auto problem = spec.problem())
        return Problem{Problem::Kind::BadInput, QStringLiteral("chart"), *problem};
    auto chart = std::make_unique<charts::BuiltChart>();
    chart->setLook(charts::ChartTheme::light(), font, letters);
    chart->setSpec(spec);
    chart->resize({width, std::ceil(chart->heightForWidth(width))});
    return std::unique_ptr<Picture>(new Picture(std::move(chart)));
}

QSizeF Picture::size() const
{
    return m_chart->scene().sceneRect().size();
}

void Picture::paint(QPainter& painter, const QRectF& target) const
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_chart->scene().render(&painter, target, QRectF(QPointF(), size()), Qt::KeepAspectRatio);
    painter.restore();
}

} // namespace gramme::report
