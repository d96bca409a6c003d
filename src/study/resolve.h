// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "engine/estimate.h"
#include "engine/siterounding.h"
#include "engine/uncertainty.h"
#include "study/inputs.h"
#include "study/scenario.h"

#include <QStringList>

#include <array>
#include <bitset>
#include <memory>
#include <optional>
#include <vector>

/// From what the user chose to numbers with units. `Scenario` -> select() -> `Selection` (rows of
/// the catalogue) -> resolve() -> `Resolved` (a Workload and where each of its numbers is from)
/// -> engine::estimate. select() looks names up and is worth remembering over many rows;
/// resolve() touches no text unless something is wrong.
namespace gramme::study {

struct SavedResult;

/// What to do when a name has no counterpart in the scenario's edition.
enum class Counterpart : std::uint8_t {
    Refuse,  ///< The command line: a sentence with the nearest matches.
    KeepOwn, ///< The window: the other edition's wattage and intensity stay, with a warning.
};

/// The catalogue rows a scenario names. Pointers live as long as the catalogue.
struct Selection
{
    const catalog::Catalog* catalog = nullptr;
    catalog::Edition edition = catalog::Edition::Current;
    const catalog::Device* device = nullptr; ///< By --hardware, or that of the instance.
    const catalog::Instance* instance = nullptr;
    const catalog::Device* cpu = nullptr; ///< By --cpu, else that of the instance.
    const catalog::Provider* provider = nullptr;
    const catalog::Region* region = nullptr;
    const catalog::Grid* grid = nullptr;
    const catalog::Provider* fallbackProvider = nullptr; ///< onprem-average
    const catalog::Region* cleanest = nullptr; ///< Site rounding: the provider's lowest g.
    const catalog::Preset* preset = nullptr;
    const catalog::FactorSet* factors = nullptr; ///< Basis fuel-mix only.

    // Defaults of the edition for this kind of device and workload; uncertain.h has their ranges.
    // Few and plain, because a batch copies them for every row.
    double utilisation = 1.0;
    double hostW = 0.0;     ///< 0 where the kind of device has only a share.
    double hostShare = 0.0; ///< Of the accelerator's rated power.
    double cpuUtilisation = 1.0;
    double memoryWPerGb = 0.0;
    double lifetimeYears = 1.0;
    double lifetimeUse = 1.0;
    double mfu = 0.0; ///< Of the device's family; 0 without a device.
    std::optional<double> embodiedDeviceKg; ///< Empty: the catalogue has none.
    std::optional<double> embodiedHostKg;
    bool keptDevice = false; ///< Device or region is of the other edition (Counterpart::KeepOwn).
    bool keptRegion = false;
    bool powerIsEstimate = false; ///< The device's maker publishes none.
    bool lacksEmbodied = false;   ///< A part of it stands in the share-alike file, which is missing.
};

/// Where a number of the workload comes from.
enum class Origin : std::uint8_t {
    NotUsed,
    Given,
    Device,
    Instance,
    Cpu,
    Region,
    Provider,
    Grid,
    EditionDefault,
    MethodConstant, ///< Set by the method itself (Green Algorithms' PUE table, utilisation 1).
    WholeMachine,   ///< No host power: the device's figure is that of a whole machine.
    Fallback,       ///< onprem-average, because neither region nor provider has a PUE.
    Preset,         ///< A published run as a starting point.
    Plan,           ///< Follows from the size of the model.
    FuelMix,        ///< Fuel shares of the grid times a set of factors.
};

enum class Warning : std::uint8_t {
    PueFallback, ///< onprem-average was taken.
    PuePersonal, ///< 1 was taken for a personal machine.
    InstanceCpuUnknown,
    InstanceAcceleratorsOnly, ///< lacoste2019 counts only the accelerators of an instance.
    EmbodiedUnknown,  ///< Asked for, but the catalogue has no figure for this hardware.
    EmbodiedPartly,   ///< A part of it stands in the share-alike file, which is missing.
    BasisUnavailable, ///< The place has no figure on the basis asked for; the primary one stays.
    MixPartly,        ///< A part of the fuel mix has no factor and is left out.
    KeptDevice,
    KeptRegion,
    RegionNotOpen, ///< Announced, retired or government.
    PowerIsEstimate,
    HostOnWholeMachine,
    NoAccelerator, ///< --count, --utilisation or --host-w without an accelerator are ignored.
    EntryGone,     ///< The catalogue has it no more; its saved figures are used.
};
inline constexpr std::size_t warningCount = 15;

/// The hours as they follow from the size of a model.
struct PlanResult
{
    engine::Flops flops;
    engine::Hours acceleratorHours; ///< Of one run, all devices' hours added up.
    engine::Hours hours;            ///< Wall clock of one run.
    engine::Ratio mfu;
    double peakTflops = 0.0; ///< Of one device.
    std::optional<catalog::Precision> precision; ///< Empty where the peak was typed alone.
    double activeParams = 0.0; ///< 0 where only the FLOPs are known.
    double tokens = 0.0;
    bool recomputes = false; ///< Activations, so 8 N D instead of 6 N D.
};

/// Numbers with units, and the origin of each.
struct Resolved
{
    Selection selection;
    engine::Workload workload;
    Rounding rounding = Rounding::None;
    std::array<Origin, inputCount> origins{};
    std::bitset<inputCount> zeros; ///< Inputs given as 0, which make a term 0.
    std::bitset<warningCount> warnings;
    std::optional<PlanResult> plan;
    /// The catalogue's intensity that was used; null for a typed one and for a fuel mix.
    const catalog::Intensity* intensity = nullptr;
    double primaryIntensity = 0.0;  ///< g/kWh of the place, whatever basis was asked for.
    const catalog::Grid* mixGrid = nullptr; ///< Whose fuel shares were used; else null.
    double mixConvertedPct = 100.0;         ///< Of these.
    std::vector<InputRange> ranges; ///< The user's own.
    QString workloadKind; ///< Empty: any.
    bool wantsInterval = false;
    bool wantsEmbodied = false; ///< Asked for, whether or not there are figures of it.
    Origin pueOrigin = Origin::NotUsed; ///< Of the PUE that counts where none is typed.
    double offsetPct = 0.0;   ///< workload.offset as a percentage, as typed or claimed.
    bool offsetKnown = false; ///< False: neither typed nor claimed by anybody.

    /// Figures that stay as they were saved with a study (saved.h), and for which inputs they are
    /// used; null elsewhere.
    std::shared_ptr<const SavedResult> saved;
    std::bitset<inputCount> fromSaved;
    QString gone; ///< The entries that the catalogue no longer has, for Warning::EntryGone.

    Origin origin(Input input) const { return origins[static_cast<std::size_t>(input)]; }
    bool isSaved(Input input) const { return fromSaved.test(static_cast<std::size_t>(input)); }
};

/// What the original page would show.
struct SiteResult
{
    engine::site::Figures figures;
    const catalog::Region* cleanest = nullptr; ///< Null where the chosen region is it, or none is.
    engine::Kilograms cleanestKg;
};

struct Outcome
{
    Resolved resolved;
    engine::Estimate estimate; ///< With its interval where one is wanted.
    std::array<double, engine::factorCount> shares{}; ///< Of the spread, by engine::Factor.
    std::optional<SiteResult> site;
};

/// For whom a scenario is resolved.
struct Audience
{
    Naming naming = Naming::Option; ///< How problems call the inputs.
    Counterpart counterpart = Counterpart::Refuse;
    bool interval = true; ///< Computed in the method full where the scenario does not say.
};
inline constexpr Audience commandLine{Naming::Option, Counterpart::Refuse, true};
inline constexpr Audience batchFile{Naming::Column, Counterpart::Refuse, false};
inline constexpr Audience window{Naming::Label, Counterpart::KeepOwn, true};

Result<Selection> select(const Scenario& scenario, const catalog::Catalog& catalog,
                         Audience audience);
Result<Resolved> resolve(const Scenario& scenario, const Selection& selection, Audience audience);
Outcome compute(Resolved resolved);
/// All three steps.
Result<Outcome> evaluate(const Scenario& scenario, const catalog::Catalog& catalog,
                         Audience audience);

/// The warnings as whole sentences.
QStringList warningTexts(const Resolved& resolved);

/// The number that was used for an input, given or not, in the unit of the input.
double usedValue(const Resolved& resolved, Input input);

/// Where the number of one input comes from; an empty name for what the user typed.
catalog::Citation citation(const Resolved& resolved, Input input);
/// Every source used once, in the order of the inputs.
std::vector<catalog::Citation> sources(const Resolved& resolved);
/// True when a figure of the share-alike database was used: its notice must be shown.
bool usesShareAlike(const Resolved& resolved);

/// Equivalences of a mass: the page's own three for lacoste2019, else the three of the edition.
struct EquivalenceValue
{
    const catalog::Equivalence* equivalence = nullptr;
    double value = 0.0;
};
std::vector<EquivalenceValue> equivalences(const catalog::Catalog& catalog, engine::Method method,
                                           engine::Kilograms total);

} // namespace gramme::study
