// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QWidget>

#include <memory>

namespace gramme::gui {

namespace Ui {
class PlannerCampaign;
}

/// Everything around the run that counts: search trials, failed work and final runs; and what the
/// search would cost if it were done otherwise.
class PlannerCampaign final : public QWidget
{
    Q_OBJECT

public:
    explicit PlannerCampaign(QWidget* parent = nullptr);
    ~PlannerCampaign() override;

    /// `draft` is the planner's own copy of the scenario.
    void attach(Calculation& draft);

private:
    void refresh();
    void refreshSearch(const study::Outcome& outcome);

    std::unique_ptr<Ui::PlannerCampaign> m_ui;
    Calculation* m_draft = nullptr;
};

} // namespace gramme::gui
