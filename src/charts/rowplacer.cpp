// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/rowplacer.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::charts {
namespace {

// All in em.
constexpr double labelGap = 1.1;
constexpr double textGap = 0.55;
constexpr double remarkGap = 0.6;
constexpr double rowPadding = 0.6;
// Patterns must be seen above and below the line of a range.
constexpr double rowPaddingOfParts = 1.1;
constexpr double tallestRow = 3.0;
constexpr double thickestBar = 1.5;
constexpr double radius = 0.43;

// The share of the width that labels may take before they are broken into lines.
constexpr double labelShare = 0.40;
constexpr int mostLabelLines = 3;
// The share of the room right of the labels that the plot keeps, however long the value texts are.
constexpr double smallestPlotShare = 0.45;

QString words(const char* text)
{
    return QCoreApplication::translate("ChartLayout", text);
}

QString remarkOf(const ChartSpec& spec, const ChartRow& row)
{
    if (!row.remark.isEmpty() || belongsInKey(row.role))
        return row.remark;
    return roleName(spec, row.role);
}

} // namespace

QString roleName(const ChartSpec& spec, RowRole role)
{
    if (spec.roleNames.contains(role))
        return spec.roleNames.value(role);
    switch (role) {
    case RowRole::Result:
        return words(QT_TRANSLATE_NOOP("ChartLayout", "Your result"));
    case RowRole::Reference:
        return words(QT_TRANSLATE_NOOP("ChartLayout", "Published figure"));
    case RowRole::Revision:
        return words(QT_TRANSLATE_NOOP("ChartLayout", "Later revision of a published figure"));
    case RowRole::Chosen:
        return words(QT_TRANSLATE_NOOP("ChartLayout", "chosen"));
    case RowRole::Cleanest:
        return words(QT_TRANSLATE_NOOP("ChartLayout", "cleanest"));
    case RowRole::ChosenCleanest:
        return words(QT_TRANSLATE_NOOP("ChartLayout", "chosen and cleanest"));
    case RowRole::Other:
        break;
    }
    return {};
}

bool belongsInKey(RowRole role)
{
    return role == RowRole::Result || role == RowRole::Reference || role == RowRole::Revision;
}

RowPlacer::RowPlacer(const ChartSpec& spec, const ValueAxis& axis, const Typography& typography,
                     double width, double margin)
    : m_spec(spec)
    , m_axis(axis)
    , m_type(typography)
    , m_em(typography.em())
    , m_width(width)
    , m_margin(margin)
    , m_padding(rowPadding * typography.em())
{
    measure(labelShare * width);
    findPlotSides();
}

double RowPlacer::markRadius() const
{
    return radius * m_em;
}

double RowPlacer::barThickness(double available) const
{
    const QVector<double> all = heights(available);
    return std::min(0.68 * *std::min_element(all.begin(), all.end()), thickestBar * m_em);
}

double RowPlacer::x(double value) const
{
    return m_plotLeft + m_axis.fraction(value) * (m_plotRight - m_plotLeft);
}

TextStyle RowPlacer::styleOf(const ChartRow& row) const
{
    const bool isStrong = row.emphasised || row.role == RowRole::Result ||
                          row.role == RowRole::Chosen || row.role == RowRole::ChosenCleanest;
    return isStrong ? TextStyle::Strong : TextStyle::Label;
}

RowPlacer::Texts RowPlacer::measured(const ChartRow& row, double labelWidth) const
{
    const TextStyle style = styleOf(row);
    Texts texts;
    texts.label = m_type.wrapped(style, row.label, labelWidth, mostLabelLines);
    texts.value = row.valueText;
    texts.valueWidth = m_type.width(style, texts.value);
    texts.remark = remarkOf(m_spec, row);
    if (!texts.remark.isEmpty())
        texts.remarkWidth = m_type.width(TextStyle::Small, texts.remark);
    return texts;
}

void RowPlacer::measure(double labelWidth)
{
    double widest = 0.0;
    for (const ChartRow& row : m_spec.rows) {
        if (!row.parts.isEmpty())
            m_padding = rowPaddingOfParts * m_em;
        m_texts << measured(row, labelWidth);
        widest = std::max(widest, m_texts.last().label.width);
        m_truncated |= m_texts.last().label.truncated;
    }
    m_plotLeft = m_margin + std::ceil(widest) + labelGap * m_em;
}

double RowPlacer::besideWidth(const Texts& texts) const
{
    const double gap = texts.remark.isEmpty() ? 0.0 : remarkGap * m_em;
    return texts.valueWidth + gap + texts.remarkWidth;
}

/// From the end of the value to its text, past the mark.
double RowPlacer::clearance(const ChartRow& row) const
{
    if (m_spec.kind == ChartKind::Dots)
        return markRadius() + textGap * m_em;
    return row.role == RowRole::Other ? textGap * m_em : 2 * markRadius() + 2 * textGap * m_em;
}

double RowPlacer::farthestFraction(const ChartRow& row) const
{
    const double zero = m_axis.fraction(0.0);
    const double value = std::max(zero, m_axis.fraction(row.value));
    return row.range ? std::max(value, m_axis.fraction(row.range->high)) : value;
}

/// The plot is as wide as the value texts beside the longest rows allow.
void RowPlacer::findPlotSides()
{
    const QString last = m_axis.ticks.isEmpty() ? QString() : m_axis.ticks.last().text;
    const double room = m_width - m_margin - m_plotLeft;
    double widest = room - m_type.width(TextStyle::Small, last) / 2;
    for (qsizetype i = 0; i < m_spec.rows.size(); ++i) {
        const ChartRow& row = m_spec.rows.at(i);
        const double fraction = farthestFraction(row);
        if (fraction > 0.0)
            widest =
                std::min(widest, (room - clearance(row) - besideWidth(m_texts.at(i))) / fraction);
    }
    widest = std::max({widest, smallestPlotShare * room, 4 * m_em});
    m_plotRight = m_plotLeft + std::floor(widest);
}

double RowPlacer::need(const Texts& texts) const
{
    return static_cast<double>(texts.label.lines.size()) * m_type.lineHeight(TextStyle::Label) +
           m_padding;
}

double RowPlacer::neededHeight() const
{
    double sum = 0.0;
    for (const Texts& texts : m_texts)
        sum += need(texts);
    return sum;
}

/// All alike where there is room, else each as its label needs, else squeezed.
QVector<double> RowPlacer::heights(double available) const
{
    QVector<double> all;
    for (const Texts& texts : m_texts)
        all << need(texts);
    const double count = static_cast<double>(all.size());
    const double highest = *std::max_element(all.begin(), all.end());
    if (count * highest <= available)
        return QVector<double>(all.size(),
                               std::min(available / count, std::max(highest, tallestRow * m_em)));
    const double sum = neededHeight();
    const double stretch = available > sum ? (available - sum) / count : 0.0;
    const double squeeze = available < sum ? available / sum : 1.0;
    for (double& height : all)
        height = height * squeeze + stretch;
    return all;
}

QVector<RowLayout> RowPlacer::place(double top, double available) const
{
    const QVector<double> all = heights(available);
    QVector<RowLayout> places;
    for (qsizetype i = 0; i < all.size(); ++i) {
        places << placeRow(i, QRectF(0.0, top, m_width, all.at(i)));
        top += all.at(i);
    }
    return places;
}

RowLayout RowPlacer::placeRow(qsizetype index, const QRectF& area) const
{
    RowLayout place;
    place.area = area;
    place.centre = area.center().y();
    placeLabel(index, place);
    placeMarks(m_spec.rows.at(index), place);
    placeValue(index, place);
    return place;
}

void RowPlacer::placeLabel(qsizetype index, RowLayout& place) const
{
    const TextStyle style = styleOf(m_spec.rows.at(index));
    const QStringList& lines = m_texts.at(index).label.lines;
    const double lineHeight = m_type.lineHeight(style);
    double y = place.centre - lineHeight * static_cast<double>(lines.size()) / 2;
    for (const QString& line : lines) {
        const QRectF box(m_margin, y, m_type.width(style, line), lineHeight);
        place.label << PlacedText{line, style, box, false};
        y += lineHeight;
    }
}

const ChartRow* RowPlacer::revised(const ChartRow& row) const
{
    if (row.role != RowRole::Revision || row.revises.isEmpty())
        return nullptr;
    for (const ChartRow& other : m_spec.rows) {
        if (other.id == row.revises && &other != &row)
            return &other;
    }
    return nullptr;
}

void RowPlacer::placeMarks(const ChartRow& row, RowLayout& place) const
{
    place.end = x(row.value);
    place.low = row.range ? x(row.range->low) : place.end;
    place.high = row.range ? x(row.range->high) : place.end;
    placeParts(row, place);
    const ChartRow* origin = revised(row);
    place.revisedFrom = origin != nullptr ? x(origin->value) : place.end;
    place.mark = place.end;
    if (m_spec.kind == ChartKind::Bars && row.role != RowRole::Other)
        place.mark = std::max({place.end, place.high, x(0.0)}) + textGap * m_em + markRadius();
}

void RowPlacer::placeParts(const ChartRow& row, RowLayout& place) const
{
    double sum = 0.0;
    for (const ChartPart& part : row.parts) {
        sum += part.value;
        place.partEnds << x(sum);
    }
    // A sum may miss the value by a rounding error.
    if (!place.partEnds.isEmpty())
        place.partEnds.last() = place.end;
}

/// A text that does not fit on the right, or would hide the line to the figure that is revised.
bool RowPlacer::valueGoesLeft(const ChartRow& row, const RowLayout& place, double width) const
{
    const double left = std::min({place.low, place.end, place.revisedFrom});
    const bool fitsLeft =
        m_spec.kind == ChartKind::Dots && left - clearance(row) - width > m_plotLeft;
    const double right = std::max({place.high, place.end, place.revisedFrom}) + clearance(row);
    const bool fitsRight = right + width <= m_width - m_margin;
    return fitsLeft && (!fitsRight || place.revisedFrom > place.end);
}

void RowPlacer::placeValue(qsizetype index, RowLayout& place) const
{
    const ChartRow& row = m_spec.rows.at(index);
    const Texts& texts = m_texts.at(index);
    const double width = besideWidth(texts);
    double at = std::max({place.high, place.end, place.revisedFrom}) + clearance(row);
    if (m_spec.kind == ChartKind::Bars)
        at = std::max(at, x(0.0) + clearance(row));
    if (valueGoesLeft(row, place, width))
        at = std::min({place.low, place.end, place.revisedFrom}) - clearance(row) - width;

    const TextStyle style = styleOf(row);
    const auto put = [&](const QString& text, TextStyle textStyle, double textWidth) {
        const double height = m_type.lineHeight(textStyle);
        const double room = m_width - m_margin - at;
        const QString shown = textWidth <= room + 0.5 ? text : m_type.elided(textStyle, text, room);
        const QRectF box(at, place.centre - height / 2, std::min(textWidth, room), height);
        at += textWidth + remarkGap * m_em;
        return PlacedText{shown, textStyle, box, false};
    };
    place.value = put(texts.value, style, texts.valueWidth);
    if (!texts.remark.isEmpty()) {
        place.remark = put(texts.remark, TextStyle::Small, texts.remarkWidth);
        place.remark.muted = true;
    }
}

} // namespace gramme::charts
