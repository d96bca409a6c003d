// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "exchange/check.h"

#include <QCoreApplication>
#include <QFile>

namespace gramme::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

/// A paper is some hundred kilobytes; a file of another kind need not be read to its end.
constexpr qint64 mostBytes = 16'000'000;

Result<QByteArray> readText(const QString& name, Console& console)
{
    if (isStandard(name))
        return console.input().readAll();
    QFile file(name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QByteArray content = isOpen ? file.read(mostBytes + 1) : QByteArray();
    if (!isOpen || file.error() != QFileDevice::NoError)
        return Problem{Problem::Kind::Fault, name,
                       tr("“%1” cannot be read: %2.").arg(name, file.errorString())};
    return content;
}

} // namespace

int runCheck(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    const auto content = readText(arguments.input, console);
    if (!content)
        return console.fail(content.error());
    if (content->size() > mostBytes)
        return console.fail({Problem::Kind::BadInput, arguments.input,
                             tr("“%1” is larger than 16 MB; give the text of the statement alone.")
                                 .arg(arguments.input)});
    const auto check = exchange::checkStatement(QString::fromUtf8(*content), catalog, QLocale::c());
    const bool isJson = arguments.format == Format::Json;
    const bool isNothing = check.verdict == exchange::CheckVerdict::NothingFound;
    if (isJson || !isNothing) {
        const int printed = isJson ? console.print(exchange::checkJson(check))
                                   : console.print(exchange::checkText(check, QLocale::c()));
        if (printed != Done)
            return printed;
    }
    if (isNothing)
        return console.fail(
            {Problem::Kind::BadInput, arguments.input, check.verdictTexts.constFirst()});
    return check.verdict == exchange::CheckVerdict::Recomputes ? Done : SomeRowsBad;
}

} // namespace gramme::cli
