// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/importrows.h"

#include "exchange/import/addruns.h"
#include "gui/text.h"
#include "study/format.h"
#include "study/gap.h"

#include <QFile>
#include <QFileInfo>
#include <QMultiHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using exchange::RowState;
using study::MeasuredRun;
using Row = ImportRow;

Problem unreadable(const QString& path, const QString& message)
{
    return {Problem::Kind::Fault, path, message};
}

/// A file without records still shows that it was looked at.
exchange::ImportedRow wholeFile()
{
    exchange::ImportedRow row;
    row.state = RowState::Refused;
    row.place = Text::tr("whole file");
    return row;
}

/// Runs, so that one finds quickly whether the same is among them.
class KnownRuns
{
public:
    void add(const MeasuredRun& run) { m_runs.insert(keyOf(run), run); }
    bool has(const MeasuredRun& run) const
    {
        const auto [begin, end] = m_runs.equal_range(keyOf(run));
        return std::any_of(begin, end, [&run](const MeasuredRun& other) {
            return exchange::isSameRun(run, other);
        });
    }

private:
    static QString keyOf(const MeasuredRun& run)
    {
        return run.tool + u'\n' + run.record + u'\n' + run.start;
    }

    QMultiHash<QString, MeasuredRun> m_runs;
};

QVariant known(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

template <std::optional<double> MeasuredRun::*figure> QVariant figureOf(const Row& row)
{
    return known(row.record.run.*figure);
}

template <std::optional<double> MeasuredRun::*figure>
QString figureText(const Row& row, const QLocale& locale)
{
    const auto& value = row.record.run.*figure;
    return value ? study::format::significant(*value, locale) : u"–"_s;
}

template <QString MeasuredRun::*text> QVariant textOf(const Row& row)
{
    return row.record.run.*text;
}

QVariant pue(const Row& row)
{
    return row.isUsable() ? QVariant(row.record.run.pueIncluded) : QVariant();
}

QString pueText(const Row& row, const QLocale& locale)
{
    if (!row.isUsable())
        return u"–"_s;
    return row.record.run.pueIncluded > 1.0
               ? study::format::ratio(row.record.run.pueIncluded, locale)
               : Text::tr("none");
}

QVariant covers(const Row& row)
{
    if (!row.isUsable())
        return {};
    const QString what = study::coverageName(row.record.run.coverage);
    return row.record.run.quality == study::Quality::Measured
               ? what
               : Text::tr("%1, estimated").arg(what);
}

QVariant notes(const Row& row)
{
    return row.record.notes.isEmpty() && !row.isUsable() ? row.fileNotes.join(u' ')
                                                         : row.record.notes.join(u' ');
}

QString allNotes(const Row& row, const QLocale&)
{
    return importNotes(row);
}

int count(const std::vector<ImportRow>& rows, RowState state)
{
    return int(std::count_if(rows.begin(), rows.end(),
                             [state](const Row& row) { return row.record.state == state; }));
}

} // namespace

Result<exchange::ImportFile> readImportFile(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return unreadable(path, Text::tr("“%1” is a folder; choose the files in it.").arg(path));
    if (info.size() > largestImport)
        return unreadable(path, Text::tr("“%1” has %2 MB; files of up to %3 MB are read. Import a "
                                         "part of it.")
                                    .arg(info.fileName())
                                    .arg(info.size() / (1024 * 1024))
                                    .arg(largestImport / (1024 * 1024)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, Text::tr("“%1” cannot be read: %2. Check that it exists and that "
                                         "you may read it.")
                                    .arg(info.fileName(), file.errorString()));
    // One byte more shows a file that grows, or one whose size is not known before.
    QByteArray content = file.read(largestImport + 1);
    if (content.size() > largestImport)
        return unreadable(path, Text::tr("“%1” has more than %2 MB; import a part of it.")
                                    .arg(info.fileName())
                                    .arg(largestImport / (1024 * 1024)));
    return exchange::ImportFile{info.fileName(), std::move(content)};
}

QString ImportRow::searchText() const
{
    const MeasuredRun& run = record.run;
    return QStringList{files, format, run.name, run.tool, run.hardware, run.place, run.record}
        .join(u'\n');
}

std::vector<ImportRow> importRows(const std::vector<exchange::Imported>& found,
                                  const QList<MeasuredRun>& present)
{
    std::vector<ImportRow> rows;
    QHash<QString, int> seen;
    KnownRuns ofStudy;
    for (const MeasuredRun& run : present)
        ofStudy.add(run);
    KnownRuns above;
    for (const exchange::Imported& imported : found) {
        const QString files = imported.files.join(u", "_s);
        const auto add = [&](const exchange::ImportedRow& record) {
            const QString base = files + u'|' + record.place;
            ImportRow row{u"%1|%2"_s.arg(base).arg(seen[base]++), record, imported.format, files,
                          imported.notes};
            row.isPresent = row.isUsable() && ofStudy.has(record.run);
            row.isRepeated = row.isUsable() && above.has(record.run);
            if (row.isUsable())
                above.add(record.run);
            rows.push_back(std::move(row));
        };
        for (const exchange::ImportedRow& record : imported.rows)
            add(record);
        if (imported.rows.empty())
            add(wholeFile());
    }
    return rows;
}

QString stateName(const ImportRow& row)
{
    if (row.isPresent)
        return Text::tr("Already in the study");
    if (row.isRepeated)
        return Text::tr("Repeated");
    switch (row.record.state) {
    case RowState::Understood:
        return Text::tr("Understood");
    case RowState::Doubtful:
        return Text::tr("Doubtful");
    case RowState::Folded:
        return Text::tr("In another row");
    case RowState::Refused:
        break;
    }
    return Text::tr("Refused");
}

QString importNotes(const ImportRow& row)
{
    QStringList lines{Text::tr("%1, %2: %3.").arg(row.files, row.record.place, stateName(row))};
    lines += row.record.notes;
    if (row.isPresent)
        lines << Text::tr("The study has a run of the same tool, record and start. Tick it to "
                          "import it once more.");
    if (row.isRepeated)
        lines << Text::tr("A row above is the same run. Tick it to import it twice.");
    if (!row.fileNotes.isEmpty()) {
        lines << Text::tr("About the whole file:");
        lines += row.fileNotes;
    }
    if (lines.size() == 1)
        lines << Text::tr("Everything that matters was read.");
    return lines.join(u'\n');
}

QString importSummary(const std::vector<ImportRow>& rows, int files)
{
    const QString read = files == 1 ? Text::tr("One file") : Text::tr("%1 files").arg(files);
    QString text = read + u": "_s
                   + Text::tr("%1 understood, %2 doubtful, %3 refused.")
                         .arg(count(rows, RowState::Understood))
                         .arg(count(rows, RowState::Doubtful))
                         .arg(count(rows, RowState::Refused));
    const auto present =
        std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.isPresent; });
    if (present > 0)
        text += u' ' + Text::tr("Already in the study: %1.").arg(present);
    return text;
}

std::vector<Column<ImportRow>> importColumns()
{
    const auto state = [](const Row& row) -> QVariant { return stateName(row); };
    const auto place = [](const Row& row) -> QVariant { return row.record.place; };
    const auto files = [](const Row& row) -> QVariant { return row.files; };
    const auto format = [](const Row& row) -> QVariant {
        return row.format.isEmpty() ? Text::tr("not known") : row.format;
    };
    const auto tool = [](const Row& row) -> QVariant {
        return u"%1 %2"_s.arg(row.record.run.tool, row.record.run.toolVersion).trimmed();
    };
    const auto start = [](const Row& row) -> QVariant {
        return QString(row.record.run.start).replace(u'T', u' ');
    };
    return {
        {Text::tr("Import"), {}, u"state"_s, state, nullptr, allNotes},
        {Text::tr("Record"), {}, u"place"_s, place},
        {Text::tr("File"), {}, u"file"_s, files},
        {Text::tr("Run"), {}, u"name"_s, textOf<&MeasuredRun::name>},
        {Text::tr("Energy"), u"kWh"_s, u"energy_kwh"_s, figureOf<&MeasuredRun::energyKwh>,
         figureText<&MeasuredRun::energyKwh>},
        {Text::tr("PUE in it"), {}, u"pue_included"_s, pue, pueText},
        {Text::tr("Hours"), u"h"_s, u"hours"_s, figureOf<&MeasuredRun::hours>,
         figureText<&MeasuredRun::hours>},
        {Text::tr("Emissions"), u"kg CO₂e"_s, u"emissions_kgCO2e"_s,
         figureOf<&MeasuredRun::emissionsKg>, figureText<&MeasuredRun::emissionsKg>},
        {Text::tr("Covers"), {}, u"coverage"_s, covers},
        {Text::tr("Hardware"), {}, u"hardware"_s, textOf<&MeasuredRun::hardware>},
        {Text::tr("Count"), {}, u"count"_s, figureOf<&MeasuredRun::count>,
         figureText<&MeasuredRun::count>},
        {Text::tr("Place"), {}, u"where"_s, textOf<&MeasuredRun::place>},
        {Text::tr("Start"), {}, u"start"_s, start},
        {Text::tr("Tool"), {}, u"tool"_s, tool},
        {Text::tr("Format"), {}, u"format"_s, format},
        {Text::tr("Remarks"), {}, u"notes"_s, notes, nullptr, allNotes},
    };
}

} // namespace gramme::gui
