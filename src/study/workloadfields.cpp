// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/workloadfields.h"

#include <array>

namespace gramme::study {

namespace {

using engine::Manufacture;
using engine::Workload;

/// A member of the workload itself, or of what it takes to make the hardware.
template <auto member> auto& at(Workload& workload)
{
    if constexpr (requires { workload.*member; })
        return workload.*member;
    else
        return workload.manufacture.*member;
}

template <auto member> const auto& at(const Workload& workload)
{
    return at<member>(const_cast<Workload&>(workload));
}

template <auto member> constexpr WorkloadField field(Input input, ChangeCause cause)
{
    return {input, cause,
            [](const Workload& a, const Workload& b) { return at<member>(a) == at<member>(b); },
            [](Workload& to, const Workload& from) { at<member>(to) = at<member>(from); },
            [](Workload& to, double value) {
                at<member>(to) = std::remove_cvref_t<decltype(at<member>(to))>(value);
            }};
}

/// Devices, or machines where there are none: making them follows.
constexpr WorkloadField countField{
    Input::Count, ChangeCause::Hardware,
    [](const Workload& a, const Workload& b) {
        return a.count == b.count && a.manufacture.units == b.manufacture.units;
    },
    [](Workload& to, const Workload& from) {
        to.count = from.count;
        to.manufacture.units = from.manufacture.units;
    },
    nullptr};

constexpr std::array fields{
    field<&Workload::method>(Input::Method, ChangeCause::Method),
    field<&Workload::tdp>(Input::TdpW, ChangeCause::Hardware),
    countField,
    field<&Workload::utilisation>(Input::Utilisation, ChangeCause::Hardware),
    field<&Workload::host>(Input::HostW, ChangeCause::Hardware),
    field<&Workload::cpuPerCore>(Input::CpuWPerCore, ChangeCause::Processor),
    field<&Workload::cpuCores>(Input::CpuCores, ChangeCause::Processor),
    field<&Workload::cpuUtilisation>(Input::CpuUtilisation, ChangeCause::Processor),
    field<&Workload::memory>(Input::MemoryGb, ChangeCause::Processor),
    field<&Workload::memoryPower>(Input::MemoryWPerGb, ChangeCause::Processor),
    field<&Workload::hours>(Input::Hours, ChangeCause::Time),
    field<&Workload::runs>(Input::Runs, ChangeCause::Time),
    field<&Workload::scale>(Input::Scale, ChangeCause::Time),
    field<&Workload::intensity>(Input::Intensity, ChangeCause::Place),
    field<&Workload::pue>(Input::Pue, ChangeCause::DataCentre),
    field<&Workload::countsEmbodied>(Input::Embodied, ChangeCause::Embodied),
    field<&Manufacture::device>(Input::EmbodiedDeviceKg, ChangeCause::Embodied),
    field<&Manufacture::host>(Input::EmbodiedHostKg, ChangeCause::Embodied),
    field<&Manufacture::lifetime>(Input::LifetimeYears, ChangeCause::Embodied),
    field<&Manufacture::lifetimeUse>(Input::LifetimeUse, ChangeCause::Embodied),
    field<&Workload::trials>(Input::Trials, ChangeCause::Time),
    field<&Workload::repeated>(Input::FailedShare, ChangeCause::Time),
};

} // namespace

std::span<const WorkloadField> workloadFields()
{
    return fields;
}

const WorkloadField* fieldOf(Input input)
{
    for (const WorkloadField& each : fields) {
        if (each.input == input)
            return &each;
    }
    return nullptr;
}

engine::Workload countedWorkload(const Outcome& outcome)
{
    Workload workload = outcome.resolved.workload;
    workload.countsEmbodied = outcome.estimate.embodied.has_value();
    return workload;
}

} // namespace gramme::study
