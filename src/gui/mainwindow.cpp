// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mainwindow.h"

#include "catalog/ownstore.h"
#include "gui/drift/driftdialog.h"
#include "gui/check/checkdialog.h"
#include "gui/form/scenarioform.h"
#include "gui/help/helpwindow.h"
#include "gui/measured/measuredpage.h"
#include "gui/own/owndialog.h"
#include "gui/pages/breakdownpage.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/elsewherepage.h"
#include "gui/pages/publishpage.h"
#include "gui/pages/scenariospage.h"
#include "gui/result/resultstrip.h"
#include "gui/sourcesdialog.h"
#include "gui/studies/noticebar.h"
#include "gui/studies/scenariolist.h"
#include "gui/studies/studyfiles.h"
#include "study/edits.h"
#include "ui_mainwindow.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QMessageBox>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int formWidthInLetters = 60;

/// Names of scenarios are part of the texts; their ampersands are no access keys.
void showNamesAsTheyAre(QAction& action, const QString& prefix, const QUndoStack& stack,
                        void (QUndoStack::*changed)(const QString&))
{
    QObject::connect(&stack, changed, &action, [&action, prefix](QString text) {
        text.replace(u'&', u"&&"_s);
        action.setText(text.isEmpty() ? prefix : prefix + u' ' + text);
    });
}

} // namespace

MainWindow::MainWindow(std::shared_ptr<const catalog::Catalog> catalog, Settings& settings,
                       Appearance& appearance, Dialogs& dialogs, const QString& fileName)
    : m_ui(std::make_unique<Ui::MainWindow>())
    , m_settings(settings)
    , m_appearance(appearance)
    , m_dialogs(dialogs)
    , m_first(std::make_unique<FirstOpening>(
          firstOpening(fileName, settings, study::Autosave::defaultFolder())))
    , m_document(std::make_unique<study::Document>(m_first->opening.study))
    , m_calculation(std::make_unique<Calculation>(
          *m_document, catalogueFor(m_first->opening.study, catalog)))
{
    m_ui->setupUi(this);
    m_notices = new NoticeBar(this);
    m_ui->centralLayout->insertWidget(0, m_notices);
    m_ui->centralLayout->setStretchFactor(m_ui->splitter, 1); // notices take only what they need
    m_files = std::make_unique<StudyFiles>(
        StudyFiles::Parts{*m_calculation, m_settings, m_dialogs, *m_notices, *this,
                          study::Autosave::defaultFolder()},
        std::move(catalog));
    buildLeftSide();
    m_strip = new ResultStrip(*m_calculation, m_settings, this);
    m_ui->resultLayout->insertWidget(0, m_strip);
    m_ui->splitter->setStretchFactor(0, 0);
    m_ui->splitter->setStretchFactor(1, 1);
    buildPages();
    buildMenus();
    restore();
    m_files->begin(*m_first);
    m_form->focusFirst();
}

MainWindow::~MainWindow()
{
    m_files.reset(); // It tells the notices, which are part of what goes next.
    // The pages read the calculation; they go first.
    delete takeCentralWidget();
}

void MainWindow::buildLeftSide()
{
    m_list = new ScenarioList(*m_calculation, this);
    m_ui->formSideLayout->insertWidget(0, m_list);
    m_form = new ScenarioForm(*m_calculation, this);
    m_ui->formArea->setWidget(m_form);
    // Never narrower than its fields: the area scrolls up and down only.
    m_ui->formArea->setMinimumWidth(m_form->minimumSizeHint().width()
                                    + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    connect(m_list->actions().add, &QAction::triggered, m_form, &ScenarioForm::focusFirst);
    connect(m_files.get(), &StudyFiles::opened, m_form, &ScenarioForm::focusFirst);
}

void MainWindow::buildPages()
{
    QTabWidget* pages = m_ui->pages;
    pages->addTab(new ComparePage(*m_calculation, m_dialogs, this), tr("Compare"));
    pages->addTab(new ScenariosPage(*m_calculation, m_dialogs, this), tr("Scenarios"));
    pages->addTab(new ElsewherePage(*m_calculation, m_dialogs, this), tr("Elsewhere"));
    pages->addTab(new BreakdownPage(*m_calculation, m_dialogs, this), tr("Breakdown"));
    m_measured = new MeasuredPage(*m_calculation, m_dialogs, this);
    pages->addTab(m_measured, tr("Measured"));
    pages->addTab(new PublishPage(*m_calculation, m_settings, m_dialogs, this), tr("Publish"));
}

void MainWindow::buildMenus()
{
    buildFileMenu();
    buildEditMenu();
    buildScenarioMenu();
    buildViewMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu()
{
    const auto on = [this](QAction* action, auto verb) {
        connect(action, &QAction::triggered, this, [this, verb] {
            m_list->finishEditing();
            verb();
        });
    };
    on(m_ui->newAction, [this] { m_files->newStudy(); });
    on(m_ui->openAction, [this] { m_files->open(); });
    on(m_ui->saveAction, [this] { m_files->save(); });
    on(m_ui->saveAsAction, [this] { m_files->saveAs(); });
    on(m_ui->exampleAction, [this] { m_files->showExample(); });
    on(m_ui->importAction, [this] { importRuns({}); });
    on(m_ui->checkAction, [this] { CheckDialog(*m_calculation, this).exec(); });
    connect(m_files.get(), &StudyFiles::importWanted, this, &MainWindow::importRuns);
    connect(m_files.get(), &StudyFiles::reviewWanted, this, &MainWindow::reviewFigures);
    connect(m_ui->quitAction, &QAction::triggered, this, &QWidget::close);
    connect(m_ui->recentMenu, &QMenu::aboutToShow, this,
            [this] { m_files->fillRecent(*m_ui->recentMenu); });
}

void MainWindow::buildEditMenu()
{
    QUndoStack& stack = m_document->undoStack();
    QAction* undo = stack.createUndoAction(this, tr("&Undo"));
    undo->setShortcuts(QKeySequence::Undo);
    showNamesAsTheyAre(*undo, tr("&Undo"), stack, &QUndoStack::undoTextChanged);
    QAction* redo = stack.createRedoAction(this, tr("&Redo"));
    redo->setShortcuts(QKeySequence::Redo);
    showNamesAsTheyAre(*redo, tr("&Redo"), stack, &QUndoStack::redoTextChanged);
    m_ui->editMenu->addActions({undo, redo});
    m_ui->editMenu->addSeparator();
    m_ui->editMenu->addAction(m_ui->ownAction);
    connect(m_ui->ownAction, &QAction::triggered, this, &MainWindow::showOwnEntries);
}

void MainWindow::buildScenarioMenu()
{
    const ScenarioActions& verbs = m_list->actions();
    QAction* first = m_ui->scenarioMenu->actions().constFirst();
    m_ui->scenarioMenu->insertActions(first, {verbs.add, verbs.duplicate, verbs.rename,
                                              verbs.remove, verbs.moveUp, verbs.moveDown});
    m_ui->scenarioMenu->insertSeparator(first);
    connect(m_ui->copyResultAction, &QAction::triggered, m_strip, &ResultStrip::copyResult);
    buildPresetMenu();
}

void MainWindow::buildHelpMenu()
{
    connect(m_ui->helpAction, &QAction::triggered, this, [this] { showHelp(u"index"_s); });
    connect(m_ui->learnAction, &QAction::triggered, this, [this] { showHelp(u"learn-co2e"_s); });
    connect(m_ui->actAction, &QAction::triggered, this, [this] { showHelp(u"act-region"_s); });
    connect(m_ui->sourcesAction, &QAction::triggered, this, &MainWindow::showSources);
    connect(m_ui->aboutAction, &QAction::triggered, this, &MainWindow::showAbout);
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
        m_ui->presetMenu->clear(); // the catalogue may be another one by now
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
    m_settings.sync();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_list->finishEditing();
    if (!m_files->mayClose()) {
        event->ignore();
        return;
    }
    remember();
    if (m_help)
        m_help->close();
    event->accept();
}

void MainWindow::importRuns(const QStringList& files)
{
    m_ui->pages->setCurrentWidget(m_measured);
    m_measured->importFiles(files);
}

void MainWindow::reviewFigures()
{
    DriftDialog dialog(*m_calculation, this);
    dialog.exec();
    m_files->lookAtDrift();
}

void MainWindow::showOwnEntries()
{
    catalog::OwnStore store(catalog::OwnStore::defaultPath());
    bool hasChanged = false;
    OwnDialog dialog(store, m_document->study().own, m_calculation->catalog(), m_dialogs, this);
    connect(&dialog, &OwnDialog::ownChanged, this, [&hasChanged] { hasChanged = true; });
    dialog.exec();
    if (hasChanged)
        m_files->setUsersCatalogue(m_files->usersCatalogue().withOwn(dialog.mine()));
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
