// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

/// Files of CodeCarbon with one row, of any layout from 2.0 on.
namespace gramme::test {

using namespace Qt::StringLiterals;

// The columns as CodeCarbon 3.2.1 writes them.
inline const QStringList newest =
    u"timestamp,project_name,run_id,experiment_id,duration,emissions,emissions_rate,cpu_power,"
    "gpu_power,ram_power,cpu_energy,gpu_energy,ram_energy,energy_consumed,water_consumed,"
    "country_name,country_iso_code,region,cloud_provider,cloud_region,os,python_version,"
    "codecarbon_version,cpu_count,cpu_model,gpu_count,gpu_model,longitude,latitude,ram_total_size,"
    "tracking_mode,cpu_utilization_percent,gpu_utilization_percent,ram_utilization_percent,"
    "ram_used_gb,on_cloud,pue,wue"_s.split(u',');

// One hour, 2 kWh (1.2 + 0.6 + 0.2), 0.5 kg, PUE 1.25: 250 g/kWh, 1.6 kWh without PUE.
// Rate: 0.5 kg / 3600 s = 1.388888888888889e-4 kg/s.
inline const QStringList newestCells =
    u"2026-01-02T04:00:00,demo,r1,e1,3600,0.5,1.388888888888889e-4,100,500,20,0.6,1.2,0.2,2,3.6,"
    "Sweden,SWE,stockholm,gcp,europe-north2,Linux,3.11.2,3.2.1,16,Xeon,2,2 x NVIDIA A100,18.1,59.3,"
    "128,machine,50,80,30,40,N,1.25,1.8"_s.split(u',');

/// Header and one row of a layout: the newest without some columns, then cells that differ.
inline QByteArray layout(const QString& without, const QHash<QString, QString>& other = {})
{
    const QStringList left = without.split(u',', Qt::SkipEmptyParts);
    QStringList header;
    QStringList cells;
    for (qsizetype i = 0; i < newest.size(); ++i) {
        if (left.contains(newest[i]))
            continue;
        header << newest[i];
        cells << other.value(newest[i], newestCells[i]);
    }
    return (header.join(u',') + u'\n' + cells.join(u',') + u'\n').toUtf8();
}

inline const QString since321 =
    u"cpu_utilization_percent,gpu_utilization_percent,ram_utilization_percent,ram_used_gb"_s;
inline const QString since308 = since321 + u",water_consumed,wue"_s;
inline const QString since270 = since308 + u",experiment_id"_s;
inline const QString since223 = since270 + u",pue"_s;
inline const QString since220 = since223 + u",codecarbon_version"_s;

} // namespace gramme::test
