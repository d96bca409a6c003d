// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/sacctfields.h"

#include "exchange/import/importlines.h"
#include "study/numbers.h"

#include <algorithm>
#include <array>
#include <string>

namespace gramme::exchange {

namespace {

/// NO_VAL and INFINITE of Slurm, in 32 and 64 bits.
constexpr std::array<std::string_view, 4> notKnown{"4294967294", "4294967295",
                                                   "18446744073709551614", "18446744073709551615"};

/// The power of 1000 that a letter stands for; -1 where it stands for none.
int prefixPower(char letter)
{
    constexpr std::string_view prefixes = "KMGTP";
    const char upper =
        letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    const std::size_t at = prefixes.find(upper);
    return at == std::string_view::npos ? -1 : static_cast<int>(at) + 1;
}

/// A number with a prefix behind it; `otherwise` is the power of one without.
std::optional<double> prefixed(std::string_view text, int otherwise)
{
    if (text.empty())
        return std::nullopt;
    int power = prefixPower(text.back());
    if (power > 0)
        text.remove_suffix(1);
    else
        power = otherwise;
    auto value = study::parseMachineNumber(text);
    if (!value || *value < 0.0)
        return std::nullopt;
    for (int i = 0; i < power; ++i)
        *value *= 1000.0;
    return value;
}

void takeResource(SlurmResources& found, std::string_view name, std::string_view value,
                  double& typed)
{
    constexpr std::string_view gpu = "gres/gpu";
    if (name == "mem") {
        if (const auto memory = slurmMemory(value))
            found.memoryGb = memory->gigabytes;
        return;
    }
    const auto count = study::parseMachineNumber(value);
    if (!name.starts_with(gpu) || !count || *count < 0.0)
        return;
    if (name == gpu) {
        found.gpus = *count;
    } else if (name[gpu.size()] == ':') {
        typed += *count;
        found.gpuModel = shownBytes(name.substr(gpu.size() + 1));
    }
}

/// "gpu:4" or "gpu:a100:4"
void takeOldResource(SlurmResources& found, std::string_view text)
{
    const auto parts = splitCells(text.substr(0, text.find('(')), ':');
    const auto count = study::parseMachineNumber(parts.back());
    if (parts.front() != "gpu" || parts.size() < 2 || !count || *count < 0.0)
        return;
    found.gpus = *count;
    if (parts.size() > 2)
        found.gpuModel = shownBytes(parts[1]);
}

} // namespace

std::optional<double> slurmHours(std::string_view text)
{
    text = trimmedBytes(text);
    const auto colons = std::count(text.begin(), text.end(), ':');
    if (colons == 0) // a bare number would be read as hours
        return std::nullopt;
    return study::parseDuration(colons == 1 ? "00:" + std::string(text) : std::string(text));
}

std::optional<double> slurmJoules(std::string_view text)
{
    text = trimmedBytes(text);
    if (std::find(notKnown.begin(), notKnown.end(), text) != notKnown.end())
        return std::nullopt;
    return prefixed(text, 0);
}

std::optional<SlurmMemory> slurmMemory(std::string_view text)
{
    constexpr double bytesPerGigabyte = 1e9;
    constexpr int megabytes = 2;
    SlurmMemory memory;
    text = trimmedBytes(text);
    if (text.ends_with('c') || text.ends_with('n')) {
        memory.per = text.back() == 'c' ? SlurmMemory::Per::Core : SlurmMemory::Per::Node;
        text.remove_suffix(1);
    }
    const auto bytes = prefixed(text, megabytes);
    if (!bytes)
        return std::nullopt;
    memory.gigabytes = *bytes / bytesPerGigabyte;
    return memory;
}

SlurmResources slurmResources(std::string_view text)
{
    SlurmResources found;
    double typed = 0.0;
    const auto parts = splitCells(text, ',');
    for (const std::string_view part : parts) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos)
            takeOldResource(found, part);
        else
            takeResource(found, part.substr(0, equals), part.substr(equals + 1), typed);
    }
    if (!found.gpus && !trimmedBytes(text).empty())
        found.gpus = typed;
    return found;
}

} // namespace gramme::exchange
