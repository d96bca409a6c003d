// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

namespace gramme::gui {

namespace Ui {
class PlannerTraining;
}

/// One training run: the size of the task, how fast the hardware works on it, and what follows.
class PlannerTraining final : public QWidget
{
    Q_OBJECT

public:
    explicit PlannerTraining(QWidget* parent = nullptr);
    ~PlannerTraining() override;

    /// `draft` is the planner's own copy of the scenario.
    void attach(Calculation& draft);
    void focusFirst();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// How the size of the task is known, in the order of the list.
    enum class Way : std::uint8_t { Size, Flops, Preset, Hours };

    static std::vector<study::Input> sizesOf(Way way);
    void connectFields();
    void takeWay(Way way);
    void followScenario();
    void showWay();
    void refresh();
    void refreshPreset();
    void refreshHardware();
    void fillPrecisions(const catalog::Device* device);
    void refreshSpeed(const catalog::Device* device);
    void answerProblems();
    void refreshResult();
    void takePresetHardware();
    const catalog::Preset* preset() const;
    bool isOwnHardwareOf(const catalog::Preset& preset) const;

    std::unique_ptr<Ui::PlannerTraining> m_ui;
    Calculation* m_draft = nullptr;
    Way m_way = Way::Size;
    study::Scenario m_laidAside; ///< Sizes of the ways that are not shown now.
};

} // namespace gramme::gui
