// SPDX-License-Identifier: GPL-3.0-or-later
#include "publishscenarios.h"

using namespace Qt::StringLiterals;

namespace gramme::tests {

namespace {

using engine::Method;
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
        // 8 x 400 W x 0.8 x 120 h = 307.2 kWh; x 1.15 = 353.28 kWh; x 270.5 g = 95.562 kg
        {"region",
         region(),
         {u"8"_s, u"400"_s, u"960"_s, u"307 kWh"_s, u"353 kWh"_s, u"1.15"_s, u"270.5"_s,
          u"95.6 kg"_s, u"US East (N. Virginia)"_s, u"us-east-1"_s, u"US-eGRID-SRVC"_s, u"direct"_s,
          u"2023"_s},
         false,
         true},
        // 4 x (700 W x 0.5 + 120 W) x 10 h x 3 = 56.4 kWh; x 1.54 = 86.856 kWh; x 329.6 g = 28.628
        // kg
        {"own site",
         ownSite(),
         {u"700"_s, u"120"_s, u"3 runs"_s, u"56.4 kWh"_s, u"86.9 kWh"_s, u"1.54"_s, u"329.6"_s,
          u"28.6 kg"_s, u"Germany"_s, u"lifecycle"_s}},
        // 300 W x 24 h = 7.2 kWh; x 1.2 = 8.64 kWh; x 50 g = 432 g; 40 % of it 172.8 g
        {"custom",
         custom(),
         {u"300"_s, u"8.64 kWh"_s, u"1.20"_s, u"50"_s, u"432 g"_s, u"173 g"_s, u"authors"_s},
         false,
         true},
        // 16 x 400 W x 0.8 x 24 h = 122.88; 96 cores x 10 W x 0.5 x 24 h = 11.52;
        // 2304 GB x 0.3725 W x 24 h = 20.598; sum 154.998 kWh; x 1.35 = 209.247; x 329.6 g = 68.968
        {"instance",
         instance(),
         {u"p4d.24xlarge"_s, u"16"_s, u"96 cores"_s, u"2,304"_s, u"209 kWh"_s, u"69.0 kg"_s},
         false,
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
        // 9 cores x 145 W / 18 x 200 h = 14.5 kWh; x 1; x 100 g = 1.45 kg
        {"personal computer", personal(), {u"9 cores"_s, u"14.5 kWh"_s, u"1.00"_s, u"1.45 kg"_s}},
        {"zero hours", zeroHours(), {u"0 kWh"_s, u"0 kg"_s}, false, true},
    };
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
