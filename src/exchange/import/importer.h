// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "study/measured.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

/// Measured runs out of the files of other tools. A format is found by content, then by name.
/// Nothing is dropped in silence: every record of a file gives an ImportedRow, understood or not.
namespace gramme::exchange {

enum class RowState : std::uint8_t {
    Understood, ///< Everything that matters was read.
    Doubtful,   ///< Read, with something repaired or assumed that the user should know.
    Folded,     ///< Part of another row, which holds its figures; `notes` says which.
    Refused,    ///< Not usable; `notes` says why.
};

/// One record of a file: a row, a log, a job.
struct ImportedRow
{
    RowState state = RowState::Understood;
    QString place;          ///< "row 3", "line 12", "job 4711".
    study::MeasuredRun run; ///< Without id; empty for a refused one.
    QStringList notes;      ///< What was repaired, assumed or not understood, whole sentences.

    bool isUsable() const
    {
        return state == RowState::Understood || state == RowState::Doubtful;
    }
};

/// A file to read. Pairs of files that belong together are read together.
struct ImportFile
{
    QString name; ///< Without its folder.
    QByteArray content;
};

struct Imported
{
    QString format;    ///< "CodeCarbon emissions.csv"
    QStringList files; ///< Those this was read from.
    std::vector<ImportedRow> rows;
    QStringList notes; ///< About the whole: units found by value, files that belong together ...
};

/// What an importer needs that the files do not say; asked for or given on the command line.
struct ImportOptions
{
    /// Watts per core of a Slurm job without measured energy (Green Algorithms for HPC).
    double sacctWattsPerCore = 0.0; ///< 0: such a job is refused with the remedy.
    double sacctWattsPerGpu = 0.0;
};

/// Reads several files at once: each by the format that knows it. A file of no known format is one
/// Imported with an empty format, no rows and a note that names the formats. Never fails as a
/// whole.
std::vector<Imported> importFiles(const std::vector<ImportFile>& files,
                                  const ImportOptions& options = {});

/// The names of the formats, for dialogs and help.
QStringList importFormats();

/// One format. The table of them is in importer.cpp, in the order in which they are tried.
struct ImportFormat
{
    const char* name; ///< Translated by importFormats().
    /// Whether the content is of this format, by its first bytes.
    bool (*matches)(const ImportFile& file);
    /// Reads the files that matched, all of one call together.
    std::vector<Imported> (*read)(const std::vector<ImportFile>& files,
                                  const ImportOptions& options);
    /// Whether such a file is called like this. Asked when no content is known, so that a damaged
    /// file is told what is wrong with it, and when several formats know it. May be null.
    bool (*named)(const QString& name) = nullptr;
};

// One header per format stands beside this one: codecarbon.h, carbontracker.h, greenalgorithms.h,
// nvidiasmi.h, sacct.h, boamps.h, eco2ai.h; each declares its ImportFormat as a function.

} // namespace gramme::exchange
