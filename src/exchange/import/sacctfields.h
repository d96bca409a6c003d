// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string_view>

/// How Slurm writes times, sizes and resources.
namespace gramme::exchange {

/// Hours from "1-02:03:04", "02:03:04", "03:04.250"; empty for anything else.
std::optional<double> slurmHours(std::string_view text);

/// Joules from "1234" or "1.23M" (decimal prefixes); empty for nothing and for the numbers that
/// stand for "not known" in Slurm.
std::optional<double> slurmJoules(std::string_view text);

/// Memory as requested: "4000M", "4Gc" per core, "4Gn" per node, "1T"; a bare number is in MB.
/// Prefixes are decimal, as Green Algorithms for HPC takes them.
struct SlurmMemory
{
    enum class Per { Job, Core, Node };
    double gigabytes = 0.0;
    Per per = Per::Job;
};
std::optional<SlurmMemory> slurmMemory(std::string_view text);

/// What was allocated: "billing=8,cpu=8,gres/gpu:a100=4,gres/gpu=4,mem=64G,node=1", or
/// "gpu:a100:4" in records of Slurm before 20.
struct SlurmResources
{
    std::optional<double> gpus; ///< Stated or not; a list without any states 0.
    QString gpuModel;
    std::optional<double> memoryGb;
};
SlurmResources slurmResources(std::string_view text);

} // namespace gramme::exchange
