// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/records.h"
#include "catalog/result.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace gramme::catalog {

/// Entries that a user added to the catalogue: ids start with "own-" and end in six random hex
/// digits, so that two people's entries never share one. They carry the same provenance as every
/// other figure.
struct OwnDevice
{
    QString id;
    QString name;
    QString vendor;
    DeviceKind kind = DeviceKind::Gpu; ///< Cpu: found wherever a CPU is chosen.
    bool isWholeMachine = false;
    std::optional<double> tdpW;
    std::optional<double> memoryGb;
    std::optional<double> peakBf16Tflops; ///< Dense.
    int cores = 0;                        ///< CPUs only.
    std::optional<double> embodiedKg;     ///< kg CO2e of making one.
    Citation citation;

    friend bool operator==(const OwnDevice&, const OwnDevice&) = default;
};

struct OwnGrid
{
    QString id;
    QString name;
    QString countryIso2;
    double gPerKwh = 0.0;
    std::optional<double> lowGPerKwh;
    std::optional<double> highGPerKwh;
    Basis basis = Basis::Unknown;
    int year = 0;
    Citation citation;

    friend bool operator==(const OwnGrid&, const OwnGrid&) = default;
};

/// A site: with PUE, on a grid of the catalogue or one of the user's own. It appears under the
/// provider "own" ("My own sites").
struct OwnRegion
{
    QString id;
    QString name;
    QString gridId;
    std::optional<double> pue;
    std::optional<double> wueLPerKwh;
    Citation citation;

    friend bool operator==(const OwnRegion&, const OwnRegion&) = default;
};

struct OwnReference
{
    QString id;
    QString label;
    double kgCo2e = 0.0;
    std::optional<double> kgLow;
    std::optional<double> kgHigh;
    QString whatIsCounted;
    Citation citation;

    friend bool operator==(const OwnReference&, const OwnReference&) = default;
};

/// The provider of own regions; there is one where there are own regions.
inline constexpr QStringView ownProviderId = u"own";

struct OwnEntries
{
    QList<OwnDevice> devices;
    QList<OwnGrid> grids;
    QList<OwnRegion> regions;
    QList<OwnReference> references;

    bool isEmpty() const
    {
        return devices.isEmpty() && grids.isEmpty() && regions.isEmpty() && references.isEmpty();
    }
    friend bool operator==(const OwnEntries&, const OwnEntries&) = default;
};

/// Both; where an id is in both, the entry of `preferred` stands.
OwnEntries merged(const OwnEntries& preferred, const OwnEntries& others);

/// "own-my-gpu-3f9a1c": from what it is called and six random hex digits.
QString newOwnId(const QString& name);
/// Whether an id can be that of an own entry.
bool isOwnId(QStringView id);

/// One entry of any kind; OwnKind is its index.
using OwnEntry = std::variant<OwnDevice, OwnGrid, OwnRegion, OwnReference>;
enum class OwnKind : std::uint8_t { Device, Grid, Region, Reference };
inline constexpr OwnKind ownKinds[] = {OwnKind::Device, OwnKind::Grid, OwnKind::Region,
                                       OwnKind::Reference};

OwnKind kindOf(const OwnEntry& entry);
OwnEntry emptyEntry(OwnKind kind);
const QString& idOf(const OwnEntry& entry);
void setId(OwnEntry& entry, const QString& id);
const QString& titleOf(const OwnEntry& entry); ///< Its name or label.
const Citation& citationOf(const OwnEntry& entry);

/// Those of one kind, in their order.
std::vector<OwnEntry> entriesOf(const OwnEntries& entries, OwnKind kind);
/// In the place of the one with its id, else at the end.
void put(OwnEntries& entries, const OwnEntry& entry);

/// What makes an entry impossible, for the dialog, CSV files, the store and studies alike: a name
/// that is missing, a figure out of its range (ownfields.h), low above high. The place of the
/// problem is the key of the field. An OwnDevice, OwnGrid ... may be given as it is.
std::optional<Problem> problemOf(const OwnEntry& entry);

} // namespace gramme::catalog
