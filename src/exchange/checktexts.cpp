// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/check.h"
#include "exchange/jsonwriter.h"
#include "study/format.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::exchange {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::exchange", text);
}

struct PartSpec
{
    CheckPart part;
    QStringView key; ///< In JSON, with the unit.
    QString unit;    ///< Empty: a text.
};

std::array<PartSpec, checkPartCount> partSpecs()
{
    return {{{CheckPart::Provider, u"provider", {}},
             {CheckPart::Region, u"region", {}},
             {CheckPart::Intensity, u"intensity_kg_per_kwh", u"kg/kWh"_s},
             {CheckPart::Hours, u"hours", u"h"_s},
             {CheckPart::Hardware, u"hardware", {}},
             {CheckPart::Count, u"count", u"×"_s},
             {CheckPart::Tdp, u"tdp_w", u"W"_s},
             {CheckPart::Pue, u"pue", u"PUE"_s},
             {CheckPart::Emissions, u"emissions_kg", u"kg CO₂e"_s},
             {CheckPart::Offset, u"offset_pct", u"%"_s}}};
}

QString unitOf(CheckPart part)
{
    return partSpecs()[static_cast<std::size_t>(part)].unit;
}

QStringView verdictWord(CheckVerdict verdict)
{
    constexpr std::array<QStringView, 4> words{u"nothing-found", u"incomplete", u"recomputes",
                                               u"does-not-recompute"};
    return words[static_cast<std::size_t>(verdict)];
}

void writeParts(JsonWriter& json, const StatementParts& parts)
{
    json.key(u"found").beginObject();
    for (const PartSpec& spec : partSpecs()) {
        json.key(spec.key);
        const auto& found = parts[spec.part];
        if (!found) {
            json.null();
            continue;
        }
        json.beginObject();
        if (spec.unit.isEmpty())
            json.key(u"value").value(QStringView(found->text));
        else
            json.key(u"value").value(found->value);
        json.key(u"text").value(QStringView(found->text));
        json.key(u"offset").value(static_cast<double>(found->offset));
        json.key(u"length").value(static_cast<double>(found->length));
        json.endObject();
    }
    json.endObject();
}

void writeProducts(JsonWriter& json, const StatementCheck& check)
{
    json.key(u"products").beginArray();
    for (const CheckProduct& product : check.products) {
        json.beginObject();
        json.key(u"rounding").value(product.siteRounding ? QStringView(u"site") : u"none");
        json.key(u"intensity")
            .value(product.regionUnrounded ? QStringView(u"unrounded") : u"stated");
        json.key(u"count").value(product.count);
        json.key(u"pue").value(product.pue);
        json.key(u"kg").value(product.kg);
        json.key(u"gives_stated_figure").value(QVariant(product.gives));
        json.key(u"working").value(QStringView(product.working));
        json.endObject();
    }
    json.endArray();
}

void writeTexts(JsonWriter& json, QStringView key, const QStringList& texts)
{
    json.key(key).beginArray();
    for (const QString& text : texts)
        json.value(QStringView(text));
    json.endArray();
}

void writeToday(JsonWriter& json, const StatementCheck& check)
{
    json.key(u"today").beginArray();
    for (const TodayFigure& figure : check.today) {
        const bool isFull = figure.scenario.method == engine::Method::Full;
        json.beginObject();
        json.key(u"method").value(isFull ? QStringView(u"full") : u"lacoste2019");
        json.key(u"total_kg").value(figure.kg);
        json.key(u"interval_low_kg").value(figure.lowKg);
        json.key(u"interval_high_kg").value(figure.highKg);
        json.key(u"sentence").value(QStringView(figure.sentence));
        writeTexts(json, u"notes", figure.notes);
        json.endObject();
    }
    json.endArray();
}

QString lines(const QString& title, const QStringList& texts)
{
    if (texts.isEmpty())
        return {};
    return u'\n' + title + u'\n' + u"  "_s + texts.join(u"\n  "_s) + u'\n';
}

} // namespace

QString checkPartName(CheckPart part)
{
    const std::array<QString, checkPartCount> names{
        tr("Provider"), tr("Region"),   tr("Carbon intensity"),
        tr("Hours"),    tr("Hardware"), tr("Devices"),
        tr("TDP"),      tr("PUE"),      tr("Emissions"),
        tr("Offset")};
    return names[static_cast<std::size_t>(part)];
}

QString checkPartText(CheckPart part, const FoundPart& found, const QLocale& locale)
{
    const QString unit = unitOf(part);
    if (unit.isEmpty())
        return found.text;
    const QString number = study::format::exact(found.value, locale);
    if (part == CheckPart::Count || part == CheckPart::Pue)
        return number;
    return number + u' ' + unit;
}

QString checkText(const StatementCheck& check, const QLocale& locale)
{
    QString text = check.verdictTexts.join(u'\n') + u'\n';
    QStringList explanations;
    for (const CheckExplanation& explanation : check.explanations)
        explanations << explanation.sentence;
    text += lines(tr("What might explain it"), explanations);
    QStringList found;
    for (const PartSpec& spec : partSpecs()) {
        if (const auto& part = check.parts[spec.part])
            found << tr("%1: %2").arg(checkPartName(spec.part),
                                      checkPartText(spec.part, *part, locale).simplified());
    }
    text += lines(tr("Found in the text"), found);
    if (!check.missing.isEmpty() && !check.parts.isEmpty())
        text += lines(tr("Not found"), {check.missing.join(u", "_s)});
    text += lines(tr("Beside the page’s data"), check.remarks);
    QStringList today;
    if (!check.todayRun.isEmpty())
        today << check.todayRun;
    QStringList notes;
    for (const TodayFigure& figure : check.today) {
        today << figure.sentence;
        notes += figure.notes;
    }
    notes.removeDuplicates();
    today += notes;
    return text + lines(tr("What today’s figures give"), today);
}

QByteArray checkJson(const StatementCheck& check)
{
    JsonWriter json;
    json.beginObject();
    json.key(u"schema").value(QStringView(u"gramme.check/1"));
    json.key(u"verdict").value(verdictWord(check.verdict));
    json.key(u"private_infrastructure").value(QVariant(check.parts.isPrivate));
    writeParts(json, check.parts);
    writeTexts(json, u"not_found", check.missing);
    writeProducts(json, check);
    json.key(u"factor").value(check.factor);
    json.key(u"explanations").beginArray();
    for (const CheckExplanation& explanation : check.explanations) {
        json.beginObject();
        json.key(u"factor").value(explanation.factor);
        json.key(u"sentence").value(QStringView(explanation.sentence));
        json.endObject();
    }
    json.endArray();
    writeTexts(json, u"verdict_text", check.verdictTexts);
    writeTexts(json, u"remarks", check.remarks);
    json.key(u"today_run").valueOrNull(check.todayRun);
    writeToday(json, check);
    json.endObject();
    return json.text();
}

} // namespace gramme::exchange
