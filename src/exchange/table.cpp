// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/table.h"

#include "exchange/csv.h"
#include "exchange/estimatejson.h"
#include "exchange/jsonwriter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

bool isNumber(const QVariant& value)
{
    return value.typeId() == QMetaType::Double || value.typeId() == QMetaType::Int ||
           value.typeId() == QMetaType::LongLong;
}

QString cellText(const QVariant& value)
{
    if (value.isNull())
        return u"-"_s;
    if (isNumber(value))
        return study::format::exact(value.toDouble(), QLocale::c());
    const QString text = value.toString().simplified();
    return text.isEmpty() ? u"-"_s : text;
}

/// Columns a terminal needs for a text: accents that stand alone take none.
qsizetype width(const QString& text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) {
        return !c.isLowSurrogate() && c.category() != QChar::Mark_NonSpacing;
    });
}

struct ColumnLayout
{
    qsizetype width = 0;
    bool isRight = false;
};

QVariant known(int value)
{
    return value == 0 ? QVariant() : QVariant(value);
}

QVariant known(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

void writeRecord(JsonWriter& json, const QStringList& columns, const std::vector<QVariant>& row)
{
    json.beginObject();
    for (qsizetype i = 0; i < columns.size(); ++i)
        json.key(columns[i]).value(row[static_cast<std::size_t>(i)]);
    json.endObject();
}

} // namespace

QString tableText(const Table& table)
{
    std::vector<QStringList> lines{table.columns};
    std::vector<ColumnLayout> layout(static_cast<std::size_t>(table.columns.size()));
    for (const auto& row : table.rows) {
        QStringList line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line << cellText(row[i]);
            layout[i].isRight |= isNumber(row[i]);
        }
        lines.push_back(line);
    }
    for (const QStringList& line : lines) {
        for (std::size_t i = 0; i < layout.size(); ++i)
            layout[i].width = std::max(layout[i].width, width(line[qsizetype(i)]));
    }
    QString text;
    for (const QStringList& line : lines) {
        QString row;
        for (std::size_t i = 0; i < layout.size(); ++i) {
            const QString& cell = line[qsizetype(i)];
            const QString blank(layout[i].width - width(cell), u' ');
            row += (i ? u"  "_s : QString()) + (layout[i].isRight ? blank + cell : cell + blank);
        }
        while (row.endsWith(u' '))
            row.chop(1);
        text += row + u'\n';
    }
    return text;
}

QByteArray tableCsv(const Table& table)
{
    std::string out = table.columns.join(u',').toStdString() + '\n';
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                out += ',';
            if (isNumber(row[i]))
                out += study::format::machine(row[i].toDouble()).toStdString();
            else if (!row[i].isNull())
                appendText(out, row[i].toString().toStdString());
        }
        out += '\n';
    }
    return QByteArray::fromStdString(out);
}

QByteArray listJson(const Table& table, const QString& kind)
{
    JsonWriter json;
    json.beginObject();
    json.key(u"schema").value(QStringView(u"gramme.list/1"));
    json.key(u"kind").value(QStringView(kind));
    json.key(u"rows").beginArray();
    for (const auto& row : table.rows)
        writeRecord(json, table.columns, row);
    json.endArray();
    json.endObject();
    return json.text();
}

Table compareTable(const study::Ranking& ranking, const study::Outcome& outcome)
{
    Table table;
    table.columns = {u"id"_s,    u"name"_s, u"provider"_s, u"intensity_g_per_kwh"_s,
                     u"basis"_s, u"year"_s, u"pue"_s,      u"total_kg"_s,
                     u"ratio"_s};
    for (const study::RankedRow& row : ranking.rows) {
        const RowIntensity intensity = rowIntensity(row, outcome);
        table.rows.push_back({row.id(), row.name(), row.provider ? row.provider->id : QString(),
                              intensity.gPerKwh, basisWord(intensity.basis), known(intensity.year),
                              row.pue, known(row.totalKg), known(row.ratio)});
    }
    return table;
}

Table compareOverview(const study::Ranking& ranking, const study::Outcome& outcome)
{
    Table table;
    table.columns = {u"rank"_s, u"id"_s,  u"name"_s, u"provider"_s, u"g/kWh"_s, u"basis"_s,
                     u"year"_s, u"PUE"_s, u"CO₂e"_s, u"ratio"_s,    u"remark"_s};
    const QLocale locale = QLocale::c();
    for (int i = 0; i < static_cast<int>(ranking.rows.size()); ++i) {
        const study::RankedRow& row = ranking.rows[static_cast<std::size_t>(i)];
        const RowIntensity intensity = rowIntensity(row, outcome);
        QStringList remarks;
        if (i == ranking.chosen)
            remarks << tr("chosen");
        if (i == ranking.cleanest)
            remarks << tr("cleanest");
        if (const QString remark = row.remark(); !remark.isEmpty())
            remarks << remark;
        const auto ratio = row.ratio ? study::format::significant(*row.ratio, locale) : QString();
        table.rows.push_back(
            {row.isRanked() ? QVariant(i + 1) : QVariant(), row.id(), row.name(),
             row.provider ? row.provider->id : QString(), intensity.gPerKwh,
             basisWord(intensity.basis), known(intensity.year), row.pue,
             row.totalKg ? study::format::mass(engine::Kilograms(*row.totalKg), locale) : QString(),
             ratio, remarks.join(u"; "_s)});
    }
    return table;
}

Table factTable(const std::vector<catalog::Fact>& facts)
{
    Table table;
    table.columns = {u"key"_s,  u"value"_s,   u"unit"_s,       u"source"_s,
                     u"year"_s, u"licence"_s, u"confidence"_s, u"url"_s};
    for (const catalog::Fact& fact : facts) {
        const catalog::Citation& from = fact.citation;
        table.rows.push_back({fact.key, fact.value, fact.unit, from.name, from.year, from.licence,
                              from.confidence, from.url});
    }
    return table;
}

QByteArray showJson(const std::vector<catalog::Fact>& facts, const QString& kind, const QString& id)
{
    const Table table = factTable(facts);
    JsonWriter json;
    json.beginObject();
    json.key(u"schema").value(QStringView(u"gramme.show/1"));
    json.key(u"kind").value(QStringView(kind));
    json.key(u"id").value(QStringView(id));
    json.key(u"figures").beginArray();
    for (const auto& row : table.rows)
        writeRecord(json, table.columns, row);
    json.endArray();
    json.endObject();
    return json.text();
}

} // namespace gramme::exchange
