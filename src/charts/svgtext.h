// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gramme::charts {

/// What QSvgGenerator wrote, so that it looks the same where its font is missing: every text names
/// a generic family besides its own, and states how long it is, to which a viewer stretches or
/// squeezes the letters it has. Needs the fonts of a QGuiApplication.
QString withLastingFonts(const QString& svg);

} // namespace gramme::charts
