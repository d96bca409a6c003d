// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <QLocale>

#include <vector>

/// Which inputs of an estimate are uncertain, by how much and why.
namespace gramme::study {

enum class RangeOrigin : std::uint8_t {
    Certain,    ///< Typed by the user, or fixed by the method.
    Pinned,     ///< The user says that the value is certain.
    Widened,    ///< The user's own range.
    Years,      ///< Smallest and largest yearly value of the grid over five years.
    Confidence, ///< How far sources of this confidence differ.
    Sources,    ///< Makers' figures and bottom-up models.
    Family,     ///< MFU of the device's family.
    Published,  ///< MFU of the very run.
    Default,    ///< The edition's default for inputs that are not known.
    Saved,      ///< As it was saved with the study.
};

/// One input that the estimate uses. Where a plan gives the hours, Mfu stands for the time.
struct UncertainInput
{
    Input input;
    engine::Factor factor;
    engine::Spread spread; ///< In the unit of the input.
    RangeOrigin origin = RangeOrigin::Certain;
    catalog::Citation citation; ///< Of the range; an empty name for the user's own.
};

/// Every input that could be uncertain and has an effect on this estimate.
std::vector<UncertainInput> uncertainInputs(const Resolved& resolved);
/// The same for the engine, by factor and in the units of the workload.
engine::Spreads spreads(const Resolved& resolved);

/// How sure the power of the device is; what is not known is trusted as a third party's list is.
QString confidenceOf(const catalog::Device& device);

/// Of the edition, for this kind of device and workload.
engine::Spread utilisationRange(const Resolved& resolved);

/// How far PUE and intensity may be off in any place, looked up once for many. All are factors: on
/// PUE - 1 by whose PUE it is, and on intensities without a range of their own.
struct PlaceFactors
{
    engine::Spread pueOfRegion;
    engine::Spread pueOfProvider;
    engine::Spread pueOfFallback;
    engine::Spread intensity;
};
PlaceFactors placeFactors(const catalog::Catalog& catalog);
engine::Spread pueSpread(const PlaceFactors& factors, double pue, Origin origin);
engine::Spread intensitySpread(const PlaceFactors& factors, const catalog::Intensity& intensity);

/// A user's range must hold the value that is used; a sentence where it does not.
std::optional<Problem> rangeMisfit(const Resolved& resolved, Naming naming);

/// Why the range is what it is, as a whole sentence.
QString rangeReason(const Resolved& resolved, const UncertainInput& input, const QLocale& locale);

/// An input and its share of the spread, largest first; those without a share are left out.
struct Cause
{
    Input input;
    double share = 0.0;
};
std::vector<Cause> causes(const Outcome& outcome);

/// "Knowing the real power draw would narrow this most: utilisation causes 61 % of the spread."
/// Says why where nothing would.
QString narrowingSentence(const Outcome& outcome, const QLocale& locale);

} // namespace gramme::study
