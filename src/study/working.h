// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <QLocale>
#include <QString>

#include <vector>

/// The working: how the result came about, number by number.
namespace gramme::study {

enum class WorkingStyle : std::uint8_t {
    Plain,  ///< "8 x 400 W x 0.80 x 120 h = 307 kWh" for terminals and files.
    Screen, ///< With × for the window.
};

/// A piece of the working. Pieces with an input can be clicked to see where the number is from.
struct WorkingPart
{
    QString text;
    std::optional<Input> input;
};

/// "8 x 400 W x 0.80 x 120 h = 307 kWh; x PUE 1.10 = 338 kWh; x 271 g/kWh = 91.6 kg" in pieces.
std::vector<WorkingPart> working(const Outcome& outcome, const QLocale& locale, WorkingStyle style);
QString workingText(const Outcome& outcome, const QLocale& locale,
                    WorkingStyle style = WorkingStyle::Plain);

/// What one number is and where it is from, as a whole sentence for tooltips and panels:
/// "400 W: NVIDIA A100 datasheet, datasheet, licence unknown."
QString explanation(const Outcome& outcome, Input input, const QLocale& locale);

/// "lifecycle" or "direct", translated; the basis and year of the headline's intensity.
QString basisText(catalog::Basis basis);
/// The intensity the headline uses with its basis, year and source; typed ones have none.
std::optional<catalog::Intensity> headlineIntensity(const Resolved& resolved);

} // namespace gramme::study
