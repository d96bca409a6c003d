// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/compiler/writer.h"

#include "catalog/compiler/derived.h"
#include "catalog/compiler/schema_sql.h"

#include <QSet>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace gramme::catalog::compiler {

namespace {

struct SqlColumn
{
    QString name;
    bool isNumber = false;
};

/// Writes one database; remembers the first error.
class Writer
{
public:
    Writer(const Content& content, Part part, const QSqlDatabase& database)
        : m_content(content)
        , m_part(part)
        , m_database(database)
        , m_derived(content.data)
    {}

    std::optional<QString> write()
    {
        for (const char* pragma : {"PRAGMA page_size = 4096", "PRAGMA journal_mode = OFF",
                                   "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF"})
            run(QString::fromLatin1(pragma));
        createSchema();
        run(u"BEGIN"_s);
        writeMeta();
        writeBibliography();
        writeAliases();
        for (const TableSpec& spec : tableSpecs())
            writeTable(spec);
        run(u"COMMIT"_s);
        checkForeignKeys();
        run(u"VACUUM"_s);
        return m_error;
    }

private:
    bool isWanted(bool shareAlike) const { return shareAlike == (m_part == Part::ShareAlike); }

    void fail(const QString& error)
    {
        if (!m_error)
            m_error = error;
    }

    void run(const QString& sql)
    {
        QSqlQuery query(m_database);
        if (!m_error && !query.exec(sql))
            fail(u"%1 (%2)"_s.arg(query.lastError().text(), sql));
    }

    /// schema.sql has no semicolon and no dashes inside strings.
    void createSchema()
    {
        QString sql;
        for (const QString& line : QString::fromUtf8(schemaSql).split(u'\n'))
            sql += line.left(line.indexOf("--"_L1)) + u'\n';
        for (const QString& statement : sql.split(u';')) {
            if (!statement.trimmed().isEmpty())
                run(statement.trimmed());
        }
    }

    void insert(QSqlQuery& query, const QVariantList& values)
    {
        if (m_error)
            return;
        for (int index = 0; index < values.size(); ++index)
            query.bindValue(index, values.at(index));
        if (!query.exec())
            fail(u"%1 (%2)"_s.arg(query.lastError().text(), query.lastQuery()));
    }

    QSqlQuery prepareInsert(const QString& table, const QStringList& columns)
    {
        QStringList quoted;
        for (const QString& column : columns)
            quoted.append(u'"' + column + u'"');
        const QStringList marks(columns.size(), u"?"_s);
        QSqlQuery query(m_database);
        const QString sql = u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, quoted.join(u", "_s),
                                                                     marks.join(u", "_s));
        if (!query.prepare(sql))
            fail(u"%1 (%2)"_s.arg(query.lastError().text(), sql));
        return query;
    }

    void writeMeta()
    {
        QSqlQuery query = prepareInsert(u"meta"_s, {u"key"_s, u"value"_s});
        insert(query, {u"kind"_s, m_part == Part::Open ? u"main"_s : u"odbl"_s});
        for (const RowRef& row : m_content.data.rows(u"edition"))
            insert(query, {u"edition_"_s + row.text(u"edition"), row.text(u"name")});
        if (m_part == Part::Open)
            return;
        insert(query, {u"notice"_s, m_content.shareAlikeNotice});
        insert(query, {u"licence"_s, u"ODbL-1.0"_s});
        insert(query, {u"licence_file"_s, u"ODbL-1.0.txt"_s});
    }

    /// The open file has all entries, the other those it cites.
    void writeBibliography()
    {
        QSet<QString> cited;
        for (const Table& table : m_content.data.tables) {
            for (const Row& row : table.rows) {
                if (isWanted(table.shareAlike))
                    cited.insert(RowRef{&table, &row}.text(u"citation_key"));
            }
        }
        QSqlQuery query = prepareInsert(u"bibliography"_s, {u"citation_key"_s, u"entry"_s});
        for (const BibEntry& entry : m_content.bibliography) {
            if (m_part == Part::Open || cited.contains(entry.key))
                insert(query, {entry.key, entry.text});
        }
    }

    void writeAliases()
    {
        if (m_part == Part::ShareAlike)
            return;
        QSqlQuery query =
            prepareInsert(u"alias"_s, {u"kind"_s, u"key"_s, u"id"_s, u"alias"_s, u"origin"_s});
        for (const Alias& alias : m_content.aliases)
            insert(query, {alias.kind, alias.key, alias.id, alias.alias, alias.origin});
    }

    QList<SqlColumn> columnsOf(const QString& table)
    {
        QList<SqlColumn> columns;
        QSqlQuery query(m_database);
        if (!query.exec(u"SELECT name, type FROM pragma_table_info('%1')"_s.arg(table)))
            fail(query.lastError().text());
        while (query.next())
            columns.append({query.value(0).toString(), query.value(1).toString() != "TEXT"_L1});
        return columns;
    }

    QVariant valueOf(const RowRef& row, const SqlColumn& column) const
    {
        const QString text =
            row.has(column.name) ? row.text(column.name) : m_derived.value(row, column.name);
        if (text.isEmpty())
            return {};
        return column.isNumber ? QVariant(text.toDouble()) : QVariant(text);
    }

    void writeTable(const TableSpec& spec)
    {
        const QString name = QString::fromLatin1(spec.name);
        const QList<SqlColumn> columns = columnsOf(name);
        if (columns.isEmpty())
            return; // becomes part of another table
        QStringList names;
        for (const SqlColumn& column : columns)
            names.append(column.name);
        QSqlQuery query = prepareInsert(name, names);
        for (const RowRef& row : m_content.data.rows(name)) {
            if (!isWanted(row.table->shareAlike))
                continue;
            QVariantList values;
            for (const SqlColumn& column : columns)
                values.append(valueOf(row, column));
            insert(query, values);
        }
    }

    void checkForeignKeys()
    {
        QSqlQuery query(m_database);
        if (!query.exec(u"PRAGMA foreign_key_check"_s))
            fail(query.lastError().text());
        if (query.next()) {
            fail(u"row %1 of %2 refers to a row of %3 that is not there"_s.arg(
                query.value(1).toString(), query.value(0).toString(), query.value(2).toString()));
        }
    }

    const Content& m_content;
    Part m_part;
    QSqlDatabase m_database;
    Derived m_derived;
    std::optional<QString> m_error;
};

} // namespace

std::optional<QString> writeDatabase(const Content& content, Part part, const QString& fileName)
{
    const QString connection = u"compiler "_s + fileName;
    std::optional<QString> error;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(fileName);
        error =
            database.open() ? Writer(content, part, database).write() : database.lastError().text();
    }
    QSqlDatabase::removeDatabase(connection);
    if (error)
        return u"%1 could not be written: %2."_s.arg(fileName, *error);
    return std::nullopt;
}

} // namespace gramme::catalog::compiler
