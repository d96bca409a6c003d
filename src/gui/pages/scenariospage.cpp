// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/scenariospage.h"

#include "charts/chartview.h"
#include "gui/calculation.h"
#include "gui/tables/tableview.h"
#include "study/studyedits.h"
#include "ui_scenariospage.h"

#include <QEvent>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int leastLinesOfViews = 12;
constexpr int leastLinesOfDifferences = 7;

} // namespace

ScenariosPage::ScenariosPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent)
    : Page(calculation, parent)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::ScenariosPage>())
    , m_model(scenarioColumns(), QLocale())
    , m_differences(differenceColumns(), QLocale())
{
    // A note is part of the table, but no figure changes with it.
    connect(&calculation.document(), &study::Document::studyChanged, this, [this] {
        const auto& now = this->calculation().document().study().scenarios;
        const auto isSame = [](const ScenarioRow& row, const study::StudyScenario& entry) {
            return row.notes == entry.notes;
        };
        if (!std::equal(m_rows.begin(), m_rows.end(), now.begin(), now.end(), isSame))
            requestRefresh();
    });
}

ScenariosPage::~ScenariosPage() = default;

void ScenariosPage::build()
{
    m_ui->setupUi(this);
    addViews();
    keepRoom();
    connect(m_ui->baselineBox, &QComboBox::activated, this, [this](int index) {
        m_baselineId = m_ui->baselineBox->itemData(index).toString();
        requestRefresh();
    });
    connect(m_ui->duplicateButton, &QAbstractButton::clicked, this, [this] {
        study::Document& document = calculation().document();
        study::edits::duplicate(document, document.selected().id);
    });
}

void ScenariosPage::addViews()
{
    auto* table = new TableView(m_model, m_dialogs, u"scenarios.csv"_s);
    table->setAccessibleName(tr("Scenarios side by side"));
    m_views = new ChartOrTable(table, new QWidget(m_ui->content), m_dialogs, u"scenarios"_s,
                               m_ui->content);
    m_differencesTable = new TableView(m_differences, m_dialogs, u"differences.csv"_s);
    m_differencesTable->setAccessibleName(tr("What differs"));
    m_ui->contentLayout->insertWidget(m_ui->contentLayout->indexOf(m_ui->differencesLabel), m_views,
                                      3);
    m_ui->contentLayout->addWidget(m_differencesTable, 2);
    // What it does to the total is never cut off: names give way, and show in full as a tool tip.
    for (const int column : {1, 2})
        m_differencesTable->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    setTabOrder(m_ui->baselineBox, &m_views->chart());
    connect(m_views, &ChartOrTable::needed, this, &ScenariosPage::fill);
    connect(&m_views->chart(), &charts::ChartView::rowActivated, this, &ScenariosPage::takeInHand);
    connect(table, &TableView::rowActivated, this, &ScenariosPage::takeInHand);
}

/// Below this height the page scrolls.
void ScenariosPage::keepRoom()
{
    const int line = fontMetrics().lineSpacing();
    m_views->setMinimumHeight(leastLinesOfViews * line);
    m_differencesTable->setMinimumHeight(leastLinesOfDifferences * line);
}

void ScenariosPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_views)
        keepRoom();
}

void ScenariosPage::takeInHand(const QString& id)
{
    calculation().document().select(id);
}

void ScenariosPage::refresh()
{
    const std::vector<Member> members = calculation().members();
    m_ui->stack->setCurrentWidget(members.size() < 2 ? m_ui->emptyPage : m_ui->area);
    if (members.size() < 2)
        return m_rows.clear();
    m_rows = scenarioRows(calculation(), m_baselineId);
    showBaselines(members);
    showDifferences();
    fill(m_views->view());
}

void ScenariosPage::showBaselines(const std::vector<Member>& members)
{
    const QSignalBlocker blocker(m_ui->baselineBox);
    m_ui->baselineBox->clear();
    for (const Member& member : members)
        m_ui->baselineBox->addItem(scenarioLabel(member.letter, member.name), member.entry->id);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].isBaseline)
            m_ui->baselineBox->setCurrentIndex(static_cast<int>(i));
    }
}

void ScenariosPage::showDifferences()
{
    const auto baseline = std::find_if(m_rows.begin(), m_rows.end(),
                                       [](const ScenarioRow& row) { return row.isBaseline; });
    const ScenarioRow* other = comparedRow(m_rows);
    const bool hasBoth = other && other->difference;
    m_ui->differencesLabel->setVisible(hasBoth);
    m_differencesTable->setVisible(hasBoth);
    const QString stale = staleSentence(calculation());
    if (!hasBoth) {
        m_differences.setRows({});
        const ScenarioRow& missing = other && baseline->estimate ? *other : *baseline;
        const QString reason = missing.problem.isEmpty() ? emptySentence(calculation())
                                                         : missing.problem;
        return showSentence(*m_ui->sentenceLabel, u"%1: %2"_s.arg(missing.label(), reason));
    }
    const QString sentence = study::differenceSentence(*other->difference, baseline->letter,
                                                       other->letter, locale());
    showSentence(*m_ui->sentenceLabel, stale.isEmpty() ? sentence : stale);
    m_ui->differencesLabel->setText(
        tr("What differs: %1 against %2").arg(other->label(), baseline->label()));
    const bool isFirst = m_differences.rows().empty();
    m_differences.setRows(differenceRows(*other->difference, locale()));
    if (isFirst)
        m_differencesTable->fitColumns();
}

void ScenariosPage::fill(ChartOrTable::View view)
{
    if (m_rows.empty())
        return;
    // The chart has it in its caption, which exports take along.
    const bool isTable = m_views->view() == ChartOrTable::View::Table;
    showSentence(*m_ui->noteLabel, isTable ? basisNote(m_rows, locale()) : QString());
    if (view == ChartOrTable::View::Chart) {
        const charts::ChartSpec spec = scenarioChart(m_rows, locale());
        if (spec.rows.isEmpty())
            return m_views->chart().showNotice(
                tr("No scenario has a result yet. The table says what each one lacks."));
        return m_views->chart().setSpec(spec);
    }
    const bool isFirst = m_model.rows().empty();
    m_model.setRows(m_rows);
    if (isFirst)
        m_views->table().fitColumns();
}

} // namespace gramme::gui
