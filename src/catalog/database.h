// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

namespace gramme::catalog {

class Database;

/// The answer to one query, read forwards; the columns of a row are taken one after the other.
class Rows
{
public:
    bool next();

    QVariant value(); ///< Null where the column is.
    QString text();   ///< Empty where NULL.
    std::optional<double> number();
    double real(); ///< 0 where NULL.
    int whole();   ///< 0 where NULL.
    bool flag() { return whole() != 0; }

    QStringList columns() const;

private:
    friend class Database;
    Rows(QSqlQuery query, Database& database);

    QSqlQuery m_query;
    Database& m_database;
    int m_column = 0;
};

/// The open connection to catalogue.sqlite with catalogue-odbl.sqlite attached as `odbl`, both
/// read-only and immutable. Rows must be gone before it is.
class Database
{
public:
    static Result<std::unique_ptr<Database>> open(const QString& folder);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool hasShareAlike() const { return m_hasShareAlike; }
    /// "main" and, where the share-alike file is there, "odbl": to be put before a table's name.
    QStringList schemas() const;

    /// A query that fails gives no rows and a notice: the text is ours, so the file is at fault.
    Rows select(const QString& sql, const QVariantList& values = {});
    /// The value of a key of `meta`; empty when there is none.
    QString meta(const QString& schema, const QString& key);

    const QStringList& notices() const { return m_notices; }
    void report(const QString& error);

private:
    Database(QString folder, QString connection);

    std::optional<Problem> connectMain();
    void attachShareAlike();
    std::optional<QString> brokenSchema(const QString& schema, const QString& kind);

    QString m_folder;
    QString m_connection;
    QSqlDatabase m_database;
    bool m_hasShareAlike = false;
    QStringList m_notices;
};

} // namespace gramme::catalog
