// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/differencestable.h"

#include "gui/text.h"
#include "study/format.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

using Row = DifferenceRow;

QVariant known(const std::optional<double>& value)
{
    return value ? QVariant(*value) : QVariant();
}

QString effectText(const Row& row, const QLocale& locale)
{
    if (!row.kg)
        return u"–"_s;
    const QString number = study::format::significant(std::abs(*row.kg), locale);
    if (*row.kg == 0.0)
        return number;
    return (*row.kg < 0.0 ? u"−"_s : u"+"_s) + number;
}

QString shareText(const Row& row, const QLocale& locale)
{
    return row.share ? study::signedPercent(*row.share, locale) : u"–"_s;
}

/// Why a row has no effect of its own.
QString effectExplanation(const Row& row, const QLocale& locale)
{
    if (row.kg)
        return Text::tr("%1: %2 CO₂e. What an input does depends on the others, so it is given "
                        "its mean over all orders in which they could be exchanged; the rows add "
                        "up to the whole difference.")
            .arg(row.name(), study::signedMass(*row.kg, locale));
    return Text::tr("Has no figure of its own: what follows from it stands in other rows, or the "
                    "two cannot be compared.");
}

} // namespace

QString DifferenceRow::key() const
{
    return input ? QString::fromLatin1(study::spec(input->input).key) : u"total"_s;
}

QString DifferenceRow::name() const
{
    return input ? study::differingName(input->input) : Text::tr("Total");
}

std::vector<DifferenceRow> differenceRows(const study::Difference& difference,
                                          const QLocale& locale)
{
    const auto share = [&](const std::optional<double>& kg) -> std::optional<double> {
        return kg && difference.fromKg > 0.0 ? std::optional(*kg / difference.fromKg)
                                             : std::nullopt;
    };
    std::vector<DifferenceRow> rows;
    for (const study::DifferingInput& input : difference.inputs) {
        const study::DifferingTexts texts = study::differingTexts(input, locale);
        rows.push_back({input, texts.from, texts.to, input.kg, share(input.kg)});
    }
    const auto mass = [&](double kg) { return study::format::mass(engine::Kilograms(kg), locale); };
    const std::optional<double> change =
        difference.isComparable() ? std::optional(difference.changeKg()) : std::nullopt;
    rows.push_back(
        {{}, mass(difference.fromKg), mass(difference.toKg), change, share(change)});
    return rows;
}

std::vector<Column<DifferenceRow>> differenceColumns()
{
    const auto name = [](const Row& row) -> QVariant { return row.name(); };
    const auto from = [](const Row& row) -> QVariant { return row.from; };
    const auto to = [](const Row& row) -> QVariant { return row.to; };
    const auto kg = [](const Row& row) { return known(row.kg); };
    const auto share = [](const Row& row) { return known(row.share); };
    return {
        {Text::tr("Input"), {}, u"input"_s, name},
        {Text::tr("Baseline"), {}, u"baseline"_s, from},
        {Text::tr("Scenario"), {}, u"scenario"_s, to},
        {Text::tr("Effect"), u"kg"_s, u"effect_kgCO2e"_s, kg, effectText, effectExplanation},
        {Text::tr("Change"), {}, u"effect_share"_s, share, shareText, effectExplanation},
    };
}

} // namespace gramme::gui
