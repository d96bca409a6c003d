// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/addruns.h"

#include "exchange/import/importlines.h"

#include <QCoreApplication>
#include <QMultiHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// Runs that may be the same have the same key.
QString keyOf(const study::MeasuredRun& run)
{
    return run.tool + u'\n' + run.record + u'\n' + run.start;
}

} // namespace

bool isSameRun(const study::MeasuredRun& a, const study::MeasuredRun& b)
{
    if (a.tool != b.tool || a.record != b.record || a.start != b.start)
        return false;
    // A start alone is that of a clock read to the second or better; a record may be just "row 3".
    return !a.start.isEmpty() ||
           (a.file == b.file && a.hours == b.hours && a.energyKwh == b.energyKwh);
}

QString placeOf(const Imported& imported, const ImportedRow& row)
{
    const QString file = shownText(imported.files.join(u" + "_s));
    return row.place.isEmpty() ? file : u"%1, %2"_s.arg(file, row.place);
}

AddedRuns addRuns(study::Study& study, const std::vector<Imported>& imported)
{
    AddedRuns done;
    QMultiHash<QString, study::MeasuredRun> present;
    for (const study::MeasuredRun& run : study.runs)
        present.insert(keyOf(run), run);
    for (const Imported& file : imported) {
        for (const ImportedRow& row : file.rows) {
            if (!row.isUsable())
                continue;
            const auto alike = present.values(keyOf(row.run));
            const bool isThere =
                std::any_of(alike.begin(), alike.end(), [&row](const study::MeasuredRun& run) {
                    return isSameRun(run, row.run);
                });
            if (isThere) {
                done.notes << tr("%1: the study has this run already; it was not added again.")
                                  .arg(placeOf(file, row));
                continue;
            }
            present.insert(keyOf(row.run), row.run);
            study::addRun(study, row.run);
            ++done.added;
        }
    }
    return done;
}

} // namespace gramme::exchange
