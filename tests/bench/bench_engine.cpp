// SPDX-License-Identifier: GPL-3.0-or-later
// The engine alone (bar: 20 million estimates a second on one core), and, for scale, what study
// adds on the way from a scenario to its outcome.
#include "catalog/catalog.h"
#include "engine/estimate.h"
#include "engine/siterounding.h"
#include "study/ranking.h"
#include "study/resolve.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <array>

using namespace gramme;

namespace {

const catalog::Catalog& openCatalog()
{
    static const auto opened = catalog::Catalog::openDefault();
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return **opened;
}

/// Different inputs in turn, so that nothing can be computed once and for all.
std::array<engine::Workload, 64> workloads(engine::Method method)
{
    std::array<engine::Workload, 64> made;
    double step = 1.0;
    for (engine::Workload& workload : made) {
        workload.method = method;
        workload.count = step;
        workload.tdp = engine::Watts(250.0 + step);
        workload.utilisation = engine::Ratio(0.8);
        workload.host = engine::Watts(60.0);
        workload.cpuCores = 16.0;
        workload.cpuPerCore = engine::Watts(7.5);
        workload.memory = engine::Gigabytes(64.0 + step);
        workload.memoryPower = engine::WattsPerGigabyte(0.3725);
        workload.hours = engine::Hours(10.0 * step);
        workload.pue = engine::Ratio(1.1);
        workload.intensity = engine::GramsPerKilowattHour(271.0 + step);
        step += 1.0;
    }
    return made;
}

void estimate(benchmark::State& state)
{
    const auto inputs = workloads(static_cast<engine::Method>(state.range(0)));
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine::estimate(inputs[next]));
        next = (next + 1) % inputs.size();
    }
    state.SetItemsProcessed(state.iterations());
}

void siteRounding(benchmark::State& state)
{
    double hours = 1.0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine::site::cloud(engine::Watts(300.0), engine::Hours(hours),
                                                     engine::GramsPerKilowattHour(432.5), 50.0));
        hours = hours < 1000.0 ? hours + 0.125 : 1.0;
    }
    state.SetItemsProcessed(state.iterations());
}

void evaluate(benchmark::State& state)
{
    const study::Scenario scenario = study::exampleScenario();
    for (auto _ : state)
        benchmark::DoNotOptimize(study::evaluate(scenario, openCatalog(), study::window));
    state.SetItemsProcessed(state.iterations());
}

void resolve(benchmark::State& state)
{
    const study::Scenario scenario = study::exampleScenario();
    const auto selection = study::select(scenario, openCatalog(), study::window);
    for (auto _ : state)
        benchmark::DoNotOptimize(study::resolve(scenario, *selection, study::window));
    state.SetItemsProcessed(state.iterations());
}

void rankAllRegions(benchmark::State& state)
{
    const study::Scenario scenario = study::exampleScenario();
    const auto outcome = study::evaluate(scenario, openCatalog(), study::window);
    for (auto _ : state)
        benchmark::DoNotOptimize(study::rank(scenario, *outcome, study::Across::Providers));
}

BENCHMARK(estimate)->DenseRange(0, 2)->ArgName("method");
BENCHMARK(siteRounding);
BENCHMARK(evaluate);
BENCHMARK(resolve);
BENCHMARK(rankAllRegions);

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
