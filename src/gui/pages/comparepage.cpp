// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/comparepage.h"

#include "charts/chartview.h"
#include "gui/calculation.h"
#include "gui/pages/checkmenu.h"
#include "gui/pages/scenariostable.h"
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
    m_menu = new CheckMenu(m_ui->groupsButton);
    m_ui->groupsButton->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ComparePage::fillGroupMenu); // a start needs none
    offerGroups();
    connect(m_views, &ChartOrTable::needed, this, &ComparePage::fill);
}

/// What was ticked stays; a group that is new here opens as the first view has it.
void ComparePage::offerGroups()
{
    for (const ReferenceGroup& group : referenceGroups(calculation().catalog())) {
        if (group.isFirstView && !m_offered.contains(group.id))
            m_choice.groups.insert(group.id);
        m_offered.insert(group.id);
    }
}

void ComparePage::fillGroupMenu()
{
    m_menu->clear();
    for (const ReferenceGroup& group : referenceGroups(calculation().catalog())) {
        QAction* action = m_menu->addAction(group.name);
        action->setObjectName(group.id);
        action->setCheckable(true);
        action->setChecked(m_choice.groups.contains(group.id));
        connect(action, &QAction::toggled, this,
                [this, id = group.id](bool on) { choose(id, on); });
    }
    m_menu->addSeparator();
    QAction* every = m_menu->addAction(tr("&Every row of these groups"));
    every->setObjectName(u"everyRow"_s);
    every->setCheckable(true);
    every->setChecked(m_choice.everyRow);
    connect(every, &QAction::toggled, this, [this](bool on) {
        m_choice.everyRow = on;
        m_references.clear();
        requestRefresh();
    });
}

void ComparePage::forgetEntries()
{
    m_references.clear();
    m_rows.setRows({});
    offerGroups();
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

/// Every scenario with a result; letters only where there are several to tell apart.
std::vector<ComparedResult> ComparePage::results() const
{
    const std::vector<Member> members = calculation().members();
    std::vector<ComparedResult> results;
    for (const Member& member : members) {
        if (!member.outcome)
            continue;
        ComparedResult result;
        result.id = u"result/"_s + member.entry->id;
        result.name = members.size() > 1 ? scenarioLabel(member.letter, member.name)
                                         : calculation().outcomeScenario().name;
        result.series = member.entry->series;
        result.isInHand = member.isSelected;
        result.kg = member.outcome->estimate.total.value();
        result.interval = member.outcome->estimate.interval;
        if (study::usesShareAlike(member.outcome->resolved))
            result.notice = calculation().catalog().shareAlikeNotice();
        results.push_back(std::move(result));
    }
    return results;
}

std::vector<ComparisonRow> ComparePage::rows()
{
    if (m_references.empty())
        m_references = referenceRows(calculation().catalog(), m_choice);
    return comparisonRows(m_references, results());
}

void ComparePage::refresh()
{
    if (!calculation().outcome())
        return showEmpty();
    const QString stale = staleSentence(calculation());
    showSentence(*m_ui->sentenceLabel,
                 stale.isEmpty() ? comparisonSentence(rows(), locale()) : stale);
    fill(m_views->view());
}

charts::ChartSpec ComparePage::chart()
{
    charts::ChartSpec spec = comparisonChart(rows(), locale());
    if (calculation().document().study().scenarios.size() > 1)
        spec.roleNames.insert(charts::RowRole::Result, tr("Your scenarios"));
    const QString remark = mixedBasesRemark(calculation());
    if (!remark.isEmpty())
        spec.caption = spec.caption.isEmpty() ? remark : remark + u' ' + spec.caption;
    return spec;
}

void ComparePage::fill(ChartOrTable::View view)
{
    if (!calculation().outcome())
        return;
    if (view == ChartOrTable::View::Chart)
        return m_views->chart().setSpec(chart());
    const bool isFirst = m_rows.rows().empty();
    m_rows.setRows(rows());
    if (isFirst)
        m_views->table().fitColumns();
}

} // namespace gramme::gui
