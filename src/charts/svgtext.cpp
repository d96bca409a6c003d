// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/svgtext.h"

#include <QFont>
#include <QFontMetricsF>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace gramme::charts {

namespace {

QString unescaped(QString text)
{
    return text.replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&quot;"_s, u"\""_s)
        .replace(u"&amp;"_s, u"&"_s); // last, or "&amp;lt;" would become "<"
}

double lengthOf(const QString& family, int pixels, int weight, const QString& text)
{
    QFont font(unescaped(family));
    font.setPixelSize(pixels);
    font.setWeight(static_cast<QFont::Weight>(weight));
    return QFontMetricsF(font).horizontalAdvance(text);
}

} // namespace

QString withLastingFonts(const QString& svg)
{
    static const QRegularExpression element(
        u"font-family=\"([^\"]*)\" font-size=\"(\\d+)\" font-weight=\"(\\d+)\""
        " font-style=\"(\\w+)\"\\s*>([^<]*)</text>"_s);
    QString result;
    qsizetype done = 0;
    for (auto it = element.globalMatch(svg); it.hasNext();) {
        const QRegularExpressionMatch found = it.next();
        result += QStringView(svg).mid(done, found.capturedStart() - done);
        done = found.capturedEnd();
        const QString family = found.captured(1);
        const double length = lengthOf(family, found.captured(2).toInt(), found.captured(3).toInt(),
                                       unescaped(found.captured(5)));
        result += u"font-family=\"'"_s + family + u"', sans-serif\" font-size=\""_s +
                  found.captured(2) + u"\" font-weight=\""_s + found.captured(3) +
                  u"\" font-style=\""_s + found.captured(4) + u'"';
        if (length > 0.0)
            result += u" textLength=\""_s + QString::number(length, 'f', 2) +
                      u"\" lengthAdjust=\"spacingAndGlyphs\""_s;
        result += u'>' + found.captured(5) + u"</text>"_s;
    }
    result += QStringView(svg).mid(done);
    return result;
}

} // namespace gramme::charts
