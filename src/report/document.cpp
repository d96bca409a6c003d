// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/document.h"

#include <QApplication>
#include <QCoreApplication>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace gramme::report {

namespace {

Problem fault(const char* text)
{
    return {Problem::Kind::Fault, {}, QCoreApplication::translate("gramme::report", text)};
}

} // namespace

std::optional<Problem> cannotDraw()
{
    if (qobject_cast<QApplication*>(QCoreApplication::instance()))
        return std::nullopt;
    return fault(QT_TRANSLATE_NOOP("gramme::report",
                                   "Reports cannot be made here: the program runs without its "
                                   "graphical part."));
}

Result<qint64> put(const QByteArray& bytes, QIODevice& device)
{
    if (!device.isWritable())
        return fault(QT_TRANSLATE_NOOP("gramme::report",
                                       "The report was not written: the file is not open for "
                                       "writing."));
    if (device.write(bytes) == bytes.size())
        return bytes.size();
    Problem problem =
        fault(QT_TRANSLATE_NOOP("gramme::report", "The report was not written completely: %1."));
    problem.message = problem.message.arg(device.errorString());
    return problem;
}

QString styleSheet(bool forPaper)
{
    const QString common =
        u"h1 { font-weight: bold; margin-top: 0px; margin-bottom: 2px; }\n"
        "h2 { font-weight: bold; color: #1f4e79; margin-top: 12px; margin-bottom: 3px; }\n"
        "p { margin-top: 2px; margin-bottom: 3px; }\n"
        "p.sub, p.note, p.source { color: #404040; }\n"
        "p.name { font-weight: bold; }\n"
        "p.headline { font-weight: bold; color: #1f4e79; margin-top: 10px; margin-bottom: 0px; }\n"
        "p.under { margin-bottom: 8px; }\n"
        "th { font-weight: bold; text-align: left; }\n"_s;
    if (!forPaper)
        return common +
               u"body { font-family: sans-serif; max-width: 48em; margin: 2em auto; padding: 0 1em;"
               " line-height: 1.4; color: #000; background: #fff; }\n"
               "p.headline { font-size: 2em; } p.sub, p.note, p.source { font-size: 0.85em; }\n"
               "p, td, th { overflow-wrap: anywhere; }\n"
               "table { border-collapse: collapse; width: 100%; }\n"
               "th, td { border-bottom: 1px solid #b0b0b0; padding: 0.25em 0.5em;"
               " vertical-align: top; }\n"
               "th[align=right] { text-align: right; }\n"
               ".chart svg { max-width: 100%; height: auto; }\n"
               "@media print { tr, .chart { break-inside: avoid; } }\n"_s;
    return common +
           u"h1 { font-size: 17pt; } h2 { font-size: 11.5pt; }\n"
           "p.headline { font-size: 20pt; } p.name { font-size: 11pt; }\n"
           "p.sub, p.note, p.source { font-size: 7.5pt; }\n"
           "table.scenarios th, table.scenarios td { font-size: 8.5pt; }\n"
           "table { border-collapse: collapse; margin-top: 4px; margin-bottom: 4px; }\n"
           "th, td { border-style: none; border-bottom-style: solid; border-bottom-width: 1px;"
           " border-bottom-color: #b0b0b0; vertical-align: top; }\n"_s;
}

} // namespace gramme::report
