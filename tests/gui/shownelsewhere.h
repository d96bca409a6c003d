// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartview.h"
#include "gui/pages/chartortable.h"
#include "gui/pages/elsewherepage.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace gramme::test {

inline const charts::ChartRow* chartRow(const charts::ChartSpec& spec, const QString& id)
{
    for (const charts::ChartRow& row : spec.rows) {
        if (row.id == id)
            return &row;
    }
    return nullptr;
}

/// 8 x 400 W x 0.80 x 120 h = 307.2 kWh, running only, whatever the edition's defaults are.
inline study::Scenario knownRun()
{
    study::Scenario scenario = study::exampleScenario();
    scenario.utilisation = 0.8;
    scenario.hostW = 0.0;
    scenario.embodied = false;
    return scenario;
}

/// A page with handles on what a user sees.
struct ShownElsewhere
{
    explicit ShownElsewhere(PageFixture& fixture)
        : page(fixture.calculation, fixture.dialogs)
    {
        page.resize(660, 430);
        page.show();
        page.activateWindow();
        chart = page.findChild<charts::ChartView*>();
        table = page.findChild<gui::TableView*>();
        views = page.findChild<gui::ChartOrTable*>();
        scope = page.findChild<QComboBox*>(QStringLiteral("scopeBox"));
        filter = page.findChild<QLineEdit*>(QStringLiteral("filterEdit"));
        use = page.findChild<QToolButton*>(QStringLiteral("useButton"));
        sentence = page.findChild<QLabel*>(QStringLiteral("sentenceLabel"));
        note = page.findChild<QLabel*>(QStringLiteral("noteLabel"));
    }

    void choose(int index)
    {
        scope->setCurrentIndex(index);
        emit scope->activated(index);
    }
    void showTable() { views->setView(gui::ChartOrTable::View::Table); }
    int columnOf(const QString& key) const
    {
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (table->model()->headerData(column, Qt::Horizontal, gui::FileHeaderRole) == key)
                return column;
        }
        return -1;
    }
    int rowOf(const QString& key) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data(gui::KeyRole).toString() == key)
                return row;
        }
        return -1;
    }

    gui::ElsewherePage page;
    charts::ChartView* chart = nullptr;
    gui::TableView* table = nullptr;
    gui::ChartOrTable* views = nullptr;
    QComboBox* scope = nullptr;
    QLineEdit* filter = nullptr;
    QToolButton* use = nullptr;
    QLabel* sentence = nullptr;
    QLabel* note = nullptr;
};

} // namespace gramme::test
