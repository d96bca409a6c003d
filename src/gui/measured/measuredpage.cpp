// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/measured/measuredpage.h"

#include "charts/chartview.h"
#include "exchange/import/importer.h"
#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "gui/form/fields.h"
#include "gui/measured/importdialog.h"
#include "gui/pages/scenariostable.h"
#include "gui/tables/tableview.h"
#include "study/measuredplan.h"
#include "study/studyedits.h"
#include "ui_measuredpage.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

MeasuredPage::MeasuredPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent)
    : Page(calculation, parent)
    , m_dialogs(dialogs)
    , m_ui(std::make_unique<Ui::MeasuredPage>())
    , m_rows(measuredColumns(), QLocale())
{
    // Runs change no figure of a scenario, so that the calculation does not speak of them.
    study::Document& document = calculation.document();
    connect(&document, &study::Document::studyChanged, this, &MeasuredPage::requestRefresh);
    connect(&document, &study::Document::opened, this, &MeasuredPage::requestRefresh);
}

MeasuredPage::~MeasuredPage() = default;

void MeasuredPage::build()
{
    m_ui->setupUi(this);
    paintHeadings(*this);
    QStringList formats = exchange::importFormats();
    for (QString& format : formats)
        format.prepend(u"•  "_s);
    m_ui->formatsLabel->setText(formats.join(u'\n'));
    connect(m_ui->importButton, &QPushButton::clicked, this, [this] { importFiles(); });

    auto* table = new TableView(m_rows, m_dialogs, u"measured.csv"_s);
    table->setAccessibleName(tr("Measured runs"));
    m_views = new ChartOrTable(table, makeButtons(), m_dialogs, u"measured"_s, this);
    m_ui->runsLayout->insertWidget(0, m_views, 1);
    table->addActions(m_runActions);
    m_views->chart().addActions(m_runActions);
    connectViews();
}

QWidget* MeasuredPage::makeButtons()
{
    auto* buttons = new QWidget(this);
    auto* add = new QPushButton(tr("Im&port…"), buttons);
    connect(add, &QPushButton::clicked, this, [this] { importFiles(); });
    auto* run = new QToolButton(buttons);
    run->setText(tr("R&un"));
    run->setObjectName(u"runButton"_s);
    run->setToolTip(tr("What to do with the current run of the chart or of the table."));
    run->setFocusPolicy(Qt::StrongFocus);
    run->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(run);
    addRunActions(*menu);
    run->setMenu(menu);
    auto* layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(add);
    layout->addWidget(run);
    return buttons;
}

void MeasuredPage::addRunActions(QMenu& menu)
{
    m_runTitle = menu.addAction(QString());
    m_runTitle->setEnabled(false);
    menu.addSeparator();
    m_planMenu = menu.addMenu(tr("&Hold against"));
    m_planMenu->setObjectName(u"planMenu"_s);
    addRunAction(menu, tr("&Make a scenario from it"), &MeasuredPage::makeScenario);
    addRunAction(menu, tr("&Rename…"), &MeasuredPage::rename)->setShortcut(Qt::Key_F2);
    addRunAction(menu, tr("&Delete"), &MeasuredPage::remove)->setShortcut(QKeySequence::Delete);
    connect(&menu, &QMenu::aboutToShow, this, &MeasuredPage::updateActions);
    connect(m_planMenu, &QMenu::aboutToShow, this, &MeasuredPage::fillPlanMenu);
}

QAction* MeasuredPage::addRunAction(QMenu& menu, const QString& text,
                                    void (MeasuredPage::*slot)())
{
    QAction* action = menu.addAction(text);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_runActions.append(action);
    return action;
}

void MeasuredPage::connectViews()
{
    connect(m_views, &ChartOrTable::needed, this, &MeasuredPage::fill);
    connect(&m_views->table(), &TableView::currentKeyChanged, this,
            &MeasuredPage::showSentences);
    connect(&m_views->chart(), &charts::ChartView::rowActivated, this, [this](const QString& id) {
        m_views->chart().setCurrentRow(id);
        m_views->table().setCurrentKey(id);
        showSentences();
    });
}

void MeasuredPage::importFiles(QStringList files)
{
    if (files.isEmpty())
        files = m_dialogs.openFileNames(window(), tr("Import measured runs"),
                                        {ImportDialog::fileFilter(), tr("All files (*)")});
    if (files.isEmpty())
        return;
    auto* dialog = new ImportDialog(calculation(), m_dialogs, files, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

const study::MeasuredRun* MeasuredPage::runOf(const QString& id) const
{
    const auto& runs = calculation().document().study().runs;
    const auto found = std::find_if(runs.begin(), runs.end(),
                                    [&id](const study::MeasuredRun& run) { return run.id == id; });
    return found == runs.end() ? nullptr : &*found;
}

QString MeasuredPage::currentRun() const
{
    const QString ofChart = m_views->chart().currentRow();
    if (m_views->view() == ChartOrTable::View::Chart && runOf(ofChart))
        return ofChart;
    const QString ofTable = m_views->table().currentKey();
    return runOf(ofTable) ? ofTable : QString();
}

void MeasuredPage::updateActions()
{
    const study::MeasuredRun* run = runOf(currentRun());
    QString title = run ? run->name : tr("Choose a run in the chart or the table.");
    m_runTitle->setText(title.replace(u'&', u"&&"_s));
    for (QAction* action : std::as_const(m_runActions))
        action->setEnabled(run != nullptr);
    m_planMenu->setEnabled(run != nullptr);
}

void MeasuredPage::fillPlanMenu()
{
    m_planMenu->clear();
    const study::MeasuredRun* run = runOf(currentRun());
    if (!run)
        return;
    auto* group = new QActionGroup(m_planMenu);
    const auto add = [&](const QString& text, const QString& id) {
        QAction* action = m_planMenu->addAction(text);
        action->setActionGroup(group);
        action->setCheckable(true);
        action->setChecked(run->scenarioId == id);
        connect(action, &QAction::triggered, this, [this, id] { holdAgainst(id); });
    };
    for (const Member& member : calculation().members())
        add(scenarioLabel(member.letter, member.name).replace(u'&', u"&&"_s), member.entry->id);
    m_planMenu->addSeparator();
    add(tr("&No plan"), {});
}

void MeasuredPage::holdAgainst(const QString& scenarioId)
{
    study::edits::linkRun(calculation().document(), currentRun(), scenarioId);
}

void MeasuredPage::rename()
{
    const QString id = currentRun();
    const study::MeasuredRun* run = runOf(id);
    if (!run)
        return;
    auto* dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename a measured run"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(run->name);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id](const QString& name) {
        study::edits::renameRun(calculation().document(), id, name);
    });
    dialog->open();
}

void MeasuredPage::remove()
{
    study::edits::removeRun(calculation().document(), currentRun());
}

void MeasuredPage::makeScenario()
{
    const study::MeasuredRun* run = runOf(currentRun());
    if (!run)
        return;
    const auto made = study::scenarioOf(*run, calculation().catalog());
    if (!made)
        return m_dialogs.showProblem(window(), tr("“%1” says neither on what hardware it ran nor "
                                                  "for how long, so that no scenario can be made "
                                                  "from it.")
                                                   .arg(run->name));
    study::edits::addScenario(calculation().document(), made->scenario);
    if (!made->notes.isEmpty())
        m_dialogs.showProblem(window(), made->notes.join(u'\n'));
}

void MeasuredPage::refresh()
{
    const auto& runs = calculation().document().study().runs;
    m_plans = planGaps(calculation());
    m_ui->stack->setCurrentWidget(runs.isEmpty() ? m_ui->emptyPage : m_ui->runsPage);
    if (runs.isEmpty()) {
        m_rows.setRows({});
        m_isFirst = true;
        return;
    }
    // Runs that no plan is for have nothing to chart.
    if (m_isFirst && m_plans.empty())
        m_views->setView(ChartOrTable::View::Table);
    fill(ChartOrTable::View::Table);
    if (m_isFirst) {
        m_views->table().fitColumns();
        m_views->table().setCurrentKey(runs.constFirst().id);
    }
    m_isFirst = false;
    fill(ChartOrTable::View::Chart);
    showSentences();
}

void MeasuredPage::fill(ChartOrTable::View view)
{
    const auto& runs = calculation().document().study().runs;
    if (view == ChartOrTable::View::Table)
        return m_rows.setRows(measuredRows(runs, m_plans, locale()));
    const charts::ChartSpec spec = measuredChart(m_plans, locale());
    if (!spec.rows.isEmpty())
        return m_views->chart().setSpec(spec);
    QStringList why;
    for (const PlanGap& plan : m_plans)
        why << sentences(plan, locale());
    if (why.isEmpty())
        why << tr("No run is held against a plan yet. Choose one in the table, then “Hold against” "
                  "under “Run”.");
    m_views->chart().showNotice(why.join(u'\n'));
}

/// That of the current run; else that of the scenario in hand; else the first.
const PlanGap* MeasuredPage::planInView() const
{
    const study::MeasuredRun* run = runOf(currentRun());
    const QString chosen = m_views->view() == ChartOrTable::View::Chart
                                   && !m_views->chart().currentRow().isEmpty()
                               ? m_views->chart().currentRow().section(u'/', -1)
                               : QString();
    const auto find = [this](const auto& is) -> const PlanGap* {
        const auto found = std::find_if(m_plans.begin(), m_plans.end(), is);
        return found == m_plans.end() ? nullptr : &*found;
    };
    if (const PlanGap* plan = find([&](const PlanGap& p) { return p.scenarioId == chosen; }))
        return plan;
    if (run)
        return find([&](const PlanGap& p) { return p.scenarioId == run->scenarioId; });
    if (const PlanGap* plan = find([](const PlanGap& p) { return p.isSelected; }))
        return plan;
    return m_plans.empty() ? nullptr : &m_plans.front();
}

void MeasuredPage::showSentences()
{
    if (!m_views)
        return;
    const PlanGap* plan = planInView();
    const study::MeasuredRun* run = runOf(currentRun());
    QString text;
    if (plan)
        text = paragraphs(*plan, locale());
    else if (run)
        text = tr("“%1” is not held against a plan. “Hold against” under “Run” does so.")
                   .arg(run->name);
    const QString stale = plan && plan->isSelected ? staleSentence(calculation()) : QString();
    showSentence(*m_ui->sentenceLabel, stale.isEmpty() ? text : stale + u'\n' + text);
}

} // namespace gramme::gui
