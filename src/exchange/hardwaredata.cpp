// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/hardwaredata.h"

#include "exchange/escape.h"
#include "exchange/statementvalues.h"
#include "study/format.h"

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using engine::Component;
using engine::EnergyTerm;
using study::Input;
using study::Origin;

class Hardware
{
public:
    Hardware(const study::Outcome& outcome, const Bibliography& bibliography, const QLocale& locale)
        : m_outcome(outcome)
        , m_resolved(outcome.resolved)
        , m_at(outcome.resolved.selection)
        , m_bibliography(bibliography)
        , m_locale(locale)
    {}

    QVariantList run() const
    {
        QVariantList parts;
        if (term(Component::Accelerators).units > 0.0)
            parts << accelerators();
        if (term(Component::Cpu).units > 0.0)
            parts << cpu();
        if (term(Component::Memory).units > 0.0)
            parts << memory();
        return enumerated(parts);
    }

private:
    const EnergyTerm& term(Component component) const { return m_outcome.estimate.term(component); }
    QString exact(double value) const { return study::format::exact(value, m_locale); }
    QVariantMap from(Input input) const { return fromData(m_resolved, m_bibliography, input); }

    /// What all parts have, so that a template finds every name in each of them.
    QVariantMap part(Component component, const QString& name, Input powerInput) const
    {
        const EnergyTerm& used = term(component);
        return {{u"accelerator"_s, component == Component::Accelerators},
                {u"cpu"_s, component == Component::Cpu},
                {u"memory"_s, component == Component::Memory},
                {u"count"_s, exact(used.units)},
                {u"one"_s, used.units == 1.0},
                {u"name"_s, singleLine(name)},
                {u"power"_s, exact(used.power.value())},
                {u"power_from"_s, from(powerInput)},
                {u"estimated"_s, false},
                {u"whole_machine"_s, false},
                {u"instance"_s, false},
                {u"utilisation"_s, false},
                {u"host"_s, false}};
    }

    QVariantMap share(Component component, Input input) const
    {
        QVariantMap data = from(input);
        data.insert(u"percent"_s, exact(term(component).share.value() * 100.0) + u" %"_s);
        const bool byKind =
            input == Input::Utilisation && m_resolved.origin(input) == Origin::EditionDefault;
        data.insert(u"workload"_s, byKind ? m_resolved.workloadKind : QString());
        return data;
    }

    QVariantMap accelerators() const
    {
        QVariantMap data =
            part(Component::Accelerators, m_at.device ? m_at.device->name : QString(), Input::TdpW);
        data.insert(u"estimated"_s,
                    m_resolved.warnings.test(std::size_t(study::Warning::PowerIsEstimate)));
        data.insert(u"whole_machine"_s, m_resolved.origin(Input::HostW) == Origin::WholeMachine);
        if (m_at.instance)
            data.insert(u"instance"_s, instance());
        if (m_resolved.workload.method != engine::Method::Lacoste2019)
            data.insert(u"utilisation"_s, share(Component::Accelerators, Input::Utilisation));
        if (term(Component::Host).power.value() > 0.0) {
            QVariantMap host = from(Input::HostW);
            host.insert(u"power"_s, exact(term(Component::Host).power.value()));
            data.insert(u"host"_s, host);
        }
        return data;
    }

    QVariantMap instance() const
    {
        const double count = term(Component::Accelerators).units / m_at.instance->acceleratorCount;
        return {{u"count"_s, exact(count)},
                {u"one"_s, count == 1.0},
                {u"name"_s, singleLine(m_at.instance->id)}};
    }

    QVariantMap cpu() const
    {
        const bool whole = m_resolved.origin(Input::CpuTdpW) == Origin::Given;
        QVariantMap data = part(Component::Cpu, m_at.cpu ? m_at.cpu->name : QString(),
                                whole ? Input::CpuTdpW : Input::CpuWPerCore);
        data.insert(u"utilisation"_s, share(Component::Cpu, Input::CpuUtilisation));
        return data;
    }

    QVariantMap memory() const { return part(Component::Memory, QString(), Input::MemoryWPerGb); }

    const study::Outcome& m_outcome;
    const study::Resolved& m_resolved;
    const study::Selection& m_at;
    const Bibliography& m_bibliography;
    QLocale m_locale;
};

} // namespace

QVariantList hardwareData(const study::Outcome& outcome, const Bibliography& bibliography,
                          const QLocale& locale)
{
    return Hardware(outcome, bibliography, locale).run();
}

} // namespace gramme::exchange
