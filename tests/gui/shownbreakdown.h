// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartview.h"
#include "gui/form/quantityfield.h"
#include "gui/pages/breakdownpage.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>

namespace gramme::test {

/// 8 x 400 W x 0.80 x 120 h = 307.2 kWh and 8 x 100 W x 120 h = 96 kWh; with PUE 1.25
/// 403.2 kWh x 1.25 = 504 kWh; at 100 g/kWh 50.4 kg. Making: 8 x (150 + 300) kg x 120 h /
/// (4 a x 8760 h/a x 0.5).
inline study::Scenario knownRun()
{
    study::Scenario scenario = study::exampleScenario();
    scenario.utilisation = 0.8;
    scenario.hostW = 100.0;
    scenario.pue = 1.25;
    scenario.intensity = 100.0;
    scenario.embodiedDeviceKg = 150.0;
    scenario.embodiedHostKg = 300.0;
    scenario.lifetimeYears = 4.0;
    scenario.lifetimeUse = 0.5;
    return scenario;
}

/// The page with handles on what a user sees of one section.
struct ShownBreakdown
{
    explicit ShownBreakdown(PageFixture& fixture, gui::BreakdownPage::Section section)
        : page(fixture.calculation, fixture.dialogs)
    {
        page.resize(660, 520);
        page.show();
        page.activateWindow();
        QCoreApplication::processEvents(); // what a page builds is shown in the next round
        const char* buttons[] = {"energyButton", "carbonButton", "doubtButton"};
        find<QRadioButton>(buttons[static_cast<std::size_t>(section)])->setChecked(true);
        views = page.findChildren<gui::ChartOrTable*>().at(static_cast<qsizetype>(section));
        chart = &views->chart();
        table = &views->table();
    }
    template <class T> T* find(const char* name) const
    {
        return page.findChild<T*>(QLatin1String(name));
    }
    const charts::ChartRow* row(const QString& id) const
    {
        for (const charts::ChartRow& row : chart->spec().rows) {
            if (row.id == id)
                return &row;
        }
        return nullptr;
    }
    QLineEdit* edit(const char* field) const { return find<gui::QuantityField>(field)->edit(); }
    void type(const char* field, const QString& text) const
    {
        edit(field)->selectAll();
        QTest::keyClicks(edit(field), text);
    }
    void pick(const QString& key) const
    {
        auto* box = find<QComboBox>("inputBox");
        box->setCurrentIndex(box->findData(key));
    }
    QString sentence() const { return find<QLabel>("sentenceLabel")->text(); }
    int rowOf(const QString& key) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data(gui::KeyRole).toString() == key)
                return row;
        }
        return -1;
    }

    gui::BreakdownPage page;
    gui::ChartOrTable* views = nullptr;
    charts::ChartView* chart = nullptr;
    gui::TableView* table = nullptr;
};

} // namespace gramme::test
