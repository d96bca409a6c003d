// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"
#include "study/study.h"

#include <vector>

/// Figures that stay as they were saved, and what the catalogue has made of them since.
namespace gramme::study {

/// What the figure of an input belongs to: "device/nvidia-a100-sxm4-80gb", "region/aws/us-east-1",
/// "default/gpu/pretraining". Empty for what the user typed, what follows from a plan and what is
/// not used. A saved figure holds only while the scenario still names the same.
QString subject(const Resolved& resolved, Input input);

/// All three steps of resolve.h, then the saved figures in place of the catalogue's where both
/// belong to the same. An entry that the catalogue no longer has is replaced by its saved figures.
Result<Outcome> evaluate(const StudyScenario& scenario, const catalog::Catalog& catalog,
                         Audience audience);

/// The first two of these steps, and the saved figures.
Result<Resolved> resolveSaved(const StudyScenario& scenario, const catalog::Catalog& catalog,
                              Audience audience);

/// Every figure taken from the catalogue, in the order of the inputs; without the user's own ranges,
/// which stand in the scenario.
std::vector<SavedFigure> catalogueFigures(Resolved resolved);
/// The figures and results as they are to be saved.
SavedResult savedResult(const Outcome& outcome, const catalog::Catalog& catalog);
/// The study with the figures of every scenario that has a result, and the own entries in use.
Study withFigures(const Study& study, const catalog::Catalog& catalog);

/// A saved figure that the catalogue now has otherwise. What making the hardware emits is 0 where
/// no figure of it was known.
struct Drift
{
    Input input;
    SavedFigure saved;
    SavedFigure current;
    double savedKg = 0.0;   ///< The total with the saved figures.
    double updatedKg = 0.0; ///< The total with this one updated.
};

/// In the order of the inputs; empty where nothing changed or the scenario has no result.
std::vector<Drift> drifts(const StudyScenario& scenario, const catalog::Catalog& catalog);

/// Whether there are any, without working out a total: for every keystroke.
bool hasDrifts(const StudyScenario& scenario, const catalog::Catalog& catalog);

/// A sentence where the saved total cannot be worked out again from its own figures; empty
/// otherwise. A change of the program's method is the reason.
QString recomputationRemark(const StudyScenario& scenario, const catalog::Catalog& catalog);

} // namespace gramme::study
