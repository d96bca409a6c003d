// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/records.h"

#include "catalog/tables.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

template <class T, size_t N> using Vocabulary = std::array<std::pair<QLatin1StringView, T>, N>;

constexpr Vocabulary<DeviceKind, 5> deviceKinds{{
    {"gpu"_L1, DeviceKind::Gpu},
    {"tpu"_L1, DeviceKind::Tpu},
    {"npu"_L1, DeviceKind::Npu},
    {"soc"_L1, DeviceKind::Soc},
    {"cpu"_L1, DeviceKind::Cpu},
}};
constexpr Vocabulary<Precision, 6> precisions{{
    {"fp32"_L1, Precision::Fp32},
    {"tf32"_L1, Precision::Tf32},
    {"fp16"_L1, Precision::Fp16},
    {"bf16"_L1, Precision::Bf16},
    {"fp8"_L1, Precision::Fp8},
    {"int8"_L1, Precision::Int8},
}};
constexpr Vocabulary<ProviderKind, 3> providerKinds{{
    {"cloud"_L1, ProviderKind::Cloud},
    {"on-premise"_L1, ProviderKind::OnPremise},
    {"personal"_L1, ProviderKind::Personal},
}};
constexpr Vocabulary<GridKind, 5> gridKinds{{
    {"country"_L1, GridKind::Country},
    {"world"_L1, GridKind::World},
    {"state"_L1, GridKind::State},
    {"province"_L1, GridKind::Province},
    {"subregion"_L1, GridKind::Subregion},
}};
constexpr Vocabulary<Basis, 3> bases{{
    {""_L1, Basis::Unknown},
    {"lifecycle"_L1, Basis::Lifecycle},
    {"direct"_L1, Basis::Direct},
}};
constexpr Vocabulary<Accounting, 3> accountings{{
    {""_L1, Accounting::Unknown},
    {"production"_L1, Accounting::Production},
    {"consumption"_L1, Accounting::Consumption},
}};
constexpr Vocabulary<RegionStatus, 3> regionStatuses{{
    {"active"_L1, RegionStatus::Active},
    {"announced"_L1, RegionStatus::Announced},
    {"retired"_L1, RegionStatus::Retired},
}};

/// The value of that name, or the first one.
template <class T, size_t N> T valueOf(const QString& name, const Vocabulary<T, N>& words)
{
    for (const auto& [word, value] : words) {
        if (name == word)
            return value;
    }
    return words.front().second;
}

template <class T, size_t N> QString wordFor(T wanted, const Vocabulary<T, N>& words)
{
    for (const auto& [word, value] : words) {
        if (value == wanted)
            return word;
    }
    return {};
}

} // namespace

bool Citation::isOwn() const
{
    return sourceId == "own-estimate"_L1 || sourceId == "gramme-calibration"_L1;
}

bool Device::isWholeMachine() const
{
    if (kind == DeviceKind::Cpu) // there "server" is the market and not the thing
        return false;
    if (statedWholeMachine)
        return *statedWholeMachine;
    return vendor == "Apple"_L1 || formFactor == "server"_L1 || formFactor == "system"_L1;
}

std::optional<double> Device::peakTflops(Precision precision) const
{
    switch (precision) {
    case Precision::Fp32:
        return peaks.fp32;
    case Precision::Tf32:
        return peaks.tf32;
    case Precision::Fp16:
        return peaks.fp16;
    case Precision::Bf16:
        return peaks.bf16;
    case Precision::Fp8:
        return peaks.fp8;
    case Precision::Int8:
        return peaks.int8;
    }
    return std::nullopt;
}

QString nameOf(Precision value)
{
    return wordFor(value, precisions);
}

DeviceKind deviceKind(const QString& name)
{
    return valueOf(name, deviceKinds);
}

QString nameOf(DeviceKind value)
{
    return wordFor(value, deviceKinds);
}

ProviderKind providerKind(const QString& name)
{
    return valueOf(name, providerKinds);
}

QString nameOf(ProviderKind value)
{
    return wordFor(value, providerKinds);
}

GridKind gridKind(const QString& name)
{
    return valueOf(name, gridKinds);
}

QString nameOf(GridKind value)
{
    return wordFor(value, gridKinds);
}

Basis basis(const QString& name)
{
    return valueOf(name, bases);
}

QString nameOf(Basis value)
{
    return wordFor(value, bases);
}

Accounting accounting(const QString& name)
{
    return valueOf(name, accountings);
}

QString nameOf(Accounting value)
{
    return wordFor(value, accountings);
}

RegionStatus regionStatus(const QString& name)
{
    return valueOf(name, regionStatuses);
}

QString nameOf(RegionStatus value)
{
    return wordFor(value, regionStatuses);
}

} // namespace gramme::catalog
