// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"

#include <QString>

namespace gramme::report {

/// "A · As planned", one line and not longer than paper has room for; the letter alone where the
/// scenario has no name.
QString scenarioLabel(const exchange::PublishItem& item);

/// One line of at most so many characters, the last of them "…" where something is left out.
QString shortened(const QString& text, qsizetype most);

} // namespace gramme::report
