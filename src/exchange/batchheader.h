// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "exchange/csv.h"
#include "exchange/resultcolumns.h"
#include "study/inputs.h"

#include <QStringList>

#include <string>
#include <vector>

namespace gramme::exchange {

/// The first line of a batch: which columns are inputs, and what the output's first line is.
struct BatchHeader
{
    struct Column
    {
        std::size_t cell; ///< Position in the row.
        const study::InputSpec* spec;
    };
    std::vector<Column> names;   ///< Texts and choices.
    std::vector<Column> numbers; ///< In the order of the row.
    std::size_t cellCount = 0;
    std::string line;    ///< Of the output, without its line end.
    QStringList notices; ///< Columns that look like a misspelt input, whole sentences.
};

/// A column given twice is a problem, as is a line that cannot be a header.
Result<BatchHeader> readHeader(const CsvRecord& record, std::span<const ResultColumn> results);

} // namespace gramme::exchange
