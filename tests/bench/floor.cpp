// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a table of runs could be estimated by a program that does nothing else: one thread,
// lines split on commas, names found in hash tables, numbers in and out with from_chars and
// to_chars. No quoted cells, no checks, no messages, one fixed set of columns:
//     id,hardware,count,hours,runs,provider,region
// `batch` must reach half of its speed (see batch.sh).
#include "catalog/catalog.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

struct Hash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>()(text);
    }
};
template <class T> using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

struct Place
{
    double gPerKwh = 0.0;
    double pue = 1.0;
    double claimPct = 0.0;
    bool hasClaim = false;
};

struct Machine
{
    double watts = 0.0;      ///< Mean power, host and all.
    double kgPerHour = 0.0;  ///< Its making, shared out over its life.
    bool hasMaking = false;
};

/// The entry of a name, or one of zeros.
template <class T> const T& look(const Table<T>& table, std::string_view name)
{
    static const T none{};
    const auto found = table.find(name);
    return found == table.end() ? none : found->second;
}

struct Tables
{
    Table<Machine> machines;
    Table<Table<Place>> places; ///< By provider, then region.
};

Machine machine(const gramme::catalog::Catalog& catalog, const gramme::catalog::Device& device)
{
    const QString kind = gramme::catalog::nameOf(device.kind);
    const auto value = [&](QStringView quantity) { return catalog.defaultFor(quantity, kind).value; };
    const double tdp = device.tdpW.value_or(0.0);
    const double host = value(u"host_w") > 0.0 ? value(u"host_w") : value(u"host_share") * tdp;
    const auto made = catalog.embodiedOf(device);
    Machine found;
    found.watts = tdp * value(u"utilisation") + (device.isWholeMachine() ? 0.0 : host);
    found.hasMaking = made.device || made.host;
    found.kgPerHour = ((made.device ? made.device->best : 0.0) + (made.host ? made.host->best : 0.0))
                      / (value(u"lifetime_years") * 8760.0 * value(u"lifetime_use"));
    return found;
}

Tables readTables(const gramme::catalog::Catalog& catalog)
{
    using gramme::catalog::Edition;
    Tables tables;
    for (const auto& device : catalog.accelerators(Edition::Current))
        tables.machines[device.id.toStdString()] = machine(catalog, device);
    for (const auto& provider : catalog.providers(Edition::Current)) {
        auto& regions = tables.places[provider.id.toStdString()];
        for (const auto* region : catalog.regionsOf(provider)) {
            const auto claim = region->claimPct ? region->claimPct : provider.claimPct;
            const auto pue = region->pue ? region->pue : provider.pue;
            regions[region->id.toStdString()] = {region->intensity.gPerKwh, pue.value_or(1.54),
                                                 claim.value_or(0.0), claim.has_value()};
        }
    }
    return tables;
}

double toNumber(std::string_view cell, double otherwise)
{
    std::from_chars(cell.data(), cell.data() + cell.size(), otherwise);
    return otherwise;
}

void append(std::string& out, double value)
{
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    out += ',';
    out.append(text.data(), end.ptr);
}

void estimate(const Tables& tables, std::string_view line, std::string& out)
{
    std::array<std::string_view, 7> cells;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t end = std::min(line.find(',', begin), line.size());
        cells[i] = line.substr(begin, end - begin);
        begin = end + 1;
    }
    const Machine& machine = look(tables.machines, cells[1]);
    const Place& place = look(look(tables.places, cells[5]), cells[6]);
    const double hours = toNumber(cells[3], 0.0) * toNumber(cells[4], 1.0);
    const double count = toNumber(cells[2], 1.0);
    const double power = machine.watts * count;
    const double energy = power * hours / 1000.0 * place.pue;
    const double kg = energy * place.gPerKwh / 1000.0;
    out += line;
    append(out, energy);
    append(out, place.gPerKwh);
    append(out, kg);
    const double making = machine.kgPerHour * count * hours;
    if (machine.hasMaking)
        append(out, making);
    else
        out += ',';
    append(out, kg + making);
    out += ",,"; // interval
    if (place.hasClaim)
        append(out, kg * (place.claimPct / 100.0));
    else
        out += ',';
    out += ",\n";
}

void run(const Tables& tables, std::FILE* in, std::FILE* out)
{
    std::string buffer(std::size_t(256) * 1024, '\0');
    std::string results;
    std::size_t kept = 0;
    bool isHeader = true;
    while (const std::size_t got = std::fread(buffer.data() + kept, 1, buffer.size() - kept, in)) {
        std::string_view rest(buffer.data(), kept + got);
        for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            if (isHeader)
                (results += rest.substr(0, end)) +=
                    ",energy_kwh,intensity_g_per_kwh_used,operational_kg,embodied_kg,total_kg,"
                    "interval_low_kg,interval_high_kg,claimed_offset_kg,error\n";
            else
                estimate(tables, rest.substr(0, end), results);
            isHeader = false;
            rest.remove_prefix(end + 1);
        }
        std::fwrite(results.data(), 1, results.size(), out);
        results.clear();
        kept = rest.size();
        std::memmove(buffer.data(), rest.data(), kept);
    }
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto catalog = gramme::catalog::Catalog::openDefault();
    if (!catalog || argc != 3)
        return 1;
    std::FILE* in = std::fopen(argv[1], "rb");
    std::FILE* out = std::fopen(argv[2], "wb");
    if (!in || !out)
        return 1;
    run(readTables(**catalog), in, out);
    std::fclose(in);
    return std::fclose(out);
}
