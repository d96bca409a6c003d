// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/chartortable.h"
#include "gui/pages/comparison.h"
#include "gui/pages/page.h"
#include "gui/tables/rowmodel.h"

#include <memory>

namespace gramme::gui {

namespace Ui {
class ComparePage;
}

class CheckMenu;
class Dialogs;

/// The scenarios of the study beside reference points of the groups one ticks.
class ComparePage final : public Page
{
    Q_OBJECT

public:
    ComparePage(Calculation& calculation, Dialogs& dialogs, QWidget* parent = nullptr);
    ~ComparePage() override;

protected:
    void build() override;
    void refresh() override;
    void forgetEntries() override;

private:
    void offerGroups();
    void fillGroupMenu();
    void choose(const QString& group, bool isChosen);
    void showEmpty();
    std::vector<ComparisonRow> rows();
    std::vector<ComparedResult> results() const;
    charts::ChartSpec chart();
    void fill(ChartOrTable::View view);

    Dialogs& m_dialogs;
    std::unique_ptr<Ui::ComparePage> m_ui;
    RowModel<ComparisonRow> m_rows;
    ChartOrTable* m_views = nullptr;
    CheckMenu* m_menu = nullptr;
    ComparisonChoice m_choice;
    QSet<QString> m_offered; ///< Groups that were in the menu before.
    std::vector<ComparisonRow> m_references; ///< Of the choice; empty until asked for.
};

} // namespace gramme::gui
