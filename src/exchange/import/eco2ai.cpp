// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/eco2ai.h"

#include "exchange/import/importtable.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr double secondsPerHour = 3600.0;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// What a column is called, with what it was called in earlier versions.
struct Column
{
    const char* now;
    const char* before;
};
constexpr std::array<Column, 4> renamed{{{"duration(s)", "time(s)"},
                                         {"power_consumption(kWh)", "power_consumption(kWTh)"},
                                         {"CO2_emissions(kg)", "CO2_emissions(kg)"},
                                         {"region/country", "country"}}};

QStringList presentNames(QStringList header)
{
    for (const Column& column : renamed) {
        const qsizetype index = header.indexOf(QLatin1String(column.before));
        if (index >= 0)
            header[index] = QString::fromLatin1(column.now);
    }
    return header;
}

bool isHeader(const QStringList& cells)
{
    const QStringList names = presentNames(cells);
    return names.contains(u"power_consumption(kWh)"_s) && names.contains(u"CO2_emissions(kg)"_s);
}

/// "NVIDIA A100 2 device(s)" or "Intel Xeon/1 device(s), TDP:100.1": the name and the number.
struct Devices
{
    QString name;
    std::optional<double> count;
};

Devices devicesOf(const QString& text)
{
    const qsizetype end = text.indexOf(" device(s)"_L1);
    if (end < 0)
        return {text, {}};
    qsizetype begin = end;
    while (begin > 0 && text[begin - 1].isDigit())
        --begin;
    Devices devices{text.left(begin).trimmed(),
                    importedNumber(QStringView(text).mid(begin, end - begin))};
    while (devices.name.endsWith(u'/') || devices.name.endsWith(u' '))
        devices.name.chop(1);
    return devices;
}

void readMachine(const NamedCells& cells, ImportedRow& row)
{
    const Devices gpu = devicesOf(cells.text(u"GPU_name"));
    const bool hasGpu = !gpu.name.isEmpty() && gpu.count.value_or(1.0) > 0.0;
    row.run.hardware = hasGpu ? gpu.name : QString();
    row.run.count = gpu.count;
    row.run.cpu = devicesOf(cells.text(u"CPU_name")).name;
    row.run.place = cells.text(u"region/country");
    // Processors are rated power times load; only accelerators are read from a sensor.
    row.run.quality = hasGpu ? study::Quality::Measured : study::Quality::Estimated;
}

ImportedRow readRow(const QStringList& header, const ImportRecord& record, const QString& file)
{
    ImportedRow row;
    const NamedCells cells(header, record.cells, row);
    study::MeasuredRun& run = row.run;
    run.tool = u"Eco2AI"_s;
    run.toolVersion = cells.text(u"eco2ai_version");
    run.file = file;
    run.name = cells.text(u"project_name");
    run.record = cells.text(u"id");
    run.start = cells.text(u"start_time");
    if (run.start.size() > 10 && run.start[10] == u' ')
        run.start[10] = u'T';
    run.notes = cells.text(u"experiment_description");
    if (const auto seconds = cells.amount(u"duration(s)"))
        run.hours = *seconds / secondsPerHour;
    else
        doubt(row, tr("The row states no duration."));
    run.energyKwh = cells.amount(u"power_consumption(kWh)");
    run.emissionsKg = cells.amount(u"CO2_emissions(kg)");
    if (!run.energyKwh && !run.emissionsKg) {
        refuse(row, tr("The row states neither energy nor emissions."));
        return row;
    }
    if (!run.energyKwh)
        doubt(row, tr("The row states no energy, only emissions."));
    if (!run.emissionsKg)
        doubt(row, tr("The row states no emissions."));
    setIntensity(run);
    doubt(row,
          tr("Eco2AI does not write down the PUE that is in its energy; none (1), its default, "
             "is assumed."));
    readMachine(cells, row);
    return row;
}

// Epochs -----------------------------------------------------------------------------------------

struct Epochs
{
    std::vector<std::size_t> rows; ///< Of one id, in the order of the file.
    bool each = true; ///< Every one counts from its own start; else all from the first.
};

/// Eco2AI starts counting anew with every epoch and then states another start. Rows with one and
/// the same start are the run so far.
Epochs epochsOf(const std::vector<ImportedRow>& rows, const std::vector<std::size_t>& indices)
{
    Epochs epochs{indices, true};
    const study::MeasuredRun& first = rows[indices.front()].run;
    const study::MeasuredRun& last = rows[indices.back()].run;
    epochs.each =
        first.start != last.start || last.energyKwh.value_or(0.0) < first.energyKwh.value_or(0.0);
    return epochs;
}

std::optional<double> sum(std::optional<double> one, std::optional<double> other)
{
    return one && other ? std::optional(*one + *other) : std::nullopt;
}

void merge(std::vector<ImportedRow>& rows, const Epochs& epochs)
{
    ImportedRow& whole = rows[epochs.rows.back()];
    for (auto index = epochs.rows.rbegin() + 1; index != epochs.rows.rend(); ++index) {
        ImportedRow& part = rows[*index];
        if (epochs.each) {
            whole.run.hours = sum(whole.run.hours, part.run.hours);
            whole.run.energyKwh = sum(whole.run.energyKwh, part.run.energyKwh);
            whole.run.emissionsKg = sum(whole.run.emissionsKg, part.run.emissionsKg);
            whole.run.start = part.run.start;
        }
        part.notes.clear();
        fold(part, tr("This row is an epoch of the run at %1, which holds it.").arg(whole.place));
    }
    setIntensity(whole.run);
    doubt(whole,
          epochs.each
              ? tr("The run is the sum of %1 rows with the same id, taken as epochs of which "
                   "each counts from its own start.")
                    .arg(epochs.rows.size())
              : tr("The run stands in %1 rows with the same id and start; the last was "
                   "taken to hold all.")
                    .arg(epochs.rows.size()));
    if (!whole.run.energyKwh)
        doubt(whole, tr("An epoch without energy leaves the run without energy."));
}

void mergeEpochs(std::vector<ImportedRow>& rows)
{
    QHash<QString, std::vector<std::size_t>> ofId;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].isUsable() && !rows[i].run.record.isEmpty())
            ofId[rows[i].run.record].push_back(i);
    }
    for (auto id = ofId.cbegin(); id != ofId.cend(); ++id) {
        if (id->size() > 1)
            merge(rows, epochsOf(rows, *id));
    }
}

// Files ------------------------------------------------------------------------------------------

ImportedRow unreadable(const ImportRecord& record, const QStringList& header)
{
    ImportedRow row;
    if (record.openQuote)
        refuse(row, tr("A quotation mark is never closed in this row."));
    else
        refuse(
            row,
            tr("The row has %1 cells under a header of %2.").arg(record.count).arg(header.size()));
    return row;
}

void readRecords(const ImportTable& table, Imported& imported)
{
    QStringList header;
    std::size_t refused = 0;
    for (const ImportRecord& record : table.records) {
        if (isHeader(record.cells)) {
            header = presentNames(record.cells);
            continue;
        }
        const bool fits = !record.openQuote && !header.isEmpty() &&
                          record.count == static_cast<std::size_t>(header.size());
        ImportedRow row =
            fits ? readRow(header, record, imported.files.front()) : unreadable(record, header);
        row.place = linePlace(record.line);
        if (table.endsInLine && &record == &table.records.back())
            row.state == RowState::Refused
                ? remark(row, tr("The file ends in the middle of this row."))
                : doubt(row, tr("The file ends without a line end: its last figures may be cut "
                                "off."));
        refused += row.state == RowState::Refused ? 1 : 0;
        imported.rows.push_back(row);
        if (refused >= maxRefused) {
            imported.notes << tr("After line %1 the file was not read: too many of its rows cannot "
                                 "be understood.")
                                  .arg(record.line);
            return;
        }
    }
}

Imported readFile(const ImportFile& file)
{
    Imported imported;
    imported.format = tr("Eco2AI emission.csv");
    imported.files = {file.name};
    const ImportTable table = readTable(file.content);
    if (table.records.empty() || !isHeader(table.records.front().cells))
        imported.notes
            << tr("“%1” does not begin with the header of Eco2AI's emission.csv, columns "
                  "separated by commas.")
                   .arg(file.name);
    readRecords(table, imported);
    mergeEpochs(imported.rows);
    imported.notes << table.problems;
    if (imported.rows.empty())
        imported.notes << tr("There are no rows in “%1”.").arg(file.name);
    return imported;
}

std::vector<Imported> read(const std::vector<ImportFile>& files, const ImportOptions&)
{
    return readEach(files, &readFile);
}

bool matches(const ImportFile& file)
{
    return isHeader(firstCells(file.content));
}

bool named(const QString& name)
{
    return name.compare("emission.csv"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

ImportFormat eco2aiFormat()
{
    return {QT_TRANSLATE_NOOP("gramme::exchange", "Eco2AI emission.csv"), matches, read, named};
}

} // namespace gramme::exchange
