// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/check.h"
#include "gui/calculation.h"

#include <QDialog>

#include <memory>

namespace gramme::gui {

namespace Ui {
class CheckDialog;
}

/// A published statement pasted on the left, and on the right, as one types, whether its figure
/// recomputes, what was read (marked in the text too) and what today's figures give.
class CheckDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CheckDialog(Calculation& calculation, QWidget* parent = nullptr);
    ~CheckDialog() override;

    const exchange::StatementCheck& check() const { return m_check; }

private:
    void update();
    void markParts();
    void makeScenario();

    std::unique_ptr<Ui::CheckDialog> m_ui;
    Calculation& m_calculation;
    exchange::StatementCheck m_check;
    QPushButton* m_make = nullptr;
};

} // namespace gramme::gui
