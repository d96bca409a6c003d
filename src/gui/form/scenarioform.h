// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/flowingwidget.h"
#include "gui/form/placechoice.h"


#include <memory>

namespace gramme::gui {

namespace Ui {
class ScenarioForm;
}

/// The form of a scenario: what the original page asks, and the rest under Refine.
class ScenarioForm final : public FlowingWidget {
    Q_OBJECT

public:
    explicit ScenarioForm(Calculation& calculation, QWidget* parent = nullptr);
    ~ScenarioForm() override;

    bool isRefineOpen() const;
    void setRefineOpen(bool open);
    /// Puts the keyboard where a new scenario starts.
    void focusFirst();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectCatalogue();
    void connectHardware();
    void connectPlace();
    void openPlanner();
    void refresh();
    void leaveFormerScenario();
    void refreshHardware();
    void refreshHours();
    void refreshPlace();
    void refreshProblem();
    void refreshLid();
    QString lidText(const QStringList& differences) const;
    void fillProviders();
    void takeHardware(const QString& id, const QString& name);
    void takeProvider(int index);
    void takeRegion(const QString& id, const QString& name);
    QString hardwareName() const;
    QString placeName() const;
    const study::Outcome* presentOutcome() const;
    const ProviderChoice* currentProvider() const;

    std::unique_ptr<Ui::ScenarioForm> m_ui;
    Calculation& m_calculation;
    std::vector<ProviderChoice> m_providers;
    std::optional<catalog::Edition> m_listedEdition; ///< Of the provider list.
    QString m_listedProvider;                        ///< Of the region list.
    QString m_shownId;                               ///< Of the scenario in the fields.
};

} // namespace gramme::gui
