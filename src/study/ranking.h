// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/resolve.h"

#include <QLocale>

#include <vector>

/// The same run elsewhere, or on other hardware. Everything is ranked on one basis: lifecycle in
/// the current edition, the page's own figures in the edition lacoste. No saving is ever stated
/// across two bases.
namespace gramme::study {

enum class Across : std::uint8_t {
    Regions,   ///< Every region of the scenario's provider; of all providers when it has none.
    Providers, ///< Every region of every provider.
    Grids,     ///< Every country, state, province and subregion.
    Hardware,  ///< Every accelerator with a published power, same count and hours.
};

/// One row. Exactly one of region, grid and device is set. Pointers live as long as the catalogue.
struct RankedRow
{
    const catalog::Region* region = nullptr;
    const catalog::Grid* grid = nullptr;
    const catalog::Device* device = nullptr;
    const catalog::Provider* provider = nullptr;
    const catalog::Intensity* intensity = nullptr; ///< On the ranking's basis where ranked.
    bool isOwn = false; ///< The scenario's own place or device.
    double pue = 1.0;
    std::optional<Origin> pueOrigin; ///< Empty: it is the scenario's own PUE.
    std::optional<double> embodiedKg; ///< Part of the total; empty where it is not counted.
    std::optional<double> totalKg; ///< Empty: the row has no value on the basis and stands apart.
    std::optional<double> ratio;   ///< Total over the scenario's own total on the same basis.

    bool isRanked() const { return totalKg.has_value(); }
    /// May be called the cleanest.
    bool isEligible() const;
    QString id() const;
    QString name() const;
    /// Why the row is not ranked, or what to know about it (retired ...); empty otherwise.
    QString remark() const;
};

struct Ranking
{
    Across across = Across::Regions;
    catalog::Basis basis = catalog::Basis::Lifecycle;
    std::vector<RankedRow> rows; ///< Cleanest first, then those that are not ranked.
    int chosen = -1;             ///< Row of the scenario's own place or device, or -1.
    int cleanest = -1;           ///< First eligible row, or -1.
    std::optional<double> ownKg; ///< The scenario's own total on the basis.
    const catalog::Intensity* ownIntensity = nullptr; ///< What it stands on; null for hardware.
    std::optional<double> embodiedKg; ///< Part of it; the same in every place.
};

Result<Ranking> rank(const Scenario& scenario, const Outcome& outcome, Across across);

/// "In europe-north2 (Stockholm) the same run would emit 2.1 kg, 98 % less than here." Says why
/// when nothing can be compared.
QString savingSentence(const Ranking& ranking, const QLocale& locale);

/// The grid that stands for the place: of a region the one that has a value on the basis. Null
/// where there is none.
const catalog::Grid* gridOf(const Selection& selection);

/// The value of a region or grid on the lifecycle basis; null where it has none.
const catalog::Intensity* lifecycleIntensity(const catalog::Region& region);
const catalog::Intensity* lifecycleIntensity(const catalog::Grid& grid);

} // namespace gramme::study
