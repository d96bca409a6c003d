// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/ownstore.h"

#include "catalog/ownfields.h"
#include "catalog/text.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>

#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

constexpr int applicationId = 0x47524F57; // "GROW"
constexpr int formatVersion = 1;
constexpr int waitMs = 5000; // for another program that is writing

Problem fault(const QString& path, const QString& sentence)
{
    return {Problem::Kind::Fault, path, sentence};
}

QString tableOf(OwnKind kind)
{
    return u"own_"_s + nameOf(kind);
}

QString quotedName(const OwnField& field)
{
    return u"\"%1\""_s.arg(QLatin1StringView(field.key));
}

/// A connection of its own for one piece of work.
class Connection
{
public:
    explicit Connection(const QString& path)
        : m_name(u"gramme-own-%1"_s.arg(quintptr(this), 0, 16))
        , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
    {
        m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(waitMs));
        m_database.setDatabaseName(path);
    }
    ~Connection()
    {
        m_database.close();
        m_database = QSqlDatabase(); // no handle may be left when the connection goes
        QSqlDatabase::removeDatabase(m_name);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    QSqlDatabase& database() { return m_database; }

private:
    QString m_name;
    QSqlDatabase m_database;
};

/// Why the open file is not to be used.
class Inspection
{
public:
    Inspection(QSqlDatabase& database, QString path)
        : m_query(database)
        , m_path(std::move(path))
    {}

    /// Nothing for a sound file and for one without any content.
    std::optional<Problem> problem()
    {
        if (!ask(u"PRAGMA page_count"_s))
            return unreadable();
        m_isEmpty = m_query.value(0).toInt() == 0;
        if (m_isEmpty)
            return std::nullopt;
        if (!ask(u"PRAGMA application_id"_s))
            return unreadable();
        if (m_query.value(0).toInt() != applicationId)
            return fault(m_path, Text::tr("The file “%1” does not hold your own entries but the "
                                          "data of another program; it was not changed. Move it "
                                          "away.")
                                     .arg(m_path));
        if (!ask(u"PRAGMA user_version"_s))
            return unreadable();
        if (const int version = m_query.value(0).toInt(); version > formatVersion)
            return fault(m_path, Text::tr("The file of your own entries, “%1”, was written by a "
                                          "newer version of Gramme (format %2; this one reads up "
                                          "to %3). It was not changed; install the newer version.")
                                     .arg(m_path)
                                     .arg(version)
                                     .arg(formatVersion));
        if (!ask(u"PRAGMA quick_check(1)"_s))
            return unreadable();
        if (const QString check = m_query.value(0).toString(); check != "ok"_L1)
            return damaged(check.simplified());
        return std::nullopt;
    }
    bool isEmpty() const { return m_isEmpty; }

    Problem damaged(const QString& reason) const
    {
        return fault(m_path, Text::tr("The file of your own entries, “%1”, is damaged: %2. It was "
                                      "not changed; put a copy back in its place, or move it away "
                                      "to start anew.")
                                 .arg(m_path, reason));
    }

private:
    bool ask(const QString& sql) { return m_query.exec(sql) && m_query.next(); }

    Problem unreadable() const
    {
        const QSqlError error = m_query.lastError();
        const QString code = error.nativeErrorCode();
        if (code == "11"_L1 || code == "26"_L1) // SQLITE_CORRUPT, SQLITE_NOTADB
            return damaged(error.databaseText());
        return fault(m_path, Text::tr("The file of your own entries, “%1”, cannot be read: %2. "
                                      "Try again.")
                                 .arg(m_path, error.databaseText()));
    }

    QSqlQuery m_query;
    QString m_path;
    bool m_isEmpty = false;
};

Problem cannotOpen(const QString& path, const QSqlDatabase& database)
{
    return fault(path, Text::tr("The file of your own entries, “%1”, cannot be opened: %2. See "
                                "who may read and write it.")
                           .arg(path, database.lastError().databaseText()));
}

QString columnType(const OwnField& field)
{
    switch (field.type) {
    case OwnField::Type::Number:
        return u"REAL"_s;
    case OwnField::Type::Whole:
    case OwnField::Type::Flag:
        return u"INTEGER"_s;
    case OwnField::Type::Text:
    case OwnField::Type::Word:
        break;
    }
    return u"TEXT"_s;
}

/// False where the table cannot be read.
bool readKind(QSqlDatabase& database, OwnKind kind, OwnEntries& entries)
{
    QStringList columns{u"id"_s};
    for (const OwnField& field : ownFields(kind))
        columns.append(quotedName(field));
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(
            u"SELECT %1 FROM %2 ORDER BY number"_s.arg(columns.join(u", "_s), tableOf(kind))))
        return false;
    while (query.next()) {
        OwnEntry entry = emptyEntry(kind);
        setId(entry, query.value(0).toString());
        int column = 0;
        for (const OwnField& field : ownFields(kind)) {
            const QVariant value = query.value(++column);
            field.set(entry, value.isNull() ? QVariant() : value);
        }
        put(entries, entry);
    }
    return !query.lastError().isValid();
}

/// The first entry that cannot be, under its name.
std::optional<Problem> firstProblem(const OwnEntries& entries)
{
    for (const OwnKind kind : ownKinds) {
        for (const OwnEntry& entry : entriesOf(entries, kind)) {
            if (auto problem = problemOf(entry)) {
                problem->message = u"“%1”: %2"_s.arg(titleOf(entry), problem->message);
                return problem;
            }
        }
    }
    return std::nullopt;
}

} // namespace

/// Statements of one transaction; remembers why one failed.
class OwnStore::Writer
{
public:
    explicit Writer(QSqlDatabase& database)
        : m_database(database)
    {}

    bool run(const QString& sql, const QVariantList& values = {})
    {
        QSqlQuery query(m_database);
        bool done = query.prepare(sql);
        for (const QVariant& value : values)
            query.addBindValue(value);
        done = done && query.exec();
        if (!done)
            m_error = query.lastError().databaseText();
        return done;
    }
    bool createTables();
    bool put(const OwnEntry& entry);
    bool putAll(const OwnEntries& entries);
    const QString& error() const { return m_error; }

private:
    QSqlDatabase& m_database;
    QString m_error;
};

bool OwnStore::Writer::createTables()
{
    for (const OwnKind kind : ownKinds) {
        QStringList columns{u"number INTEGER PRIMARY KEY"_s, u"id TEXT NOT NULL UNIQUE"_s};
        for (const OwnField& field : ownFields(kind))
            columns.append(quotedName(field) + u' ' + columnType(field));
        if (!run(u"CREATE TABLE IF NOT EXISTS %1 (%2)"_s.arg(tableOf(kind), columns.join(u", "_s))))
            return false;
    }
    return run(u"PRAGMA application_id = %1"_s.arg(applicationId)) &&
           run(u"PRAGMA user_version = %1"_s.arg(formatVersion));
}

bool OwnStore::Writer::put(const OwnEntry& entry)
{
    QStringList columns{u"id"_s};
    QStringList marks{u"?"_s};
    QStringList updates;
    QVariantList values{idOf(entry)};
    for (const OwnField& field : ownFields(kindOf(entry))) {
        columns.append(quotedName(field));
        marks.append(u"?"_s);
        updates.append(u"%1 = excluded.%1"_s.arg(quotedName(field)));
        values.append(field.get(entry));
    }
    return run(u"INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (id) DO UPDATE SET %4"_s.arg(
                   tableOf(kindOf(entry)), columns.join(u", "_s), marks.join(u", "_s),
                   updates.join(u", "_s)),
               values);
}

bool OwnStore::Writer::putAll(const OwnEntries& entries)
{
    for (const OwnKind kind : ownKinds) {
        for (const OwnEntry& entry : entriesOf(entries, kind)) {
            if (!put(entry))
                return false;
        }
    }
    return true;
}

OwnStore::OwnStore(QString path)
    : m_path(std::move(path))
{}

QString OwnStore::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/gramme/own.sqlite"_s;
}

bool OwnStore::exists() const
{
    return QFileInfo::exists(m_path);
}

Result<OwnEntries> OwnStore::read() const
{
    OwnEntries entries;
    if (!exists() || QFileInfo(m_path).size() == 0)
        return entries;
    Connection connection(m_path);
    QSqlDatabase& database = connection.database();
    if (!database.open())
        return cannotOpen(m_path, database);
    Inspection inspection(database, m_path);
    if (auto problem = inspection.problem())
        return *std::move(problem);
    if (inspection.isEmpty())
        return entries;
    for (const OwnKind kind : ownKinds) {
        if (!readKind(database, kind, entries))
            return inspection.damaged(Text::tr("its table “%1” cannot be read").arg(tableOf(kind)));
    }
    return entries;
}

std::optional<Problem> OwnStore::write(const std::function<bool(Writer&)>& work)
{
    const QString folder = QFileInfo(m_path).path();
    if (!QDir().mkpath(folder))
        return fault(m_path, Text::tr("The folder “%1” for your own entries cannot be made; see "
                                      "who may write there.")
                                 .arg(folder));
    Connection connection(m_path);
    QSqlDatabase& database = connection.database();
    if (!database.open())
        return cannotOpen(m_path, database);
    if (auto problem = Inspection(database, m_path).problem())
        return problem;
    Writer writer(database);
    if (writer.run(u"BEGIN IMMEDIATE"_s)) {
        if (writer.createTables() && work(writer) && writer.run(u"COMMIT"_s))
            return std::nullopt;
        Writer(database).run(u"ROLLBACK"_s); // the first error is the one to tell
    }
    return fault(m_path, Text::tr("Your own entries cannot be written to “%1”: %2. Nothing was "
                                  "changed; see that the folder can be written to, that the disk "
                                  "has room and that no other program holds the file.")
                             .arg(m_path, writer.error()));
}

std::optional<Problem> OwnStore::save(const OwnEntry& entry)
{
    OwnEntries one;
    put(one, entry);
    return save(one);
}

std::optional<Problem> OwnStore::save(const OwnEntries& entries)
{
    if (auto problem = firstProblem(entries))
        return problem;
    return write([&entries](Writer& writer) { return writer.putAll(entries); });
}

std::optional<Problem> OwnStore::remove(OwnKind kind, const QString& id)
{
    if (!exists())
        return std::nullopt;
    return write([kind, &id](Writer& writer) {
        return writer.run(u"DELETE FROM %1 WHERE id = ?"_s.arg(tableOf(kind)), {id});
    });
}

std::optional<Problem> OwnStore::replaceAll(const OwnEntries& entries)
{
    if (auto problem = firstProblem(entries))
        return problem;
    return write([&entries](Writer& writer) {
        for (const OwnKind kind : ownKinds) {
            if (!writer.run(u"DELETE FROM "_s + tableOf(kind)))
                return false;
        }
        return writer.putAll(entries);
    });
}

} // namespace gramme::catalog
