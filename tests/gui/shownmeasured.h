// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartview.h"
#include "gui/measured/measuredpage.h"
#include "gui/pages/chartortable.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"
#include "study/studyedits.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <memory>

/// The page of measured runs over a plan that one can work out by hand.
namespace gramme::test {

/// 8 x 400 W x 0.60 x 120 h = 230.4 kWh and 8 x 100 W x 120 h = 96 kWh: 326.4 kWh before PUE.
inline study::Scenario planned()
{
    study::Scenario scenario;
    scenario.name = QStringLiteral("Plan");
    scenario.tdpW = 400;
    scenario.count = 8;
    scenario.utilisation = 0.6;
    scenario.hostW = 100;
    scenario.hours = 120;
    scenario.intensity = 250;
    scenario.pue = 1.2;
    scenario.ranges = {{study::Input::Utilisation, 0.5, 0.9}};
    return scenario;
}

inline study::MeasuredRun measured(const QString& name, double kwh,
                                   const QString& scenarioId = QStringLiteral("s1"))
{
    study::MeasuredRun run;
    run.name = name;
    run.tool = QStringLiteral("CodeCarbon");
    run.energyKwh = kwh;
    run.hours = 120;
    run.scenarioId = scenarioId;
    return run;
}

struct Shown
{
    explicit Shown(std::shared_ptr<const catalog::Catalog> catalog,
                   const QList<study::MeasuredRun>& runs = {})
        : fixture(std::move(catalog), planned())
        , page(fixture.calculation, fixture.dialogs)
    {
        if (!runs.isEmpty())
            study::edits::addRuns(fixture.document, runs);
        page.resize(720, 460);
        page.show();
    }

    const QList<study::MeasuredRun>& runs() const { return fixture.document.study().runs; }
    charts::ChartView& chart() const { return *page.findChild<charts::ChartView*>(); }
    gui::TableView& table() const { return *page.findChild<gui::TableView*>(); }
    void showTable() const
    {
        page.findChild<gui::ChartOrTable*>()->setView(gui::ChartOrTable::View::Table);
    }
    QString sentence() const
    {
        return page.findChild<QLabel*>(QStringLiteral("sentenceLabel"))->text();
    }
    QString cell(int row, const QString& title) const
    {
        const QAbstractItemModel* model = table().model();
        for (int column = 0; column < model->columnCount(); ++column) {
            const QString header = model->headerData(column, Qt::Horizontal).toString();
            if (header == title || header.startsWith(title + QStringLiteral(" (")))
                return model->index(row, column).data().toString();
        }
        return QStringLiteral("no such column");
    }
    QAction* action(const QString& text) const
    {
        for (QAction* each :
             page.findChild<QToolButton*>(QStringLiteral("runButton"))->menu()->actions()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    QMenu& planMenu() const
    {
        auto* menu = page.findChild<QMenu*>(QStringLiteral("planMenu"));
        emit menu->aboutToShow();
        return *menu;
    }

    PageFixture fixture;
    gui::MeasuredPage page;
};

inline QStringList ids(const charts::ChartSpec& spec)
{
    QStringList list;
    for (const charts::ChartRow& row : spec.rows)
        list << row.id;
    return list;
}

} // namespace gramme::test
