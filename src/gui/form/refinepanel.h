// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace gramme::gui {

namespace Ui {
class RefinePanel;
}

class QuantityField;

/// The inputs beyond the original page's five. Empty fields show the default they stand for.
class RefinePanel final : public QWidget {
    Q_OBJECT

public:
    explicit RefinePanel(QWidget* parent = nullptr);
    ~RefinePanel() override;

    void attach(Calculation& calculation);
    /// What differs from the defaults, for the closed lid: "PUE 1.15, CPU utilisation 0.30".
    QString differences() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Bound
    {
        QuantityField* field;
        study::Input input;
    };
    void refresh();
    void showDefaults();
    bool takesPart(study::Input input) const;

    std::unique_ptr<Ui::RefinePanel> m_ui;
    Calculation* m_calculation = nullptr;
    std::vector<Bound> m_fields;
};

} // namespace gramme::gui
