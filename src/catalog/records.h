// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

/// One struct per kind of catalogue entry, as it stands in the tables. Units are in the names.
/// Empty optional or empty string: not known, never zero.
namespace gramme::catalog {

/// A dated set of catalogue figures.
enum class Edition : std::uint8_t {
    Current, ///< Our own tables.
    Lacoste, ///< The 48 devices and 82 regions of the ML CO2 Impact page, faults included.
};

/// Where a figure comes from; kept per row so that it can be shown wherever the figure stands.
struct Citation
{
    QString sourceId;   ///< Row of `source`.
    QString name;       ///< "Ember, Yearly Electricity Data ..."
    QString url;        ///< Address of this very row where the source has one.
    QString licence;    ///< "CC-BY-4.0"; empty: not known.
    QString confidence; ///< datasheet, database, estimate, official, high ...; empty: not known.
    QString year;       ///< Year or years of the figure; empty: not known.
    QString note;
    bool shareAlike = false; ///< Row of the ODbL database: its notice must travel with the figure.

    /// A convention or calibration of Gramme itself: there is no publication but the program.
    bool isOwn() const;
    friend bool operator==(const Citation&, const Citation&) = default;
};

enum class DeviceKind : std::uint8_t { Gpu, Tpu, Npu, Soc, Cpu };

/// Number format of the arithmetic that a peak is stated for.
enum class Precision : std::uint8_t { Fp32, Tf32, Fp16, Bf16, Fp8, Int8 };

/// Published dense peaks of an accelerator, TFLOPS; int8 in TOPS. No structured sparsity.
struct Peaks
{
    std::optional<double> fp32;
    std::optional<double> tf32;
    std::optional<double> fp16;
    std::optional<double> bf16;
    std::optional<double> fp8;
    std::optional<double> int8;
};

/// Anything --hardware may name: an accelerator, a CPU, or one of the page's 48 devices.
struct Device
{
    QString id;
    QString name;
    QString vendor;
    QString family;
    DeviceKind kind = DeviceKind::Gpu;
    QString formFactor;  ///< PCIe, SXM5, server, system ...; the segment of a CPU (server ...).
    int releaseYear = 0; ///< 0: not known.
    std::optional<double> tdpW;
    std::optional<double> memoryGb;
    std::optional<double> idleW;
    Peaks peaks;              ///< Empty for CPUs.
    int cores = 0;            ///< CPUs only.
    double tdpPerCoreW = 0.0; ///< CPUs only: tdpW / cores, as the table has it.
    Edition edition = Edition::Current;
    Citation citation;
    /// The user's own entries say whether their power is that of a whole machine.
    std::optional<bool> statedWholeMachine;

    /// The power stated is that of a whole machine, so no host comes on top: Apple rows, the form
    /// factors server and system, and own entries that say so.
    bool isWholeMachine() const;
    /// TFLOPS (TOPS for Int8), dense; empty where none is published, never another precision's.
    std::optional<double> peakTflops(Precision precision) const;
};

/// A cloud instance with accelerators. The pointers live as long as the catalogue.
struct Instance
{
    QString providerId;
    QString id; ///< The provider's own name: "p4d.24xlarge". Unique with providerId.
    const Device* accelerator = nullptr;
    double acceleratorCount = 0.0; ///< A fraction is a shared device.
    std::optional<int> vcpus;
    const Device* cpu = nullptr; ///< Null where the model is not known.
    QString cpuName;
    std::optional<double> memoryGb;
    Citation citation;
};

enum class ProviderKind : std::uint8_t { Cloud, OnPremise, Personal };

struct Provider
{
    QString id;
    QString name;
    ProviderKind kind = ProviderKind::Cloud;
    std::optional<double> pue;
    Citation pueCitation;
    std::optional<double> claimPct; ///< Renewable or offset claim, percent; market-based.
    QString claimText;
    Citation claimCitation;
    std::optional<double> wueLPerKwh; ///< Water used on site, litres per kWh of IT energy.
    Citation wueCitation;             ///< With the year of the figure.
    QString website;
    Edition edition = Edition::Current;
};

/// lifecycle: fuel supply and construction included; direct: stack only. Never compared.
enum class Basis : std::uint8_t { Unknown, Lifecycle, Direct };
enum class Accounting : std::uint8_t { Unknown, Production, Consumption };

/// A carbon intensity with all that makes it comparable or not.
struct Intensity
{
    double gPerKwh = 0.0;
    Basis basis = Basis::Unknown;
    Accounting accounting = Accounting::Unknown;
    int year = 0;
    Citation citation;
    /// Smallest and largest yearly value of the same source over rangeYears, both or neither.
    std::optional<double> lowGPerKwh;
    std::optional<double> highGPerKwh;
    QString rangeYears;

    friend bool operator==(const Intensity&, const Intensity&) = default;
};

/// What electricity is generated from, percent. Empty: not published apart, which is not zero.
struct FuelMix
{
    std::optional<double> coal;
    std::optional<double> gas;
    std::optional<double> oil;
    std::optional<double> nuclear;
    std::optional<double> hydro;
    std::optional<double> wind;
    std::optional<double> solar;
    std::optional<double> bio;
    std::optional<double> other; ///< Whatever is not one of those above.
    int year = 0;                ///< 0: the shares are not known.

    bool isKnown() const { return year != 0; }
};

/// Emissions of one kWh from each fuel, g/kWh; empty where the set has none.
struct FuelFactors
{
    std::optional<double> coal;
    std::optional<double> gas;
    std::optional<double> oil;
    std::optional<double> nuclear;
    std::optional<double> hydro;
    std::optional<double> wind;
    std::optional<double> solar;
    std::optional<double> bio;
};

/// A published set of factors to make an intensity of a fuel mix with. Where the publication has
/// several rows for one fuel (hard coal pulverised or gasified, small or large hydropower), the
/// first one listed stands, or the one marked as the default of its fuel. AR5 has none for oil;
/// that of its set is the default of the tables (POST 2014).
struct FactorSet
{
    QString id; ///< "ipcc_ar5", "ipcc_srren", "unece_2021"
    QString name;
    Basis basis = Basis::Lifecycle;
    FuelFactors gPerKwh;
    Citation citation;
};

/// An intensity made of fuel shares, and how much of the mix it speaks for.
struct MixIntensity
{
    double gPerKwh = 0.0;
    double convertedPct = 0.0; ///< Share of the mix that has a factor, percent.
};

/// Sum of share x factor over the sum of the shares that have a factor; `other` has none. Empty
/// where less than half of the mix could be converted.
std::optional<MixIntensity> fromMix(const FuelMix& mix, const FactorSet& factors);

enum class GridKind : std::uint8_t { World, Country, State, Province, Subregion };

struct Grid
{
    QString id;
    QString name;
    GridKind kind = GridKind::Country;
    QString countryIso2;
    QString parentId;
    double latitude = 0.0;
    double longitude = 0.0;
    Intensity intensity; ///< The primary value.
    /// The grid's own value on the lifecycle basis: the primary one where it is lifecycle, else an
    /// alternative of grid_source; empty where there is none.
    std::optional<Intensity> lifecycle;
    std::optional<double> lowGPerKwh; ///< Those of `intensity`.
    std::optional<double> highGPerKwh;
    QString rangeYears;
    FuelMix mix;
};

enum class RegionStatus : std::uint8_t { Active, Announced, Retired };

struct Region
{
    QString providerId;
    QString id;   ///< The provider's own: "us-east-1". Unique with providerId and edition.
    QString name; ///< "US East (N. Virginia)"; the page's shown name in edition lacoste.
    QString city;
    QString state;
    QString country; ///< Name of the country.
    QString countryIso2;
    double latitude = 0.0;
    double longitude = 0.0;
    RegionStatus status = RegionStatus::Active;
    bool government = false;               ///< Not open to everybody.
    const Grid* grid = nullptr;            ///< Null in edition lacoste.
    const Grid* alternativeGrid = nullptr; ///< Electricity Maps zone of the place (share-alike).
    /// The region's primary value: that of its grid, or the page's own figure (edition lacoste).
    Intensity intensity;
    std::optional<Intensity> providerIntensity; ///< Published by the provider; Google only.
    std::optional<double> providerCfePct;       ///< Hourly carbon-free share, contracts included.
    /// Empty in edition lacoste: the page states one for ten regions and uses none.
    std::optional<double> pue;
    Citation pueCitation;
    std::optional<double> claimPct; ///< Provider's claim; in edition lacoste the page's offset.
    Citation claimCitation;
    std::optional<double> wueLPerKwh; ///< Water used on site, litres per kWh of IT energy.
    Citation wueCitation;             ///< With the year of the figure.
    Edition edition = Edition::Current;

    /// May be called the cleanest: active and open to everybody.
    bool isEligible() const { return status == RegionStatus::Active && !government; }
};

struct ReferencePoint
{
    QString id;
    QString label;
    QString group;
    std::optional<double> kgCo2e;
    std::optional<double> kgLow;
    std::optional<double> kgHigh;
    std::optional<double> energyKwh;
    QString hardware;
    QString whatIsCounted;
    QString caveat;
    QString citationKey;
    bool chartDefault = false;
    Citation citation;
};

struct Equivalence
{
    QString id;
    QString labelSingular;
    QString labelPlural;
    QString unit;
    double kgPerUnit = 0.0;
    bool absorbed = false; ///< Trees: taken up, over years, and not emitted.
    QString tool;
    bool chartDefault = false;
    Citation citation;
};

/// A published run as a starting point for a plan.
struct Preset
{
    QString id;
    QString name;
    QString kind; ///< pretraining, finetuning, search
    std::optional<double> params;
    std::optional<double> activeParams; ///< Of a mixture of experts, where published.
    std::optional<double> tokens;
    std::optional<double> flops;
    QString hardware;               ///< As published.
    const Device* device = nullptr; ///< The catalogue device it names.
    std::optional<double> count;
    std::optional<double> hours;
    std::optional<double> acceleratorHours;
    std::optional<double> mfu;
    std::optional<double> powerPerAcceleratorW;
    std::optional<double> pue;
    std::optional<double> intensityGPerKwh;
    QString region;
    bool isDefault = false;
    Citation citation;
};

// Figures of method full -------------------------------------------------------------------------

/// Model FLOPs utilisation: the share of the published dense 16-bit peak that training reaches over
/// a whole run, 6 x parameters x tokens / (accelerator hours x peak).
struct Mfu
{
    double low = 0.0;
    double best = 0.0;
    double high = 0.0;
    Citation citation;
    QString note; ///< The runs and the arithmetic behind it.
};

/// What making one thing emits, as published.
struct EmbodiedItem
{
    QString id;
    QString item; ///< What it is, in words.
    QString category;
    double kgCo2e = 0.0;
    std::optional<double> low; ///< kg CO2e; what they bound is said in the note.
    std::optional<double> high;
    QString scope;                       ///< Stages of the life cycle that are counted.
    std::optional<double> lifetimeYears; ///< The source's accounting life.
    std::optional<double> utilisation;   ///< The source's share of it in use, 0 to 1.
    std::optional<double> kgPerHour;     ///< kg / (lifetimeYears x 8760 x utilisation).
    QString citationKey;
    Citation citation;
};

/// kg CO2e of making one thing, and which items say so. low <= best <= high.
struct EmbodiedFigure
{
    double low = 0.0;
    double best = 0.0;
    double high = 0.0;
    Citation citation; ///< Of `best`; shareAlike where any of the three is.
    QString lowItem;   ///< Name of the item, with its share where that is not 1.
    QString bestItem;
    QString highItem;
};

/// What stands for one device: itself, and its share of the machine around it. Empty: nothing
/// known, or counted in the other part.
struct EmbodiedOf
{
    std::optional<EmbodiedFigure> device;
    std::optional<EmbodiedFigure> host;
    bool lacksShareAlike = false; ///< A part stands in the share-alike file, which is missing.
};

/// Water used to generate a kWh of electricity, litres.
struct WaterFactor
{
    double lPerKwh = 0.0;
    bool isWorld = false; ///< Average of the world, for want of one for the country.
    Citation citation;
};

/// Damage that a tonne of CO2 does, USD.
struct SocialCost
{
    QString id;   ///< "epa-2023", "ricke-2018"
    int year = 0; ///< In which it is emitted; 0: not stated.
    double low = 0.0;
    double central = 0.0;
    double high = 0.0;
    int dollarsYear = 0; ///< Prices of which year; 0: not stated.
    QString note;        ///< What low, central and high are.
    Citation citation;
};

/// The words of the tables and of machine-readable output: "gpu", "on-premise", "lifecycle";
/// empty for Unknown.
QString nameOf(DeviceKind kind);
QString nameOf(Precision precision); ///< "bf16"
QString nameOf(ProviderKind kind);
QString nameOf(GridKind kind);
QString nameOf(Basis basis);
QString nameOf(Accounting accounting);
QString nameOf(RegionStatus status);

} // namespace gramme::catalog
