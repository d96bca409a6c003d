// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/resolve.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using catalog::Catalog;
using catalog::Edition;
using engine::Method;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

Edition other(Edition edition)
{
    return edition == Edition::Current ? Edition::Lacoste : Edition::Current;
}

/// The lookups of one scenario, step by step; the first problem ends them.
class Selector
{
public:
    Selector(const Scenario& scenario, const Catalog& catalog, Audience audience)
        : m_scenario(scenario)
        , m_catalog(catalog)
        , m_audience(audience)
    {
        m_found.catalog = &catalog;
        m_found.edition = effectiveEdition(scenario);
    }

    Result<Selection> run()
    {
        for (const auto step :
             {&Selector::checkPairs, &Selector::findPreset, &Selector::findInstance,
              &Selector::findDevice,
              &Selector::findCpu, &Selector::findProvider, &Selector::findRegion,
              &Selector::findCleanest, &Selector::findGrid, &Selector::findDefaults}) {
            if (const auto problem = (this->*step)())
                return *problem;
        }
        return m_found;
    }

private:
    using Step = std::optional<Problem>;

    QString name(Input input) const { return inputName(input, m_audience.naming); }

    Problem bad(Input input, const QString& message) const
    {
        return {Problem::Kind::BadInput, QString::fromLatin1(spec(input).key), message};
    }

    /// The catalogue's problem, introduced by the name of the input.
    Problem named(Input input, const Problem& problem) const
    {
        if (m_audience.naming == Naming::Label)
            return problem;
        return {problem.kind, QString::fromLatin1(spec(input).key),
                u"%1: %2"_s.arg(name(input), problem.message)};
    }

    bool keepsOwn() const { return m_audience.counterpart == Counterpart::KeepOwn; }

    Step checkPairs()
    {
        if (!m_scenario.hardware.isEmpty() && !m_scenario.instance.isEmpty())
            return bad(Input::Instance, tr("%1 and %2 are both given; keep the one that is meant.")
                                            .arg(name(Input::Hardware), name(Input::Instance)));
        return {};
    }

    Step findPreset()
    {
        if (m_scenario.preset.isEmpty())
            return {};
        const auto found = m_catalog.preset(m_scenario.preset);
        if (!found)
            return named(Input::Preset, found.error());
        m_found.preset = *found;
        return {};
    }

    Step findInstance()
    {
        if (m_scenario.instance.isEmpty())
            return {};
        if (m_found.edition == Edition::Lacoste && !keepsOwn())
            return bad(Input::Instance,
                       tr("%1 needs the edition current: the edition lacoste has no instances.")
                           .arg(name(Input::Instance)));
        const auto found = m_catalog.instance(m_scenario.instance, m_scenario.provider);
        if (!found)
            return named(Input::Instance, found.error());
        m_found.instance = *found;
        m_found.device = (*found)->accelerator;
        m_found.cpu = (*found)->cpu;
        m_found.keptDevice = m_found.edition == Edition::Lacoste;
        return {};
    }

    Step findDevice()
    {
        if (m_scenario.hardware.isEmpty()) {
            takePresetDevice();
            return {};
        }
        m_found.device = m_catalog.findDevice(m_scenario.hardware, m_found.edition);
        if (!m_found.device && keepsOwn()) {
            const catalog::Device* own =
                m_catalog.findDevice(m_scenario.hardware, other(m_found.edition));
            const catalog::Device* twin = own ? m_catalog.counterpart(*own) : nullptr;
            m_found.keptDevice = own && !twin;
            m_found.device = twin ? twin : own;
        }
        if (m_found.device)
            return {};
        const auto refused = m_catalog.device(m_scenario.hardware, m_found.edition);
        return named(Input::Hardware, refused.error());
    }

    /// A published run brings its device where no other hardware is named.
    void takePresetDevice()
    {
        if (!m_found.preset || m_found.instance || !m_scenario.cpu.isEmpty())
            return;
        const catalog::Device* own = m_found.preset->device;
        const catalog::Device* twin =
            own && m_found.edition == Edition::Lacoste ? m_catalog.counterpart(*own) : own;
        m_found.device = twin ? twin : own;
        m_found.keptDevice = own && !twin;
    }

    Step findCpu()
    {
        if (m_scenario.cpu.isEmpty())
            return {};
        const auto found = m_catalog.cpu(m_scenario.cpu);
        if (!found)
            return named(Input::Cpu, found.error());
        m_found.cpu = *found;
        return {};
    }

    /// On-premise and personal entries exist in our own tables only, whatever the edition.
    Result<const catalog::Provider*> lookUpProvider(const QString& key) const
    {
        auto found = m_catalog.provider(key, m_found.edition);
        if (found || m_found.edition == Edition::Current)
            return found;
        auto own = m_catalog.provider(key, Edition::Current);
        if (own && (keepsOwn() || (*own)->kind != catalog::ProviderKind::Cloud))
            return own;
        return found;
    }

    Step findProvider()
    {
        QString key = m_scenario.provider;
        if (key.isEmpty() && m_found.instance)
            key = m_found.instance->providerId;
        if (key.isEmpty()) {
            if (!m_scenario.region.isEmpty())
                return bad(Input::Region, tr("%1 needs %2, because several providers use the same "
                                             "region names.")
                                              .arg(name(Input::Region), name(Input::Provider)));
            return {};
        }
        const auto found = lookUpProvider(key);
        if (!found)
            return named(Input::Provider, found.error());
        m_found.provider = *found;
        return {};
    }

    Step findRegion()
    {
        if (!m_found.provider)
            return {};
        if (!m_scenario.region.isEmpty())
            return findNamedRegion();
        if (!m_scenario.grid.isEmpty() || m_scenario.intensity)
            return {};
        const auto regions = m_catalog.regionsOf(*m_found.provider);
        if (regions.size() == 1) {
            m_found.region = regions.front();
            return {};
        }
        return bad(Input::Region, missingRegion(regions.size()));
    }

    QString missingRegion(std::size_t count) const
    {
        const QString provider = m_found.provider->name;
        if (count == 0)
            return tr("%1 has no regions of its own; give %2 or %3.")
                .arg(provider, name(Input::Grid), name(Input::Intensity));
        return tr("%1 has %2 regions; give %3, %4 or %5.")
            .arg(provider, QString::number(count), name(Input::Region), name(Input::Grid),
                 name(Input::Intensity));
    }

    Step findNamedRegion()
    {
        auto found = m_catalog.region(m_scenario.region, *m_found.provider);
        if (!found && keepsOwn()) {
            const auto twin =
                m_catalog.provider(m_found.provider->id, other(m_found.provider->edition));
            if (twin) {
                auto own = m_catalog.region(m_scenario.region, **twin);
                const catalog::Region* same = own ? m_catalog.counterpart(**own) : nullptr;
                if (own)
                    found = same ? Result<const catalog::Region*>(same) : std::move(own);
            }
        }
        if (!found)
            return named(Input::Region, found.error());
        m_found.region = *found;
        m_found.keptRegion = m_found.region->edition != m_found.edition;
        return {};
    }

    /// The page's own rule: lowest whole grams, the first in the file where several share it.
    Step findCleanest()
    {
        if (!m_found.region || m_scenario.rounding != Rounding::Site)
            return {};
        for (const catalog::Region* region : m_catalog.regionsOf(*m_found.provider)) {
            if (!m_found.cleanest || std::trunc(region->intensity.gPerKwh) <
                                         std::trunc(m_found.cleanest->intensity.gPerKwh))
                m_found.cleanest = region;
        }
        return {};
    }

    Step findGrid()
    {
        if (m_scenario.grid.isEmpty())
            return {};
        const auto found = m_catalog.grid(m_scenario.grid);
        if (!found)
            return named(Input::Grid, found.error());
        m_found.grid = *found;
        return {};
    }

    double usual(QStringView quantity, QStringView kind, QStringView workload = u"any") const
    {
        return m_catalog.defaultFor(quantity, kind, workload).value;
    }

    Step findDefaults()
    {
        const QString kind = m_found.device ? catalog::nameOf(m_found.device->kind) : u"any"_s;
        const QString workload = m_scenario.workload.isEmpty() ? u"any"_s : m_scenario.workload;
        m_found.utilisation = usual(u"utilisation", kind, workload);
        m_found.hostW = usual(u"host_w", kind);
        m_found.hostShare = usual(u"host_share", kind);
        m_found.cpuUtilisation = usual(u"cpu_utilisation", u"cpu");
        m_found.memoryWPerGb = usual(u"memory_w_per_gb", u"any");
        m_found.lifetimeYears = usual(u"lifetime_years", u"any");
        m_found.lifetimeUse = usual(u"lifetime_use", u"any");
        if (const auto average = m_catalog.provider(u"onprem-average", Edition::Current))
            m_found.fallbackProvider = *average;
        return findDeviceDefaults();
    }

    Step findDeviceDefaults()
    {
        const catalog::Device* machine = m_found.device ? m_found.device : m_found.cpu;
        if (m_found.device) {
            m_found.powerIsEstimate = m_found.device->citation.confidence == "estimate"_L1;
            m_found.mfu = m_catalog.mfuFor(*m_found.device).best;
        }
        if (machine && m_scenario.method == Method::Full) {
            const catalog::EmbodiedOf made = m_catalog.embodiedOf(*machine);
            if (made.device)
                m_found.embodiedDeviceKg = made.device->best;
            if (made.host)
                m_found.embodiedHostKg = made.host->best;
            m_found.lacksEmbodied = made.lacksShareAlike;
        }
        if (m_scenario.basis == BasisChoice::FuelMix)
            m_found.factors = findFactors();
        return {};
    }

    const catalog::FactorSet* findFactors() const
    {
        const QString wanted =
            m_scenario.factors.isEmpty() ? choices(Input::Factors).front() : m_scenario.factors;
        for (const catalog::FactorSet& set : m_catalog.factorSets()) {
            if (set.id == wanted)
                return &set;
        }
        return nullptr;
    }

    const Scenario& m_scenario;
    const Catalog& m_catalog;
    Audience m_audience;
    Selection m_found;
};

} // namespace

Result<Selection> select(const Scenario& scenario, const Catalog& catalog, Audience audience)
{
    return Selector(scenario, catalog, audience).run();
}

} // namespace gramme::study
