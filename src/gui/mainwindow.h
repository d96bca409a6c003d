// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/appearance.h"
#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "gui/settings.h"

#include <QMainWindow>

#include <memory>

namespace gramme::gui {

namespace Ui {
class MainWindow;
}

class HelpWindow;
class MeasuredPage;
class NoticeBar;
class ResultStrip;
class ScenarioForm;
class ScenarioList;
class StudyFiles;
struct FirstOpening;

/// The window: the scenarios and the form of the one in hand on the left, its result and the pages
/// on the right.
///
///   MainWindow --owns--> Document, Calculation (reads Document), list, form, strip, pages (read
///   both), StudyFiles (the document's file)
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `fileName`: the study to open; empty for the one of the last time.
    MainWindow(std::shared_ptr<const catalog::Catalog> catalog, Settings& settings,
               Appearance& appearance, Dialogs& dialogs, const QString& fileName = {});
    ~MainWindow() override;

    Calculation& calculation() { return *m_calculation; }
    StudyFiles& files() { return *m_files; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildLeftSide();
    void buildPages();
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildScenarioMenu();
    void buildHelpMenu();
    void buildPresetMenu();
    void buildViewMenu();
    void restore();
    void remember();
    void setTheme(Theme theme);
    void setTextPercent(int percent);
    void startFromPreset(const catalog::Preset& preset);
    void importRuns(const QStringList& files);
    void reviewFigures();
    void showOwnEntries();
    void showHelp(const QString& page);
    void showSources();
    void showAbout();

    std::unique_ptr<Ui::MainWindow> m_ui;
    Settings& m_settings;
    Appearance& m_appearance;
    Dialogs& m_dialogs;
    std::unique_ptr<FirstOpening> m_first;
    std::unique_ptr<study::Document> m_document;
    std::unique_ptr<Calculation> m_calculation;
    std::unique_ptr<StudyFiles> m_files;
    NoticeBar* m_notices = nullptr;
    ScenarioList* m_list = nullptr;
    ScenarioForm* m_form = nullptr;
    ResultStrip* m_strip = nullptr;
    MeasuredPage* m_measured = nullptr;
    HelpWindow* m_help = nullptr;
};

} // namespace gramme::gui
