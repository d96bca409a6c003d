// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/checks.h"

#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

/// A peak at a lower precision is never below that of a higher one.
void checkPrecisions(const RowRef& row, Report& report)
{
    const auto tf32 = row.number(u"tf32_tflops");
    const auto fp16 = row.number(u"fp16_tflops");
    const auto bf16 = row.number(u"bf16_tflops");
    const auto fp8 = row.number(u"fp8_tflops");
    if (tf32 && fp16 && *tf32 > *fp16)
        report.refuse(row, u"tf32_tflops"_s, u"at most fp16_tflops, "_s + inWords(*fp16));
    const auto sixteenBit = bf16 ? bf16 : fp16;
    if (fp8 && sixteenBit && *fp8 < *sixteenBit)
        report.refuse(row, u"fp8_tflops"_s, u"at least the 16-bit peak, "_s + inWords(*sixteenBit));
    if (fp16 && bf16 && *fp16 != *bf16)
        report.warn(row, u"bf16_tflops"_s, u"differs from fp16_tflops"_s);
    const auto fp32 = row.number(u"fp32_tflops");
    if (fp16 && fp32 && (*fp16 / *fp32 < 0.9 || *fp16 / *fp32 > 40))
        report.warn(row, u"fp16_tflops"_s, u"is %1 x fp32_tflops"_s.arg(inWords(*fp16 / *fp32)));
    const double best = std::max({fp32.value_or(0), fp16.value_or(0), bf16.value_or(0)});
    const auto tdp = row.number(u"tdp_w");
    if (tdp && best > 0 && (best / *tdp < 0.005 || best / *tdp > 10))
        report.warn(row, u"tdp_w"_s, u"means %1 TFLOPS per watt"_s.arg(inWords(best / *tdp)));
}

void checkPower(const RowRef& row, Report& report)
{
    const auto tdp = row.number(u"tdp_w");
    // Whole systems (wafer-scale machines) may pass 20 kW, a chip or board may not.
    if (tdp && *tdp > 20000 && row.text(u"form_factor") != "system"_L1)
        report.refuse(row, u"tdp_w"_s, u"at most 20000 where form_factor is not system"_s);
    if (row.isEmpty(u"tdp_w")) {
        if (row.isEmpty(u"note"))
            report.refuse(row, u"note"_s, u"the reason why tdp_w is empty"_s);
        if (row.text(u"confidence") != "estimate"_L1)
            report.refuse(row, u"confidence"_s, u"estimate where tdp_w is empty"_s);
    }
    const auto idle = row.number(u"idle_w");
    if (idle && (!tdp || *idle >= *tdp))
        report.refuse(row, u"idle_w"_s, u"less than tdp_w"_s);
}

QSet<QString> idsOf(const Dataset& data, QStringView table)
{
    QSet<QString> ids;
    for (const RowRef& row : data.rows(table))
        ids.insert(row.text(u"id"));
    return ids;
}

} // namespace

void checkSources(const Dataset& data, Report& report)
{
    // Our own conventions and the family of single articles have no address of their own.
    static const QSet<QString> withoutAddress{u"own-estimate"_s, u"gramme-calibration"_s,
                                              u"press-and-shops"_s};
    for (const RowRef& row : data.rows(u"source")) {
        if (row.isEmpty(u"url") && !withoutAddress.contains(row.text(u"source_id")))
            report.refuse(row, u"url"_s, u"an address"_s);
        if (row.table->shareAlike && !row.text(u"licence").contains("ODbL"_L1))
            report.refuse(row, u"licence"_s, u"ODbL-1.0 in a share-alike file"_s);
    }
    QHash<QString, QString> licences;
    for (const RowRef& row : data.rows(u"source"))
        licences.insert(row.text(u"source_id"), row.text(u"licence"));
    for (const Table& table : data.tables) {
        if (table.columnIndex(u"licence") < 0 || table.columnIndex(u"source_id") < 0 ||
            QLatin1StringView(table.spec->name) == "source"_L1)
            continue;
        for (const Row& line : table.rows) {
            const RowRef row{&table, &line};
            const QString expected = licences.value(row.text(u"source_id"));
            if (!expected.isEmpty() && row.text(u"licence") != expected)
                report.refuse(row, u"licence"_s,
                              u"the licence of its source, “%1”"_s.arg(expected));
        }
    }
}

void checkAccelerators(const Dataset& data, Report& report)
{
    for (const RowRef& row : data.rows(u"accelerator")) {
        checkPower(row, report);
        checkPrecisions(row, report);
    }
}

void checkCpus(const Dataset& data, Report& report)
{
    for (const RowRef& row : data.rows(u"cpu")) {
        const auto cores = row.number(u"cores");
        const auto tdp = row.number(u"tdp_w");
        const auto perCore = row.number(u"tdp_per_core_w");
        if (!cores || !tdp || !perCore || *cores <= 0)
            continue;
        // Two decimals are kept.
        if (std::abs(*perCore - *tdp / *cores) > 0.006 + 0.001 * *perCore) {
            report.refuse(row, u"tdp_per_core_w"_s,
                          u"tdp_w / cores = %1"_s.arg(*tdp / *cores, 0, 'f', 2));
        }
    }
}

void checkInstances(const Dataset& data, Report& report)
{
    for (const RowRef& row : data.rows(u"cloud_instance")) {
        if (!row.isEmpty(u"cpu_id") && row.isEmpty(u"cpu_name"))
            report.refuse(row, u"cpu_name"_s, u"the name of the CPU of cpu_id"_s);
        const auto count = row.number(u"accelerator_count");
        if (count && *count != std::floor(*count) && row.isEmpty(u"note"))
            report.refuse(row, u"note"_s, u"what the fraction of a device means"_s);
        if (row.isEmpty(u"vcpus") && row.isEmpty(u"note"))
            report.refuse(row, u"note"_s, u"the reason why vcpus is empty"_s);
    }
}

void checkLacosteHardware(const Dataset& data, Report& report)
{
    const QSet<QString> accelerators = idsOf(data, u"accelerator");
    const QSet<QString> cpus = idsOf(data, u"cpu");
    for (const RowRef& row : data.rows(u"lacoste_hardware")) {
        const bool isCpu = row.text(u"type") == "cpu"_L1;
        if (!(isCpu ? cpus : accelerators).contains(row.text(u"device_id"))) {
            report.refuse(row, u"device_id"_s,
                          isCpu ? u"an id of cpus.csv"_s : u"an id of accelerators.csv"_s);
        }
    }
    for (const RowRef& row : data.rows(u"workload_preset")) {
        const QString device = row.text(u"device_id");
        if (!accelerators.contains(device) && !cpus.contains(device))
            report.refuse(row, u"device_id"_s, u"an id of accelerators.csv or of cpus.csv"_s);
        if (row.isEmpty(u"hardware") && row.isEmpty(u"device_note"))
            report.refuse(row, u"device_note"_s, u"why this device stands for unknown hardware"_s);
    }
    const auto count = data.rows(u"lacoste_hardware").size();
    if (count != 48) {
        report.refuse(u"hardware_db/lacoste_hardware.csv"_s, 1, u"name"_s,
                      u"%1 devices"_s.arg(count), u"the 48 of the page"_s);
    }
}

} // namespace gramme::catalog::compiler
