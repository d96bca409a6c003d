// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/report.h"

#include <QTemporaryDir>

/// A folder that looks like resources/: links to the real tables, of which a test replaces one by
/// a damaged copy. Asserts nothing itself; isValid() and the results say whether it worked.
class DamagedResources
{
public:
    DamagedResources();

    bool isValid() const { return m_isValid; }
    /// The undamaged content; empty where there is no such file.
    static QByteArray original(const QString& path);
    /// Replaces one file; the one damaged before is whole again.
    bool damage(const QString& path, const QByteArray& content);
    /// Takes one file away; the one damaged before is whole again.
    bool remove(const QString& path);
    bool repair();

    gramme::catalog::compiler::Report compile() const;
    QByteArray output(const QString& name) const;
    QStringList outputNames() const;

private:
    bool linkAll();

    QTemporaryDir m_folder;
    QString m_resources;
    QString m_output;
    QString m_damaged;
    bool m_isValid = false;
};

/// An error at this place ("file:line: column: found ") with these words.
bool hasError(const gramme::catalog::compiler::Report& report, const QString& place,
              const QString& words);
/// For the log of a test that misses it.
QByteArray described(const gramme::catalog::compiler::Report& report, const QString& expected);
