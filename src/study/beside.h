// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/inference.h"
#include "study/resolve.h"

/// What stands beside the carbon of a run and is never added to it: water, the cost of the
/// electricity, the social cost of the carbon; and the serving of a model.
namespace gramme::study {

/// A figure with where it is from.
struct Cited
{
    double value = 0.0;
    catalog::Citation citation;
};

struct Water
{
    engine::WaterUse use;
    Cited onSite;  ///< L/kWh at the data centre.
    Cited offSite; ///< L/kWh of generation.
    bool onSiteIsDefault = false; ///< Neither region nor provider publishes one.
    bool offSiteIsWorld = false;  ///< The country's is not known; the world's stands for it.
};

struct SocialCost
{
    double lowUsd = 0.0; ///< At discount rates of 2.5, 2 and 1.5 %.
    double centralUsd = 0.0;
    double highUsd = 0.0;
    int year = 0; ///< Of emission.
    catalog::Citation citation;
};

struct Beside
{
    Water water;
    std::optional<double> electricityCost; ///< In the currency of the user's price.
    SocialCost socialCost;
};
Beside beside(const Scenario& scenario, const Outcome& outcome);

/// The version of the coefficients as files and statements name it: "ecologits-0.9".
QString inferenceModelWord(engine::InferenceModel model);

struct ServingResult
{
    engine::Request request;
    engine::Serving one;  ///< One request.
    engine::Serving year; ///< Requests per day x 365; energy, emissions and water only.
    double requestsPerYear = 0.0;
    Water water; ///< Factors used, and the water of a year.
};
/// At the place of the outcome. A problem where the size of the model or the tokens are missing.
Result<ServingResult> serving(const Scenario& scenario, const Outcome& outcome, Audience audience);

} // namespace gramme::study
