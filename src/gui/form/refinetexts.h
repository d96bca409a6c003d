// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/form/searchfield.h"
#include "study/resolve.h"

#include <QLocale>
#include <QStringList>

#include <vector>

/// Lists and notes of the panel Refine.
namespace gramme::gui {

std::vector<SearchField::Entry> cpuEntries(const catalog::Catalog& catalog);

/// The words of a choice as people read them, in the order of study::choices().
QStringList workloadTexts();
QStringList basisTexts();
QStringList factorTexts(const catalog::Catalog& catalog);

/// What the kind of workload sets: "Default utilisation 0.80, between 0.55 and 0.95."
QString workloadNote(const study::Outcome& outcome, const QLocale& locale);
/// What the chosen basis changes: "410 g/kWh instead of 271 g/kWh."
QString basisNote(const study::Outcome& outcome, study::BasisChoice basis, const QLocale& locale);
/// What making the hardware adds, or why it adds nothing.
QString embodiedNote(const study::Outcome& outcome, const QLocale& locale);

} // namespace gramme::gui
