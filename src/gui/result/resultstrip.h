// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/calculation.h"
#include "gui/flowingwidget.h"
#include "gui/settings.h"


#include <map>
#include <memory>
#include <optional>

namespace gramme::gui {

namespace Ui {
class ResultStrip;
}

/// The result, always visible: the raw figure, the working with every number a link to its source,
/// equivalences and warnings. A provider's offset stands apart as its claim.
class ResultStrip final : public FlowingWidget {
    Q_OBJECT

public:
    ResultStrip(Calculation& calculation, Settings& settings, QWidget* parent = nullptr);
    ~ResultStrip() override;

    /// The result with working and sources as plain text.
    void copyResult();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshSavedFigures();
    void enlargeHeadline();
    void arrangeHeadline();
    void refreshHeadline(const study::Outcome& outcome);
    void refreshWorking(const study::Outcome& outcome);
    void refreshEquivalences(const study::Outcome& outcome);
    void refreshAside(const study::Outcome& outcome);
    void refreshColours();
    void explain(const QString& link);
    void offerEquivalences(const QString& link);
    void chooseEquivalence(qsizetype place, const QString& id);
    QStringList equivalenceIds() const;
    QStringList usualEquivalenceIds(engine::Method method) const;

    std::unique_ptr<Ui::ResultStrip> m_ui;
    Calculation& m_calculation;
    Settings& m_settings;
    std::optional<study::Input> m_explained;
    mutable std::map<engine::Method, QStringList> m_usualEquivalences;
};

} // namespace gramme::gui
