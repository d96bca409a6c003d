// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "study/inputs.h"

#include <QStringView>

#include <vector>

/// What the user says of how sure an input is.
namespace gramme::study {

/// "utilisation=0.5..0.9; pue=pinned": keys of inputs, each with its 5 % and 95 % points in its
/// unit or the word pinned, apart by ";" or ",". Refused, with a sentence: an input that cannot be
/// uncertain, ends out of the input's own range, an interval upside down, an input named twice.
Result<std::vector<InputRange>> parseRanges(QStringView text, Naming naming);
QString rangesText(const std::vector<InputRange>& ranges);

/// Checks the two ends of one range; empty where they are sound.
std::optional<Problem> rangeProblem(const InputRange& range, Naming naming);

InputRange pinned(Input input);
/// Null where the user says nothing of the input.
const InputRange* findRange(const std::vector<InputRange>& ranges, Input input);
/// Replaces what was said of its input.
void setRange(std::vector<InputRange>& ranges, const InputRange& range);
void removeRange(std::vector<InputRange>& ranges, Input input);

} // namespace gramme::study
