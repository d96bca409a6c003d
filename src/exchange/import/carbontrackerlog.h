// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// What one log of carbontracker says, line by line, before anything is made of it.
namespace gramme::exchange {

struct CarbontrackerEpoch
{
    int number = 0;
    std::optional<double> seconds;
    std::optional<double> gpuWatts; ///< Of all devices, without PUE.
    std::optional<double> cpuWatts;
};

/// "Actual consumption for N epoch(s)" or "Predicted consumption for N epoch(s)", with PUE.
struct CarbontrackerFigures
{
    std::optional<int> epochs; ///< As stated, which may be wrong.
    std::optional<double> hours;
    std::optional<double> energyKwh;
    std::optional<double> emissionsKg;
};

struct CarbontrackerLog
{
    QString file;
    QString key;           ///< The name without what tells the two logs of a pair apart.
    bool isOutput = false; ///< The log of what was printed, not the standard one.
    QString begin;         ///< First and last stamp, "2026-11-21 08:04:12".
    QString end;
    QString version;
    std::optional<double> pue;
    QStringList gpus;
    QStringList cpus;
    std::vector<CarbontrackerEpoch> epochs;
    bool interrupted = false;
    bool fallbackIntensity = false; ///< The live intensity could not be fetched.
    std::optional<double> intensityGPerKwh;
    QString location;
    std::optional<CarbontrackerFigures> actual;
    std::optional<CarbontrackerFigures> predicted;
    QStringList notes; ///< Lines that were not understood, whole sentences.
};

CarbontrackerLog readCarbontrackerLog(const QString& file, const QByteArray& content);

} // namespace gramme::exchange
