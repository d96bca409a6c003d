// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/breakdown.h"

#include <QCoreApplication>

#include <array>

namespace gramme::study {

namespace {

using engine::Kilograms;
using engine::KilowattHours;

double shareOf(double part, double whole)
{
    return whole > 0.0 ? part / whole : 0.0;
}

void addMaking(std::vector<PartOfEstimate>& parts, const engine::Estimate& estimate)
{
    if (!estimate.embodied)
        return;
    const engine::Manufacture& made = estimate.inputs.manufacture;
    const double whole = (made.device + made.host).value();
    for (const auto& [part, own] : {std::pair(Part::MakingDevice, made.device),
                                    std::pair(Part::MakingHost, made.host)}) {
        if (own.value() > 0.0)
            parts.push_back({part, {}, *estimate.embodied * shareOf(own.value(), whole)});
    }
}

} // namespace

std::vector<PartOfEstimate> breakdown(const engine::Estimate& estimate)
{
    std::vector<PartOfEstimate> parts;
    const auto running = [&](Part part, KilowattHours energy) {
        parts.push_back({part, energy, energy * estimate.inputs.intensity});
    };
    constexpr std::array components{Part::Accelerators, Part::Host, Part::Cpu, Part::Memory};
    for (std::size_t i = 0; i < components.size(); ++i) {
        const engine::EnergyTerm& term = estimate.terms[i];
        if (term.units > 0.0 && term.power.value() > 0.0)
            running(components[i], term.energy);
    }
    const bool countsPue = estimate.inputs.method != engine::Method::Lacoste2019;
    if (countsPue && estimate.inputs.pue.value() > 1.0)
        running(Part::Overhead, estimate.overhead);
    addMaking(parts, estimate);
    for (PartOfEstimate& part : parts) {
        part.ofEnergy = shareOf(part.energy.value(), estimate.energy.value());
        part.ofEmissions = shareOf(part.emissions.value(), estimate.total.value());
    }
    return parts;
}

QString partName(Part part)
{
    static constexpr std::array<const char*, 7> names{
        QT_TRANSLATE_NOOP("gramme::study", "Accelerators"),
        QT_TRANSLATE_NOOP("gramme::study", "Host"),
        QT_TRANSLATE_NOOP("gramme::study", "CPU"),
        QT_TRANSLATE_NOOP("gramme::study", "Memory"),
        QT_TRANSLATE_NOOP("gramme::study", "Data-centre overhead"),
        QT_TRANSLATE_NOOP("gramme::study", "Embodied, devices"),
        QT_TRANSLATE_NOOP("gramme::study", "Embodied, their share of the host"),
    };
    return QCoreApplication::translate("gramme::study", names.at(static_cast<std::size_t>(part)));
}

} // namespace gramme::study
