// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <QLocale>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

/// Why one scenario emits more or less than another.
///
/// The change is shared out by Shapley values: each input that differs is given the mean of what it
/// changes over all orders in which the inputs could be exchanged, so that nothing is left over and
/// no order is preferred (Shapley 1953; for emissions Albrecht, Francois and Schoors 2002, Energy
/// Policy 30, 727-736). Inputs are gathered to causes as people think of them, and only orders
/// count in which those of one cause follow each other (Owen 1977, "Values of games with a priori
/// unions"): the inputs of a cause then add up to the cause, and the causes to the whole change.
/// Every step is engine::estimate over a workload that has some numbers of the one and some of the
/// other; nothing is resolved again.
namespace gramme::study {

enum class ChangeCause : std::uint8_t {
    Method,     ///< What is counted, and what the method itself sets.
    Hardware,   ///< Devices: which, how many, how busy, and making them.
    Processor,  ///< CPU and memory.
    Time,       ///< Hours, runs and the campaign around them.
    Place,      ///< Carbon intensity.
    DataCentre, ///< PUE.
    Embodied,   ///< Whether making the hardware counts, typed figures, lifetime.
};
inline constexpr std::size_t changeCauseCount = 7;

/// What a cause adds to the total on the way from the one to the other.
struct Contribution
{
    ChangeCause cause;
    double kg = 0.0;
};

/// An input that the two use otherwise. Names have texts, numbers have values in their unit.
struct DifferingInput
{
    Input input;
    std::optional<double> from; ///< Empty where it is not used.
    std::optional<double> to;
    QString fromText; ///< Of names; untrusted.
    QString toText;
    /// What it adds to the total. Empty for names, whose figures have rows of their own, and where
    /// the two cannot be compared.
    std::optional<double> kg;
};

/// Low and high of a ratio: its 90 % interval.
struct RatioRange
{
    double low = 1.0;
    double high = 1.0;
};

struct Difference
{
    double fromKg = 0.0;
    double toKg = 0.0;
    std::vector<DifferingInput> inputs; ///< In the order of the inputs.
    std::vector<Contribution> causes;   ///< Largest first, whichever way it goes.
    std::optional<Input> only;          ///< The one input with an effect, where there is but one.
    QString fromBasis; ///< Of the two intensities, where they are known and not the same:
    QString toBasis;   ///< nothing is compared then.
    bool otherMethod = false;
    bool otherScope = false; ///< Only one counts embodied emissions.
    bool samePlace = false;  ///< Region and grid are the same; only the figure differs.
    bool overlaps = false;   ///< Their intervals do.
    /// Of the ratio, what the two have in common moving together; where the intervals overlap.
    std::optional<RatioRange> range;

    bool isComparable() const { return fromBasis.isEmpty(); }
    double changeKg() const { return toKg - fromKg; }
    /// Empty where they cannot be compared or the first one emits nothing.
    std::optional<double> ratio() const;
};

/// Outcomes side by side. Where their intensities stand on different bases, all are moved to the
/// lifecycle basis, like a ranking of places.
struct SideBySide
{
    bool isMoved = false;
    /// In the order given; null where a place has no lifecycle figure to move to. A typed intensity
    /// has no stated basis and stays.
    std::vector<const Outcome*> outcomes;
    std::vector<std::unique_ptr<const Outcome>> made; ///< Holds those that were moved.
};
SideBySide onOneBasis(const std::vector<const Outcome*>& outcomes);
/// Whether these intensities stand on different bases, as far as their bases are known.
bool mixesBases(const std::vector<const Outcome*>& outcomes);

/// From one outcome to another.
Difference difference(const Outcome& from, const Outcome& to);
/// The same without `range`, which costs more than all the rest: for many at once.
Difference quickDifference(const Outcome& from, const Outcome& to);

/// "B emits 61 % less than A because of the region." Names the causes that make up at least 90 %,
/// and what works against them; says when the difference is not sure, or why none is stated.
QString differenceSentence(const Difference& difference, const QString& fromName,
                           const QString& toName, const QLocale& locale);
/// The same without remarks, for a cell of a table: "61 % less because of the region".
QString shortDifference(const Difference& difference, const QLocale& locale);

/// What a cause is called: "Region", "PUE of the data centre".
QString causeName(ChangeCause cause);
/// What an input is called in a list of differences, with its unit where it has one: "Hours".
QString differingName(Input input);
/// "120 h", "0.80", "NVIDIA A100", "–" where it is not used.
struct DifferingTexts
{
    QString from;
    QString to;
};
DifferingTexts differingTexts(const DifferingInput& input, const QLocale& locale);
/// "+12 %", "−58 %": with its sign.
QString signedPercent(double share, const QLocale& locale);
/// "+1.2 kg", "−58 kg".
QString signedMass(double kg, const QLocale& locale);

} // namespace gramme::study
