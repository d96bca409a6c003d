// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/search.h"
#include "study/resolve.h"

#include <vector>

/// What a campaign consists of, and what its search would cost if it were done otherwise.
namespace gramme::study {

/// A part of a campaign. Energy and emissions follow from time, in proportion.
struct CampaignPart
{
    engine::Hours hours; ///< Wall clock.
    engine::KilowattHours energy;
    engine::Kilograms total;
};

/// The same without the campaign: one run, no trials, nothing repeated.
Scenario singleRun(const Scenario& scenario);

struct Campaign
{
    CampaignPart oneRun;
    CampaignPart trials;    ///< All of them; nothing without a search.
    CampaignPart finalRuns; ///< The runs that count.
    CampaignPart repeated;  ///< Failed or done twice.
    CampaignPart whole;     ///< Sum of the last three: the outcome itself.
};
Campaign campaign(const Outcome& outcome);

enum class SearchWay : std::uint8_t { Grid, Random, Halving };

/// What the user would search, and how surely.
struct SearchQuestion
{
    int parameters = 4;         ///< On a grid.
    int valuesPerParameter = 3; ///<
    double bestShare = 0.05;    ///< Random: one among the best 5 % ...
    double confidence = 0.95;   ///< ... with this certainty.
    int eta = 3;                ///< Halving: the best third goes on.
};

/// The search done in one way. Trials are full ones of the length the user gives.
struct SearchOption
{
    SearchWay way = SearchWay::Grid;
    double fullTrials = 0.0;
    int rounds = 1; ///< Of successive halving.
    CampaignPart cost;
    double saved = 0.0; ///< Share of the planned trials' cost; negative where it costs more.
};

/// All three ways beside the trials of the plan, with the same share of failed work. Empty without
/// trials or without hours for each: there is nothing to compare.
std::vector<SearchOption> searchOptions(const Scenario& scenario, const Outcome& outcome,
                                        const SearchQuestion& question);

} // namespace gramme::study
