// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/own.h"

#include "catalog/ownfields.h"
#include "catalog/text.h"
#include "catalog/textkey.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

constexpr QLatin1StringView idStart{"own-"};
constexpr qsizetype hexDigits = 6;
constexpr qsizetype longestId = 80;
constexpr qsizetype longestSlug = 40;

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

template <class Own> void appendMissing(QList<Own>& entries, const QList<Own>& others)
{
    for (const Own& other : others) {
        const auto same = [&other](const Own& known) { return known.id == other.id; };
        if (std::none_of(entries.cbegin(), entries.cend(), same))
            entries.append(other);
    }
}

template <class Own> void putInto(QList<Own>& entries, const Own& entry)
{
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [&entry](const Own& own) { return own.id == entry.id; });
    if (known == entries.end())
        entries.append(entry);
    else
        *known = entry;
}

const QString& titleOfOwn(const OwnReference& reference)
{
    return reference.label;
}
template <class Own> const QString& titleOfOwn(const Own& own)
{
    return own.name;
}

// What is impossible ------------------------------------------------------------------------------

using Check = std::optional<Problem>;

Problem bad(const char* key, const QString& sentence)
{
    return {Problem::Kind::BadInput, QString::fromLatin1(key), sentence};
}

QString figure(double value)
{
    return QString::number(value, 'g', 12);
}

/// low <= best <= high, as far as they are given.
Check badRange(const char* lowKey, const char* highKey, std::optional<double> low, double best,
               std::optional<double> high)
{
    if (low && *low > best)
        return bad(lowKey, Text::tr("“At least” is %1 and so above the figure itself, %2.")
                               .arg(figure(*low), figure(best)));
    if (high && *high < best)
        return bad(highKey, Text::tr("“At most” is %1 and so below the figure itself, %2.")
                                .arg(figure(*high), figure(best)));
    if (low.has_value() != high.has_value())
        return bad(low ? highKey : lowKey,
                   Text::tr("A range needs both ends: give “At least” and “At most”, or neither."));
    return std::nullopt;
}

Check badFigures(const OwnDevice& device)
{
    if (device.kind != DeviceKind::Cpu)
        return device.cores == 0
                   ? Check()
                   : bad("cores", Text::tr("Cores are asked for CPUs only; leave them out, or "
                                           "choose the kind “cpu”."));
    if (device.isWholeMachine)
        return bad("whole_machine", Text::tr("The power of a CPU is not that of a whole machine: "
                                             "choose another kind, or say no here."));
    if (!device.tdpW)
        return bad("tdp_w", Text::tr("A CPU needs its rated power."));
    if (device.cores < 1)
        return bad("cores", Text::tr("A CPU needs the number of its cores, since power is counted "
                                     "per core."));
    return std::nullopt;
}

Check badFigures(const OwnGrid& grid)
{
    if (!grid.countryIso2.isEmpty()) {
        const auto isLetter = [](QChar c) { return c >= u'A' && c <= u'Z'; };
        if (grid.countryIso2.size() != 2 ||
            !std::all_of(grid.countryIso2.cbegin(), grid.countryIso2.cend(), isLetter))
            return bad("country", Text::tr("The country is “%1”; give its two capital letters, "
                                           "such as DE, or nothing.")
                                      .arg(grid.countryIso2));
    }
    return badRange("low_g_per_kwh", "high_g_per_kwh", grid.lowGPerKwh, grid.gPerKwh,
                    grid.highGPerKwh);
}

Check badFigures(const OwnRegion&)
{
    return std::nullopt;
}

Check badFigures(const OwnReference& reference)
{
    return badRange("kg_low", "kg_high", reference.kgLow, reference.kgCo2e, reference.kgHigh);
}

/// "2024" or "2019-2024".
bool isYears(const QString& text)
{
    const QStringList ends = QString(text).replace(u'–', u'-').split(u'-');
    int last = 1900;
    for (const QString& end : ends) {
        const int year = end.trimmed().toInt();
        if (end.trimmed().size() != 4 || year < last || year > 2100)
            return false;
        last = year;
    }
    return ends.size() <= 2;
}

Check badCitation(const Citation& citation)
{
    if (!citation.year.isEmpty() && !isYears(citation.year))
        return bad("year", Text::tr("The year is “%1”; it must be one from 1900 to 2100, or two "
                                    "such as 2019-2024.")
                               .arg(citation.year));
    const bool isAddress =
        citation.url.startsWith("https://"_L1) || citation.url.startsWith("http://"_L1);
    if (!citation.url.isEmpty() && (!isAddress || citation.url.contains(u' ')))
        return bad("url", Text::tr("The address is “%1”; it must begin with https:// or http:// "
                                   "and have no blanks.")
                              .arg(citation.url));
    return std::nullopt;
}

} // namespace

OwnEntries merged(const OwnEntries& preferred, const OwnEntries& others)
{
    OwnEntries both = preferred;
    appendMissing(both.devices, others.devices);
    appendMissing(both.grids, others.grids);
    appendMissing(both.regions, others.regions);
    appendMissing(both.references, others.references);
    return both;
}

QString newOwnId(const QString& name)
{
    QString slug;
    for (const QString& word : normalisedWords(name)) {
        const bool isSafe = std::all_of(word.cbegin(), word.cend(), isPlain);
        if (isSafe && slug.size() + word.size() < longestSlug)
            slug += word + u'-';
    }
    const quint32 digits = QRandomGenerator::system()->bounded(0x1000000u);
    return idStart + slug + u"%1"_s.arg(digits, int(hexDigits), 16, QLatin1Char('0'));
}

bool isOwnId(QStringView id)
{
    if (!id.startsWith(idStart) || id.size() > longestId || id.size() < idStart.size() + hexDigits)
        return false;
    const QStringView hex = id.last(hexDigits);
    const auto isHex = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); };
    return std::all_of(hex.begin(), hex.end(), isHex) &&
           std::all_of(id.begin(), id.end(), [](QChar c) { return c == u'-' || isPlain(c); });
}

OwnKind kindOf(const OwnEntry& entry)
{
    return static_cast<OwnKind>(entry.index());
}

OwnEntry emptyEntry(OwnKind kind)
{
    switch (kind) {
    case OwnKind::Device:
        return OwnDevice();
    case OwnKind::Grid:
        return OwnGrid();
    case OwnKind::Region:
        return OwnRegion();
    case OwnKind::Reference:
        return OwnReference();
    }
    return OwnDevice();
}

const QString& idOf(const OwnEntry& entry)
{
    return std::visit([](const auto& own) -> const QString& { return own.id; }, entry);
}

void setId(OwnEntry& entry, const QString& id)
{
    std::visit([&id](auto& own) { own.id = id; }, entry);
}

const QString& titleOf(const OwnEntry& entry)
{
    return std::visit([](const auto& own) -> const QString& { return titleOfOwn(own); }, entry);
}

const Citation& citationOf(const OwnEntry& entry)
{
    return std::visit([](const auto& own) -> const Citation& { return own.citation; }, entry);
}

std::vector<OwnEntry> entriesOf(const OwnEntries& entries, OwnKind kind)
{
    switch (kind) {
    case OwnKind::Device:
        return {entries.devices.cbegin(), entries.devices.cend()};
    case OwnKind::Grid:
        return {entries.grids.cbegin(), entries.grids.cend()};
    case OwnKind::Region:
        return {entries.regions.cbegin(), entries.regions.cend()};
    case OwnKind::Reference:
        return {entries.references.cbegin(), entries.references.cend()};
    }
    return {};
}

void put(OwnEntries& entries, const OwnEntry& entry)
{
    if (const auto* device = std::get_if<OwnDevice>(&entry))
        putInto(entries.devices, *device);
    else if (const auto* grid = std::get_if<OwnGrid>(&entry))
        putInto(entries.grids, *grid);
    else if (const auto* region = std::get_if<OwnRegion>(&entry))
        putInto(entries.regions, *region);
    else if (const auto* reference = std::get_if<OwnReference>(&entry))
        putInto(entries.references, *reference);
}

std::optional<Problem> problemOf(const OwnEntry& entry)
{
    if (!isOwnId(idOf(entry)))
        return bad("id", Text::tr("The id is “%1”; it must be like own-my-gpu-3f9a1c: small "
                                  "letters and digits, with six hexadecimal digits at the end.")
                             .arg(idOf(entry)));
    for (const OwnField& field : ownFields(kindOf(entry))) {
        if (auto problem = problemOf(field, field.get(entry)))
            return problem;
    }
    if (auto problem = std::visit([](const auto& own) { return badFigures(own); }, entry))
        return problem;
    return badCitation(citationOf(entry));
}

} // namespace gramme::catalog
