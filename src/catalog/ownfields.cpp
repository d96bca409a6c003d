// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/ownfields.h"

#include "catalog/tables.h"
#include "catalog/text.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::catalog {

namespace {

// From members to values and back -----------------------------------------------------------------

QVariant toValue(const QString& text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}
QVariant toValue(double number)
{
    return number;
}
QVariant toValue(std::optional<double> number)
{
    return number ? QVariant(*number) : QVariant();
}
QVariant toValue(int whole)
{
    return whole == 0 ? QVariant() : QVariant(whole);
}
QVariant toValue(bool flag)
{
    return flag ? 1 : 0;
}
QVariant toValue(DeviceKind kind)
{
    return nameOf(kind);
}
QVariant toValue(Basis basis)
{
    return toValue(nameOf(basis));
}

void fromValue(const QVariant& value, QString& text)
{
    text = value.toString();
}
void fromValue(const QVariant& value, double& number)
{
    number = value.toDouble();
}
void fromValue(const QVariant& value, std::optional<double>& number)
{
    number.reset();
    if (value.isValid() && !value.isNull())
        number = value.toDouble();
}
void fromValue(const QVariant& value, int& whole)
{
    whole = value.toInt();
}
void fromValue(const QVariant& value, bool& flag)
{
    flag = value.toInt() != 0;
}
void fromValue(const QVariant& value, DeviceKind& kind)
{
    kind = deviceKind(value.toString());
}
void fromValue(const QVariant& value, Basis& known)
{
    known = basis(value.toString());
}

template <class T> struct EntryOf;
template <class Entry, class T> struct EntryOf<T Entry::*>
{
    using type = Entry;
};

template <auto Member> OwnField on(OwnField field)
{
    using Entry = typename EntryOf<decltype(Member)>::type;
    field.get = [](const OwnEntry& entry) { return toValue(std::get<Entry>(entry).*Member); };
    field.set = [](OwnEntry& entry, const QVariant& value) {
        fromValue(value, std::get<Entry>(entry).*Member);
    };
    return field;
}

template <QString Citation::*Member> OwnField cited(OwnField field)
{
    field.get = [](const OwnEntry& entry) { return toValue(citationOf(entry).*Member); };
    field.set = [](OwnEntry& entry, const QVariant& value) {
        std::visit([&value](auto& own) { fromValue(value, own.citation.*Member); }, entry);
    };
    return field;
}

// The fields --------------------------------------------------------------------------------------

using Type = OwnField::Type;

constexpr double nameLength = 200;
constexpr double textLength = 2000;
constexpr double firstYear = 1900;
constexpr double lastYear = 2100;
constexpr QStringView deviceWords = u"gpu tpu npu soc cpu";
constexpr QStringView basisWords = u"lifecycle direct";

OwnField text(const char* key, const char* label, double longest = nameLength)
{
    return {.key = key, .label = label, .unit = "", .high = longest};
}

OwnField needed(OwnField field)
{
    field.required = true;
    return field;
}

OwnField number(const char* key, const char* label, const char* unit, double low, double high)
{
    return {
        .key = key, .label = label, .unit = unit, .type = Type::Number, .low = low, .high = high};
}

OwnField word(const char* key, const char* label, QStringView words)
{
    return {.key = key, .label = label, .unit = "", .type = Type::Word, .words = words};
}

void addProvenance(std::vector<OwnField>& fields, OwnKind kind)
{
    fields.push_back(cited<&Citation::name>(
        text("source", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Source"), textLength)));
    fields.push_back(cited<&Citation::url>(
        text("url", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Address (URL)"), textLength)));
    fields.push_back(cited<&Citation::licence>(
        text("licence", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Licence"))));
    fields.push_back(cited<&Citation::confidence>(
        text("confidence", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Confidence"))));
    if (kind != OwnKind::Grid) // whose year is that of its intensity
        fields.push_back(cited<&Citation::year>(
            text("year", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Year"))));
    fields.push_back(cited<&Citation::note>(
        text("note", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Note"), textLength)));
}

std::vector<OwnField> deviceFields()
{
    return {
        needed(
            on<&OwnDevice::name>(text("name", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Name")))),
        on<&OwnDevice::vendor>(text("vendor", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Maker"))),
        needed(on<&OwnDevice::kind>(
            word("kind", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Kind"), deviceWords))),
        on<&OwnDevice::isWholeMachine>(
            {.key = "whole_machine",
             .label = QT_TRANSLATE_NOOP("gramme::catalog::Text", "Whole machine, no host on top"),
             .unit = "",
             .type = Type::Flag,
             .high = 1}),
        on<&OwnDevice::tdpW>(number(
            "tdp_w", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Rated power"), "W", 0.0, 1e6)),
        on<&OwnDevice::memoryGb>(number(
            "memory_gb", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Memory"), "GB", 0.0, 1e6)),
        on<&OwnDevice::peakBf16Tflops>(
            number("bf16_tflops", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Dense peak in bf16"),
                   "TFLOP/s", 0.0, 1e7)),
        on<&OwnDevice::cores>(
            {.key = "cores",
             .label = QT_TRANSLATE_NOOP("gramme::catalog::Text", "Cores of a CPU"),
             .unit = "",
             .type = Type::Whole,
             .low = 1,
             .high = 1e5}),
        on<&OwnDevice::embodiedKg>(
            number("embodied_kg_co2e",
                   QT_TRANSLATE_NOOP("gramme::catalog::Text", "Emissions of making one"), "kg CO₂e",
                   0.0, 1e7)),
    };
}

/// The year of the figure is that of its citation, too.
OwnField gridYear()
{
    OwnField field =
        on<&OwnGrid::year>({.key = "year",
                            .label = QT_TRANSLATE_NOOP("gramme::catalog::Text", "Year"),
                            .unit = "",
                            .type = Type::Whole,
                            .low = firstYear,
                            .high = lastYear});
    field.set = [](OwnEntry& entry, const QVariant& value) {
        auto& grid = std::get<OwnGrid>(entry);
        grid.year = value.toInt();
        grid.citation.year = grid.year == 0 ? QString() : QString::number(grid.year);
    };
    return field;
}

std::vector<OwnField> gridFields()
{
    return {
        needed(
            on<&OwnGrid::name>(text("name", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Name")))),
        on<&OwnGrid::countryIso2>(text(
            "country", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Country (two letters)"), 2)),
        needed(on<&OwnGrid::gPerKwh>(number(
            "intensity_g_per_kwh", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Carbon intensity"),
            "g/kWh", 0.0, 5000.0))),
        on<&OwnGrid::lowGPerKwh>(number("low_g_per_kwh",
                                        QT_TRANSLATE_NOOP("gramme::catalog::Text", "At least"),
                                        "g/kWh", 0.0, 5000.0)),
        on<&OwnGrid::highGPerKwh>(number("high_g_per_kwh",
                                         QT_TRANSLATE_NOOP("gramme::catalog::Text", "At most"),
                                         "g/kWh", 0.0, 5000.0)),
        on<&OwnGrid::basis>(
            word("basis", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Basis"), basisWords)),
        gridYear(),
    };
}

std::vector<OwnField> regionFields()
{
    return {
        needed(
            on<&OwnRegion::name>(text("name", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Name")))),
        needed(on<&OwnRegion::gridId>(
            text("grid", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Grid")))),
        on<&OwnRegion::pue>(
            number("pue", QT_TRANSLATE_NOOP("gramme::catalog::Text", "PUE"), "", 1.0, 10.0)),
        on<&OwnRegion::wueLPerKwh>(number(
            "wue_l_per_kwh", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Water used on site"),
            "L/kWh", 0.0, 100.0)),
    };
}

std::vector<OwnField> referenceFields()
{
    return {
        needed(on<&OwnReference::label>(
            text("name", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Name")))),
        needed(on<&OwnReference::kgCo2e>(
            number("kg_co2e", QT_TRANSLATE_NOOP("gramme::catalog::Text", "Emissions"), "kg CO₂e",
                   1e-9, 1e12))),
        on<&OwnReference::kgLow>(number("kg_low",
                                        QT_TRANSLATE_NOOP("gramme::catalog::Text", "At least"),
                                        "kg CO₂e", 0.0, 1e12)),
        on<&OwnReference::kgHigh>(number("kg_high",
                                         QT_TRANSLATE_NOOP("gramme::catalog::Text", "At most"),
                                         "kg CO₂e", 0.0, 1e12)),
        on<&OwnReference::whatIsCounted>(
            text("what_is_counted", QT_TRANSLATE_NOOP("gramme::catalog::Text", "What is counted"),
                 textLength)),
    };
}

std::vector<OwnField> fieldsOf(OwnKind kind)
{
    std::vector<OwnField> fields = kind == OwnKind::Device   ? deviceFields()
                                   : kind == OwnKind::Grid   ? gridFields()
                                   : kind == OwnKind::Region ? regionFields()
                                                             : referenceFields();
    addProvenance(fields, kind);
    return fields;
}

Problem bad(const OwnField& field, const QString& sentence)
{
    return {Problem::Kind::BadInput, QString::fromLatin1(field.key), sentence};
}

std::optional<Problem> badNumber(const OwnField& field, const QVariant& value)
{
    const double number = value.toDouble();
    const bool fits = std::isfinite(number) && number >= field.low && number <= field.high;
    if (fits && (field.type != Type::Whole || number == std::floor(number)))
        return std::nullopt;
    const QString sentence = field.type == Type::Whole
                                 ? Text::tr("“%1” must be a whole number from %2 to %3; it is %4.")
                                 : Text::tr("“%1” must be from %2 to %3; it is %4.");
    const QString unit = field.unit[0] ? u' ' + QString::fromUtf8(field.unit) : QString();
    return bad(field, sentence.arg(ownLabel(field), QString::number(field.low, 'g', 8),
                                   QString::number(field.high, 'f', 0) + unit,
                                   QString::number(number, 'g', 12)));
}

std::optional<Problem> badText(const OwnField& field, const QString& text)
{
    if (double(text.size()) > field.high)
        return bad(field, Text::tr("“%1” has %2 characters and may have %3.")
                              .arg(ownLabel(field))
                              .arg(text.size())
                              .arg(int(field.high)));
    const bool mayBreak = field.high >= textLength;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control && !(mayBreak && (c == u'\n' || c == u'\t')))
            return bad(
                field,
                Text::tr("“%1” holds a control character; type it again.").arg(ownLabel(field)));
    }
    return std::nullopt;
}

} // namespace

std::span<const OwnField> ownFields(OwnKind kind)
{
    static const std::array<std::vector<OwnField>, 4> fields{
        fieldsOf(OwnKind::Device), fieldsOf(OwnKind::Grid), fieldsOf(OwnKind::Region),
        fieldsOf(OwnKind::Reference)};
    return fields[std::size_t(kind)];
}

const OwnField* findOwnField(OwnKind kind, QStringView key)
{
    for (const OwnField& field : ownFields(kind)) {
        if (key == QLatin1StringView(field.key))
            return &field;
    }
    return nullptr;
}

QString ownLabel(const OwnField& field)
{
    return Text::tr(field.label);
}

bool isProvenance(const OwnField& field)
{
    constexpr std::array<QLatin1StringView, 6> keys{"source"_L1,     "url"_L1,  "licence"_L1,
                                                    "confidence"_L1, "year"_L1, "note"_L1};
    return std::find(keys.begin(), keys.end(), QLatin1StringView(field.key)) != keys.end();
}

std::optional<Problem> problemOf(const OwnField& field, const QVariant& value)
{
    const bool isMissing = !value.isValid() || value.toString().trimmed().isEmpty();
    if (isMissing)
        return field.required
                   ? std::optional(bad(field, Text::tr("“%1” is needed.").arg(ownLabel(field))))
                   : std::nullopt;
    switch (field.type) {
    case Type::Number:
    case Type::Whole:
    case Type::Flag:
        return badNumber(field, value);
    case Type::Text:
        return badText(field, value.toString());
    case Type::Word:
        if (field.allowedWords().contains(value.toString()))
            return std::nullopt;
        return bad(field,
                   Text::tr("“%1” is “%2”; it may be %3.")
                       .arg(ownLabel(field), value.toString(), field.allowedWords().join(u", "_s)));
    }
    return std::nullopt;
}

QString nameOf(OwnKind kind)
{
    constexpr std::array<QLatin1StringView, 4> names{"device"_L1, "grid"_L1, "region"_L1,
                                                     "reference"_L1};
    return names[std::size_t(kind)];
}

} // namespace gramme::catalog
