// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"

#include <QColor>
#include <QVector>

#include <cstdint>

class QPalette;

namespace gramme::charts {

/// A shape of its own for every series and role, so that colour never speaks alone.
enum class MarkShape : std::uint8_t {
    Circle,
    Diamond,
    Square,
    TriangleUp,
    TriangleDown,
    TriangleLeft,
    TriangleRight,
    Pentagon,
    Hexagon,
    Star,
    Cross,
    Plus,
};

/// How the mark or the bar of a row is drawn.
struct MarkStyle
{
    QColor colour;
    MarkShape shape = MarkShape::Circle;
    bool filled = true;
};

/// What a part of a bar looks like besides its shade. They differ in how much of them is ink, too.
enum class PartPattern : std::uint8_t {
    Solid,
    Rising, ///< Lines like "/".
    Dots,
    Falling, ///< Lines the other way, of paper on ink.
    Empty,
    Upright,
};

/// By ChartPart::style; wraps around.
PartPattern partPattern(int style);

/// The two shades of the parts of one bar.
struct PartInk
{
    QColor ink;   ///< Outline and pattern: 3:1 on the paper and on every ground.
    QColor paper; ///< Between the ink.
};

/// The one place for the colours of charts. Every text has 4.5:1 and every mark 3:1 on the
/// background and on the bands, whatever the palette (WCAG 2.1, 1.4.3 and 1.4.11).
struct ChartTheme
{
    QColor background;
    QColor text;
    QColor mutedText;
    QColor axis;
    QColor grid;      ///< Decoration: no contrast asked.
    QColor band;      ///< Behind an emphasised row.
    QColor highlight; ///< Behind the row under the pointer or the keyboard's row.
    QColor focusRing;
    QColor reference;
    QColor revision;
    QColor cleanest;
    QColor otherBar;
    QVector<QColor> series; ///< Okabe and Ito's order, in shades for this background.

    bool operator==(const ChartTheme&) const = default;

    static ChartTheme light();
    static ChartTheme dark();
    /// Light or dark by the lightness of the palette's window; its base becomes the background.
    static ChartTheme fromPalette(const QPalette& palette);

    QColor seriesColour(int series) const; ///< Wraps around; never fails.
    MarkStyle style(RowRole role, int series) const;
    /// In shades of a bar's colour.
    PartInk partInk(const QColor& bar) const;
};

/// Relative luminance contrast of two opaque colours, 1 to 21 (WCAG 2.1).
double contrastRatio(const QColor& a, const QColor& b);

} // namespace gramme::charts
