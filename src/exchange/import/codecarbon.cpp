// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/codecarbon.h"

#include "exchange/import/codecarbonlayout.h"
#include "exchange/import/codecarbonruns.h"

#include <QCoreApplication>
#include <QVersionNumber>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double secondsPerHour = 3600.0;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// 85 W for a processor nothing is known of, at the half that CodeCarbon assumes.
constexpr double fallbackCpuWatts = 42.5;
/// Of the world, IEA 2019: what CodeCarbon takes where it knows no country.
constexpr double fallbackIntensity = 475.0;

// Of one row -------------------------------------------------------------------------------------

void readIdentity(const NamedCells& cells, CodeCarbonRow& row)
{
    study::MeasuredRun& run = row.row.run;
    const QString task = cells.text(u"task_name");
    run.tool = u"CodeCarbon"_s;
    run.toolVersion = cells.text(u"codecarbon_version");
    run.name = task.isEmpty() ? cells.text(u"project_name") : task;
    // Up to 1.x, which wrote no version, experiment_id was the run's; since 2.7 runs share it.
    const bool early = !cells.has(u"run_id") && !cells.has(u"codecarbon_version");
    row.run = cells.text(early ? u"experiment_id" : u"run_id");
    row.isTask = cells.has(u"task_name");
    run.record = task.isEmpty() ? row.run : tr("%1, task %2").arg(row.run, task);
}

/// CodeCarbon writes the time at which it writes, which is the end.
void readTime(const NamedCells& cells, CodeCarbonRow& row)
{
    const QString timestamp = cells.text(u"timestamp");
    row.end = QDateTime::fromString(timestamp, Qt::ISODate);
    if (const auto seconds = cells.amount(u"duration"))
        row.row.run.hours = *seconds / secondsPerHour;
    else
        doubt(row.row, tr("The row states no duration."));
    const double hours = row.row.run.hours.value_or(0.0);
    constexpr double century = 24.0 * 365.25 * 100.0;
    if (!row.end.isValid() || hours > century) {
        row.end = {};
        row.row.run.start = timestamp;
        doubt(row.row, tr("Timestamp “%1” with a duration of %2 h gives no start.")
                           .arg(timestamp.left(40), shownNumber(hours)));
        return;
    }
    const auto milliseconds = static_cast<qint64>(std::round(hours * secondsPerHour * 1000.0));
    row.row.run.start = row.end.addMSecs(-milliseconds).toString(Qt::ISODate);
}

/// CodeCarbon multiplies energies by the PUE since 2.2.3.
void readPue(const NamedCells& cells, CodeCarbonRow& row)
{
    study::MeasuredRun& run = row.row.run;
    if (const auto pue = cells.number(u"pue")) {
        if (*pue >= 1.0)
            run.pueIncluded = *pue;
        else
            doubt(row.row, tr("The PUE %1 is below 1, which cannot be; the energy is taken as it "
                              "stands, without PUE.")
                               .arg(shownNumber(*pue)));
        return;
    }
    const auto version = QVersionNumber::fromString(run.toolVersion);
    const bool mayHavePue =
        cells.has(u"pue") || version >= QVersionNumber(2, 2, 3) || (row.isTask && version.isNull());
    if (mayHavePue)
        doubt(row.row, tr("The row does not state the PUE that is in its energy; none (1) is "
                          "assumed."));
}

void readEnergy(const NamedCells& cells, CodeCarbonRow& row)
{
    study::MeasuredRun& run = row.row.run;
    run.energyKwh = cells.amount(u"energy_consumed");
    run.cpuKwh = cells.amount(u"cpu_energy");
    run.acceleratorsKwh = cells.amount(u"gpu_energy");
    run.memoryKwh = cells.amount(u"ram_energy");
    const double parts =
        run.cpuKwh.value_or(0.0) + run.acceleratorsKwh.value_or(0.0) + run.memoryKwh.value_or(0.0);
    if (!run.energyKwh && parts > 0.0 && std::isfinite(parts)) {
        run.energyKwh = parts;
        doubt(row.row, tr("The row states no energy_consumed; it is the sum of its parts."));
        return;
    }
    constexpr double tolerance = 0.01;
    const bool comparable = run.energyKwh && run.cpuKwh && run.memoryKwh;
    if (comparable && std::abs(parts - *run.energyKwh) > tolerance * *run.energyKwh)
        doubt(row.row, tr("Processors, accelerators and memory add up to %1 kWh, the row states "
                          "%2 kWh; the latter was taken.")
                           .arg(shownNumber(parts), shownNumber(*run.energyKwh)));
}

void readEmissions(const NamedCells& cells, CodeCarbonRow& row)
{
    study::MeasuredRun& run = row.row.run;
    run.emissionsKg = cells.amount(u"emissions");
    if (!run.energyKwh && !run.emissionsKg) {
        refuse(row.row, tr("The row states neither energy nor emissions."));
        return;
    }
    if (!run.energyKwh)
        doubt(row.row, tr("The row states no energy, only emissions."));
    if (!run.emissionsKg)
        doubt(row.row, tr("The row states no emissions."));
    setIntensity(run);
    const auto water = cells.amount(u"water_consumed");
    if (water && (*water > 0.0 || cells.number(u"wue").value_or(0.0) > 0.0))
        run.waterL = water; // a WUE of 0 is CodeCarbon's default: water was not counted
}

/// kg/s since 2.2.0, g/s before, told by its size: the mean rate is emissions over duration.
void readRate(const NamedCells& cells, CodeCarbonRow& row)
{
    const auto rate = cells.number(u"emissions_rate");
    const study::MeasuredRun& run = row.row.run;
    if (!rate || !run.emissionsKg || *run.emissionsKg <= 0.0 || run.hours.value_or(0.0) <= 0.0)
        return;
    constexpr double tolerance = 0.01;
    const double mean = *run.emissionsKg / (*run.hours * secondsPerHour);
    const double ratio = *rate / mean;
    if (std::abs(ratio - 1.0) <= tolerance)
        row.rate = RateUnit::KilogramsPerSecond;
    else if (std::abs(ratio / 1000.0 - 1.0) <= tolerance)
        row.rate = RateUnit::GramsPerSecond;
    else
        doubt(row.row, tr("emissions_rate is %1, which is neither kg/s nor g/s: emissions over "
                          "duration are %2 kg/s. The emissions or the duration may be wrong.")
                           .arg(shownNumber(*rate), shownNumber(mean)));
}

void readMachine(const NamedCells& cells, CodeCarbonRow& row)
{
    study::MeasuredRun& run = row.row.run;
    const QString cpu = cells.text(u"cpu_model");
    setAccelerators(row.row, cells.text(u"gpu_model"), cells.amount(u"gpu_count"));
    run.cpu = cpu == "Unknown"_L1 ? QString() : cpu;
    run.cpuCores = cells.amount(u"cpu_count");
    run.memoryGb = cells.amount(u"ram_total_size");
    row.wholeMachine = cells.text(u"tracking_mode") != "process"_L1;
    if (!row.wholeMachine)
        remark(row.row, tr("Only the share of one process was counted (tracking_mode “process”), "
                           "not the whole machine."));
    if (cells.number(u"cpu_power") == fallbackCpuWatts)
        remark(row.row, tr("The 42.5 W of the processor are what CodeCarbon assumes where it knows "
                           "nothing of it; they were not measured."));
    QStringList machine;
    for (const auto& column : {u"os"_s, u"cpu_count"_s, u"cpu_model"_s, u"ram_total_size"_s})
        machine << cells.text(column);
    row.machine = machine.join(QString()).isEmpty() ? QString() : machine.join(u'|');
}

void readPlace(const NamedCells& cells, CodeCarbonRow& row)
{
    study::MeasuredRun& run = row.row.run;
    const QString country = cells.text(u"country_name");
    const QString region = cells.text(u"region");
    run.place = region.isEmpty() ? country : u"%1, %2"_s.arg(country, region);
    if (country.isEmpty())
        run.place = region;
    run.country = cells.text(u"country_iso_code");
    run.provider = cells.text(u"cloud_provider");
    run.region = cells.text(u"cloud_region");
    if (run.country == "CAN"_L1 && region.compare("quebec"_L1, Qt::CaseInsensitive) == 0)
        remark(row.row, tr("CodeCarbon also states Canada, Quebec where it cannot find out where "
                           "the machine stands; check the place."));
    if (run.intensityGPerKwh && std::abs(*run.intensityGPerKwh - fallbackIntensity) < 0.01)
        remark(row.row, tr("The intensity is the world's mean, 475 g/kWh, which CodeCarbon takes "
                           "where it knows no country."));
}

CodeCarbonRow readRow(const FittedRecord& fitted, const QString& file)
{
    CodeCarbonRow row;
    const NamedCells cells(fitted.columns, fitted.cells, row.row);
    row.row.run.file = file;
    if (!fitted.repair.isEmpty())
        doubt(row.row, fitted.repair);
    readIdentity(cells, row);
    readTime(cells, row);
    readPue(cells, row);
    readEnergy(cells, row);
    readEmissions(cells, row);
    if (!row.row.isUsable())
        return row;
    readRate(cells, row);
    readMachine(cells, row);
    readPlace(cells, row);
    return row;
}

// Of a file --------------------------------------------------------------------------------------

CodeCarbonRow unreadable(const ImportRecord& record, const QStringList& header, bool cutOff)
{
    CodeCarbonRow row;
    if (record.openQuote)
        refuse(row.row, tr("A quotation mark is never closed in this row."));
    else if (header.isEmpty())
        refuse(row.row, tr("There is no header before this row and it fits no version of "
                           "CodeCarbon."));
    else
        refuse(row.row, tr("The row has %1 cells under a header of %2, and fits no version of "
                           "CodeCarbon.")
                            .arg(record.count)
                            .arg(header.size()));
    if (cutOff)
        row.row.notes << tr("The file ends in the middle of this row.");
    return row;
}

void noteRates(CodeCarbonFile& file)
{
    const auto count = [&](RateUnit unit) {
        return std::count_if(file.rows.begin(), file.rows.end(),
                             [unit](const CodeCarbonRow& row) { return row.rate == unit; });
    };
    const auto grams = count(RateUnit::GramsPerSecond);
    const auto kilograms = count(RateUnit::KilogramsPerSecond);
    if (grams > 0)
        file.imported.notes << tr("emissions_rate is in g/s in %1 of the rows and in kg/s in %2, "
                                  "found by its size; it is not used.")
                                   .arg(grams)
                                   .arg(kilograms);
    else if (kilograms > 0)
        file.imported.notes << tr("emissions_rate is in kg/s, found by its size; it is not used.");
}

void noteHeader(CodeCarbonFile& file, const QStringList& first)
{
    if (isCodeCarbonHeader(first))
        return;
    file.imported.notes << tr("“%1” does not begin with the header of CodeCarbon's emissions.csv.")
                               .arg(file.imported.files.front());
}

/// A table that a spreadsheet has saved its own way.
bool hasOtherSeparator(const ImportTable& table, const QByteArray& content)
{
    return !table.records.empty() && !isCodeCarbonHeader(table.records.front().cells) &&
           isCodeCarbonHeader(firstCells(content));
}

void readRecords(const ImportTable& table, CodeCarbonFile& file)
{
    QStringList header;
    std::size_t refused = 0;
    for (const ImportRecord& record : table.records) {
        if (isCodeCarbonHeader(record.cells)) {
            header = record.cells;
            continue;
        }
        const bool cutOff = table.endsInLine && &record == &table.records.back();
        const FittedRecord fitted =
            record.openQuote ? FittedRecord() : fitCodeCarbon(header, record);
        CodeCarbonRow row = fitted.fits ? readRow(fitted, file.imported.files.front())
                                        : unreadable(record, header, cutOff);
        row.row.place = linePlace(record.line);
        if (fitted.fits && cutOff && row.row.isUsable())
            doubt(row.row,
                  tr("The file ends without a line end: its last figures may be cut off."));
        refused += row.row.state == RowState::Refused ? 1 : 0;
        file.rows.push_back(std::move(row));
        if (refused >= maxRefused) {
            file.imported.notes << tr("After line %1 the file was not read: too many of its rows "
                                      "cannot be understood.")
                                       .arg(record.line);
            return;
        }
    }
}

CodeCarbonFile readFile(const ImportFile& given)
{
    CodeCarbonFile file;
    file.imported.format = tr("CodeCarbon emissions.csv");
    file.imported.files = {given.name};
    const ImportTable table = readTable(given.content);
    if (hasOtherSeparator(table, given.content)) {
        file.imported.notes << tr("The columns of “%1” are not separated by commas, as CodeCarbon "
                                  "writes them. Take the file as CodeCarbon wrote it, or save it "
                                  "again with commas and decimal points.")
                                   .arg(given.name);
        return file;
    }
    noteHeader(file, table.records.empty() ? QStringList() : table.records.front().cells);
    readRecords(table, file);
    file.imported.notes << table.problems;
    if (file.rows.empty())
        file.imported.notes << tr("There are no rows in “%1”.").arg(given.name);
    noteRates(file);
    return file;
}

std::vector<Imported> read(const std::vector<ImportFile>& given, const ImportOptions&)
{
    std::vector<CodeCarbonFile> files;
    files.reserve(given.size());
    for (const ImportFile& file : given)
        files.push_back(readFile(file));
    settleRuns(files);
    std::vector<Imported> imported;
    for (CodeCarbonFile& file : files) {
        for (CodeCarbonRow& row : file.rows)
            file.imported.rows.push_back(std::move(row.row));
        imported.push_back(std::move(file.imported));
    }
    return imported;
}

bool matches(const ImportFile& file)
{
    const QStringList cells = firstCells(file.content);
    if (isCodeCarbonHeader(cells))
        return true;
    // A file that has lost its header still begins with a row of a known layout.
    const ImportRecord record{1, cells, static_cast<std::size_t>(cells.size()), false};
    return fitCodeCarbon({}, record).fits;
}

bool named(const QString& name)
{
    return name.startsWith("emissions"_L1, Qt::CaseInsensitive) &&
           name.contains(".csv"_L1, Qt::CaseInsensitive);
}

} // namespace

ImportFormat codeCarbonFormat()
{
    return {QT_TRANSLATE_NOOP("gramme::exchange", "CodeCarbon emissions.csv"), matches, read,
            named};
}

} // namespace gramme::exchange
