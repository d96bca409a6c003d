// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/measuredplan.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::study", text);
}

/// "8 x NVIDIA A100-SXM4-80GB" without the number, which the run states apart.
QString withoutCount(const QString& name)
{
    static const QRegularExpression count(uR"(^\s*\d+\s*[x×]\s*)"_s);
    return QString(name).remove(count).trimmed();
}

class Maker
{
public:
    Maker(const MeasuredRun& run, const catalog::Catalog& catalog)
        : m_run(run)
        , m_catalog(catalog)
    {}

    ScenarioOfRun make()
    {
        m_made.scenario.name = m_run.name;
        setTime();
        setAccelerators();
        setProcessors();
        if (!setRegion() && !setGrid())
            setIntensity();
        if (m_run.pueIncluded > 1.0)
            m_made.scenario.pue = m_run.pueIncluded;
        return m_made;
    }

private:
    void note(const QString& sentence) { m_made.notes << sentence; }

    void setTime()
    {
        if (m_run.hours && *m_run.hours > 0.0)
            m_made.scenario.hours = m_run.hours;
        else
            note(tr("The run does not state how long it took; give the hours."));
    }

    void setAccelerators()
    {
        if (m_run.count && *m_run.count > 0.0)
            m_made.scenario.count = m_run.count;
        if (m_run.hardware.isEmpty())
            return;
        const catalog::Device* device =
            m_catalog.findDevice(withoutCount(m_run.hardware), catalog::Edition::Current);
        if (device)
            m_made.scenario.hardware = device->id;
        else
            note(tr("The catalogue does not know the hardware “%1”; choose it or give its power.")
                     .arg(m_run.hardware));
    }

    /// Beside accelerators, CPU and memory stand in place of the host's flat figure; without the
    /// CPU that one stays.
    void setProcessors()
    {
        if (m_run.cpu.isEmpty() || m_run.coverage == Coverage::Accelerators)
            return;
        const auto cpu = m_catalog.cpu(m_run.cpu);
        if (!cpu)
            return note(tr("The catalogue does not know the CPU “%1”; choose it, or leave CPU and "
                           "memory to the figure for the host.")
                            .arg(m_run.cpu));
        m_made.scenario.cpu = (*cpu)->id;
        m_made.scenario.cpuCores = m_run.cpuCores;
        m_made.scenario.memoryGb = m_run.memoryGb;
    }

    bool setRegion()
    {
        if (m_run.provider.isEmpty())
            return false;
        const auto provider = m_catalog.provider(m_run.provider, catalog::Edition::Current);
        if (!provider) {
            note(tr("The catalogue does not know the provider “%1”.").arg(m_run.provider));
            return false;
        }
        m_made.scenario.provider = (*provider)->id;
        if (m_run.region.isEmpty())
            return false;
        const auto region = m_catalog.region(m_run.region, **provider);
        if (!region) {
            note(tr("The catalogue does not know the region “%1” of %2.")
                     .arg(m_run.region, (*provider)->name));
            return false;
        }
        m_made.scenario.region = (*region)->id;
        return true;
    }

    bool setGrid()
    {
        for (const QString& name : {m_run.country, m_run.place}) {
            if (name.isEmpty())
                continue;
            const auto grid = m_catalog.grid(name);
            if (!grid)
                continue;
            m_made.scenario.grid = (*grid)->id;
            if (m_made.scenario.provider.isEmpty())
                m_made.scenario.provider = u"onprem-average"_s;
            return true;
        }
        return false;
    }

    void setIntensity()
    {
        const QString place = m_run.place.isEmpty() ? m_run.country : m_run.place;
        if (m_run.intensityGPerKwh && *m_run.intensityGPerKwh > 0.0) {
            m_made.scenario.intensity = m_run.intensityGPerKwh;
            return note(tr("The catalogue does not know where the run took place; the carbon "
                           "intensity of %1 is used.")
                            .arg(m_run.tool));
        }
        note(place.isEmpty()
                 ? tr("The run does not state where it took place; choose the place.")
                 : tr("The catalogue has no grid called “%1”; choose the place.").arg(place));
    }

    const MeasuredRun& m_run;
    const catalog::Catalog& m_catalog;
    ScenarioOfRun m_made;
};

} // namespace

std::optional<ScenarioOfRun> scenarioOf(const MeasuredRun& run, const catalog::Catalog& catalog)
{
    const bool saysNothing = !run.hours && run.hardware.isEmpty() && run.cpu.isEmpty();
    if (saysNothing)
        return std::nullopt;
    return Maker(run, catalog).make();
}

} // namespace gramme::study
