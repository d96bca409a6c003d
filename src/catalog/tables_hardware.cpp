// SPDX-License-Identifier: GPL-3.0-or-later
// Accelerators, CPUs, the page's devices and cloud instances.
#include "catalog/tables.h"

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

/// The six columns fp32_tflops to int8_tops.
Peaks readPeaks(Rows& rows)
{
    Peaks peaks;
    for (std::optional<double>* peak :
         {&peaks.fp32, &peaks.tf32, &peaks.fp16, &peaks.bf16, &peaks.fp8, &peaks.int8})
        *peak = rows.number();
    return peaks;
}

} // namespace

void Tables::readAccelerators(const QString& where, const QVariantList& values)
{
    if (!m_accelerators.ready) {
        m_accelerators.resize(rowCount(u"main"_s, u"accelerator"_s) + ownDevices(false));
        addOwnDevices(m_accelerators, m_acceleratorById, false);
    }
    Rows rows = m_database->select(
        u"SELECT rowid, id, name, vendor, family, kind, form_factor, release_year, tdp_w, "
        "memory_gb, idle_w, fp32_tflops, tf32_tflops, fp16_tflops, bf16_tflops, fp8_tflops, "
        "int8_tops, source_id, source_document, source_url, licence, confidence, year, "
        "note FROM main.accelerator "_s +
            where,
        values);
    while (rows.next()) {
        Device* const device = m_accelerators.claim(size_t(rows.whole() - 1));
        if (!device)
            continue;
        device->id = rows.text();
        device->name = rows.text();
        device->vendor = rows.text();
        device->family = rows.text();
        device->kind = deviceKind(rows.text());
        device->formFactor = rows.text();
        device->releaseYear = rows.whole();
        device->tdpW = rows.number();
        device->memoryGb = rows.number();
        device->idleW = rows.number();
        device->peaks = readPeaks(rows);
        device->citation = readCitation(rows);
        m_acceleratorById.insert(device->id, device);
    }
}

const std::vector<Device>& Tables::accelerators()
{
    if (!m_accelerators.complete) {
        readAccelerators(QString());
        finish(m_accelerators.complete, m_accelerators.filled);
    }
    return m_accelerators.rows;
}

const Device* Tables::accelerator(const QString& id)
{
    if (!m_accelerators.complete && !m_acceleratorById.contains(id))
        readAccelerators(u"WHERE id = ?"_s, {id});
    return m_acceleratorById.value(id);
}

void Tables::readCpus(const QString& where, const QVariantList& values)
{
    if (!m_cpus.ready) {
        m_cpus.resize(rowCount(u"main"_s, u"cpu"_s) + ownDevices(true));
        addOwnDevices(m_cpus, m_cpuById, true);
    }
    Rows rows = m_database->select(
        u"SELECT rowid, id, name, vendor, family, segment, cores, tdp_w, tdp_per_core_w, "
        "release_year, source_id, source_document, source_url, licence, confidence, year, note "
        "FROM main.cpu "_s +
            where,
        values);
    while (rows.next()) {
        Device* const device = m_cpus.claim(size_t(rows.whole() - 1));
        if (!device)
            continue;
        device->id = rows.text();
        device->name = rows.text();
        device->vendor = rows.text();
        device->family = rows.text();
        device->kind = DeviceKind::Cpu;
        device->formFactor = rows.text();
        device->cores = rows.whole();
        device->tdpW = rows.number();
        device->tdpPerCoreW = rows.real();
        device->releaseYear = rows.whole();
        device->citation = readCitation(rows);
        m_cpuById.insert(device->id, device);
    }
}

const std::vector<Device>& Tables::cpus()
{
    if (!m_cpus.complete) {
        readCpus(QString());
        finish(m_cpus.complete, m_cpus.filled);
    }
    return m_cpus.rows;
}

const Device* Tables::cpu(const QString& id)
{
    if (!m_cpus.complete && !m_cpuById.contains(id))
        readCpus(u"WHERE id = ?"_s, {id});
    return m_cpuById.value(id);
}

const std::vector<Device>& Tables::pageDevices()
{
    if (m_pageDevices)
        return *m_pageDevices;
    m_pageDevices.emplace();
    // The page knows neither makers nor cores nor peaks: those of the device that it names.
    Rows rows = m_database->select(
        u"SELECT h.name, h.type, h.tdp_w, ifnull(a.vendor, c.vendor), ifnull(a.family, c.family), "
        "ifnull(a.form_factor, c.segment), c.cores, a.fp32_tflops, a.tf32_tflops, a.fp16_tflops, "
        "a.bf16_tflops, a.fp8_tflops, a.int8_tops, h.source_id, NULL, h.source_url, h.licence, "
        "h.confidence, h.year, h.note FROM main.lacoste_hardware h "
        "LEFT JOIN main.accelerator a ON h.type <> 'cpu' AND a.id = h.device_id "
        "LEFT JOIN main.cpu c ON h.type = 'cpu' AND c.id = h.device_id ORDER BY h.\"order\""_s);
    while (rows.next()) {
        Device& device = m_pageDevices->emplace_back();
        device.id = rows.text();
        device.name = device.id;
        device.kind = deviceKind(rows.text());
        device.tdpW = rows.number();
        device.vendor = rows.text();
        device.family = rows.text();
        device.formFactor = rows.text();
        device.cores = rows.whole();
        if (device.cores > 0)
            device.tdpPerCoreW = device.tdpW.value_or(0.0) / device.cores;
        device.peaks = readPeaks(rows);
        device.edition = Edition::Lacoste;
        device.citation = readCitation(rows);
    }
    return *m_pageDevices;
}

const std::vector<Instance>& Tables::instances()
{
    if (m_instances)
        return *m_instances;
    m_instances.emplace();
    accelerators();
    if (!m_cpus.complete) // a few dozen of 3,693
        readCpus(u"WHERE id IN (SELECT cpu_id FROM main.cloud_instance)"_s);
    Rows rows = m_database->select(
        u"SELECT provider, instance, accelerator_id, accelerator_count, vcpus, cpu_id, cpu_name, "
        "memory_gb, source_id, source_document, source_url, licence, confidence, year, note "
        "FROM main.cloud_instance ORDER BY rowid"_s);
    while (rows.next()) {
        Instance& instance = m_instances->emplace_back();
        instance.providerId = rows.text();
        instance.id = rows.text();
        instance.accelerator = m_acceleratorById.value(rows.text());
        instance.acceleratorCount = rows.real();
        if (const int vcpus = rows.whole(); vcpus > 0)
            instance.vcpus = vcpus;
        instance.cpu = m_cpuById.value(rows.text());
        instance.cpuName = rows.text();
        instance.memoryGb = rows.number();
        instance.citation = readCitation(rows);
    }
    return *m_instances;
}

} // namespace gramme::catalog
