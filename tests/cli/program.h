// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace gramme::test {

struct Run
{
    int exitCode = -1; ///< -1: it crashed or did not end.
    QString output;
    QString errors;
};

/// Where the programs were built.
QString binFolder();

/// A line as one would type it: words are separated by blanks, '...' keeps blanks together.
QStringList words(const QString& line);

/// Runs the built gramme-cli.
Run runProgram(const QStringList& arguments, const QByteArray& input = {},
               const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());
inline Run runLine(const QString& line, const QByteArray& input = {})
{
    return runProgram(words(line), input);
}

/// Runs a shell command in which "$CLI" is the built gramme-cli.
Run runShell(const QString& command);

} // namespace gramme::test
