// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/file/node.h"
#include "study/study.h"

#include <QByteArray>

#include <optional>

namespace gramme::study::file {

/// What a recovery file says beside its study, under the key "recovery"; the reader of studies
/// passes over it.
struct Recovery
{
    QString fileName;       ///< The study it belongs to; empty for one without a name.
    bool wasClosed = false; ///< Kept on purpose when the window was closed.
};

QByteArray write(const Study& study, const std::optional<Recovery>& recovery);
/// Empty texts where the file says nothing.
Recovery readRecovery(const QByteArray& text);

} // namespace gramme::study::file
