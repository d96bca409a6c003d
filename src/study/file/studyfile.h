// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "study/study.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

/// The .gramme file: UTF-8 JSON, two spaces, keys in a fixed order, numbers that read back to the
/// same double; its schema is resources/study.schema.json.
namespace gramme::study::file {

/// Written in every file; a file of a higher version is refused.
inline constexpr int formatVersion = 1;

/// The same study gives the same bytes. Holds the resolved figures as they stand in
/// StudyScenario::saved (see saved.h: withFigures).
QByteArray write(const Study& study);

/// What could be read.
struct Opened
{
    Study study;
    /// What was damaged and left out or mended, whole sentences with line and column; empty for a
    /// sound file.
    QStringList damage;
};

/// A newer version, another kind of file or one in which nothing can be rescued is refused with a
/// sentence; `name` is how messages call the file.
Result<Opened> read(const QByteArray& text, const QString& name);

/// A missing or unreadable file is a Fault.
Result<Opened> load(const QString& fileName);

/// Keeps the version before as "NAME.gramme.bak" and replaces the file in one step; on a problem
/// the file on disk is what it was. A study that cannot be kept as a backup is saved all the same,
/// and `remark` says so in a sentence. A file that says the same already is left alone.
std::optional<Problem> save(const Study& study, const QString& fileName,
                            QString* remark = nullptr);

/// What stood before the last save: "NAME.gramme.bak".
QString backupName(const QString& fileName);

} // namespace gramme::study::file
