// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

/// Hours from the size of a model (engine/planner.h), with what the catalogue knows of the device.
namespace gramme::study {

/// `devices` run side by side. Marks the origins of the plan's inputs in `origins`. The problem
/// names the input that is missing or does not fit.
Result<PlanResult> planResult(const Scenario& scenario, const Selection& selection, double devices,
                              Audience audience, std::array<Origin, inputCount>& origins);

/// Precisions for which the catalogue has a peak, with it: "fp16 (125 TFLOP/s)".
QStringList peaksText(const catalog::Device& device, const QLocale& locale);
/// bf16 where the device has it, else fp16, tf32, fp32, fp8, int8.
std::optional<catalog::Precision> usualPrecision(const catalog::Device& device);

/// "6 x 7e9 x 2e12 = 8.4e22 FLOPs": 6 or 8 N D, or the FLOPs alone.
QString planWorking(const PlanResult& plan, double devices, const QLocale& locale);

} // namespace gramme::study
