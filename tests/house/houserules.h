// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// The rules of the house that a reader can check without running anything: which room may include
// which, what each room may know of Qt, and what a source tree may hold.
namespace gramme::house {

// One broken rule, as a sentence that begins with the place: "src/engine/a.cpp, line 3: …".
using Findings = QStringList;

// Each takes the top folder of a source tree and returns what it found, in order of path.
Findings wrongIncludes(const QString& top);
Findings wrongLinks(const QString& top);
Findings networkUse(const QString& top);
Findings missingLicenceLines(const QString& top);
Findings strangersAtTheTop(const QString& top);
Findings machinePaths(const QString& top);
Findings unfinishedWork(const QString& top);
Findings longFiles(const QString& top);

} // namespace gramme::house
