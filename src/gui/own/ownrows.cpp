// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/own/ownrows.h"

#include "gui/text.h"
#include "study/format.h"

#include <QSet>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using catalog::OwnField;
using catalog::OwnKind;
using Type = OwnField::Type;

constexpr std::size_t mostFields = 16;

bool isNumber(const OwnField& field)
{
    return field.type == Type::Number || field.type == Type::Whole;
}

template <std::size_t Index> const OwnField& fieldAt(const OwnRow& row)
{
    return catalog::ownFields(catalog::kindOf(row.entry))[Index];
}

template <std::size_t Index> QVariant valueAt(const OwnRow& row)
{
    const OwnField& field = fieldAt<Index>(row);
    const QVariant value = field.get(row.entry);
    if (field.type == Type::Flag)
        return value.toInt() != 0 ? Text::tr("yes") : Text::tr("no");
    return field.type == Type::Word ? QVariant(wordText(value.toString())) : value;
}

template <std::size_t Index> QString textAt(const OwnRow& row, const QLocale& locale)
{
    const OwnField& field = fieldAt<Index>(row);
    const QVariant value = field.get(row.entry);
    if (!value.isValid())
        return {};
    return field.type == Type::Whole ? QString::number(value.toInt())
                                     : study::format::exact(value.toDouble(), locale);
}

struct Getters
{
    QVariant (*value)(const OwnRow&);
    QString (*text)(const OwnRow&, const QLocale&);
};

template <std::size_t... Index>
constexpr std::array<Getters, sizeof...(Index)> gettersOf(std::index_sequence<Index...>)
{
    return {Getters{valueAt<Index>, textAt<Index>}...};
}
constexpr auto getters = gettersOf(std::make_index_sequence<mostFields>());

/// Long texts are for who asks for them.
bool isHidden(const OwnField& field)
{
    static const QSet<QString> keys{u"url"_s, u"licence"_s, u"note"_s, u"what_is_counted"_s};
    return keys.contains(QLatin1StringView(field.key));
}

QVariant keptIn(const OwnRow& row)
{
    return row.isOfStudy ? Text::tr("this study only") : Text::tr("my entries");
}

} // namespace

QString OwnRow::searchText() const
{
    QStringList fields{catalog::idOf(entry)};
    for (const OwnField& field : catalog::ownFields(catalog::kindOf(entry)))
        fields.append(field.get(entry).toString());
    return fields.join(u'\n');
}

std::vector<Column<OwnRow>> ownColumns(OwnKind kind)
{
    std::vector<Column<OwnRow>> columns;
    const auto fields = catalog::ownFields(kind);
    for (std::size_t i = 0; i < fields.size() && i < mostFields; ++i) {
        Column<OwnRow> column;
        column.title = catalog::ownLabel(fields[i]);
        column.unit = QString::fromUtf8(fields[i].unit);
        column.key = QString::fromLatin1(fields[i].key);
        column.value = getters[i].value;
        if (isNumber(fields[i]))
            column.text = getters[i].text;
        column.hidden = isHidden(fields[i]);
        columns.push_back(column);
        if (i == 0) // beside the name, since it says what can be done with the entry
            columns.push_back({Text::tr("Kept in"), {}, u"kept_in"_s, keptIn});
    }
    return columns;
}

std::vector<OwnRow> ownRows(OwnKind kind, const catalog::OwnEntries& mine,
                            const catalog::OwnEntries& ofStudy)
{
    std::vector<OwnRow> rows;
    QSet<QString> known;
    for (const catalog::OwnEntry& entry : catalog::entriesOf(mine, kind)) {
        rows.push_back({entry, false});
        known.insert(catalog::idOf(entry));
    }
    for (const catalog::OwnEntry& entry : catalog::entriesOf(ofStudy, kind)) {
        if (!known.contains(catalog::idOf(entry)))
            rows.push_back({entry, true});
    }
    return rows;
}

QString wordText(const QString& word)
{
    if (word == "soc"_L1)
        return Text::tr("system on a chip");
    if (word == "gpu"_L1 || word == "tpu"_L1 || word == "npu"_L1 || word == "cpu"_L1)
        return word.toUpper();
    if (word == "lifecycle"_L1)
        return Text::tr("lifecycle");
    return word == "direct"_L1 ? Text::tr("direct") : word;
}

QString kindTitle(OwnKind kind)
{
    switch (kind) {
    case OwnKind::Device:
        return Text::tr("Hardware");
    case OwnKind::Grid:
        return Text::tr("Grids");
    case OwnKind::Region:
        return Text::tr("Regions");
    case OwnKind::Reference:
        return Text::tr("Reference points");
    }
    return {};
}

} // namespace gramme::gui
