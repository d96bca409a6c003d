// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/unknownkeys.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace gramme::study {

/// What a measurement covers, and so what part of a plan it may be held against.
enum class Coverage : std::uint8_t {
    Machine,      ///< Accelerators, CPUs and memory, as far as the tool reads them.
    Accelerators, ///< Accelerators only.
    Processors,   ///< CPUs and memory only.
};

/// How the energy became known.
enum class Quality : std::uint8_t {
    Measured,  ///< Read from sensors, as far as the tool has them.
    Estimated, ///< Worked out from rated powers and times, such as a Slurm record.
};

/// A finished run as a tool recorded it, in its own figures. Energy is kept as the tool states it
/// and with the PUE that is in it, so that PUE is never applied twice. Empty optional: not stated,
/// never zero.
struct MeasuredRun
{
    QString id; ///< Unique within the study, "m1".
    QString name;
    QString tool;        ///< "CodeCarbon"
    QString toolVersion; ///< "3.3.0"
    QString file;        ///< Name of the file, without its folder.
    QString record;      ///< Which one in the file: run id, job id, row.
    /// "2026-11-21T08:02:00", often local and without a zone; worked out where only the end is
    /// stated, as stated where it is no time.
    QString start;
    Coverage coverage = Coverage::Machine;
    Quality quality = Quality::Measured;

    std::optional<double> hours;     ///< Wall clock.
    std::optional<double> energyKwh; ///< As stated, with `pueIncluded` in it.
    double pueIncluded = 1.0;        ///< That energyKwh and its parts hold already; 1: none.
    std::optional<double> acceleratorsKwh;
    std::optional<double> cpuKwh;
    std::optional<double> memoryKwh;
    std::optional<double> emissionsKg;       ///< As stated by the tool.
    std::optional<double> intensityGPerKwh;  ///< The one the tool used, stated or emissions/energy.
    std::optional<double> waterL;

    QString hardware; ///< Accelerators as the tool names them, "NVIDIA A100-SXM4-80GB".
    std::optional<double> count; ///< Of accelerators.
    QString cpu;
    std::optional<double> cpuCores;
    std::optional<double> memoryGb;
    QString place;    ///< As people read it, "France", "USA, Iowa".
    QString country;  ///< ISO 3166, three letters where the tool states them.
    QString provider; ///< As the tool names it, "gcp".
    QString region;   ///< Of the provider, "us-central1".

    QString scenarioId; ///< The scenario that planned it; empty: none.
    QString notes;
    UnknownKeys unknown;

    friend bool operator==(const MeasuredRun&, const MeasuredRun&) = default;

    /// Energy before PUE, kWh.
    std::optional<double> itKwh() const;
};

} // namespace gramme::study
