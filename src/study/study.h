// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/own.h"
#include "engine/estimate.h"
#include "study/inputs.h"
#include "study/measured.h"
#include "study/scenario.h"
#include "study/unknownkeys.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace gramme::study {

/// One figure that a scenario took from the catalogue, as it was when the study was saved.
struct SavedFigure
{
    Input input;
    double value = 0.0; ///< In the unit of the input.
    double low = 0.0;   ///< 5 % and 95 % points; both `value` where it is certain.
    double high = 0.0;
    QString of; ///< What it is a figure of: "device/nvidia-a100-sxm4-80gb" (saved.h).
    catalog::Citation citation;

    friend bool operator==(const SavedFigure&, const SavedFigure&);
};

/// What a scenario came to when the study was saved, and the figures it rests on.
struct SavedResult
{
    QString edition; ///< Dated name of the catalogue's edition: "2026-11".
    QString program; ///< Version of the program: "0.4.0".
    double energyKwh = 0.0; ///< With PUE.
    double operationalKg = 0.0;
    std::optional<double> embodiedKg;
    double totalKg = 0.0;
    std::optional<double> lowKg;
    std::optional<double> highKg;
    std::vector<SavedFigure> figures; ///< In the order of the inputs, each at most once.
    /// The carbon intensity with its basis and year, where it is among the figures.
    std::optional<catalog::Intensity> intensity;
    UnknownKeys unknown;

    const SavedFigure* find(Input input) const;
    friend bool operator==(const SavedResult&, const SavedResult&);
};

/// A scenario as a member of a study.
struct StudyScenario
{
    QString id;     ///< Unique within the study, "s1"; never used again after a deletion.
    int series = 0; ///< Place in the order of colours and markers; stays when rows move.
    Scenario scenario;
    QString notes;
    std::shared_ptr<const SavedResult> saved; ///< Null before it was first saved.
    UnknownKeys unknown;

    friend bool operator==(const StudyScenario& a, const StudyScenario& b);
};

/// Several scenarios and measured runs, and the user's own entries that they name. Lists are
/// shared until changed, so that a copy for the undo stack costs nothing.
struct Study
{
    QString title;
    QString notes;
    QList<StudyScenario> scenarios; ///< At least one while it is edited.
    QList<MeasuredRun> runs;
    catalog::OwnEntries own; ///< Own entries the scenarios name, carried along.
    int nextId = 1;          ///< Number of the next id; never goes back.
    UnknownKeys unknown;

    friend bool operator==(const Study&, const Study&) = default;

    const StudyScenario* find(QStringView id) const;
    int indexOf(QStringView id) const; ///< -1 where there is none.
    /// "A", "B" ... "Z", "AA": by position in the list.
    static QString letter(qsizetype index);
};

/// A study of this one scenario.
Study studyOf(const Scenario& scenario);
/// Adds at the end under a new id and the first series that no other scenario has.
StudyScenario& addScenario(Study& study, const Scenario& scenario);
/// Adds at the end under a new id.
MeasuredRun& addRun(Study& study, MeasuredRun run);
/// `wanted`, or "wanted (2)" where another scenario is called so.
QString uniqueName(const Study& study, const QString& wanted);

} // namespace gramme::study
