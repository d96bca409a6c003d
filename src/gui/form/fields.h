// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/form/quantityfield.h"

class QWidget;

namespace gramme::gui {

/// Ties a field to its input: typing edits the document, the document fills the field, and while
/// the text is no value the result counts as stale.
void bindNumber(QuantityField& field, study::Input input, Calculation& calculation);

/// Gives every control with a labelled buddy its visible label as accessible name, without the
/// access key.
void nameFromLabels(QWidget& form);

} // namespace gramme::gui
