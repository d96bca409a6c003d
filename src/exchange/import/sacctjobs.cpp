// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/import/sacctjobs.h"

#include "exchange/import/importlines.h"
#include "exchange/import/sacctfields.h"
#include "study/numbers.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using Cells = std::vector<std::string_view>;

constexpr double secondsPerHour = 3600.0;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

enum Column : std::size_t {
    JobId,
    JobName,
    State,
    Start,
    Elapsed,
    ElapsedRaw,
    TotalCpu,
    CpuTime,
    CpuTimeRaw,
    Cores,
    Nodes,
    Memory,
    Resources,
    OldResources,
    EnergyRaw,
    Energy,
    ColumnCount
};

struct ColumnNames
{
    std::string_view name;
    std::string_view other; ///< Also used; may be empty.
};

constexpr std::array<ColumnNames, ColumnCount> columnNames{{{"JobID", "JobIDRaw"},
                                                            {"JobName", {}},
                                                            {"State", {}},
                                                            {"Start", {}},
                                                            {"Elapsed", {}},
                                                            {"ElapsedRaw", {}},
                                                            {"TotalCPU", {}},
                                                            {"CPUTime", {}},
                                                            {"CPUTimeRAW", {}},
                                                            {"NCPUS", "AllocCPUS"},
                                                            {"NNodes", "AllocNodes"},
                                                            {"ReqMem", {}},
                                                            {"AllocTRES", {}},
                                                            {"AllocGRES", {}},
                                                            {"ConsumedEnergyRaw", {}},
                                                            {"ConsumedEnergy", {}}}};

bool isSame(std::string_view a, std::string_view b)
{
    return !b.empty() && a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               const auto lower = [](char c) {
                   return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
               };
               return lower(x) == lower(y);
           });
}

struct Header
{
    std::array<int, ColumnCount> at{}; ///< -1: not there.
    std::size_t count = 0;
};

int columnOf(const Cells& cells, std::string_view name)
{
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [name](std::string_view cell) { return isSame(cell, name); });
    return found == cells.end() ? -1 : static_cast<int>(found - cells.begin());
}

std::optional<Header> headerOf(const Cells& cells)
{
    Header header;
    header.count = cells.size();
    int known = 0;
    for (std::size_t i = 0; i < ColumnCount; ++i) {
        int column = columnOf(cells, columnNames[i].name);
        if (column < 0)
            column = columnOf(cells, columnNames[i].other);
        header.at[i] = column;
        known += column < 0 ? 0 : 1;
    }
    if (header.at[JobId] < 0 || known < 2)
        return std::nullopt;
    return header;
}

QStringList missingColumns(const Header& header)
{
    const auto has = [&header](Column column) { return header.at[column] >= 0; };
    QStringList missing;
    const auto need = [&missing](bool isThere, const QString& name) {
        if (!isThere)
            missing << name;
    };
    need(has(Start), u"Start"_s);
    need(has(Elapsed) || has(ElapsedRaw), u"Elapsed"_s);
    need(has(State), u"State"_s);
    need(has(EnergyRaw) || has(Energy), u"ConsumedEnergyRaw"_s);
    need(has(Cores), u"NCPUS"_s);
    need(has(TotalCpu), u"TotalCPU"_s);
    need(has(Memory), u"ReqMem"_s);
    need(has(Resources) || has(OldResources), u"AllocTRES"_s);
    return missing;
}

class SacctReader
{
public:
    SlurmJobs read(const QByteArray& content)
    {
        LineReader lines(content);
        std::string_view line;
        while (lines.next(line)) {
            if (trimmedBytes(line).empty())
                continue;
            Cells cells = splitCells(line, '|');
            if (takeHeader(cells, line))
                continue;
            if (m_found.isForPeople)
                break;
            m_line = lines.number();
            takeLine(cells, line);
        }
        return std::move(m_found);
    }

private:
    bool takeHeader(const Cells& cells, std::string_view line)
    {
        const std::string_view first = cells.front();
        if (!first.empty() && first.front() >= '0' && first.front() <= '9')
            return false;
        const auto header = headerOf(cells);
        if (!header && !m_header && headerOf(splitCells(line, ' ')))
            m_found.isForPeople = true;
        if (!header)
            return false;
        m_header = header;
        for (const QString& name : missingColumns(*header)) {
            if (!m_found.missing.contains(name))
                m_found.missing << name;
        }
        return true;
    }

    void refuse(const QString& reason)
    {
        if (m_found.bad.size() < maxRefused)
            m_found.bad.push_back({m_line, reason});
        else
            ++m_found.passedOver;
    }

    void takeLine(Cells& cells, std::string_view line)
    {
        if (!m_header)
            return refuse(tr("“%1” stands before the line with the names of the columns.")
                              .arg(shownBytes(line)));
        if (cells.size() < m_header->count)
            return refuse(tr("It has %1 of %2 columns; it is cut off or damaged.")
                              .arg(cells.size())
                              .arg(m_header->count));
        m_doubts.clear();
        const QString name = takeName(cells);
        if (cells.size() != m_header->count)
            return refuse(tr("It has %1 columns, but there are names for %2 only.")
                              .arg(cells.size())
                              .arg(m_header->count));
        m_cells = &cells;
        const QString id = text(JobId);
        const qsizetype point = id.indexOf(u'.');
        if (id.isEmpty() || !id[0].isDigit())
            return refuse(tr("“%1” is not the number of a job.").arg(shownText(id)));
        if (point < 0)
            addJob(id, name);
        else
            addStep(id.left(point), name);
    }

    /// The name; blanks out what it has of separators, so that the other cells are in their place.
    QString takeName(Cells& cells)
    {
        const int column = m_header->at[JobName];
        if (column < 0)
            return {};
        const auto at = static_cast<std::size_t>(column);
        std::string_view name = cells[at];
        if (const std::size_t extra = cells.size() - m_header->count; extra > 0) {
            const std::string_view last = cells[at + extra];
            name = {name.data(), static_cast<std::size_t>(last.data() + last.size() - name.data())};
            const auto first = cells.begin() + column + 1;
            cells.erase(first, first + static_cast<std::ptrdiff_t>(extra));
            m_doubts
                << tr("Its line has columns too many (%1); the name of the job was taken to hold "
                      "“|”.")
                       .arg(extra);
        }
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }

    std::string_view cell(Column column) const
    {
        const int at = m_header->at[column];
        return at < 0 ? std::string_view() : (*m_cells)[static_cast<std::size_t>(at)];
    }

    QString text(Column column) const
    {
        const std::string_view bytes = cell(column);
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    }

    /// `read` of the cell, and a doubt where there is something that it does not understand.
    template <class Read>
    auto value(Column column, const Read& read) -> decltype(read(std::string_view()))
    {
        const std::string_view bytes = cell(column);
        auto found = read(bytes);
        if (!found && !bytes.empty() && bytes != "Unknown" && !bytes.starts_with("42949672") &&
            !bytes.starts_with("184467440737"))
            m_doubts << tr("“%1” in column %2 was not understood and left out.")
                            .arg(shownBytes(bytes),
                                 QString::fromLatin1(columnNames[column].name.data(),
                                                     qsizetype(columnNames[column].name.size())));
        return found;
    }

    std::optional<double> hours(Column clock, Column seconds)
    {
        if (const auto found = value(clock, slurmHours))
            return found;
        const auto raw = value(seconds, study::parseMachineNumber);
        return raw ? std::optional(*raw / secondsPerHour) : std::nullopt;
    }

    std::optional<double> joules()
    {
        const auto raw = value(EnergyRaw, slurmJoules);
        return raw && *raw > 0.0 ? raw : value(Energy, slurmJoules);
    }

    SlurmJob readJob(const QString& id, const QString& name)
    {
        SlurmJob job;
        job.id = id;
        job.name = name;
        job.line = m_line;
        job.state = text(State);
        job.start = text(Start) == u"Unknown" || text(Start) == u"None" ? QString() : text(Start);
        job.hours = hours(Elapsed, ElapsedRaw);
        job.busyHours = value(TotalCpu, slurmHours);
        job.coreHours = hours(CpuTime, CpuTimeRaw);
        job.cores = value(Cores, study::parseMachineNumber);
        job.nodes = value(Nodes, study::parseMachineNumber);
        readResources(job);
        job.doubts = m_doubts;
        return job;
    }

    void readResources(SlurmJob& job)
    {
        const bool isOld = cell(Resources).empty() && m_header->at[Resources] < 0;
        const SlurmResources resources = slurmResources(cell(isOld ? OldResources : Resources));
        job.gpus = resources.gpus;
        job.gpuModel = resources.gpuModel;
        const auto memory = value(Memory, slurmMemory);
        if (!memory || !(memory->gigabytes > 0.0)) {
            job.memoryGb = resources.memoryGb;
            return;
        }
        std::optional<double> times = 1.0;
        if (memory->per == SlurmMemory::Per::Core)
            times = job.cores;
        else if (memory->per == SlurmMemory::Per::Node)
            times = job.nodes;
        if (!times) {
            m_doubts << tr("Its memory is stated per core or node, but not how many there are; 1 "
                           "was taken.");
            times = 1.0;
        }
        job.memoryGb = memory->gigabytes * *times;
    }

    void addJob(const QString& id, const QString& name)
    {
        m_latest.insert(id, m_found.jobs.size());
        SlurmJob job = readJob(id, name);
        job.joules = joules();
        m_found.jobs.push_back(std::move(job));
    }

    void addStep(const QString& id, const QString& name)
    {
        if (!m_latest.contains(id)) {
            m_latest.insert(id, m_found.jobs.size());
            m_found.jobs.push_back(readJob(id, name));
            m_found.jobs.back().isStepOnly = true;
        }
        SlurmJob& job = m_found.jobs[m_latest.value(id)];
        const auto stated = joules();
        if (stated && *stated > 0.0) {
            ++job.stepsWithEnergy;
            job.joulesOfSteps += *stated;
            job.stepJoules = std::max(job.stepJoules.value_or(0.0), *stated);
        }
    }

    std::optional<Header> m_header;
    SlurmJobs m_found;
    QHash<QString, std::size_t> m_latest; ///< By id: the job that steps belong to.
    const Cells* m_cells = nullptr;
    QStringList m_doubts;
    std::size_t m_line = 0;
};

} // namespace

bool looksLikeSacct(const QByteArray& content)
{
    constexpr qsizetype longestHeader = 16384;
    const QByteArray head = content.left(longestHeader);
    LineReader lines(head);
    std::string_view line;
    while (lines.next(line)) {
        if (!trimmedBytes(line).empty())
            return headerOf(splitCells(line, '|')) || headerOf(splitCells(line, ' '));
    }
    return false;
}

SlurmJobs readSacct(const QByteArray& content)
{
    return SacctReader().read(content);
}

} // namespace gramme::exchange
