// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/import/importtable.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace gramme::exchange {

/// One job of a Slurm record with its steps folded in.
struct SlurmJob
{
    QString id; ///< "4711", "4711_3"
    QString name;
    QString state; ///< "COMPLETED", "CANCELLED by 1000"; may be empty.
    QString start; ///< Empty where it is not stated.
    std::optional<double> hours;
    std::optional<double> busyHours; ///< TotalCPU: core-hours in use.
    std::optional<double> coreHours; ///< CPUTime: core-hours held.
    std::optional<double> cores;
    std::optional<double> nodes;
    std::optional<double> memoryGb;
    std::optional<double> gpus;
    QString gpuModel;
    std::optional<double> joules;     ///< Of the job's own line.
    std::optional<double> stepJoules; ///< The most that one of its steps states.
    double joulesOfSteps = 0.0;       ///< All of them together.
    int stepsWithEnergy = 0;
    std::size_t line = 0;
    bool isStepOnly = false; ///< The record holds steps of it, but not the job.
    QStringList doubts;      ///< What was repaired in its lines.
};

/// Lines that are neither header nor job.
struct SlurmBadLine
{
    std::size_t line = 0;
    QString reason;
};

struct SlurmJobs
{
    std::vector<SlurmJob> jobs;    ///< In the order of the file.
    std::vector<SlurmBadLine> bad; ///< At most `maxRefused`.
    std::size_t passedOver = 0;    ///< Bad lines after those.
    QStringList missing;           ///< Columns that would have been of use.
    bool isForPeople = false;      ///< Written in columns of blanks, without --parsable2.
};

/// Whether the first line is that of sacct.
bool looksLikeSacct(const QByteArray& content);

SlurmJobs readSacct(const QByteArray& content);

} // namespace gramme::exchange
