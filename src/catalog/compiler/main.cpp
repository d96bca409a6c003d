// SPDX-License-Identifier: GPL-3.0-or-later
// gramme-catalog-compiler [--warnings] RESOURCES_DIR OUTPUT_DIR
#include "catalog/compiler/compiler.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().mid(1);
    const bool showsWarnings = arguments.removeAll(u"--warnings"_s) > 0;
    if (arguments.size() != 2) {
        std::fputs("Usage: gramme-catalog-compiler [--warnings] RESOURCES_DIR OUTPUT_DIR\n",
                   stderr);
        return 2;
    }
    const auto report = gramme::catalog::compiler::compile(arguments.at(0), arguments.at(1));
    if (showsWarnings) {
        for (const QString& line : report.warnings())
            std::fprintf(stderr, "warning: %s\n", qUtf8Printable(line));
    }
    for (const QString& line : report.errors())
        std::fprintf(stderr, "%s\n", qUtf8Printable(line));
    return report.isClean() ? 0 : 1;
}
