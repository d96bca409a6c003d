// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"

#include <QString>
#include <QVector>

#include <optional>

/// What belongs to bars that are made of parts; the drawing is PartPainter's.
namespace gramme::charts {

/// Why the parts of these rows would mislead, as a sentence; empty if they do not. The rows
/// themselves must be without a problem.
std::optional<QString> problemOfParts(const ChartSpec& spec);

/// Every part once, in the order in which they first occur: what a key names.
QVector<ChartPart> partsInKey(const ChartSpec& spec);

/// "Of this: operational 84.2 kg; making the hardware 11.5 kg." Empty without parts.
QString partsSentence(const ChartRow& row);

} // namespace gramme::charts
