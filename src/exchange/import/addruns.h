// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importer.h"
#include "study/study.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace gramme::exchange {

/// Whether both are the same finished run: the same tool, record and start. Where the tool states
/// neither record nor start, file, hours and energy decide, too.
bool isSameRun(const study::MeasuredRun& a, const study::MeasuredRun& b);

/// "emissions.csv, row 3"
QString placeOf(const Imported& imported, const ImportedRow& row);

struct AddedRuns
{
    int added = 0;
    QStringList notes; ///< Which runs the study had already, whole sentences.
};

/// Adds every row that was not refused. A run that the study has already stays as it is.
AddedRuns addRuns(study::Study& study, const std::vector<Imported>& imported);

} // namespace gramme::exchange
