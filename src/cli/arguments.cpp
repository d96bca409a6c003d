// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "catalog/listing.h"
#include "cli/commandoptions.h"
#include "cli/helptexts.h"
#include "cli/nearest.h"
#include "study/inputs.h"
#include "study/numbers.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::cli {

namespace {

using Answer = std::variant<Arguments, Help>;
using Step = std::optional<Problem>;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::cli", text);
}

Problem bad(const QString& message)
{
    return {Problem::Kind::BadInput, {}, message};
}

const QStringList& commandWords()
{
    static const QStringList words{u"estimate"_s, u"compare"_s, u"plan"_s, u"inference"_s,
                                   u"list"_s,     u"show"_s,    u"batch"_s, u"import"_s,
                                   u"publish"_s,  u"check"_s};
    return words;
}

/// "--hours=" means an empty value; CLI11 would take the next word instead.
std::vector<std::string> forParser(const QStringList& words)
{
    std::vector<std::string> reversed;
    for (const QString& word : words) {
        const bool isEmptyValue = word.size() > 3 && word.startsWith(u"--") &&
                                  word.endsWith(u'=') && word.count(u'=') == 1;
        reversed.push_back((isEmptyValue ? word.chopped(1) : word).toStdString());
        if (isEmptyValue)
            reversed.emplace_back();
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

/// The grammar for CLI11 and what it found. Every value is taken as text and checked by the table
/// of inputs, so that all sentences come from one place.
class Parser
{
public:
    /// Options are made only for the commands among `words`: there are hundreds of them.
    explicit Parser(const QStringList& words)
        : m_app(programText().toStdString(), "gramme-cli")
    {
        m_app.allow_extras();
        m_app.require_subcommand(0, 1);
        m_app.footer(programFooter().toStdString());
        m_app.get_formatter()->column_width(26);
        m_app.set_version_flag("--version", versionText().toStdString(), "Print the version");
        for (const QString& word : commandWords()) {
            m_commands.push_back(
                m_app.add_subcommand(word.toStdString(), commandText(word).toStdString()));
            if (words.contains(word))
                addCommandOptions(*m_commands.back(), word);
        }
    }

    Result<Answer> read(const QStringList& words)
    {
        try {
            m_app.parse(forParser(words));
        } catch (const CLI::CallForHelp&) {
            return Answer(Help{QString::fromStdString(m_app.help())});
        } catch (const CLI::CallForVersion&) {
            return Answer(Help{versionText() + u'\n'});
        } catch (const CLI::ArgumentMismatch&) {
            return bad(tr("%1 needs a value after it.").arg(words.last()));
        } catch (const CLI::Error& error) {
            return bad(QString::fromStdString(error.what()));
        }
        if (auto problem = findCommand(); problem)
            return *problem;
        if (auto problem = refuseRest(); problem)
            return *problem;
        for (const auto step :
             {&Parser::readInputs, &Parser::readFormat, &Parser::readAcross, &Parser::readNames,
              &Parser::readImport, &Parser::readPublish}) {
            if (const auto problem = (this->*step)())
                return *problem;
        }
        return Answer(std::move(m_arguments));
    }

private:
    Step findCommand()
    {
        for (std::size_t i = 0; i < m_commands.size(); ++i) {
            if (!m_commands[i]->parsed())
                continue;
            m_command = m_commands[i];
            m_arguments.command = static_cast<Command>(i);
            return {};
        }
        const auto rest = m_app.remaining(true);
        const QString known = commandWords().join(u", "_s);
        if (rest.empty())
            return bad(
                tr("A command is missing: %1. “gramme-cli --help” explains them.").arg(known));
        const QString word = QString::fromStdString(rest.front());
        if (word.startsWith(u'-'))
            return unknownOption(word);
        return bad(tr("“%1” is not a command; there are %2.").arg(word, known) +
                   didYouMean(nearest(word, commandWords())));
    }

    Problem unknownOption(const QString& word) const
    {
        QStringList names;
        const CLI::App* app = m_command ? m_command : &m_app;
        for (const CLI::Option* option : app->get_options()) {
            for (const std::string& name : option->get_lnames())
                names << u"--"_s + QString::fromStdString(name);
        }
        const QString name = word.section(u'=', 0, 0);
        const QString place = m_command
                                  ? u"gramme-cli "_s + QString::fromStdString(m_command->get_name())
                                  : u"gramme-cli"_s;
        return bad(tr("%1 is not an option of %2.").arg(name, place) +
                   didYouMean(nearest(name, names)));
    }

    Step refuseRest()
    {
        for (const std::string& word : m_app.remaining(true)) {
            const QString text = QString::fromStdString(word);
            if (text.size() > 1 && text.startsWith(u'-') && !text[1].isDigit())
                return unknownOption(text);
            return bad(tr("“%1” is one argument too many; an option is written --name value, and a "
                          "text with blanks needs quotation marks.")
                           .arg(text));
        }
        return {};
    }

    /// The value given, empty where there is none.
    Result<QString> value(const std::string& name) const
    {
        const CLI::Option* option = m_command->get_option_no_throw(name);
        if (!option || option->count() == 0)
            return QString();
        if (option->results().size() > 1)
            return bad(tr("%1 is given twice; keep the one that is meant.")
                           .arg(QString::fromStdString(option->get_name())));
        return QString::fromStdString(option->results().front());
    }

    Step readInputs()
    {
        for (const study::InputSpec& spec : study::inputSpecs()) {
            const QString name = study::inputName(spec.input, study::Naming::Option);
            const auto given = value(name.toStdString());
            if (!given)
                return given.error();
            const CLI::Option* option = m_command->get_option_no_throw(name.toStdString());
            const bool isFlag = option && option->get_items_expected_max() == 0;
            if (isFlag) {
                if (option->count() > 0)
                    m_arguments.scenario.recompute = true;
                continue;
            }
            if (option && option->count() > 0 && given->trimmed().isEmpty())
                return bad(tr("%1 is empty; give a value or leave the option out.").arg(name));
            const auto done =
                study::assign(m_arguments.scenario, spec.input, *given, study::Naming::Option);
            if (!done)
                return done.error();
        }
        return {};
    }

    /// The position of the word given among `words`; `otherwise` where none is given.
    Result<int> choice(const std::string& name, const QStringList& words, int otherwise) const
    {
        const auto given = value(name);
        if (!given)
            return given.error();
        const CLI::Option* option = m_command->get_option_no_throw(name);
        if (!option || option->count() == 0)
            return otherwise;
        const auto index = words.indexOf(given->toLower());
        if (index >= 0)
            return static_cast<int>(index);
        return bad(tr("%1 is “%2”; allowed is one of %3.")
                       .arg(QString::fromStdString(name), *given, words.join(u", "_s)) +
                   didYouMean(nearest(*given, words)));
    }

    Step readFormat()
    {
        const bool isTable = m_arguments.command != Command::Inference &&
                             m_arguments.command != Command::Check;
        const auto index =
            choice("--format",
                   isTable ? QStringList{u"text"_s, u"json"_s, u"csv"_s}
                           : QStringList{u"text"_s, u"json"_s},
                   0);
        if (!index)
            return index.error();
        m_arguments.format = static_cast<Format>(*index);
        return {};
    }

    Step readAcross()
    {
        if (m_arguments.command != Command::Compare)
            return {};
        const QStringList words{u"regions"_s, u"providers"_s, u"grids"_s, u"hardware"_s};
        const auto index = choice("--across", words, -1);
        if (!index)
            return index.error();
        if (*index < 0)
            return bad(tr("--across is missing; allowed is one of %1.").arg(words.join(u", "_s)));
        m_arguments.across = static_cast<study::Across>(*index);
        return {};
    }

    Step readNames()
    {
        const std::array<std::pair<const char*, QString Arguments::*>, 5> names{
            {{"kind", &Arguments::kind},
             {"id", &Arguments::id},
             {"--search", &Arguments::search},
             {"input", &Arguments::input},
             {"--output", &Arguments::output}}};
        for (const auto& [name, member] : names) {
            const auto given = value(name);
            if (!given)
                return given.error();
            m_arguments.*member = *given;
        }
        const bool isList = m_arguments.command == Command::List;
        const bool isShow = m_arguments.command == Command::Show;
        if ((isList || isShow) && m_arguments.kind.isEmpty())
            return bad(tr("The kind is missing; allowed is one of %1.")
                           .arg(catalog::listKinds().join(u", "_s)));
        if (m_arguments.command == Command::Check && m_arguments.input.isEmpty())
            return bad(tr("The file is missing; - is standard input."));
        if (isShow && m_arguments.id.isEmpty())
            return bad(
                tr("The id is missing; “gramme-cli list %1” lists them.").arg(m_arguments.kind));
        return {};
    }

    Step readImport()
    {
        if (m_arguments.command != Command::Import)
            return {};
        const auto files = m_command->get_option_no_throw("files")->results();
        for (const std::string& file : files)
            m_arguments.files << QString::fromStdString(file);
        m_arguments.isDryRun = m_command->get_option_no_throw("--dry-run")->count() > 0;
        if (m_arguments.files.isEmpty())
            return bad(tr("The file is missing; “gramme-cli import --help” names the formats."));
        if (m_arguments.output.isEmpty() && !m_arguments.isDryRun)
            return bad(tr("The study is missing: give -o STUDY.gramme, or --dry-run to see what "
                          "would be added."));
        auto& options = m_arguments.importOptions;
        if (auto problem = readWatts("--sacct-w-per-core", options.sacctWattsPerCore))
            return problem;
        return readWatts("--sacct-w-per-gpu", options.sacctWattsPerGpu);
    }

    /// What --as names is looked at when the study is open: it may be a template of the user.
    Step readPublish()
    {
        if (m_arguments.command != Command::Publish)
            return {};
        for (const auto& [name, member] :
             {std::pair{"--as", &PublishArguments::as},
              std::pair{"--scenario", &PublishArguments::scenario}}) {
            const auto given = value(name);
            if (!given)
                return given.error();
            m_arguments.publish.*member = *given;
        }
        const auto language = choice("--lang", {u"en"_s, u"fr"_s}, 0);
        if (!language)
            return language.error();
        m_arguments.publish.isFrench = *language == 1;
        for (const auto& [name, member] :
             {std::pair{"--short", &PublishArguments::isShort},
              std::pair{"--no-interval", &PublishArguments::noInterval},
              std::pair{"--equivalences", &PublishArguments::equivalences},
              std::pair{"--no-details", &PublishArguments::noDetails}})
            m_arguments.publish.*member = m_command->get_option_no_throw(name)->count() > 0;
        return {};
    }

    Step readWatts(const std::string& name, double& watts) const
    {
        constexpr double most = 1e5;
        const auto given = value(name);
        if (!given)
            return given.error();
        if (m_command->get_option_no_throw(name)->count() == 0)
            return {};
        const auto number = study::parseMachineNumber(given->trimmed().toStdString());
        if (!number || !(*number > 0.0) || *number > most)
            return bad(tr("%1 is “%2”; allowed is a number of watts above 0 and up to 100000.")
                           .arg(QString::fromStdString(name), *given));
        watts = *number;
        return {};
    }

    CLI::App m_app;
    std::vector<CLI::App*> m_commands;
    CLI::App* m_command = nullptr;
    Arguments m_arguments;
};

} // namespace

Result<Answer> readArguments(const QStringList& words)
{
    return Parser(words).read(words);
}

} // namespace gramme::cli
