// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

/// Published runs whose energy or power was measured, and what the program says of them from
/// hardware, count and hours alone.
namespace gramme::test {

using Cells = QHash<QString, QString>;

/// A table of resources/, quotes and all. Empty where it cannot be read.
std::vector<Cells> resourceTable(const QString& name);

struct CalibrationRun
{
    QString id;
    QString publication;
    QString hardware;
    double count = 0.0;
    double hours = 0.0;
    QString boundary; ///< accelerators, system
    double measuredKwh = 0.0;
    bool heldOut = false;
    double lowKwh = 0.0; ///< Of the prediction.
    double bestKwh = 0.0;
    double highKwh = 0.0;

    bool isCovered() const { return lowKwh <= measuredKwh && measuredKwh <= highKwh; }
    /// |predicted / measured - 1|
    double error() const;
};

/// Reads references/calibration_runs.csv and predicts each run. The energy of a boundary is found
/// as the emissions at 1,000 g/kWh, PUE 1 and nothing embodied, so that kg are kWh.
std::vector<CalibrationRun> predictedRuns(const catalog::Catalog& catalog);

double coverage(const std::vector<CalibrationRun>& runs);
double medianError(const std::vector<CalibrationRun>& runs);

/// The table of the help page, in Markdown.
QString calibrationTable(const std::vector<CalibrationRun>& runs);
QString exclusionTable(const std::vector<Cells>& exclusions);

} // namespace gramme::test
