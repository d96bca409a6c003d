// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace gramme::study {

/// Keys of a study file that this program does not know, with their values as compact JSON: kept
/// and written again where they stood, after the keys that are known.
using UnknownKeys = QList<std::pair<QString, QByteArray>>;

} // namespace gramme::study
