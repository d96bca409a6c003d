// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "study/resolve.h"

#include <QLocale>
#include <QString>

/// The sentences of the result strip.
namespace gramme::gui {

/// "95.6 kg CO₂e"; with site rounding the page's own figure.
QString headlineText(const study::Outcome& outcome, const QLocale& locale);

/// "90 %: 49.1 to 160 kg"; empty where there is no interval.
QString intervalText(const study::Outcome& outcome, const QLocale& locale);

/// "Lifecycle 345 g/kWh instead of direct 271 g/kWh: 27 % more." Empty where the headline uses the
/// place's primary value.
QString basisChangeText(const study::Outcome& outcome, const QLocale& locale);

/// The working as rich text: every number that has a source is a link "input:<key>".
QString workingHtml(const study::Outcome& outcome, const QLocale& locale);

/// Provider's claim, basis of the intensity, share-alike notice and warnings, one line each.
QString asideText(const study::Outcome& outcome, const catalog::Catalog& catalog,
                  const QLocale& locale);

/// "392 km by car (US average)"
QString equivalenceText(const study::EquivalenceValue& value, const study::Outcome& outcome,
                        const QLocale& locale);

} // namespace gramme::gui
