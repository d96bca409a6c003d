// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"

#include <QByteArray>
#include <QStringList>

namespace gramme::cli {

struct ReportRun
{
    int exitCode = Fault; ///< As those of this program.
    QByteArray answer;    ///< What it wrote to standard output.
};

/// Charts and reports are drawn by gramme-report, a program beside this one, because this one does
/// without the libraries that draw. Starts it with these arguments; what it has to say goes to
/// standard error. A missing or broken program is a sentence there and a Fault.
ReportRun runReportProgram(const QStringList& arguments, Console& console);

} // namespace gramme::cli
