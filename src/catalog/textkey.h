// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace gramme::catalog {

/// Lower case, without accents, punctuation and blanks: "NVIDIA A100-SXM4" -> "nvidiaa100sxm4".
/// The key under which names, ids and aliases are compared.
QString normalisedKey(QStringView text);

/// The words of a text as normalised keys: "us-east-1" -> us, east, 1.
QStringList normalisedWords(QStringView text);

/// How far a typed word is from (the beginning of) another one.
struct TypoDistance
{
    int edits = 0;      ///< Letters inserted, left out, replaced or swapped with their neighbour.
    bool whole = false; ///< All of the other word was used and not only its beginning.
};

/// The distance where it is at most `maximum`.
std::optional<TypoDistance> typoDistance(QStringView typed, QStringView word, int maximum);

} // namespace gramme::catalog
