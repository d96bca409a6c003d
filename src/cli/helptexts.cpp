// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptexts.h"

#include "exchange/import/importer.h"
#include "exchange/publish.h"
#include "study/format.h"

#include <QCoreApplication>
#include <QDir>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

/// Which list names what the option takes.
QString listOf(study::Input input)
{
    switch (input) {
    case study::Input::Hardware:
        return u"hardware"_s;
    case study::Input::Instance:
        return u"instances"_s;
    case study::Input::Cpu:
        return u"cpus"_s;
    case study::Input::Preset:
        return u"presets"_s;
    case study::Input::Provider:
        return u"providers"_s;
    case study::Input::Region:
        return u"regions"_s;
    default:
        return u"grids"_s;
    }
}

} // namespace

QString versionText()
{
    return u"gramme-cli " GRAMME_VERSION ""_s;
}

QString programText()
{
    return tr("Emissions of machine-learning experiments, offline: the engine of Gramme without "
              "its window.");
}

QString programFooter()
{
    return tr("Examples:\n"
              "  gramme-cli estimate --hardware \"A100 SXM4 80GB\" --count 8 --hours 120 "
              "--provider aws --region us-east-1\n"
              "  gramme-cli compare --hardware h100-sxm --hours 3d4h --grid FR --across grids\n"
              "  gramme-cli plan --params 7B --tokens 2T --hardware h100-sxm --count 64 --grid FR\n"
              "  gramme-cli list hardware --search \"a100 80\"\n"
              "  gramme-cli batch runs.csv -o results.csv\n"
              "  gramme-cli import emissions.csv -o plan.gramme\n"
              "  gramme-cli publish plan.gramme --as latex\n"
              "  gramme-cli check paragraph.txt\n"
              "\n"
              "Exit codes: 0 done, 1 a file or the system failed, 2 bad input, 3 some rows bad.");
}

QString commandText(const QString& command)
{
    const std::array<std::pair<QString, QString>, 10> texts{{
        {u"estimate"_s, tr("What one experiment emits, with the working and the sources")},
        {u"compare"_s, tr("The same experiment elsewhere or on other hardware, ranked")},
        {u"plan"_s, tr("Hours, energy and emissions from the size of a model, with the campaign")},
        {u"inference"_s, tr("Serving a language model, per request and per year")},
        {u"list"_s, tr("Entries of the catalogue")},
        {u"show"_s, tr("Every figure of one entry with its source, year and licence")},
        {u"batch"_s, tr("One estimate per row of a CSV table, also as a filter in a pipe")},
        {u"import"_s, tr("Measured runs of other tools into a study, row by row")},
        {u"publish"_s, tr("Statements, tables and charts for a paper or a repository")},
        {u"check"_s, tr("A published statement of the ML CO2 Impact page: does it recompute?")},
    }};
    for (const auto& [name, text] : texts) {
        if (name == command)
            return text;
    }
    return {};
}

QString commandFooter(const QString& command)
{
    if (command == u"batch")
        return tr("The columns are named as the options are, with _ for - (tdp_w); other columns "
                  "pass through.\nOptions hold for every row; a cell of the row wins. A bad row "
                  "keeps its place, with a\nsentence in the column error, and the exit code is "
                  "3.\nExample: gramme-cli batch runs.csv --provider aws --region us-east-1 "
                  "-o results.csv");
    if (command == u"import")
        return tr("Understood are: %1.\nEach row is shown with what was made of it; what is odd is "
                  "said on standard error. A run\nthat the study has already is not added again. "
                  "Slurm jobs without measured energy are\nestimated with --sacct-w-per-core and "
                  "--sacct-w-per-gpu. A file called - is standard input.\nThe exit code is 3 "
                  "where a row or a file was refused.\nExample: gramme-cli import emissions.csv "
                  "power.csv -o plan.gramme")
            .arg(exchange::importFormats().join(u", "_s));
    if (command == u"publish")
        return tr("Published is a study, or one scenario made of the inputs as “estimate” takes "
                  "them. Figures\nthat were saved with a study are used as they stand. The exit "
                  "code is 3 where a scenario of\nthe study has no result. A template of your "
                  "own is named as its file in\n%1\nExamples:\n  gramme-cli publish plan.gramme "
                  "--as latex --scenario B --short -o energy.tex\n  gramme-cli publish --tdp-w "
                  "300 --hours 24 --grid DE --as model-card")
            .arg(QDir::toNativeSeparators(exchange::userTemplateFolder()));
    if (command == u"check")
        return tr("Read is the sentence that the ML CO2 Impact page (mlco2) writes, as LaTeX or as "
                  "the text of a\npaper. The exit code is 0 where its figure recomputes, 3 where "
                  "it does not or where too\nlittle was found, and 2 where nothing was.\nExample: "
                  "gramme-cli check paper.txt --format json");
    if (command == u"plan")
        return tr("Needed are the size (--params and --tokens, --flops, or --preset), a device and "
                  "a place; the\nhours follow from them. Numbers may end in k, M, B or T: 7B, "
                  "300B, 2T.\nA campaign is (hours x final runs + trials x trial hours) x (1 + "
                  "failed share).\nExample: gramme-cli plan --params 7B --tokens 2T --hardware "
                  "h100-sxm --count 64 --grid FR --trials 50 --trial-hours 2");
    if (command == u"inference")
        return tr("Needed are --serving-params, --serving-tokens and a place; the hardware is the "
                  "model's own (H100).\nExample: gramme-cli inference --serving-params 70B "
                  "--serving-tokens 400 --serving-requests 1M --grid FR");
    if (command == u"list")
        return tr("Example: gramme-cli list regions --search frankfurt");
    if (command == u"show")
        return tr("Example: gramme-cli show hardware nvidia-a100-sxm4-80gb");
    return tr("Needed are a device (--hardware, --tdp-w, --instance, a CPU or --memory-gb), "
              "--hours "
              "and a place\n(--provider with --region, --grid or --intensity).\nExample: "
              "gramme-cli "
              "%1 --tdp-w 300 --hours 24 --grid DE%2")
        .arg(command, command == u"compare" ? u" --across grids"_s : QString());
}

QStringList publishWords()
{
    QStringList words;
    for (const exchange::PublishFormatInfo& format : exchange::publishFormats())
        words << QString::fromLatin1(format.key);
    return words << pictureWords();
}

QStringList pictureWords()
{
    return {u"svg"_s, u"png"_s, u"pdf"_s};
}

QByteArray inputType(const study::InputSpec& spec)
{
    if (spec.kind == study::InputKind::Choice)
        return study::choices(spec.input).join(u'|').toLatin1();
    if (spec.kind == study::InputKind::Text)
        return QByteArray("NAME");
    if (spec.kind == study::InputKind::Flag)
        return QByteArray("on|off");
    if (spec.kind == study::InputKind::Ranges)
        return QByteArray("INPUT=LOW..HIGH");
    return *spec.unit ? QByteArray(spec.unit) : QByteArray("N");
}

QString inputText(const study::InputSpec& spec)
{
    const QString label = study::inputName(spec.input, study::Naming::Label);
    switch (spec.kind) {
    case study::InputKind::Choice:
    case study::InputKind::Flag:
        return label;
    case study::InputKind::Ranges:
        return tr("%1: 5 % and 95 % points of inputs, or pinned, such as "
                  "\"utilisation=0.5..0.9; pue=pinned\"")
            .arg(label);
    case study::InputKind::Text:
        return tr("%1: id, exact name or alias; see gramme-cli list %2")
            .arg(label, listOf(spec.input));
    default:
        break;
    }
    QString text =
        tr("%1: %2 to %3")
            .arg(label, study::format::machine(spec.low), study::format::machine(spec.high));
    if (spec.kind == study::InputKind::Whole)
        text += tr(", whole");
    if (spec.kind == study::InputKind::Share)
        text += tr(", or 80%");
    if (spec.kind == study::InputKind::Magnitude)
        text += tr(", also as 300B or 2T");
    if (spec.kind == study::InputKind::Duration)
        text += tr(", or 3d4h, 90min, H:MM:SS, D-HH:MM:SS");
    return text;
}

} // namespace gramme::cli
