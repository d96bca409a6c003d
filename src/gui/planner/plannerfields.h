// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "gui/form/searchfield.h"
#include "study/inputs.h"

#include <QLocale>

#include <vector>

class QWidget;

/// What the tabs of the planner share: filling fields from the scenario, answering problems beside
/// them, and the texts of their lists and notes.
namespace gramme::gui {

/// Names the controls, aligns the labels and paints the headings.
void finishForm(QWidget& tab);
/// Shows the scenario's numbers in every number field of a tab.
void showNumbers(QWidget& tab, const study::Scenario& scenario);
/// Puts the problem beside the number field it belongs to, if it is one of this tab.
void answerProblem(QWidget& tab, const Problem* problem);
/// Some field of the tab holds text that is no value.
bool hasFieldError(const QWidget& tab);

/// One of the inputs that say how large the task is, or the typed hours.
void copySize(const study::Scenario& from, study::Scenario& to, study::Input input);

/// Published runs from which hours follow.
std::vector<SearchField::Entry> presetEntries(const catalog::Catalog& catalog);
/// "184,320 accelerator-hours on NVIDIA A100 80GB; Llama 2 model card, 2023."
QString presetNote(const catalog::Preset& preset, const QLocale& locale);

struct PrecisionChoice
{
    QString text; ///< "bf16, 312 TFLOP/s"
    QString word; ///< Empty: the default.
};
/// Those of the device, the default first; a chosen one that it lacks is listed as such.
std::vector<PrecisionChoice> precisionChoices(const catalog::Device* device,
                                              std::optional<catalog::Precision> chosen,
                                              const QLocale& locale);
QString precisionNote(const catalog::Device* device);
/// Range and source of the family's MFU.
QString mfuNote(const catalog::Device& device, std::optional<catalog::Precision> precision,
                const catalog::Catalog& catalog, const QLocale& locale);

} // namespace gramme::gui
