// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QDialog>

#include <memory>

namespace gramme::gui {

namespace Ui {
class PlannerDialog;
}

/// From the size of a model to hours, energy, emissions, water and cost: of one run, of the
/// campaign around it, and of serving the model. It works on a copy of the scenario that is worked
/// out at every keystroke; OK hands it over as one undoable edit, Cancel changes nothing.
///
///   PlannerDialog --owns--> draft Document, draft Calculation <--read-- tabs
class PlannerDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PlannerDialog(Calculation& calculation, QWidget* parent = nullptr);
    ~PlannerDialog() override;

    Calculation& draft() { return m_draft; }
    void accept() override;

private:
    void refresh();
    /// Why the plan cannot be used as it stands; empty where it can.
    QString obstacle() const;

    std::unique_ptr<Ui::PlannerDialog> m_ui;
    Calculation& m_calculation;
    study::Document m_document;
    Calculation m_draft;
};

} // namespace gramme::gui
