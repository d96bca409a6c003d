// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importtable.h"

#include <QString>

#include <optional>

namespace gramme::exchange {

/// Version of the calculator, "v3.0" as 30; it decides what the rated power of a CPU is of and
/// which PUE was taken. Empty where it is not known.
std::optional<int> calculatorVersion(const QString& appVersion);

/// One form of the calculator in an export, read by its column names; on the AI page they have a
/// prefix, "training-".
class GreenAlgorithmsForm
{
public:
    GreenAlgorithmsForm(const NamedCells& cells, QString prefix, std::optional<int> version)
        : m_cells(cells)
        , m_prefix(std::move(prefix))
        , m_version(version)
    {}

    QString text(QStringView column) const { return m_cells.text(m_prefix + column.toString()); }
    std::optional<double> amount(QStringView column) const
    {
        return m_cells.amount(m_prefix + column.toString());
    }
    /// Whether the form was left half filled in: then the calculator shows nothing but zeros.
    bool isIncomplete() const;

    /// Hardware, place, times and PUE into the run. Notes go to the row.
    void readInputs(ImportedRow& row) const;
    /// Energy and emissions with their parts; the totals are checked against the other figures.
    void readResults(ImportedRow& row) const;

    /// Whether a CPU or a GPU is in use, by coreType.
    bool usesCpu() const;
    bool usesGpu() const;
    /// Multiplicative factor, 1 where none is stated.
    double factor() const;

private:
    void readHardware(ImportedRow& row) const;
    void readPlace(ImportedRow& row) const;
    void readPue(ImportedRow& row) const;
    void readParts(ImportedRow& row) const;
    void check(ImportedRow& row) const;
    std::optional<double> hours() const;
    /// What the calculator takes where no PUE is typed; empty where that is not known.
    std::optional<double> usualPue() const;

    const NamedCells& m_cells;
    QString m_prefix;
    std::optional<int> m_version;
};

} // namespace gramme::exchange
