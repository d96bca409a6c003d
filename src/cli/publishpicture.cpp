// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/publishpicture.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

ReportRun failed(const QString& sentence, Console& console)
{
    return {console.fail({Problem::Kind::Fault, {}, sentence}), {}};
}

} // namespace

ReportRun runReportProgram(const QStringList& arguments, Console& console)
{
    const QString folder = QCoreApplication::applicationDirPath();
    const QString program = QStandardPaths::findExecutable(u"gramme-report"_s, {folder});
    if (program.isEmpty())
        return failed(
            tr("Charts and reports are drawn by the program gramme-report, which is not in "
               "“%1”; install it there. All other formats do without it.")
                .arg(QDir::toNativeSeparators(folder)),
            console);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted(-1))
        return failed(tr("“%1” cannot be started: %2.")
                          .arg(QDir::toNativeSeparators(program), process.errorString()),
                      console);
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit)
        return failed(tr("“%1” ended before its work was done; nothing was drawn.")
                          .arg(QDir::toNativeSeparators(program)),
                      console);
    return {process.exitCode(), process.readAllStandardOutput()};
}

} // namespace gramme::cli
