// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/gap.h"

/// Of this room only: the steps of gap().
namespace gramme::study {

/// The plan as the engine is asked for the energy of what was measured: PUE 1, nothing embodied,
/// and an intensity with which kilograms are kilowatt hours. `runs` in place of the whole campaign.
engine::Workload measuredPart(const Resolved& plan, Coverage coverage, std::optional<int> runs);

/// Whether a ratio is told from 1 in three digits.
bool isVisible(double ratio);

/// Fills in the facts, and the inputs that would explain what they leave. `part` is that of
/// measuredPart().
void explain(Gap& gap, const Resolved& plan, const engine::Workload& part,
             const QList<MeasuredRun>& runs);

} // namespace gramme::study
