// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/scenario.h"

#include <QJsonObject>
#include <QStringList>

namespace gramme::study {

/// The scenario as JSON: the input keys of inputs.h, numbers as numbers, what is not given left
/// out.
QJsonObject toJson(const Scenario& scenario);

/// The scenario read back. A value that is not allowed is left out and named in `problems`, so
/// that the rest survives; unknown keys are ignored.
Scenario scenarioFromJson(const QJsonObject& json, QStringList* problems = nullptr);

} // namespace gramme::study
