// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/appearance.h"
#include "gui/calculation.h"
#include "gui/dialogs.h"
#include "gui/settings.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

namespace gramme::gui {

namespace Ui {
class MainWindow;
}

class HelpWindow;
class ResultStrip;
class ScenarioForm;

/// The window: the scenario's form on the left, its result and the pages on the right.
///
///   MainWindow --owns--> Document, Calculation (reads Document), form, strip, pages (read both)
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(std::shared_ptr<const catalog::Catalog> catalog, Settings& settings,
               Appearance& appearance, Dialogs& dialogs);
    ~MainWindow() override;

    Calculation& calculation() { return *m_calculation; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildPages();
    void buildMenus();
    void buildPresetMenu();
    void buildViewMenu();
    void restore();
    void remember();
    void setTheme(Theme theme);
    void setTextPercent(int percent);
    void startFromPreset(const catalog::Preset& preset);
    void showHelp(const QString& page);
    void showSources();
    void showAbout();

    std::unique_ptr<Ui::MainWindow> m_ui;
    Settings& m_settings;
    Appearance& m_appearance;
    Dialogs& m_dialogs;
    std::unique_ptr<study::Document> m_document;
    std::unique_ptr<Calculation> m_calculation;
    ScenarioForm* m_form = nullptr;
    ResultStrip* m_strip = nullptr;
    HelpWindow* m_help = nullptr;
    QTimer m_rememberLater;
};

} // namespace gramme::gui
