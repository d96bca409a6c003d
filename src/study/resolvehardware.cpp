// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/resolver.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

} // namespace

bool Resolver::hasOwnCpuOrMemory() const
{
    return !isLacoste() && (m_at.cpu || m_in.cpuTdpW || m_in.cpuWPerCore || m_in.memoryGb ||
                            (m_at.instance && m_at.instance->memoryGb));
}

std::optional<Problem> Resolver::setAccelerators()
{
    if (!hasAccelerator()) {
        if (m_in.count || m_in.utilisation || m_in.hostW)
            warn(Warning::NoAccelerator);
        return {};
    }
    engine::Workload& out = m_out.workload;
    const bool fromDevice = m_at.device && !m_in.tdpW;
    if (fromDevice && !m_at.device->tdpW)
        return bad(Input::TdpW, tr("No power is published for %1; give %2.")
                                    .arg(m_at.device->name, name(Input::TdpW)));
    out.tdp = engine::Watts(
        take(Input::TdpW, m_in.tdpW, fromDevice ? *m_at.device->tdpW : 0.0, Origin::Device));
    const double perUnit = m_at.instance ? m_at.instance->acceleratorCount : 1.0;
    // A published run brings its own count, as long as the device is its own, too.
    const bool asPublished = m_at.preset && m_at.preset->count && m_in.hardware.isEmpty()
                             && !m_at.instance;
    out.count = take(Input::Count, m_in.count, asPublished ? *m_at.preset->count : 1.0,
                     asPublished ? Origin::Preset : Origin::EditionDefault)
                * perUnit;
    if (isLacoste())
        return {};
    out.utilisation =
        engine::Ratio(isGreenAlgorithms()
                          ? take(Input::Utilisation, m_in.utilisation, 1.0, Origin::MethodConstant)
                  : take(Input::Utilisation, m_in.utilisation, m_at.utilisation,
                         Origin::EditionDefault));
    if (!isGreenAlgorithms())
        setHost();
    return {};
}

void Resolver::setHost()
{
    const bool whole = m_at.device && m_at.device->isWholeMachine();
    const bool isCpu = m_at.device && m_at.device->kind == catalog::DeviceKind::Cpu;
    double host = m_at.hostW > 0.0 ? m_at.hostW : m_at.hostShare * m_out.workload.tdp.value();
    Origin origin = Origin::EditionDefault;
    if (whole || isCpu || hasOwnCpuOrMemory()) {
        host = 0.0;
        origin = whole ? Origin::WholeMachine : Origin::NotUsed;
    }
    if (whole && m_in.hostW.value_or(0.0) > 0.0)
        warn(Warning::HostOnWholeMachine);
    m_out.workload.host = engine::Watts(take(Input::HostW, m_in.hostW, host, origin));
}

/// Cores in use by one instance: a virtual processor is half a core (two threads each).
double Resolver::instanceCores() const
{
    return m_at.instance && m_at.instance->vcpus
               ? *m_at.instance->vcpus / 2.0 * m_in.count.value_or(1.0)
               : 0.0;
}

std::optional<Problem> Resolver::setCpu()
{
    if (isLacoste())
        return {};
    const bool powered = m_at.cpu || m_in.cpuTdpW || m_in.cpuWPerCore;
    if (!powered) {
        if (m_in.cpuCores || m_in.cpuUtilisation)
            return bad(Input::CpuCores,
                       tr("%1 needs the power of the CPU: give %2, %3 or %4.")
                           .arg(name(m_in.cpuCores ? Input::CpuCores : Input::CpuUtilisation),
                                name(Input::Cpu), name(Input::CpuTdpW),
                                name(Input::CpuWPerCore)));
        if (m_at.instance)
            warn(Warning::InstanceCpuUnknown);
        return {};
    }
    const bool byInstance = m_at.instance && m_at.instance->vcpus;
    const double chipCores = m_at.cpu ? m_at.cpu->cores : 0.0;
    if (m_in.cpuWPerCore && !m_in.cpuCores && chipCores == 0.0 && !byInstance)
        return bad(Input::CpuCores, tr("%1 needs %2: how many cores are in use.")
                                        .arg(name(Input::CpuWPerCore), name(Input::CpuCores)));
    engine::Workload& out = m_out.workload;
    const double wholeChip = chipCores > 0.0 ? chipCores : 1.0;
    out.cpuCores =
        take(Input::CpuCores, m_in.cpuCores, byInstance ? instanceCores() : wholeChip,
             byInstance ? Origin::Instance : Origin::Cpu);
    out.cpuPerCore = engine::Watts(perCore(chipCores));
    const double share = isGreenAlgorithms() ? 1.0 : m_at.cpuUtilisation;
    out.cpuUtilisation =
        engine::Ratio(take(Input::CpuUtilisation, m_in.cpuUtilisation, share,
                   isGreenAlgorithms() ? Origin::MethodConstant : Origin::EditionDefault));
    return {};
}

double Resolver::perCore(double chipCores)
{
    if (m_in.cpuWPerCore)
        return take(Input::CpuWPerCore, m_in.cpuWPerCore, 0.0, Origin::Given);
    if (!m_in.cpuTdpW) {
        mark(Input::CpuWPerCore, Origin::Cpu);
        // The share of an instance is the contract's: tdp_per_core_w as the table has it.
        const bool isShare = m_at.instance && m_in.cpu.isEmpty();
        return isShare ? m_at.cpu->tdpPerCoreW : m_at.cpu->tdpW.value_or(0.0) / chipCores;
    }
    // A chip that is only a wattage is counted whole: its cores are those in use.
    mark(Input::CpuTdpW, Origin::Given);
    const double cores = chipCores > 0.0 ? chipCores : m_out.workload.cpuCores;
    return cores > 0.0 ? *m_in.cpuTdpW / cores : 0.0;
}

std::optional<Problem> Resolver::setMemory()
{
    if (isLacoste())
        return {};
    std::optional<double> own;
    if (m_at.instance && m_at.instance->memoryGb)
        own = *m_at.instance->memoryGb * m_in.count.value_or(1.0);
    if (!m_in.memoryGb && !own) {
        if (m_in.memoryWPerGb)
            return bad(Input::MemoryWPerGb,
                       tr("%1 needs %2: how much memory is in use.")
                           .arg(name(Input::MemoryWPerGb), name(Input::MemoryGb)));
        return {};
    }
    m_out.workload.memory = engine::Gigabytes(
        take(Input::MemoryGb, m_in.memoryGb, own.value_or(0.0), Origin::Instance));
    m_out.workload.memoryPower =
        engine::WattsPerGigabyte(take(Input::MemoryWPerGb, m_in.memoryWPerGb,
                                      m_at.memoryWPerGb, Origin::EditionDefault));
    return {};
}

/// Machines whose making counts: the accelerators, or the share of the CPUs in use.
double Resolver::machines() const
{
    if (m_out.workload.count > 0.0)
        return m_out.workload.count;
    return m_at.cpu && m_at.cpu->cores > 0 ? m_out.workload.cpuCores / m_at.cpu->cores : 0.0;
}

std::optional<Problem> Resolver::setEmbodied()
{
    if (m_in.method != engine::Method::Full || !m_in.embodied.value_or(true))
        return {};
    m_out.wantsEmbodied = true;
    const auto kilograms = [this](Input input, const std::optional<double>& typed,
                                  const std::optional<double>& known) {
        const bool isKnown = typed || known;
        return isKnown ? engine::Kilograms(take(input, typed, known.value_or(0.0),
                                                Origin::Device))
                       : engine::Kilograms();
    };
    const bool isKnown = m_in.embodiedDeviceKg || m_in.embodiedHostKg || m_at.embodiedDeviceKg
                         || m_at.embodiedHostKg;
    // A wattage typed in place of the device is some other device.
    const bool isOther = m_in.tdpW && !m_at.device;
    if (m_at.lacksEmbodied && !(m_in.embodiedDeviceKg && m_in.embodiedHostKg))
        warn(Warning::EmbodiedPartly);
    if (!isKnown || machines() <= 0.0 || (isOther && !m_in.embodiedDeviceKg)) {
        if (m_in.embodied.value_or(false))
            warn(Warning::EmbodiedUnknown);
        return {};
    }
    engine::Workload& out = m_out.workload;
    out.countsEmbodied = true;
    out.manufacture.units = machines();
    out.manufacture.device =
        kilograms(Input::EmbodiedDeviceKg, m_in.embodiedDeviceKg, m_at.embodiedDeviceKg);
    out.manufacture.host =
        kilograms(Input::EmbodiedHostKg, m_in.embodiedHostKg, m_at.embodiedHostKg);
    out.manufacture.lifetime = engine::Years(take(Input::LifetimeYears, m_in.lifetimeYears,
                                                  m_at.lifetimeYears, Origin::EditionDefault));
    out.manufacture.lifetimeUse = engine::Ratio(take(
        Input::LifetimeUse, m_in.lifetimeUse, m_at.lifetimeUse, Origin::EditionDefault));
    return {};
}

} // namespace gramme::study
