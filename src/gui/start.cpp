// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/start.h"

#include "charts/chartexport.h"
#include "gui/mainwindow.h"
#include "gui/pages/comparison.h"
#include "gui/savefile.h"

#include <QApplication>
#include <QBuffer>
#include <QCommandLineParser>
#include <QIcon>
#include <QMessageBox>
#include <QTextStream>

#include <optional>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

enum ExitCode { Done = 0, Fault = 1, BadInput = 2 };

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui::start", text);
}

void tell(const QString& sentence)
{
    QTextStream(stderr) << "gramme: " << sentence << Qt::endl;
}

/// The worked example beside the reference points, as a picture.
std::optional<Problem> writeChart(const catalog::Catalog& catalog, const QString& fileName)
{
    const study::Scenario example = study::exampleScenario();
    const auto outcome = study::evaluate(example, catalog, study::window);
    if (!outcome)
        return outcome.error();
    const QLocale locale;
    ComparedResult result;
    result.id = u"result"_s;
    result.name = example.name;
    result.kg = outcome->estimate.total.value();
    if (study::usesShareAlike(outcome->resolved))
        result.notice = catalog.shareAlikeNotice();
    const auto rows =
        comparisonRows(referenceRows(catalog, firstComparison(catalog)), {result});
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    const auto written = charts::exportChart(comparisonChart(rows, locale), fileName, picture);
    if (!written)
        return written.error();
    return saveFile(fileName, picture.data());
}

int showWindow(std::shared_ptr<const catalog::Catalog> catalog, QApplication& application,
               const QString& fileName)
{
    Settings settings;
    Appearance appearance(application);
    appearance.setTheme(static_cast<Theme>(std::clamp(settings.theme.get(), 0, 2)));
    appearance.setTextPercent(settings.textPercent.get());
    WindowDialogs dialogs;
    MainWindow window(std::move(catalog), settings, appearance, dialogs, fileName);
    window.show();
    return QApplication::exec();
}

} // namespace

int run(QApplication& application)
{
    QApplication::setStyle(u"Fusion"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/gramme.svg"_s));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Tells what a machine-learning experiment emits. Works offline; gramme-cli does the "
           "same without a window."));
    parser.addPositionalArgument(u"file"_s, tr("The study to open, a .gramme file."), u"[FILE]"_s);
    const QCommandLineOption chartOption(
        u"write-chart"_s,
        tr("Write the worked example's chart to FILE (.svg, .png or .pdf) and end."), u"FILE"_s);
    parser.addOption(chartOption);
    parser.addHelpOption();
    parser.addVersionOption();
    if (!parser.parse(QCoreApplication::arguments())) {
        tell(tr("%1 Try --help.").arg(parser.errorText()));
        return BadInput;
    }
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1) {
        tell(tr("“%1” is one file too many: a window shows one study. Try --help.")
                 .arg(files.at(1)));
        return BadInput;
    }
    if (parser.isSet(u"help"_s))
        parser.showHelp(Done);
    if (parser.isSet(u"version"_s))
        parser.showVersion();

    const auto catalog = catalog::Catalog::openDefault();
    const bool writes = parser.isSet(chartOption);
    if (!catalog) {
        tell(catalog.error().message);
        if (!writes)
            QMessageBox::critical(nullptr, u"Gramme"_s, catalog.error().message.toHtmlEscaped());
        return Fault;
    }
    if (!writes)
        return showWindow(*catalog, application, files.value(0));
    if (const auto problem = writeChart(**catalog, parser.value(chartOption))) {
        tell(problem->message);
        return problem->kind == Problem::Kind::BadInput ? BadInput : Fault;
    }
    return Done;
}

} // namespace gramme::gui
