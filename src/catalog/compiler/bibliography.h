// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/report.h"

namespace gramme::catalog::compiler {

/// An entry as it stands in references.bib.
struct BibEntry
{
    QString key;
    QString text; ///< From "@" to the closing brace.
    int line = 0;
};

/// The entries of references.bib. Entries start with "@" and end with "}" at the edge of a line;
/// each has an author, a title, a year, and an url or a doi.
std::vector<BibEntry> parseBibliography(const QString& text, const QString& file, Report& report);

} // namespace gramme::catalog::compiler
