// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace gramme::gui {

/// The context under which sentences outside of any widget class are translated.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(gramme::gui::Text)
};

} // namespace gramme::gui
