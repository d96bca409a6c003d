// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/dialogs.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace gramme::gui {

namespace Ui {
class DriftDialog;
}

struct DriftRow;
class TableView;
class TickedRows;

/// What this edition of the catalogue has otherwise than it was when the study was saved: every
/// such figure of every scenario with its sources then and now and what it does to the total. All
/// are updated, those with a tick, or none; that is one undo step.
class DriftDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DriftDialog(Calculation& calculation, QWidget* parent = nullptr);
    ~DriftDialog() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTable();
    void showSummary();
    void showScenario();
    void showTicks();
    void toggle(const QString& key);
    void update(bool onlyTicked);

    std::unique_ptr<Ui::DriftDialog> m_ui;
    Calculation& m_calculation;
    WindowDialogs m_dialogs; ///< For saving the table.
    std::vector<DriftRow> m_rows;
    TickedRows* m_ticks = nullptr;
    TableView* m_table = nullptr;
};

/// How many figures differ, a sentence; empty where none does. Works out no total.
QString driftNotice(const Calculation& calculation);

/// "Figures as saved, edition 2026-05; this edition differs.", where that is so of the scenario in
/// hand; else empty.
QString savedFiguresText(const Calculation& calculation);

} // namespace gramme::gui
