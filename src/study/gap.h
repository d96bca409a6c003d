// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/measured.h"
#include "study/uncertain.h"

#include <QList>
#include <QLocale>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

/// A plan held against what was measured. Energies are those before PUE and of the same parts of
/// the machine on both sides, so that neither PUE nor a part that a tool does not read makes a gap.
namespace gramme::study {

/// What the plan expects of the parts that were measured, without PUE.
struct PlannedEnergy
{
    Coverage coverage = Coverage::Machine;
    /// Runs of the plan that stand for it: the number of the measured ones where their hours say
    /// so; empty: the whole plan with all its runs and trials.
    std::optional<int> runs;
    double hours = 0.0; ///< Wall clock of these.
    double kwh = 0.0;
    /// 5 % and 95 % points; empty where the plan has no interval.
    std::optional<engine::Spread> interval;
};

/// Something about the runs that is known, so that it explains its part of the gap for certain.
struct KnownFact
{
    Input input; ///< Hours or Count.
    double planned = 0.0;
    double measured = 0.0;
    double kwh = 0.0; ///< What the plan comes to with this fact and those before it.
};

/// The value that one input alone would need for the plan to come to what was measured. Energy is
/// linear in each input (in 1/MFU), so that it follows in closed form.
struct Explanation
{
    Input input;
    double planned = 0.0;
    double needed = 0.0;  ///< In the unit of the input.
    engine::Spread range; ///< That of the plan; low = high where it is taken as certain.

    bool isCertain() const { return range.isCertain(); }
    bool isInRange() const { return range.low <= needed && needed <= range.high; }
};

/// What the runs emit in use, from their energy before PUE.
struct MeasuredEmissions
{
    /// With the tools' own intensity; empty unless every run states one.
    std::optional<double> ownKg;
    double planKg = 0.0;        ///< With that of the plan.
    double plannedKg = 0.0;     ///< The plan's, of the same parts and as many runs.
    double pue = 1.0;           ///< Applied; energy-weighted where the runs differ.
    bool isPueOfTool = false;   ///< Every run has its own; false: the plan's for at least one.
    double intensityOwn = 0.0;  ///< g/kWh, energy-weighted.
    double intensityPlan = 0.0; ///< g/kWh
};

struct Gap
{
    int runs = 0;          ///< Those with an energy, which are added up.
    int withoutEnergy = 0; ///< Left out.
    int estimated = 0;     ///< Of the runs: those whose energy was not measured.
    bool overlaps = false; ///< Two tools recorded at the same time, perhaps the same run.
    double measuredKwh = 0.0;
    std::optional<double> measuredHours; ///< Of all of them; empty unless each states them.
    PlannedEnergy planned;
    double ratio = 0.0; ///< Measured over planned.
    std::vector<KnownFact> facts;
    double factualKwh = 0.0; ///< The plan's energy with the facts.
    /// For what the facts leave, the likeliest first: inside its range and nearest to the best,
    /// then outside of it, then what the plan takes as certain. Nothing that is impossible, and
    /// nothing at all where no gap is left.
    std::vector<Explanation> explanations;
    /// The MFU at which the planned run takes the measured hours; only for a plan by model size.
    std::optional<Explanation> mfu;
    MeasuredEmissions emissions;

    /// Empty where the plan has no interval.
    std::optional<bool> isInside() const;
    /// Whether the facts leave a gap that can be seen in three digits.
    bool isClosed() const;
};

/// Energy before PUE of the parts that `coverage` names, kWh; empty where the run does not state
/// them apart, or states no amount.
std::optional<double> energyOf(const MeasuredRun& run, Coverage coverage);

/// The plan against the sum of these runs. The problem is a sentence: no energy is stated, the runs
/// cover different parts, the plan has nothing of what was measured.
Result<Gap> gap(const Resolved& plan, const QList<MeasuredRun>& runs);

/// "Measured 271 kWh, 12 % less than planned (307 kWh, 90 %: 210 to 455 kWh): inside the interval."
/// and then what was compared, the facts, what would explain the rest, and the emissions.
QStringList gapSentences(const Gap& gap, const QLocale& locale);
/// The first of them.
QString gapSentence(const Gap& gap, const QLocale& locale);

/// "Accelerators only"
QString coverageName(Coverage coverage);

} // namespace gramme::study
