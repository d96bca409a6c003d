// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/nvidialog.h"

#include "exchange/import/importlines.h"
#include "study/numbers.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using Cells = std::vector<std::string_view>;

constexpr std::size_t linesLookedAt = 20;
constexpr qsizetype bytesLookedAt = 16384;
constexpr double highestWatts = 1e5; // of one device; more is a damaged number
constexpr int maxNames = 256;

struct Columns
{
    int time = -1;
    int power = -1;
    int device = -1;
    int model = -1;
    int driver = -1;
};

/// A whole number of exactly `digits` digits, taken off.
std::optional<int> takeDigits(std::string_view& text, std::size_t digits)
{
    int value = 0;
    if (text.size() < digits)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
    if (error != std::errc() || end != text.data() + digits || value < 0)
        return std::nullopt;
    text.remove_prefix(digits);
    return value;
}

bool takeOne(std::string_view& text, std::string_view anyOf)
{
    if (text.empty() || anyOf.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

/// "2026/11/21 08:02:00.123" as seconds.
std::optional<double> readTime(std::string_view text)
{
    const auto year = takeDigits(text, 4);
    const bool first = year && takeOne(text, "/-");
    const auto month = first ? takeDigits(text, 2) : std::nullopt;
    const bool second = month && takeOne(text, "/-");
    const auto day = second ? takeDigits(text, 2) : std::nullopt;
    const bool third = day && takeOne(text, " T");
    const auto hour = third ? takeDigits(text, 2) : std::nullopt;
    const bool fourth = hour && takeOne(text, ":");
    const auto minute = fourth ? takeDigits(text, 2) : std::nullopt;
    const bool fifth = minute && takeOne(text, ":");
    const auto second60 = fifth ? takeDigits(text, 2) : std::nullopt;
    if (!second60 || *hour > 23 || *minute > 59 || *second60 > 60)
        return std::nullopt;
    double fraction = 0.0;
    if (!text.empty()) {
        const auto part = text.front() == '.' ? study::parseMachineNumber(text) : std::nullopt;
        if (!part)
            return std::nullopt;
        fraction = *part;
    }
    const QDate date(*year, *month, *day);
    if (!date.isValid())
        return std::nullopt;
    const int seconds = *hour * 3600 + *minute * 60 + *second60;
    return static_cast<double>(date.toJulianDay()) * 86400.0 + seconds + fraction;
}

bool endsInWatt(std::string_view cell)
{
    return cell.size() > 2 && cell.ends_with(" W");
}

std::optional<double> readWatts(std::string_view cell)
{
    if (endsInWatt(cell))
        cell.remove_suffix(2);
    const auto watts = study::parseMachineNumber(cell);
    return watts && *watts >= 0.0 && *watts <= highestWatts ? watts : std::nullopt;
}

/// "[N/A]", "[Not Supported]", "[Unknown Error]", "[GPU requires reset]"
bool isUnknown(std::string_view cell)
{
    return cell.empty() || cell == "N/A" || (cell.starts_with('[') && cell.ends_with(']'));
}

/// "power.draw [W]" is called "power.draw".
QString columnName(std::string_view cell)
{
    const std::string_view name = trimmedBytes(cell.substr(0, cell.find('[')));
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toLower();
}

/// The column that is called by the earliest of `names`; -1 where there is none.
int columnOf(const QStringList& header, const QStringList& names)
{
    for (const QString& name : names) {
        if (const auto index = header.indexOf(name); index >= 0)
            return static_cast<int>(index);
    }
    return -1;
}

QStringList headerOf(const Cells& cells)
{
    QStringList header;
    for (const std::string_view cell : cells)
        header << columnName(cell);
    return header;
}

QStringList powerNames()
{
    return {u"power.draw"_s, u"power.draw.average"_s, u"power.draw.instant"_s};
}

bool isHeader(const Cells& cells)
{
    const QStringList header = headerOf(cells);
    if (columnOf(header, powerNames()) >= 0)
        return true;
    return header.contains(u"timestamp"_s) && header.size() > 1 &&
           columnOf(header, {u"utilization.gpu"_s, u"temperature.gpu"_s, u"memory.used"_s,
                             u"pci.bus_id"_s, u"power.limit"_s}) >= 0;
}

Columns columnsOf(const QStringList& header)
{
    Columns columns;
    columns.time = columnOf(header, {u"timestamp"_s});
    columns.power = columnOf(header, powerNames());
    columns.device = columnOf(header, {u"uuid"_s, u"gpu_uuid"_s, u"pci.bus_id"_s, u"gpu_bus_id"_s,
                                       u"serial"_s, u"gpu_serial"_s, u"index"_s});
    columns.model = columnOf(header, {u"name"_s, u"gpu_name"_s});
    columns.driver = columnOf(header, {u"driver_version"_s});
    return columns;
}

bool isModelName(std::string_view cell)
{
    constexpr std::array<std::string_view, 6> makes{"NVIDIA ", "Tesla ", "GeForce ",
                                                    "Quadro ", "TITAN ", "GRID "};
    return std::any_of(makes.begin(), makes.end(),
                       [cell](std::string_view make) { return cell.starts_with(make); });
}

bool isDeviceName(std::string_view cell)
{
    return cell.starts_with("GPU-") ||
           (std::count(cell.begin(), cell.end(), ':') == 2 && cell.size() > 9);
}

/// Where there is no header: the power has a unit, or is the only number with decimals, or the
/// only number. Sets `ambiguous` when there are several of that kind.
std::optional<Columns> columnsByShape(const Cells& cells, bool& ambiguous)
{
    Columns columns;
    std::vector<int> withUnit;
    std::vector<int> withDecimals;
    std::vector<int> numbers;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const int at = static_cast<int>(i);
        if (columns.time < 0 && readTime(cells[i]))
            columns.time = at;
        else if (columns.device < 0 && isDeviceName(cells[i]))
            columns.device = at;
        else if (columns.model < 0 && isModelName(cells[i]))
            columns.model = at;
        else if (readWatts(cells[i])) {
            numbers.push_back(at);
            if (endsInWatt(cells[i]))
                withUnit.push_back(at);
            else if (cells[i].find('.') != std::string_view::npos)
                withDecimals.push_back(at);
        }
    }
    if (columns.time < 0 || numbers.empty())
        return std::nullopt;
    const auto& candidates = !withUnit.empty()       ? withUnit
                             : !withDecimals.empty() ? withDecimals
                                                     : numbers;
    ambiguous = candidates.size() > 1;
    columns.power = candidates.front();
    return columns;
}

class LogReader
{
public:
    PowerLog read(const QByteArray& content)
    {
        LineReader lines(content);
        std::string_view line;
        while (lines.next(line)) {
            if (trimmedBytes(line).empty())
                continue;
            const Cells cells = splitCells(line, ',');
            const bool done = (mayBeHeader(line) && takeHeader(cells)) || takeSample(cells);
            m_log.isCutOff = !done && lines.isCutOff();
            if (!done)
                refuseLine(lines.number(), line);
            if (m_log.isAmbiguous || !m_log.hasTime || !m_log.hasPower)
                break;
        }
        return std::move(m_log);
    }

private:
    /// Looking closer at every line would take most of the time.
    static bool mayBeHeader(std::string_view line)
    {
        return line.find("timestamp") != std::string_view::npos ||
               line.find("power.") != std::string_view::npos;
    }

    bool takeHeader(const Cells& cells)
    {
        if (!isHeader(cells))
            return false;
        const QStringList header = headerOf(cells);
        m_columns = columnsOf(header);
        m_log.hasTime = m_columns->time >= 0;
        m_log.hasPower = m_columns->power >= 0;
        if (m_log.hasPower)
            m_log.powerColumn = header[m_columns->power];
        m_log.restarts += m_log.hasHeader || !m_log.samples.empty() ? 1 : 0;
        m_log.hasHeader = true;
        return true;
    }

    bool takeSample(const Cells& cells)
    {
        if (!m_columns)
            m_columns = columnsByShape(cells, m_log.isAmbiguous);
        if (!m_columns)
            return false;
        const auto time = readTime(cell(cells, m_columns->time));
        const bool hasPower = m_columns->power < static_cast<int>(cells.size());
        if (!time || !hasPower)
            return false;
        const std::string_view power = cell(cells, m_columns->power);
        const auto watts = readWatts(power);
        if (!watts && !isUnknown(power))
            return false;
        PowerSample sample{*time, watts.value_or(0.0), -1, -1, watts.has_value()};
        sample.device = indexOf(m_log.devices, cell(cells, m_columns->device));
        sample.model = indexOf(m_log.models, cell(cells, m_columns->model));
        m_log.unknownPower += watts ? 0 : 1;
        if (m_log.samples.empty())
            takeFirst(cells);
        m_log.samples.push_back(sample);
        return true;
    }

    void takeFirst(const Cells& cells)
    {
        m_log.start = shownBytes(cell(cells, m_columns->time));
        m_log.start.replace(u'/', u'-').replace(u' ', u'T');
        m_log.driver = shownBytes(cell(cells, m_columns->driver));
    }

    static std::string_view cell(const Cells& cells, int column)
    {
        const bool isThere = column >= 0 && column < static_cast<int>(cells.size());
        return isThere ? cells[static_cast<std::size_t>(column)] : std::string_view();
    }

    /// Names are few; a file of junk must not fill the memory with them.
    static int indexOf(QStringList& names, std::string_view cell)
    {
        if (isUnknown(cell))
            return -1;
        const QAnyStringView wanted = QUtf8StringView(cell.data(), qsizetype(cell.size()));
        const auto found = std::find_if(names.begin(), names.end(), [wanted](const QString& name) {
            return QAnyStringView(name) == wanted;
        });
        if (found != names.end())
            return static_cast<int>(found - names.begin());
        if (names.size() >= maxNames)
            return -1;
        names << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
        return static_cast<int>(names.size()) - 1;
    }

    void refuseLine(std::size_t number, std::string_view line)
    {
        if (m_log.badLines++ > 0)
            return;
        m_log.firstBad = number;
        m_log.firstBadText = shownBytes(line);
    }

    std::optional<Columns> m_columns;
    PowerLog m_log;
};

} // namespace

bool looksLikePowerLog(const QByteArray& content)
{
    const QByteArray head = content.left(bytesLookedAt);
    LineReader lines(head);
    std::string_view line;
    while (lines.number() < linesLookedAt && lines.next(line)) {
        const Cells cells = splitCells(line, ',');
        bool ambiguous = false;
        if (isHeader(cells) || (cells.size() > 1 && columnsByShape(cells, ambiguous)))
            return true;
    }
    return false;
}

PowerLog readPowerLog(const QByteArray& content)
{
    return LogReader().read(content);
}

} // namespace gramme::exchange
