// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/resolve.h"

#include "study/uncertain.h"

#include <QByteArray>
#include <QLocale>

namespace gramme::study {

namespace {

/// kg/kWh as the user would type it on the page: the decimal point moved, not a division.
double kgFromGrams(double grams)
{
    return (QByteArray::number(grams, 'g', QLocale::FloatingPointShortest) + "e-3").toDouble();
}

SiteResult siteResult(const Resolved& resolved, const engine::Estimate& estimate)
{
    using namespace engine;
    const Workload& in = resolved.workload;
    const Hours hours = in.hours * in.count * in.runs;
    const double offset = resolved.offsetPct;
    SiteResult result;
    if (resolved.origin(Input::Intensity) != Origin::Region) {
        result.figures = site::privateInfrastructure(
            in.tdp, hours, kgFromGrams(estimate.inputs.intensity.value()), offset);
        return result;
    }
    result.figures = site::cloud(in.tdp, hours, in.intensity, offset);
    const catalog::Region* cleanest = resolved.selection.cleanest;
    if (cleanest && cleanest != resolved.selection.region) {
        result.cleanest = cleanest;
        result.cleanestKg = site::alternative(result.figures.energy,
                                              GramsPerKilowattHour(cleanest->intensity.gPerKwh));
    }
    return result;
}

} // namespace

Outcome compute(Resolved resolved)
{
    Outcome outcome{std::move(resolved), {}, {}, {}};
    const Resolved& from = outcome.resolved;
    outcome.estimate = engine::estimate(from.workload);
    if (from.wantsInterval) {
        const auto doubt = engine::uncertainty(from.workload, spreads(from));
        outcome.estimate.interval = doubt.interval;
        outcome.shares = doubt.shares;
    }
    if (from.rounding == Rounding::Site)
        outcome.site = siteResult(from, outcome.estimate);
    return outcome;
}

Result<Outcome> evaluate(const Scenario& scenario, const catalog::Catalog& catalog,
                         Audience audience)
{
    const auto selection = select(scenario, catalog, audience);
    if (!selection)
        return selection.error();
    auto resolved = resolve(scenario, *selection, audience);
    if (!resolved)
        return resolved.error();
    return compute(*std::move(resolved));
}

} // namespace gramme::study
