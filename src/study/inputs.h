// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/result.h"
#include "engine/uncertainty.h"
#include "study/scenario.h"

#include <QLocale>
#include <QStringList>
#include <QStringView>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace gramme::study {

/// Every input of a scenario. The same table serves the command line (`--tdp-w`), the columns of a
/// batch (`tdp_w`), the keys of files and the fields of the window.
enum class Input : std::uint8_t {
    Method,
    Rounding,
    Edition,
    Hardware,
    TdpW,
    Count,
    Utilisation,
    HostW,
    Instance,
    Cpu,
    CpuTdpW,
    CpuWPerCore,
    CpuCores,
    CpuUtilisation,
    MemoryGb,
    MemoryWPerGb,
    Hours,
    Runs,
    Scale,
    Provider,
    Region,
    Grid,
    Intensity,
    Pue,
    OffsetPct,
    Embodied,
    Interval,
    Workload,
    Basis,
    Factors,
    EmbodiedDeviceKg,
    EmbodiedHostKg,
    LifetimeYears,
    LifetimeUse,
    Ranges,
    Preset,
    Params,
    ActiveParams,
    Tokens,
    Flops,
    Precision,
    PeakTflops,
    Mfu,
    Recompute,
    Trials,
    TrialHours,
    FailedShare,
    FinalRuns,
    PricePerKwh,
    ServingModel,
    ServingParams,
    ServingActiveParams,
    ServingTokens,
    ServingBits,
    ServingRequests,
};
inline constexpr std::size_t inputCount = 55;

/// What an input is about. The command line and the columns of a batch offer them by group.
enum class InputGroup : std::uint8_t {
    Run,     ///< One run: hardware, time, place, method.
    Plan,    ///< Hours from the size of a model, and the campaign around it.
    Serving, ///< Serving a model, apart from the run.
};

enum class InputKind : std::uint8_t {
    Text,     ///< Name of a catalogue entry.
    Choice,   ///< One of a few words.
    Number,   ///<
    Whole,    ///< Number without a fraction.
    Share,    ///< 0..1, also as a percentage ("80%").
    Magnitude, ///< Number, also "300B", "2T", "7.5 M", "20k".
    Flag,     ///< On or off; an option without a value.
    Ranges,   ///< "utilisation=0.5..0.9; pue=pinned"
    Duration, ///< Hours, also "3d4h", "90min", "1:30:00", "2-06:00:00".
};

struct InputSpec
{
    Input input;
    InputKind kind;
    const char* key;   ///< "tdp_w"
    const char* unit;  ///< "W"; empty where there is none.
    const char* label; ///< As the window calls it; translated by inputName().
    double low = 0.0;  ///< Allowed range, both ends included.
    double high = 0.0;
    QString Scenario::*text = nullptr;
    std::optional<double> Scenario::*number = nullptr;
    InputGroup group = InputGroup::Run;
};

std::span<const InputSpec, inputCount> inputSpecs();
const InputSpec& spec(Input input);
/// Null when there is no input of this key.
const InputSpec* findSpec(QStringView key);

/// Everything that is neither a name nor a number, from one scenario to another.
void copyChoices(const Scenario& from, Scenario& to);

/// The words a Choice takes, in the order of the contract.
QStringList choices(Input input);

/// How the input is called in a message: "--tdp-w" on the command line, "tdp_w" in a batch,
/// "Device power" in the window.
enum class Naming : std::uint8_t { Option, Column, Label };
QString inputName(Input input, Naming naming);

/// Whether the scenario has a value of its own for the input.
bool isGiven(const Scenario& scenario, Input input);
/// The value as text that assign() reads back; empty when not given.
QString valueText(const Scenario& scenario, Input input);
void clear(Scenario& scenario, Input input);

/// Reads one value as files and scripts write it (C locale, "." as decimal mark) into the
/// scenario. An empty text means "not given". The problem's place is the input's key; its sentence
/// names the input, what was given and what is allowed.
Result<bool> assign(Scenario& scenario, Input input, QStringView text, Naming naming);

/// The number alone, from UTF-8 without copying, for a million rows: the fast half of assign().
/// False when the text is not a valid value; assign() then says why.
bool assignNumber(Scenario& scenario, const InputSpec& spec, std::string_view text);

/// A number typed by a person in their locale (see numbers.h), checked against the range.
Result<double> readTyped(Input input, QStringView text, const QLocale& locale);

/// Words of the enumerations as the contract has them.
QString methodWord(engine::Method method);
QString editionWord(catalog::Edition edition);

/// Inputs that may be uncertain, in the order of engine::Factor.
std::span<const Input, engine::factorCount> factorInputs();
/// The factor of an input; empty where an input cannot be uncertain. Mfu stands for Time.
std::optional<engine::Factor> factorOf(Input input);

} // namespace gramme::study
