// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/lookup.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

Problem Lookup::unknown(const QString& place, const QString& sentence, QStringView key,
                        const Neighbours& neighbours)
{
    constexpr qsizetype mostRefusals = 10000;
    const QString memory = place + u'/' + sentence;
    if (const auto known = m_refusals.constFind(memory); known != m_refusals.constEnd())
        return *known;
    const QStringList nearest = normalisedKey(key).isEmpty() ? QStringList() : neighbours(key);
    Problem problem{
        Problem::Kind::BadInput, place,
        sentence + u' ' +
            (nearest.isEmpty()
                 ? Text::tr("Nothing in the catalogue has a similar name; search for a part "
                            "of it.")
                 : Text::tr("Nearest: %1.").arg(nearest.join(u", "_s)))};
    if (m_refusals.size() >= mostRefusals)
        m_refusals.clear();
    m_refusals.insert(memory, problem);
    return problem;
}

// Devices ----------------------------------------------------------------------------------------

/// By the table of aliases, where ids and names stand too; `kind` is "accelerator" or "cpu".
const Device* Lookup::currentDevice(const QString& kind, QStringView key)
{
    const QString normalised = normalisedKey(key);
    if (normalised.isEmpty())
        return nullptr;
    const QString memory = kind + u'/' + normalised;
    if (const auto known = m_deviceByKey.constFind(memory); known != m_deviceByKey.constEnd())
        return *known;
    const Device* device = nullptr;
    Rows rows = m_tables.database().select(
        u"SELECT id FROM main.alias WHERE kind = ? AND key = ?"_s, {kind, normalised});
    if (rows.next())
        device = kind == "cpu"_L1 ? m_tables.cpu(rows.text()) : m_tables.accelerator(rows.text());
    if (device) // what is not there is remembered as a refusal
        m_deviceByKey.insert(memory, device);
    return device;
}

std::vector<const Device*> Lookup::ownDevices(QStringView key, bool onlyCpus)
{
    const QList<OwnDevice>& own = m_tables.own().devices;
    if (own.isEmpty())
        return {};
    if (!m_ownDeviceNames) {
        m_ownDeviceNames.emplace();
        for (const OwnDevice& one : own) {
            const Device* device = one.kind == DeviceKind::Cpu ? m_tables.cpu(one.id)
                                                               : m_tables.accelerator(one.id);
            m_ownDeviceNames->add(one.id, device, IdRank);
            m_ownDeviceNames->add(one.name, device, OwnRank);
        }
    }
    std::vector<const Device*> found = m_ownDeviceNames->find(key);
    if (onlyCpus)
        std::erase_if(found, [](const Device* d) { return d->kind != DeviceKind::Cpu; });
    return found;
}

/// One at most of the catalogue in the edition current; of the user's own, all that are called so.
std::vector<const Device*> Lookup::devicesCalled(QStringView key, Edition edition)
{
    if (edition == Edition::Current) {
        if (const Device* accelerator = currentDevice(u"accelerator"_s, key))
            return {accelerator};
        if (const Device* cpu = currentDevice(u"cpu"_s, key))
            return {cpu};
        return ownDevices(key, false);
    }
    if (!m_pageDeviceNames) {
        m_pageDeviceNames.emplace();
        for (const Device& device : m_tables.pageDevices())
            m_pageDeviceNames->add(device.name, &device, NameRank);
    }
    return m_pageDeviceNames->find(key);
}

const Device* Lookup::findDevice(QStringView key, Edition edition)
{
    const std::vector<const Device*> found = devicesCalled(key, edition);
    return found.size() == 1 ? found.front() : nullptr;
}

Result<const Device*> Lookup::device(QStringView key, Edition edition)
{
    const QString place = u"hardware"_s;
    const std::vector<const Device*> found = devicesCalled(key, edition);
    if (!found.empty())
        return single(found, place, key, [](const Device& device) { return device.id; });
    const QString sentence =
        edition == Edition::Lacoste
            ? Text::tr("Unknown hardware %1 in the edition of the ML CO2 Impact page.")
            : Text::tr("Unknown hardware %1.");
    return unknown(place, sentence.arg(quoted(key)), key,
                   [this, edition](QStringView k) { return nearestDevices(k, edition); });
}

Result<const Device*> Lookup::cpu(QStringView key)
{
    if (const Device* cpu = currentDevice(u"cpu"_s, key))
        return cpu;
    const QString place = u"cpu"_s;
    if (const std::vector<const Device*> own = ownDevices(key, true); !own.empty())
        return single(own, place, key, [](const Device& device) { return device.id; });
    return unknown(place, Text::tr("Unknown CPU %1.").arg(quoted(key)), key,
                   [this](QStringView k) { return nearestCpus(k); });
}

Result<const Instance*> Lookup::instance(QStringView key, QStringView providerId)
{
    if (!m_instanceNames) {
        m_instanceNames.emplace();
        for (const Instance& instance : m_tables.instances()) {
            m_instanceNames->add(instance.id, &instance, IdRank);
            m_instanceNames->add(QString(instance.providerId + u'/' + instance.id), &instance,
                                 QualifiedRank);
        }
    }
    const QString place = u"instance"_s;
    std::vector<const Instance*> records = m_instanceNames->find(key);
    if (!providerId.isEmpty())
        std::erase_if(records, [providerId](const Instance* instance) {
            return instance->providerId != providerId;
        });
    const auto describe = [](const Instance& instance) {
        return QString(instance.providerId + u'/' + instance.id);
    };
    if (!records.empty())
        return single(records, place, key, describe);
    const QString sentence =
        providerId.isEmpty()
            ? Text::tr("Unknown instance %1.").arg(quoted(key))
            : Text::tr("Unknown instance %1 of %2.").arg(quoted(key), providerId.toString());
    return unknown(place, sentence, key, [this, providerId, describe](QStringView k) {
        SearchIndex index;
        const std::vector<Instance>& all = m_tables.instances();
        for (size_t i = 0; i < all.size(); ++i) {
            if (providerId.isEmpty() || all[i].providerId == providerId)
                index.add(int(i), {all[i].id});
        }
        QStringList names;
        for (const int i : index.nearest(k, nearestCount))
            names.append(describe(all[size_t(i)]));
        return names;
    });
}

// The other edition ------------------------------------------------------------------------------

const Device* Lookup::counterpart(const Device& device)
{
    if (device.edition == Edition::Lacoste) {
        Rows rows = m_tables.database().select(
            u"SELECT device_id FROM main.lacoste_hardware WHERE name = ?"_s, {device.id});
        if (!rows.next())
            return nullptr;
        const QString id = rows.text();
        return device.kind == DeviceKind::Cpu ? m_tables.cpu(id) : m_tables.accelerator(id);
    }
    Rows rows = m_tables.database().select(
        u"SELECT name FROM main.lacoste_hardware WHERE device_id = ? AND (type = 'cpu') = ? "
        "ORDER BY \"order\" LIMIT 1"_s,
        {device.id, device.kind == DeviceKind::Cpu ? 1 : 0});
    if (!rows.next())
        return nullptr;
    const Result<const Device*> found = this->device(rows.text(), Edition::Lacoste);
    return found ? *found : nullptr;
}

} // namespace gramme::catalog
