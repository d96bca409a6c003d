// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlayout.h"

#include "charts/chartparts.h"
#include "charts/rowplacer.h"

#include <QSet>

#include <algorithm>

namespace gramme::charts {
namespace {

// All in em.
constexpr double margin = 1.0;
constexpr double afterTitle = 0.35;
constexpr double beforePlot = 0.5;
constexpr double beforeTicks = 0.4;
constexpr double beforeAxisTitle = 0.25;
constexpr double beforeNotes = 0.6;
constexpr double betweenTicks = 0.7;

constexpr int mostParagraphLines = 6;
// In a long chart the axis below may be out of sight.
constexpr qsizetype rowsThatNeedTicksAbove = 12;

/// The chart without its rows, from top to bottom.
class Frame
{
public:
    Frame(const PreparedChart& chart, QSizeF size, const Typography& typography);

    ChartLayout take();

private:
    using KeyEntries = QVector<QPair<LegendLayout, QString>>;

    void addHead();
    KeyEntries keyOfRoles() const;
    KeyEntries keyOfParts() const;
    void addKey();
    void addKeyEntry(LegendLayout entry, const QString& name);
    void addRows(double available);
    void addTicks(double top);
    void addFoot();
    double footHeight() const;
    void addParagraph(const QString& text, TextStyle style, bool muted);
    void addAxisTitle();
    double paragraphHeight(const QString& text, TextStyle style) const;
    double textWidth() const { return m_layout.size.width() - 2 * margin * m_em; }
    double small() const { return m_type.lineHeight(TextStyle::Small); }
    bool hasTicksAbove() const { return m_spec.rows.size() >= rowsThatNeedTicksAbove; }

    const PreparedChart& m_chart;
    const ChartSpec& m_spec;
    const Typography& m_type;
    double m_em;
    ChartLayout m_layout;
    RowPlacer m_rows;
    QPointF m_at; ///< Where the next text goes.
};

ChartLayout emptyLayout(const ChartSpec& spec, QSizeF size)
{
    ChartLayout layout;
    layout.size = size;
    layout.axis = valueAxis(spec);
    return layout;
}

Frame::Frame(const PreparedChart& chart, QSizeF size, const Typography& typography)
    : m_chart(chart)
    , m_spec(chart.spec)
    , m_type(typography)
    , m_em(typography.em())
    , m_layout(emptyLayout(chart.spec, size))
    , m_rows(m_spec, m_layout.axis, typography, size.width(), margin * typography.em())
    , m_at(margin * typography.em(), margin * typography.em())
{
    m_layout.labelsTruncated = m_rows.labelsTruncated();
    m_layout.markRadius = m_rows.markRadius();
}

ChartLayout Frame::take()
{
    addHead();
    const double above = m_at.y();
    const double below = footHeight();
    m_layout.neededHeight = above + m_rows.neededHeight() + below;
    addRows(std::max(m_layout.size.height() - above - below, m_em));
    addFoot();
    return m_layout;
}

void Frame::addHead()
{
    if (!m_spec.title.isEmpty()) {
        addParagraph(m_spec.title, TextStyle::Title, false);
        m_at.ry() += afterTitle * m_em;
    }
    addKey();
    m_at.ry() += beforePlot * m_em;
    if (hasTicksAbove()) {
        addTicks(m_at.y());
        m_at.ry() += small() + beforeTicks * m_em;
    }
}

void Frame::addParagraph(const QString& text, TextStyle style, bool muted)
{
    const Typography::Lines lines = m_type.wrapped(style, text, textWidth(), mostParagraphLines);
    m_layout.labelsTruncated |= lines.truncated;
    for (const QString& line : lines.lines) {
        const QRectF box(m_at, QSizeF(m_type.width(style, line), m_type.lineHeight(style)));
        m_layout.texts << PlacedText{line, style, box, muted};
        m_at.ry() += m_type.lineHeight(style);
    }
}

double Frame::paragraphHeight(const QString& text, TextStyle style) const
{
    const Typography::Lines lines = m_type.wrapped(style, text, textWidth(), mostParagraphLines);
    return static_cast<double>(lines.lines.size()) * m_type.lineHeight(style);
}

Frame::KeyEntries Frame::keyOfRoles() const
{
    QSet<RowRole> seen;
    KeyEntries entries;
    for (const ChartRow& row : m_spec.rows) {
        if (!belongsInKey(row.role) || seen.contains(row.role))
            continue;
        seen.insert(row.role);
        LegendLayout entry;
        entry.role = row.role;
        entry.series = row.series;
        entries.append({entry, roleName(m_spec, row.role)});
    }
    return entries.size() < 2 ? KeyEntries() : entries;
}

/// In the colour of the bars, or in grey where the bars have several.
Frame::KeyEntries Frame::keyOfParts() const
{
    LegendLayout entry;
    entry.sign = LegendLayout::Sign::Part;
    bool isFirst = true;
    for (const ChartRow& row : m_spec.rows) {
        if (row.parts.isEmpty())
            continue;
        if (!isFirst && (row.role != entry.role || row.series != entry.series)) {
            entry.role = RowRole::Reference;
            entry.series = 0;
            break;
        }
        entry.role = row.role;
        entry.series = row.series;
        isFirst = false;
    }
    KeyEntries entries;
    for (const ChartPart& part : partsInKey(m_spec)) {
        entry.part = part.style;
        entries.append({entry, part.name});
    }
    return entries;
}

/// The key of roles, of parts and of the range, on one line where it fits.
void Frame::addKey()
{
    KeyEntries entries = keyOfRoles() + keyOfParts();
    const bool hasRange = std::any_of(m_spec.rows.begin(), m_spec.rows.end(),
                                      [](const ChartRow& row) { return row.range.has_value(); });
    if (hasRange && !m_spec.rangeName.isEmpty()) {
        LegendLayout entry;
        entry.sign = LegendLayout::Sign::Range;
        entries.append({entry, m_spec.rangeName});
    }
    if (entries.isEmpty())
        return;
    for (const auto& [entry, name] : entries)
        addKeyEntry(entry, name);
    m_at = {margin * m_em, m_at.y() + small()};
}

void Frame::addKeyEntry(LegendLayout entry, const QString& name)
{
    const double sign = (entry.sign == LegendLayout::Sign::Mark ? 1.3 : 2.2) * m_em;
    const QString shown = m_type.elided(TextStyle::Small, name, textWidth() - sign);
    const double width = m_type.width(TextStyle::Small, shown);
    m_layout.labelsTruncated |= shown != name;
    if (m_at.x() > margin * m_em && m_at.x() + sign + width > m_layout.size.width() - margin * m_em)
        m_at = {margin * m_em, m_at.y() + 1.15 * small()};
    const QRectF box(m_at.x() + sign, m_at.y(), width, small());
    entry.text = PlacedText{shown, TextStyle::Small, box, true};
    entry.centre = {m_at.x() + (sign - 0.4 * m_em) / 2, box.center().y()};
    m_layout.legend << entry;
    m_at.rx() += sign + width + 1.5 * m_em;
}

void Frame::addRows(double available)
{
    m_layout.rows = m_rows.place(m_at.y(), available);
    for (qsizetype i = 0; i < m_layout.rows.size(); ++i)
        m_layout.labelsTruncated |= m_layout.rows.at(i).value.text != m_spec.rows.at(i).valueText;
    m_layout.barThickness = m_rows.barThickness(available);
    m_layout.zero = m_rows.x(0.0);
    m_layout.plot = QRectF(QPointF(m_rows.plotLeft(), m_at.y()),
                           QPointF(m_rows.plotRight(), m_layout.rows.last().area.bottom()));
    m_at.setY(m_layout.plot.bottom());
}

/// Labels every second, third ... tick where all of them would touch.
void Frame::addTicks(double top)
{
    QVector<TickLayout> all;
    for (const AxisTick& tick : m_layout.axis.ticks) {
        const double width = m_type.width(TextStyle::Small, tick.text);
        const double x = m_rows.x(tick.value);
        const QRectF box(x - width / 2, top, width, small());
        all << TickLayout{x, {tick.text, TextStyle::Small, box, true}};
    }
    const auto touches = [&all, this](qsizetype every) {
        double end = -1.0;
        for (qsizetype i = 0; i < all.size(); i += every) {
            if (all.at(i).label.text.isEmpty())
                continue;
            if (end >= 0.0 && all.at(i).label.box.left() < end + betweenTicks * m_em)
                return true;
            end = all.at(i).label.box.right();
        }
        return false;
    };
    qsizetype every = 1;
    while (every < all.size() && touches(every))
        ++every;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i % every != 0)
            all[i].label.text.clear();
    }
    m_layout.ticks << all;
}

double Frame::footHeight() const
{
    double height = beforeTicks * m_em + small() + margin * m_em;
    if (!m_spec.axisTitle.isEmpty())
        height += beforeAxisTitle * m_em + small();
    if (!m_chart.notes.isEmpty())
        height += beforeNotes * m_em;
    for (const QString& note : m_chart.notes)
        height += paragraphHeight(note, TextStyle::Small);
    return height;
}

/// Centred below the plot, but inside the chart.
void Frame::addAxisTitle()
{
    const QString text = m_type.elided(TextStyle::Small, m_spec.axisTitle, textWidth());
    const double width = m_type.width(TextStyle::Small, text);
    const double x = std::clamp(m_layout.plot.center().x() - width / 2, margin * m_em,
                                std::max(margin * m_em, margin * m_em + textWidth() - width));
    m_layout.texts << PlacedText{text, TextStyle::Small, QRectF(x, m_at.y(), width, small()), true};
    m_at.ry() += small();
}

void Frame::addFoot()
{
    m_at.ry() += beforeTicks * m_em;
    addTicks(m_at.y());
    m_at.ry() += small();
    if (!m_spec.axisTitle.isEmpty()) {
        m_at.ry() += beforeAxisTitle * m_em;
        addAxisTitle();
    }
    if (!m_chart.notes.isEmpty())
        m_at.ry() += beforeNotes * m_em;
    for (const QString& note : m_chart.notes)
        addParagraph(note, TextStyle::Small, true);
}

} // namespace

ChartLayout layoutChart(const PreparedChart& chart, QSizeF size, const Typography& typography)
{
    return Frame(chart, size, typography).take();
}

} // namespace gramme::charts
