// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <QVector>

#include <cstdint>

namespace gramme::charts {

enum class TextStyle : std::uint8_t { Title, Label, Strong, Small };

/// The four fonts of a chart and their metrics, all from one font in pixels: pixels keep the same
/// layout on screen, in an SVG and on paper.
class Typography
{
public:
    explicit Typography(const QFont& base, double pixelSize);

    double em() const { return m_em; }
    const QFont& font(TextStyle style) const { return m_faces.at(index(style)).font; }
    double lineHeight(TextStyle style) const { return m_faces.at(index(style)).lineHeight; }
    double ascent(TextStyle style) const { return m_faces.at(index(style)).ascent; }
    double width(TextStyle style, const QString& text) const;

    /// Broken at words into at most `maximumLines`; what does not fit ends in "…".
    struct Lines
    {
        QStringList lines;
        double width = 0.0;
        bool truncated = false;
    };
    Lines wrapped(TextStyle style, const QString& text, double width, int maximumLines) const;
    QString elided(TextStyle style, const QString& text, double width) const;

private:
    struct Face
    {
        QFont font;
        QFontMetricsF metrics;
        double lineHeight;
        double ascent;
        mutable QHash<QString, double> widths; ///< Measuring a text is most of laying out a chart.
    };
    static qsizetype index(TextStyle style) { return static_cast<qsizetype>(style); }

    double m_em;
    QVector<Face> m_faces;
};

} // namespace gramme::charts
