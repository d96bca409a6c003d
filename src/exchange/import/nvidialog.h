// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace gramme::exchange {

/// One line of a power log. The clock is that of the machine, often local time.
struct PowerSample
{
    double seconds = 0.0; ///< Since the Julian epoch.
    double watts = 0.0;
    int device = -1;      ///< Index into PowerLog::devices; -1: not stated.
    int model = -1;       ///< Index into PowerLog::models; -1: not stated.
    bool isKnown = false; ///< False for "[N/A]": `watts` is not stated.
};

/// A power log as it stands, before devices and energy are worked out.
struct PowerLog
{
    std::vector<PowerSample> samples;
    QStringList devices; ///< As the log tells them apart: index, uuid, bus id or serial number.
    QStringList models;
    QString start;  ///< Of the first sample, "2026-11-21T08:02:00.123".
    QString driver; ///< Its version, where it was logged.
    QString powerColumn;
    bool hasHeader = false;
    bool hasTime = true;      ///< False: a header without a timestamp.
    bool hasPower = true;     ///< False: a header without power.draw.
    bool isAmbiguous = false; ///< No header, and several columns could be the power.
    int restarts = 0;         ///< Headers after the first.
    std::size_t unknownPower = 0;
    std::size_t badLines = 0;
    std::size_t firstBad = 0; ///< Number of the first line that was not understood.
    QString firstBadText;
    bool isCutOff = false; ///< The last line is one of the bad ones and has no line end.
};

/// Whether its first lines are those of nvidia-smi --query-gpu --format=csv.
bool looksLikePowerLog(const QByteArray& content);

PowerLog readPowerLog(const QByteArray& content);

/// How many devices take turns in a log that does not tell them apart, by the rhythm of its
/// timestamps: lines of one query follow each other at once. 1 where there is no such rhythm.
int devicesByRhythm(const std::vector<PowerSample>& samples);

/// Gives the samples their devices by position in each query; queries that are not whole are left
/// without one. Returns how many samples those are.
std::size_t assignByRhythm(PowerLog& log, int devices);

} // namespace gramme::exchange
