// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/plansearch.h"

namespace gramme::study {

namespace {

/// Everything of the outcome that takes `hours` out of all the hours of the campaign.
CampaignPart part(const Outcome& outcome, double hours)
{
    const engine::Workload& in = outcome.resolved.workload;
    const double all =
        (in.hours.value() * in.runs + in.trials.value()) * (1.0 + in.repeated.value());
    const double share = all > 0.0 ? hours / all : 0.0;
    return {engine::Hours(hours), outcome.estimate.energy * share, outcome.estimate.total * share};
}

SearchOption option(SearchWay way, double fullTrials, const Scenario& scenario,
                    const Outcome& outcome)
{
    const double repeated = 1.0 + outcome.resolved.workload.repeated.value();
    SearchOption result;
    result.way = way;
    result.fullTrials = fullTrials;
    result.cost = part(outcome, fullTrials * *scenario.trialHours * repeated);
    result.saved = 1.0 - fullTrials / *scenario.trials;
    return result;
}

} // namespace

Scenario singleRun(const Scenario& scenario)
{
    Scenario run = scenario;
    for (const Input input :
         {Input::Runs, Input::FinalRuns, Input::Trials, Input::TrialHours, Input::FailedShare})
        clear(run, input);
    return run;
}

Campaign campaign(const Outcome& outcome)
{
    const engine::Workload& in = outcome.resolved.workload;
    const double runs = in.hours.value() * in.runs;
    const double trials = in.trials.value();
    Campaign result;
    result.oneRun = part(outcome, in.hours.value());
    result.trials = part(outcome, trials);
    result.finalRuns = part(outcome, runs);
    result.repeated = part(outcome, (runs + trials) * in.repeated.value());
    result.whole = part(outcome, (runs + trials) * (1.0 + in.repeated.value()));
    return result;
}

std::vector<SearchOption> searchOptions(const Scenario& scenario, const Outcome& outcome,
                                        const SearchQuestion& question)
{
    if (scenario.trials.value_or(0.0) <= 0.0 || scenario.trialHours.value_or(0.0) <= 0.0)
        return {};
    const double grid = engine::gridTrials(question.parameters, question.valuesPerParameter);
    const double random =
        engine::randomTrials(engine::Ratio(question.bestShare), engine::Ratio(question.confidence));
    const engine::Halving halving = engine::successiveHalving(*scenario.trials, question.eta);
    std::vector<SearchOption> options{
        option(SearchWay::Grid, grid, scenario, outcome),
        option(SearchWay::Random, random, scenario, outcome),
        option(SearchWay::Halving, halving.fullTrials, scenario, outcome),
    };
    options.back().rounds = halving.rounds;
    return options;
}

} // namespace gramme::study
