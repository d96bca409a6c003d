// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/format.h"
#include "study/resolve.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The results of an estimate as columns of a table.
namespace gramme::exchange {

struct ResultColumn
{
    const char* name; ///< "total_kg"
    /// Empty where the figure is off or not known.
    std::optional<double> (*value)(const study::Outcome& outcome);
};

/// In the order of the contract; those of the site rounding come last and are left out without it.
std::span<const ResultColumn> resultColumns(bool withSite);

inline constexpr const char* errorColumn = "error";

/// Writes the results of row after row. Figures that did not change are not formatted again.
class ResultWriter
{
public:
    explicit ResultWriter(bool withSite);

    std::span<const ResultColumn> columns() const { return m_columns; }
    /// ",25,105,2.625": a comma and a cell for each column.
    void write(std::string& out, const study::Outcome& outcome);
    /// As many empty cells.
    void writeEmpty(std::string& out) const { out.append(m_columns.size(), ','); }

private:
    struct Shown
    {
        std::uint64_t bits = 0;
        std::size_t length = 0; ///< 0: nothing yet.
        std::array<char, study::format::machineLength> text{};
    };
    std::span<const ResultColumn> m_columns;
    std::vector<Shown> m_shown;
};

} // namespace gramme::exchange
