// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/inputs.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using S = Scenario;
constexpr double maxHours = 1e9;
constexpr double maxWatts = 1e6;
constexpr double maxKilograms = 1e6;

// In the order of the enum; the ranges are the contract's.
constexpr std::array<InputSpec, inputCount> table{{
    {Input::Method, InputKind::Choice, "method", "", QT_TRANSLATE_NOOP("gramme::study", "Method")},
    {Input::Rounding, InputKind::Choice, "rounding", "",
     QT_TRANSLATE_NOOP("gramme::study", "Rounding")},
    {Input::Edition, InputKind::Choice, "edition", "",
     QT_TRANSLATE_NOOP("gramme::study", "Edition")},
    {Input::Hardware, InputKind::Text, "hardware", "",
     QT_TRANSLATE_NOOP("gramme::study", "Hardware"), 0, 0, &S::hardware},
    {Input::TdpW, InputKind::Number, "tdp_w", "W",
     QT_TRANSLATE_NOOP("gramme::study", "Device power"), 0, maxWatts, nullptr, &S::tdpW},
    {Input::Count, InputKind::Whole, "count", "", QT_TRANSLATE_NOOP("gramme::study", "Count"), 1,
     1e7, nullptr, &S::count},
    {Input::Utilisation, InputKind::Share, "utilisation", "",
     QT_TRANSLATE_NOOP("gramme::study", "Utilisation"), 0, 1, nullptr, &S::utilisation},
    {Input::HostW, InputKind::Number, "host_w", "W",
     QT_TRANSLATE_NOOP("gramme::study", "Host power per device"), 0, maxWatts, nullptr, &S::hostW},
    {Input::Instance, InputKind::Text, "instance", "",
     QT_TRANSLATE_NOOP("gramme::study", "Cloud instance"), 0, 0, &S::instance},
    {Input::Cpu, InputKind::Text, "cpu", "", QT_TRANSLATE_NOOP("gramme::study", "CPU"), 0, 0,
     &S::cpu},
    {Input::CpuTdpW, InputKind::Number, "cpu_tdp_w", "W",
     QT_TRANSLATE_NOOP("gramme::study", "CPU power, whole chip"), 0, maxWatts, nullptr,
     &S::cpuTdpW},
    {Input::CpuWPerCore, InputKind::Number, "cpu_w_per_core", "W",
     QT_TRANSLATE_NOOP("gramme::study", "CPU power per core"), 0, maxWatts, nullptr,
     &S::cpuWPerCore},
    {Input::CpuCores, InputKind::Number, "cpu_cores", "",
     QT_TRANSLATE_NOOP("gramme::study", "CPU cores"), 0, 1e7, nullptr, &S::cpuCores},
    {Input::CpuUtilisation, InputKind::Share, "cpu_utilisation", "",
     QT_TRANSLATE_NOOP("gramme::study", "CPU utilisation"), 0, 1, nullptr, &S::cpuUtilisation},
    {Input::MemoryGb, InputKind::Number, "memory_gb", "GB",
     QT_TRANSLATE_NOOP("gramme::study", "Memory"), 0, 1e9, nullptr, &S::memoryGb},
    {Input::MemoryWPerGb, InputKind::Number, "memory_w_per_gb", "W/GB",
     QT_TRANSLATE_NOOP("gramme::study", "Memory power"), 0, maxWatts, nullptr, &S::memoryWPerGb},
    {Input::Hours, InputKind::Duration, "hours", "h", QT_TRANSLATE_NOOP("gramme::study", "Hours"),
     0, maxHours, nullptr, &S::hours},
    {Input::Runs, InputKind::Whole, "runs", "", QT_TRANSLATE_NOOP("gramme::study", "Runs"), 1, 1e7,
     nullptr, &S::runs},
    {Input::Scale, InputKind::Number, "scale", "",
     QT_TRANSLATE_NOOP("gramme::study", "Scale factor"), 0, 1e9, nullptr, &S::scale},
    {Input::Provider, InputKind::Text, "provider", "",
     QT_TRANSLATE_NOOP("gramme::study", "Provider"), 0, 0, &S::provider},
    {Input::Region, InputKind::Text, "region", "", QT_TRANSLATE_NOOP("gramme::study", "Region"), 0,
     0, &S::region},
    {Input::Grid, InputKind::Text, "grid", "", QT_TRANSLATE_NOOP("gramme::study", "Grid"), 0, 0,
     &S::grid},
    {Input::Intensity, InputKind::Number, "intensity", "g/kWh",
     QT_TRANSLATE_NOOP("gramme::study", "Carbon intensity"), 0, 5000, nullptr, &S::intensity},
    {Input::Pue, InputKind::Number, "pue", "", QT_TRANSLATE_NOOP("gramme::study", "PUE"), 1, 10,
     nullptr, &S::pue},
    {Input::OffsetPct, InputKind::Number, "offset_pct", "%",
     QT_TRANSLATE_NOOP("gramme::study", "Offset claimed"), 0, 100, nullptr, &S::offsetPct},
    {Input::Embodied, InputKind::Choice, "embodied", "",
     QT_TRANSLATE_NOOP("gramme::study", "Embodied emissions")},
    {Input::Interval, InputKind::Choice, "interval", "",
     QT_TRANSLATE_NOOP("gramme::study", "Interval")},
    {Input::Workload, InputKind::Choice, "workload", "",
     QT_TRANSLATE_NOOP("gramme::study", "Kind of workload"), 0, 0, &S::workload},
    {Input::Basis, InputKind::Choice, "basis", "",
     QT_TRANSLATE_NOOP("gramme::study", "Basis of the intensity")},
    {Input::Factors, InputKind::Choice, "factors", "",
     QT_TRANSLATE_NOOP("gramme::study", "Factors of the fuels"), 0, 0, &S::factors},
    {Input::EmbodiedDeviceKg, InputKind::Number, "embodied_device_kg", "kg",
     QT_TRANSLATE_NOOP("gramme::study", "Embodied, one device"), 0, maxKilograms, nullptr,
     &S::embodiedDeviceKg},
    {Input::EmbodiedHostKg, InputKind::Number, "embodied_host_kg", "kg",
     QT_TRANSLATE_NOOP("gramme::study", "Embodied, its share of the host"), 0, maxKilograms, nullptr,
     &S::embodiedHostKg},
    {Input::LifetimeYears, InputKind::Number, "lifetime_years", "years",
     QT_TRANSLATE_NOOP("gramme::study", "Lifetime of the hardware"), 0.1, 50, nullptr,
     &S::lifetimeYears},
    {Input::LifetimeUse, InputKind::Share, "lifetime_use", "",
     QT_TRANSLATE_NOOP("gramme::study", "Use over the lifetime"), 0.01, 1, nullptr,
     &S::lifetimeUse},
    {Input::Ranges, InputKind::Ranges, "ranges", "",
     QT_TRANSLATE_NOOP("gramme::study", "Own ranges")},
    {Input::Preset, InputKind::Text, "preset", "", QT_TRANSLATE_NOOP("gramme::study", "Preset"), 0,
     0, &S::preset, nullptr, InputGroup::Plan},
    {Input::Params, InputKind::Magnitude, "params", "",
     QT_TRANSLATE_NOOP("gramme::study", "Parameters"), 0, 1e18, nullptr, &S::params,
     InputGroup::Plan},
    {Input::ActiveParams, InputKind::Magnitude, "active_params", "",
     QT_TRANSLATE_NOOP("gramme::study", "Active parameters"), 0, 1e18, nullptr, &S::activeParams,
     InputGroup::Plan},
    {Input::Tokens, InputKind::Magnitude, "tokens", "",
     QT_TRANSLATE_NOOP("gramme::study", "Training tokens"), 0, 1e18, nullptr, &S::tokens,
     InputGroup::Plan},
    {Input::Flops, InputKind::Magnitude, "flops", "",
     QT_TRANSLATE_NOOP("gramme::study", "Training FLOPs"), 0, 1e36, nullptr, &S::flops,
     InputGroup::Plan},
    {Input::Precision, InputKind::Choice, "precision", "",
     QT_TRANSLATE_NOOP("gramme::study", "Precision"), 0, 0, nullptr, nullptr, InputGroup::Plan},
    {Input::PeakTflops, InputKind::Number, "peak_tflops", "TFLOP/s",
     QT_TRANSLATE_NOOP("gramme::study", "Peak of one device"), 1e-3, 1e9, nullptr, &S::peakTflops,
     InputGroup::Plan},
    {Input::Mfu, InputKind::Share, "mfu", "", QT_TRANSLATE_NOOP("gramme::study", "MFU"), 1e-3, 1,
     nullptr, &S::mfu, InputGroup::Plan},
    {Input::Recompute, InputKind::Flag, "recompute", "",
     QT_TRANSLATE_NOOP("gramme::study", "Activations are recomputed"), 0, 0, nullptr, nullptr,
     InputGroup::Plan},
    {Input::Trials, InputKind::Whole, "trials", "",
     QT_TRANSLATE_NOOP("gramme::study", "Search trials"), 0, 1e7, nullptr, &S::trials,
     InputGroup::Plan},
    {Input::TrialHours, InputKind::Duration, "trial_hours", "h",
     QT_TRANSLATE_NOOP("gramme::study", "Hours per trial"), 0, maxHours, nullptr, &S::trialHours,
     InputGroup::Plan},
    {Input::FailedShare, InputKind::Share, "failed_share", "",
     QT_TRANSLATE_NOOP("gramme::study", "Failed or repeated work"), 0, 1, nullptr,
     &S::failedShare, InputGroup::Plan},
    {Input::FinalRuns, InputKind::Whole, "final_runs", "",
     QT_TRANSLATE_NOOP("gramme::study", "Final runs"), 0, 1e7, nullptr, &S::finalRuns,
     InputGroup::Plan},
    {Input::PricePerKwh, InputKind::Number, "price_per_kwh", "",
     QT_TRANSLATE_NOOP("gramme::study", "Price of a kWh"), 0, 1e6, nullptr, &S::pricePerKwh,
     InputGroup::Plan},
    {Input::ServingModel, InputKind::Choice, "serving_model", "",
     QT_TRANSLATE_NOOP("gramme::study", "Model of serving"), 0, 0, &S::servingModel, nullptr,
     InputGroup::Serving},
    {Input::ServingParams, InputKind::Magnitude, "serving_params", "",
     QT_TRANSLATE_NOOP("gramme::study", "Parameters served"), 1e6, 1e15, nullptr,
     &S::servingParams, InputGroup::Serving},
    {Input::ServingActiveParams, InputKind::Magnitude, "serving_active_params", "",
     QT_TRANSLATE_NOOP("gramme::study", "Active parameters served"), 1e6, 1e15, nullptr,
     &S::servingActiveParams, InputGroup::Serving},
    {Input::ServingTokens, InputKind::Magnitude, "serving_tokens", "",
     QT_TRANSLATE_NOOP("gramme::study", "Output tokens per request"), 0, 1e9, nullptr,
     &S::servingTokens, InputGroup::Serving},
    {Input::ServingBits, InputKind::Number, "serving_bits", "bit",
     QT_TRANSLATE_NOOP("gramme::study", "Bits per weight"), 1, 64, nullptr, &S::servingBits,
     InputGroup::Serving},
    {Input::ServingRequests, InputKind::Magnitude, "serving_requests", "",
     QT_TRANSLATE_NOOP("gramme::study", "Requests per day"), 0, 1e15, nullptr,
     &S::servingRequests, InputGroup::Serving},
}};

// In the order of engine::Factor.
constexpr std::array<Input, engine::factorCount> factors{
    Input::TdpW,          Input::Utilisation,      Input::HostW,          Input::CpuUtilisation,
    Input::MemoryWPerGb,  Input::Hours,            Input::Pue,            Input::Intensity,
    Input::EmbodiedDeviceKg, Input::EmbodiedHostKg, Input::LifetimeYears, Input::LifetimeUse,
};

} // namespace

std::span<const InputSpec, inputCount> inputSpecs()
{
    return table;
}

const InputSpec& spec(Input input)
{
    return table[static_cast<std::size_t>(input)];
}

const InputSpec* findSpec(QStringView key)
{
    for (const InputSpec& candidate : table) {
        if (key == QLatin1String(candidate.key))
            return &candidate;
    }
    return nullptr;
}

QStringList choices(Input input)
{
    switch (input) {
    case Input::Method:
        return {u"full"_s, u"lacoste2019"_s, u"green-algorithms"_s};
    case Input::Rounding:
        return {u"none"_s, u"site"_s};
    case Input::Edition:
        return {u"current"_s, u"lacoste"_s};
    case Input::Embodied:
    case Input::Interval:
    case Input::Recompute:
        return {u"on"_s, u"off"_s};
    case Input::Workload:
        return {u"any"_s, u"pretraining"_s, u"small-model"_s, u"fine-tuning"_s, u"inference"_s};
    case Input::Basis:
        return {u"primary"_s, u"lifecycle"_s, u"fuel-mix"_s};
    case Input::Factors:
        return {u"ipcc_ar5"_s, u"ipcc_srren"_s, u"unece_2021"_s};
    case Input::Precision:
        return {u"fp32"_s, u"tf32"_s, u"fp16"_s, u"bf16"_s, u"fp8"_s, u"int8"_s};
    case Input::ServingModel:
        return {u"ecologits-0.9"_s};
    default:
        return {};
    }
}

QString methodWord(engine::Method method)
{
    return choices(Input::Method).at(static_cast<qsizetype>(method));
}

QString editionWord(catalog::Edition edition)
{
    return choices(Input::Edition).at(static_cast<qsizetype>(edition));
}

QString inputName(Input input, Naming naming)
{
    if (naming == Naming::Label)
        return QCoreApplication::translate("gramme::study", spec(input).label);
    QString key = QString::fromLatin1(spec(input).key);
    return naming == Naming::Column ? key : u"--"_s + key.replace(u'_', u'-');
}

std::span<const Input, engine::factorCount> factorInputs()
{
    return factors;
}

std::optional<engine::Factor> factorOf(Input input)
{
    if (input == Input::Mfu)
        return engine::Factor::Time;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        if (factors[i] == input)
            return static_cast<engine::Factor>(i);
    }
    return std::nullopt;
}

} // namespace gramme::study
