// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include <QCoreApplication>

#include <array>
#include <clocale>
#include <csignal>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <langinfo.h>
#endif

using namespace Qt::StringLiterals;

namespace {

using namespace gramme;
using namespace gramme::cli;

/// UTF-8 in and out whatever the locale. Qt would switch too, but with a warning on every run.
void useUtf8()
{
#ifndef Q_OS_WIN
    std::setlocale(LC_ALL, "");
    if (qstrcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an error of the write
#endif
}

/// A standard stream that is closed must stay so: without this the catalogue would be opened under
/// its number and read as a table. The wrong way round, so that its use is an error.
void keepClosedStreamsClosed()
{
#ifndef Q_OS_WIN
    for (const int stream : {0, 1, 2}) {
        if (::fcntl(stream, F_GETFD) == -1)
            ::open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
    }
#endif
}

int run(const Arguments& arguments, Console& console)
{
    const auto catalog = catalog::Catalog::openDefault();
    if (!catalog)
        return console.fail(catalog.error());
    console.tell((*catalog)->notices());
    constexpr std::array commands{&runEstimate, &runCompare, &runPlan,       &runInference,
                                  &runList,     &runShow,    &cli::runBatch, &runImport,
                                  &runPublish,  &runCheck};
    return commands[static_cast<std::size_t>(arguments.command)](arguments, **catalog, console);
}

} // namespace

int main(int argc, char** argv)
{
    keepClosedStreamsClosed();
    useUtf8();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"gramme-cli"_s);
    Console console;
    const auto answer = readArguments(QCoreApplication::arguments().mid(1));
    if (!answer)
        return console.fail(answer.error());
    if (const auto* help = std::get_if<Help>(&*answer))
        return console.print(help->text);
    return run(std::get<Arguments>(*answer), console);
}
