// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/scenario.h"

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
};
std::vector<Statement> statements();

/// What a user could type or a catalogue could hold to break a document.
QStringList hostileNames();

} // namespace gramme::tests
