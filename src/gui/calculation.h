// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "study/document.h"
#include "study/resolve.h"

#include <QObject>

#include <memory>
#include <optional>

namespace gramme::gui {

/// The document's scenario, worked out against the catalogue. Every page reads its figures here
/// and only formats them. When an input is wrong the last valid outcome stays, marked stale.
class Calculation : public QObject {
    Q_OBJECT

public:
    Calculation(study::Document& document, std::shared_ptr<const catalog::Catalog> catalog,
                QObject* parent = nullptr);

    study::Document& document() const { return m_document; }
    const catalog::Catalog& catalog() const { return *m_catalog; }
    /// For another calculation over the same catalogue.
    std::shared_ptr<const catalog::Catalog> sharedCatalog() const { return m_catalog; }
    const study::Scenario& scenario() const { return m_document.scenario(); }

    /// The last valid outcome; null only before there was any.
    const study::Outcome* outcome() const { return m_outcome ? &*m_outcome : nullptr; }
    /// The scenario the outcome belongs to.
    const study::Scenario& outcomeScenario() const { return m_outcomeScenario; }
    /// Why the present scenario has no outcome; the outcome shown is then an older one.
    const Problem* problem() const { return m_problem ? &*m_problem : nullptr; }
    bool isStale() const { return m_problem.has_value() || m_fieldErrors > 0; }

    /// A field holds text that is no value: the document keeps the last valid one and the result
    /// is shown as stale. Called in pairs.
    void addFieldError();
    void removeFieldError();

signals:
    void changed();

private:
    void update();

    study::Document& m_document;
    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::optional<study::Outcome> m_outcome;
    study::Scenario m_outcomeScenario;
    std::optional<Problem> m_problem;
    int m_fieldErrors = 0;
};

} // namespace gramme::gui
