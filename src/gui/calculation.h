// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "study/document.h"
#include "study/resolve.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace gramme::gui {

/// A scenario of the study as the pages show it.
struct Member
{
    const study::StudyScenario* entry = nullptr;
    QString letter; ///< "A", "B", by position.
    QString name;   ///< Its own, or "Scenario A".
    const study::Outcome* outcome = nullptr; ///< Of its last valid inputs; null without any.
    bool isSelected = false;
    bool isStale = false; ///< The outcome is that of earlier inputs.
    QString problem;      ///< Why the present inputs have none; empty where they have.
    const study::Scenario* outcomeScenario = nullptr; ///< What the outcome belongs to.
};

/// The document's scenarios, worked out against the catalogue. Every page reads its figures here
/// and only formats them. When an input is wrong the last valid outcome stays, marked stale. The
/// scenarios that are not in hand are worked out when a page asks for them.
class Calculation : public QObject {
    Q_OBJECT

public:
    Calculation(study::Document& document, std::shared_ptr<const catalog::Catalog> catalog,
                QObject* parent = nullptr);

    study::Document& document() const { return m_document; }
    const catalog::Catalog& catalog() const { return *m_catalog; }
    /// For another calculation over the same catalogue.
    std::shared_ptr<const catalog::Catalog> sharedCatalog() const { return m_catalog; }
    /// Another set of own entries: everything is worked out again.
    void setCatalog(std::shared_ptr<const catalog::Catalog> catalog);
    const study::Scenario& scenario() const { return m_document.scenario(); }

    /// The last valid outcome of the scenario in hand; null only before there was any.
    const study::Outcome* outcome() const;
    /// The scenario the outcome belongs to.
    const study::Scenario& outcomeScenario() const { return m_outcomeScenario; }
    /// Why the present scenario has no outcome; the outcome shown is then an older one.
    const Problem* problem() const { return m_problem ? &*m_problem : nullptr; }
    bool isStale() const { return m_problem.has_value() || m_fieldErrors > 0; }

    /// All scenarios in the order of the list. The pointers hold until the next changed().
    std::vector<Member> members() const;

    /// A field holds text that is no value: the document keeps the last valid one and the result
    /// is shown as stale. Called in pairs.
    void addFieldError();
    void removeFieldError();

signals:
    /// Entries of the catalogue are other objects now: whoever keeps pointers or lists of them
    /// looks them up again. changed() follows.
    void catalogChanged();
    void changed();

private:
    struct Known
    {
        study::StudyScenario entry; ///< What was worked out.
        std::shared_ptr<const catalog::Catalog> catalog; ///< Whose entries the outcome points to.
        std::shared_ptr<const study::Outcome> outcome;   ///< The last valid one.
        study::Scenario outcomeScenario;                 ///< What it is the outcome of.
        std::optional<Problem> problem;
    };

    const Known& known(const study::StudyScenario& entry) const;
    void update();
    void lookAtList();

    study::Document& m_document;
    std::shared_ptr<const catalog::Catalog> m_catalog;
    mutable QHash<QString, Known> m_known; ///< By id of the scenario.
    QList<study::StudyScenario> m_seen; ///< At the last update.
    QString m_seenSelected;
    std::shared_ptr<const study::Outcome> m_outcome;
    study::Scenario m_outcomeScenario;
    std::optional<Problem> m_problem;
    int m_fieldErrors = 0;
};

} // namespace gramme::gui
