// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QIODevice;

namespace gramme::report {

/// Why nothing can be drawn in this program; nothing where it can.
std::optional<Problem> cannotDraw();

/// Puts a finished document on the device and says how many bytes.
Result<qint64> put(const QByteArray& bytes, QIODevice& device);

/// What both kinds of document have in common, as a style sheet; `forPaper` in points.
QString styleSheet(bool forPaper);

} // namespace gramme::report
