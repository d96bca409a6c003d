// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "exchange/batch.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

/// The file opened, or the problem that names it.
std::optional<Problem> openFile(QFile& file, const QString& name, QIODevice::OpenMode mode)
{
    file.setFileName(name);
    if (file.open(mode | QIODevice::Unbuffered))
        return {};
    const bool isReading = mode.testFlag(QIODevice::ReadOnly);
    return Problem{Problem::Kind::Fault, name,
                   (isReading ? tr("“%1” cannot be read: %2.") : tr("“%1” cannot be written: %2."))
                       .arg(name, file.errorString())};
}

} // namespace

int runBatch(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    QFile inFile;
    QFile outFile;
    QIODevice* in = &console.input();
    QIODevice* out = &console.output();
    const bool readsFile = !isStandard(arguments.input);
    const bool writesFile = !isStandard(arguments.output);
    if (readsFile && writesFile && QFileInfo(arguments.input) == QFileInfo(arguments.output))
        return console.fail({Problem::Kind::BadInput, u"output"_s,
                             tr("--output is the table that is read, “%1”; write to another file.")
                                 .arg(arguments.output)});
    if (readsFile) {
        if (const auto problem = openFile(inFile, arguments.input, QIODevice::ReadOnly))
            return console.fail(*problem);
        in = &inFile;
    }
    if (writesFile) {
        if (const auto problem = openFile(outFile, arguments.output, QIODevice::WriteOnly))
            return console.fail(*problem);
        out = &outFile;
    }
    const auto counts =
        exchange::runBatch(*in, *out, arguments.scenario, catalog,
                           [&console](const QString& sentence) { console.tell({sentence}); });
    if (!counts)
        return console.fail(counts.error());
    if (counts->badRows == 0)
        return Done;
    console.tell({tr("%1 of %2 rows are bad; the column error says why.")
                      .arg(counts->badRows)
                      .arg(counts->rows)});
    return SomeRowsBad;
}

} // namespace gramme::cli
