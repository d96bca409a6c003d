// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/file/fields.h"
#include "study/study.h"

#include <vector>

namespace gramme::study::file {

/// A study from the nodes of its file. Whatever cannot be is left out or mended, and told.
class Reader
{
public:
    explicit Reader(Damage& damage)
        : m_damage(damage)
    {}

    Study read(const Node& root);

private:

    void readSources(FieldReader& fields);
    void readScenarios(FieldReader& fields, Study& study);
    StudyScenario readScenario(const Node& node);
    void readInputs(const Node& node, StudyScenario& entry);
    std::shared_ptr<const SavedResult> readSaved(const Node& node);
    void readFigures(const Node& node, SavedResult& saved);
    void readRuns(FieldReader& fields, Study& study);
    void readOwn(const Node& node, Study& study);
    void readOwnEntry(const Node& node, catalog::OwnKind kind, Study& study);
    void settleIds(FieldReader& fields, Study& study);
    void settleSeries(Study& study);
    void settleRuns(Study& study);
    /// Those of a list that are objects.
    std::vector<const Node*> objectsIn(FieldReader& fields, const QString& key);

    Damage& m_damage;
    Sources m_sources;
    std::vector<qsizetype> m_scenarioOffsets;
    std::vector<qsizetype> m_runOffsets;
};

} // namespace gramme::study::file
