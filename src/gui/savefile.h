// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"

#include <QByteArray>

#include <optional>

namespace gramme::gui {

/// Writes a file as a whole or not at all: what was there before stays until the new content is
/// complete. The problem's sentence names the file.
std::optional<Problem> saveFile(const QString& name, const QByteArray& content);

} // namespace gramme::gui
