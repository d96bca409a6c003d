// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/batch.h"

#include "exchange/batchheader.h"
#include "exchange/namecache.h"

#include <QCoreApplication>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

using study::Input;
using study::Scenario;

constexpr std::size_t flushSize = std::size_t(256) * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

std::string_view trimmed(std::string_view cell)
{
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t'))
        cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t'))
        cell.remove_suffix(1);
    return cell;
}

QString toText(std::string_view cell)
{
    return QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
}

/// Names are looked up in two halves, what runs and where, because the pairs of both are many more
/// than either. Only an instance needs its provider, so with one the halves are looked up together.
enum class Half : std::uint8_t { What, Where, Both };

bool belongsTo(Half half, Input input)
{
    switch (input) {
    case Input::Hardware:
    case Input::Instance:
    case Input::Cpu:
    case Input::Preset:
    case Input::Workload:
        return half != Half::Where;
    case Input::Provider:
    case Input::Region:
    case Input::Grid:
        return half != Half::What;
    default:
        return true;
    }
}

/// Reads the cells of one row into a scenario and its selection, without touching text where the
/// same cells were seen before.
class RowReader
{
public:
    RowReader(const BatchHeader& header, const Scenario& defaults, const catalog::Catalog& catalog)
        : m_header(header)
        , m_defaults(defaults)
        , m_catalog(catalog)
        , m_row(defaults)
    {}

    const Scenario& scenario() const { return m_row; }
    const study::Selection& selection() const { return m_selection; }
    bool mayShareAlike() const { return m_mayShareAlike; }

    std::optional<Problem> read(const CsvRecord& record)
    {
        if (auto problem = readNumbers(record))
            return problem;
        makeKeys(record);
        return m_hasInstance ? lookUpTogether(record) : lookUpHalves(record);
    }

private:
    std::optional<Problem> readNumbers(const CsvRecord& record)
    {
        for (const BatchHeader::Column& column : m_header.numbers) {
            const study::InputSpec& spec = *column.spec;
            const std::string_view cell = trimmed(record.cells[column.cell]);
            if (cell.empty()) {
                m_row.*spec.number = m_defaults.*spec.number;
            } else if (!study::assignNumber(m_row, spec, cell)) {
                const auto done =
                    study::assign(m_row, spec.input, toText(cell), study::Naming::Column);
                if (!done)
                    return done.error();
            }
        }
        return {};
    }

    /// Each cell with its length before it, so that no two rows share a key by accident.
    static void appendKey(std::string& key, std::string_view cell)
    {
        const auto length = static_cast<std::uint32_t>(cell.size());
        key.append(reinterpret_cast<const char*>(&length), sizeof length);
        key += cell;
    }

    void makeKeys(const CsvRecord& record)
    {
        m_whatKey.clear();
        // An intensity of its own makes a region unnecessary.
        m_whereKey.assign(1, m_row.intensity ? 'i' : '-');
        m_hasInstance = !m_defaults.instance.isEmpty();
        for (const BatchHeader::Column& column : m_header.names) {
            const std::string_view cell = trimmed(record.cells[column.cell]);
            const Input input = column.spec->input;
            if (belongsTo(Half::What, input))
                appendKey(m_whatKey, cell);
            if (belongsTo(Half::Where, input))
                appendKey(m_whereKey, cell);
            m_hasInstance |= input == Input::Instance && !cell.empty();
        }
    }

    const Names& lookUp(NameCache& cache, std::string_view key, const CsvRecord& record, Half half)
    {
        if (key.size() <= NameCache::maxKey) {
            if (const Names* known = cache.find(key))
                return *known;
        }
        Scenario scenario = m_defaults;
        scenario.intensity = m_row.intensity;
        std::optional<Problem> problem;
        for (const BatchHeader::Column& column : m_header.names) {
            const std::string_view cell = trimmed(record.cells[column.cell]);
            if (cell.empty() || problem)
                continue;
            const auto done =
                study::assign(scenario, column.spec->input, toText(cell), study::Naming::Column);
            if (!done)
                problem = done.error();
        }
        for (const study::InputSpec& spec : study::inputSpecs()) {
            if (spec.text && !belongsTo(half, spec.input))
                (scenario.*spec.text).clear();
        }
        return cache.add(key, scenario, m_catalog, problem);
    }

    std::optional<Problem> lookUpTogether(const CsvRecord& record)
    {
        const Names& names = lookUp(m_together, m_whatKey + m_whereKey, record, Half::Both);
        if (names.problem)
            return names.problem;
        takeNames(names, Half::Both);
        m_selection = names.selection;
        m_mayShareAlike = names.mayShareAlike;
        return {};
    }

    std::optional<Problem> lookUpHalves(const CsvRecord& record)
    {
        const Names& what = lookUp(m_what, m_whatKey, record, Half::What);
        if (what.problem)
            return what.problem;
        const Names& where = lookUp(m_where, m_whereKey, record, Half::Where);
        if (where.problem)
            return where.problem;
        takeNames(what, Half::What);
        takeNames(where, Half::Where);
        m_selection = what.selection;
        m_selection.provider = where.selection.provider;
        m_selection.region = where.selection.region;
        m_selection.grid = where.selection.grid;
        m_selection.cleanest = where.selection.cleanest;
        m_selection.keptRegion = where.selection.keptRegion;
        m_mayShareAlike = what.mayShareAlike || where.mayShareAlike;
        return {};
    }

    /// The texts and choices of the row; what is no column is that of the defaults already.
    /// resolve() takes the entries from the selection and asks of a text only whether it is given,
    /// so one given text is as good as another and need not be copied.
    void takeNames(const Names& names, Half half)
    {
        const Scenario& from = names.scenario;
        for (const BatchHeader::Column& column : m_header.names) {
            const auto text = column.spec->text;
            if (text && belongsTo(half, column.spec->input) &&
                (m_row.*text).isEmpty() != (from.*text).isEmpty())
                m_row.*text = from.*text;
        }
        study::copyChoices(from, m_row);
    }

    const BatchHeader& m_header;
    const Scenario& m_defaults;
    const catalog::Catalog& m_catalog;
    Scenario m_row;
    study::Selection m_selection;
    bool m_mayShareAlike = false;
    bool m_hasInstance = false;
    std::string m_whatKey;
    std::string m_whereKey;
    NameCache m_what;
    NameCache m_where;
    NameCache m_together;
};

class BatchRun
{
public:
    BatchRun(QIODevice& in, QIODevice& out, const Scenario& defaults,
             const catalog::Catalog& catalog, const std::function<void(const QString&)>& notice)
        : m_reader(in)
        , m_device(out)
        , m_defaults(defaults)
        , m_catalog(catalog)
        , m_notice(notice)
        , m_results(defaults.rounding == study::Rounding::Site)
    {}

    Result<BatchCounts> run()
    {
        CsvRecord record;
        while (m_reader.fill()) {
            while (m_reader.next(record)) {
                if (auto problem = m_rows ? handle(record) : begin(record))
                    return *problem;
            }
            if (auto problem = flush())
                return *problem;
        }
        if (m_reader.problem())
            return *m_reader.problem();
        if (!m_rows)
            return Problem{Problem::Kind::BadInput,
                           {},
                           tr("The table is empty; its first line must name the columns.")};
        return m_counts;
    }

private:
    using Step = std::optional<Problem>;

    Step begin(const CsvRecord& record)
    {
        auto header = readHeader(record, m_results.columns());
        if (!header)
            return header.error();
        m_header = *std::move(header);
        m_lineEnd = m_reader.usesCrLf() ? "\r\n" : "\n";
        (m_out += m_header.line) += m_lineEnd;
        for (const QString& text : m_header.notices)
            m_notice(text);
        m_rows.emplace(m_header, m_defaults, m_catalog);
        return {};
    }

    Step handle(const CsvRecord& record)
    {
        ++m_counts.rows;
        if (const QString error = estimate(record); !error.isEmpty()) {
            ++m_counts.badRows;
            m_results.writeEmpty(m_out);
            m_out += ',';
            appendText(m_out, error.toStdString());
        }
        m_out += m_lineEnd;
        return m_out.size() < flushSize ? Step() : flush();
    }

    /// Writes the row and its results; gives back what is wrong, with the results still to come.
    QString estimate(const CsvRecord& record)
    {
        if (record.state != CsvRecord::State::Sound) {
            appendCell(m_out, record.raw);
            m_out.append(m_header.cellCount - 1, ',');
            return tr("The row has a quotation mark that is never closed.");
        }
        if (record.cells.size() != m_header.cellCount) {
            writeFitted(record);
            return tr("The row has %1 cells and the header %2.")
                .arg(record.cells.size())
                .arg(m_header.cellCount);
        }
        m_out += record.raw;
        if (const auto problem = m_rows->read(record))
            return problem->message;
        auto resolved = study::resolve(m_rows->scenario(), m_rows->selection(), study::batchFile);
        if (!resolved)
            return resolved.error().message;
        const study::Outcome outcome = study::compute(*std::move(resolved));
        m_results.write(m_out, outcome);
        m_out += ',';
        note(outcome.resolved);
        return {};
    }

    /// As many cells as the header has, so that the error stands in its column.
    void writeFitted(const CsvRecord& record)
    {
        for (std::size_t i = 0; i < m_header.cellCount; ++i) {
            if (i > 0)
                m_out += ',';
            if (i < record.cells.size())
                appendCell(m_out, record.cells[i]);
        }
    }

    void note(const study::Resolved& resolved)
    {
        const auto warnings = resolved.warnings & ~m_seen.warnings;
        const auto zeros = resolved.zeros & ~m_seen.zeros;
        if (warnings.any() || zeros.any()) {
            study::Resolved news = resolved;
            news.warnings = warnings;
            news.zeros = zeros;
            for (const QString& text : study::warningTexts(news))
                m_notice(tr("Row %1, and perhaps later ones: %2").arg(m_counts.rows).arg(text));
            m_seen.warnings |= warnings;
            m_seen.zeros |= zeros;
        }
        if (!m_notedShareAlike && m_rows->mayShareAlike() && study::usesShareAlike(resolved)) {
            m_notedShareAlike = true;
            m_notice(m_catalog.shareAlikeNotice());
        }
    }

    Step flush()
    {
        const auto size = static_cast<qint64>(m_out.size());
        const bool done = m_device.write(m_out.data(), size) == size;
        m_out.clear();
        if (done)
            return {};
        return Problem{Problem::Kind::Fault,
                       {},
                       tr("The results cannot be written: %1.").arg(m_device.errorString())};
    }

    CsvReader m_reader;
    QIODevice& m_device;
    const Scenario& m_defaults;
    const catalog::Catalog& m_catalog;
    const std::function<void(const QString&)>& m_notice;
    ResultWriter m_results;
    BatchHeader m_header;
    std::optional<RowReader> m_rows;
    std::string m_out;
    std::string_view m_lineEnd;
    BatchCounts m_counts;
    study::Resolved m_seen; ///< Its warnings and zeros are those already told.
    bool m_notedShareAlike = false;
};

} // namespace

Result<BatchCounts> runBatch(QIODevice& in, QIODevice& out, const Scenario& defaults,
                             const catalog::Catalog& catalog,
                             const std::function<void(const QString&)>& notice)
{
    return BatchRun(in, out, defaults, catalog, notice).run();
}

QByteArray estimateCsv(const Scenario& scenario, const study::Outcome& outcome)
{
    std::string names;
    std::string values;
    for (const study::InputSpec& spec : study::inputSpecs()) {
        if (!study::isGiven(scenario, spec.input))
            continue;
        names += names.empty() ? "" : ",";
        values += values.empty() ? "" : ",";
        names += spec.key;
        appendText(values, study::valueText(scenario, spec.input).toStdString());
    }
    ResultWriter results(outcome.site.has_value());
    for (const ResultColumn& column : results.columns())
        (names += ',') += column.name;
    results.write(values, outcome);
    return QByteArray::fromStdString(names + ',' + errorColumn + '\n' + values + ",\n");
}

} // namespace gramme::exchange
