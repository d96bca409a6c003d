// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/file/node.h"

#include <QByteArrayView>

namespace gramme::study::file {

/// What a text holds up to its end or its first mistake.
struct Parsed
{
    Node root;            ///< Containers that were open at a mistake keep what was complete.
    bool isWhole = false; ///< One JSON value and nothing behind it.
    qsizetype mistake = 0; ///< Where reading stopped, when it is not whole.
};

/// Deeper than any study; a guard against a text that is nothing but brackets.
inline constexpr std::size_t deepest = 64;

/// JSON as RFC 8259 has it, UTF-8. `base` is added to every offset.
Parsed parse(QByteArrayView text, qsizetype base = 0);

} // namespace gramme::study::file
