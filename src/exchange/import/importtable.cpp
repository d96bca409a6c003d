// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/importtable.h"

#include "exchange/csv.h"
#include "exchange/escape.h"
#include "exchange/import/importlines.h"
#include "study/format.h"
#include "study/numbers.h"

#include <QBuffer>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

// An unclosed quotation mark is looked for through a MiB; junk full of them must not take minutes.
constexpr int maxOpenQuotes = 50;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

ImportRecord recordOf(const CsvRecord& record)
{
    ImportRecord read;
    read.line = record.line;
    read.openQuote = record.state == CsvRecord::State::OpenQuote;
    read.count = record.cells.size();
    const std::size_t kept = std::min(read.count, ImportTable::maxCells);
    read.cells.reserve(static_cast<qsizetype>(kept));
    for (std::size_t i = 0; i < kept; ++i) {
        const std::string_view cell = record.cells[i];
        read.cells << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())).trimmed();
    }
    return read;
}

} // namespace

ImportTable readTable(const QByteArray& content)
{
    ImportTable table;
    QBuffer buffer;
    buffer.setData(content);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    CsvRecord record;
    int openQuotes = 0;
    std::size_t words = 0; // records of a single cell
    const auto goesOn = [&] { return openQuotes < maxOpenQuotes && words <= maxRefused; };
    while (goesOn() && reader.fill()) {
        while (goesOn() && reader.next(record)) {
            table.records.push_back(recordOf(record));
            openQuotes += table.records.back().openQuote ? 1 : 0;
            words += table.records.back().count == 1 ? 1 : 0;
        }
    }
    if (reader.problem())
        table.problems << reader.problem()->message;
    if (openQuotes >= maxOpenQuotes)
        table.problems << tr("From line %1 on the file was not read: too many quotation marks are "
                             "never closed.")
                              .arg(table.records.back().line);
    if (words > maxRefused)
        table.problems << tr("From line %1 on the file was not read: too many of its lines are no "
                             "records.")
                              .arg(table.records.back().line);
    table.endsInLine = !content.isEmpty() && !content.endsWith('\n');
    return table;
}

QStringList firstCells(const QByteArray& content)
{
    constexpr qsizetype longestHeader = 8192;
    QByteArray line = content.left(longestHeader);
    line.truncate(
        std::max<qsizetype>(0, line.indexOf('\n') < 0 ? line.size() : line.indexOf('\n')));
    QString text = QString::fromUtf8(line);
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    QChar separator = u',';
    for (const QChar candidate : {u';', u'\t'}) {
        if (text.count(candidate) > text.count(separator))
            separator = candidate;
    }
    QStringList cells;
    const QStringList parts = text.split(separator);
    for (const QString& part : parts) {
        QString cell = part.trimmed();
        if (cell.size() > 1 && cell.startsWith(u'"') && cell.endsWith(u'"'))
            cell = cell.mid(1, cell.size() - 2);
        cells << cell;
    }
    return cells;
}

bool isBlank(QStringView cell)
{
    static constexpr std::array<QStringView, 5> blanks{u"none", u"nan", u"null", u"n/a", u"<na>"};
    return cell.isEmpty() || std::any_of(blanks.begin(), blanks.end(), [cell](QStringView blank) {
               return cell.compare(blank, Qt::CaseInsensitive) == 0;
           });
}

std::optional<double> importedNumber(QStringView cell)
{
    if (isBlank(cell))
        return std::nullopt;
    return study::parseMachineNumber(cell.toUtf8().toStdString());
}

QString NamedCells::text(QStringView column) const
{
    const qsizetype index = m_header.indexOf(column);
    if (index < 0 || index >= m_cells.size() || isBlank(m_cells[index]))
        return {};
    return singleLine(m_cells[index]);
}

std::optional<double> NamedCells::number(QStringView column) const
{
    const QString cell = text(column);
    const auto value = importedNumber(cell);
    if (!cell.isEmpty() && !value)
        doubt(m_row, tr("“%1” in column %2 is not a number; it was left empty.")
                         .arg(shownText(cell), column.toString()));
    return value;
}

std::optional<double> NamedCells::amount(QStringView column) const
{
    const auto value = number(column);
    if (!value || *value >= 0.0)
        return value;
    doubt(m_row, tr("%1 in column %2 is below zero; it was left empty.")
                     .arg(text(column), column.toString()));
    return std::nullopt;
}

void remark(ImportedRow& row, const QString& note)
{
    row.notes << note;
}

void doubt(ImportedRow& row, const QString& note)
{
    if (row.state == RowState::Understood)
        row.state = RowState::Doubtful;
    row.notes << note;
}

std::vector<Imported> readEach(const std::vector<ImportFile>& files,
                               Imported (*readOne)(const ImportFile&))
{
    std::vector<Imported> imported;
    imported.reserve(files.size());
    for (const ImportFile& file : files)
        imported.push_back(readOne(file));
    return imported;
}

void fold(ImportedRow& row, const QString& note)
{
    row.state = RowState::Folded;
    row.run = {};
    row.notes << note;
}

void refuse(ImportedRow& row, const QString& note)
{
    row.state = RowState::Refused;
    row.run = {};
    row.notes << note;
}

QString shownNumber(double value)
{
    constexpr double fewDecimals = 0.1; // below it six decimals are too few
    return std::abs(value) >= fewDecimals || value == 0.0
               ? study::format::exact(value, QLocale::c())
               : study::format::significant(value, QLocale::c(), 5);
}

QString linePlace(std::size_t line)
{
    return tr("line %1").arg(line);
}

void setAccelerators(ImportedRow& row, const QString& model, std::optional<double> count)
{
    static const QString times = u" x "_s;
    row.run.hardware = model;
    row.run.count = count;
    const qsizetype at = model.indexOf(times);
    const auto stated = at > 0 ? importedNumber(QStringView(model).left(at)) : std::nullopt;
    if (!stated)
        return;
    if (model.indexOf(times, at + 1) >= 0) {
        doubt(row,
              tr("Several models of accelerator are named together: “%1”.").arg(shownText(model)));
        return;
    }
    row.run.hardware = model.mid(at + times.size()).trimmed();
    if (count && *count != *stated)
        doubt(row, tr("The number of accelerators is %1 in one place and %2 in another; the first "
                      "was taken.")
                       .arg(*count)
                       .arg(*stated));
    if (!count)
        row.run.count = stated;
}

void setIntensity(study::MeasuredRun& run)
{
    constexpr double gramsPerKilogram = 1000.0;
    if (run.emissionsKg && run.energyKwh && *run.energyKwh > 0.0)
        run.intensityGPerKwh = *run.emissionsKg / *run.energyKwh * gramsPerKilogram;
    if (run.intensityGPerKwh && !std::isfinite(*run.intensityGPerKwh))
        run.intensityGPerKwh.reset();
}

} // namespace gramme::exchange
