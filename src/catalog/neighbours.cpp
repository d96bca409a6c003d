// SPDX-License-Identifier: GPL-3.0-or-later
// What entries are searched by, and the nearest ones to a name that nothing has.
#include "catalog/lookup.h"

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

QString nameAndId(const Device& device)
{
    return device.name == device.id ? device.name
                                    : QString(device.name + u" ("_s + device.id + u')');
}

} // namespace

QStringList Lookup::searchTexts(const Device& device)
{
    if (!m_aliases) {
        m_aliases.emplace();
        // The generated ones only leave words out and add nothing that a search could find.
        Rows rows = m_tables.database().select(
            u"SELECT id, alias FROM main.alias WHERE origin = 'explicit'"_s);
        while (rows.next()) {
            const QString id = rows.text();
            (*m_aliases)[id].append(rows.text());
        }
    }
    QStringList texts{device.id, device.name};
    if (device.edition == Edition::Current)
        texts += m_aliases->value(device.id);
    texts << device.family << device.vendor;
    return texts;
}

QStringList Lookup::searchTexts(const Instance& instance)
{
    QStringList texts{instance.id, instance.providerId};
    if (instance.accelerator)
        texts.append(instance.accelerator->name);
    texts << instance.cpuName << providerName(instance.providerId, Edition::Current);
    return texts;
}

QStringList Lookup::searchTexts(const Provider& provider)
{
    return {provider.id, provider.name};
}

QStringList Lookup::searchTexts(const Region& region)
{
    return {region.id,      region.name,       region.city,
            region.country, region.providerId, providerName(region.providerId, region.edition),
            region.state};
}

QStringList Lookup::searchTexts(const Grid& grid)
{
    QStringList texts{grid.id, grid.name};
    texts += gridAliases().value(grid.id);
    if (const Grid* country = m_tables.grid(grid.countryIso2); country && country != &grid)
        texts.append(country->name);
    return texts;
}

QString Lookup::providerName(const QString& id, Edition edition)
{
    const Result<const Provider*> found = provider(id, edition);
    return found ? (*found)->name : QString();
}

const SearchIndex& Lookup::acceleratorIndex()
{
    if (!m_acceleratorIndex) {
        m_acceleratorIndex.emplace();
        const std::vector<Device>& all = m_tables.accelerators();
        for (size_t i = 0; i < all.size(); ++i)
            m_acceleratorIndex->add(int(i), searchTexts(all[i]));
    }
    return *m_acceleratorIndex;
}

const SearchIndex& Lookup::cpuIndex()
{
    if (!m_cpuIndex) {
        m_cpuIndex.emplace();
        const std::vector<Device>& all = m_tables.cpus();
        for (size_t i = 0; i < all.size(); ++i)
            m_cpuIndex->add(int(i), searchTexts(all[i]));
    }
    return *m_cpuIndex;
}

/// Accelerators that the words would find with a typo, then such CPUs, then what looks alike.
QStringList Lookup::nearestDevices(QStringView key, Edition edition)
{
    QStringList names;
    const auto append = [&names](const std::vector<Device>& devices,
                                 const std::vector<int>& found) {
        for (const int i : found) {
            const QString name = nameAndId(devices[size_t(i)]);
            if (names.size() < nearestCount && !names.contains(name))
                names.append(name);
        }
    };
    if (edition == Edition::Lacoste) {
        const std::vector<Device>& all = m_tables.pageDevices();
        SearchIndex index;
        for (size_t i = 0; i < all.size(); ++i)
            index.add(int(i), searchTexts(all[i]));
        append(all, index.nearest(key, nearestCount));
        return names;
    }
    append(m_tables.accelerators(), acceleratorIndex().find(key, nearestCount));
    if (names.size() < nearestCount)
        append(m_tables.cpus(), cpuIndex().find(key, nearestCount));
    if (names.size() < nearestCount)
        append(m_tables.accelerators(), acceleratorIndex().nearest(key, nearestCount));
    if (names.size() < nearestCount)
        append(m_tables.cpus(), cpuIndex().nearest(key, nearestCount));
    return names;
}

QStringList Lookup::nearestCpus(QStringView key)
{
    QStringList names;
    for (const int i : cpuIndex().nearest(key, nearestCount))
        names.append(nameAndId(m_tables.cpus()[size_t(i)]));
    return names;
}

QStringList Lookup::nearestRegions(QStringView key, const Provider& provider)
{
    std::vector<const Region*> all;
    SearchIndex index;
    const bool ofPage = provider.edition == Edition::Lacoste;
    for (const Region& region : ofPage ? m_tables.pageRegions() : m_tables.regions()) {
        if (region.providerId != provider.id)
            continue;
        index.add(int(all.size()), {region.id, region.name, region.city, region.country});
        all.push_back(&region);
    }
    QStringList names;
    for (const int i : index.nearest(key, nearestCount)) {
        const Region& region = *all[size_t(i)];
        names.append(region.name == region.id ? region.id
                                              : QString(region.id + u" ("_s + region.name + u')'));
    }
    return names;
}

} // namespace gramme::catalog
