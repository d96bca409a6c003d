// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/file/damage.h"
#include "study/file/jsontext.h"

namespace gramme::study::file {

/// What is left of a text that is not JSON, and every loss in `damage`: by its lines where it is
/// laid out over lines, as this program and others write it, and else what stood whole before the
/// first mistake. `parsed` is what parse() made of it.
Node rescue(const QByteArray& text, Parsed parsed, Damage& damage);

} // namespace gramme::study::file
