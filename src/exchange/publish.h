// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "study/resolve.h"
#include "study/study.h"

#include <QLocale>
#include <QString>

#include <cstdint>
#include <span>
#include <vector>

/// Statements for a paper, a repository or a mail: what was counted, from which sources, and what
/// was not; correct and complete enough to be recomputed.
namespace gramme::exchange {

enum class PublishFormat : std::uint8_t {
    LatexParagraph,
    LatexTable, ///< booktabs
    Bibtex,
    Markdown,
    PlainText,
    Html,
    ModelCard, ///< Hugging Face model card, YAML: co2_eq_emissions, in grams.
    GreenAi,   ///< The fields that Schwartz et al. 2020 (Green AI) ask for.
    Checklist, ///< The answer on compute of a reproducibility checklist.
    Csv,
    Json,   ///< "gramme.statement/1"; its schema is resources/statement.schema.json.
    BoAmps, ///< BoAmps report, JSON.
};

struct PublishFormatInfo
{
    PublishFormat format;
    const char* key;    ///< As `gramme-cli publish --as` takes it: "latex".
    const char* title;  ///< In English; translated by publishTitle().
    const char* suffix; ///< Of a file, without the dot: "tex".
};
std::span<const PublishFormatInfo> publishFormats();
QString publishTitle(PublishFormat format);

/// One scenario with its result.
struct PublishItem
{
    study::StudyScenario entry;
    study::Outcome outcome;
    QString letter; ///< As the study's list has it; empty where there is only one.
};

/// What is published. The catalogue outlives it.
struct Publication
{
    QString title; ///< Of the study; may be empty.
    std::vector<PublishItem> items; ///< Those with a result, in the order of the study; at least one.
    QList<study::MeasuredRun> runs; ///< Of these scenarios.
    const catalog::Catalog* catalog = nullptr;
};

/// The study's scenarios that have a result: all of them, or only that of this id. A problem where
/// none has one.
Result<Publication> publicationOf(const study::Study& study, const catalog::Catalog& catalog,
                                  const QString& onlyId = {});

enum class Wording : std::uint8_t { Short, Long };

struct PublishOptions
{
    bool details = true; ///< With the working and the list of sources.
    Wording wording = Wording::Long;
    bool interval = true;      ///< Says the 90 % interval and its causes.
    bool equivalences = false; ///< Says what the total compares to.
    /// The sentences are in its language where there is a set of templates for it, else, numbers
    /// included, in English.
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedStates);
};

/// The statement in one format, of every item. Keys cited by the LaTeX formats are those of Bibtex.
/// A problem names the template that is at fault.
Result<QString> publish(const Publication& publication, PublishFormat format,
                        const PublishOptions& options = {});

/// A template that the user dropped into their template folder.
struct UserTemplate
{
    QString name;     ///< Of the file without ".mustache": "lab-report.html" -> suffix html.
    QString fileName; ///< With its folder.
    QString suffix;   ///< Of what it makes: "html"; decides how values are escaped; "txt" else.
};
/// <data folder>/templates
QString userTemplateFolder();
std::vector<UserTemplate> userTemplates(const QString& folder);
/// A problem has the template's line.
Result<QString> publish(const Publication& publication, const UserTemplate& with,
                        const PublishOptions& options = {});

} // namespace gramme::exchange
