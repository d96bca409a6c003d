// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttheme.h"

#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>

namespace gramme::charts {
namespace {

constexpr double textContrast = 4.5;
constexpr double markContrast = 3.0;
constexpr double inkInPaper = 0.14;

/// A hue of Okabe and Ito's palette (Color Universal Design, 2008: orange, sky blue, bluish green,
/// yellow, blue, vermillion, reddish purple; their black last), darkened for a light and lightened
/// for a dark background until it stands out from it.
struct Shades
{
    QRgb light;
    QRgb dark;
};

constexpr std::array<Shades, 8> okabeIto{{
    {0xFFB87A00, 0xFFE69F00},
    {0xFF2F8FCB, 0xFF56B4E9},
    {0xFF009E73, 0xFF2FB890},
    {0xFF8F8600, 0xFFF0E442},
    {0xFF0072B2, 0xFF4A9FDB},
    {0xFFD55E00, 0xFFF0803C},
    {0xFFB85C8F, 0xFFD98CB8},
    {0xFF000000, 0xFFE0E0E0},
}};
constexpr int bluishGreen = 2;
constexpr int reddishPurple = 6;

// Circle, star and the horizontal triangles are kept for roles.
constexpr std::array<MarkShape, 8> seriesShapes{
    MarkShape::Diamond, MarkShape::Square, MarkShape::TriangleUp, MarkShape::TriangleDown,
    MarkShape::Hexagon, MarkShape::Plus,   MarkShape::Pentagon,   MarkShape::Cross,
};

// The first four, of which most charts have no more, are the farthest apart.
constexpr std::array<PartPattern, 6> partPatterns{
    PartPattern::Solid,   PartPattern::Rising, PartPattern::Dots,
    PartPattern::Falling, PartPattern::Empty,  PartPattern::Upright,
};
static_assert(partPatterns.size() == partStyleCount);

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto channel = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()),
            channel(from.blue(), to.blue())};
}

/// The colour itself, or the nearest on its way to black or white that stands out enough.
QColor standingOut(const QColor& colour, const QColor& background, double ratio)
{
    const QColor goal = contrastRatio(Qt::black, background) > contrastRatio(Qt::white, background)
                            ? QColor(Qt::black)
                            : QColor(Qt::white);
    QColor candidate = colour;
    for (int step = 1; contrastRatio(candidate, background) < ratio && step <= 50; ++step)
        candidate = mixed(colour, goal, step / 50.0);
    return candidate;
}

int seriesIndex(int series, std::size_t count)
{
    const int size = static_cast<int>(count);
    return ((series % size) + size) % size;
}

ChartTheme themeFor(const QColor& background, const QColor& text, bool isDark)
{
    ChartTheme theme;
    theme.background = background;
    const QColor accent = QColor(isDark ? okabeIto[4].dark : okabeIto[4].light);
    theme.band = mixed(background, text, isDark ? 0.09 : 0.05);
    theme.highlight = mixed(background, accent, isDark ? 0.24 : 0.14);
    // The highlight is the hardest ground that anything is drawn on.
    const QColor& ground = theme.highlight;
    const auto mark = [&ground](const QColor& c) { return standingOut(c, ground, markContrast); };
    theme.text = standingOut(text, ground, textContrast);
    theme.mutedText = standingOut(mixed(text, background, 0.34), ground, textContrast);
    theme.axis = mark(mixed(text, background, 0.45));
    theme.grid = mixed(background, text, isDark ? 0.16 : 0.11);
    theme.focusRing = mark(accent);
    for (const Shades& shades : okabeIto)
        theme.series << mark(QColor(isDark ? shades.dark : shades.light));
    theme.reference = mark(mixed(text, background, 0.40));
    theme.revision = theme.series.at(reddishPurple);
    theme.cleanest = theme.series.at(bluishGreen);
    theme.otherBar = mark(mixed(accent, mixed(text, background, 0.5), 0.65));
    return theme;
}

} // namespace

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

ChartTheme ChartTheme::light()
{
    return themeFor(QColor(0xFFFFFF), QColor(0x1B1D20), false);
}

ChartTheme ChartTheme::dark()
{
    return themeFor(QColor(0x1E1F22), QColor(0xECEDEF), true);
}

ChartTheme ChartTheme::fromPalette(const QPalette& palette)
{
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const bool isDark = window.lightness() < 128;
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor background = (base.lightness() < 128) == isDark ? base : window;
    return themeFor(background, palette.color(QPalette::Active, QPalette::Text), isDark);
}

PartPattern partPattern(int style)
{
    return partPatterns.at(static_cast<std::size_t>(seriesIndex(style, partPatterns.size())));
}

PartInk ChartTheme::partInk(const QColor& bar) const
{
    const QColor paper = mixed(background, bar, inkInPaper);
    const QColor ink = standingOut(bar, paper, markContrast);
    // A middle grey has no room for a tint between itself and the ink.
    return contrastRatio(ink, highlight) < markContrast ? PartInk{bar, background}
                                                        : PartInk{ink, paper};
}

QColor ChartTheme::seriesColour(int index) const
{
    return series.at(seriesIndex(index, static_cast<std::size_t>(series.size())));
}

MarkStyle ChartTheme::style(RowRole role, int index) const
{
    const MarkShape shape =
        seriesShapes.at(static_cast<std::size_t>(seriesIndex(index, seriesShapes.size())));
    switch (role) {
    case RowRole::Other:
        return {otherBar, MarkShape::Circle, true};
    case RowRole::Reference:
        return {reference, MarkShape::Circle, false};
    case RowRole::Revision:
        return {revision, MarkShape::TriangleLeft, false};
    case RowRole::Result:
    case RowRole::Chosen:
        return {seriesColour(index), shape, true};
    case RowRole::Cleanest:
        return {cleanest, MarkShape::Star, true};
    case RowRole::ChosenCleanest:
        return {seriesColour(index), MarkShape::Star, true};
    }
    return {reference, MarkShape::Circle, false};
}

} // namespace gramme::charts
