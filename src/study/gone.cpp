// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/gone.h"

#include "study/ranges.h"

#include <QStringList>

#include <initializer_list>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

/// The entries the catalogue does not have, replaced by their saved figures.
class Replacement
{
public:
    Replacement(const StudyScenario& entry, const catalog::Catalog& catalog)
        : m_scenario(entry.scenario)
        , m_saved(*entry.saved)
        , m_catalog(catalog)
        , m_edition(effectiveEdition(entry.scenario))
    {}

    std::optional<WithoutGone> run()
    {
        replaceHardware();
        replaceInstance();
        replacePlace();
        if (!m_scenario.cpu.isEmpty() && !m_catalog.cpu(m_scenario.cpu)
            && isOf(Input::CpuWPerCore, m_scenario.cpu)) {
            drop(m_scenario.cpu);
            take({Input::CpuWPerCore, Input::CpuCores});
        }
        if (!m_scenario.preset.isEmpty() && !m_catalog.preset(m_scenario.preset)
            && isOf(Input::Flops, m_scenario.preset)) {
            drop(m_scenario.preset);
            take({Input::Flops, Input::PeakTflops, Input::Mfu});
            if (m_scenario.hardware.isEmpty() && m_scenario.instance.isEmpty()
                && m_scenario.cpu.isEmpty()) // its own hardware
                takeHardware();
        }
        if (m_gone.isEmpty())
            return std::nullopt;
        return WithoutGone{m_scenario, m_gone.join(u", "_s)};
    }

private:
    /// Saved figures of something else say nothing: a name may as well be wrong.
    bool isOf(Input input, const QString& name) const
    {
        const SavedFigure* figure = m_saved.find(input);
        return figure && !name.isEmpty() && figure->of.split(u'/').contains(name);
    }

    void drop(QString& name)
    {
        m_gone << u'“' + name + u'”';
        name.clear();
    }

    /// What the user typed stays.
    void take(std::initializer_list<Input> inputs)
    {
        for (const Input input : inputs) {
            const SavedFigure* figure = m_saved.find(input);
            const auto number = spec(input).number;
            if (!figure || !number || m_scenario.*number)
                continue;
            m_scenario.*number = figure->value;
            if (figure->low < figure->high && !findRange(m_scenario.ranges, input)
                && factorOf(input))
                setRange(m_scenario.ranges, {input, figure->low, figure->high});
        }
    }

    void replaceHardware()
    {
        if (!isOf(Input::TdpW, m_scenario.hardware))
            return;
        if (!m_scenario.hardware.isEmpty()
            && !m_catalog.findDevice(m_scenario.hardware, m_edition)
            && !m_catalog.findDevice(m_scenario.hardware, catalog::Edition::Current))
            drop(m_scenario.hardware);
        else
            return;
        takeHardware();
    }

    void takeHardware()
    {
        take({Input::TdpW, Input::Count, Input::Utilisation, Input::HostW, Input::PeakTflops,
              Input::Mfu});
        const auto isKnown = [this](Input input) {
            const SavedFigure* figure = m_saved.find(input);
            return figure && figure->value > 0.0;
        };
        if (isKnown(Input::EmbodiedDeviceKg) || isKnown(Input::EmbodiedHostKg))
            take({Input::EmbodiedDeviceKg, Input::EmbodiedHostKg});
    }

    /// Its figures are those of so many instances together; for another number they do not hold.
    void replaceInstance()
    {
        const SavedFigure* count = m_saved.find(Input::Count);
        if (m_scenario.instance.isEmpty() || !count || !isOf(Input::Count, m_scenario.instance)
            || m_catalog.instance(m_scenario.instance, m_scenario.provider))
            return;
        const QStringList of = count->of.split(u'/'); // "instance/aws/p4d.24xlarge/2"
        if (of.size() != 4 || of.at(3).toDouble() != m_scenario.count.value_or(1.0))
            return;
        if (m_scenario.provider.isEmpty())
            m_scenario.provider = of.at(1);
        drop(m_scenario.instance);
        m_scenario.count.reset();
        takeHardware();
        take({Input::CpuWPerCore, Input::CpuCores, Input::MemoryGb});
    }

    void replacePlace()
    {
        if (!isOf(Input::Intensity, m_scenario.region) && !isOf(Input::Intensity, m_scenario.grid))
            return;
        const auto provider = m_scenario.provider.isEmpty()
                                  ? std::optional<const catalog::Provider*>()
                                  : findProvider();
        const bool lacksRegion = !m_scenario.region.isEmpty()
                                 && (!provider || !m_catalog.region(m_scenario.region, **provider));
        const bool lacksGrid = !m_scenario.grid.isEmpty() && !m_catalog.grid(m_scenario.grid);
        if (lacksRegion && provider)
            drop(m_scenario.region);
        if (lacksGrid)
            drop(m_scenario.grid);
        if (!m_scenario.provider.isEmpty() && !provider) {
            drop(m_scenario.provider);
            m_scenario.region.clear(); // which needs no word of its own
        }
        if (lacksRegion || lacksGrid)
            take({Input::Intensity, Input::Pue, Input::OffsetPct});
    }

    std::optional<const catalog::Provider*> findProvider() const
    {
        auto found = m_catalog.provider(m_scenario.provider, m_edition);
        if (!found)
            found = m_catalog.provider(m_scenario.provider, catalog::Edition::Current);
        return found ? std::optional(*found) : std::nullopt;
    }

    Scenario m_scenario;
    const SavedResult& m_saved;
    const catalog::Catalog& m_catalog;
    catalog::Edition m_edition;
    QStringList m_gone;
};

} // namespace

std::optional<WithoutGone> withoutGone(const StudyScenario& entry, const catalog::Catalog& catalog)
{
    return Replacement(entry, catalog).run();
}

} // namespace gramme::study
