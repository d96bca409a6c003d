// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartview.h"

#include "charts/chartbuilder.h"

#include <QAccessible>
#include <QFontInfo>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollArea>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace gramme::charts {
namespace {

constexpr int rowsOfAPage = 10;
constexpr int usualWidth = 700;
// In em: below this, labels, plot and figures have no room beside each other.
constexpr double smallestWidth = 26.0;
constexpr double noticeHeight = 8.0;

double pixelSizeOf(const QWidget& widget)
{
    return QFontInfo(widget.font()).pixelSize();
}

} // namespace

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
    , m_chart(std::make_unique<BuiltChart>())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    applyLook();
}

ChartView::~ChartView() = default;

void ChartView::setSpec(const ChartSpec& spec)
{
    if (spec == m_spec && m_notice.isEmpty() && m_chart->hasSpec())
        return;
    if (const auto problem = spec.problem()) {
        m_spec = spec;
        showNotice(*problem);
        return;
    }
    const QString id = currentRow();
    m_spec = spec;
    m_notice.clear();
    m_chart->setSpec(spec);
    m_hovered = -1;
    m_current = rowOf(id);
    updateHighlight();
    updateAccessibleTexts();
    const double needed = m_chart->layout().neededHeight;
    if (needed != m_neededHeight)
        updateGeometry();
    m_neededHeight = needed;
    update();
}

const ChartSpec& ChartView::spec() const
{
    return m_spec;
}

void ChartView::showNotice(const QString& sentence)
{
    m_notice = plainText(sentence);
    m_current = -1;
    setHovered(-1);
    updateAccessibleTexts();
    updateGeometry();
    m_neededHeight = 0.0;
    update();
}

QString ChartView::notice() const
{
    return m_notice;
}

bool ChartView::showsChart() const
{
    return m_notice.isEmpty() && m_chart->hasSpec();
}

qsizetype ChartView::rowCount() const
{
    return showsChart() ? m_chart->shownSpec().rows.size() : 0;
}

qsizetype ChartView::rowOf(const QString& id) const
{
    for (qsizetype i = 0; i < rowCount() && !id.isEmpty(); ++i) {
        if (m_chart->shownSpec().rows.at(i).id == id)
            return i;
    }
    return -1;
}

QString ChartView::currentRow() const
{
    return m_current >= 0 && m_current < rowCount() ? m_chart->shownSpec().rows.at(m_current).id
                                                    : QString();
}

void ChartView::setCurrentRow(const QString& id)
{
    moveTo(rowOf(id));
}

bool ChartView::labelsTruncated() const
{
    return showsChart() && m_chart->layout().labelsTruncated;
}

const ChartLayout& ChartView::layoutOfChart() const
{
    return m_chart->layout();
}

const ChartTheme& ChartView::theme() const
{
    return m_chart->theme();
}

QSize ChartView::sizeHint() const
{
    return {usualWidth, heightForWidth(usualWidth)};
}

QSize ChartView::minimumSizeHint() const
{
    const int width = qRound(smallestWidth * pixelSizeOf(*this));
    return {width, heightForWidth(std::max(width, this->width()))};
}

bool ChartView::hasHeightForWidth() const
{
    return true;
}

int ChartView::heightForWidth(int width) const
{
    if (!showsChart())
        return qRound(noticeHeight * pixelSizeOf(*this));
    const ChartLayout& layout = m_chart->layout();
    if (qRound(layout.size.width()) == width)
        return static_cast<int>(std::ceil(layout.neededHeight));
    return static_cast<int>(m_chart->heightForWidth(width));
}

bool ChartView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const qsizetype row = showsChart() ? m_chart->rowAt(help->pos()) : -1;
    if (row < 0) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    const QRect area = m_chart->layout().rows.at(row).area.toAlignedRect();
    QToolTip::showText(help->globalPos(), rowSentenceHtml(m_chart->shownSpec().rows.at(row)), this,
                       area);
    return true;
}

void ChartView::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
        applyLook();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

void ChartView::applyLook()
{
    m_chart->setLook(ChartTheme::fromPalette(palette()), font(), pixelSizeOf(*this));
    m_neededHeight = m_chart->layout().neededHeight;
    updateGeometry();
    update();
}

void ChartView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().background);
    if (showsChart()) {
        // A widget that was never shown may be asked for its picture before it is resized.
        m_chart->resize(size());
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        m_chart->scene().render(&painter, rect(), rect(), Qt::IgnoreAspectRatio);
    } else {
        paintNotice(painter);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme().focusRing, 2.0, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ChartView::paintNotice(QPainter& painter) const
{
    const int margin = qRound(2 * pixelSizeOf(*this));
    painter.setPen(theme().mutedText);
    painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                     Qt::AlignCenter | Qt::TextWordWrap, m_notice);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_chart->resize(size());
    const double needed = m_chart->layout().neededHeight;
    if (showsChart() && needed != m_neededHeight) {
        m_neededHeight = needed;
        updateGeometry();
    }
}

std::optional<qsizetype> ChartView::target(int key) const
{
    const qsizetype last = rowCount() - 1;
    switch (key) {
    case Qt::Key_Down:
        return std::min(m_current + 1, last);
    case Qt::Key_Up:
        return m_current < 0 ? last : std::max<qsizetype>(m_current - 1, 0);
    case Qt::Key_PageDown:
        return std::min(std::max<qsizetype>(m_current, 0) + rowsOfAPage, last);
    case Qt::Key_PageUp:
        return std::max<qsizetype>(m_current - rowsOfAPage, 0);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return std::nullopt;
    }
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    if (rowCount() == 0)
        return QWidget::keyPressEvent(event);
    if (const auto row = target(event->key()))
        return moveTo(*row);
    const bool activates = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                           event->key() == Qt::Key_Space;
    if (activates && m_current >= 0) {
        emit rowActivated(currentRow());
    } else if (event->key() == Qt::Key_Escape && m_current >= 0) {
        moveTo(-1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ChartView::moveTo(qsizetype row)
{
    m_current = row;
    setHovered(-1);
    updateHighlight();
    updateAccessibleTexts();
    if (row >= 0) {
        showCurrentSentence();
    } else {
        QToolTip::hideText();
    }
}

void ChartView::showCurrentSentence()
{
    if (m_current >= m_chart->layout().rows.size())
        return; // Nothing is laid out before there is a size.
    const RowLayout& place = m_chart->layout().rows.at(m_current);
    const QRect area = place.area.toAlignedRect();
    for (QWidget* parent = parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (auto* scroll = qobject_cast<QScrollArea*>(parent)) {
            const QPoint centre = mapTo(scroll->widget(), area.center());
            scroll->ensureVisible(scroll->widget()->rect().left(), centre.y(), 0, area.height());
            break;
        }
    }
    if (hasFocus() && isVisible()) {
        const QPoint below(qRound(place.mark), area.bottom());
        QToolTip::showText(mapToGlobal(below),
                           rowSentenceHtml(m_chart->shownSpec().rows.at(m_current)), this);
    }
}

void ChartView::setHovered(qsizetype row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    updateHighlight();
    emit rowHovered(row >= 0 ? m_chart->shownSpec().rows.at(row).id : QString());
}

void ChartView::updateHighlight()
{
    const qsizetype keyboardRow = hasFocus() ? m_current : -1;
    m_chart->setCurrentRow(m_hovered >= 0 ? m_hovered : keyboardRow);
    update();
}

void ChartView::updateAccessibleTexts()
{
    setAccessibleName(plainText(m_spec.title));
    if (!m_notice.isEmpty()) {
        setAccessibleDescription(m_notice);
    } else if (m_current >= 0) {
        setAccessibleDescription(rowSentence(m_chart->shownSpec().rows.at(m_current)));
    } else {
        setAccessibleDescription(plainText(m_spec.description));
    }
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(showsChart() ? m_chart->rowAt(event->position()) : -1);
    QWidget::mouseMoveEvent(event);
}

void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    const qsizetype row = showsChart() ? m_chart->rowAt(event->position()) : -1;
    if (event->button() != Qt::LeftButton || row < 0)
        return QWidget::mouseReleaseEvent(event);
    m_current = row;
    updateHighlight();
    updateAccessibleTexts();
    emit rowActivated(currentRow());
}

void ChartView::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QWidget::leaveEvent(event);
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    updateHighlight();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    updateHighlight();
}

} // namespace gramme::charts
