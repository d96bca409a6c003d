// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own entries among those of the catalogue.
#include "catalog/tables.h"

#include "catalog/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

constexpr QLatin1StringView ownGroup{"own"};

bool isCpu(const OwnDevice& own)
{
    return own.kind == DeviceKind::Cpu;
}

void fill(Device& device, const OwnDevice& own)
{
    device.id = own.id;
    device.name = own.name;
    device.vendor = own.vendor;
    device.kind = own.kind;
    device.statedWholeMachine = own.isWholeMachine;
    if (own.isWholeMachine)
        device.formFactor = u"system"_s;
    device.tdpW = own.tdpW;
    device.memoryGb = own.memoryGb;
    device.peaks.bf16 = own.peakBf16Tflops;
    device.cores = own.cores;
    if (own.cores > 0)
        device.tdpPerCoreW = own.tdpW.value_or(0.0) / own.cores;
    device.citation = own.citation;
}

void fill(Grid& grid, const OwnGrid& own)
{
    grid.id = own.id;
    grid.name = own.name;
    grid.kind = GridKind::Subregion;
    grid.countryIso2 = own.countryIso2;
    grid.lowGPerKwh = own.lowGPerKwh;
    grid.highGPerKwh = own.highGPerKwh;
    grid.intensity.gPerKwh = own.gPerKwh;
    grid.intensity.basis = own.basis;
    grid.intensity.year = own.year;
    grid.intensity.citation = own.citation;
    grid.intensity.lowGPerKwh = own.lowGPerKwh;
    grid.intensity.highGPerKwh = own.highGPerKwh;
    if (own.basis == Basis::Lifecycle)
        grid.lifecycle = grid.intensity;
}

void fill(Region& region, const OwnRegion& own, const Grid& grid)
{
    region.providerId = ownProviderId.toString();
    region.id = own.id;
    region.name = own.name;
    region.countryIso2 = grid.countryIso2;
    region.latitude = grid.latitude;
    region.longitude = grid.longitude;
    region.grid = &grid;
    region.intensity = grid.intensity;
    region.pue = own.pue;
    region.wueLPerKwh = own.wueLPerKwh;
    if (own.pue)
        region.pueCitation = own.citation;
    if (own.wueLPerKwh)
        region.wueCitation = own.citation;
}

} // namespace

/// Those that are possible and whose ids are their own.
template <class Own> void Tables::takeOwn(const QList<Own>& from, QList<Own>& to)
{
    for (const Own& own : from) {
        const OwnEntry entry(own);
        const auto same = [&own](const Own& other) { return other.id == own.id; };
        QString reason;
        if (const auto problem = problemOf(entry))
            reason = problem->message;
        else if (std::any_of(to.cbegin(), to.cend(), same))
            reason = Text::tr("Another one has the same id, “%1”.").arg(own.id);
        if (reason.isEmpty())
            to.append(own);
        else
            m_ownNotices.append(
                Text::tr("Your own entry “%1” is left out. %2").arg(titleOf(entry), reason));
    }
}

void Tables::takeOwn(const OwnEntries& own)
{
    takeOwn(own.devices, m_own.devices);
    takeOwn(own.grids, m_own.grids);
    takeOwn(own.references, m_own.references);
    OwnEntries regions;
    takeOwn(own.regions, regions.regions);
    for (const OwnRegion& region : std::as_const(regions.regions)) {
        if (grid(region.gridId))
            m_own.regions.append(region);
        else
            m_ownNotices.append(Text::tr("Your own site “%1” is left out: its grid “%2” is not in "
                                         "the catalogue. Choose another one for it.")
                                    .arg(region.name, region.gridId));
    }
}

std::size_t Tables::ownDevices(bool cpus) const
{
    return std::size_t(std::count_if(m_own.devices.cbegin(), m_own.devices.cend(),
                                     [cpus](const OwnDevice& own) { return isCpu(own) == cpus; }));
}

/// The last places are theirs.
void Tables::addOwnDevices(Slots<Device>& table, QHash<QString, const Device*>& byId, bool cpus)
{
    std::size_t place = table.rows.size() - ownDevices(cpus);
    for (const OwnDevice& own : std::as_const(m_own.devices)) {
        if (isCpu(own) != cpus)
            continue;
        if (Device* const device = table.claim(place++)) {
            fill(*device, own);
            byId.insert(device->id, device);
        }
    }
}

void Tables::addOwnGrids()
{
    std::size_t place = m_grids.rows.size() - std::size_t(m_own.grids.size());
    for (const OwnGrid& own : std::as_const(m_own.grids)) {
        if (Grid* const grid = m_grids.claim(place++)) {
            fill(*grid, own);
            m_gridById.insert(grid->id, grid);
        }
    }
}

void Tables::addOwnRegions()
{
    std::size_t place = m_regions.rows.size() - std::size_t(m_own.regions.size());
    for (const OwnRegion& own : std::as_const(m_own.regions)) {
        Region* const region = m_regions.claim(place++);
        const Grid* const itsGrid = grid(own.gridId);
        if (!region || !itsGrid)
            continue;
        fill(*region, own, *itsGrid);
        if (const Grid* country = grid(itsGrid->countryIso2))
            region->country = country->name;
        m_regionById.insert(region->providerId + u'/' + region->id, region);
    }
}

void Tables::addOwnProvider()
{
    if (m_own.regions.isEmpty())
        return;
    Provider& provider = m_providers->emplace_back();
    provider.id = ownProviderId.toString();
    provider.name = Text::tr("My own sites");
    provider.kind = ProviderKind::OnPremise;
}

void Tables::addOwnReferences()
{
    for (const OwnReference& own : std::as_const(m_own.references)) {
        ReferencePoint& point = m_references->emplace_back();
        point.id = own.id;
        point.label = own.label;
        point.group = ownGroup;
        point.kgCo2e = own.kgCo2e;
        point.kgLow = own.kgLow;
        point.kgHigh = own.kgHigh;
        point.whatIsCounted = own.whatIsCounted;
        point.chartDefault = true;
        point.citation = own.citation;
    }
}

void Tables::applyOwnEmbodied(EmbodiedOf& found, const Device& device) const
{
    const auto own = std::find_if(m_own.devices.cbegin(), m_own.devices.cend(),
                                  [&device](const OwnDevice& one) { return one.id == device.id; });
    if (own == m_own.devices.cend() || !own->embodiedKg)
        return;
    EmbodiedFigure figure;
    figure.low = figure.best = figure.high = *own->embodiedKg;
    figure.citation = own->citation;
    figure.lowItem = figure.bestItem = figure.highItem = own->name;
    found.device = figure;
    if (found.host || own->isWholeMachine)
        found.lacksShareAlike = false;
}

} // namespace gramme::catalog
