// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace gramme::test {

namespace {

Run finish(QProcess& process, const QByteArray& input)
{
    Run run;
    if (!process.waitForStarted())
        return run;
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000)) {
        process.kill();
        process.waitForFinished();
        return run;
    }
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.output = QString::fromUtf8(process.readAllStandardOutput());
    run.errors = QString::fromUtf8(process.readAllStandardError());
    return run;
}

} // namespace

QString binFolder()
{
    return qEnvironmentVariable("GRAMME_BIN_DIR");
}

QStringList words(const QString& line)
{
    QStringList found;
    QString word;
    bool isQuoted = false;
    bool isStarted = false;
    for (const QChar c : line) {
        if (c == u'\'') {
            isQuoted = !isQuoted;
            isStarted = true;
        } else if (c == u' ' && !isQuoted) {
            if (isStarted)
                found << word;
            word.clear();
            isStarted = false;
        } else {
            word += c;
            isStarted = true;
        }
    }
    if (isStarted)
        found << word;
    return found;
}

Run runProgram(const QStringList& arguments, const QByteArray& input,
               const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(binFolder() + u"/gramme-cli"_s, arguments);
    return finish(process, input);
}

Run runShell(const QString& command)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CLI"_s, binFolder() + u"/gramme-cli"_s);
    process.setProcessEnvironment(environment);
    process.start(u"/bin/sh"_s, {u"-c"_s, command});
    return finish(process, {});
}

} // namespace gramme::test
