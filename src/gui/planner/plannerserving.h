// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QWidget>

#include <memory>

namespace gramme::gui {

namespace Ui {
class PlannerServing;
}

/// Serving a language model at the scenario's place, per request and per year. Apart from the run
/// and never added to it.
class PlannerServing final : public QWidget
{
    Q_OBJECT

public:
    explicit PlannerServing(QWidget* parent = nullptr);
    ~PlannerServing() override;

    /// `draft` is the planner's own copy of the scenario.
    void attach(Calculation& draft);
    /// Why there is no figure although something is typed; null where all is well.
    const Problem* problem() const { return m_problem ? &*m_problem : nullptr; }

private:
    void refresh();
    void refreshResult();

    std::unique_ptr<Ui::PlannerServing> m_ui;
    Calculation* m_draft = nullptr;
    std::optional<Problem> m_problem;
};

} // namespace gramme::gui
