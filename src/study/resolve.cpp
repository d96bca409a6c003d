// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/resolve.h"

#include "study/pue.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using engine::Method;
using engine::Ratio;
using engine::Watts;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// Turns one scenario into a workload; every number is set together with its origin.
class Resolver
{
public:
    Resolver(const Scenario& scenario, const Selection& selection, Audience audience)
        : m_in(scenario)
        , m_at(selection)
        , m_audience(audience)
    {
        m_out.selection = selection;
        m_out.workload.method = scenario.method;
        m_out.rounding = scenario.rounding;
    }

    Result<Resolved> run()
    {
        for (const auto step :
             {&Resolver::checkMethod, &Resolver::setTime, &Resolver::setAccelerators,
              &Resolver::setCpu, &Resolver::setMemory, &Resolver::checkAnything,
              &Resolver::setPlace, &Resolver::setOffset}) {
            if (const auto problem = (this->*step)())
                return *problem;
        }
        noteZeros();
        noteWarnings();
        return m_out;
    }

private:
    using Step = std::optional<Problem>;

    QString name(Input input) const { return inputName(input, m_audience.naming); }
    static Problem bad(Input input, const QString& message)
    {
        return {Problem::Kind::BadInput, QString::fromLatin1(spec(input).key), message};
    }
    void warn(Warning warning) { m_out.warnings.set(static_cast<std::size_t>(warning)); }
    void mark(Input input, Origin origin)
    {
        m_out.origins[static_cast<std::size_t>(input)] = origin;
    }
    bool isLacoste() const { return m_in.method == Method::Lacoste2019; }
    bool isGreenAlgorithms() const { return m_in.method == Method::GreenAlgorithms; }

    /// The value typed, else `value` with the origin `otherwise`.
    double take(Input input, const std::optional<double>& typed, double value, Origin otherwise)
    {
        mark(input, typed ? Origin::Given : otherwise);
        return typed.value_or(value);
    }

    Step refuse(std::initializer_list<Input> inputs)
    {
        for (const Input input : inputs) {
            if (isGiven(m_in, input))
                return bad(input, tr("%1 is not part of the method %2; leave it out or choose the "
                                     "method full.")
                                      .arg(name(input), methodWord(m_in.method)));
        }
        return {};
    }

    Step checkMethod()
    {
        if (m_in.rounding == Rounding::Site && !isLacoste())
            return bad(Input::Rounding,
                       tr("%1 site replays the page of Lacoste et al. 2019 and needs the method "
                          "lacoste2019, not %2.")
                           .arg(name(Input::Rounding), methodWord(m_in.method)));
        if (m_in.embodied.value_or(false)) {
            if (m_in.method != Method::Full)
                return bad(Input::Embodied,
                           tr("%1 is not part of the method %2; leave it out or "
                              "choose the method full.")
                               .arg(name(Input::Embodied), methodWord(m_in.method)));
            warn(Warning::EmbodiedNotBuilt);
        }
        if (m_in.interval.value_or(false))
            warn(Warning::IntervalNotBuilt);
        if (isLacoste() && m_audience.counterpart == Counterpart::Refuse)
            return refuse({Input::Utilisation, Input::HostW, Input::Cpu, Input::CpuTdpW,
                           Input::CpuWPerCore, Input::CpuCores, Input::CpuUtilisation,
                           Input::MemoryGb, Input::MemoryWPerGb, Input::Pue, Input::Scale});
        if (isGreenAlgorithms() && m_audience.counterpart == Counterpart::Refuse)
            return refuse({Input::HostW});
        return {};
    }

    Step setTime()
    {
        if (!m_in.hours)
            return bad(Input::Hours, tr("%1 is missing: say how long one run takes, for example "
                                        "120 or 3d4h.")
                                         .arg(name(Input::Hours)));
        mark(Input::Hours, Origin::Given);
        m_out.workload.hours = engine::Hours(*m_in.hours);
        m_out.workload.runs = take(Input::Runs, m_in.runs, 1.0, Origin::EditionDefault);
        if (!isLacoste())
            m_out.workload.scale = take(Input::Scale, m_in.scale, 1.0, Origin::EditionDefault);
        return {};
    }

    bool hasAccelerator() const { return m_at.device || m_in.tdpW; }
    bool hasOwnCpuOrMemory() const
    {
        return !isLacoste() && (m_at.cpu || m_in.cpuTdpW || m_in.cpuWPerCore || m_in.memoryGb ||
                                (m_at.instance && m_at.instance->memoryGb));
    }

    Step setAccelerators()
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
        out.tdp = Watts(
            take(Input::TdpW, m_in.tdpW, fromDevice ? *m_at.device->tdpW : 0.0, Origin::Device));
        const double perUnit = m_at.instance ? m_at.instance->acceleratorCount : 1.0;
        out.count = take(Input::Count, m_in.count, 1.0, Origin::EditionDefault) * perUnit;
        if (isLacoste())
            return {};
        out.utilisation =
            Ratio(isGreenAlgorithms()
                      ? take(Input::Utilisation, m_in.utilisation, 1.0, Origin::MethodConstant)
                      : take(Input::Utilisation, m_in.utilisation, m_at.defaultUtilisation,
                             Origin::EditionDefault));
        if (!isGreenAlgorithms())
            setHost();
        return {};
    }

    void setHost()
    {
        const bool whole = m_at.device && m_at.device->isWholeMachine();
        const bool isCpu = m_at.device && m_at.device->kind == catalog::DeviceKind::Cpu;
        double host = m_at.defaultHostW;
        Origin origin = Origin::EditionDefault;
        if (whole || isCpu || hasOwnCpuOrMemory()) {
            host = 0.0;
            origin = whole ? Origin::WholeMachine : Origin::NotUsed;
        }
        if (whole && m_in.hostW.value_or(0.0) > 0.0)
            warn(Warning::HostOnWholeMachine);
        m_out.workload.host = Watts(take(Input::HostW, m_in.hostW, host, origin));
    }

    /// Cores in use by one instance: a virtual processor is half a core (two threads each).
    double instanceCores() const
    {
        return m_at.instance && m_at.instance->vcpus
                   ? *m_at.instance->vcpus / 2.0 * m_in.count.value_or(1.0)
                   : 0.0;
    }

    Step setCpu()
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
        out.cpuPerCore = Watts(perCore(chipCores));
        const double share = isGreenAlgorithms() ? 1.0 : m_at.defaultCpuUtilisation;
        out.cpuUtilisation =
            Ratio(take(Input::CpuUtilisation, m_in.cpuUtilisation, share,
                       isGreenAlgorithms() ? Origin::MethodConstant : Origin::EditionDefault));
        return {};
    }

    double perCore(double chipCores)
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

    Step setMemory()
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
                                          m_at.defaultMemoryWPerGb, Origin::EditionDefault));
        return {};
    }

    Step checkAnything()
    {
        if (hasAccelerator() || m_at.cpu || m_in.cpuTdpW || m_in.cpuWPerCore || m_in.memoryGb)
            return {};
        return bad(Input::Hardware, tr("Nothing to estimate: give %1, %2, %3, a CPU or %4.")
                                        .arg(name(Input::Hardware), name(Input::TdpW),
                                             name(Input::Instance), name(Input::MemoryGb)));
    }

    Step setPlace()
    {
        engine::Workload& out = m_out.workload;
        if (m_in.intensity)
            out.intensity = engine::GramsPerKilowattHour(
                take(Input::Intensity, m_in.intensity, 0.0, Origin::Given));
        else if (m_at.grid)
            setIntensity(m_at.grid->intensity.gPerKwh, Origin::Grid);
        else if (m_at.region)
            setIntensity(m_at.region->intensity.gPerKwh, Origin::Region);
        else
            return bad(Input::Region, tr("The place is missing: give %1 with %2, or %3, or %4.")
                                          .arg(name(Input::Provider), name(Input::Region),
                                               name(Input::Grid), name(Input::Intensity)));
        if (isLacoste())
            return {};
        const Pue pue = defaultPue();
        out.pue = Ratio(take(Input::Pue, m_in.pue, pue.value, pue.origin));
        if (m_in.pue)
            return {};
        if (pue.origin == Origin::Fallback)
            warn(Warning::PueFallback);
        if (!isGreenAlgorithms() && m_at.provider &&
            m_at.provider->kind == catalog::ProviderKind::Personal)
            warn(Warning::PuePersonal);
        return {};
    }

    void setIntensity(double gPerKwh, Origin origin)
    {
        m_out.workload.intensity = engine::GramsPerKilowattHour(gPerKwh);
        mark(Input::Intensity, origin);
    }

    Pue defaultPue() const
    {
        if (isGreenAlgorithms())
            return greenAlgorithmsPue(m_at.provider);
        if (m_at.edition == catalog::Edition::Lacoste)
            return {1.0, Origin::EditionDefault};
        return pueOfPlace(m_at.region, m_at.provider, m_at.fallbackProvider);
    }

    Step setOffset()
    {
        std::optional<double> percent;
        Origin origin = Origin::NotUsed;
        if (m_at.region && m_at.region->claimPct) {
            percent = m_at.region->claimPct;
            origin = Origin::Region;
        } else if (!isLacoste() && m_at.provider && m_at.provider->claimPct) {
            percent = m_at.provider->claimPct;
            origin = Origin::Provider;
        } else if (isLacoste()) { // private infrastructure: the page starts at 0
            percent = 0.0;
            origin = Origin::MethodConstant;
        }
        m_out.offsetKnown = percent || m_in.offsetPct;
        m_out.offsetPct = take(Input::OffsetPct, m_in.offsetPct, percent.value_or(0.0), origin);
        m_out.workload.offset = Ratio::percent(m_out.offsetPct);
        return {};
    }

    /// A zero is a value, but one the user should see.
    void noteZeros()
    {
        for (const InputSpec& entry : inputSpecs()) {
            if (entry.input == Input::OffsetPct || entry.input == Input::Scale || !entry.number)
                continue;
            if (m_in.*entry.number == 0.0)
                m_out.zeros.set(static_cast<std::size_t>(entry.input));
        }
    }

    void noteWarnings()
    {
        if (m_at.keptDevice)
            warn(Warning::KeptDevice);
        if (m_at.keptRegion)
            warn(Warning::KeptRegion);
        if (m_at.instance && isLacoste())
            warn(Warning::InstanceAcceleratorsOnly);
        if (m_at.region && !m_at.region->isEligible() && !m_at.grid && !m_in.intensity)
            warn(Warning::RegionNotOpen);
        if (m_out.origin(Input::TdpW) == Origin::Device &&
            m_at.device->citation.confidence == "estimate"_L1)
            warn(Warning::PowerIsEstimate);
    }

    const Scenario& m_in;
    const Selection& m_at;
    Audience m_audience;
    Resolved m_out;
};

} // namespace

Result<Resolved> resolve(const Scenario& scenario, const Selection& selection, Audience audience)
{
    return Resolver(scenario, selection, audience).run();
}

} // namespace gramme::study
