// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "exchange/import/addruns.h"
#include "exchange/import/importlines.h"
#include "exchange/table.h"
#include "study/file/studyfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

using exchange::Imported;
using exchange::ImportedRow;
using exchange::RowState;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

Result<exchange::ImportFile> readFile(const QString& name, Console& console)
{
    if (name == u"-")
        return exchange::ImportFile{tr("standard input"), console.input().readAll()};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::Fault, name,
                       tr("“%1” cannot be read: %2.").arg(name, file.errorString())};
    const QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Problem{Problem::Kind::Fault, name,
                       tr("“%1” cannot be read: %2.").arg(name, file.errorString())};
    return exchange::ImportFile{QFileInfo(name).fileName(), content};
}

QString stateWord(RowState state)
{
    switch (state) {
    case RowState::Understood:
        return tr("understood");
    case RowState::Doubtful:
        return tr("doubtful");
    case RowState::Folded:
        return tr("in another row");
    case RowState::Refused:
        return tr("refused");
    }
    return {};
}

QString qualityWord(const ImportedRow& row)
{
    if (!row.isUsable())
        return {};
    return row.run.quality == study::Quality::Measured ? tr("measured") : tr("estimated");
}

QVariant cell(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

QString hardwareWord(const study::MeasuredRun& run)
{
    const QString name = exchange::shownText(run.hardware.isEmpty() ? run.cpu : run.hardware);
    if (!run.count || run.hardware.isEmpty())
        return name;
    return u"%1 x %2"_s.arg(QString::number(*run.count), name);
}

/// What was made of each row.
exchange::Table rowTable(const Imported& imported)
{
    exchange::Table table;
    table.columns = {u"record"_s,     u"state"_s,        u"start"_s,        u"hours"_s,
                     u"energy_kwh"_s, u"pue_included"_s, u"emissions_kg"_s, u"quality"_s,
                     u"tool"_s,       u"hardware"_s};
    for (const ImportedRow& row : imported.rows) {
        const study::MeasuredRun& run = row.run;
        const bool isEmpty = !row.isUsable();
        const QString tool =
            run.toolVersion.isEmpty() ? run.tool : run.tool + u' ' + run.toolVersion;
        table.rows.push_back({exchange::shownText(row.place), stateWord(row.state),
                              exchange::shownText(run.start), cell(run.hours), cell(run.energyKwh),
                              isEmpty ? QVariant() : QVariant(run.pueIncluded),
                              cell(run.emissionsKg), qualityWord(row), exchange::shownText(tool),
                              hardwareWord(run)});
    }
    return table;
}

QString overview(const std::vector<Imported>& all)
{
    QString text;
    for (const Imported& imported : all) {
        const QString files = exchange::shownText(imported.files.join(u" + "_s));
        text += imported.format.isEmpty() ? tr("%1: not understood").arg(files)
                                          : tr("%1: %2").arg(files, imported.format);
        text += u'\n';
        if (!imported.rows.empty())
            text += exchange::tableText(rowTable(imported));
        text += u'\n';
    }
    return text;
}

QStringList notes(const std::vector<Imported>& all)
{
    QStringList sentences;
    for (const Imported& imported : all) {
        for (const QString& note : imported.notes)
            sentences << tr("%1: %2").arg(exchange::shownText(imported.files.join(u" + "_s)),
                                          note.simplified());
        for (const ImportedRow& row : imported.rows) {
            for (const QString& note : row.notes)
                sentences << tr("%1: %2").arg(exchange::placeOf(imported, row), note.simplified());
        }
    }
    return sentences;
}

struct Counts
{
    int usable = 0;
    int refused = 0;
    int strangers = 0; ///< Files that gave no row at all.
};

Counts count(const std::vector<Imported>& all)
{
    Counts counts;
    for (const Imported& imported : all) {
        counts.strangers += imported.rows.empty() ? 1 : 0;
        for (const ImportedRow& row : imported.rows)
            if (row.isUsable())
                ++counts.usable;
            else if (row.state == RowState::Refused)
                ++counts.refused;
    }
    return counts;
}

/// The study as it is on disk; a new one where there is none. A damaged one is left alone: writing
/// what could be rescued of it is a decision for a person.
Result<study::Study> openStudy(const QString& name, Console& console)
{
    if (!QFileInfo::exists(name))
        return study::Study();
    auto opened = study::file::load(name);
    if (!opened)
        return opened.error();
    if (opened->damage.isEmpty())
        return std::move(opened->study);
    console.tell(opened->damage);
    return Problem{Problem::Kind::BadInput, name,
                   tr("“%1” is damaged and was not changed. Open it in Gramme, look at what could "
                      "be rescued, save it and import again.")
                       .arg(name)};
}

/// Adds the runs and saves; returns the exit code of that alone.
int addToStudy(const Arguments& arguments, const std::vector<Imported>& all, Console& console)
{
    const QString& name = arguments.output;
    study::Study study;
    if (!name.isEmpty()) {
        auto opened = openStudy(name, console);
        if (!opened)
            return console.fail(opened.error());
        study = *std::move(opened);
    }
    const exchange::AddedRuns done = exchange::addRuns(study, all);
    console.tell(done.notes);
    if (arguments.isDryRun)
        return console.print(
            tr("Runs that would be added: %1. Nothing was written.\n").arg(done.added));
    if (done.added > 0) {
        if (const auto problem = study::file::save(study, name))
            return console.fail(*problem);
    }
    return console.print(tr("Runs added to “%1”: %2.\n").arg(name).arg(done.added));
}

} // namespace

int runImport(const Arguments& arguments, const catalog::Catalog&, Console& console)
{
    std::vector<exchange::ImportFile> files;
    for (const QString& name : arguments.files) {
        auto file = readFile(name, console);
        if (!file)
            return console.fail(file.error());
        files.push_back(*std::move(file));
    }
    const std::vector<Imported> all = exchange::importFiles(files, arguments.importOptions);
    console.tell(notes(all));
    const Counts counts = count(all);
    if (counts.usable + counts.refused == 0)
        return console.fail({Problem::Kind::BadInput,
                             {},
                             tr("No file was understood; “gramme-cli import --help” names the "
                                "formats.")});
    if (const int code = console.print(overview(all)); code != Done)
        return code;
    if (counts.usable > 0) {
        if (const int code = addToStudy(arguments, all, console); code != Done)
            return code;
    }
    if (counts.refused == 0 && counts.strangers == 0)
        return Done;
    console.tell({tr("Rows that were refused: %1; files without a row: %2.")
                      .arg(counts.refused)
                      .arg(counts.strangers)});
    return SomeRowsBad;
}

} // namespace gramme::cli
