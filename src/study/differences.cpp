// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/differences.h"

#include "study/workloadfields.h"
#include "study/working.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::study {

namespace {

using engine::Workload;

double factorial(std::size_t n)
{
    double product = 1.0;
    for (std::size_t i = 2; i <= n; ++i)
        product *= static_cast<double>(i);
    return product;
}

/// The share of all orders of `n` in which exactly these `before` come before one given other.
double weight(std::size_t before, std::size_t n)
{
    return factorial(before) * factorial(n - 1 - before) / factorial(n);
}

std::size_t members(std::size_t mask)
{
    return static_cast<std::size_t>(std::popcount(mask));
}

struct Player
{
    const WorkloadField* field = nullptr;
    double kg = 0.0;
};
using Union = std::vector<Player>;

/// Shares the change of the total out to the inputs that differ, gathered by cause.
class Sharing
{
public:
    Sharing(const Outcome& from, const Outcome& to);

    const std::array<Union, changeCauseCount>& unions() const { return m_unions; }
    void run();

private:
    ChangeCause causeOf(const WorkloadField& field) const;
    void shareOut(Union& players, const std::vector<const Union*>& others);
    void addOrder(Union& players, const Workload& base, double share) const;

    const Resolved& m_fromResolved;
    const Resolved& m_toResolved;
    Workload m_from;
    Workload m_to;
    std::array<Union, changeCauseCount> m_unions;
};

Sharing::Sharing(const Outcome& from, const Outcome& to)
    : m_fromResolved(from.resolved)
    , m_toResolved(to.resolved)
    , m_from(countedWorkload(from))
    , m_to(countedWorkload(to))
{
    // Where only one counts the making of the hardware, its figures hold on the whole way.
    if (m_from.countsEmbodied != m_to.countsEmbodied)
        (m_from.countsEmbodied ? m_to : m_from).manufacture =
            (m_from.countsEmbodied ? m_from : m_to).manufacture;
    else if (!m_from.countsEmbodied)
        m_to.manufacture = m_from.manufacture;
    for (const WorkloadField& field : workloadFields()) {
        if (!field.isSame(m_from, m_to))
            m_unions[static_cast<std::size_t>(causeOf(field))].push_back({&field});
    }
}

/// What only one of two methods knows, or sets itself, differs because of the method. Figures of
/// the making come with the hardware unless somebody typed them.
ChangeCause Sharing::causeOf(const WorkloadField& field) const
{
    const Origin from = m_fromResolved.origin(field.input);
    const Origin to = m_toResolved.origin(field.input);
    const auto isOfMethod = [](Origin origin) {
        return origin == Origin::NotUsed || origin == Origin::MethodConstant;
    };
    const bool isTime = field.cause == ChangeCause::Time;
    if (m_from.method != m_to.method && !isTime && field.input != Input::Count
        && isOfMethod(from) != isOfMethod(to))
        return ChangeCause::Method;
    if (field.input == Input::Embodied && m_from.method != m_to.method)
        return ChangeCause::Method;
    const bool isFigure =
        field.input == Input::EmbodiedDeviceKg || field.input == Input::EmbodiedHostKg;
    if (isFigure && from != Origin::Given && to != Origin::Given)
        return ChangeCause::Hardware;
    return field.cause;
}

void Sharing::run()
{
    std::vector<Union*> present;
    for (Union& each : m_unions) {
        if (!each.empty())
            present.push_back(&each);
    }
    for (Union* own : present) {
        std::vector<const Union*> others;
        std::copy_if(present.begin(), present.end(), std::back_inserter(others),
                     [own](const Union* each) { return each != own; });
        shareOut(*own, others);
    }
}

/// Over every set of other causes that may have come before.
void Sharing::shareOut(Union& players, const std::vector<const Union*>& others)
{
    for (std::size_t set = 0; set < std::size_t(1) << others.size(); ++set) {
        Workload base = m_from;
        for (std::size_t i = 0; i < others.size(); ++i) {
            if ((set >> i & 1U) == 0)
                continue;
            for (const Player& player : *others[i])
                player.field->take(base, m_to);
        }
        addOrder(players, base, weight(members(set), others.size() + 1));
    }
}

/// Over every set of inputs of the same cause that may have come before.
void Sharing::addOrder(Union& players, const Workload& base, double share) const
{
    const std::size_t n = players.size();
    std::vector<double> totals(std::size_t(1) << n);
    for (std::size_t set = 0; set < totals.size(); ++set) {
        Workload mixed = base;
        for (std::size_t i = 0; i < n; ++i) {
            if ((set >> i & 1U) != 0)
                players[i].field->take(mixed, m_to);
        }
        totals[set] = engine::estimate(mixed).total.value();
    }
    for (std::size_t set = 0; set < totals.size(); ++set) {
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t with = set | std::size_t(1) << i;
            if (with != set)
                players[i].kg += share * weight(members(set), n) * (totals[with] - totals[set]);
        }
    }
}

QString placeText(const catalog::Region* region)
{
    if (!region)
        return {};
    const QString& place = region->city.isEmpty() ? region->name : region->city;
    return region->id.isEmpty() || region->id == place ? place
                                                       : u"%1, %2"_s.arg(place, region->id);
}

template <class Entry> QString nameOf(const Entry* entry)
{
    return entry ? entry->name : QString();
}

/// Two outcomes may stem from two states of the catalogue.
template <class Entry> bool isSameEntry(const Entry* a, const Entry* b)
{
    return a && b ? a->id == b->id : a == b;
}

/// Names and words; empty where the input has none.
QString wordOf(const Resolved& resolved, Input input)
{
    const Selection& at = resolved.selection;
    switch (input) {
    case Input::Method:
        return methodWord(resolved.workload.method);
    case Input::Edition:
        return editionWord(at.edition);
    case Input::Hardware:
        return nameOf(at.device);
    case Input::Instance:
        return at.instance ? at.instance->id : QString();
    case Input::Cpu:
        return nameOf(at.cpu);
    case Input::Provider:
        return nameOf(at.provider);
    case Input::Region:
        return placeText(at.region);
    case Input::Grid:
        return nameOf(at.grid);
    case Input::Workload:
        return resolved.workloadKind;
    case Input::Basis: {
        const auto intensity = headlineIntensity(resolved);
        return intensity ? basisText(intensity->basis) : QString();
    }
    default:
        return {};
    }
}

bool isPlanned(Input input)
{
    constexpr std::array planned{Input::ActiveParams, Input::Tokens, Input::Flops,
                                 Input::PeakTflops, Input::Mfu};
    return std::find(planned.begin(), planned.end(), input) != planned.end();
}

/// Whether the input has a part in this estimate.
bool counts(const Resolved& resolved, const Workload& workload, Input input)
{
    if (isPlanned(input))
        return resolved.plan.has_value();
    switch (input) {
    case Input::TdpW:
    case Input::Utilisation:
    case Input::HostW:
        return workload.count > 0.0;
    case Input::EmbodiedDeviceKg:
    case Input::EmbodiedHostKg:
    case Input::LifetimeYears:
    case Input::LifetimeUse:
        return workload.countsEmbodied;
    case Input::CpuWPerCore:
    case Input::CpuUtilisation:
        return workload.cpuCores > 0.0;
    case Input::MemoryWPerGb:
        return workload.memory.value() > 0.0;
    default:
        return true;
    }
}

std::optional<double> numberOf(const Outcome& outcome, Input input)
{
    const Workload workload = countedWorkload(outcome);
    if (!counts(outcome.resolved, workload, input))
        return std::nullopt;
    switch (input) {
    case Input::Trials:
        return workload.trials.value();
    case Input::Embodied:
        return workload.countsEmbodied ? 1.0 : 0.0;
    default:
        return usedValue(outcome.resolved, input);
    }
}

/// The row of one input; empty where both use the same.
std::optional<DifferingInput> differing(const Outcome& from, const Outcome& to, Input input)
{
    DifferingInput row;
    row.input = input;
    row.fromText = wordOf(from.resolved, input);
    row.toText = wordOf(to.resolved, input);
    if (!row.fromText.isEmpty() || !row.toText.isEmpty())
        return row.fromText == row.toText ? std::nullopt : std::optional(row);
    if (input != Input::Method && (isPlanned(input) || fieldOf(input))) {
        row.from = numberOf(from, input);
        row.to = numberOf(to, input);
    }
    return row.from == row.to ? std::nullopt : std::optional(row);
}

void addInputs(Difference& difference, const Outcome& from, const Outcome& to,
               const Sharing& sharing)
{
    for (const InputSpec& spec : inputSpecs()) {
        auto row = differing(from, to, spec.input);
        for (const Union& each : sharing.unions()) {
            for (const Player& player : each) {
                if (player.field->input != spec.input)
                    continue;
                if (!row) // for example machines, which have no number of their own
                    row = DifferingInput{spec.input, {}, {}, {}, {}, {}};
                if (difference.isComparable())
                    row->kg = player.kg;
            }
        }
        if (row)
            difference.inputs.push_back(*row);
    }
}

void addCauses(Difference& difference, const Sharing& sharing)
{
    std::size_t effective = 0;
    for (std::size_t i = 0; i < changeCauseCount; ++i) {
        double kg = 0.0;
        for (const Player& player : sharing.unions()[i]) {
            kg += player.kg;
            if (player.kg != 0.0) {
                ++effective;
                difference.only = player.field->input;
            }
        }
        if (kg != 0.0)
            difference.causes.push_back({static_cast<ChangeCause>(i), kg});
    }
    if (effective != 1)
        difference.only.reset();
    std::stable_sort(difference.causes.begin(), difference.causes.end(),
                     [](const Contribution& a, const Contribution& b) {
                         return std::abs(a.kg) > std::abs(b.kg);
                     });
}

void compareBases(Difference& difference, const Outcome& from, const Outcome& to)
{
    if (!mixesBases({&from, &to}))
        return;
    difference.fromBasis = wordOf(from.resolved, Input::Basis);
    difference.toBasis = wordOf(to.resolved, Input::Basis);
}

bool overlap(const Outcome& from, const Outcome& to)
{
    const auto& a = from.estimate.interval;
    const auto& b = to.estimate.interval;
    return a && b && a->low <= b->high && b->low <= a->high;
}

} // namespace

std::optional<double> Difference::ratio() const
{
    return isComparable() && fromKg > 0.0 ? std::optional(toKg / fromKg) : std::nullopt;
}

Difference difference(const Outcome& from, const Outcome& to)
{
    Difference found = quickDifference(from, to);
    if (found.overlaps && !found.causes.empty())
        found.range = ratioRange(from, to);
    return found;
}

Difference quickDifference(const Outcome& from, const Outcome& to)
{
    Difference found;
    found.fromKg = from.estimate.total.value();
    found.toKg = to.estimate.total.value();
    compareBases(found, from, to);
    found.otherMethod = from.resolved.workload.method != to.resolved.workload.method;
    found.otherScope = from.estimate.embodied.has_value() != to.estimate.embodied.has_value();
    const Selection& a = from.resolved.selection;
    const Selection& b = to.resolved.selection;
    found.samePlace = isSameEntry(a.provider, b.provider) && isSameEntry(a.region, b.region)
                      && isSameEntry(a.grid, b.grid);
    Sharing sharing(from, to);
    if (found.isComparable()) {
        sharing.run();
        addCauses(found, sharing);
        found.overlaps = overlap(from, to);
    }
    addInputs(found, from, to, sharing);
    return found;
}

} // namespace gramme::study
