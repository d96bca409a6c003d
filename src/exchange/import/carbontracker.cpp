// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/carbontracker.h"

#include "exchange/import/carbontrackerlog.h"
#include "exchange/import/importtable.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double joulesPerKwh = 3.6e6;
constexpr double secondsPerHour = 3600.0;
/// Of carbontracker since 2023; before, it was 1.55, 1.57 or 1.59.
constexpr double usualPue = 1.58;
/// Durations in the log are rounded, so that its sum differs a little from what was printed.
constexpr double tolerance = 0.02;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// The two logs of a run, or one of them.
struct Run
{
    const CarbontrackerLog* standard = nullptr;
    const CarbontrackerLog* output = nullptr;

    const CarbontrackerLog& first() const { return standard ? *standard : *output; }
    /// Actual figures are in the log of the output; very old versions had one log for all.
    const CarbontrackerFigures* actual() const
    {
        if (output && output->actual)
            return &*output->actual;
        return standard && standard->actual ? &*standard->actual : nullptr;
    }
    const CarbontrackerFigures* predicted() const
    {
        if (output && output->predicted)
            return &*output->predicted;
        return standard && standard->predicted ? &*standard->predicted : nullptr;
    }
};

// What the standard log adds up to ---------------------------------------------------------------

/// Before PUE, kWh.
struct Sums
{
    double hours = 0.0;
    double gpuKwh = 0.0;
    double cpuKwh = 0.0;
    bool hasGpu = false;
    bool hasCpu = false;
    std::size_t epochs = 0; ///< With a duration and a power.

    double kwh() const { return gpuKwh + cpuKwh; }
};

/// Sums of the first `count` epochs.
Sums sumsOf(const std::vector<CarbontrackerEpoch>& epochs, std::size_t count)
{
    Sums sums;
    for (std::size_t i = 0; i < std::min(count, epochs.size()); ++i) {
        const CarbontrackerEpoch& epoch = epochs[i];
        if (!epoch.seconds)
            continue;
        sums.hours += *epoch.seconds / secondsPerHour;
        if (epoch.gpuWatts || epoch.cpuWatts)
            ++sums.epochs;
        sums.hasGpu = sums.hasGpu || epoch.gpuWatts;
        sums.hasCpu = sums.hasCpu || epoch.cpuWatts;
        sums.gpuKwh += epoch.gpuWatts.value_or(0.0) * *epoch.seconds / joulesPerKwh;
        sums.cpuKwh += epoch.cpuWatts.value_or(0.0) * *epoch.seconds / joulesPerKwh;
    }
    return sums;
}

void checkEpochs(const std::vector<CarbontrackerEpoch>& epochs, const Sums& sums, ImportedRow& row)
{
    int expected = 1;
    for (const CarbontrackerEpoch& epoch : epochs) {
        if (epoch.number != expected) {
            doubt(row, tr("Epoch %1 follows where epoch %2 was expected.")
                           .arg(epoch.number)
                           .arg(expected));
            break;
        }
        ++expected;
    }
    const auto incomplete =
        std::count_if(epochs.begin(), epochs.end(), [&](const CarbontrackerEpoch& epoch) {
            return !epoch.seconds || (sums.hasGpu && !epoch.gpuWatts) ||
                   (sums.hasCpu && !epoch.cpuWatts);
        });
    if (incomplete > 0)
        doubt(row, tr("Epochs without a duration or a power: %1; the log's own sum is too small by "
                      "these.")
                       .arg(incomplete));
}

// What the run is --------------------------------------------------------------------------------

void setDevices(const CarbontrackerLog& log, const Sums& sums, ImportedRow& row)
{
    study::MeasuredRun& run = row.run;
    QStringList models = log.gpus;
    models.removeDuplicates();
    if (!log.gpus.isEmpty())
        run.count = static_cast<double>(log.gpus.size());
    run.hardware = models.join(u", "_s);
    if (models.size() > 1)
        doubt(row, tr("Several models of accelerator are named together: “%1”.").arg(run.hardware));
    models = log.cpus;
    models.removeDuplicates();
    run.cpu = models.join(u", "_s);
    const bool gpu = !log.gpus.isEmpty() || sums.hasGpu;
    const bool cpu = !log.cpus.isEmpty() || sums.hasCpu;
    if (gpu != cpu)
        run.coverage = gpu ? study::Coverage::Accelerators : study::Coverage::Processors;
    if (!gpu && !cpu)
        doubt(row, tr("The log does not say which components were measured."));
    if ((run.hardware + run.cpu).contains("simulated"_L1, Qt::CaseInsensitive)) {
        run.quality = study::Quality::Estimated;
        remark(row, tr("Components were simulated: their power was assumed, not measured."));
    }
}

void setPlace(const CarbontrackerLog& log, ImportedRow& row)
{
    row.run.place = log.location;
    const QString last = log.location.section(u',', -1).trimmed();
    if (last.size() == 2 && last.isUpper())
        row.run.country = last;
    if (log.intensityGPerKwh)
        row.run.intensityGPerKwh = log.intensityGPerKwh;
    if (log.fallbackIntensity)
        remark(row, tr("carbontracker could not fetch the carbon intensity and took a mean of the "
                       "country or of the world."));
}

void setIdentity(const Run& logs, ImportedRow& row)
{
    const CarbontrackerLog& log = logs.first();
    row.run.tool = u"carbontracker"_s;
    row.run.toolVersion = log.version;
    row.run.file = log.file;
    QString stem = log.key;
    stem.remove(".log"_L1).remove("_carbontracker"_L1);
    row.run.name = stem;
    row.run.record = stem;
    row.run.start = log.begin;
    if (row.run.start.size() > 10)
        row.run.start[10] = u'T';
    row.place = tr("log");
}

// Energy -----------------------------------------------------------------------------------------

void setParts(const Sums& sums, ImportedRow& row)
{
    const double pue = row.run.pueIncluded;
    if (sums.hasGpu)
        row.run.acceleratorsKwh = sums.gpuKwh * pue;
    if (sums.hasCpu)
        row.run.cpuKwh = sums.cpuKwh * pue;
}

void setPue(const Run& logs, ImportedRow& row)
{
    const auto& stated = logs.first().pue;
    row.run.pueIncluded = stated.value_or(usualPue);
    if (!stated)
        doubt(row, tr("No log states the PUE that is in the energy; 1.58 is assumed, which "
                      "carbontracker has had since 2023 (before: 1.55, 1.57 or 1.59)."));
}

bool isClose(double one, double other)
{
    return std::abs(one - other) <= tolerance * std::max(one, other);
}

/// The printed energy against the epochs of the standard log; their number as printed can be wrong.
void compareWithEpochs(const CarbontrackerFigures& actual, const CarbontrackerLog& log,
                       const Sums& sums, ImportedRow& row)
{
    const bool countDiffers =
        actual.epochs && static_cast<std::size_t>(*actual.epochs) != log.epochs.size();
    const double pue = row.run.pueIncluded;
    const double stated = *row.run.energyKwh;
    if (isClose(sums.kwh() * pue, stated)) {
        if (countDiffers)
            remark(row,
                   tr("The number of epochs is %1 in the output and %2 in the log; the energy is "
                      "that of all in the log.")
                       .arg(*actual.epochs)
                       .arg(log.epochs.size()));
        setParts(sums, row);
        return;
    }
    if (countDiffers) {
        const Sums fewer = sumsOf(log.epochs, static_cast<std::size_t>(*actual.epochs));
        if (fewer.epochs > 0 && isClose(fewer.kwh() * pue, stated)) {
            row.run.hours = fewer.hours;
            setParts(fewer, row);
            doubt(row, tr("The energy is that of the first %1 of the %2 epochs in the log.")
                           .arg(*actual.epochs)
                           .arg(log.epochs.size()));
            return;
        }
    }
    doubt(row, tr("The output states %1 kWh, the epochs of the log add up to %2 kWh with a PUE of "
                  "%3; the former was taken.")
                   .arg(shownNumber(stated), shownNumber(sums.kwh() * pue), shownNumber(pue)));
}

void takeActual(const Run& logs, const Sums& sums, ImportedRow& row)
{
    const CarbontrackerFigures& actual = *logs.actual();
    study::MeasuredRun& run = row.run;
    run.energyKwh = actual.energyKwh;
    run.emissionsKg = actual.emissionsKg;
    run.hours = sums.hours > 0.0 ? sums.hours : actual.hours;
    if (!actual.emissionsKg)
        doubt(row, tr("The output states no emissions; they may not have been a number."));
    if (!run.intensityGPerKwh)
        setIntensity(run);
    setPue(logs, row);
    if (logs.standard && sums.epochs > 0)
        compareWithEpochs(actual, *logs.standard, sums, row);
    else
        doubt(row, logs.standard
                       ? tr("The standard log holds no epochs to check the energy against.")
                       : tr("The standard log that belongs to this one is missing: the epochs "
                            "cannot be counted and the energy not be taken apart."));
}

void takeSums(const Run& logs, const Sums& sums, ImportedRow& row)
{
    study::MeasuredRun& run = row.run;
    run.energyKwh = sums.kwh();
    run.pueIncluded = 1.0;
    run.hours = sums.hours;
    setParts(sums, row);
    doubt(row, logs.output ? tr("The output states no actual consumption; the energy is the sum of "
                                "power times duration over the epochs (%1), without PUE.")
                                 .arg(sums.epochs)
                           : tr("The log of the output that belongs to this one is missing; the "
                                "energy is the sum of power times duration over the epochs (%1), "
                                "without PUE, and no emissions are stated.")
                                 .arg(sums.epochs));
}

void notePrediction(const Run& logs, ImportedRow& row)
{
    const CarbontrackerFigures* predicted = logs.predicted();
    if (!predicted || !predicted->energyKwh)
        return;
    const QString emissions =
        predicted->emissionsKg ? shownNumber(*predicted->emissionsKg) : tr("no number of");
    row.run.notes = tr("carbontracker predicted %1 kWh and %2 kg CO₂e (epochs: %3).")
                        .arg(shownNumber(*predicted->energyKwh), emissions,
                             predicted->epochs ? QString::number(*predicted->epochs) : tr("all"));
    const auto measured = logs.standard ? logs.standard->epochs.size() : 0;
    if (measured > 0 && predicted->epochs &&
        measured < static_cast<std::size_t>(*predicted->epochs))
        remark(row, tr("Only %1 of the %2 epochs were measured; the figures are of these.")
                        .arg(measured)
                        .arg(*predicted->epochs));
}

// A run as a whole -------------------------------------------------------------------------------

void fill(const Run& logs, ImportedRow& row)
{
    const Sums sums =
        logs.standard ? sumsOf(logs.standard->epochs, logs.standard->epochs.size()) : Sums();
    setIdentity(logs, row);
    if (logs.standard)
        checkEpochs(logs.standard->epochs, sums, row);
    setPlace(logs.first(), row);
    const bool hasActual = logs.actual() && logs.actual()->energyKwh;
    if (!hasActual && (sums.epochs == 0 || !std::isfinite(sums.kwh()))) {
        refuse(row, tr("The log states no actual consumption and no epoch with its duration and "
                       "power."));
        return;
    }
    if (hasActual)
        takeActual(logs, sums, row);
    else
        takeSums(logs, sums, row);
    setDevices(logs.first(), sums, row);
    if (logs.first().interrupted)
        remark(row, tr("Training was interrupted before all epochs were monitored."));
    notePrediction(logs, row);
}

Imported importedRun(const Run& logs)
{
    Imported imported;
    imported.format = tr("carbontracker logs");
    ImportedRow row;
    for (const CarbontrackerLog* log : {logs.standard, logs.output}) {
        if (!log)
            continue;
        imported.files << log->file;
        for (const QString& note : log->notes)
            remark(row, note);
    }
    fill(logs, row);
    imported.rows.push_back(row);
    return imported;
}

bool belongTogether(const CarbontrackerLog& standard, const CarbontrackerLog& output, bool byName)
{
    if (byName)
        return standard.key == output.key;
    return !standard.begin.isEmpty() && standard.begin == output.begin &&
           standard.gpus == output.gpus && standard.cpus == output.cpus;
}

/// Pairs by name first, then by the time of the first line and the components.
std::vector<Run> pairsOf(const std::vector<CarbontrackerLog>& logs)
{
    std::vector<Run> runs;
    for (const CarbontrackerLog& log : logs) {
        if (!log.isOutput)
            runs.push_back({&log, nullptr});
    }
    std::vector<const CarbontrackerLog*> left;
    for (const CarbontrackerLog& log : logs) {
        if (log.isOutput)
            left.push_back(&log);
    }
    for (const bool byName : {true, false}) {
        std::erase_if(left, [&](const CarbontrackerLog* output) {
            const auto found = std::find_if(runs.begin(), runs.end(), [&](const Run& run) {
                return !run.output && belongTogether(*run.standard, *output, byName);
            });
            if (found == runs.end())
                return false;
            found->output = output;
            return true;
        });
    }
    for (const CarbontrackerLog* output : left)
        runs.push_back({nullptr, output});
    return runs;
}

std::vector<Imported> read(const std::vector<ImportFile>& files, const ImportOptions&)
{
    std::vector<CarbontrackerLog> logs;
    logs.reserve(files.size());
    for (const ImportFile& file : files)
        logs.push_back(readCarbontrackerLog(file.name, file.content));
    std::vector<Imported> imported;
    for (const Run& run : pairsOf(logs))
        imported.push_back(importedRun(run));
    return imported;
}

bool matches(const ImportFile& file)
{
    constexpr qsizetype enough = 65536;
    const QByteArray begin = file.content.left(enough);
    return begin.contains("- carbontracker version ") || begin.contains("CarbonTracker: ") ||
           begin.contains("Average power usage (W) for ");
}

bool named(const QString& name)
{
    return name.contains("carbontracker"_L1, Qt::CaseInsensitive) && name.endsWith(".log"_L1);
}

} // namespace

ImportFormat carbontrackerFormat()
{
    return {QT_TRANSLATE_NOOP("gramme::exchange", "carbontracker logs"), matches, read, named};
}

} // namespace gramme::exchange
