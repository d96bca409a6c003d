// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "study/gap.h"
#include "study/resolve.h"

#include <memory>

/// A plan with figures that one can work out by hand, and runs held against it.
namespace gramme::test {

/// 8 x 400 W x 0.60 x 120 h = 230.4 kWh of accelerators, 8 x 100 W x 120 h = 96 kWh of hosts:
/// 326.4 kWh. Only the utilisation is uncertain.
inline study::Scenario planned()
{
    study::Scenario scenario;
    scenario.tdpW = 400;
    scenario.count = 8;
    scenario.utilisation = 0.6;
    scenario.hostW = 100;
    scenario.hours = 120;
    scenario.intensity = 250;
    scenario.pue = 1.2;
    scenario.ranges = {{study::Input::Utilisation, 0.5, 0.9}};
    return scenario;
}

inline study::MeasuredRun measured(std::optional<double> kwh, std::optional<double> hours = 120.0)
{
    study::MeasuredRun run;
    run.tool = QStringLiteral("CodeCarbon");
    run.energyKwh = kwh;
    run.hours = hours;
    return run;
}


/// What the tests of gaps share: the built catalogue, and answers that must be there.
struct GapFixture
{
    std::shared_ptr<const catalog::Catalog> catalog;

    bool open()
    {
        const auto opened = catalog::Catalog::openDefault();
        if (opened)
            catalog = *opened;
        return bool(opened);
    }
    study::Resolved resolved(const study::Scenario& scenario) const
    {
        const auto outcome = study::evaluate(scenario, *catalog, study::window);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message));
        return outcome->resolved;
    }
    study::Gap gapOf(const study::Scenario& scenario, const QList<study::MeasuredRun>& runs) const
    {
        const auto found = study::gap(resolved(scenario), runs);
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return *found;
    }
};

} // namespace gramme::test
