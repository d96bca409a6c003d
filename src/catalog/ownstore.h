// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/own.h"

#include <QString>

#include <functional>
#include <optional>

namespace gramme::catalog {

/// The user's own entries in an SQLite file, a table per kind, each entry with its provenance. The
/// file is opened for the length of one call, so that several programs may share it: one waits for
/// another's writing. A file that is damaged, of a newer version or of another program is reported
/// and never written to.
class OwnStore
{
public:
    explicit OwnStore(QString path);
    /// gramme/own.sqlite in the user's data folder, of window and command line alike.
    static QString defaultPath();

    QString path() const { return m_path; }
    bool exists() const;

    /// In the order in which they were first saved; nothing where there is no file. An entry that
    /// is impossible is handed out as it is: Catalog::withOwn() says so and leaves it out.
    Result<OwnEntries> read() const;
    /// In place of the one with its id, else as a new one. An impossible entry is refused.
    std::optional<Problem> save(const OwnEntry& entry);
    /// Several at once: all of them or, with a problem, none.
    std::optional<Problem> save(const OwnEntries& entries);
    /// Does nothing where there is no such entry.
    std::optional<Problem> remove(OwnKind kind, const QString& id);
    /// These in place of all there are, in one transaction.
    std::optional<Problem> replaceAll(const OwnEntries& entries);

private:
    class Writer;
    std::optional<Problem> write(const std::function<bool(Writer&)>& work);

    QString m_path;
};

} // namespace gramme::catalog
