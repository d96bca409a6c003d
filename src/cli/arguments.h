// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "exchange/import/importer.h"
#include "study/ranking.h"
#include "study/scenario.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <variant>

namespace gramme::cli {

enum class Command : std::uint8_t {
    Estimate,
    Compare,
    Plan,
    Inference,
    List,
    Show,
    Batch,
    Import,
    Publish,
    Check,
};
enum class Format : std::uint8_t { Text, Json, Csv };

/// What `publish` is told beside its input and output.
struct PublishArguments
{
    QString as;       ///< A format, or a template of the user.
    QString scenario; ///< Id, letter or name; empty: all of them.
    bool isFrench = false;
    bool isShort = false;
    bool noInterval = false;
    bool equivalences = false;
    bool noDetails = false;
};

/// A command line that has been understood. What a command does not take keeps its default.
struct Arguments
{
    Command command = Command::Estimate;
    Format format = Format::Text;
    study::Scenario scenario;
    study::Across across = study::Across::Regions;
    QString kind;
    QString id;
    QString search;
    QString input;     ///< File name, or "-" for standard input.
    QString output;    ///< File name, or "-" for standard output.
    QStringList files; ///< To import from.
    bool isDryRun = false;
    exchange::ImportOptions importOptions;
    PublishArguments publish;
};

/// The text asked for by --help or --version.
struct Help
{
    QString text;
};

/// `words` without the program's name. The options of a scenario are those of the input table.
/// An option given twice is refused, as a column is in a batch.
Result<std::variant<Arguments, Help>> readArguments(const QStringList& words);

} // namespace gramme::cli
