// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/records.h"
#include "engine/estimate.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace gramme::study {

enum class Input : std::uint8_t;

enum class Rounding : std::uint8_t {
    None,
    Site, ///< The chained roundings of the ML CO2 Impact page; method lacoste2019 only.
};

/// Which carbon intensity the headline uses.
enum class BasisChoice : std::uint8_t {
    Primary,   ///< The place's primary value, on whatever basis it is.
    Lifecycle, ///< The grid's own lifecycle value, else that of its alternative zone.
    FuelMix,   ///< The grid's fuel shares times a chosen set of lifecycle factors.
};

/// What the user says of how sure an input is, in the unit of the input: its 5 % and 95 % points.
/// Low = high = NaN: pinned at whatever value is used.
struct InputRange
{
    Input input;
    double low = 0.0;
    double high = 0.0;

    bool isPinned() const { return low != low; }
    friend bool operator==(const InputRange& a, const InputRange& b)
    {
        return a.input == b.input && (a.isPinned() ? b.isPinned() : a.low == b.low && a.high == b.high);
    }
};

/// What the user chose, and nothing else: an empty text or optional means "not given", and the
/// default is found when the scenario is resolved. Names are ids, exact names or aliases of
/// catalogue entries. Units are those of the command line's contract (see inputs.h).
struct Scenario
{
    QString name;

    engine::Method method = engine::Method::Full;
    Rounding rounding = Rounding::None;
    std::optional<catalog::Edition> edition; ///< Not given: lacoste for lacoste2019, else current.

    QString hardware;
    QString instance;
    std::optional<double> tdpW;
    std::optional<double> count;
    std::optional<double> utilisation;
    std::optional<double> hostW;

    QString cpu;
    std::optional<double> cpuTdpW;
    std::optional<double> cpuWPerCore;
    std::optional<double> cpuCores;
    std::optional<double> cpuUtilisation;
    std::optional<double> memoryGb;
    std::optional<double> memoryWPerGb;

    std::optional<double> hours;
    std::optional<double> runs;
    std::optional<double> scale;

    QString provider;
    QString region;
    QString grid;
    std::optional<double> intensity;
    std::optional<double> pue;
    std::optional<double> offsetPct;

    std::optional<bool> embodied;
    std::optional<bool> interval;

    QString workload; ///< Kind of workload, for the default utilisation; empty: any.
    BasisChoice basis = BasisChoice::Primary;
    QString factors; ///< Factor set of BasisChoice::FuelMix; empty: ipcc_ar5.
    std::optional<double> embodiedDeviceKg;
    std::optional<double> embodiedHostKg;
    std::optional<double> lifetimeYears;
    std::optional<double> lifetimeUse;
    std::vector<InputRange> ranges; ///< In the order of the inputs, each once.

    // The plan: where a size of the model is given, the hours follow from it.
    QString preset;
    std::optional<double> params;
    std::optional<double> activeParams;
    std::optional<double> tokens;
    std::optional<double> flops;
    std::optional<catalog::Precision> precision;
    std::optional<double> peakTflops;
    std::optional<double> mfu;
    std::optional<bool> recompute;
    std::optional<double> trials;
    std::optional<double> trialHours;
    std::optional<double> failedShare;
    std::optional<double> finalRuns;
    std::optional<double> pricePerKwh;

    // Serving a language model; apart from the run and never added to it.
    QString servingModel; ///< Version of the coefficients, "ecologits-0.9".
    std::optional<double> servingParams;
    std::optional<double> servingActiveParams;
    std::optional<double> servingTokens;
    std::optional<double> servingBits;
    std::optional<double> servingRequests; ///< Per day.

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// The hours come from the size of a model.
bool hasPlan(const Scenario& scenario);
/// Back to hours that are typed: no size of a model, and nothing of how fast it is trained. The
/// campaign around the run stays.
void clearPlan(Scenario& scenario);

/// The edition that counts for this scenario.
catalog::Edition effectiveEdition(const Scenario& scenario);

/// The worked example of the first start: eight A100 for five days at AWS in Virginia.
Scenario exampleScenario();

} // namespace gramme::study
