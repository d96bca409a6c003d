// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/greenalgorithms.h"

#include "exchange/import/greenalgorithmsform.h"
#include "exchange/import/importlines.h"
#include "exchange/import/importtable.h"
#include "study/format.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

constexpr QStringView training = u"training-"; // before the names of the columns of a form
constexpr QStringView inference = u"inference-";

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

QString number(double value)
{
    return study::format::significant(value, QLocale::c());
}

QString column(QStringView prefix, QStringView name)
{
    return prefix.toString() + name.toString();
}

/// The cells of a line; a separator between quotation marks is none.
QStringList cellsOf(std::string_view bytes, QChar separator)
{
    constexpr qsizetype longestLine = 65536;
    const QString line = QString::fromUtf8(
        bytes.data(), std::min(static_cast<qsizetype>(bytes.size()), longestLine));
    QStringList cells{QString()};
    bool isQuoted = false;
    for (const QChar c : line) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (c == separator && !isQuoted)
            cells << QString();
        else
            cells.last() += c;
    }
    for (QString& cell : cells)
        cell = cell.trimmed();
    return cells;
}

/// One line of the file under its header, and everything that it becomes.
class Export
{
public:
    Export(const ImportFile& file, const QStringList& header, const QStringList& cells,
           std::size_t line, Imported& imported)
        : m_cells(header, cells, m_read)
        , m_file(file)
        , m_line(line)
        , m_imported(imported)
        , m_version(calculatorVersion(m_cells.text(u"appVersion")))
    {}

    /// `separator` is what stands between the cells.
    void read(QChar separator)
    {
        if (separator != u';')
            doubt(m_read,
                  tr("The cells are separated by “%1”, not “;”: the file was saved again by "
                     "another program.")
                      .arg(separator == u'\t' ? tr("tab") : QString(separator)));
        const QString version = m_cells.text(u"appVersion");
        if (version.isEmpty())
            doubt(m_read, tr("It does not say which version of the calculator it is of."));
        else if (!m_version)
            doubt(m_read, tr("Version “%1” of the calculator is not known here; its figures were "
                             "taken as stated.")
                              .arg(shownText(version)));
        if (m_cells.has(column(training, u"coreType")) ||
            m_cells.has(column(inference, u"coreType")))
            readAiPage();
        else
            readClassicPage();
    }

private:
    ImportedRow begun(const QString& record) const
    {
        ImportedRow row = m_read;
        row.place = linePlace(m_line);
        if (!record.isEmpty())
            row.place += u", "_s + record;
        row.run.tool = u"Green Algorithms"_s;
        row.run.toolVersion = m_cells.text(u"appVersion");
        row.run.file = m_file.name;
        row.run.record = record;
        row.run.name = record.isEmpty() ? m_file.name : m_file.name + u", "_s + record;
        row.run.quality = study::Quality::Estimated;
        return row;
    }

    /// What reading the cells had to say since the last row goes to this one.
    void finish(ImportedRow row)
    {
        for (const QString& note : m_read.notes) {
            if (!row.notes.contains(note))
                row.notes << note;
        }
        if (row.state == RowState::Understood)
            row.state = m_read.state;
        row.notes.removeDuplicates();
        m_imported.rows.push_back(std::move(row));
    }

    /// A row with inputs and results of a form; false where it was refused.
    bool fill(const GreenAlgorithmsForm& form, ImportedRow& row)
    {
        if (form.isIncomplete()) {
            refuse(row, tr("The form was not complete when it was exported, so nothing was worked "
                           "out; complete it and export it again."));
            return false;
        }
        form.readInputs(row);
        form.readResults(row);
        return row.isUsable();
    }

    void readClassicPage()
    {
        ImportedRow row = begun({});
        const GreenAlgorithmsForm form(m_cells, {}, m_version);
        fill(form, row);
        if (row.run.energyKwh == 0.0)
            refuse(row, tr("It states an energy of 0 kWh; there is nothing to compare."));
        finish(std::move(row));
    }

    void readAiPage()
    {
        readTraining();
        readInference();
        checkTotal();
    }

    void readTraining()
    {
        const GreenAlgorithmsForm form(m_cells, training.toString(), m_version);
        ImportedRow row = begun(tr("training"));
        if (!fill(form, row))
            return finish(std::move(row));
        const auto main = m_cells.amount(column(training, u"main_energy_needed"));
        const auto development = m_cells.amount(column(training, u"R&D_energy_needed"));
        const auto again = m_cells.amount(column(training, u"retrainings_energy_needed"));
        if (!main)
            return addTrainingPart(std::move(row), tr("training"));
        const ImportedRow whole = row;
        scale(row, *main);
        addTrainingPart(std::move(row), tr("training"));
        if (development && *development > 0.0)
            addTrainingPart(part(whole, *development), tr("research and development"));
        if (again && *again > 0.0)
            addTrainingPart(part(whole, *again), tr("retraining"));
    }

    /// One form came with several results: the share of this one, in its hours too.
    static void scale(ImportedRow& row, double energyKwh)
    {
        study::MeasuredRun& run = row.run;
        const double share = *run.energyKwh > 0.0 ? energyKwh / *run.energyKwh : 1.0;
        for (auto* value : {&run.energyKwh, &run.acceleratorsKwh, &run.cpuKwh, &run.memoryKwh,
                            &run.emissionsKg}) {
            if (*value)
                **value *= share;
        }
    }

    /// Another part of the training: on the same hardware, with hours in proportion to its energy.
    ImportedRow part(const ImportedRow& whole, double energyKwh) const
    {
        ImportedRow row = whole;
        const auto main = m_cells.amount(column(training, u"main_energy_needed"));
        if (row.run.hours && main && *main > 0.0)
            *row.run.hours *= energyKwh / *main;
        scale(row, energyKwh);
        return row;
    }

    void addTrainingPart(ImportedRow row, const QString& record)
    {
        if (row.run.energyKwh == 0.0) {
            m_imported.notes << tr("The part “%1” is 0 kWh and was left out.").arg(record);
            return;
        }
        row.place = linePlace(m_line) + u", "_s + record;
        row.run.record = record;
        row.run.name = m_file.name + u", "_s + record;
        finish(std::move(row));
    }

    void readInference()
    {
        const GreenAlgorithmsForm form(m_cells, inference.toString(), m_version);
        ImportedRow row = begun(tr("inference"));
        if (fill(form, row)) {
            if (row.run.energyKwh == 0.0) {
                m_imported.notes
                    << tr("The part “%1” is 0 kWh and was left out.").arg(tr("inference"));
                return;
            }
            noteScaling(row);
        }
        finish(std::move(row));
    }

    /// A cell of the AI page that may or may not have the prefix of its form.
    QString own(QStringView prefix, QStringView name) const
    {
        const QString text = m_cells.text(column(prefix, name));
        return text.isEmpty() ? m_cells.text(name) : text;
    }

    void noteScaling(ImportedRow& row) const
    {
        const bool isContinuous =
            own(inference, u"continuous_inference_switcher").toLower() == u"true";
        const auto before = m_cells.amount(column(inference, u"energy_needed_before_scaling"));
        if (!isContinuous)
            return;
        if (before && *before > 0.0 && row.run.hours)
            *row.run.hours *= *row.run.energyKwh / *before;
        remark(row, tr("Continuous inference, %1 %2 of input scaled to a period of %3 %4: the "
                       "calculator takes a month for 30 days or 4 weeks.")
                        .arg(shownText(own(inference, u"input_data_time_scope_val")),
                             shownText(own(inference, u"input_data_time_scope_unit")),
                             shownText(m_cells.text(u"reporting_time_scope_value")),
                             shownText(m_cells.text(u"reporting_time_scope_unit"))));
    }

    void checkTotal()
    {
        constexpr double tolerance = 0.01;
        const auto stated = m_cells.amount(u"tot_energy_needed");
        const auto one = m_cells.amount(column(training, u"energy_needed"));
        const auto other = m_cells.amount(column(inference, u"energy_needed"));
        if (!stated || !one || !other)
            return;
        const double sum = *one + *other;
        if (std::abs(sum - *stated) > tolerance * std::max(sum, *stated))
            m_imported.notes << tr("Training and inference make %1 kWh, but the file states %2 kWh "
                                   "for both; the parts were taken.")
                                    .arg(number(sum), number(*stated));
    }

    ImportedRow m_read; ///< What reading the cells has to say.
    NamedCells m_cells;
    const ImportFile& m_file;
    std::size_t m_line;
    Imported& m_imported;
    std::optional<int> m_version;
};

bool isHeader(const QStringList& cells)
{
    const bool isClassic = cells.contains(u"coreType"_s) && cells.contains(u"energy_needed"_s);
    const bool isAi = cells.contains(column(training, u"coreType")) ||
                      cells.contains(column(inference, u"coreType"));
    return isClassic || isAi;
}

QChar separatorOf(std::string_view header)
{
    for (const QChar separator : {u';', u',', u'\t'}) {
        if (isHeader(cellsOf(header, separator)))
            return separator;
    }
    return {};
}

void refuseLine(std::size_t line, std::size_t found, std::size_t expected, Imported& imported)
{
    ImportedRow row;
    row.place = linePlace(line);
    refuse(row, tr("It has %1 cells for %2 columns; it is cut off or was saved by another program "
                   "with other separators.")
                    .arg(found)
                    .arg(expected));
    imported.rows.push_back(std::move(row));
}

Imported readFile(const ImportFile& file)
{
    Imported imported;
    imported.format = tr("Green Algorithms export");
    imported.files = {file.name};
    LineReader lines(file.content);
    std::string_view line;
    QStringList header;
    QChar separator;
    std::size_t records = 0;
    while (lines.next(line) && records < maxRefused) {
        if (trimmedBytes(line).empty())
            continue;
        if (header.isEmpty()) {
            separator = separatorOf(line);
            if (separator.isNull()) {
                imported.notes << tr(
                    "The first line has no columns coreType and energy_needed; the "
                    "file is damaged or no export of the calculator.");
                return imported;
            }
            header = cellsOf(line, separator);
            continue;
        }
        ++records;
        const QStringList cells = cellsOf(line, separator);
        if (cells.size() == header.size())
            Export(file, header, cells, lines.number(), imported).read(separator);
        else
            refuseLine(lines.number(), std::size_t(cells.size()), std::size_t(header.size()),
                       imported);
    }
    if (records == 0)
        imported.notes << tr("The file holds the names of the columns only; export it again.");
    if (records > 1)
        imported.notes << tr("The file holds %1 lines of results; the calculator itself would read "
                             "the first only.")
                              .arg(records);
    return imported;
}

bool matches(const ImportFile& file)
{
    constexpr qsizetype longestHeader = 16384;
    const QByteArray head = file.content.left(longestHeader);
    LineReader lines(head);
    std::string_view line;
    while (lines.next(line)) {
        if (!trimmedBytes(line).empty())
            return !separatorOf(line).isNull();
    }
    return false;
}

bool isNamed(const QString& name)
{
    return name.startsWith(u"GreenAlgorithms_results"_s);
}

std::vector<Imported> read(const std::vector<ImportFile>& files, const ImportOptions&)
{
    return readEach(files, &readFile);
}

} // namespace

ImportFormat greenAlgorithmsFormat()
{
    return {QT_TRANSLATE_NOOP("gramme::exchange", "Green Algorithms export"), &matches, &read,
            &isNamed};
}

} // namespace gramme::exchange
