// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

#include "study/numbers.h"

#include <QCoreApplication>
#include <QIODevice>

#include <csv.h>

#include <algorithm>
#include <cstring>

namespace gramme::exchange {

namespace {

constexpr std::size_t chunkSize = std::size_t(256) * 1024;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

// libcsv must trim nothing but the CR of a CRLF.
int isCarriageReturn(unsigned char c)
{
    return c == '\r';
}

int isLineFeed(unsigned char c)
{
    return c == '\n';
}

std::string_view withoutCarriageReturn(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

/// One record through libcsv, fed line by line until it is complete.
class CsvReader::Quoted
{
public:
    Quoted()
    {
        csv_init(&m_parser, 0);
        csv_set_space_func(&m_parser, isCarriageReturn);
        csv_set_term_func(&m_parser, isLineFeed);
    }
    ~Quoted() { csv_free(&m_parser); }
    Quoted(const Quoted&) = delete;
    Quoted& operator=(const Quoted&) = delete;

    void restart()
    {
        csv_fini(&m_parser, nullptr, nullptr, nullptr);
        m_text.clear();
        m_ends.clear();
        m_complete = false;
    }

    /// True when the record is complete.
    bool feed(std::string_view bytes)
    {
        csv_parse(&m_parser, bytes.data(), bytes.size(), &Quoted::addCell, &Quoted::endRecord,
                  this);
        return m_complete;
    }

    void cells(std::vector<std::string_view>& cells) const
    {
        std::size_t begin = 0;
        for (const std::size_t end : m_ends) {
            cells.push_back(std::string_view(m_text).substr(begin, end - begin));
            begin = end;
        }
    }

private:
    static void addCell(void* text, size_t size, void* self)
    {
        auto* quoted = static_cast<Quoted*>(self);
        quoted->m_text.append(static_cast<const char*>(text), size);
        quoted->m_ends.push_back(quoted->m_text.size());
    }
    static void endRecord(int, void* self) { static_cast<Quoted*>(self)->m_complete = true; }

    csv_parser m_parser{};
    std::string m_text;
    std::vector<std::size_t> m_ends;
    bool m_complete = false;
};

CsvReader::CsvReader(QIODevice& source)
    : m_source(source)
    , m_quoted(std::make_unique<Quoted>())
{}

CsvReader::~CsvReader() = default;

bool CsvReader::fill()
{
    if (m_atEnd || m_problem)
        return false;
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_buffer.size() < m_end + chunkSize)
        m_buffer.resize(m_end + chunkSize);
    const qint64 count = m_source.read(m_buffer.data() + m_end, chunkSize);
    if (count < 0) {
        m_problem = Problem{Problem::Kind::Fault,
                            {},
                            tr("The table cannot be read: %1.").arg(m_source.errorString())};
        return false;
    }
    m_end += static_cast<std::size_t>(count);
    m_atEnd = count == 0;
    return !m_atEnd || m_end > 0;
}

bool CsvReader::next(CsvRecord& record)
{
    record.state = CsvRecord::State::Sound;
    record.cells.clear();
    while (m_begin < m_end && !m_problem) {
        const Step step = nextLine(record);
        if (step != Step::Nothing)
            return step == Step::Record;
    }
    return false;
}

std::optional<std::size_t> CsvReader::findLineEnd(std::size_t from) const
{
    const void* found = std::memchr(m_buffer.data() + from, '\n', m_end - from);
    if (found)
        return static_cast<std::size_t>(static_cast<const char*>(found) - m_buffer.data());
    return m_atEnd ? std::optional(m_end) : std::nullopt;
}

/// Once, at the first line.
void CsvReader::startLine(std::size_t lineEnd)
{
    m_started = true;
    const std::string_view line(m_buffer.data() + m_begin, lineEnd - m_begin);
    m_usesCrLf = line.ends_with('\r');
    if (line.starts_with(byteOrderMark))
        m_begin += byteOrderMark.size();
}

/// The next record starts after the line end at `end`.
void CsvReader::consume(std::size_t end)
{
    m_begin = std::min(end + 1, m_end);
}

CsvReader::Step CsvReader::nextLine(CsvRecord& record)
{
    const auto lineEnd = findLineEnd(m_begin);
    if (!lineEnd) {
        if (m_end - m_begin > maxRecord)
            m_problem =
                Problem{Problem::Kind::BadInput,
                        {},
                        tr("Line %1 is longer than 1 MiB; this is no table in CSV.").arg(m_line)};
        return Step::NeedMore;
    }
    if (!m_started)
        startLine(*lineEnd);
    record.line = m_line;
    const std::string_view line =
        withoutCarriageReturn(std::string_view(m_buffer.data() + m_begin, *lineEnd - m_begin));
    if (std::memchr(line.data(), '"', line.size()))
        return nextQuoted(record);
    record.raw = line;
    consume(*lineEnd);
    ++m_line;
    if (line.empty())
        return Step::Nothing;
    split(record, line.size());
    return Step::Record;
}

void CsvReader::split(CsvRecord& record, std::size_t length)
{
    const char* begin = record.raw.data();
    const char* const end = begin + length;
    while (const void* comma = std::memchr(begin, ',', static_cast<std::size_t>(end - begin))) {
        const char* at = static_cast<const char*>(comma);
        record.cells.emplace_back(begin, static_cast<std::size_t>(at - begin));
        begin = at + 1;
    }
    record.cells.emplace_back(begin, static_cast<std::size_t>(end - begin));
}

CsvReader::Step CsvReader::nextQuoted(CsvRecord& record)
{
    m_quoted->restart();
    std::size_t from = m_begin;
    std::size_t lines = 0;
    bool complete = false;
    const std::size_t firstEnd = *findLineEnd(m_begin);
    while (!complete && from < m_end && from - m_begin <= maxRecord) {
        const auto lineEnd = findLineEnd(from);
        if (!lineEnd)
            return Step::NeedMore;
        const std::string_view line(m_buffer.data() + from, *lineEnd - from);
        m_quoted->feed(line);
        complete = m_quoted->feed("\n");
        from = *lineEnd + 1;
        ++lines;
    }
    if (!complete && !m_atEnd && from - m_begin <= maxRecord)
        return Step::NeedMore;
    const std::size_t end = complete ? from - 1 : firstEnd;
    record.raw = withoutCarriageReturn(std::string_view(m_buffer.data() + m_begin, end - m_begin));
    consume(end);
    m_line += complete ? lines : 1;
    if (complete)
        m_quoted->cells(record.cells);
    else
        record.state = CsvRecord::State::OpenQuote;
    return Step::Record;
}

// Writing ----------------------------------------------------------------------------------------

void appendCell(std::string& out, std::string_view cell)
{
    const bool outerBlank = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!outerBlank && cell.find_first_of("\",\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

void appendText(std::string& out, std::string_view cell)
{
    constexpr std::string_view formula = "=+-@\t\r";
    if (cell.empty() || formula.find(cell.front()) == std::string_view::npos ||
        study::parseMachineNumber(cell)) {
        appendCell(out, cell);
        return;
    }
    std::string harmless = "'";
    harmless += cell;
    appendCell(out, harmless);
}

} // namespace gramme::exchange
