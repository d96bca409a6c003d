// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/plannerfigures.h"

#include "study/format.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace format = study::format;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("gramme::gui::PlannerFigures", text);
}

/// Whole trials as such, parts of them with the digits they deserve.
QString trialsText(double trials, const QLocale& locale)
{
    return trials == std::floor(trials) ? format::exact(trials, locale)
                                        : format::significant(trials, locale);
}

QString wholePercent(double share, const QLocale& locale)
{
    return format::exact(share * 100.0, locale) + QChar(QChar::Nbsp) + u'%';
}

QString wayName(study::SearchWay way)
{
    switch (way) {
    case study::SearchWay::Grid:
        return tr("Grid");
    case study::SearchWay::Random:
        return tr("Random");
    case study::SearchWay::Halving:
        return tr("Successive halving");
    }
    return {};
}

/// Why it takes as many trials, and when that holds.
QString wayReason(const study::SearchOption& option, const study::SearchQuestion& question,
                  const QString& planned, const QLocale& locale)
{
    switch (option.way) {
    case study::SearchWay::Grid:
        return tr("A full grid: %1 values for each hyperparameter, %2 in all, take %1 to the power "
                  "of %2 trials. One hyperparameter more multiplies them; where only a few matter, "
                  "most trials repeat what is known.")
            .arg(question.valuesPerParameter)
            .arg(question.parameters);
    case study::SearchWay::Random:
        return tr("Of %1 random trials one is among the best %2 of the space with a certainty of "
                  "%3, however many hyperparameters there are. The best itself may be missed "
                  "(Bergstra and Bengio 2012).")
            .arg(trialsText(option.fullTrials, locale), wholePercent(question.bestShare, locale),
                 wholePercent(question.confidence, locale));
    case study::SearchWay::Halving:
        return tr("All %1 trials start short. In %3 rounds the best 1 in %2 goes on with %2 times "
                  "the training, so that only the last ones train in full. It holds where a trial "
                  "that leads early also leads late (Jamieson and Talwalkar 2016).")
            .arg(planned)
            .arg(question.eta)
            .arg(option.rounds);
    }
    return {};
}

QString savedText(double saved, const QLocale& locale)
{
    if (saved == 0.0)
        return tr("the same");
    return saved > 0.0 ? tr("%1 less").arg(format::percent(saved, locale))
                       : tr("%1 more").arg(format::percent(-saved, locale));
}

QStringList costTexts(const study::SearchOption& option, const QLocale& locale)
{
    return {trialsText(option.fullTrials, locale),
            format::significant(option.cost.hours.value(), locale) + u" h"_s,
            format::mass(option.cost.total, locale) + u" CO₂e"_s, savedText(option.saved, locale)};
}

QString litres(engine::Litres volume, const QLocale& locale)
{
    return format::volume(volume, locale);
}

} // namespace

QStringList searchHeadings()
{
    return {tr("Full trials"), tr("Hours"), tr("Emissions"), tr("Against the plan")};
}

FigureRows searchRows(const study::Scenario& scenario, const study::Outcome& outcome,
                      const study::SearchQuestion& question, const QLocale& locale)
{
    FigureRows rows;
    const QString planned = format::exact(scenario.trials.value_or(0.0), locale);
    for (const study::SearchOption& option : study::searchOptions(scenario, outcome, question))
        rows.push_back({wayName(option.way), costTexts(option, locale),
                        wayReason(option, question, planned, locale)});
    return rows;
}

QStringList servingHeadings()
{
    return {tr("One request"), tr("One year")};
}

FigureRows servingRows(const study::ServingResult& result, const QLocale& locale)
{
    const engine::Serving& one = result.one;
    const engine::Serving& year = result.year;
    const bool hasYear = result.requestsPerYear > 0.0;
    const auto row = [&](const QString& name, const QString& single, const QString& all,
                         const QString& note = {}, bool isTotal = false) {
        return FigureTable::Row{name, {single, hasYear ? all : u"–"_s}, note, isTotal};
    };
    const auto mass = [&locale](engine::Kilograms value) { return format::mass(value, locale); };
    return {
        row(tr("Requests"), u"1"_s, format::significant(result.requestsPerYear, locale)),
        row(tr("Energy"), format::energy(one.energy, locale), format::energy(year.energy, locale),
            tr("With PUE %1.").arg(format::ratio(result.request.pue.value(), locale))),
        row(tr("Operational, CO₂e"), mass(one.operational), mass(year.operational),
            tr("At %1.").arg(format::intensity(result.request.intensity.value(), locale))),
        row(tr("Embodied, CO₂e"), mass(one.embodied), mass(year.embodied)),
        row(tr("Emissions, CO₂e"), mass(one.operational + one.embodied),
            mass(year.operational + year.embodied), {}, true),
        row(tr("Water"), litres(one.water.total(), locale), litres(year.water.total(), locale),
            tr("One request: on site %1 (%2), off site %3 (%4).")
                .arg(litres(one.water.onSite, locale), result.water.onSite.citation.name,
                     litres(one.water.offSite, locale), result.water.offSite.citation.name)),
        {tr("GPUs that hold the model"), {format::exact(one.gpus, locale), {}}, {}},
        {tr("Time to the whole answer"),
         {format::significant(one.latencySeconds, locale) + u" s"_s, {}},
         {}},
    };
}

QString servingNote(const study::ServingResult& result)
{
    return tr("Coefficients: EcoLogits 0.9 (%1), fitted to H100 GPUs of 80 GB at batch 64. Later "
              "or "
              "earlier versions differ up to a hundredfold, so the version is kept with the "
              "scenario. Input tokens are not counted.")
        .arg(study::inferenceModelWord(result.request.model));
}

} // namespace gramme::gui
