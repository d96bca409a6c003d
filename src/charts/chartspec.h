// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>

#include <cstdint>
#include <optional>

/// Pure values in, pictures out. This room knows nothing of the catalogue or of studies, and it is
/// the only one that includes Qt Charts; its headers do not.
///
///     ChartSpec --problem()--> sentence          (what misleads is refused)
///         |
///         +-- ChartView     shows it in a window
///         +-- exportChart   writes it as PNG, SVG or PDF
namespace gramme::charts {

/// What a row looks like. Alternatives do not add up, so rows are never stacked or grouped. The
/// parts of one result do, and a bar may be made of them.
enum class ChartKind : std::uint8_t {
    Bars, ///< Horizontal bars from zero; need a linear scale, for their length is the amount.
    Dots, ///< A mark per row, with its range as a line; for either scale.
};

enum class ChartScale : std::uint8_t { Linear, Logarithmic };

/// How the axis writes its numbers.
enum class AxisNumbers : std::uint8_t {
    Plain,      ///< As they are; the axis title has the unit.
    Percentage, ///< Shares: 0.25 is "25 %".
};

/// What a row is to the reader. It decides on fill, shape and weight; the colour only follows.
enum class RowRole : std::uint8_t {
    Other,          ///< One of many alternatives.
    Result,         ///< The reader's own; told apart by `series`.
    Reference,      ///< A published figure beside it.
    Revision,       ///< A later correction of a published figure; see `ChartRow::revises`.
    Chosen,         ///< The alternative that was chosen.
    Cleanest,       ///< The best alternative.
    ChosenCleanest, ///< Both.
};

/// Low and high in the unit of the value.
struct ValueRange
{
    double low = 0.0;
    double high = 0.0;

    bool operator==(const ValueRange&) const = default;
};

/// How many parts can be told apart, in one chart, by shade and pattern.
constexpr int partStyleCount = 6;

/// A part of a bar. The parts of a row add up to its value.
struct ChartPart
{
    QString name;       ///< For the key; the same thing has the same name in every row.
    double value = 0.0; ///< Zero or more, in the unit of the row's value.
    int style = 0;      ///< Shade and pattern, 0 to partStyleCount - 1; the same in every row.
    QString valueText;  ///< "84.2 kg", for sentences; empty: the share of the row in per cent.

    bool operator==(const ChartPart&) const = default;
};

struct ChartRow
{
    QString id;    ///< Unique; comes back in the signals of ChartView.
    QString label; ///< Short; any text, shown as it is.
    double value = 0.0;
    QString valueText; ///< The value as the reader shall see it, "91.6 kg".
    std::optional<ValueRange> range;
    RowRole role = RowRole::Other;
    int series = 0;  ///< Which result; decides on colour and shape (Okabe and Ito's order).
    QString remark;  ///< Stands after the value. Empty: what the role says, "chosen" or "cleanest".
    QString revises; ///< Revision only: id of the row that it corrects; a line is drawn from there.
    QString toolTip; ///< Whole sentences, also read out; empty: label and value. Parts follow.
    bool emphasised = false; ///< Bold, on a tinted band.
    /// Only of bars, from zero outwards; empty: the bar is of one piece.
    QVector<ChartPart> parts;

    bool operator==(const ChartRow&) const = default;
};

/// A chart, without any library's types. The first row is on top.
struct ChartSpec
{
    ChartKind kind = ChartKind::Bars;
    ChartScale scale = ChartScale::Linear;
    QString title;
    QString description; ///< For those who do not see it, and in exported files.
    QString axisTitle;   ///< With unit and, where it is one, the word logarithmic.
    QVector<ChartRow> rows;
    /// Logarithmic scale: text at 10^key, {0: "1 kg", 3: "1 t"}. Only these decades are labelled
    /// then; empty: every decade, as a number.
    QMap<int, QString> decadeLabels;
    QString rangeName; ///< What the ranges are, "90 % interval"; empty: not explained.
    QString caption;   ///< Below the chart and in every export, such as a database's notice.
    QMap<RowRole, QString> roleNames; ///< In place of the key's own words.
    QLocale locale;                   ///< Of the numbers on the axis.
    AxisNumbers axisNumbers = AxisNumbers::Plain;

    bool operator==(const ChartSpec&) const = default;

    /// Why this chart cannot be drawn without misleading, as a sentence; empty if it can.
    std::optional<QString> problem() const;
};

/// Each label once: the second "A" is "A (2)". Qt's category axes drop duplicates silently, and a
/// reader cannot tell them apart either.
QStringList uniqueLabels(const QStringList& labels);

/// The one entry for user text: control characters and line breaks gone, nothing interpreted.
QString plainText(const QString& text);

/// The sentence for a row: its tool tip, else label and value; then its parts by name.
QString rowSentence(const ChartRow& row);

/// The same for QToolTip and others that guess whether a text is HTML.
QString rowSentenceHtml(const ChartRow& row);

/// A chart that can be drawn as it stands: rows that the scale can show, texts plain, labels
/// unique.
struct PreparedChart
{
    ChartSpec spec;
    QStringList notes; ///< What was left out and why, then the caption.
};

/// Only for a spec without a problem.
PreparedChart prepare(const ChartSpec& spec);

} // namespace gramme::charts
