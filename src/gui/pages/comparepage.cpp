// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparepage.h"

#include "charts/chartview.h"
#include "gui/calculation.h"
#include "gui/pages/checkmenu.h"
#include "gui/tables/tableview.h"
#include "ui_comparepage.h"

#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gramme::gui {

ComparePage::ComparePage(Calculation& calculation, Dialogs& dialogs, QWidget* parent)
    : Page(calculation, parent)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::ComparePage>())
    , m_rows(comparisonColumns(), QLocale())
{}

ComparePage::~ComparePage() = default;

void ComparePage::build()
{
    m_ui->setupUi(this);
    auto* table = new TableView(m_rows, m_dialogs, u"compare.csv"_s);
    table->setAccessibleName(tr("Emissions beside published figures"));
    m_views = new ChartOrTable(table, m_ui->groupsButton, m_dialogs, u"compare"_s, this);
    m_ui->viewsLayout->addWidget(m_views);
    addGroupMenu();
    connect(m_views, &ChartOrTable::needed, this, &ComparePage::fill);
}

void ComparePage::addGroupMenu()
{
    auto* menu = new CheckMenu(m_ui->groupsButton);
    for (const ReferenceGroup& group : referenceGroups(calculation().catalog())) {
        QAction* action = menu->addAction(group.name);
        action->setObjectName(group.id);
        action->setCheckable(true);
        action->setChecked(group.isFirstView);
        if (group.isFirstView)
            m_choice.groups.insert(group.id);
        connect(action, &QAction::toggled, this,
                [this, id = group.id](bool on) { choose(id, on); });
    }
    menu->addSeparator();
    QAction* every = menu->addAction(tr("&Every row of these groups"));
    every->setObjectName(u"everyRow"_s);
    every->setCheckable(true);
    connect(every, &QAction::toggled, this, [this](bool on) {
        m_choice.everyRow = on;
        m_references.clear();
        requestRefresh();
    });
    m_ui->groupsButton->setMenu(menu);
}

void ComparePage::choose(const QString& group, bool isChosen)
{
    if (isChosen)
        m_choice.groups.insert(group);
    else
        m_choice.groups.remove(group);
    m_references.clear();
    requestRefresh();
}

void ComparePage::showEmpty()
{
    m_rows.setRows({});
    showSentence(*m_ui->sentenceLabel, {});
    m_views->chart().showNotice(emptySentence(calculation()));
}

std::vector<ComparisonRow> ComparePage::rowsOf(const study::Outcome& outcome)
{
    if (m_references.empty())
        m_references = referenceRows(calculation().catalog(), m_choice);
    const QString notice = study::usesShareAlike(outcome.resolved)
                               ? calculation().catalog().shareAlikeNotice()
                               : QString();
    return comparisonRows(m_references, calculation().outcomeScenario().name,
                          outcome.estimate.total.value(), notice, outcome.estimate.interval);
}

void ComparePage::refresh()
{
    const study::Outcome* outcome = calculation().outcome();
    if (!outcome)
        return showEmpty();
    const QString stale = staleSentence(calculation());
    showSentence(*m_ui->sentenceLabel,
                 stale.isEmpty() ? comparisonSentence(rowsOf(*outcome), locale()) : stale);
    fill(m_views->view());
}

void ComparePage::fill(ChartOrTable::View view)
{
    const study::Outcome* outcome = calculation().outcome();
    if (!outcome)
        return;
    if (view == ChartOrTable::View::Chart)
        return m_views->chart().setSpec(comparisonChart(rowsOf(*outcome), locale()));
    const bool isFirst = m_rows.rows().empty();
    m_rows.setRows(rowsOf(*outcome));
    if (isFirst)
        m_views->table().fitColumns();
}

} // namespace gramme::gui
