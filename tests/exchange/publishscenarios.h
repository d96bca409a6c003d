// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"
#include "study/scenario.h"

#include <QRegularExpression>
#include <QStringList>

#include <vector>

/// Scenarios of every kind, each with the figures that a statement about it must show.
namespace gramme::tests {

struct Statement
{
    const char* row;
    study::Scenario scenario;
    QStringList figures; ///< Worked out by hand in publishscenarios.cpp.
    bool shareAlike = false;
    bool offset = false;
    bool embodied = false; ///< Making the hardware is counted.
};
std::vector<Statement> statements();
/// The one of this name; there must be one.
Statement statementOf(const QString& row);

/// The scenario as it is and, in the method full, without interval, without embodied emissions,
/// and without both.
std::vector<study::Scenario> withPartsOff(const study::Scenario& scenario);

/// A publication of this one scenario, with this result or with the one it has.
exchange::Publication publication(const study::Scenario& scenario, const study::Outcome& outcome,
                                  const catalog::Catalog& catalog);
exchange::Publication publication(const study::Scenario& scenario, const catalog::Catalog& catalog);

/// What is left of a sentence when a part of it is missing.
QRegularExpression dangling();

/// What a user could type or a catalogue could hold to break a document.
QStringList hostileNames();

} // namespace gramme::tests
