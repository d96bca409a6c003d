// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "study/measured.h"
#include "study/scenario.h"

#include <QStringList>

#include <optional>

namespace gramme::study {

/// A scenario made from a run, and what could not be carried over, as whole sentences.
struct ScenarioOfRun
{
    Scenario scenario;
    QStringList notes;
};

/// A plan with the hardware, the hours and the place of a run, as far as the catalogue knows their
/// names; nothing is guessed. Empty where the run says nothing that a plan could be made of.
std::optional<ScenarioOfRun> scenarioOf(const MeasuredRun& run, const catalog::Catalog& catalog);

} // namespace gramme::study
