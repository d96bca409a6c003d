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

/// What a row looks like. Stacked and grouped bars are left out on purpose: alternatives do not add
/// up.
enum class ChartKind : std::uint8_t {
    Bars, ///< Horizontal bars from zero; need a linear scale, for their length is the amount.
    Dots, ///< A mark per row, with its range as a line; for either scale.
};

enum class ChartScale : std::uint8_t { Linear, Logarithmic };

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
    QString toolTip; ///< A whole sentence, also read out; empty: label and value.
    bool emphasised = false; ///< Bold, on a tinted band.

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

    bool operator==(const ChartSpec&) const = default;

    /// Why this chart cannot be drawn without misleading, as a sentence; empty if it can.
    std::optional<QString> problem() const;
};

/// Each label once: the second "A" is "A (2)". Qt's category axes drop duplicates silently, and a
/// reader cannot tell them apart either.
QStringList uniqueLabels(const QStringList& labels);

/// The one entry for user text: control characters and line breaks gone, nothing interpreted.
QString plainText(const QString& text);

/// The sentence for a row: its tool tip, else label and value.
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
