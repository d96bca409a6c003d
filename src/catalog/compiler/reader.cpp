// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/reader.h"

#include <QDir>
#include <QFile>
#include <QStringDecoder>

#include <csv.h>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

int lineOf(const QByteArray& bytes, qsizetype position)
{
    return 1 + static_cast<int>(QByteArrayView(bytes).first(position).count('\n'));
}

/// What no text of ours may contain, whatever its format.
bool isClean(const QByteArray& bytes, const QString& path, Report& report)
{
    const qsizetype before = report.errors().size();
    if (bytes.startsWith("\xEF\xBB\xBF"))
        report.refuse(path, 1, u"file"_s, u"a byte order mark"_s, u"plain UTF-8 without one"_s);
    if (const qsizetype at = bytes.indexOf('\r'); at >= 0) {
        report.refuse(path, lineOf(bytes, at), u"file"_s, u"a carriage return"_s,
                      u"lines that end in a line feed alone"_s);
    }
    if (const qsizetype at = bytes.indexOf('\t'); at >= 0) {
        report.refuse(path, lineOf(bytes, at), u"file"_s, u"a tab"_s, u"blanks only"_s);
    }
    if (!bytes.isEmpty() && !bytes.endsWith('\n')) {
        report.refuse(path, lineOf(bytes, bytes.size()), u"file"_s, u"an unfinished last line"_s,
                      u"a line feed at the end"_s);
    }
    if (!bytes.isValidUtf8())
        report.refuse(path, 1, u"file"_s, u"bytes that are not UTF-8"_s, u"UTF-8 text"_s);
    return report.errors().size() == before;
}

std::optional<QByteArray> readBytes(const QString& resources, const QString& path, Report& report)
{
    QFile file(QDir(resources).filePath(path));
    if (!file.open(QIODevice::ReadOnly)) {
        report.refuse(path, 1, u"file"_s, u"nothing that can be read"_s, u"this file"_s);
        return std::nullopt;
    }
    QByteArray bytes = file.readAll();
    if (!isClean(bytes, path, report))
        return std::nullopt;
    return bytes;
}

/// Collects the records which libcsv hands over field by field.
struct Records
{
    std::vector<Row> rows;
    QStringList cells;
    int startLine = 1;
    int currentLine = 1;

    static void onField(void* bytes, std::size_t size, void* self)
    {
        static_cast<Records*>(self)->cells.append(
            QString::fromUtf8(static_cast<const char*>(bytes), static_cast<qsizetype>(size)));
    }
    static void onRecord(int, void* self)
    {
        auto* records = static_cast<Records*>(self);
        records->rows.push_back({records->startLine, std::move(records->cells)});
        records->cells.clear();
        records->startLine = records->currentLine + 1;
    }
};

/// libcsv would trim blanks around fields; ours are refused later, with their place.
int isNoSpace(unsigned char)
{
    return 0;
}

std::vector<Row> parse(const QByteArray& bytes, const QString& path, Report& report)
{
    Records records;
    csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
    csv_set_space_func(&parser, isNoSpace);
    // Line by line, because libcsv does not tell where it is.
    for (qsizetype start = 0; start < bytes.size(); ++records.currentLine) {
        const qsizetype end = bytes.indexOf('\n', start) + 1;
        const auto size = static_cast<std::size_t>(end - start);
        if (records.cells.isEmpty() && size == 1)
            records.startLine = records.currentLine + 1; // an empty line is no record
        if (csv_parse(&parser, bytes.constData() + start, size, Records::onField, Records::onRecord,
                      &records) != size)
            break;
        start = end;
    }
    if (csv_error(&parser) != CSV_SUCCESS ||
        csv_fini(&parser, Records::onField, Records::onRecord, &records) != 0) {
        report.refuse(path, records.startLine, u"row"_s, u"a quotation mark out of place"_s,
                      u"quotes around whole fields, doubled inside"_s);
    }
    csv_free(&parser);
    return std::move(records.rows);
}

bool hasColumns(const TableSpec& spec, const QString& path, const Row& header, Report& report)
{
    bool ok = header.cells.size() == static_cast<qsizetype>(spec.columns.size());
    if (!ok) {
        report.refuse(path, header.line, u"header"_s, u"%1 columns"_s.arg(header.cells.size()),
                      u"%1 columns"_s.arg(spec.columns.size()));
    }
    const qsizetype shared =
        std::min(header.cells.size(), static_cast<qsizetype>(spec.columns.size()));
    for (qsizetype index = 0; index < shared; ++index) {
        const QString wanted =
            QString::fromLatin1(spec.columns[static_cast<std::size_t>(index)].name);
        if (header.cells.at(index) == wanted)
            continue;
        report.refuse(path, header.line, u"header"_s, u"“%1”"_s.arg(header.cells.at(index)),
                      u"the column “%1”"_s.arg(wanted));
        return false;
    }
    return ok;
}

} // namespace

Table readTable(const QString& resources, const TableSpec& spec, const TableFile& file,
                Report& report)
{
    Table table{&spec, QString::fromLatin1(file.path), file.shareAlike, {}};
    const std::optional<QByteArray> bytes = readBytes(resources, table.file, report);
    if (!bytes)
        return table;
    std::vector<Row> rows = parse(*bytes, table.file, report);
    if (rows.empty()) {
        report.refuse(table.file, 1, u"header"_s, u"an empty file"_s, u"a line of column names"_s);
        return table;
    }
    if (!hasColumns(spec, table.file, rows.front(), report))
        return table;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        if (row->cells.size() == rows.front().cells.size()) {
            table.rows.push_back(std::move(*row));
        } else {
            report.refuse(table.file, row->line, u"row"_s, u"%1 fields"_s.arg(row->cells.size()),
                          u"%1 fields"_s.arg(spec.columns.size()));
        }
    }
    return table;
}

QString readText(const QString& resources, const QString& path, Report& report)
{
    const std::optional<QByteArray> bytes = readBytes(resources, path, report);
    return bytes ? QString::fromUtf8(*bytes) : QString();
}

} // namespace gramme::catalog::compiler
