// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/nvidiasmi.h"

#include "exchange/import/importlines.h"
#include "exchange/import/importtable.h"
#include "exchange/import/nvidialog.h"
#include "study/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double gapIntervals = 10.0;
constexpr double secondsPerHour = 3600.0;
constexpr double joulesPerKwh = 3.6e6;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

QString number(double value)
{
    return study::format::significant(value, QLocale::c());
}

QString remedy()
{
    return u"nvidia-smi --query-gpu=timestamp,index,name,power.draw --format=csv -l 1"_s;
}

/// What one device came to.
struct Track
{
    bool hasLast = false;
    double seconds = 0.0;
    double watts = 0.0;
    double joules = 0.0;
    double covered = 0.0; ///< Seconds.
    std::size_t samples = 0;
};

/// What the whole log came to.
struct Total
{
    std::vector<Track> tracks;
    double interval = 0.0; ///< Median, seconds.
    std::size_t gaps = 0;
    double gapSeconds = 0.0;
    std::size_t backwards = 0;
    double backSeconds = 0.0;
};

/// Calls `use(track, sample)` for every sample of which device and power are known.
template <class Use>
void forEachSample(const PowerLog& log, std::vector<Track>& tracks, const Use& use)
{
    for (const PowerSample& sample : log.samples) {
        if (!sample.isKnown || sample.device < 0)
            continue;
        Track& track = tracks[static_cast<std::size_t>(sample.device)];
        use(track, sample);
        track.hasLast = true;
        track.seconds = sample.seconds;
        track.watts = sample.watts;
        ++track.samples;
    }
}

double medianInterval(const PowerLog& log, std::size_t devices)
{
    std::vector<Track> tracks(devices);
    std::vector<double> intervals;
    forEachSample(log, tracks, [&intervals](const Track& track, const PowerSample& sample) {
        if (track.hasLast && sample.seconds > track.seconds)
            intervals.push_back(sample.seconds - track.seconds);
    });
    if (intervals.empty())
        return 0.0;
    const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(intervals.size() / 2);
    std::nth_element(intervals.begin(), middle, intervals.end());
    return *middle;
}

/// Trapezoids between neighbouring samples of a device.
Total integrate(const PowerLog& log, std::size_t devices)
{
    Total total;
    total.tracks.resize(devices);
    total.interval = medianInterval(log, devices);
    forEachSample(log, total.tracks, [&total](Track& track, const PowerSample& sample) {
        if (!track.hasLast)
            return;
        const double step = sample.seconds - track.seconds;
        if (step < 0.0) {
            ++total.backwards;
            total.backSeconds = std::max(total.backSeconds, -step);
        } else if (step > gapIntervals * total.interval) {
            ++total.gaps;
            total.gapSeconds += step;
        } else {
            track.joules += 0.5 * (track.watts + sample.watts) * step;
            track.covered += step;
        }
    });
    return total;
}

/// Why nothing can be made of the log; empty where something can.
QString refusal(const PowerLog& log)
{
    if (!log.hasTime)
        return tr("The log has no timestamps, so its energy is not known; log again with “%1”.")
            .arg(remedy());
    if (!log.hasPower)
        return tr("The log has no column power.draw; log again with “%1”.").arg(remedy());
    if (log.isAmbiguous)
        return tr("The log has no header, and several of its columns may be the power; log again "
                  "without noheader: “%1”.")
            .arg(remedy());
    if (log.samples.empty())
        return tr("The log holds no sample of a time and a power; log again with “%1”.")
            .arg(remedy());
    if (log.unknownPower == log.samples.size())
        return tr("The device does not report its power: every sample says so.");
    return {};
}

void noteLines(const PowerLog& log, ImportedRow& row)
{
    if (log.badLines > 0)
        doubt(row,
              tr("Lines that were not understood and left out: %1; the first is line %2, “%3”.")
                  .arg(QString::number(log.badLines), QString::number(log.firstBad),
                       log.firstBadText));
    if (log.isCutOff)
        doubt(row, tr("The last line is cut off; the log may go on elsewhere."));
    if (log.unknownPower > 0)
        doubt(row, tr("Samples that state no power and were left out: %1 of %2.")
                       .arg(log.unknownPower)
                       .arg(log.samples.size()));
    if (log.restarts > 0)
        doubt(row,
              tr("The log was begun %1 times in the same file; all parts were read as one run.")
                  .arg(log.restarts + 1));
    if (!log.hasHeader)
        remark(row, tr("The log has no header; its columns were found by their shape."));
    if (!log.powerColumn.isEmpty() && log.powerColumn != u"power.draw")
        remark(row, tr("The power was read from the column %1.").arg(log.powerColumn));
}

void noteTime(const Total& total, ImportedRow& row)
{
    if (total.gaps > 0)
        doubt(row,
              tr("Gaps of more than %2 s, ten times the usual interval: %1, with %3 h of device "
                 "time in all. Neither their energy nor their time was counted.")
                  .arg(QString::number(total.gaps), number(gapIntervals * total.interval),
                       number(total.gapSeconds / secondsPerHour)));
    if (total.backwards > 0)
        doubt(row,
              tr("Times that the clock went back: %1, by up to %2 s; nothing was counted for these "
                 "steps.")
                  .arg(QString::number(total.backwards), number(total.backSeconds)));
}

/// Finds the devices where the log does not name them. Returns how many there are.
std::size_t findDevices(PowerLog& log, ImportedRow& row)
{
    if (!log.devices.isEmpty()) {
        const auto unnamed = std::count_if(log.samples.begin(), log.samples.end(),
                                           [](const PowerSample& s) { return s.device < 0; });
        if (unnamed > 0)
            doubt(row, tr("Samples that do not say which device they are of and were left out: %1.")
                           .arg(unnamed));
        return static_cast<std::size_t>(log.devices.size());
    }
    const int devices = devicesByRhythm(log.samples);
    if (devices == 1) {
        for (PowerSample& sample : log.samples)
            sample.device = 0;
        return 1;
    }
    doubt(row, tr("The log does not tell the devices apart; %1 were found because its lines come "
                  "in groups of that many. Log index too to be sure.")
                   .arg(devices));
    if (const std::size_t left = assignByRhythm(log, devices); left > 0)
        doubt(row, tr("Samples in groups of another size, left out: %1.").arg(left));
    return static_cast<std::size_t>(devices);
}

QString modelNames(const PowerLog& log)
{
    QStringList names;
    for (const QString& model : log.models)
        names << shownText(model);
    return names.join(u", "_s);
}

void fill(const PowerLog& log, const Total& total, ImportedRow& row)
{
    double joules = 0.0;
    double covered = 0.0;
    std::size_t samples = 0;
    std::size_t devices = 0;
    for (const Track& track : total.tracks) {
        joules += track.joules;
        covered = std::max(covered, track.covered);
        samples += track.samples;
        devices += track.samples > 0 ? 1 : 0;
    }
    if (!(covered > 0.0)) {
        refuse(row, tr("The log holds no two samples of one device at different times, so its "
                       "energy is not known."));
        return;
    }
    row.run.hours = covered / secondsPerHour;
    row.run.energyKwh = joules / joulesPerKwh;
    row.run.acceleratorsKwh = row.run.energyKwh;
    row.run.count = static_cast<double>(devices);
    row.run.hardware = modelNames(log);
    if (log.models.size() > 1)
        remark(row, tr("Several models take part: %1.").arg(row.run.hardware));
    if (devices < total.tracks.size())
        doubt(row, tr("Devices that never state their power and were left out: %1 of %2.")
                       .arg(total.tracks.size() - devices)
                       .arg(total.tracks.size()));
    remark(row,
           tr("Mean power %1 W over %2 h; devices: %3, samples: %4, usual interval: %5 s.")
               .arg(number(joules / covered), number(covered / secondsPerHour),
                    QString::number(devices), QString::number(samples), number(total.interval)));
}

Imported readLog(const ImportFile& file)
{
    Imported imported;
    imported.format = tr("nvidia-smi power log");
    imported.files = {file.name};
    ImportedRow row;
    row.place = tr("log");
    row.run.tool = u"nvidia-smi"_s;
    row.run.file = file.name;
    row.run.name = file.name;
    row.run.coverage = study::Coverage::Accelerators;
    row.run.quality = study::Quality::Measured;
    PowerLog log = readPowerLog(file.content);
    row.run.start = log.start;
    row.run.toolVersion = log.driver;
    noteLines(log, row);
    if (const QString reason = refusal(log); !reason.isEmpty()) {
        refuse(row, reason);
    } else {
        const Total total = integrate(log, findDevices(log, row));
        noteTime(total, row);
        fill(log, total, row);
    }
    imported.rows.push_back(std::move(row));
    return imported;
}

bool matches(const ImportFile& file)
{
    return looksLikePowerLog(file.content);
}

std::vector<Imported> read(const std::vector<ImportFile>& files, const ImportOptions&)
{
    return readEach(files, &readLog);
}

} // namespace

ImportFormat nvidiaSmiFormat()
{
    return {QT_TRANSLATE_NOOP("gramme::exchange", "nvidia-smi power log"), &matches, &read};
}

} // namespace gramme::exchange
