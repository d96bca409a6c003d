// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue: opening it and the first look at a table, and the search as one types over every
// accelerator and CPU (bar: 10 ms a keystroke, typos included).
#include "catalog/catalog.h"
#include "catalog/search.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

using namespace gramme;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostShown = 60;

std::shared_ptr<const catalog::Catalog> openCatalog()
{
    const auto opened = catalog::Catalog::openDefault();
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return *opened;
}

catalog::SearchIndex hardwareIndex(const catalog::Catalog& catalog)
{
    catalog::SearchIndex index;
    int entry = 0;
    for (const catalog::Device& device : catalog.accelerators(catalog::Edition::Current))
        index.add(entry++, catalog.searchTexts(device));
    for (const catalog::Device& cpu : catalog.cpus())
        index.add(entry++, catalog.searchTexts(cpu));
    return index;
}

/// Types the text letter by letter; the time is that of one keystroke.
void type(benchmark::State& state, const QString& text)
{
    const auto catalog = openCatalog();
    const catalog::SearchIndex index = hardwareIndex(*catalog);
    qsizetype typed = 0;
    for (auto _ : state) {
        typed = typed % text.size() + 1;
        benchmark::DoNotOptimize(index.find(QStringView(text).first(typed), mostShown));
    }
}

/// The same query again and again: the slowest keystroke counts, not the mean of a word.
void query(benchmark::State& state, const QString& text)
{
    const auto catalog = openCatalog();
    const catalog::SearchIndex index = hardwareIndex(*catalog);
    for (auto _ : state)
        benchmark::DoNotOptimize(index.find(text, mostShown));
}

void open(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(openCatalog());
}

void openAndFindDevice(benchmark::State& state)
{
    for (auto _ : state) {
        const auto catalog = openCatalog();
        benchmark::DoNotOptimize(
            catalog->device(u"NVIDIA A100 SXM4 80GB", catalog::Edition::Current));
    }
}

void openAndFindRegion(benchmark::State& state)
{
    for (auto _ : state) {
        const auto catalog = openCatalog();
        benchmark::DoNotOptimize(catalog->region(u"aws/us-east-1", catalog::Edition::Current));
    }
}

void buildIndex(benchmark::State& state)
{
    const auto catalog = openCatalog();
    for (auto _ : state)
        benchmark::DoNotOptimize(hardwareIndex(*catalog));
}

BENCHMARK(open)->Unit(benchmark::kMillisecond);
BENCHMARK(openAndFindDevice)->Unit(benchmark::kMillisecond);
BENCHMARK(openAndFindRegion)->Unit(benchmark::kMillisecond);
BENCHMARK(buildIndex)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(type, a100, u"nvidia a100 sxm4 80gb"_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(type, typos, u"gefroce rxt 4090 laptpo"_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, empty, QString())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, oneLetter, u"n"_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, blankMisplaced, u"a10 0 sxm"_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, oneTypo, u"xeom 6148"_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, manyTypos, u"gefroce rxt 4090 laptpo"_s)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, nothingLikeIt, u"zzzzzzzz qqqqqqqq wwwwwwww"_s)
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
