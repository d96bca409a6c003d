// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/appearance.h"

#include <QApplication>
#include <QFont>

#include <algorithm>

namespace gramme::gui {

namespace {

struct Shades
{
    QRgb window, base, alternate, text, button, tip, border, highlight, highlighted, link, disabled;
};
constexpr Shades light{0xfff6f6f4, 0xffffffff, 0xfff0f1ee, 0xff1c1f22, 0xffeeeeeb, 0xfffdfdf5,
                       0xffb9bcb8, 0xff00639c, 0xffffffff, 0xff005a8e, 0xff70757a};
// In the dark, fields are lighter than the window: Fusion draws their outline darker than it.
constexpr Shades dark{0xff1c1f21, 0xff2a2e32, 0xff30353a, 0xffe8e9ea, 0xff353a3f, 0xff353a3f,
                      0xff55595d, 0xff2b79ad, 0xffffffff, 0xff7cc4f5, 0xff9aa0a5};

QPalette fromShades(const Shades& s)
{
    QPalette palette(QColor::fromRgb(s.text), QColor::fromRgb(s.button),
                     QColor::fromRgb(s.button).lighter(120), QColor::fromRgb(s.button).darker(160),
                     QColor::fromRgb(s.border), QColor::fromRgb(s.text),
                     QColor::fromRgb(s.highlighted), QColor::fromRgb(s.base),
                     QColor::fromRgb(s.window));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(s.alternate));
    palette.setColor(QPalette::Highlight, QColor::fromRgb(s.highlight));
    palette.setColor(QPalette::HighlightedText, QColor::fromRgb(s.highlighted));
    palette.setColor(QPalette::Link, QColor::fromRgb(s.link));
    palette.setColor(QPalette::LinkVisited, QColor::fromRgb(s.link));
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(s.tip));
    palette.setColor(QPalette::ToolTipText, QColor::fromRgb(s.text));
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(s.disabled));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(s.disabled));
    return palette;
}

QColor shade(const QPalette& palette, QRgb onLight, QRgb onDark)
{
    return QColor::fromRgb(isDark(palette) ? onDark : onLight);
}

} // namespace

QPalette themePalette(Theme theme, const QPalette& system)
{
    if (theme == Theme::System)
        return system;
    return fromShades(theme == Theme::Dark ? dark : light);
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor errorColour(const QPalette& palette)
{
    return shade(palette, 0xffa4262c, 0xffff9a8f);
}

QColor warningColour(const QPalette& palette)
{
    return shade(palette, 0xff7a4d00, 0xfff0c060);
}

QColor quietColour(const QPalette& palette)
{
    return shade(palette, 0xff565b60, 0xffb2b7bc);
}

Appearance::Appearance(QApplication& application)
    : m_application(application)
    , m_system(application.palette())
{
    if (application.font().pointSizeF() > 0)
        m_systemPointSize = application.font().pointSizeF();
}

void Appearance::setTheme(Theme theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    m_application.setPalette(themePalette(theme, m_system));
}

void Appearance::setTextPercent(int percent)
{
    const int bounded = std::clamp(percent, 80, 250);
    if (bounded == m_textPercent)
        return;
    m_textPercent = bounded;
    QFont font = m_application.font();
    font.setPointSizeF(m_systemPointSize * bounded / 100.0);
    m_application.setFont(font);
}

} // namespace gramme::gui
