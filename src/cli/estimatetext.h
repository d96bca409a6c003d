// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <QString>

namespace gramme::cli {

/// The estimate for a reader at a terminal. Numbers as in the C locale, so that what is copied
/// from here can be given back to the program.
QString estimateText(const study::Scenario& scenario, const study::Outcome& outcome);

/// "NAME, YEAR, licence L" and the address on a line of its own.
QString sourceText(const catalog::Citation& source);

} // namespace gramme::cli
