// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/checks.h"

#include <QHash>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

struct Pattern
{
    QRegularExpression form;
    QString expected;
};

const Pattern& patternOf(CellType type)
{
    static const Pattern slugPattern{QRegularExpression(u"^[a-z0-9]+(-[a-z0-9]+)*$"_s),
                                     u"lower case letters and digits, joined by single hyphens"_s};
    static const Pattern keyPattern{QRegularExpression(u"^[a-z0-9_]+$"_s),
                                    u"lower case letters, digits and underscores"_s};
    static const Pattern urlPattern{QRegularExpression(u"^https?://[^\\s/]+\\.[^\\s]+$"_s),
                                    u"an address that starts with https:// or http://"_s};
    if (type == CellType::Slug)
        return slugPattern;
    return type == CellType::Key ? keyPattern : urlPattern;
}

void checkNumber(const RowRef& row, const Column& column, const QString& cell, Report& report)
{
    const bool isWhole = column.type == CellType::Whole;
    const std::optional<double> value = parseNumber(cell);
    if (value && *value >= column.low && *value <= column.high &&
        (!isWhole || *value == std::floor(*value)))
        return;
    report.refuse(row, QString::fromLatin1(column.name),
                  u"a %1 from %2 to %3"_s.arg(isWhole ? u"whole number"_s : u"number"_s,
                                              inWords(column.low), inWords(column.high)));
}

/// Whether a word is one of those separated by blanks.
bool isOneOf(QStringView word, QLatin1StringView words)
{
    for (const QLatin1StringView one : words.tokenize(u' ')) {
        if (one == word)
            return true;
    }
    return false;
}

void checkCell(const RowRef& row, const Column& column, const QString& cell, Report& report)
{
    const auto refuse = [&](const QString& expected) {
        report.refuse(row, QString::fromLatin1(column.name), expected);
    };
    if (!cell.isEmpty() && (cell.front().isSpace() || cell.back().isSpace()))
        refuse(u"no blanks at the edges"_s);
    if (cell.isEmpty()) {
        if (column.isRequired)
            refuse(u"a value"_s);
        return;
    }
    if (column.type == CellType::Whole || column.type == CellType::Real) {
        checkNumber(row, column, cell, report);
    } else if (column.type != CellType::Text) {
        const Pattern& pattern = patternOf(column.type);
        if (!pattern.form.match(cell).hasMatch())
            refuse(pattern.expected);
    }
    if (column.allowed && !isOneOf(cell, QLatin1StringView(column.allowed))) {
        const QStringList words = QString::fromLatin1(column.allowed).split(u' ');
        refuse(u"one of "_s + words.join(u", "_s));
    }
}

/// The values of the columns that others refer to.
class Targets
{
public:
    explicit Targets(const Dataset& data)
        : m_data(data)
    {}

    bool contains(const QString& target, const QString& value, bool shareAlike)
    {
        // A source stands in the file of its figures, so that each file explains itself.
        const bool sameFile = target.startsWith("source."_L1);
        const QString name = sameFile && shareAlike ? u"odbl "_s + target : target;
        if (!m_values.contains(name))
            m_values.insert(name, valuesOf(target, sameFile, shareAlike));
        return m_values.value(name).contains(value);
    }

private:
    QSet<QString> valuesOf(const QString& target, bool sameFile, bool shareAlike) const
    {
        const QStringList parts = target.split(u'.');
        QSet<QString> values;
        for (const RowRef& row : m_data.rows(parts.first())) {
            if (!sameFile || row.table->shareAlike == shareAlike)
                values.insert(row.text(parts.last()));
        }
        return values;
    }

    const Dataset& m_data;
    QHash<QString, QSet<QString>> m_values;
};

void checkReference(const RowRef& row, const Column& column, const QString& cell, Targets& targets,
                    Report& report)
{
    const QString target = QString::fromLatin1(column.refers);
    if (cell.isEmpty() || targets.contains(target, cell, row.table->shareAlike))
        return;
    const QStringList parts = target.split(u'.');
    const QString where =
        parts.first() == "source"_L1
            ? (row.table->shareAlike ? u"the share-alike sources"_s : u"the open sources"_s)
            : u"the table “%1”"_s.arg(parts.first());
    report.refuse(row, QString::fromLatin1(column.name),
                  u"an entry of %1 (column %2)"_s.arg(where, parts.last()));
}

void checkTable(const Table& table, Targets& targets, Report& report)
{
    for (const Row& row : table.rows) {
        const RowRef ref{&table, &row};
        for (qsizetype index = 0; index < row.cells.size(); ++index) {
            const Column& column = table.spec->columns[static_cast<std::size_t>(index)];
            checkCell(ref, column, row.cells.at(index), report);
            if (column.refers)
                checkReference(ref, column, row.cells.at(index), targets, report);
        }
    }
}

void checkUnique(const Dataset& data, const TableSpec& spec, const char* uniqueKey, Report& report)
{
    const QStringList columns = QString::fromLatin1(uniqueKey).split(u'+');
    QHash<QString, RowRef> seen;
    for (const RowRef& row : data.rows(QString::fromLatin1(spec.name))) {
        QStringList values;
        QStringList names;
        for (const QString& column : columns) {
            const bool ignoresCase = column.startsWith(u'~');
            names.append(ignoresCase ? column.mid(1) : column);
            const QString value = row.text(names.last());
            values.append(ignoresCase ? value.toLower() : value);
        }
        const QString value = values.join(u'/');
        if (const auto first = seen.constFind(value); first != seen.constEnd()) {
            report.refuse(row, names.join(u'+'), u"“%1” again"_s.arg(value),
                          u"a value of its own; it stands already in %1:%2"_s.arg(
                              first->table->file, QString::number(first->row->line)));
        } else {
            seen.insert(value, row);
        }
    }
}

bool isShareAlikeSource(const QString& sourceId)
{
    return sourceId.startsWith("em-"_L1) || sourceId == "boavizta-db"_L1;
}

/// Electricity Maps and Boavizta's database are under ODbL: no row of theirs in an open file, and
/// no other in theirs.
void checkShareAlike(const Table& table, Report& report)
{
    const bool hasId = table.columnIndex(u"id") >= 0;
    for (const Row& row : table.rows) {
        const RowRef ref{&table, &row};
        const bool isElectricityMaps = hasId && ref.text(u"id").startsWith("EM-"_L1);
        const bool isShareAlike = isElectricityMaps || isShareAlikeSource(ref.text(u"source_id"));
        if (isShareAlike == table.shareAlike)
            continue;
        report.refuse(ref, u"source_id"_s,
                      table.shareAlike ? u"only share-alike rows in this file"_s
                                       : u"share-alike rows only in the folder odbl"_s);
    }
}

} // namespace

QString inWords(double value)
{
    return QString::number(value, 'g', 10);
}

void checkCells(const Dataset& data, Report& report)
{
    Targets targets(data);
    for (const Table& table : data.tables) {
        checkTable(table, targets, report);
        checkShareAlike(table, report);
    }
    for (const TableSpec& spec : tableSpecs()) {
        for (const char* uniqueKey : spec.uniqueKeys)
            checkUnique(data, spec, uniqueKey, report);
    }
}

} // namespace gramme::catalog::compiler
