// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"

#include "gui/form/scenarioform.h"
#include "gui/help/helpwindow.h"
#include "gui/pages/breakdownpage.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/elsewherepage.h"
#include "gui/pages/publishpage.h"
#include "gui/result/resultstrip.h"
#include "gui/sourcesdialog.h"
#include "study/edits.h"
#include "study/scenariojson.h"
#include "ui_mainwindow.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QMessageBox>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int rememberAfterMs = 1500;
constexpr int formWidthInLetters = 60;

/// The scenario of the last time; the worked example at the first start or when nothing usable
/// was kept.
study::Scenario lastScenario(const Settings& settings)
{
    const QByteArray json = settings.scenario.get();
    if (json.isEmpty())
        return study::exampleScenario();
    const study::Scenario scenario
        = study::scenarioFromJson(QJsonDocument::fromJson(json).object());
    return scenario == study::Scenario() ? study::exampleScenario() : scenario;
}

} // namespace

MainWindow::MainWindow(std::shared_ptr<const catalog::Catalog> catalog, Settings& settings,
                       Appearance& appearance, Dialogs& dialogs)
    : m_ui(std::make_unique<Ui::MainWindow>())
    , m_settings(settings)
    , m_appearance(appearance)
    , m_dialogs(dialogs)
    , m_document(std::make_unique<study::Document>(lastScenario(settings)))
    , m_calculation(std::make_unique<Calculation>(*m_document, std::move(catalog)))
{
    m_ui->setupUi(this);
    m_form = new ScenarioForm(*m_calculation, this);
    m_ui->formArea->setWidget(m_form);
    // Never narrower than its fields: the area scrolls up and down only.
    m_ui->formArea->setMinimumWidth(m_form->minimumSizeHint().width()
                                    + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    m_strip = new ResultStrip(*m_calculation, m_settings, this);
    m_ui->resultLayout->insertWidget(0, m_strip);
    m_ui->splitter->setStretchFactor(0, 0);
    m_ui->splitter->setStretchFactor(1, 1);
    buildPages();
    buildMenus();
    restore();

    m_rememberLater.setSingleShot(true);
    m_rememberLater.setInterval(rememberAfterMs);
    connect(&m_rememberLater, &QTimer::timeout, this, &MainWindow::remember);
    connect(m_document.get(), &study::Document::scenarioChanged, &m_rememberLater,
            qOverload<>(&QTimer::start));
    m_form->focusFirst();
}

MainWindow::~MainWindow()
{
    // The pages read the calculation; they go first.
    delete takeCentralWidget();
}

void MainWindow::buildPages()
{
    m_ui->pages->addTab(new ComparePage(*m_calculation, m_dialogs, this), tr("Compare"));
    m_ui->pages->addTab(new ElsewherePage(*m_calculation, m_dialogs, this), tr("Elsewhere"));
    m_ui->pages->addTab(new BreakdownPage(*m_calculation, m_dialogs, this), tr("Breakdown"));
    m_ui->pages->addTab(new PublishPage(*m_calculation, m_dialogs, this), tr("Publish"));
}

void MainWindow::buildMenus()
{
    QUndoStack& stack = m_document->undoStack();
    QAction* undo = stack.createUndoAction(this, tr("&Undo"));
    undo->setShortcuts(QKeySequence::Undo);
    QAction* redo = stack.createRedoAction(this, tr("&Redo"));
    redo->setShortcuts(QKeySequence::Redo);
    m_ui->editMenu->addActions({undo, redo});

    connect(m_ui->newAction, &QAction::triggered, this, [this] {
        study::edits::replace(*m_document, study::Scenario(), tr("Start a new scenario"));
        m_form->focusFirst();
    });
    connect(m_ui->exampleAction, &QAction::triggered, this, [this] {
        study::edits::replace(*m_document, study::exampleScenario(), tr("Show the worked example"));
    });
    connect(m_ui->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->copyResultAction, &QAction::triggered, m_strip, &ResultStrip::copyResult);
    connect(m_ui->helpAction, &QAction::triggered, this, [this] { showHelp(u"index"_s); });
    connect(m_ui->learnAction, &QAction::triggered, this, [this] { showHelp(u"learn-co2e"_s); });
    connect(m_ui->actAction, &QAction::triggered, this, [this] { showHelp(u"act-region"_s); });
    connect(m_ui->sourcesAction, &QAction::triggered, this, &MainWindow::showSources);
    connect(m_ui->aboutAction, &QAction::triggered, this, &MainWindow::showAbout);
    buildViewMenu();
    buildPresetMenu();
}

void MainWindow::buildViewMenu()
{
    auto* themes = new QActionGroup(this);
    const std::array actions{m_ui->systemThemeAction, m_ui->lightThemeAction,
                             m_ui->darkThemeAction};
    for (std::size_t i = 0; i < actions.size(); ++i) {
        themes->addAction(actions[i]);
        connect(actions[i], &QAction::triggered, this,
                [this, i] { setTheme(static_cast<Theme>(i)); });
    }
    actions[static_cast<std::size_t>(m_appearance.theme())]->setChecked(true);
    connect(m_ui->largerTextAction, &QAction::triggered, this,
            [this] { setTextPercent(m_appearance.textPercent() + 15); });
    connect(m_ui->smallerTextAction, &QAction::triggered, this,
            [this] { setTextPercent(m_appearance.textPercent() - 15); });
    connect(m_ui->normalTextAction, &QAction::triggered, this, [this] { setTextPercent(100); });
}

/// Filled when it is opened, so that a start does not read the presets.
void MainWindow::buildPresetMenu()
{
    connect(m_ui->presetMenu, &QMenu::aboutToShow, this, [this] {
        if (!m_ui->presetMenu->isEmpty())
            return;
        for (const catalog::Preset& preset : m_calculation->catalog().presets()) {
            if (preset.isDefault && preset.device && preset.count && preset.hours)
                m_ui->presetMenu->addAction(QString(preset.name).replace(u'&', u"&&"_s), this,
                                            [this, &preset] { startFromPreset(preset); });
        }
    });
}

void MainWindow::startFromPreset(const catalog::Preset& preset)
{
    study::Scenario scenario = m_document->scenario();
    scenario.name = preset.name;
    scenario.hardware = preset.device->id;
    scenario.instance.clear();
    scenario.tdpW.reset();
    scenario.count = preset.count;
    study::clearPlan(scenario);
    scenario.hours = preset.hours;
    study::edits::replace(*m_document, scenario, tr("Start from “%1”").arg(preset.name));
}

void MainWindow::setTheme(Theme theme)
{
    m_appearance.setTheme(theme);
    m_settings.theme.set(static_cast<int>(theme));
}

void MainWindow::setTextPercent(int percent)
{
    m_appearance.setTextPercent(percent);
    m_settings.textPercent.set(m_appearance.textPercent());
}

void MainWindow::restore()
{
    if (!restoreGeometry(m_settings.geometry.get()))
        resize(1180, 780);
    if (!m_ui->splitter->restoreState(m_settings.splitter.get())) {
        const int formWidth = formWidthInLetters * fontMetrics().averageCharWidth();
        m_ui->splitter->setSizes({formWidth, width() - formWidth});
    }
    m_form->setRefineOpen(m_settings.refineOpen.get());
    m_ui->pages->setCurrentIndex(m_settings.page.get());
    if (auto* page = qobject_cast<Page*>(m_ui->pages->currentWidget()))
        page->prepare();
}

void MainWindow::remember()
{
    m_settings.geometry.set(saveGeometry());
    m_settings.splitter.set(m_ui->splitter->saveState());
    m_settings.refineOpen.set(m_form->isRefineOpen());
    m_settings.page.set(m_ui->pages->currentIndex());
    m_settings.scenario.set(
        QJsonDocument(study::toJson(m_document->scenario())).toJson(QJsonDocument::Compact));
    m_settings.sync();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_rememberLater.stop();
    remember();
    if (m_help)
        m_help->close();
    event->accept();
}

void MainWindow::showHelp(const QString& page)
{
    if (!m_help) {
        m_help = new HelpWindow(this);
        m_help->setWindowFlag(Qt::Window);
    }
    m_help->showPage(page);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void MainWindow::showSources()
{
    SourcesDialog dialog(m_calculation->catalog(), m_dialogs, this);
    dialog.exec();
}

void MainWindow::showAbout()
{
    const catalog::Catalog& catalog = m_calculation->catalog();
    QMessageBox::about(
        this, tr("About Gramme"),
        tr("<h3>Gramme %1</h3><p>What a machine-learning experiment emits, worked out offline.</p>"
           "<p>Figures: editions %2 and %3.</p><p>Free software under the GNU General Public "
           "License, version 3 or later. It comes without any warranty.</p>")
            .arg(QCoreApplication::applicationVersion(),
                 catalog.editionName(catalog::Edition::Current),
                 catalog.editionName(catalog::Edition::Lacoste)));
}

} // namespace gramme::gui
