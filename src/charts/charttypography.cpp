// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttypography.h"

#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace gramme::charts {
namespace {

QFont sized(QFont font, double pixels, QFont::Weight weight)
{
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setWeight(weight);
    // Any spacing of its own keeps Qt from ligatures, with which "figure" cannot be found in a PDF.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64.0);
    // Hinting widens letters on a pixel grid that neither an SVG nor a PDF has.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

Typography::Typography(const QFont& base, double pixelSize)
    : m_em(pixelSize)
{
    // In the order of TextStyle.
    const QFont fonts[] = {
        sized(base, pixelSize * 1.2, QFont::DemiBold),
        sized(base, pixelSize, QFont::Normal),
        sized(base, pixelSize, QFont::Bold),
        sized(base, pixelSize * 0.9, QFont::Normal),
    };
    for (const QFont& font : fonts) {
        const QFontMetricsF metrics(font);
        m_faces << Face{font, metrics, std::ceil(metrics.height()), metrics.ascent(), {}};
    }
}

double Typography::width(TextStyle style, const QString& text) const
{
    constexpr qsizetype mostRemembered = 2000;
    const Face& face = m_faces.at(index(style));
    if (const auto known = face.widths.constFind(text); known != face.widths.constEnd())
        return *known;
    if (face.widths.size() >= mostRemembered)
        face.widths.clear();
    return *face.widths.insert(text, face.metrics.horizontalAdvance(text));
}

QString Typography::elided(TextStyle style, const QString& text, double width) const
{
    return m_faces.at(index(style)).metrics.elidedText(text, Qt::ElideRight, width);
}

Typography::Lines Typography::wrapped(TextStyle style, const QString& text, double width,
                                      int maximumLines) const
{
    const double natural = this->width(style, text);
    if (natural <= width || text.isEmpty())
        return {{text}, natural, false};

    QTextLayout layout(text, font(style));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    Lines result;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isLast = result.lines.size() + 1 == maximumLines;
        QString part = isLast ? text.mid(line.textStart())
                              : text.mid(line.textStart(), line.textLength()).trimmed();
        if (isLast && this->width(style, part) > width) {
            part = elided(style, part, width);
            result.truncated = true;
        }
        result.width = std::max(result.width, this->width(style, part));
        result.lines << part;
        if (isLast)
            break;
    }
    layout.endLayout();
    return result;
}

} // namespace gramme::charts
