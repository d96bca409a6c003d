// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "study/study.h"

#include <QString>

#include <optional>

namespace gramme::study {

/// A scenario in which the entries that the catalogue does not have are replaced by their saved
/// figures. Of this room only: a step of evaluate() in saved.h.
struct WithoutGone
{
    Scenario scenario;
    QString names; ///< Of the entries, for a sentence.
};

/// Empty where all entries are there, or what is gone has no saved figures. The scenario must have
/// a saved result.
std::optional<WithoutGone> withoutGone(const StudyScenario& entry, const catalog::Catalog& catalog);

} // namespace gramme::study
