// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <cstdint>

class QApplication;

/// Light, dark and the size of the text: the one place for the colours of the window. The colours
/// of charts are in charts/charttheme.h.
namespace gramme::gui {

enum class Theme : std::uint8_t { System, Light, Dark };

/// The palette of a theme; `system` is what the desktop set, returned for Theme::System.
QPalette themePalette(Theme theme, const QPalette& system);

/// Semantic colours, at least 4.5:1 on the window's background.
QColor errorColour(const QPalette& palette);
QColor warningColour(const QPalette& palette);
QColor quietColour(const QPalette& palette); ///< Secondary text.

bool isDark(const QPalette& palette);

/// Applies theme and text size at any time; remembers the desktop's own palette and font.
class Appearance {
public:
    explicit Appearance(QApplication& application);
    void setTheme(Theme theme);
    Theme theme() const { return m_theme; }
    /// Percent of the desktop's font size, 80 to 250.
    void setTextPercent(int percent);
    int textPercent() const { return m_textPercent; }

private:
    QApplication& m_application;
    QPalette m_system;
    double m_systemPointSize = 10.0;
    Theme m_theme = Theme::System;
    int m_textPercent = 100;
};

} // namespace gramme::gui
