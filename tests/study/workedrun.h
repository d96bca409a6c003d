// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/estimate.h"

namespace gramme::test {

/// 2 x 300 W x 0.5 x 100 h = 30 kWh, host 2 x 50 W x 100 h = 10 kWh, 4 cores x 10 W x 0.5 x 100 h
/// = 2 kWh, 100 GB x 0.4 W/GB x 100 h = 4 kWh: 46 kWh; x PUE 1.5 = 69 kWh; x 200 g/kWh = 13.8 kg.
/// Making 2 x (100 + 300) kg x 100 h / (2 a x 8760 h/a x 0.5) = 9.132 kg.
inline engine::Workload workedRun()
{
    engine::Workload in;
    in.count = 2;
    in.tdp = engine::Watts(300);
    in.utilisation = engine::Ratio(0.5);
    in.host = engine::Watts(50);
    in.cpuCores = 4;
    in.cpuPerCore = engine::Watts(10);
    in.cpuUtilisation = engine::Ratio(0.5);
    in.memory = engine::Gigabytes(100);
    in.memoryPower = engine::WattsPerGigabyte(0.4);
    in.hours = engine::Hours(100);
    in.pue = engine::Ratio(1.5);
    in.intensity = engine::GramsPerKilowattHour(200);
    in.countsEmbodied = true;
    in.manufacture = {2, engine::Kilograms(100), engine::Kilograms(300), engine::Years(2),
                      engine::Ratio(0.5)};
    return in;
}

} // namespace gramme::test
