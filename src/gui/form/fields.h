// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/form/quantityfield.h"

#include <cstdint>

class QEvent;
class QWidget;

namespace gramme::gui {

/// Ties a field to its input: typing edits the document, the document fills the field, and while
/// the text is no value the result counts as stale.
void bindNumber(QuantityField& field, study::Input input, Calculation& calculation);

/// Gives every control with a labelled buddy its visible label as accessible name, without the
/// access key.
void nameFromLabels(QWidget& form);

/// Makes the labels of several panels one column wide.
void alignLabels(QWidget& form);

/// Makes every label called "...Heading" one.
void paintHeadings(QWidget& form);

/// How a line beside a field is to be read; in the colour of it.
enum class NoteKind : std::uint8_t { Plain, Quiet, Problem };
void paintNote(QWidget& label, NoteKind kind);

/// True for the key that a text field would take for its own undo or redo: the document's comes
/// first, so the field has to leave it to the menu.
bool isUndoOverride(const QEvent& event);

} // namespace gramme::gui
