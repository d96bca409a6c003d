// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/helptexts.h"
#include "cli/nearest.h"
#include "cli/publishpicture.h"
#include "exchange/import/importlines.h"
#include "exchange/publish.h"
#include "study/file/studyfile.h"
#include "study/saved.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryDir>

#include <algorithm>
#include <variant>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

Problem bad(const QString& place, const QString& message)
{
    return {Problem::Kind::BadInput, place, message};
}

/// What is drawn by another program.
struct Picture
{
    QString word;
};
using Form = std::variant<exchange::PublishFormat, exchange::UserTemplate, Picture>;

/// What --as names: a format, a picture, or a template of the user with or without its suffix.
Result<Form> formOf(const QString& as)
{
    const QString place = u"as"_s;
    QStringList words = publishWords();
    if (as.isEmpty())
        return bad(place, tr("--as is missing; allowed is one of %1, or a template of your own.")
                              .arg(words.join(u", "_s)));
    const QString key = as == u"table" ? u"latex-table"_s : as;
    for (const exchange::PublishFormatInfo& format : exchange::publishFormats()) {
        if (key.compare(QLatin1String(format.key), Qt::CaseInsensitive) == 0)
            return Form(format.format);
    }
    if (pictureWords().contains(as, Qt::CaseInsensitive))
        return Form(Picture{as.toLower()});
    const QString folder = exchange::userTemplateFolder();
    std::vector<exchange::UserTemplate> fitting;
    for (const exchange::UserTemplate& one : exchange::userTemplates(folder)) {
        if (one.name == as)
            return Form(one);
        words << one.name;
        if (QFileInfo(one.name).completeBaseName() == as)
            fitting.push_back(one);
    }
    if (fitting.size() == 1)
        return Form(fitting.front());
    return bad(place, tr("--as is “%1”; allowed is one of %2, or a template of your own in “%3”.")
                              .arg(as, words.join(u", "_s), QDir::toNativeSeparators(folder)) +
                          didYouMean(nearest(as, words)));
}

/// What is to be published, and from where.
struct Source
{
    study::Study study;
    QString file; ///< Of the study when it can be read again as it is; empty otherwise.
    std::shared_ptr<const catalog::Catalog> withOwn; ///< With the study's own entries.
    QString onlyId;                                  ///< Empty: all scenarios.
};

bool isStudyName(const QString& name)
{
    return name.endsWith(u".gramme", Qt::CaseInsensitive) || QFileInfo(name).isFile();
}

Result<Source> openStudy(const Arguments& arguments, const catalog::Catalog& catalog,
                         Console& console)
{
    const QString& name = arguments.input;
    if (!isStudyName(name))
        return bad(u"input"_s,
                   tr("“%1” is no file. A study ends in .gramme; an option is written --name "
                      "value, and a text with blanks needs quotation marks.")
                       .arg(name));
    if (arguments.scenario != study::Scenario())
        return bad(u"input"_s, tr("“%1” is a study and has its own inputs; leave out either the "
                                  "study or the options of a scenario.")
                                   .arg(name));
    if (!isStandard(arguments.output) && QFileInfo(name) == QFileInfo(arguments.output))
        return bad(
            u"output"_s,
            tr("--output is the study that is read, “%1”; write to another file.").arg(name));
    auto opened = study::file::load(name);
    if (!opened)
        return opened.error();
    console.tell(opened->damage);
    Source source;
    source.file = opened->damage.isEmpty() ? QFileInfo(name).absoluteFilePath() : QString();
    source.study = std::move(opened->study);
    source.withOwn = catalog.withOwn(catalog::merged(catalog.own(), source.study.own));
    return source;
}

/// The id of the scenario that is called so: by id, else by letter, else by name.
Result<QString> scenarioId(const study::Study& study, const QString& called)
{
    QStringList names;
    QStringList fitting;
    for (qsizetype i = 0; i < study.scenarios.size(); ++i) {
        const study::StudyScenario& entry = study.scenarios.at(i);
        const QString letter = study::Study::letter(i);
        const QString name = exchange::shownText(entry.scenario.name);
        names << (name.isEmpty() ? letter : u"%1 (%2)"_s.arg(letter, name));
        if (entry.id == called)
            return entry.id;
        if (letter.compare(called, Qt::CaseInsensitive) == 0)
            fitting.prepend(entry.id);
        else if (entry.scenario.name.compare(called, Qt::CaseInsensitive) == 0)
            fitting << entry.id;
    }
    const bool isLetter =
        !fitting.isEmpty() && study::Study::letter(study.indexOf(fitting.constFirst()))
                                      .compare(called, Qt::CaseInsensitive) == 0;
    if (isLetter || fitting.size() == 1)
        return fitting.constFirst();
    if (fitting.size() > 1)
        return bad(u"scenario"_s,
                   tr("--scenario is “%1”, and several scenarios are called so; give the letter.")
                       .arg(called));
    return bad(u"scenario"_s,
               tr("--scenario is “%1”; the study has %2.").arg(called, names.join(u", "_s)));
}

Result<Source> sourceOf(const Arguments& arguments, const catalog::Catalog& catalog,
                        Console& console)
{
    const QString& called = arguments.publish.scenario;
    if (arguments.input.isEmpty()) {
        if (!called.isEmpty())
            return bad(u"scenario"_s, tr("--scenario chooses from a study, and none is given; "
                                         "leave it out or name the study's file."));
        Source source;
        source.study = study::studyOf(arguments.scenario);
        return source;
    }
    auto source = openStudy(arguments, catalog, console);
    if (!source || called.isEmpty())
        return source;
    auto id = scenarioId(source->study, called);
    if (!id)
        return id.error();
    source->onlyId = *std::move(id);
    return source;
}

/// Says which scenarios of the study are not published, and why.
int tellGaps(const Source& source, const exchange::Publication& publication, Console& console)
{
    if (!source.onlyId.isEmpty())
        return Done;
    int gaps = 0;
    for (qsizetype i = 0; i < source.study.scenarios.size(); ++i) {
        const study::StudyScenario& entry = source.study.scenarios.at(i);
        const auto isThis = [&entry](const exchange::PublishItem& item) {
            return item.entry.id == entry.id;
        };
        if (std::any_of(publication.items.begin(), publication.items.end(), isThis))
            continue;
        const auto outcome = study::evaluate(entry, *publication.catalog, study::window);
        console.tell(
            {tr("Scenario %1 has no result and is left out: %2")
                 .arg(study::Study::letter(i), outcome ? QString() : outcome.error().message)});
        ++gaps;
    }
    return gaps > 0 ? SomeRowsBad : Done;
}

/// One scenario of the command line: bad inputs are told as `estimate` tells them.
Result<exchange::Publication> publicationOfInputs(const Source& source,
                                                  const catalog::Catalog& catalog, Console& console)
{
    const study::StudyScenario& entry = source.study.scenarios.constFirst();
    auto outcome = study::evaluate(entry.scenario, catalog, study::commandLine);
    if (!outcome)
        return outcome.error();
    console.tell(study::warningTexts(outcome->resolved));
    exchange::Publication publication;
    publication.items.push_back({entry, *std::move(outcome), {}});
    publication.catalog = &catalog;
    return publication;
}

Result<exchange::Publication> publicationOf(const Source& source, const catalog::Catalog& catalog,
                                            Console& console)
{
    if (!source.withOwn)
        return publicationOfInputs(source, catalog, console);
    return exchange::publicationOf(source.study, *source.withOwn, source.onlyId);
}

exchange::PublishOptions optionsOf(const PublishArguments& arguments)
{
    exchange::PublishOptions options;
    options.details = !arguments.noDetails;
    options.wording = arguments.isShort ? exchange::Wording::Short : exchange::Wording::Long;
    options.interval = !arguments.noInterval;
    options.equivalences = arguments.equivalences;
    if (arguments.isFrench)
        options.locale = QLocale(QLocale::French, QLocale::France);
    return options;
}

/// A pipe or a device, which is written to and never replaced.
bool isDevice(const QString& name)
{
    const QFileInfo info(name);
    return info.exists() && !info.isFile() && !info.isDir();
}

/// A file is replaced as a whole or not at all.
int write(const QString& name, const QByteArray& content, Console& console)
{
    if (isStandard(name))
        return console.print(content);
    QSaveFile whole(name);
    QFile plain(name);
    QFileDevice* file = &whole;
    if (isDevice(name))
        file = &plain;
    const bool isWritten = file->open(QIODevice::WriteOnly) &&
                           file->write(content) == content.size() &&
                           (file == &whole ? whole.commit() : plain.flush());
    if (isWritten)
        return Done;
    return console.fail({Problem::Kind::Fault, name,
                         tr("“%1” cannot be written: %2.").arg(name, file->errorString())});
}

/// What the other program reads: the study's own file where that is sound, else one made here.
Result<QString> studyFile(const Source& source, const catalog::Catalog& catalog,
                          const QTemporaryDir& folder)
{
    if (!source.file.isEmpty())
        return source.file;
    const QString name = folder.filePath(u"study.gramme"_s);
    const study::Study study =
        source.withOwn ? source.study : study::withFigures(source.study, catalog);
    if (auto problem = study::file::save(study, name))
        return *std::move(problem);
    return name;
}

int publishPicture(const Source& source, const catalog::Catalog& catalog, const QString& word,
                   const Arguments& arguments, Console& console)
{
    const PublishArguments& wanted = arguments.publish;
    if (wanted.isShort || wanted.noInterval || wanted.equivalences || wanted.noDetails)
        return console.fail(bad(u"as"_s, tr("--short, --no-interval, --equivalences and "
                                            "--no-details are for statements; %1 takes none of "
                                            "them.")
                                             .arg(word)));
    const QTemporaryDir folder;
    const auto file = studyFile(source, catalog, folder);
    if (!file)
        return console.fail(file.error());
    QStringList words{u"--study"_s, *file, u"--as"_s, word};
    if (!source.onlyId.isEmpty())
        words << u"--scenario"_s << source.onlyId;
    words << u"--lang"_s << (wanted.isFrench ? u"fr"_s : u"en"_s);
    const bool isFile = !isStandard(arguments.output) && !isDevice(arguments.output);
    if (isFile)
        words << u"-o"_s << QFileInfo(arguments.output).absoluteFilePath();
    const ReportRun run = runReportProgram(words, console);
    if (run.exitCode != Done || isFile)
        return run.exitCode;
    return write(arguments.output, run.answer, console);
}

int publishStatement(const exchange::Publication& publication, const Form& form,
                     const Arguments& arguments, Console& console)
{
    const exchange::PublishOptions options = optionsOf(arguments.publish);
    const auto* format = std::get_if<exchange::PublishFormat>(&form);
    const auto text =
        format ? exchange::publish(publication, *format, options)
               : exchange::publish(publication, std::get<exchange::UserTemplate>(form), options);
    if (!text)
        return console.fail(text.error());
    return write(arguments.output, text->toUtf8(), console);
}

} // namespace

int runPublish(const Arguments& arguments, const catalog::Catalog& catalog, Console& console)
{
    const auto form = formOf(arguments.publish.as);
    if (!form)
        return console.fail(form.error());
    const auto source = sourceOf(arguments, catalog, console);
    if (!source)
        return console.fail(source.error());
    const auto publication = publicationOf(*source, catalog, console);
    if (!publication)
        return console.fail(publication.error());
    const auto* picture = std::get_if<Picture>(&*form);
    const int code = picture ? publishPicture(*source, catalog, picture->word, arguments, console)
                             : publishStatement(*publication, *form, arguments, console);
    return code == Done ? tellGaps(*source, *publication, console) : code;
}

} // namespace gramme::cli
