// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QVariant>

#include <cstdint>

namespace gramme::gui {

/// What a cell is asked for beside what it shows.
enum TableRole : std::uint16_t {
    SortRole = Qt::UserRole, ///< The raw value: a number in the unit of the column, or a text.
    ExplanationRole,         ///< How the figure came about and where it is from: a sentence.
    KeyRole,                 ///< Tells the row from all others, so that a selection survives.
    ApartRole,               ///< True: the row stands after all the others, however one sorts.
    SearchRole,              ///< What the row is found by, fields apart by line breaks.
    FileHeaderRole,          ///< Header role: the name of the column in files, "total_kgCO2e".
    HiddenRole,              ///< Header role: not shown until asked for; files have it.
};

/// One column of a table over rows of one type. Only `title`, `key` and `value` are needed.
template <class Row> struct Column
{
    QString title;                           ///< "Intensity"
    QString unit;                            ///< "g/kWh"; empty where there is none.
    QString key;                             ///< In files: "intensity_g_per_kwh".
    QVariant (*value)(const Row&) = nullptr; ///< Raw; invalid where not known.
    /// Numbers only, which then stand to the right: as shown. Else the value is the text.
    QString (*text)(const Row&, const QLocale&) = nullptr;
    /// Whole sentences; else the text itself, which may be cut in its cell.
    QString (*explanation)(const Row&, const QLocale&) = nullptr;
    bool hidden = false;
};

} // namespace gramme::gui
