// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/sacct.h"

#include "exchange/import/importlines.h"
#include "exchange/import/importtable.h"
#include "exchange/import/sacctjobs.h"
#include "study/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double joulesPerKwh = 3.6e6;
constexpr double wattsPerKilowatt = 1000.0;
constexpr double wattsPerGigabyte = 0.3725; // Green Algorithms, all versions
constexpr double plausibleWattsPerNode = 2e4;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

QString number(double value)
{
    return study::format::significant(value, QLocale::c());
}

/// A figure as it was given.
QString given(double value)
{
    return study::format::exact(value, QLocale::c());
}

QString command()
{
    return u"sacct --parsable2 --format=JobID,JobName,Start,Elapsed,State,NNodes,NCPUS,TotalCPU,"
           "CPUTime,ReqMem,AllocTRES,ConsumedEnergyRaw"_s;
}

bool isOneOf(QStringView state, const auto& words)
{
    return std::any_of(words.begin(), words.end(),
                       [state](QStringView word) { return state.startsWith(word); });
}

void noteState(const SlurmJob& job, ImportedRow& row)
{
    constexpr std::array<QStringView, 7> failed{u"FAILED",  u"CANCELLED", u"TIMEOUT", u"OUT_OF_ME",
                                                u"NODE_FA", u"BOOT_FAIL", u"DEADLINE"};
    constexpr std::array<QStringView, 3> running{u"RUNNING", u"SUSPENDED", u"COMPLETING"};
    const QString state = shownText(job.state);
    if (isOneOf(job.state, running))
        doubt(row, tr("The job was still running (%1) when the record was written; its figures are "
                      "those up to then.")
                       .arg(state));
    if (!isOneOf(job.state, failed))
        return;
    remark(row, tr("The job did not succeed (%1); its energy was used all the same.").arg(state));
    row.run.notes = tr("Slurm state: %1").arg(state);
}

/// The job's own energy; else that of its largest step: steps overlap, and each counts the node.
std::optional<double> measuredJoules(const SlurmJob& job, ImportedRow& row)
{
    if (job.joules && *job.joules > 0.0) {
        const double sum = job.joulesOfSteps;
        const bool isSum = job.stepsWithEnergy > 1 && std::abs(*job.joules - sum) < 0.001 * sum;
        if (isSum)
            doubt(row, tr("The job's energy is the sum of %1 steps. Each counts all that its nodes "
                          "use, so what ran at the same time may be in it twice; the largest step "
                          "alone states %2 kWh.")
                           .arg(QString::number(job.stepsWithEnergy),
                                number(*job.stepJoules / joulesPerKwh)));
        return job.joules;
    }
    if (job.stepJoules && job.stepsWithEnergy > 1)
        doubt(row, tr("Only the steps of the job state energy; that of the largest was taken, for "
                      "steps may overlap."));
    return job.stepJoules;
}

void setMeasured(const SlurmJob& job, double joules, ImportedRow& row)
{
    row.run.quality = study::Quality::Measured;
    row.run.coverage = study::Coverage::Machine;
    row.run.energyKwh = joules / joulesPerKwh;
    if (!job.hours || !(*job.hours > 0.0))
        return;
    const double watts = *row.run.energyKwh * wattsPerKilowatt / *job.hours;
    const double nodes = std::max(job.nodes.value_or(1.0), 1.0);
    if (watts / nodes > plausibleWattsPerNode)
        doubt(row, tr("The energy means %1 W per node, which is hardly possible; the sensor of the "
                      "cluster may be wrong.")
                       .arg(number(watts / nodes)));
}

/// Why the energy cannot be worked out; empty where it can.
QString obstacle(const SlurmJob& job, const ImportOptions& options)
{
    const double gpus = job.gpus.value_or(0.0);
    if (!job.hours)
        return tr("The job states no energy and no time it took (Elapsed); write the record with "
                  "“%1”.")
            .arg(command());
    if (!(options.sacctWattsPerCore > 0.0))
        return tr("The job states no measured energy. Give the rated power per core, and per GPU "
                  "where there are any, to have it estimated (--sacct-w-per-core and "
                  "--sacct-w-per-gpu on the command line).");
    if (gpus > 0.0 && !(options.sacctWattsPerGpu > 0.0))
        return tr("The job states no measured energy and used GPUs (%1). Give the rated power per "
                  "GPU, too (--sacct-w-per-gpu on the command line).")
            .arg(given(gpus));
    if (!job.busyHours && !job.coreHours && !job.cores)
        return tr("The job states no measured energy, and neither its CPU time (TotalCPU, CPUTime) "
                  "nor its cores (NCPUS); write the record with “%1”.")
            .arg(command());
    return {};
}

/// Core-hours as Green Algorithms for HPC counts them: in use, else all that were held.
double coreHours(const SlurmJob& job, ImportedRow& row)
{
    if (job.busyHours && *job.busyHours > 0.0)
        return *job.busyHours;
    remark(row, tr("Slurm counted no CPU time in use (TotalCPU); the cores were taken to be busy "
                   "all the time."));
    return job.coreHours.value_or(job.cores.value_or(0.0) * *job.hours);
}

void setEstimated(const SlurmJob& job, const ImportOptions& options, ImportedRow& row)
{
    study::MeasuredRun& run = row.run;
    const double gpus = job.gpus.value_or(0.0);
    run.quality = study::Quality::Estimated;
    run.coverage = gpus > 0.0 ? study::Coverage::Machine : study::Coverage::Processors;
    run.cpuKwh = coreHours(job, row) * options.sacctWattsPerCore / wattsPerKilowatt;
    run.memoryKwh = *job.hours * job.memoryGb.value_or(0.0) * wattsPerGigabyte / wattsPerKilowatt;
    run.energyKwh = *run.cpuKwh + *run.memoryKwh;
    if (gpus > 0.0) {
        run.acceleratorsKwh = *job.hours * gpus * options.sacctWattsPerGpu / wattsPerKilowatt;
        *run.energyKwh += *run.acceleratorsKwh;
    }
    QString sentence = tr("Estimated with %1 W per core").arg(given(options.sacctWattsPerCore));
    if (gpus > 0.0)
        sentence += tr(" and %1 W per GPU (%2)").arg(given(options.sacctWattsPerGpu), given(gpus));
    remark(row, sentence + tr("; memory at 0.3725 W/GB."));
    if (!job.memoryGb)
        doubt(row, tr("The memory of the job is not stated and was not counted."));
    if (!job.gpus)
        doubt(row, tr("Whether the job used GPUs is not stated (AllocTRES); none were counted."));
}

void setRun(const SlurmJob& job, const ImportFile& file, ImportedRow& row)
{
    study::MeasuredRun& run = row.run;
    run.tool = u"Slurm sacct"_s;
    run.file = file.name;
    run.record = job.id;
    run.name = job.name.isEmpty() ? job.id : job.name;
    run.start = job.start;
    run.hours = job.hours;
    run.cpuCores = job.cores;
    run.memoryGb = job.memoryGb;
    run.hardware = job.gpuModel;
    if (job.gpus && *job.gpus > 0.0)
        run.count = job.gpus;
}

ImportedRow rowOf(const SlurmJob& job, const ImportFile& file, const ImportOptions& options)
{
    ImportedRow row;
    row.place = tr("job %1").arg(shownText(job.id));
    setRun(job, file, row);
    for (const QString& sentence : job.doubts)
        doubt(row, sentence);
    if (job.isStepOnly)
        doubt(row, tr("The record holds steps of the job, but not the job itself; the first step "
                      "stands for it."));
    noteState(job, row);
    if (job.state.startsWith(u"PENDING") || (job.hours && !(*job.hours > 0.0))) {
        refuse(row, tr("The job has not run: it took no time."));
        return row;
    }
    const auto joules = measuredJoules(job, row);
    if (joules && *joules > 0.0) {
        setMeasured(job, *joules, row);
    } else if (const QString reason = obstacle(job, options); !reason.isEmpty()) {
        refuse(row, reason);
    } else {
        setEstimated(job, options, row);
    }
    return row;
}

Imported readRecord(const ImportFile& file, const ImportOptions& options)
{
    Imported imported;
    imported.format = tr("Slurm sacct record");
    imported.files = {file.name};
    const SlurmJobs found = readSacct(file.content);
    bool isMeasured = false;
    for (const SlurmJob& job : found.jobs) {
        imported.rows.push_back(rowOf(job, file, options));
        const ImportedRow& row = imported.rows.back();
        isMeasured |= row.isUsable() && row.run.quality == study::Quality::Measured;
    }
    for (const SlurmBadLine& bad : found.bad) {
        ImportedRow row;
        row.place = linePlace(bad.line);
        refuse(row, bad.reason);
        imported.rows.push_back(std::move(row));
    }
    if (found.passedOver > 0)
        imported.notes << tr("More lines that were not understood: %1.").arg(found.passedOver);
    if (found.isForPeople)
        imported.notes
            << tr("The record is laid out for reading; write it with “%1”.").arg(command());
    else if (found.jobs.empty())
        imported.notes << tr("The record holds no job.");
    if (!found.missing.isEmpty())
        imported.notes << tr("The record has no column %1; “%2” writes what is of use here.")
                              .arg(found.missing.join(u", "_s), command());
    if (isMeasured)
        imported.notes << tr("Slurm's energy is that of whole nodes, so it is the job's own only "
                             "where no other job shared them.");
    return imported;
}

bool matches(const ImportFile& file)
{
    return looksLikeSacct(file.content);
}

std::vector<Imported> read(const std::vector<ImportFile>& files, const ImportOptions& options)
{
    std::vector<Imported> imported;
    for (const ImportFile& file : files)
        imported.push_back(readRecord(file, options));
    return imported;
}

} // namespace

ImportFormat sacctFormat()
{
    return {QT_TRANSLATE_NOOP("gramme::exchange", "Slurm sacct record"), &matches, &read};
}

} // namespace gramme::exchange
