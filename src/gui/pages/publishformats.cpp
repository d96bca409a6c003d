// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/publishformats.h"

#include "gui/calculation.h"
#include "gui/pages/page.h"
#include "gui/text.h"

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using exchange::PublishFormat;

QString paperHint(PublishFormat format)
{
    switch (format) {
    case PublishFormat::LatexParagraph:
        return Text::tr("A paragraph that compiles in any document. It cites the entries of the "
                        "format BibTeX: take both.");
    case PublishFormat::LatexTable:
        return Text::tr("A table for the package booktabs. It cites the entries of the format "
                        "BibTeX: take both.");
    case PublishFormat::Bibtex:
        return Text::tr("The sources of the figures, for the bibliography of a paper.");
    case PublishFormat::Checklist:
        return Text::tr("The answer to what a reproducibility checklist asks about compute.");
    default:
        return {};
    }
}

QString hintOf(PublishFormat format)
{
    switch (format) {
    case PublishFormat::Markdown:
        return Text::tr("For a read-me file, the text of a model card or an issue.");
    case PublishFormat::ModelCard:
        return Text::tr("For the head of a Hugging Face model card, between the lines “---”; "
                        "emissions are in grams.");
    case PublishFormat::GreenAi:
        return Text::tr("What Schwartz et al. (Green AI, 2020) ask for beside a result. A field "
                        "that Gramme cannot know is for you to fill in.");
    case PublishFormat::BoAmps:
        return Text::tr("A BoAmps report, for collections of energy figures of AI tasks.");
    case PublishFormat::Json:
        return Text::tr("For programs: full precision, units in the names, a schema.");
    case PublishFormat::PlainText:
        return Text::tr("For a mail or any other document.");
    case PublishFormat::Html:
        return Text::tr("For a web page: sections without a head or styles of their own.");
    case PublishFormat::Csv:
        return Text::tr("For a spreadsheet: full precision, one row for each scenario.");
    default:
        return paperHint(format);
    }
}

PublishChoice choiceOf(PublishFormat format)
{
    const auto formats = exchange::publishFormats();
    const auto info = std::find_if(
        formats.begin(), formats.end(),
        [format](const exchange::PublishFormatInfo& one) { return one.format == format; });
    if (info == formats.end())
        return {};
    PublishChoice choice;
    choice.key = QString::fromLatin1(info->key);
    choice.title = exchange::publishTitle(format);
    choice.suffix = QString::fromLatin1(info->suffix);
    choice.suggestion = u"statement."_s + choice.suffix;
    choice.hint = hintOf(format);
    choice.format = format;
    return choice;
}

PublishGroup groupOf(const QString& title, std::initializer_list<PublishFormat> formats)
{
    PublishGroup group{title, {}};
    for (const PublishFormat format : formats) {
        PublishChoice choice = choiceOf(format);
        if (choice.format)
            group.choices.push_back(std::move(choice));
    }
    return group;
}

PublishGroup ownTemplates(const QString& folder)
{
    PublishGroup group{Text::tr("Your own templates"), {}};
    for (const exchange::UserTemplate& one : exchange::userTemplates(folder)) {
        PublishChoice choice;
        choice.key = u"own:"_s + one.name;
        choice.title = one.name;
        choice.suffix = one.suffix;
        const QString ending = u'.' + one.suffix;
        choice.suggestion =
            one.name.endsWith(ending, Qt::CaseInsensitive) ? one.name : one.name + ending;
        choice.hint = Text::tr("Your own template. A change to its file is shown at once.");
        choice.own = one;
        group.choices.push_back(std::move(choice));
    }
    return group;
}

} // namespace

std::vector<PublishGroup> publishGroups(const QString& templateFolder)
{
    std::vector<PublishGroup> groups{
        groupOf(Text::tr("For a paper"), {PublishFormat::LatexParagraph, PublishFormat::LatexTable,
                                          PublishFormat::Bibtex, PublishFormat::Checklist}),
        groupOf(Text::tr("For a repository"),
                {PublishFormat::Markdown, PublishFormat::ModelCard, PublishFormat::GreenAi,
                 PublishFormat::BoAmps, PublishFormat::Json}),
        groupOf(Text::tr("Elsewhere"),
                {PublishFormat::PlainText, PublishFormat::Html, PublishFormat::Csv}),
        ownTemplates(templateFolder)};
    std::erase_if(groups, [](const PublishGroup& group) { return group.choices.empty(); });
    return groups;
}

exchange::Publication published(const Calculation& calculation, bool all)
{
    const study::Study& study = calculation.document().study();
    exchange::Publication publication;
    publication.title = study.title;
    publication.catalog = &calculation.catalog();
    const bool isAlone = study.scenarios.size() == 1;
    for (const Member& member : calculation.members()) {
        if (!member.outcome || (!all && !member.isSelected))
            continue;
        exchange::PublishItem item{*member.entry, *member.outcome,
                                   isAlone ? QString() : member.letter};
        item.entry.scenario = *member.outcomeScenario;
        for (const study::MeasuredRun& run : study.runs) {
            if (run.scenarioId == item.entry.id)
                publication.runs << run;
        }
        publication.items.push_back(std::move(item));
    }
    return publication;
}

QString publishRemark(const Calculation& calculation, bool all)
{
    if (!all || calculation.document().study().scenarios.size() == 1)
        return staleSentence(calculation);
    QStringList stale;
    QStringList missing;
    for (const Member& member : calculation.members()) {
        if (!member.outcome)
            missing << member.letter;
        else if (member.isStale)
            stale << member.letter;
    }
    QStringList sentences;
    if (!missing.isEmpty())
        sentences << Text::tr("Left out, because without a result: %1.").arg(missing.join(u", "_s));
    if (!stale.isEmpty())
        sentences << Text::tr("An input needs attention, so the figures are those of the last "
                              "valid inputs: %1.")
                         .arg(stale.join(u", "_s));
    return sentences.join(u' ');
}

} // namespace gramme::gui
