// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/flowingwidget.h"


#include <memory>

namespace gramme::gui {

namespace Ui {
class MethodPanel;
}

/// Method, edition and the page's rounding, with a sentence on what the method counts and what the
/// others give for the same scenario.
class MethodPanel final : public FlowingWidget {
    Q_OBJECT

public:
    explicit MethodPanel(QWidget* parent = nullptr);
    ~MethodPanel() override;

    void attach(Calculation& calculation);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void paintNote();

    std::unique_ptr<Ui::MethodPanel> m_ui;
    Calculation* m_calculation = nullptr;
};

} // namespace gramme::gui
