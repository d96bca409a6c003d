// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/differences.h"

#include <span>

/// The numbers of a workload, one by one, for those who exchange them. Inside differences only.
namespace gramme::study {

struct WorkloadField
{
    Input input;
    ChangeCause cause;
    bool (*isSame)(const engine::Workload&, const engine::Workload&);
    void (*take)(engine::Workload& to, const engine::Workload& from);
    void (*set)(engine::Workload& to, double value); ///< In the unit of the workload.
};

std::span<const WorkloadField> workloadFields();
const WorkloadField* fieldOf(Input input);

/// The workload with `countsEmbodied` as it took effect.
engine::Workload countedWorkload(const Outcome& outcome);

/// The 90 % interval of total(to) / total(from). What is uncertain in both for the same reason
/// moves together; everything else on its own. Empty where either has no interval.
std::optional<RatioRange> ratioRange(const Outcome& from, const Outcome& to);

} // namespace gramme::study
