// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/publish.h"

#include <QLocale>
#include <QVariantList>
#include <QVariantMap>

#include <optional>

/// What a publication says of one of its items beside the statement's own data: facts in the form
/// that model cards, checklists and tables ask for. Texts are not escaped.
namespace gramme::exchange {

/// The keys of an item that publishdata.h lists from `label` on.
QVariantMap itemFacts(const PublishItem& item, const QLocale& locale);

/// The equivalences of the total.
QVariantList equivalencesData(const study::Outcome& outcome, const QLocale& locale);

/// The scenario's name, else "Scenario A", else empty. A single line.
QString labelOf(const PublishItem& item);
/// "8 × NVIDIA A100 SXM4 80 GB"; empty without hardware.
QString hardwareUsed(const study::Outcome& outcome, const QLocale& locale);
/// "Ashburn, Virginia, United States"; the grid's name where one was chosen; empty without.
QString location(const study::Outcome& outcome);
/// "pre-training" or "fine-tuning", as model cards have it; empty where it is neither or not known.
QString trainingType(const study::Outcome& outcome);
/// Hours of wall-clock time of all runs and trials, and of all devices together.
double elapsedHours(const study::Outcome& outcome);
std::optional<double> deviceHours(const study::Outcome& outcome);
/// Of the model; empty where it is not stated.
std::optional<double> parameters(const PublishItem& item);
/// Floating-point operations of one run; empty where they are not stated.
std::optional<double> flops(const study::Outcome& outcome);

} // namespace gramme::exchange
