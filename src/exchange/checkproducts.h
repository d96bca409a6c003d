// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/check.h"

/// The arithmetic behind checkStatement(), for check*.cpp only.
namespace gramme::exchange {

/// The numbers that enter the product, and whether the text states them or the page's data had to.
struct CheckNumbers
{
    double watts = 0.0;
    double hours = 0.0;
    double kgPerKwh = 0.0;
    double kg = 0.0;       ///< Stated.
    double halfStep = 0.0; ///< Of kg.
    double count = 1.0;
    double pue = 1.0;
    bool wattsFromPage = false;
    bool intensityFromPage = false;
    std::optional<double> regionKgPerKwh; ///< The page's unrounded figure, where it fits.

    /// Power x hours x intensity, unrounded, for one device.
    double product() const { return watts * hours / 1000.0 * kgPerKwh; }
    /// The same as the page rounds it.
    double pageProduct() const;
    bool agrees(double value) const;
};

/// Empty where something is missing for a product.
std::optional<CheckNumbers> checkNumbers(const StatementParts& parts,
                                         const StatementEntries& entries);

/// Every product of what is stated: the page's first.
std::vector<CheckProduct> checkProducts(const CheckNumbers& numbers, const QLocale& locale);

/// What would make the product the stated figure, nearest first, at most four.
std::vector<CheckExplanation> checkExplanations(const CheckNumbers& numbers,
                                                const StatementCheck& check,
                                                const catalog::Catalog& catalog,
                                                const QLocale& locale);

/// Where the text differs from the page's data.
QStringList checkRemarks(const StatementCheck& check, const catalog::Catalog& catalog,
                         const QLocale& locale);

std::vector<TodayFigure> todayFigures(const StatementCheck& check, const catalog::Catalog& catalog,
                                      const QLocale& locale);

/// What both of today's figures are of: "The run: 100 device hours, Tesla V100, ..."
QString todayRun(const StatementCheck& check, const QLocale& locale);

/// kg/kWh that the page shows for a region.
double shownByPage(const catalog::Region& region);
/// "17.1 kg CO₂e", seven digits at most, always in kilograms so that it can be laid beside the
/// text.
QString checkMass(double kg, const QLocale& locale);

} // namespace gramme::exchange
