// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandoptions.h"

#include "catalog/listing.h"
#include "cli/helptexts.h"
#include "study/inputs.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

/// Which inputs a command takes.
bool takes(const QString& command, study::InputGroup group)
{
    switch (group) {
    case study::InputGroup::Run:
        return command != u"list" && command != u"show" && command != u"import" &&
               command != u"check";
    case study::InputGroup::Plan:
        return command == u"plan" || command == u"batch";
    case study::InputGroup::Serving:
        return command == u"inference";
    }
    return false;
}

CLI::Option* addOption(CLI::App& command, const QString& name, const QByteArray& type,
                       const QString& text)
{
    return command.add_option(name.toStdString())
        ->type_name(type.toStdString())
        ->description(text.toStdString())
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void addImportOptions(CLI::App& command)
{
    addOption(command, u"files"_s, "FILE...",
              tr("Files to read; those of one run are given together"))
        ->expected(-1);
    addOption(command, u"-o,--output"_s, "STUDY",
              tr("Study that the runs are added to; made where there is none"));
    command.add_flag("--dry-run")
        ->description(tr("Only show what was understood; write nothing").toStdString());
    addOption(command, u"--sacct-w-per-core"_s, "W",
              tr("Rated power per core of Slurm jobs without measured energy"));
    addOption(command, u"--sacct-w-per-gpu"_s, "W", tr("Likewise per GPU"));
}

void addPublishOptions(CLI::App& command)
{
    addOption(command, u"input"_s, "STUDY",
              tr("Study to publish from; without it the inputs below are one scenario"));
    addOption(command, u"--as"_s, "FORMAT",
              tr("%1, or a template of your own").arg(publishWords().join(u", "_s)));
    addOption(command, u"-o,--output"_s, "FILE",
              tr("File to write; - or nothing is standard output"));
    addOption(command, u"--scenario"_s, "ID|LETTER|NAME",
              tr("One scenario of the study; all of them if not given"));
    addOption(command, u"--lang"_s, "en|fr", tr("Language of the sentences, en if not given"));
    const std::array<std::pair<const char*, QString>, 4> flags{
        {{"--short", tr("Short wording")},
         {"--no-interval", tr("Without the 90 % interval")},
         {"--equivalences", tr("With what the total compares to")},
         {"--no-details", tr("Without the working and the list of sources")}}};
    for (const auto& [name, text] : flags)
        command.add_flag(name)->description(text.toStdString());
}

} // namespace

void addCommandOptions(CLI::App& command, const QString& word)
{
    command.footer(commandFooter(word).toStdString());
    if (word == u"import")
        return addImportOptions(command);
    if (word == u"publish")
        addPublishOptions(command);
    const bool isList = word == u"list" || word == u"show";
    if (word == u"batch") {
        addOption(command, u"input"_s, "FILE", tr("Table to read; - or nothing is standard input"));
        addOption(command, u"-o,--output"_s, "FILE",
                  tr("Table to write; - or nothing is standard output"));
    } else if (word != u"publish") {
        const bool isTable = word != u"inference" && word != u"check";
        addOption(command, u"--format"_s, isTable ? "text|json|csv" : "text|json",
                  tr("How to answer, text if not given"));
    }
    if (isList) {
        addOption(command, u"kind"_s, "KIND", catalog::listKinds().join(u", "_s));
        addOption(command, u"--edition"_s, "EDITION",
                  inputText(study::spec(study::Input::Edition)));
    }
    if (word == u"check")
        addOption(command, u"input"_s, "FILE", tr("Text to check; - is standard input"));
    if (word == u"show")
        addOption(command, u"id"_s, "ID",
                  tr("Id, exact name or alias; regions also as PROVIDER/REGION"));
    if (word == u"list")
        addOption(command, u"--search"_s, "WORDS", tr("Only what the words find, best first"));
    if (word == u"compare")
        addOption(command, u"--across"_s, "WHAT", tr("regions, providers, grids or hardware"));
    for (const study::InputSpec& spec : study::inputSpecs()) {
        const QString name = study::inputName(spec.input, study::Naming::Option);
        const bool isFlag = spec.kind == study::InputKind::Flag && word != u"batch";
        if (takes(word, spec.group) && isFlag)
            command.add_flag(name.toStdString())->description(inputText(spec).toStdString());
        else if (takes(word, spec.group))
            addOption(command, name, inputType(spec), inputText(spec));
    }
}

} // namespace gramme::cli
