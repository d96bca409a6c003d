// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "study/scenario.h"

#include <QByteArray>
#include <QLocale>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// Reads a published statement as the ML CO2 Impact page (mlco2/impact, commit d0d3ee5) writes it
/// and says whether its figure recomputes: power x hours x carbon intensity, exact or with the
/// page's roundings (engine/siterounding.h). Nothing is read into the text: what is not found is
/// said, a name that means several things stays open, and what might explain a wrong figure is
/// worded as what it would take.
namespace gramme::exchange {

/// What such a statement holds.
enum class CheckPart : std::uint8_t {
    Provider,
    Region,
    Intensity, ///< kg/kWh
    Hours,
    Hardware,
    Count,     ///< Devices; the page has no such number, authors add it.
    Tdp,       ///< W
    Pue,       ///< Likewise added by authors.
    Emissions, ///< kg
    Offset,    ///< percent
};
inline constexpr std::size_t checkPartCount = 10;

/// A part as it stands in the text.
struct FoundPart
{
    QString text;         ///< Without mark-up.
    qsizetype offset = 0; ///< In the text given, UTF-16 units.
    qsizetype length = 0;
    double value = 0.0;    ///< Of a number, in the unit of its part.
    double halfStep = 0.0; ///< Half a unit of its last written digit, same unit.
};

struct StatementParts
{
    std::array<std::optional<FoundPart>, checkPartCount> found;
    bool isPrivate = false;     ///< "a private infrastructure" stands for the provider.
    bool isDeviceHours = false; ///< "GPU hours": the hours of all devices, already added up.
    bool holdsSeveral = false;  ///< More statements follow; the first one was read.

    const std::optional<FoundPart>& operator[](CheckPart part) const
    {
        return found[static_cast<std::size_t>(part)];
    }
    std::optional<FoundPart>& operator[](CheckPart part)
    {
        return found[static_cast<std::size_t>(part)];
    }
    bool isEmpty() const;
};

/// Only what the text says; `catalog` gives the names of regions and devices to look for.
StatementParts readStatement(const QString& text, const catalog::Catalog& catalog);

/// What the names mean. Null: no entry, or several.
struct StatementEntries
{
    const catalog::Provider* provider = nullptr; ///< The page's.
    const catalog::Region* region = nullptr;     ///< The page's.
    std::vector<const catalog::Device*> devices; ///< The page's that the name may mean.
    const catalog::Device* device = nullptr;     ///< The page's, where it is one.
    const catalog::Provider* currentProvider = nullptr;
    const catalog::Region* currentRegion = nullptr;
    const catalog::Device* currentDevice = nullptr;
};
StatementEntries findEntries(const StatementParts& parts, const catalog::Catalog& catalog);

/// A product of stated numbers and what it gives.
struct CheckProduct
{
    bool siteRounding = false;
    bool regionUnrounded = false; ///< With the page's unrounded figure of the region.
    double count = 1.0;
    double pue = 1.0;
    double kg = 0.0;
    bool gives = false; ///< The stated figure, within its written digits.
    QString working;    ///< "300 W × 100 h × 0.57 kg/kWh = 17.1 kg CO₂e"
};

/// What it would take for the stated figure to come out.
struct CheckExplanation
{
    QString sentence;
    double factor = 1.0; ///< On the product as stated.
};

/// A figure of today's catalogue for the same run.
struct TodayFigure
{
    study::Scenario scenario;
    std::optional<double> kg; ///< Empty: it cannot be computed, `sentence` says why.
    std::optional<double> lowKg;
    std::optional<double> highKg;
    QString sentence;
    QStringList notes; ///< What must be told beside it: warnings, the share-alike notice.
};

enum class CheckVerdict : std::uint8_t {
    NothingFound, ///< No part of such a statement.
    Incomplete,   ///< Some parts, too few to recompute.
    Recomputes,
    DoesNotRecompute,
};

struct StatementCheck
{
    StatementParts parts;
    StatementEntries entries;
    CheckVerdict verdict = CheckVerdict::NothingFound;
    std::vector<CheckProduct> products;         ///< The page's own first.
    std::vector<CheckExplanation> explanations; ///< Nearest first; DoesNotRecompute only.
    std::optional<double> factor;               ///< Stated figure over the product as stated.
    QStringList verdictTexts;
    QStringList remarks; ///< Where the text differs from the page's data, and what was assumed.
    QStringList missing; ///< Names of the parts that were looked for and not found.
    QString todayRun;    ///< What the two figures below are of, a sentence.
    std::vector<TodayFigure> today;
};

/// Pure: the same text and catalogue give the same answer.
StatementCheck checkStatement(const QString& text, const catalog::Catalog& catalog,
                              const QLocale& locale);

/// "Carbon intensity"; "0.57 kg/kWh".
QString checkPartName(CheckPart part);
/// What was read of a part, numbers in the part's unit.
QString checkPartText(CheckPart part, const FoundPart& found, const QLocale& locale);

/// The whole answer as text for a terminal, and as JSON "gramme.check/1".
QString checkText(const StatementCheck& check, const QLocale& locale);
QByteArray checkJson(const StatementCheck& check);

/// The run as a scenario to work on, in the full method; empty where too little was found.
std::optional<study::Scenario> scenarioFrom(const StatementCheck& check);

} // namespace gramme::exchange
