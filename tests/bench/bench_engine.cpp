// SPDX-License-Identifier: GPL-3.0-or-later
// The engine alone (bars on one core: 20 million estimates a second, 1 ms an interval), and, for
// scale, what study adds on the way from a scenario to its outcome.
#include "catalog/catalog.h"
#include "engine/estimate.h"
#include "engine/siterounding.h"
#include "engine/uncertainty.h"
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

/// A run in which nothing is certain.
engine::Workload doubtfulRun()
{
    engine::Workload run = workloads(engine::Method::Full).front();
    run.cpuUtilisation = engine::Ratio(0.5);
    run.pue = engine::Ratio(1.2);
    run.countsEmbodied = true;
    run.manufacture = {run.count, engine::Kilograms(200.0), engine::Kilograms(300.0),
                       engine::Years(4.0), engine::Ratio(0.7)};
    return run;
}

engine::Spreads doubts(const engine::Workload& run)
{
    engine::Spreads spreads = engine::certain(run);
    for (engine::Spread& spread : spreads)
        spread = {0.85 * spread.best, spread.best, 1.2 * spread.best};
    return spreads;
}

void uncertainty(benchmark::State& state)
{
    engine::Workload run = doubtfulRun();
    engine::Spreads spreads = doubts(run);
    double grams = 50.0;
    for (auto _ : state) {
        grams = grams < 900.0 ? grams + 1.0 : 50.0;
        run.intensity = engine::GramsPerKilowattHour(grams);
        at(spreads, engine::Factor::Intensity) = {0.8 * grams, grams, 1.3 * grams};
        benchmark::DoNotOptimize(engine::uncertainty(run, spreads));
    }
    state.SetItemsProcessed(state.iterations());
}

void intervalElsewhere(benchmark::State& state)
{
    const engine::Workload run = doubtfulRun();
    const engine::Elsewhere elsewhere(run, doubts(run));
    double grams = 50.0;
    for (auto _ : state) {
        grams = grams < 900.0 ? grams + 1.0 : 50.0;
        benchmark::DoNotOptimize(
            elsewhere.at({1.1, 1.2, 1.4}, {0.8 * grams, grams, 1.3 * grams}));
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
BENCHMARK(uncertainty);
BENCHMARK(intervalElsewhere);
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
