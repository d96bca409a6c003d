// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "cli/standardstream.h"

#include <QString>
#include <QStringList>

namespace gramme::cli {

/// Part of the contract with scripts.
enum ExitCode : int {
    Done = 0,
    Fault = 1, ///< A file or the system.
    BadInput = 2,
    SomeRowsBad = 3,
};

/// Whether a file's name stands for standard input or output.
inline bool isStandard(const QString& name)
{
    return name.isEmpty() || name == QLatin1String("-");
}

/// Standard output and error, in UTF-8 whatever the locale.
class Console
{
public:
    Console();

    StandardStream& input() { return m_in; }
    StandardStream& output() { return m_out; }

    /// Writes the whole answer; Fault where it cannot be written.
    int print(const QByteArray& answer);
    int print(const QString& answer) { return print(answer.toUtf8()); }
    /// Sentences on standard error, a line each.
    void tell(const QStringList& sentences);
    /// Tells the problem and gives its exit code.
    int fail(const Problem& problem);

private:
    StandardStream m_in;
    StandardStream m_out;
    StandardStream m_error;
};

} // namespace gramme::cli
