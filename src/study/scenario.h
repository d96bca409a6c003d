// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/records.h"
#include "engine/estimate.h"

#include <QString>

#include <optional>

namespace gramme::study {

enum class Rounding : std::uint8_t {
    None,
    Site, ///< The chained roundings of the ML CO2 Impact page; method lacoste2019 only.
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

    friend bool operator==(const Scenario&, const Scenario&) = default;
};

/// The edition that counts for this scenario.
catalog::Edition effectiveEdition(const Scenario& scenario);

/// The worked example of the first start: eight A100 for five days at AWS in Virginia.
Scenario exampleScenario();

} // namespace gramme::study
