// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/owncsv.h"

#include "catalog/ownfields.h"
#include "exchange/csv.h"
#include "study/format.h"
#include "study/numbers.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <string>
#include <string_view>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using catalog::OwnEntry;
using catalog::OwnField;
using catalog::OwnKind;
using Type = OwnField::Type;

constexpr std::size_t mostRows = 10000;
constexpr QLatin1StringView idColumn{"id"};
constexpr QStringView formulaStarts = u"=+-@\t\r";

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// Without the apostrophe that guards a formula.
QString cellText(std::string_view cell)
{
    QString text = QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())).trimmed();
    if (text.size() > 1 && text.front() == u'\'' && formulaStarts.contains(text.at(1)))
        text.remove(0, 1);
    return text;
}

bool isUtf8(std::string_view bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text =
        decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return !decoder.hasError();
}

/// A column that must be there, since every entry states it; a kind that is not given is a GPU.
bool isNeededColumn(const OwnField& field)
{
    return field.required && std::string_view(field.key) != "kind";
}

/// The kind whose columns the header has most of, among those that it can be.
std::optional<OwnKind> kindOfHeader(const QStringList& header)
{
    std::optional<OwnKind> best;
    qsizetype most = 1; // the name alone tells nothing
    for (const OwnKind kind : catalog::ownKinds) {
        qsizetype known = 0;
        bool complete = true;
        for (const OwnField& field : catalog::ownFields(kind)) {
            const bool isThere = header.contains(QLatin1StringView(field.key));
            known += isThere && !catalog::isProvenance(field);
            complete = complete && (isThere || !isNeededColumn(field));
        }
        if (complete && known > most) {
            most = known;
            best = kind;
        }
    }
    return best;
}

struct Bad
{
    QString column;
    QString sentence;
};

std::optional<Bad> readFlag(const OwnField& field, const QString& text, QVariant& value)
{
    const QString word = text.toLower();
    const bool yes = word == "1"_L1 || word == "true"_L1 || word == "yes"_L1;
    if (!yes && word != "0"_L1 && word != "false"_L1 && word != "no"_L1)
        return Bad{QString::fromLatin1(field.key), tr("“%1” is neither 1 nor 0.").arg(text)};
    value = yes ? 1 : 0;
    return std::nullopt;
}

std::optional<Bad> readNumber(const OwnField& field, const QString& text, QVariant& value)
{
    const auto number = study::parseMachineNumber(text.toUtf8().toStdString());
    if (number) {
        value = *number;
        return std::nullopt;
    }
    const QString key = QString::fromLatin1(field.key);
    const QString mended = study::withDecimalPoint(text);
    if (!mended.isEmpty())
        return Bad{
            key,
            tr("“%1” is no number; files have a point as decimal mark: %2.").arg(text, mended)};
    return Bad{key, tr("“%1” is no number.").arg(text)};
}

/// Reads one cell into the entry; what it may be is the same as everywhere.
std::optional<Bad> readCell(const OwnField& field, const QString& text, OwnEntry& entry)
{
    QVariant value;
    if (!text.isEmpty()) {
        std::optional<Bad> bad;
        if (field.type == Type::Flag)
            bad = readFlag(field, text, value);
        else if (field.type == Type::Number || field.type == Type::Whole)
            bad = readNumber(field, text, value);
        else
            value = field.type == Type::Word ? text.toLower() : text;
        if (bad)
            return bad;
    }
    const bool keepsDefault = !value.isValid() && !isNeededColumn(field);
    if (keepsDefault)
        return std::nullopt;
    if (const auto problem = catalog::problemOf(field, value))
        return Bad{problem->place, problem->message};
    field.set(entry, value);
    return std::nullopt;
}

/// Reads the rows of one file, the header first.
class OwnReader
{
public:
    OwnReader(QIODevice& source, QString name)
        : m_reader(source)
        , m_name(std::move(name))
    {}

    Result<OwnCsv> run()
    {
        CsvRecord record;
        while (m_reader.fill()) {
            while (m_reader.next(record)) {
                if (!takeRecord(record))
                    return refused(record.line);
            }
        }
        if (m_reader.problem())
            return Problem{Problem::Kind::Fault, m_name,
                           u"%1: %2"_s.arg(m_name, m_reader.problem()->message)};
        if (m_header.isEmpty())
            return Problem{Problem::Kind::BadInput, m_name,
                           tr("%1 is empty: its first line must name the columns.").arg(m_name)};
        return m_csv;
    }

private:
    Problem refused(std::size_t line) const
    {
        return {Problem::Kind::BadInput, m_name,
                tr("%1, line %2: %3").arg(m_name, QString::number(line), m_refusal)};
    }

    /// False where the rest of the file makes no sense; m_refusal then says why.
    bool takeRecord(const CsvRecord& record)
    {
        if (m_header.isEmpty())
            return takeHeader(record);
        if (m_csv.rows.size() == mostRows) {
            m_refusal = tr("there are more than %1 rows; split the file.").arg(mostRows);
            return false;
        }
        m_csv.rows.push_back(row(record));
        return true;
    }

    bool takeHeader(const CsvRecord& record)
    {
        for (const std::string_view cell : record.cells)
            m_header.append(cellText(cell).toLower());
        if (m_header.size() == 1 && m_header.front().contains(u';')) {
            m_refusal = tr("the columns are separated by semicolons; save the table with commas.");
            return false;
        }
        for (const QString& column : std::as_const(m_header)) {
            if (!column.isEmpty() && m_header.count(column) > 1) {
                m_refusal = tr("the column “%1” is there twice.").arg(column);
                return false;
            }
        }
        const auto kind = kindOfHeader(m_header);
        if (!kind) {
            m_refusal = tr("the columns are not those of own entries. Hardware needs name and, for "
                           "example, tdp_w; a grid name and intensity_g_per_kwh; a region name, "
                           "grid and pue; a reference point name and kg_co2e.");
            return false;
        }
        m_csv.kind = *kind;
        noteIgnored();
        return true;
    }

    void noteIgnored()
    {
        QStringList ignored;
        for (const QString& column : std::as_const(m_header)) {
            if (column != idColumn && !catalog::findOwnField(m_csv.kind, column))
                ignored.append(column.isEmpty() ? u"“”"_s : column);
        }
        if (!ignored.isEmpty())
            m_csv.notes.append(
                tr("These columns are not known and were ignored: %1.").arg(ignored.join(u", "_s)));
    }

    OwnCsvRow row(const CsvRecord& record)
    {
        OwnCsvRow row;
        row.line = record.line;
        OwnEntry entry = catalog::emptyEntry(m_csv.kind);
        std::optional<Bad> bad = badRecord(record);
        if (!bad)
            bad = fill(entry, record);
        if (!bad) {
            if (const auto problem = catalog::problemOf(entry))
                bad = Bad{problem->place, problem->message};
        }
        if (!bad)
            row.entry = entry;
        else
            row.problem = sentence(record.line, *bad);
        return row;
    }

    QString sentence(std::size_t line, const Bad& bad) const
    {
        const QString number = QString::number(line);
        return bad.column.isEmpty() ? tr("%1, line %2: %3").arg(m_name, number, bad.sentence)
                                    : tr("%1, line %2, column “%3”: %4")
                                          .arg(m_name, number, bad.column, bad.sentence);
    }

    std::optional<Bad> badRecord(const CsvRecord& record) const
    {
        if (record.state == CsvRecord::State::OpenQuote)
            return Bad{{}, tr("a quotation mark is never closed.")};
        if (!isUtf8(record.raw))
            return Bad{{}, tr("the text is not in UTF-8; save the table in that encoding.")};
        if (static_cast<qsizetype>(record.cells.size()) != m_header.size())
            return Bad{{},
                       tr("there are %1 cells, and the first line names %2 columns.")
                           .arg(record.cells.size())
                           .arg(m_header.size())};
        return std::nullopt;
    }

    std::optional<Bad> fill(OwnEntry& entry, const CsvRecord& record)
    {
        QString id;
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            const QString& column = m_header[static_cast<qsizetype>(i)];
            const QString text = cellText(record.cells[i]);
            if (column == idColumn)
                id = text;
            else if (const OwnField* field = catalog::findOwnField(m_csv.kind, column)) {
                if (auto bad = readCell(*field, text, entry))
                    return bad;
            }
        }
        return takeId(entry, id);
    }

    std::optional<Bad> takeId(OwnEntry& entry, const QString& id)
    {
        if (!id.isEmpty() && !catalog::isOwnId(id) && !m_hasReplacedIds) {
            m_hasReplacedIds = true;
            m_csv.notes.append(tr("Ids that are not those of own entries, such as “%1”, were "
                                  "replaced by new ones.")
                                   .arg(id));
        }
        const bool isUsable = catalog::isOwnId(id);
        if (isUsable && m_ids.contains(id))
            return Bad{idColumn, tr("“%1” stands in a row above, too.").arg(id)};
        catalog::setId(entry, isUsable ? id : catalog::newOwnId(catalog::titleOf(entry)));
        m_ids.insert(catalog::idOf(entry));
        return std::nullopt;
    }

    CsvReader m_reader;
    QString m_name;
    QStringList m_header;
    QString m_refusal;
    QSet<QString> m_ids;
    bool m_hasReplacedIds = false;
    OwnCsv m_csv;
};

void appendValue(std::string& out, const OwnField& field, const QVariant& value)
{
    out += ',';
    if (!value.isValid())
        return;
    if (field.type == Type::Number)
        out += study::format::machine(value.toDouble()).toStdString();
    else
        appendText(out, value.toString().toStdString());
}

} // namespace

catalog::OwnEntries OwnCsv::entries() const
{
    catalog::OwnEntries all;
    for (const OwnCsvRow& row : rows) {
        if (row.entry)
            catalog::put(all, *row.entry);
    }
    return all;
}

std::size_t OwnCsv::problemCount() const
{
    return std::size_t(
        std::count_if(rows.begin(), rows.end(), [](const OwnCsvRow& row) { return !row.entry; }));
}

Result<OwnCsv> readOwnCsv(QIODevice& source, const QString& name)
{
    return OwnReader(source, name).run();
}

QByteArray ownCsv(catalog::OwnKind kind, const std::vector<catalog::OwnEntry>& entries)
{
    std::string out = "id";
    for (const OwnField& field : catalog::ownFields(kind)) {
        out += ',';
        out += field.key;
    }
    out += '\n';
    for (const OwnEntry& entry : entries) {
        appendText(out, catalog::idOf(entry).toStdString());
        for (const OwnField& field : catalog::ownFields(kind))
            appendValue(out, field, field.get(entry));
        out += '\n';
    }
    return QByteArray::fromStdString(out);
}

} // namespace gramme::exchange
