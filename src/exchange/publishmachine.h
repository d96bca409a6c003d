// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"

#include <QByteArray>
#include <QStringList>
#include <QVariantMap>

/// Statements for programs: UTF-8, numbers as they read back to the same double.
namespace gramme::exchange {

/// One row a scenario; what is off or not known is empty. Masses are in kgCO2e. Texts that a
/// spreadsheet would run as a formula are neutralised.
QByteArray statementCsv(const Publication& publication, const PublishOptions& options);

/// "gramme.statement/1", described by resources/statement.schema.json: every key is always there,
/// null where it does not apply.
QByteArray statementJson(const Publication& publication, const PublishOptions& options);

/// A BoAmps report (Boavizta), in which an estimate says that it is one; several scenarios are a
/// list of reports. What is not known is left out, also where their schema asks for it: the task
/// beyond its stage and size, and who reports when.
QByteArray boampsJson(const Publication& publication);

/// What the statement counts or, for "not_counted", does not: "accelerators", "host", "cpu",
/// "memory", "overhead", "embodied", "storage", "network".
QStringList scopeWords(const QVariantMap& statement, const QString& key);

} // namespace gramme::exchange
