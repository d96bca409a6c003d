// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/chartortable.h"
#include "gui/pages/differencestable.h"
#include "gui/pages/page.h"
#include "gui/pages/scenariostable.h"
#include "gui/tables/rowmodel.h"

#include <memory>

namespace gramme::gui {

namespace Ui {
class ScenariosPage;
}

class Dialogs;

/// Every scenario of the study side by side against one of them, and below, input by input, why the
/// one in hand comes to another total.
class ScenariosPage final : public Page
{
    Q_OBJECT

public:
    ScenariosPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent = nullptr);
    ~ScenariosPage() override;

protected:
    void build() override;
    void refresh() override;
    void changeEvent(QEvent* event) override;

private:
    void addViews();
    void keepRoom();
    void showBaselines(const std::vector<Member>& members);
    void showDifferences();
    void fill(ChartOrTable::View view);
    void takeInHand(const QString& id);

    Dialogs& m_dialogs;
    std::unique_ptr<Ui::ScenariosPage> m_ui;
    RowModel<ScenarioRow> m_model;
    RowModel<DifferenceRow> m_differences;
    ChartOrTable* m_views = nullptr;
    TableView* m_differencesTable = nullptr;
    QString m_baselineId; ///< Empty: the first scenario.
    std::vector<ScenarioRow> m_rows;
};

} // namespace gramme::gui
