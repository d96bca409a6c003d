// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "calibration.h"

#include "exchange/csv.h"
#include "study/format.h"

#include <QFile>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::test {

namespace {

QString text(std::string_view cell)
{
    return QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
}

study::Scenario scenarioOf(const CalibrationRun& run, const QString& device)
{
    study::Scenario scenario;
    scenario.hardware = device;
    scenario.count = run.count;
    scenario.hours = run.hours;
    scenario.intensity = 1000.0;
    scenario.pue = 1.0;
    scenario.embodied = false;
    scenario.interval = true;
    if (run.boundary == u"accelerators")
        scenario.hostW = 0.0;
    return scenario;
}

QString number(double value)
{
    return study::format::significant(value, QLocale(QLocale::English, QLocale::UnitedKingdom));
}

QString exact(double value)
{
    return study::format::exact(value, QLocale(QLocale::English, QLocale::UnitedKingdom));
}

} // namespace

std::vector<Cells> resourceTable(const QString& name)
{
    QFile file(QStringLiteral(GRAMME_TEST_DATA "/../../resources/") + name);
    std::vector<Cells> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    exchange::CsvReader reader(file);
    exchange::CsvRecord record;
    QStringList header;
    while (reader.fill()) {
        while (reader.next(record)) {
            Cells row;
            QStringList names;
            for (std::size_t i = 0; i < record.cells.size(); ++i) {
                if (header.isEmpty())
                    names << text(record.cells[i]);
                else
                    row.insert(header.at(static_cast<qsizetype>(i)), text(record.cells[i]));
            }
            if (header.isEmpty())
                header = names;
            else
                rows.push_back(row);
        }
    }
    return rows;
}

double CalibrationRun::error() const
{
    return std::abs(bestKwh / measuredKwh - 1.0);
}

std::vector<CalibrationRun> predictedRuns(const catalog::Catalog& catalog)
{
    std::vector<CalibrationRun> runs;
    for (const Cells& row : resourceTable(u"references/calibration_runs.csv"_s)) {
        CalibrationRun run;
        run.id = row.value(u"reference_id"_s);
        run.publication = row.value(u"citation_key"_s);
        run.count = row.value(u"count"_s).toDouble();
        run.hours = row.value(u"hours"_s).toDouble();
        run.boundary = row.value(u"boundary"_s);
        run.measuredKwh = row.value(u"measured_kwh"_s).toDouble();
        run.heldOut = row.value(u"held_out"_s) == u"1";
        const auto outcome = study::evaluate(scenarioOf(run, row.value(u"device_id"_s)), catalog,
                                             study::commandLine);
        if (!outcome)
            qFatal("%s: %s", qPrintable(run.id), qPrintable(outcome.error().message));
        run.hardware = outcome->resolved.selection.device->name;
        run.bestKwh = outcome->estimate.total.value();
        run.lowKwh = outcome->estimate.interval->low.value();
        run.highKwh = outcome->estimate.interval->high.value();
        runs.push_back(run);
    }
    return runs;
}

double coverage(const std::vector<CalibrationRun>& runs)
{
    const auto covered = std::count_if(runs.begin(), runs.end(),
                                       [](const CalibrationRun& run) { return run.isCovered(); });
    return runs.empty() ? 0.0 : double(covered) / double(runs.size());
}

double medianError(const std::vector<CalibrationRun>& runs)
{
    std::vector<double> errors;
    for (const CalibrationRun& run : runs)
        errors.push_back(run.error());
    std::sort(errors.begin(), errors.end());
    const std::size_t half = errors.size() / 2;
    return errors.size() % 2 ? errors[half] : (errors[half - 1] + errors[half]) / 2.0;
}

QString calibrationTable(const std::vector<CalibrationRun>& runs)
{
    QString table = u"| run | hardware | count x hours | boundary | measured, kWh | predicted, kWh "
                    "| 90 % interval | inside | held out |\n"
                    "|---|---|---|---|---:|---:|---|---|---|\n"_s;
    for (const CalibrationRun& run : runs) {
        table += u"| %1 | %2 | %3 x %4 | %5 | %6 | %7 | %8 to %9 | "_s.arg(
            run.id, run.hardware, exact(run.count), exact(run.hours), run.boundary,
            number(run.measuredKwh), number(run.bestKwh), number(run.lowKwh),
            number(run.highKwh));
        table += (run.isCovered() ? u"yes | "_s : u"**no** | "_s)
                 + (run.heldOut ? u"held out |\n"_s : u"|\n"_s);
    }
    return table;
}

QString exclusionTable(const std::vector<Cells>& exclusions)
{
    QStringList reasons; // in the order of their first row
    QHash<QString, QStringList> rows;
    for (const Cells& row : exclusions) {
        const QString reason = row.value(u"reason"_s);
        if (!rows.contains(reason))
            reasons << reason;
        rows[reason] << row.value(u"row_id"_s);
    }
    QString table = u"| why it is left out | rows |\n|---|---|\n"_s;
    for (const QString& reason : reasons)
        table += u"| %1 | %2 |\n"_s.arg(reason, rows.value(reason).join(u", "_s));
    return table;
}

} // namespace gramme::test
