// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/request.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::report {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::report", text);
}

Problem bad(const QString& place, const QString& message)
{
    return {Problem::Kind::BadInput, place, message};
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        tr("Writes the report or the chart of a study; gramme-cli publish starts it."));
    parser.addOptions({
        {u"study"_s, tr("The study, a .gramme file."), tr("file")},
        {u"as"_s,
         tr("pdf or html: the report; svg or png: the chart; chart-pdf: the chart as PDF."),
         tr("format")},
        {u"scenario"_s, tr("Only the scenario of this id, such as s1."), tr("id")},
        {u"lang"_s, tr("en or fr; en where it is not given."), tr("language")},
        {{u"o"_s, u"output"_s}, tr("The file to write; standard output without it."), tr("file")},
        {u"width"_s, tr("Width of a chart in mm: 85 or 175."), tr("mm"), u"175"_s},
        {u"equivalences"_s, tr("Says what the total compares to.")},
        {u"no-interval"_s, tr("Leaves the 90 % interval out.")},
        {u"no-details"_s, tr("Leaves the working and the sources out.")},
        {{u"h"_s, u"help"_s}, tr("Shows this text.")},
        {{u"v"_s, u"version"_s}, tr("Shows the version.")},
    });
}

std::optional<Problem> readFormat(const QString& format, Request& request)
{
    struct Known
    {
        const char* key;
        Output as;
        bool isFigure;
    };
    static constexpr std::array<Known, 5> formats{{{"svg", Output::Svg, true},
                                                   {"png", Output::Png, true},
                                                   {"pdf", Output::Pdf, false},
                                                   {"html", Output::Html, false},
                                                   {"chart-pdf", Output::Pdf, true}}};
    for (const Known& known : formats) {
        if (format == QLatin1StringView(known.key)) {
            request.as = known.as;
            request.isFigure = known.isFigure;
            return std::nullopt;
        }
    }
    return bad(u"--as"_s,
               tr("--as is “%1”, but it can be svg, png, pdf, html or chart-pdf.").arg(format));
}

std::optional<Problem> readLook(const QCommandLineParser& parser, Request& request)
{
    const QString language = parser.value(u"lang"_s);
    if (language == u"fr"_s)
        request.options.text.locale = QLocale(QLocale::French, QLocale::France);
    else if (!language.isEmpty() && language != u"en"_s)
        return bad(u"--lang"_s, tr("--lang is “%1”, but it can be en or fr.").arg(language));
    const QString width = parser.value(u"width"_s);
    if (width == u"85"_s)
        request.options.width = ChartWidth::OneColumn;
    else if (width != u"175"_s)
        return bad(u"--width"_s, tr("--width is “%1”, but it can be 85 or 175 (mm).").arg(width));
    request.options.text.equivalences = parser.isSet(u"equivalences"_s);
    request.options.text.interval = !parser.isSet(u"no-interval"_s);
    request.options.text.details = !parser.isSet(u"no-details"_s);
    return std::nullopt;
}

} // namespace

Result<Answer> readRequest(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return bad({}, parser.errorText());
    if (parser.isSet(u"help"_s))
        return Answer{std::nullopt, {parser.helpText()}};
    if (parser.isSet(u"version"_s))
        return Answer{std::nullopt,
                      {u"gramme-report "_s + QCoreApplication::applicationVersion() + u'\n'}};
    if (!parser.positionalArguments().isEmpty())
        return bad({}, tr("“%1” is not expected here; a study is given with --study.")
                           .arg(parser.positionalArguments().constFirst()));
    Request request;
    request.study = parser.value(u"study"_s);
    request.output = parser.value(u"output"_s);
    request.scenario = parser.value(u"scenario"_s);
    if (request.study.isEmpty())
        return bad(u"--study"_s, tr("No study is given; write --study FILE."));
    if (const auto problem = readFormat(parser.value(u"as"_s), request))
        return *problem;
    if (const auto problem = readLook(parser, request))
        return *problem;
    return Answer{request, {}};
}

} // namespace gramme::report
