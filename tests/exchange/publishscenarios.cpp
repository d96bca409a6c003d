// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishscenarios.h"

#include "study/ranges.h"

using namespace Qt::StringLiterals;

namespace gramme::tests {

namespace {

using engine::Method;
using study::Input;
using study::Scenario;

Scenario region()
{
    Scenario scenario;
    scenario.name = u"Fine-tuning"_s;
    scenario.hardware = u"nvidia-a100-sxm4-80gb"_s; // 400 W, accelerators.csv
    scenario.count = 8;
    scenario.utilisation = 0.8;
    scenario.hostW = 0;
    scenario.hours = 120;
    scenario.provider = u"aws"_s;
    scenario.region = u"us-east-1"_s; // PUE 1.15; grid US-eGRID-SRVC, 270.5 g/kWh direct, 2023
    return scenario;
}

Scenario ownSite()
{
    Scenario scenario;
    scenario.hardware = u"nvidia-h100-sxm5-80gb"_s; // 700 W
    scenario.count = 4;
    scenario.utilisation = 0.5;
    scenario.hostW = 120;
    scenario.hours = 10;
    scenario.runs = 3;
    scenario.provider = u"onprem-average"_s; // PUE 1.54
    scenario.grid = u"DE"_s;                 // 329.6 g/kWh lifecycle
    return scenario;
}

Scenario custom()
{
    Scenario scenario;
    scenario.tdpW = 300;
    scenario.utilisation = 1;
    scenario.hostW = 0;
    scenario.hours = 24;
    scenario.intensity = 50;
    scenario.pue = 1.2;
    scenario.offsetPct = 40;
    return scenario;
}

Scenario instance()
{
    Scenario scenario;
    scenario.instance = u"p4d.24xlarge"_s; // 8 x 400 W, 96 vCPU, 1152 GB
    scenario.count = 2;
    scenario.utilisation = 0.8;
    scenario.cpuWPerCore = 10;
    scenario.cpuUtilisation = 0.5;
    scenario.memoryWPerGb = 0.3725;
    scenario.hours = 24;
    scenario.provider = u"aws"_s;
    scenario.region = u"eu-central-1"_s; // PUE 1.35; grid DE, 329.6 g/kWh
    return scenario;
}

Scenario page(study::Rounding rounding)
{
    Scenario scenario;
    scenario.method = Method::Lacoste2019;
    scenario.rounding = rounding;
    scenario.hardware = u"Tesla V100-SXM2-16GB"_s; // 250 W on the page
    scenario.hours = 100;
    scenario.provider = u"gcp"_s;
    scenario.region = u"us-west1"_s; // 297.6 g/kWh, offset 100 % on the page
    return scenario;
}

Scenario greenAlgorithms()
{
    Scenario scenario;
    scenario.method = Method::GreenAlgorithms;
    scenario.tdpW = 400;
    scenario.cpuTdpW = 120;
    scenario.cpuCores = 8;
    scenario.memoryGb = 64;
    scenario.hours = 100;
    scenario.grid = u"CW"_s; // 517 g/kWh, Electricity Maps: share-alike
    return scenario;
}

Scenario providerWithoutRegion()
{
    Scenario scenario;
    scenario.tdpW = 250;
    scenario.utilisation = 0.8;
    scenario.hostW = 0;
    scenario.hours = 10;
    scenario.provider = u"aws"_s; // PUE 1.14 and claim 100 % in providers.csv
    scenario.grid = u"DE"_s;      // 329.6 g/kWh
    return scenario;
}

Scenario personal()
{
    Scenario scenario;
    scenario.cpu = u"intel-xeon-e5-2699-v3"_s; // 145 W, 18 cores
    scenario.cpuCores = 9;
    scenario.cpuUtilisation = 1;
    scenario.hours = 200;
    scenario.provider = u"personal"_s; // PUE 1
    scenario.intensity = 100;
    return scenario;
}

/// Nothing typed but what the first view asks for.
Scenario defaults()
{
    Scenario scenario = region();
    scenario.utilisation.reset();
    scenario.hostW.reset();
    return scenario;
}

Scenario withoutEmbodied()
{
    Scenario scenario = region();
    scenario.embodied = false;
    return scenario;
}

Scenario ownRanges()
{
    Scenario scenario = region();
    scenario.embodiedDeviceKg = 200;
    scenario.embodiedHostKg = 400;
    scenario.lifetimeYears = 5;
    scenario.lifetimeUse = 0.5;
    scenario.ranges = {
        {Input::Utilisation, 0.5, 0.9}, study::pinned(Input::Pue), {Input::LifetimeYears, 3, 8}};
    return scenario;
}

Scenario plan()
{
    Scenario scenario;
    scenario.hardware = u"nvidia-h100-sxm5-80gb"_s; // 700 W, 989.4 TFLOP/s in bf16
    scenario.count = 64;
    scenario.utilisation = 0.5;
    scenario.hostW = 150;
    scenario.params = 7e9;
    scenario.tokens = 2e12;
    scenario.mfu = 0.4;
    scenario.finalRuns = 2;
    scenario.trials = 50;
    scenario.trialHours = 2;
    scenario.failedShare = 0.1;
    scenario.pue = 1.1;
    scenario.grid = u"DE"_s; // 329.6 g/kWh
    return scenario;
}

Scenario publishedRun()
{
    Scenario scenario;
    scenario.preset = u"gpt3_175b"_s; // 3.14e23 FLOPs, MFU 0.197, 10,000 V100 of 125 TFLOP/s
    scenario.utilisation = 0.5;
    scenario.hostW = 0;
    scenario.pue = 1.1;
    scenario.intensity = 429;
    scenario.embodied = false;
    return scenario;
}

Scenario lifecycleBasis()
{
    Scenario scenario = region();
    scenario.basis = study::BasisChoice::Lifecycle; // 418 g/kWh of EM-US-MIDA-PJM, share-alike
    return scenario;
}

Scenario fuelMix()
{
    Scenario scenario = ownSite();
    scenario.basis = study::BasisChoice::FuelMix;
    scenario.embodied = false;
    scenario.interval = false;
    return scenario;
}

Scenario zeroHours()
{
    Scenario scenario = region();
    scenario.hours = 0;
    return scenario;
}

} // namespace

std::vector<Statement> statements()
{
    return {
        // 8 x 400 W x 0.8 x 120 h = 307.2 kWh; x 1.15 = 353.28 kWh; x 270.5 g = 95.562 kg;
        // 8 x (150 + 2500 / 8) kg x 120 h / (4 x 8760 h x 0.85) = 14.907; together 110.469
        {"region",
         region(),
         {u"8"_s,         u"400"_s,           u"960"_s,
          u"307 kWh"_s,   u"353 kWh"_s,       u"1.15"_s,
          u"270.5"_s,     u"95.6 kg"_s,       u"US East (N. Virginia)"_s,
          u"us-east-1"_s, u"US-eGRID-SRVC"_s, u"direct"_s,
          u"2023"_s,      u"150 kg"_s,        u"312.5 kg"_s,
          u"4 years"_s,   u"85 %"_s,          u"14.9 kg"_s,
          u"110 kg"_s,    u"90 % interval"_s},
         false,
         true,
         true},
        // 4 x (700 W x 0.5 + 120 W) x 10 h x 3 = 56.4 kWh; x 1.54 = 86.856 kWh; x 329.6 g = 28.628
        // kg; 4 x (164 + 312.5) kg x 30 h / 29784 h = 1.9198; together 30.548
        {"own site",
         ownSite(),
         {u"700"_s, u"120"_s, u"3 runs"_s, u"56.4 kWh"_s, u"86.9 kWh"_s, u"1.54"_s, u"329.6"_s,
          u"28.6 kg"_s, u"Germany"_s, u"lifecycle"_s, u"164 kg"_s, u"1.92 kg"_s, u"30.5 kg"_s},
         false,
         false,
         true},
        // 300 W x 24 h = 7.2 kWh; x 1.2 = 8.64 kWh; x 50 g = 432 g; 40 % of it 172.8 g
        {"custom",
         custom(),
         {u"300"_s, u"8.64 kWh"_s, u"1.20"_s, u"50"_s, u"432 g"_s, u"173 g"_s, u"authors"_s},
         false,
         true},
        // 16 x 400 W x 0.8 x 24 h = 122.88; 96 cores x 10 W x 0.5 x 24 h = 11.52;
        // 2304 GB x 0.3725 W x 24 h = 20.598; sum 154.998 kWh; x 1.35 = 209.247; x 329.6 g =
        // 68.968; 16 x 462.5 kg x 24 h / 29784 h = 5.963; together 74.931
        {"instance",
         instance(),
         {u"p4d.24xlarge"_s, u"16"_s, u"96 cores"_s, u"2,304"_s, u"209 kWh"_s, u"69.0 kg"_s,
          u"5.96 kg"_s, u"74.9 kg"_s},
         false,
         true,
         true},
        // 250 W x 100 h = 25 kWh; x 297.6 g = 7.44 kg
        {"lacoste2019",
         page(study::Rounding::None),
         {u"250"_s, u"25.0 kWh"_s, u"297.6"_s, u"7.44 kg"_s, u"lacoste-"_s},
         false,
         true},
        // 25 kWh; 297.6 -> 297 -> 0.297 -> 0.3 kg/kWh; 25 x 0.3 = 7.5 kg
        {"lacoste2019, rounded",
         page(study::Rounding::Site),
         {u"25 kWh"_s, u"0.3"_s, u"7.5 kg"_s, u"7.44 kg"_s, u"rounded at each step"_s},
         false,
         true},
        // (400 W + 120 W + 64 GB x 0.3725 W/GB) x 100 h = 54.384 kWh; x 1.56 = 84.839; x 517 g
        // = 43.862
        {"green-algorithms",
         greenAlgorithms(),
         {u"8"_s, u"64"_s, u"84.8 kWh"_s, u"1.56"_s, u"517"_s, u"43.9 kg"_s, u"Green Algorithms"_s},
         true},
        // 250 W x 0.8 x 10 h = 2 kWh; x 1.14 = 2.28 kWh; x 329.6 g = 751.488 g
        {"provider without region",
         providerWithoutRegion(),
         {u"1.14"_s, u"2.28 kWh"_s, u"751 g"_s, u"Germany"_s, u"Amazon Web Services"_s},
         false,
         true},
        // 9 cores x 145 W / 18 x 200 h = 14.5 kWh; x 1; x 100 g = 1.45 kg;
        // 9 / 18 of half a server of 1000 kg: 0.5 x 500 kg x 200 h / 29784 h = 1.679; 3.129 kg
        {"personal computer",
         personal(),
         {u"9 cores"_s, u"14.5 kWh"_s, u"1.00"_s, u"1.45 kg"_s, u"0.5"_s, u"500 kg"_s, u"1.68 kg"_s,
          u"3.13 kg"_s},
         false,
         false,
         true},
        {"zero hours", zeroHours(), {u"0 kWh"_s, u"0 kg"_s}, false, true, true},
        // 8 x (400 W x 0.60 + 400 W x 0.25) x 120 h = 326.4 kWh; x 1.15 = 375.36; x 270.5 g =
        // 101.535 kg; + 14.907 = 116.442
        {"defaults",
         defaults(),
         {u"assumed"_s, u"60 %"_s, u"100 W"_s, u"326 kWh"_s, u"375 kWh"_s, u"102 kg"_s,
          u"14.9 kg"_s, u"116 kg"_s},
         false,
         true,
         true},
        {"embodied off", withoutEmbodied(), {u"353 kWh"_s, u"95.6 kg"_s}, false, true},
        // 8 x (200 + 400) kg x 120 h / (5 x 8760 h x 0.5) = 26.301; + 95.562 = 121.864
        {"own ranges",
         ownRanges(),
         {u"200 kg"_s, u"400 kg"_s, u"5 years"_s, u"50 %"_s, u"26.3 kg"_s, u"122 kg"_s,
          u"50 % to 90 %"_s, u"3 to 8 years"_s, u"taken as certain by the authors"_s},
         false,
         true,
         true},
        // 6 x 7e9 x 2e12 = 8.4e22; / (989.4e12 x 0.4 x 3600 s) = 58,958.3 h; / 64 = 921.2 h;
        // (921.224 x 2 + 50 x 2) x 1.1 = 2136.69 h; x 64 = 136,748 device-hours;
        // x (700 W x 0.5 + 150 W) = 68.374 MWh; x 1.1 = 75.212 MWh; x 329.6 g = 24.790 t;
        // 136,748 x (164 + 312.5) kg / 29784 h = 2.188 t; together 26.978 t
        {"plan and campaign",
         plan(),
         {u"6 × 7B"_s, u"2T tokens"_s, u"8.40 × 10²²"_s, u"989.4 TFLOP/s"_s, u"bf16"_s, u"40 %"_s,
          u"921 h"_s, u"2 runs"_s, u"50 search trials of 2 h"_s, u"10 %"_s, u"137,000"_s,
          u"75.2 MWh"_s, u"24.8 t"_s, u"2.19 t"_s, u"27.0 t"_s},
         false,
         false,
         true},
        // 3.14e23 / (125e12 x 0.197 x 3600 s) = 3.5420e6 h; x 300 W x 0.5 = 531.30 MWh;
        // x 1.1 = 584.43 MWh; x 429 g = 250.72 t
        {"published run",
         publishedRun(),
         {u"GPT-3 175B"_s, u"3.14 × 10²³"_s, u"19.7 %"_s, u"as that run reached"_s, u"354 h"_s,
          u"584 MWh"_s, u"251 t"_s}},
        // 353.28 kWh x 418 g = 147.671 kg; + 14.907 = 162.578
        {"lifecycle basis",
         lifecycleBasis(),
         {u"418"_s, u"primary value of 270.5"_s, u"EM-US-MIDA-PJM"_s, u"lifecycle"_s, u"148 kg"_s,
          u"163 kg"_s},
         true,
         true,
         true},
        // Shares of Germany in 2025 times the factors of AR5: 309.7 g; 86.856 kWh x it = 26.9 kg
        {"fuel mix",
         fuelMix(),
         {u"310"_s, u"primary value of 329.6"_s, u"fuel mix of the place"_s, u"AR5"_s,
          u"26.9 kg"_s}},
    };
}

Statement statementOf(const QString& row)
{
    for (const Statement& statement : statements()) {
        if (row == QLatin1String(statement.row))
            return statement;
    }
    qFatal("There is no statement called %s.", qPrintable(row));
}

std::vector<Scenario> withPartsOff(const Scenario& scenario)
{
    std::vector<Scenario> all{scenario};
    if (scenario.method != Method::Full)
        return all;
    for (const auto& [embodied, interval] :
         {std::pair(true, false), {false, true}, {false, false}}) {
        all.push_back(scenario);
        all.back().embodied = embodied && scenario.embodied.value_or(true);
        all.back().interval = interval;
    }
    return all;
}

exchange::Publication publication(const study::Scenario& scenario, const study::Outcome& outcome,
                                  const catalog::Catalog& catalog)
{
    exchange::Publication made;
    made.items.push_back({study::studyOf(scenario).scenarios.first(), outcome, {}});
    made.catalog = &catalog;
    return made;
}

exchange::Publication publication(const study::Scenario& scenario, const catalog::Catalog& catalog)
{
    const auto outcome = study::evaluate(scenario, catalog, study::commandLine);
    if (!outcome)
        qFatal("%s", qPrintable(outcome.error().message));
    return publication(scenario, *outcome, catalog);
}

QRegularExpression dangling()
{
    static const QStringList signs{
        u"\\{\\{|\\}\\}\\}|<<|>>"_s,                        // tags
        u"\\bnan\\b|\\binf\\b"_s,                           // numbers that are none
        u"  |,,|;;|,\\.|;\\.|\\.\\.|\\(\\)"_s,              // signs without words between them
        u"\\( | \\)| \\.| ;"_s,                             // blanks beside them
        u"\\b(of|from|by|and|at|an|a|is|for|the) ?[.;)]"_s, // words that lead nowhere
        u"\\b(and|of|the|a) (and|of)\\b"_s,
    };
    return QRegularExpression(signs.join(u'|'));
}

QStringList hostileNames()
{
    return {
        u"Evil & 100% _{}\\^~$# <b>"_s,
        u"}}} \\end{document} % {"_s,
        u"line\nbreak\r\n\\input{x}\u2028end"_s,
        u"{{name}} <<name>> {{{x}}} {{> y}}"_s,
        u"@misc{x, title={y}} \"quoted\" | `code` ![i](javascript:x)"_s,
        u"北京 Ελλάδα ą ñ ế ½ 😀 \u202E \u0301"_s,
        QString(2000, u'%'),
    };
}

} // namespace gramme::tests
