// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/chartortable.h"
#include "gui/pages/page.h"
#include "gui/pages/places.h"
#include "gui/tables/rowmodel.h"

#include <memory>
#include <optional>

class QMouseEvent;

namespace gramme::gui {

namespace Ui {
class ElsewherePage;
}

class Dialogs;

/// The same run in every region of the provider, of all providers, or on every grid, ranked on one
/// basis. A row can be made the scenario's own place.
class ElsewherePage final : public Page
{
    Q_OBJECT

public:
    ElsewherePage(Calculation& calculation, Dialogs& dialogs, QWidget* parent = nullptr);
    ~ElsewherePage() override;

protected:
    void build() override;
    void refresh() override;
    void forgetEntries() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectInputs();
    void arrangeInputs();
    void showScope(const study::Outcome& outcome);
    void showRanking(const study::Ranking& ranking, const study::Outcome& outcome);
    void fill(ChartOrTable::View view);
    bool isOnBar(const QMouseEvent& click) const;
    void showNotes(const study::Ranking& ranking, const study::Outcome& outcome);
    void showEmpty(const QString& sentence);
    void updateUseButton();
    QString currentKey() const;
    const PlaceRow* rowOf(const QString& key) const;
    void use(const QString& key);

    Dialogs& m_dialogs;
    std::unique_ptr<Ui::ElsewherePage> m_ui;
    RowModel<PlaceRow> m_model;
    ChartOrTable* m_views = nullptr;
    study::Across m_wanted = study::Across::Regions; ///< As chosen by the user.
    study::Across m_shown = study::Across::Regions;  ///< As the scenario's place allows.
    std::vector<PlaceRow> m_rows;
    PlaceChartRequest m_request;
    WordFilter m_filter;
    std::optional<study::Across> m_fitted; ///< Scope for which the columns were fitted.
};

} // namespace gramme::gui
