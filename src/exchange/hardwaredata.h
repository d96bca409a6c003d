// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bibliography.h"
#include "study/resolve.h"

#include <QLocale>
#include <QVariantList>

namespace gramme::exchange {

/// The `parts` of a statement's data (see statement.h): accelerators, CPU and memory in use.
QVariantList hardwareData(const study::Outcome& outcome, const Bibliography& bibliography,
                          const QLocale& locale);

} // namespace gramme::exchange
