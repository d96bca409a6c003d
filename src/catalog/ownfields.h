// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/own.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <cstdint>
#include <span>

namespace gramme::catalog {

/// One figure or text of an own entry. The same table serves the columns of CSV files and of the
/// user's database, the fields of the dialog and the check of what is possible.
struct OwnField
{
    enum class Type : std::uint8_t {
        Text,   ///< At most `high` characters.
        Number, ///< From `low` to `high`.
        Whole,  ///< Likewise without a fraction; 0: not known.
        Flag,   ///< 1 or 0.
        Word,   ///< One of `words`.
    };
    const char* key;   ///< "tdp_w"
    const char* label; ///< As the window calls it; see ownLabel().
    const char* unit;  ///< "W"; empty where there is none.
    Type type = Type::Text;
    double low = 0.0;
    double high = 0.0;
    bool required = false;
    QStringView words = {}; ///< Apart by blanks.
    /// Invalid where not known. The entry must be of the kind that the field belongs to.
    QVariant (*get)(const OwnEntry& entry) = nullptr;
    void (*set)(OwnEntry& entry, const QVariant& value) = nullptr;

    QStringList allowedWords() const { return words.toString().split(u' ', Qt::SkipEmptyParts); }
};

/// All but the id, provenance last: source, url, licence, confidence, year, note.
std::span<const OwnField> ownFields(OwnKind kind);
/// Null where the kind has no field of this key.
const OwnField* findOwnField(OwnKind kind, QStringView key);
/// What the window calls it.
QString ownLabel(const OwnField& field);
/// Where the fields of provenance begin.
bool isProvenance(const OwnField& field);

/// What is wrong with one value, which is given as get() gives it; the place is the field's key.
std::optional<Problem> problemOf(const OwnField& field, const QVariant& value);

/// "device", "grid", "region", "reference": of files.
QString nameOf(OwnKind kind);

} // namespace gramme::catalog
