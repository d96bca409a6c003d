// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/breakdownpage.h"

#include "charts/chartview.h"
#include "gui/calculation.h"
#include "gui/pages/rangeeditor.h"
#include "gui/pages/scenarioparts.h"
#include "gui/pages/scenariostable.h"
#include "gui/tables/tableview.h"
#include "ui_breakdownpage.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHeaderView>

#include <utility>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int leastLinesOfViews = 13;
constexpr int scenarioColumn = 0; // of energy and carbon

} // namespace

BreakdownPage::BreakdownPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent)
    : Page(calculation, parent)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::BreakdownPage>())
    , m_energy(energyColumns(), QLocale())
    , m_carbon(carbonColumns(), QLocale())
    , m_doubts(doubtColumns(), QLocale())
{}

BreakdownPage::~BreakdownPage() = default;

void BreakdownPage::build()
{
    m_ui->setupUi(this);
    addViews(Section::Energy, m_energy, tr("Energy by component"), u"energy"_s);
    addViews(Section::Carbon, m_carbon, tr("Carbon by cause"), u"carbon"_s);
    addViews(Section::Sensitivity, m_doubts, tr("Uncertain inputs"), u"sensitivity"_s);
    for (const Section section : {Section::Energy, Section::Carbon}) {
        // Bars of scenarios lead to them; those of parts have other names.
        const ChartOrTable& views = *m_views.at(static_cast<std::size_t>(section));
        connect(&views.chart(), &charts::ChartView::rowActivated, this,
                [this](const QString& id) { calculation().document().select(id); });
    }
    m_editor = new RangeEditor(calculation(), m_ui->content);
    m_ui->contentLayout->addWidget(m_editor);
    connectEditor();
    const std::array<QAbstractButton*, 3> buttons{m_ui->energyButton, m_ui->carbonButton,
                                                  m_ui->doubtButton};
    auto* group = new QButtonGroup(this); // Tab leads to the one that is chosen
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        group->addButton(buttons.at(i));
        connect(buttons.at(i), &QAbstractButton::toggled, this, [this, i](bool isOn) {
            if (isOn)
                setSection(static_cast<Section>(i));
        });
    }
    buttons.at(static_cast<std::size_t>(m_section))->setChecked(true);
    keepRoom();
}

void BreakdownPage::addViews(Section section, QAbstractItemModel& model, const QString& name,
                             const QString& fileName)
{
    auto* table = new TableView(model, m_dialogs, fileName + u".csv"_s);
    table->setAccessibleName(name);
    // Few columns, the last one a sentence.
    table->horizontalHeader()->setStretchLastSection(true);
    auto* views = new ChartOrTable(table, new QWidget(m_ui->content), m_dialogs, fileName,
                                   m_ui->content);
    m_ui->contentLayout->addWidget(views, 1);
    m_views.at(static_cast<std::size_t>(section)) = views;
}

/// The input that is picked in the chart, in the table or in the editor is picked in all three.
void BreakdownPage::connectEditor()
{
    const ChartOrTable& doubts = *m_views.at(static_cast<std::size_t>(Section::Sensitivity));
    connect(&doubts.chart(), &charts::ChartView::rowActivated, m_editor,
            &RangeEditor::setCurrentKey);
    connect(&doubts.table(), &TableView::currentKeyChanged, m_editor, &RangeEditor::setCurrentKey);
    connect(m_editor, &RangeEditor::currentKeyChanged, this, [&doubts](const QString& key) {
        doubts.chart().setCurrentRow(key);
        doubts.table().setCurrentKey(key);
    });
}

/// Below this height the page scrolls.
void BreakdownPage::keepRoom()
{
    for (ChartOrTable* views : m_views)
        views->setMinimumHeight(leastLinesOfViews * fontMetrics().lineSpacing());
}

void BreakdownPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_editor)
        keepRoom();
}

void BreakdownPage::setSection(Section section)
{
    m_section = section;
    requestRefresh();
}

ChartOrTable& BreakdownPage::views() const
{
    return *m_views.at(static_cast<std::size_t>(m_section));
}

void BreakdownPage::refresh()
{
    for (ChartOrTable* each : m_views)
        each->setVisible(each == &views());
    const study::Outcome* outcome = calculation().outcome();
    m_editor->setVisible(outcome && m_section == Section::Sensitivity &&
                         outcome->estimate.interval);
    if (!outcome)
        return showEmpty(emptySentence(calculation()));
    const QString stale = staleSentence(calculation());
    showSentence(*m_ui->sentenceLabel, stale.isEmpty() ? sentence(*outcome) : stale);
    fill();
}

QString BreakdownPage::sentence(const study::Outcome& outcome) const
{
    switch (m_section) {
    case Section::Energy:
        return energySentence(energyRows(outcome, locale()), locale());
    case Section::Carbon:
        return carbonSentence(outcome.estimate, locale());
    case Section::Sensitivity:
        break;
    }
    return outcome.estimate.interval ? study::narrowingSentence(outcome, locale()) : QString();
}

void BreakdownPage::showEmpty(const QString& sentence)
{
    showSentence(*m_ui->sentenceLabel, {});
    m_energy.setRows({});
    m_carbon.setRows({});
    m_doubts.setRows({});
    views().chart().showNotice(sentence);
}

/// Chart and table: with a dozen rows the one that is not seen costs nothing to speak of.
void BreakdownPage::fill()
{
    const study::Outcome* outcome = calculation().outcome();
    if (!outcome)
        return;
    if (m_section == Section::Sensitivity)
        return fillDoubts(*outcome);
    fillParts(*outcome);
}

/// The parts of the scenario in hand; where there are others, stacked bars of them all.
void BreakdownPage::fillParts(const study::Outcome& outcome)
{
    const bool isEnergy = m_section == Section::Energy;
    auto& model = isEnergy ? m_energy : m_carbon;
    const bool hasOthers = calculation().document().study().scenarios.size() > 1;
    // Only when it changes, so that a column the user has hidden stays so.
    if (std::exchange(m_hasOthers.at(isEnergy ? 0 : 1), hasOthers) != hasOthers)
        views().table().setColumnHidden(scenarioColumn, !hasOthers);
    if (hasOthers) {
        const PartsOf what = isEnergy ? PartsOf::Energy : PartsOf::Carbon;
        const auto scenarios = scenarioParts(calculation(), what, locale());
        charts::ChartSpec spec = stackedChart(scenarios, what, locale());
        if (!isEnergy)
            spec.caption = u"%1 %2"_s.arg(mixedBasesRemark(calculation()), spec.caption).trimmed();
        return showRows(model, allRows(scenarios), spec);
    }
    if (isEnergy) {
        const auto rows = energyRows(outcome, locale());
        return showRows(model, rows, energyChart(rows, locale()));
    }
    const auto rows = carbonRows(outcome, calculation().catalog().shareAlikeNotice(), locale());
    showRows(model, rows, carbonChart(rows, outcome.estimate, locale()));
}

template <class Row>
void BreakdownPage::showRows(RowModel<Row>& model, std::vector<Row> rows,
                             const charts::ChartSpec& spec)
{
    const bool isFirst = model.rows().empty();
    if (spec.rows.isEmpty())
        views().chart().showNotice(spec.description);
    else
        views().chart().setSpec(spec);
    model.setRows(std::move(rows));
    if (isFirst)
        views().table().fitColumns();
}

void BreakdownPage::fillDoubts(const study::Outcome& outcome)
{
    if (!outcome.estimate.interval) {
        m_doubts.setRows({});
        return views().chart().showNotice(missingInterval(outcome));
    }
    const auto rows = doubtRows(outcome, calculation().catalog().shareAlikeNotice(), locale());
    const QString narrowing = study::narrowingSentence(outcome, locale());
    const auto spec = doubtChart(rows, narrowing, locale());
    showRows(m_doubts, rows, spec);
    if (study::causes(outcome).empty())
        views().chart().showNotice(
            narrowing + u'\n' +
            tr("Choose an input below and give it a range, or reset one that is pinned."));
    m_editor->setRows(rows);
}

QString BreakdownPage::missingInterval(const study::Outcome& outcome) const
{
    const engine::Method method = outcome.resolved.workload.method;
    if (calculation().outcomeScenario().interval == false)
        return tr("The interval is switched off, so nothing can be said of what causes it.");
    return tr("The method %1 takes every figure as certain, so there is no interval. The method "
              "full has one.")
        .arg(study::methodWord(method));
}

} // namespace gramme::gui
