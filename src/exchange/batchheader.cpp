// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/batchheader.h"

#include "catalog/textkey.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

Problem bad(const QString& message)
{
    return {Problem::Kind::BadInput, {}, message};
}

QString columnName(std::string_view cell)
{
    return QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())).trimmed();
}

/// What an input would be called that differs from the name by case, punctuation or a typo or two.
QString inputLike(const QString& name)
{
    const QString key = catalog::normalisedKey(name);
    if (key.size() < 3)
        return {};
    for (const study::InputSpec& spec : study::inputSpecs()) {
        const QString input = QString::fromLatin1(spec.key);
        const auto distance =
            catalog::typoDistance(key, catalog::normalisedKey(input), key.size() < 6 ? 1 : 2);
        if (distance && distance->whole)
            return input;
    }
    return {};
}

bool isResult(const QString& name, std::span<const ResultColumn> results)
{
    return name == QLatin1String(errorColumn) ||
           std::any_of(results.begin(), results.end(), [&](const ResultColumn& column) {
               return name == QLatin1String(column.name);
           });
}

std::string outputLine(const CsvRecord& record, const QStringList& names,
                       std::span<const ResultColumn> results)
{
    std::string line(record.raw);
    const bool collides = std::any_of(names.begin(), names.end(),
                                      [&](const QString& name) { return isResult(name, results); });
    if (collides) {
        line.clear();
        for (qsizetype i = 0; i < names.size(); ++i) {
            QString name = names[i];
            while (isResult(name, results) || (name != names[i] && names.contains(name)))
                name.prepend(u"in_"_s);
            if (i > 0)
                line += ',';
            appendCell(line, name == names[i] ? record.cells[std::size_t(i)] : name.toStdString());
        }
    }
    for (const ResultColumn& column : results)
        (line += ',') += column.name;
    return (line += ',') += errorColumn;
}

} // namespace

Result<BatchHeader> readHeader(const CsvRecord& record, std::span<const ResultColumn> results)
{
    if (record.state != CsvRecord::State::Sound)
        return bad(tr("The first line has a quotation mark that is never closed."));
    if (record.raw.find('\0') != std::string_view::npos)
        return bad(tr("The first line is not text in UTF-8; save the table as CSV in UTF-8."));
    BatchHeader header;
    QStringList names;
    for (const std::string_view cell : record.cells) {
        const QString name = columnName(cell);
        if (!name.isEmpty() && names.contains(name))
            return bad(tr("The column “%1” is given twice; keep one of the two.").arg(name));
        names.append(name);
        const study::InputSpec* spec = study::findSpec(name);
        if (spec && spec->group == study::InputGroup::Serving)
            spec = nullptr; // no part of a run
        if (spec)
            (spec->number ? header.numbers : header.names).push_back({header.cellCount, spec});
        else if (const QString input = inputLike(name); !input.isEmpty())
            header.notices
                << tr("The column “%1” is not an input and passes through; is “%2” meant?")
                       .arg(name, input);
        ++header.cellCount;
    }
    header.line = outputLine(record, names, results);
    return header;
}

} // namespace gramme::exchange
