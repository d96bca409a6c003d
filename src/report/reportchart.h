// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartspec.h"
#include "exchange/publish.h"
#include "report/words.h"

/// The pictures of a publication, for paper.
namespace gramme::report {

/// Emissions of the scenarios under each other, each bar made of its causes and with its interval;
/// of a single scenario the total and a bar for each cause. Bars start at zero on one scale. The
/// notice of the share-alike database, where it is due, is the caption.
charts::ChartSpec carbonChart(const exchange::Publication& publication,
                              const exchange::PublishOptions& options, const Words& words);

} // namespace gramme::report
