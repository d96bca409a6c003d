// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/measured/measuredrows.h"
#include "gui/pages/chartortable.h"
#include "gui/pages/page.h"
#include "gui/tables/rowmodel.h"

#include <QList>

#include <memory>

class QAction;
class QMenu;

namespace gramme::gui {

namespace Ui {
class MeasuredPage;
}

class Dialogs;

/// The study's measured runs beside the plans they are held against: planned interval, measured
/// points, their ratio, and what would explain the gap.
class MeasuredPage final : public Page
{
    Q_OBJECT

public:
    MeasuredPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent = nullptr);
    ~MeasuredPage() override;

    /// Opens the import dialog; without files it asks for some. For menus and drops.
    void importFiles(QStringList files = {});
    /// The run that the actions are about: the current one of the chart or of the table. Empty:
    /// none.
    QString currentRun() const;

protected:
    void build() override;
    void refresh() override;

private:
    QWidget* makeButtons();
    void addRunActions(QMenu& menu);
    QAction* addRunAction(QMenu& menu, const QString& text, void (MeasuredPage::*slot)());
    void connectViews();
    void fillPlanMenu();
    void updateActions();
    const study::MeasuredRun* runOf(const QString& id) const;

    void rename();
    void remove();
    void makeScenario();
    void holdAgainst(const QString& scenarioId);

    void fill(ChartOrTable::View view);
    void showSentences();
    const PlanGap* planInView() const;

    Dialogs& m_dialogs;
    std::unique_ptr<Ui::MeasuredPage> m_ui;
    RowModel<MeasuredRow> m_rows;
    ChartOrTable* m_views = nullptr;
    QMenu* m_planMenu = nullptr;
    QAction* m_runTitle = nullptr;
    QList<QAction*> m_runActions; ///< Those that need a run.
    std::vector<PlanGap> m_plans;
    bool m_isFirst = true;
};

} // namespace gramme::gui
