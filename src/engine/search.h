// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/quantities.h"

/// What a search for hyperparameters costs, by the way it is done. The unit is one full trial.
namespace gramme::engine {

/// Trials on a full grid: valuesPerParameter ^ parameters. Without parameters there is one trial;
/// a parameter without values leaves none.
double gridTrials(int parameters, int valuesPerParameter);

/// Random trials after which, with the given confidence, one is among the best `share` of the
/// space: ceil(ln(1 - confidence) / ln(1 - share)); 59 for 95 % and the best 5 % (Bergstra and
/// Bengio 2012, JMLR 13, 281-305). Both in (0, 1); a share of 0 or certainty takes infinitely many
/// trials, everything as good or no confidence at all takes 1.
double randomTrials(Ratio share, Ratio confidence);

/// Successive halving (Jamieson and Talwalkar 2016, AISTATS; one bracket of Hyperband, Li et al.
/// 2018, JMLR 18, 1-52): `trials` start with the smallest budget, the best 1/eta of each round
/// goes on with eta times as much, until the last has the full one. `trials` is cut to a whole
/// number, as is what is left of it in each round. Where eta is below 2 nothing is cut short: one
/// round of full trials; fewer than one trial (or not a finite number of them) are none.
struct Halving
{
    int rounds = 1;          ///< floor(log_eta(trials)) + 1
    double fullTrials = 0.0; ///< All the work, in full trials.
    double saved = 0.0;      ///< Share saved against `trials` full ones.
};
Halving successiveHalving(double trials, int eta);

} // namespace gramme::engine
