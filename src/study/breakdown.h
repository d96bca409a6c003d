// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/estimate.h"

#include <QString>

#include <cstdint>
#include <vector>

/// Where the energy and the carbon of an estimate come from.
namespace gramme::study {

enum class Part : std::uint8_t {
    Accelerators,
    Host,
    Cpu,
    Memory,
    Overhead,     ///< What PUE adds.
    MakingDevice, ///< Making the devices, as far as this run wears them out.
    MakingHost,   ///< Their share of the servers around them.
};

struct PartOfEstimate
{
    Part part;
    engine::KilowattHours energy; ///< 0 for what making emits.
    engine::Kilograms emissions;
    double ofEnergy = 0.0;    ///< Share of the energy, 0..1; 0 where there is none.
    double ofEmissions = 0.0; ///< Share of the total, likewise.

    bool isMaking() const { return part == Part::MakingDevice || part == Part::MakingHost; }
};

/// Every part that counts, in the order of the enum. The energies add up to that of the estimate,
/// the emissions to its total: operational ones are shared out by energy (one intensity holds for
/// all), embodied ones by the kilograms of device and host.
std::vector<PartOfEstimate> breakdown(const engine::Estimate& estimate);

/// "Data-centre overhead"
QString partName(Part part);

} // namespace gramme::study
