// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/places.h"
#include "gui/text.h"
#include "study/format.h"
#include "study/working.h"

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using Row = PlaceRow;

QVariant place(const Row& row)
{
    return placeLabel(row.ranked, false);
}

QVariant id(const Row& row)
{
    return row.ranked.id();
}

QVariant provider(const Row& row)
{
    return row.ranked.provider ? row.ranked.provider->name : QString();
}

QVariant intensity(const Row& row)
{
    return row.ranked.intensity->gPerKwh;
}

QString intensityText(const Row& row, const QLocale& locale)
{
    return study::format::significant(row.ranked.intensity->gPerKwh, locale);
}

/// "Ember ..., 2025, lifecycle, licence CC-BY-4.0."
QString intensityExplanation(const Row& row, const QLocale& locale)
{
    const catalog::Intensity& intensity = *row.ranked.intensity;
    const catalog::Citation& citation = intensity.citation;
    QStringList parts{study::format::intensity(intensity.gPerKwh, locale)};
    if (const QString basis = study::basisText(intensity.basis); !basis.isEmpty())
        parts << basis;
    if (intensity.year > 0)
        parts << QString::number(intensity.year);
    parts << citation.name;
    parts << (citation.licence.isEmpty() ? Text::tr("licence unknown")
                                         : Text::tr("licence %1").arg(citation.licence));
    const QString sentence = parts.join(u", "_s) + u'.';
    return citation.note.isEmpty() ? sentence : QString(sentence + u' ' + citation.note);
}

QVariant basis(const Row& row)
{
    return study::basisText(row.ranked.intensity->basis);
}

QVariant year(const Row& row)
{
    const int year = row.ranked.intensity->year;
    return year > 0 ? QVariant(year) : QVariant();
}

QString yearText(const Row& row, const QLocale&)
{
    const int year = row.ranked.intensity->year;
    return year > 0 ? QString::number(year) : u"–"_s;
}

QVariant pue(const Row& row)
{
    return row.ranked.pue;
}

QString pueText(const Row& row, const QLocale& locale)
{
    return study::format::ratio(row.ranked.pue, locale);
}

QVariant total(const Row& row)
{
    return row.isApart() ? QVariant() : QVariant(*row.ranked.totalKg);
}

QString totalText(const Row& row, const QLocale& locale)
{
    return row.isApart() ? u"–"_s : study::format::significant(*row.ranked.totalKg, locale);
}

QString totalExplanation(const Row& row, const QLocale& locale)
{
    if (row.isApart())
        return row.ranked.remark();
    return Text::tr("The energy of the scenario with PUE %1, at %2: %3 CO₂e.")
        .arg(study::format::ratio(row.ranked.pue, locale),
             study::format::intensity(row.ranked.intensity->gPerKwh, locale),
             study::format::mass(engine::Kilograms(*row.ranked.totalKg), locale));
}

template <engine::Kilograms engine::Interval::*end> QVariant intervalEnd(const Row& row)
{
    const auto& interval = row.interval();
    return interval ? QVariant(((*interval).*end).value()) : QVariant();
}

template <engine::Kilograms engine::Interval::*end>
QString intervalEndText(const Row& row, const QLocale& locale)
{
    const auto& interval = row.interval();
    return interval ? study::format::significant(((*interval).*end).value(), locale) : u"–"_s;
}

QVariant embodied(const Row& row)
{
    return row.ranked.embodiedKg ? QVariant(*row.ranked.embodiedKg) : QVariant();
}

QString embodiedText(const Row& row, const QLocale& locale)
{
    return row.ranked.embodiedKg ? study::format::significant(*row.ranked.embodiedKg, locale)
                                 : u"–"_s;
}

QVariant ratio(const Row& row)
{
    return row.ranked.ratio ? QVariant(*row.ranked.ratio) : QVariant();
}

QString ratioText(const Row& row, const QLocale& locale)
{
    return row.ranked.ratio ? study::format::significant(*row.ranked.ratio, locale) : u"–"_s;
}

QVariant remark(const Row& row)
{
    QStringList remarks;
    if (row.isChosen)
        remarks << Text::tr("Chosen.");
    if (row.isCleanest)
        remarks << Text::tr("Cleanest.");
    if (!row.others.isEmpty())
        remarks << Text::tr("Scenario %1.").arg(row.others);
    if (const QString known = row.ranked.remark(); !known.isEmpty())
        remarks << known;
    return remarks.join(u' ');
}

template <QString catalog::Citation::*text> QVariant citation(const Row& row)
{
    return row.ranked.intensity->citation.*text;
}

} // namespace

std::vector<Column<PlaceRow>> placeColumns()
{
    using engine::Interval;
    const auto notice = [](const Row& row) -> QVariant { return row.notice; };
    return {
        {Text::tr("Place"), {}, u"place"_s, place},
        {Text::tr("Total"), u"kg CO₂e"_s, u"total_kgCO2e"_s, total, totalText, totalExplanation},
        {Text::tr("Low"), u"kg CO₂e"_s, u"low_kgCO2e"_s, intervalEnd<&Interval::low>,
         intervalEndText<&Interval::low>},
        {Text::tr("High"), u"kg CO₂e"_s, u"high_kgCO2e"_s, intervalEnd<&Interval::high>,
         intervalEndText<&Interval::high>},
        {Text::tr("Ratio"), {}, u"ratio"_s, ratio, ratioText},
        {Text::tr("Intensity"), u"g/kWh"_s, u"intensity_g_per_kwh"_s, intensity, intensityText,
         intensityExplanation},
        {Text::tr("PUE"), {}, u"pue"_s, pue, pueText},
        {Text::tr("Provider"), {}, u"provider"_s, provider},
        {Text::tr("Embodied"), u"kg CO₂e"_s, u"embodied_kgCO2e"_s, embodied,
         embodiedText, nullptr, true},
        {Text::tr("Basis"), {}, u"basis"_s, basis},
        {Text::tr("Year"), {}, u"year"_s, year, yearText},
        {Text::tr("Remark"), {}, u"remark"_s, remark},
        {Text::tr("Identifier"), {}, u"id"_s, id, nullptr, nullptr, true},
        {Text::tr("Source"),
         {},
         u"source"_s,
         citation<&catalog::Citation::name>,
         nullptr,
         nullptr,
         true},
        {Text::tr("Licence"), {}, u"licence"_s, citation<&catalog::Citation::licence>},
        {Text::tr("Notice"), {}, u"notice"_s, notice},
    };
}

} // namespace gramme::gui
