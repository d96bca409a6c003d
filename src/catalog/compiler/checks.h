// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/compiler/report.h"
#include "catalog/compiler/table.h"

#include <QSet>

namespace gramme::catalog::compiler {

/// Every cell by the rule of its column, every reference, every unique key; share-alike rows only
/// in the files made for them.
void checkCells(const Dataset& data, Report& report);

void checkSources(const Dataset& data, Report& report);
void checkAccelerators(const Dataset& data, Report& report);
void checkCpus(const Dataset& data, Report& report);
void checkInstances(const Dataset& data, Report& report);
void checkLacosteHardware(const Dataset& data, Report& report);

void checkGrids(const Dataset& data, Report& report);
void checkGridSources(const Dataset& data, Report& report);
void checkMonthProfiles(const Dataset& data, Report& report);
void checkHourProfiles(const Dataset& data, Report& report);
void checkEnergySources(const Dataset& data, Report& report);
void checkProviders(const Dataset& data, Report& report);
void checkCloudRegions(const Dataset& data, Report& report);
void checkLacosteRegions(const Dataset& data, Report& report);

void checkDefaults(const Dataset& data, Report& report);
void checkMfu(const Dataset& data, Report& report);
void checkEmbodiedOf(const Dataset& data, Report& report);
void checkWater(const Dataset& data, Report& report);
void checkSocialCosts(const Dataset& data, Report& report);

/// `citationKeys`: those of references.bib.
void checkReferences(const Dataset& data, const QSet<QString>& citationKeys, Report& report);
/// Published figures the tables must reproduce, to the digit.
void checkKnownFigures(const Dataset& data, Report& report);

/// low <= `middle` <= high, in columns of these names.
void checkOrder(const RowRef& row, const QString& middle, Report& report);
/// A number as it stands in a message.
QString inWords(double value);

} // namespace gramme::catalog::compiler
