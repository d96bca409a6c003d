// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartbuilder.h"

#include "charts/chartpainter.h"

#include <QChart>
#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QHash>
#include <QLegend>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QPainter>
#include <QValueAxis>

#include <cmath>
#include <functional>
#include <optional>

namespace gramme::charts {
namespace {

// Without it an axis loses its first or last grid line to rounding, as at the power 0.01.
constexpr double widening = 1e-9;
// Qt Charts draws its background at -1 and the grid from 2 on.
constexpr double groundZ = 0.5;
constexpr double rowsZ = 100.0;

/// A layer of the chart that is drawn by a function.
class Layer final : public QGraphicsItem
{
public:
    using Paint = std::function<void(QPainter&)>;

    Layer(QGraphicsItem* parent, double z, Paint paint)
        : QGraphicsItem(parent)
        , m_paint(std::move(paint))
    {
        setZValue(z);
    }

    void resize(QSizeF size)
    {
        prepareGeometryChange();
        m_size = size;
    }

    QRectF boundingRect() const override { return {QPointF(), m_size}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        m_paint(*painter);
    }

private:
    Paint m_paint;
    QSizeF m_size;
};

/// The chart's own axis; its labels are drawn with the rows, which know the room they have.
QAbstractAxis* makeAxis(ChartScale scale)
{
    QAbstractAxis* axis = nullptr;
    if (scale == ChartScale::Logarithmic) {
        auto* logarithmic = new QLogValueAxis;
        logarithmic->setMinorTickCount(0);
        axis = logarithmic;
    } else {
        auto* linear = new QValueAxis;
        linear->setTickType(QValueAxis::TicksDynamic);
        linear->setTickAnchor(0.0);
        axis = linear;
    }
    axis->setLabelsVisible(false);
    axis->setMinorGridLineVisible(false);
    return axis;
}

} // namespace

struct BuiltChart::Parts
{
    QGraphicsScene scene;
    QChart* chart = nullptr;
    QLineSeries* anchor = nullptr; ///< No points: it ties the axes to the chart's coordinates.
    QAbstractAxis* valueAxis = nullptr;
    QValueAxis* rowAxis = nullptr;
    Layer* ground = nullptr;
    Layer* rows = nullptr;
    std::optional<PreparedChart> prepared;
    ChartTheme theme = ChartTheme::light();
    std::optional<Typography> typography;
    ChartLayout layout;
    QHash<double, double> heights; ///< That the spec needs, by width.
    QSizeF size;
    qsizetype current = -1;

    ChartPainter painter(QPainter& device)
    {
        return {device, prepared->spec, layout, *typography, theme, current};
    }
    bool canPaint() const { return prepared && typography && !size.isEmpty(); }
    void useAxis(ChartScale scale);
    void setRange();
    void usePlotArea();
    void applyTheme();
};

void BuiltChart::Parts::useAxis(ChartScale scale)
{
    const auto wanted = scale == ChartScale::Logarithmic ? QAbstractAxis::AxisTypeLogValue
                                                         : QAbstractAxis::AxisTypeValue;
    if (valueAxis != nullptr && valueAxis->type() == wanted)
        return;
    if (valueAxis != nullptr) {
        chart->removeAxis(valueAxis);
        delete valueAxis;
    }
    valueAxis = makeAxis(scale);
    chart->addAxis(valueAxis, Qt::AlignBottom);
    anchor->attachAxis(valueAxis);
    applyTheme();
}

void BuiltChart::Parts::setRange()
{
    const ValueAxis& axis = layout.axis;
    if (auto* logarithmic = qobject_cast<QLogValueAxis*>(valueAxis)) {
        logarithmic->setBase(std::pow(10.0, axis.step));
        logarithmic->setRange(axis.minimum * (1.0 - widening), axis.maximum * (1.0 + widening));
    } else if (auto* linear = qobject_cast<QValueAxis*>(valueAxis)) {
        const double width = axis.maximum - axis.minimum;
        linear->setTickInterval(axis.step);
        linear->setRange(axis.minimum - widening * width, axis.maximum + widening * width);
    }
}

void BuiltChart::Parts::usePlotArea()
{
    chart->setPlotArea(layout.plot);
    // The axes move only with Qt Charts' layout, which otherwise waits for an event loop.
    chart->layout()->invalidate();
    chart->layout()->activate();
}

void BuiltChart::Parts::applyTheme()
{
    chart->setBackgroundBrush(theme.background);
    if (valueAxis == nullptr)
        return;
    valueAxis->setLinePen(QPen(theme.axis, 1.0));
    valueAxis->setGridLinePen(QPen(theme.grid, 1.0));
}

BuiltChart::BuiltChart()
    : m(std::make_unique<Parts>())
{
    m->chart = new QChart;
    m->chart->setAnimationOptions(QChart::NoAnimation);
    m->chart->legend()->hide();
    m->chart->setBackgroundRoundness(0.0);
    m->chart->setBackgroundPen(Qt::NoPen);
    m->chart->setMargins(QMargins());
    m->chart->setAcceptHoverEvents(false);
    m->scene.addItem(m->chart);

    m->anchor = new QLineSeries;
    m->chart->addSeries(m->anchor);
    m->rowAxis = new QValueAxis;
    m->rowAxis->setVisible(false);
    m->chart->addAxis(m->rowAxis, Qt::AlignLeft);
    m->anchor->attachAxis(m->rowAxis);

    Parts* parts = m.get();
    m->ground = new Layer(m->chart, groundZ, [parts](QPainter& painter) {
        if (parts->canPaint())
            parts->painter(painter).paintGround();
    });
    m->rows = new Layer(m->chart, rowsZ, [parts](QPainter& painter) {
        if (parts->canPaint())
            parts->painter(painter).paintRows();
    });
    m->applyTheme();
}

BuiltChart::~BuiltChart() = default;

void BuiltChart::setSpec(const ChartSpec& spec)
{
    m->heights.clear();
    m->prepared = prepare(spec);
    m->useAxis(spec.scale);
    if (m->current >= m->prepared->spec.rows.size())
        m->current = -1;
    arrange();
}

void BuiltChart::setLook(const ChartTheme& theme, const QFont& font, double pixelSize)
{
    m->theme = theme;
    m->heights.clear();
    m->typography.emplace(font, pixelSize);
    m->applyTheme();
    arrange();
}

void BuiltChart::resize(QSizeF size)
{
    if (size == m->size)
        return;
    m->size = size;
    m->scene.setSceneRect(QRectF(QPointF(), size));
    m->chart->resize(size);
    m->ground->resize(size);
    m->rows->resize(size);
    arrange();
}

void BuiltChart::arrange()
{
    if (!m->canPaint())
        return;
    m->layout = layoutChart(*m->prepared, m->size, *m->typography);
    m->setRange();
    m->usePlotArea();
    m->ground->update();
    m->rows->update();
}

void BuiltChart::setCurrentRow(qsizetype row)
{
    if (row == m->current)
        return;
    m->current = row;
    m->ground->update();
    m->rows->update();
}

bool BuiltChart::hasSpec() const
{
    return m->prepared.has_value();
}

const ChartSpec& BuiltChart::shownSpec() const
{
    return m->prepared->spec;
}

const ChartLayout& BuiltChart::layout() const
{
    return m->layout;
}

const ChartTheme& BuiltChart::theme() const
{
    return m->theme;
}

double BuiltChart::heightForWidth(double width) const
{
    if (!m->prepared || !m->typography)
        return 0.0;
    // Layouts ask for the same few widths again and again.
    if (const auto known = m->heights.constFind(width); known != m->heights.constEnd())
        return *known;
    const ChartLayout layout = layoutChart(*m->prepared, {width, 0.0}, *m->typography);
    return *m->heights.insert(width, std::ceil(layout.neededHeight));
}

qsizetype BuiltChart::rowAt(QPointF point) const
{
    for (qsizetype i = 0; i < m->layout.rows.size(); ++i) {
        if (m->layout.rows.at(i).area.contains(point))
            return i;
    }
    return -1;
}

QGraphicsScene& BuiltChart::scene()
{
    return m->scene;
}

QChart& BuiltChart::chart()
{
    return *m->chart;
}

} // namespace gramme::charts
