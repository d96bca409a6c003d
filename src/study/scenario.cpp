// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/scenario.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gramme::study {

bool hasPlan(const Scenario& scenario)
{
    return scenario.params || scenario.activeParams || scenario.tokens || scenario.flops
           || !scenario.preset.isEmpty();
}

void clearPlan(Scenario& scenario)
{
    scenario.preset.clear();
    scenario.params.reset();
    scenario.activeParams.reset();
    scenario.tokens.reset();
    scenario.flops.reset();
    scenario.precision.reset();
    scenario.peakTflops.reset();
    scenario.mfu.reset();
    scenario.recompute.reset();
}

catalog::Edition effectiveEdition(const Scenario& scenario)
{
    if (scenario.edition)
        return *scenario.edition;
    return scenario.method == engine::Method::Lacoste2019 ? catalog::Edition::Lacoste
                                                          : catalog::Edition::Current;
}

Scenario exampleScenario()
{
    Scenario example;
    example.name = QCoreApplication::translate("gramme::study", "As planned");
    example.hardware = u"nvidia-a100-sxm4-80gb"_s;
    example.count = 8;
    example.hours = 120;
    example.provider = u"aws"_s;
    example.region = u"us-east-1"_s;
    return example;
}

} // namespace gramme::study
