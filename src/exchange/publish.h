// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "study/resolve.h"

#include <QLocale>
#include <QString>

#include <cstdint>
#include <span>

/// Statements for a paper, a repository or a mail: what was counted, from which sources, and what
/// was not; correct and complete enough to be recomputed.
namespace gramme::exchange {

enum class PublishFormat : std::uint8_t { LatexParagraph, Bibtex, Markdown, PlainText };

struct PublishFormatInfo
{
    PublishFormat format;
    const char* key;    ///< As `gramme-cli publish --as` takes it: "latex".
    const char* title;  ///< In English; translated by publishTitle().
    const char* suffix; ///< Of a file, without the dot: "tex".
};
std::span<const PublishFormatInfo> publishFormats();
QString publishTitle(PublishFormat format);

struct PublishOptions
{
    bool details = true; ///< With the working and the list of sources.
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedStates);
};

/// The statement in one format. Keys cited by LatexParagraph are those of Bibtex. The sentences are
/// in the locale's language where there is a set of templates for it, else, numbers included, in
/// English. A problem names the template that is at fault.
Result<QString> publish(const study::Scenario& scenario, const study::Outcome& outcome,
                        const catalog::Catalog& catalog, PublishFormat format,
                        const PublishOptions& options = {});

} // namespace gramme::exchange
