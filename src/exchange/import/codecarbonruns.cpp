// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/codecarbonruns.h"

#include "exchange/import/importtable.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double secondsPerHour = 3600.0;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// A row and the file it stands in.
struct Placed
{
    CodeCarbonRow* row = nullptr;
    CodeCarbonFile* file = nullptr;

    QString place() const
    {
        return tr("%1 of “%2”").arg(row->row.place, file->imported.files.front());
    }
    QDateTime begin() const
    {
        const double seconds = row->row.run.hours.value_or(0.0) * secondsPerHour;
        return row->end.addMSecs(-static_cast<qint64>(seconds * 1000.0));
    }
};

std::vector<Placed> usableRows(std::vector<CodeCarbonFile>& files)
{
    std::vector<Placed> all;
    for (CodeCarbonFile& file : files) {
        for (CodeCarbonRow& row : file.rows) {
            if (row.row.isUsable())
                all.push_back({&row, &file});
        }
    }
    return all;
}

/// Whether the figures of `later` hold those of `earlier`, as those of a run that went on do.
bool goesOn(const study::MeasuredRun& earlier, const study::MeasuredRun& later)
{
    return later.hours.value_or(0.0) >= earlier.hours.value_or(0.0) &&
           later.energyKwh.value_or(0.0) >= earlier.energyKwh.value_or(0.0) &&
           later.emissionsKg.value_or(0.0) >= earlier.emissionsKg.value_or(0.0);
}

void settleRepeated(const std::vector<Placed>& all)
{
    QHash<QString, Placed> latest;
    for (const Placed& placed : all) {
        if (placed.row->isTask || placed.row->run.isEmpty())
            continue;
        const auto found = latest.find(placed.row->run);
        if (found == latest.end()) {
            latest.insert(placed.row->run, placed);
            continue;
        }
        const bool forward = goesOn(found->row->row.run, placed.row->row.run);
        if (!forward && !goesOn(placed.row->row.run, found->row->row.run)) {
            doubt(placed.row->row,
                  tr("The run %1 stands here and at %2 with figures of which neither holds the "
                     "other; both are kept.")
                      .arg(placed.row->run, found->place()));
            continue;
        }
        const Placed kept = forward ? placed : *found;
        const Placed part = forward ? *found : placed;
        fold(part.row->row, tr("The run %1 stands again at %2 with all its figures up to then; "
                                 "this row is a part of that one and is not counted.")
                                  .arg(placed.row->run, kept.place()));
        remark(kept.row->row, tr("The run was recorded several times; this row holds the whole."));
        *found = kept;
    }
}

void noteTasks(const std::vector<Placed>& all, std::vector<CodeCarbonFile>& files)
{
    QHash<QString, Placed> runs;
    for (const Placed& placed : all) {
        if (!placed.row->isTask && placed.row->row.isUsable())
            runs.insert(placed.row->run, placed);
    }
    for (CodeCarbonFile& file : files) {
        const auto task = std::find_if(file.rows.begin(), file.rows.end(),
                                       [](const CodeCarbonRow& row) { return row.isTask; });
        if (task == file.rows.end())
            continue;
        const auto whole = runs.constFind(task->run);
        if (whole != runs.constEnd())
            file.imported.notes << tr("The tasks are parts of the run at %1; do not count both.")
                                       .arg(whole->place());
    }
}

/// At least two seconds, since timestamps are whole seconds, and a tenth of the shorter one.
bool overlap(const Placed& first, const Placed& second)
{
    constexpr double leastSeconds = 2.0;
    const double common =
        static_cast<double>(second.begin().msecsTo(std::min(first.row->end, second.row->end))) /
        1000.0;
    const double shorter =
        std::min(first.row->row.run.hours.value_or(0.0), second.row->row.run.hours.value_or(0.0)) *
        secondsPerHour;
    return common > leastSeconds && common > 0.1 * shorter;
}

void warnOverlap(const Placed& placed, const Placed& other)
{
    doubt(placed.row->row, tr("At the same time %1 was recorded on what looks like the same "
                              "machine. Each of the two counts the whole machine, so that their "
                              "sum counts it twice.")
                               .arg(other.place()));
}

void warnOfTwice(std::vector<Placed> all)
{
    std::erase_if(all, [](const Placed& placed) {
        return !placed.row->row.isUsable() || placed.row->isTask ||
               !placed.row->wholeMachine || !placed.row->end.isValid() ||
               placed.row->machine.isEmpty();
    });
    std::stable_sort(all.begin(), all.end(), [](const Placed& one, const Placed& other) {
        return one.begin() < other.begin();
    });
    // Of the runs so far on a machine, only the one that ends last can reach into the next.
    QHash<QString, Placed> last;
    for (const Placed& placed : all) {
        const auto before = last.find(placed.row->machine);
        if (before == last.end()) {
            last.insert(placed.row->machine, placed);
            continue;
        }
        if (overlap(*before, placed)) {
            warnOverlap(placed, *before);
            warnOverlap(*before, placed);
        }
        if (placed.row->end > before->row->end)
            *before = placed;
    }
}

} // namespace

void settleRuns(std::vector<CodeCarbonFile>& files)
{
    const std::vector<Placed> all = usableRows(files);
    settleRepeated(all);
    noteTasks(all, files);
    warnOfTwice(all);
}

} // namespace gramme::exchange
