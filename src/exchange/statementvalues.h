// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bibliography.h"
#include "study/resolve.h"

#include <QVariantList>
#include <QVariantMap>

/// Values that occur in several places of a statement's data (see statement.h).
namespace gramme::exchange {

/// Where the number of one input is from: given, assumed, by_method, cite, ref.
QVariantMap fromData(const study::Resolved& resolved, const Bibliography& bibliography,
                     study::Input input);

/// number, key, name, year, licence, address, attribution; for BibTeX also author and entry.
QVariantMap sourceData(const Reference& reference);

/// Gives every map but the first a comma, and the last one an "and" instead.
QVariantList enumerated(QVariantList items);

} // namespace gramme::exchange
