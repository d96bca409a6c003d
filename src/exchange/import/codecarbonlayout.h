// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importtable.h"

/// Which columns a record of CodeCarbon has. Its files are appended to by later versions with
/// other columns, or in another order, or (3.2.9 and 3.3.0) with empty cells left out, so that the
/// header does not always speak for every row.
namespace gramme::exchange {

/// A record with the columns that are its own.
struct FittedRecord
{
    bool fits = false; ///< Else `columns` and `cells` are empty.
    QStringList columns;
    QStringList cells; ///< As many as columns.
    QString repair;    ///< What was done to make it fit, a whole sentence; empty: nothing.
};

/// Whether the cells are a header of emissions.csv or of a task file.
bool isCodeCarbonHeader(const QStringList& cells);

/// The record under its own columns. An empty header stands for one that is damaged or missing.
FittedRecord fitCodeCarbon(const QStringList& header, const ImportRecord& record);

} // namespace gramme::exchange
