// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

class QAbstractItemModel;

namespace gramme::gui {

enum class TableSeparator { Comma, Tab };

/// Rows of a model as text for files and spreadsheets: a line of FileHeaderRole names, then the raw
/// values (SortRole) of every column, numbers in the C locale so that they read back to the same
/// double. Text that a spreadsheet would take for a formula gets an apostrophe in front. With tabs,
/// tabs and line breaks inside a cell become blanks.
QString tableText(const QAbstractItemModel& model, std::span<const int> rows,
                  TableSeparator separator);

} // namespace gramme::gui
