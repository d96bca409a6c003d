// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/jsonwriter.h"
#include "study/beside.h"

#include <QByteArray>

namespace gramme::exchange {

/// The keys that a plan adds to an estimate: `plan`, `campaign`, `water_l`, `electricity_cost` (in
/// the currency of the price given; else null) and `social_cost_usd`.
void writePlan(JsonWriter& json, const study::Scenario& scenario, const study::Outcome& outcome);

/// "gramme.inference/1": one request and a year of them.
QByteArray servingJson(const study::Scenario& scenario, const study::ServingResult& serving);

} // namespace gramme::exchange
