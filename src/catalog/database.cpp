// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/database.h"

#include "catalog/text.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlRecord>
#include <QtEndian>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

// As schema.sql sets them.
constexpr quint32 applicationId = 0x4752414D; // "GRAM"
constexpr quint32 formatVersion = 2;

QString mainFile(const QString& folder)
{
    return folder + u"/catalogue.sqlite"_s;
}

QString shareAlikeFile(const QString& folder)
{
    return folder + u"/catalogue-odbl.sqlite"_s;
}

QString remedy()
{
    return Text::tr(
        "Install Gramme again, or set GRAMME_CATALOGUE_DIR to a folder with a sound one.");
}

/// The header of an SQLite file, sqlite.org/fileformat2.html section 1.3; numbers are big-endian.
class Header
{
public:
    explicit Header(const QByteArray& bytes)
        : m_bytes(bytes)
    {}
    bool isSqlite() const
    {
        return m_bytes.size() == size && m_bytes.startsWith(QByteArray("SQLite format 3\0", 16));
    }
    quint32 number(qsizetype offset) const
    {
        return qFromBigEndian<quint32>(m_bytes.constData() + offset);
    }
    /// What the file must measure; the page size 1 stands for 65,536.
    qint64 fileSize() const
    {
        const auto pageSize = qint64(qFromBigEndian<quint16>(m_bytes.constData() + 16));
        return (pageSize == 1 ? 65536 : pageSize) * qint64(number(28));
    }

    static constexpr qint64 size = 100;

private:
    QByteArray m_bytes;
};

/// Why the file cannot be a catalogue, from its first bytes and its length: a check of the whole
/// content would cost more than everything else at start-up.
std::optional<QString> unsoundFile(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Text::tr("The catalogue “%1” is missing.").arg(path);
    if (!file.open(QIODevice::ReadOnly))
        return Text::tr("The catalogue “%1” cannot be read: %2.").arg(path, file.errorString());
    if (file.size() == 0)
        return Text::tr("The catalogue “%1” is empty.").arg(path);
    const Header header(file.read(Header::size));
    if (!header.isSqlite())
        return Text::tr("The file “%1” is not a catalogue: it is not an SQLite database.")
            .arg(path);
    if (header.number(68) != applicationId)
        return Text::
            tr("The file “%1” is not a catalogue of Gramme but a database of another program.")
                .arg(path);
    if (header.number(60) != formatVersion)
        return Text::
            tr("The catalogue “%1” has format %2, and this version of Gramme reads format %3.")
                .arg(path)
                .arg(header.number(60))
                .arg(formatVersion);
    if (file.size() != header.fileSize())
        return Text::tr("The catalogue “%1” is damaged: it has %2 bytes and must have %3.")
            .arg(path)
            .arg(file.size())
            .arg(header.fileSize());
    return std::nullopt;
}

/// The path as an SQLite URI: immutable, so that no lock or journal is ever looked for.
QString uri(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    return QUrl::fromLocalFile(absolute).toString(QUrl::FullyEncoded) + u"?mode=ro&immutable=1"_s;
}

Problem fault(const QString& path, const QString& sentence)
{
    return {Problem::Kind::Fault, path, sentence + u' ' + remedy()};
}

} // namespace

// Rows -------------------------------------------------------------------------------------------

Rows::Rows(QSqlQuery query, Database& database)
    : m_query(std::move(query))
    , m_database(database)
{}

bool Rows::next()
{
    m_column = 0;
    if (!m_query.isActive())
        return false;
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        m_database.report(m_query.lastError().databaseText());
    return false;
}

QVariant Rows::value()
{
    return m_query.value(m_column++);
}

QString Rows::text()
{
    return value().toString();
}

std::optional<double> Rows::number()
{
    const QVariant found = value();
    if (found.isNull())
        return std::nullopt;
    return found.toDouble();
}

double Rows::real()
{
    return value().toDouble();
}

int Rows::whole()
{
    return value().toInt();
}

QStringList Rows::columns() const
{
    QStringList names;
    const QSqlRecord record = m_query.record();
    for (int i = 0; i < record.count(); ++i)
        names.append(record.fieldName(i));
    return names;
}

// Database ---------------------------------------------------------------------------------------

Database::Database(QString folder, QString connection)
    : m_folder(std::move(folder))
    , m_connection(std::move(connection))
{}

Database::~Database()
{
    m_database.close();
    m_database = QSqlDatabase(); // no handle may be left when the connection goes
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString& folder)
{
    if (const auto unsound = unsoundFile(mainFile(folder)))
        return fault(mainFile(folder), *unsound);
    std::unique_ptr<Database> database(new Database(folder, QString()));
    database->m_connection = u"gramme-catalogue-%1"_s.arg(quintptr(database.get()), 0, 16);
    if (auto problem = database->connectMain())
        return *std::move(problem);
    database->attachShareAlike();
    return Result<std::unique_ptr<Database>>(std::move(database));
}

std::optional<Problem> Database::connectMain()
{
    const QString path = mainFile(m_folder);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!m_database.isValid())
        return Problem{Problem::Kind::Fault, path,
                       Text::tr("Qt's driver for SQLite is missing; on Debian and Ubuntu it is the "
                                "package libqt6sql6-sqlite.")};
    m_database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s);
    m_database.setDatabaseName(uri(path));
    if (!m_database.open())
        return fault(path, Text::tr("The catalogue “%1” cannot be opened: %2.")
                               .arg(path, m_database.lastError().databaseText()));
    if (const auto broken = brokenSchema(u"main"_s, u"main"_s))
        return fault(path, Text::tr("The catalogue “%1” is damaged: %2.").arg(path, *broken));
    return std::nullopt;
}

/// A share-alike file that is missing is fine; one that is damaged is left out with a notice.
void Database::attachShareAlike()
{
    const QString path = shareAlikeFile(m_folder);
    if (!QFileInfo::exists(path))
        return;
    std::optional<QString> unsound = unsoundFile(path);
    if (!unsound) {
        QSqlQuery attach(m_database);
        attach.prepare(u"ATTACH DATABASE ? AS odbl"_s);
        attach.addBindValue(uri(path));
        if (!attach.exec())
            unsound = Text::tr("The catalogue “%1” cannot be opened: %2.")
                          .arg(path, attach.lastError().databaseText());
        else if (const auto broken = brokenSchema(u"odbl"_s, u"odbl"_s))
            unsound = Text::tr("The catalogue “%1” is damaged: %2.").arg(path, *broken);
    }
    m_hasShareAlike = !unsound;
    if (unsound)
        m_notices.append(*unsound + u' ' +
                         Text::tr("The share-alike figures, such as those of Electricity Maps, "
                                  "are left out. ") +
                         remedy());
}

/// What is wrong with an open file whose header was sound.
std::optional<QString> Database::brokenSchema(const QString& schema, const QString& kind)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT value FROM %1.meta WHERE key = 'kind'"_s.arg(schema)))
        return query.lastError().databaseText();
    if (!query.next() || query.value(0).toString() != kind)
        return Text::tr("its table “meta” is not that of “%1”").arg(kind);
    return std::nullopt;
}

QStringList Database::schemas() const
{
    return m_hasShareAlike ? QStringList{u"main"_s, u"odbl"_s} : QStringList{u"main"_s};
}

Rows Database::select(const QString& sql, const QVariantList& values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    bool done = query.prepare(sql);
    for (const QVariant& value : values)
        query.addBindValue(value);
    done = done && query.exec();
    if (!done)
        report(query.lastError().databaseText());
    return Rows(std::move(query), *this);
}

QString Database::meta(const QString& schema, const QString& key)
{
    Rows rows = select(u"SELECT value FROM %1.meta WHERE key = ?"_s.arg(schema), {key});
    return rows.next() ? rows.text() : QString();
}

void Database::report(const QString& error)
{
    const QString notice =
        Text::tr("The catalogue in “%1” is damaged, so that figures may be missing: "
                 "%2. %3")
            .arg(m_folder, error, remedy());
    if (!m_notices.contains(notice))
        m_notices.append(notice);
}

} // namespace gramme::catalog
