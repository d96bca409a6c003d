// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/chartortable.h"
#include "gui/pages/doubts.h"
#include "gui/pages/energyparts.h"
#include "gui/pages/page.h"
#include "gui/tables/rowmodel.h"

#include <array>
#include <memory>

namespace gramme::gui {

namespace Ui {
class BreakdownPage;
}

class Dialogs;
class RangeEditor;

/// Where the energy and the carbon come from, and which inputs cause the doubt. One of the three
/// is seen at a time; the ranges of the inputs are edited below the third.
class BreakdownPage final : public Page
{
    Q_OBJECT

public:
    BreakdownPage(Calculation& calculation, Dialogs& dialogs, QWidget* parent = nullptr);
    ~BreakdownPage() override;

    enum class Section { Energy, Carbon, Sensitivity };
    void setSection(Section section);

protected:
    void build() override;
    void refresh() override;
    void changeEvent(QEvent* event) override;

private:
    void addViews(Section section, QAbstractItemModel& model, const QString& name,
                  const QString& fileName);
    void connectEditor();
    void keepRoom();
    ChartOrTable& views() const;
    QString sentence(const study::Outcome& outcome) const;
    QString missingInterval(const study::Outcome& outcome) const;
    void showEmpty(const QString& sentence);
    void fill();
    template <class Row>
    void showRows(RowModel<Row>& model, std::vector<Row> rows, const charts::ChartSpec& spec);
    void fillParts(const study::Outcome& outcome);
    void fillDoubts(const study::Outcome& outcome);

    Dialogs& m_dialogs;
    std::unique_ptr<Ui::BreakdownPage> m_ui;
    RowModel<PartRow> m_energy;
    RowModel<PartRow> m_carbon;
    RowModel<DoubtRow> m_doubts;
    std::array<ChartOrTable*, 3> m_views{}; ///< By Section.
    std::array<bool, 2> m_hasOthers{}; ///< Energy and carbon, as they were last shown.
    RangeEditor* m_editor = nullptr;
    Section m_section = Section::Energy;
};

} // namespace gramme::gui
