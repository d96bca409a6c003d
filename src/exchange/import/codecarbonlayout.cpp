// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/codecarbonlayout.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

/// Layouts from 2.0 on only ever gained columns, so that one list with the step at which each came
/// gives them all. Steps: 0 is 2.0 (29 columns), 1 is 2.2.0 (30), 2 is 2.2.3 (31), 3 is 2.7.0 (32),
/// 4 is 3.0.8 (34), 5 is 3.2.1 (38).
struct Column
{
    const char* name;
    int step;
};
constexpr int steps = 6;
constexpr std::array<const char*, steps> stepNames{"2.0",   "2.2.0", "2.2.3",
                                                   "2.7.0", "3.0.8", "3.2.1"};
constexpr std::array<Column, 38> columns{{{"timestamp", 0},
                                          {"project_name", 0},
                                          {"run_id", 0},
                                          {"experiment_id", 3},
                                          {"duration", 0},
                                          {"emissions", 0},
                                          {"emissions_rate", 0},
                                          {"cpu_power", 0},
                                          {"gpu_power", 0},
                                          {"ram_power", 0},
                                          {"cpu_energy", 0},
                                          {"gpu_energy", 0},
                                          {"ram_energy", 0},
                                          {"energy_consumed", 0},
                                          {"water_consumed", 4},
                                          {"country_name", 0},
                                          {"country_iso_code", 0},
                                          {"region", 0},
                                          {"cloud_provider", 0},
                                          {"cloud_region", 0},
                                          {"os", 0},
                                          {"python_version", 0},
                                          {"codecarbon_version", 1},
                                          {"cpu_count", 0},
                                          {"cpu_model", 0},
                                          {"gpu_count", 0},
                                          {"gpu_model", 0},
                                          {"longitude", 0},
                                          {"latitude", 0},
                                          {"ram_total_size", 0},
                                          {"tracking_mode", 0},
                                          {"cpu_utilization_percent", 5},
                                          {"gpu_utilization_percent", 5},
                                          {"ram_utilization_percent", 5},
                                          {"ram_used_gb", 5},
                                          {"on_cloud", 0},
                                          {"pue", 2},
                                          {"wue", 4}}};

struct Layout
{
    QString version;
    QStringList columns;
};

QStringList earliest(const QString& first, const QString& second)
{
    return {first,
            second,
            u"project_name"_s,
            u"duration"_s,
            u"emissions"_s,
            u"energy_consumed"_s,
            u"country_name"_s,
            u"country_iso_code"_s,
            u"region"_s,
            u"on_cloud"_s,
            u"cloud_provider"_s,
            u"cloud_region"_s};
}

std::vector<Layout> makeLayouts()
{
    std::vector<Layout> all{{u"1.0"_s, earliest(u"timestamp"_s, u"experiment_id"_s)},
                            {u"0.0.9"_s, earliest(u"experiment_id"_s, u"timestamp"_s)}};
    for (int step = 0; step < steps; ++step) {
        Layout layout{QString::fromLatin1(stepNames[std::size_t(step)]), {}};
        for (const Column& column : columns) {
            if (column.step <= step)
                layout.columns << QString::fromLatin1(column.name);
        }
        all.push_back(layout);
    }
    return all;
}

const std::vector<Layout>& layouts()
{
    static const std::vector<Layout> all = makeLayouts();
    return all;
}

// What 3.2.9 and 3.3.0 leave out of an appended row where it is empty.
const QStringList& droppable()
{
    static const QStringList names{u"region"_s, u"gpu_count"_s, u"gpu_model"_s, u"longitude"_s,
                                   u"latitude"_s};
    return names;
}

// The content of a cell ------------------------------------------------------------------------

bool isTimestamp(const QString& cell)
{
    return cell.size() >= 19 && cell[4] == u'-' && cell[7] == u'-' && cell[13] == u':' &&
           cell.first(4).toInt() > 1970;
}

bool isNumberOrBlank(const QString& cell)
{
    return isBlank(cell) || importedNumber(cell);
}

bool isCount(const QString& cell)
{
    const auto value = importedNumber(cell);
    return value && *value >= 0.0 && std::floor(*value) == *value;
}

bool isCountOrBlank(const QString& cell)
{
    return isBlank(cell) || isCount(cell);
}

bool isDegrees(const QString& cell)
{
    const auto value = importedNumber(cell);
    return isBlank(cell) || (value && *value >= -180.0 && *value <= 180.0);
}

bool isWords(const QString& cell)
{
    return isBlank(cell) ||
           (!importedNumber(cell) &&
            std::any_of(cell.begin(), cell.end(), [](QChar c) { return c.isLetter(); }));
}

bool isVersion(const QString& cell)
{
    return cell.size() >= 3 && cell[0].isDigit() && cell.contains(u'.') && !cell.contains(u' ');
}

bool isCountryCode(const QString& cell)
{
    return isBlank(cell) || (cell.size() == 3 && std::all_of(cell.begin(), cell.end(),
                                                             [](QChar c) { return c.isUpper(); }));
}

bool isTrackingMode(const QString& cell)
{
    return cell == "machine"_L1 || cell == "process"_L1;
}

bool isYesOrNo(const QString& cell)
{
    return cell == "Y"_L1 || cell == "N"_L1;
}

struct CellRule
{
    const char* column;
    bool (*allows)(const QString& cell);
};
constexpr std::array<CellRule, 23> rules{{{"timestamp", isTimestamp},
                                          {"duration", isNumberOrBlank},
                                          {"emissions", isNumberOrBlank},
                                          {"emissions_rate", isNumberOrBlank},
                                          {"energy_consumed", isNumberOrBlank},
                                          {"cpu_energy", isNumberOrBlank},
                                          {"ram_energy", isNumberOrBlank},
                                          {"country_name", isWords},
                                          {"country_iso_code", isCountryCode},
                                          {"region", isWords},
                                          {"cloud_provider", isWords},
                                          {"os", isWords},
                                          {"python_version", isVersion},
                                          {"codecarbon_version", isVersion},
                                          {"cpu_count", isCountOrBlank},
                                          {"gpu_count", isCountOrBlank},
                                          {"gpu_model", isWords},
                                          {"longitude", isDegrees},
                                          {"latitude", isDegrees},
                                          {"ram_total_size", isNumberOrBlank},
                                          {"tracking_mode", isTrackingMode},
                                          {"on_cloud", isYesOrNo},
                                          {"pue", isNumberOrBlank}}};

bool isPlausible(const QStringList& names, const QStringList& cells)
{
    return names.size() == cells.size() &&
           std::all_of(rules.begin(), rules.end(), [&](const CellRule& rule) {
               const qsizetype index = names.indexOf(QLatin1String(rule.column));
               return index < 0 || rule.allows(cells[index]);
           });
}

// Rows whose empty cells were left out -----------------------------------------------------------

/// Every way of leaving `missing` of the droppable columns out of the header that fits the cells.
std::vector<QStringList> readings(const QStringList& header, const QStringList& cells)
{
    std::vector<QStringList> fitting;
    const qsizetype missing = header.size() - cells.size();
    for (unsigned choice = 1; choice < (1U << droppable().size()); ++choice) {
        QStringList names = header;
        qsizetype dropped = 0;
        for (qsizetype i = 0; i < droppable().size(); ++i) {
            if (choice & (1U << i))
                dropped += names.removeAll(droppable()[i]);
        }
        // A number that is kept is never blank: a blank one would have been left out as well.
        const auto keepsBlank = [&](const QString& name) {
            const qsizetype index = names.indexOf(name);
            return index >= 0 && index < cells.size() && isBlank(cells[index]);
        };
        if (dropped == missing && isPlausible(names, cells) && !keepsBlank(u"longitude"_s) &&
            !keepsBlank(u"latitude"_s) && !keepsBlank(u"gpu_count"_s))
            fitting.push_back(names);
    }
    return fitting;
}

/// The columns that hold the same in every reading, in the order of the first.
FittedRecord agreed(const std::vector<QStringList>& fitting, const QStringList& cells)
{
    FittedRecord fitted;
    fitted.fits = true;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString& name = fitting.front()[i];
        const bool same =
            std::all_of(fitting.begin(), fitting.end(), [&](const QStringList& names) {
                const qsizetype index = names.indexOf(name);
                return index >= 0 && cells[index] == cells[i];
            });
        if (!same)
            continue;
        fitted.columns << name;
        fitted.cells << cells[i];
    }
    return fitted;
}

/// Only the two ends, which are sound whatever was left out between them.
FittedRecord soundEnds(const QStringList& header, const QStringList& cells)
{
    const qsizetype left = header.indexOf(u"country_iso_code"_s) + 1;
    const qsizetype right = header.size() - header.indexOf(u"ram_total_size"_s);
    FittedRecord fitted;
    if (left <= 0 || right > header.size() || left + right > cells.size())
        return fitted;
    fitted.columns = header.first(left) + header.last(right);
    fitted.cells = cells.first(left) + cells.last(right);
    fitted.fits = isPlausible(fitted.columns, fitted.cells);
    return fitted.fits ? fitted : FittedRecord();
}

FittedRecord unshifted(const QStringList& header, const QStringList& cells)
{
    const qsizetype missing = header.size() - cells.size();
    if (missing < 1 || missing > droppable().size() || !header.contains(u"tracking_mode"_s))
        return {};
    const std::vector<QStringList> fitting = readings(header, cells);
    FittedRecord fitted = fitting.empty() ? soundEnds(header, cells) : agreed(fitting, cells);
    if (!fitted.fits)
        return fitted;
    QStringList lost;
    for (const QString& name : header) {
        if (!fitted.columns.contains(name))
            lost << name;
    }
    fitted.repair = tr("The row has %1 cells for %2 columns: CodeCarbon 3.2.9 and 3.3.0 leave "
                       "empty cells out and the rest moves to the left. It was moved back by what "
                       "the cells hold; these columns stay empty: %3.")
                        .arg(cells.size())
                        .arg(header.size())
                        .arg(lost.join(u", "_s));
    return fitted;
}

// Rows of another version ------------------------------------------------------------------------

FittedRecord ofAnotherVersion(const QStringList& header, const QStringList& cells)
{
    for (const Layout& layout : layouts()) {
        if (layout.columns.size() != cells.size() || layout.columns == header ||
            !isPlausible(layout.columns, cells))
            continue;
        FittedRecord fitted{true, layout.columns, cells, {}};
        fitted.repair = header.isEmpty()
                            ? tr("The file has no readable header; the row was read as one of "
                                 "CodeCarbon %1.")
                                  .arg(layout.version)
                            : tr("The row does not stand as the header says; it was read as one "
                                 "of CodeCarbon %1, whose %2 columns fit it.")
                                  .arg(layout.version)
                                  .arg(layout.columns.size());
        return fitted;
    }
    return {};
}

bool namesFigures(const QStringList& header)
{
    return header.contains(u"timestamp"_s) && header.contains(u"duration"_s) &&
           header.contains(u"emissions"_s) && header.contains(u"energy_consumed"_s);
}

} // namespace

bool isCodeCarbonHeader(const QStringList& cells)
{
    constexpr auto enough = 6;
    const auto known = std::count_if(columns.begin(), columns.end(), [&](const Column& column) {
        return cells.contains(QLatin1String(column.name));
    });
    return known >= enough;
}

FittedRecord fitCodeCarbon(const QStringList& header, const ImportRecord& record)
{
    const bool sameCount = record.count == static_cast<std::size_t>(header.size());
    if (sameCount && namesFigures(header) && isPlausible(header, record.cells))
        return {true, header, record.cells, {}};
    FittedRecord fitted = unshifted(header, record.cells);
    if (!fitted.fits)
        fitted = ofAnotherVersion(header, record.cells);
    if (!fitted.fits) // cells left out under the header of another version, or under none
        fitted = unshifted(layouts().back().columns, record.cells);
    if (!fitted.fits && sameCount && !header.isEmpty())
        return {true, header, record.cells, {}};
    return fitted;
}

} // namespace gramme::exchange
