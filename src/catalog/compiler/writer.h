// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/aliases.h"
#include "catalog/compiler/bibliography.h"
#include "catalog/compiler/table.h"

#include <optional>

namespace gramme::catalog::compiler {

/// What goes into the two files.
struct Content
{
    Dataset data;
    std::vector<Alias> aliases;
    std::vector<BibEntry> bibliography;
    QString shareAlikeNotice;
};

/// Which of the two files.
enum class Part { Open, ShareAlike };

/// Writes one file; the same content always gives the same bytes. Says what went wrong, if so.
std::optional<QString> writeDatabase(const Content& content, Part part, const QString& fileName);

} // namespace gramme::catalog::compiler
