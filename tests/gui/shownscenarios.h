// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartview.h"
#include "gui/pages/chartortable.h"
#include "gui/pages/scenariospage.h"
#include "gui/tables/tableview.h"
#include "pagefixture.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QStackedWidget>

namespace gramme::test {

/// The page with handles on what a user sees.
struct ShownScenarios
{
    explicit ShownScenarios(PageFixture& fixture)
        : page(fixture.calculation, fixture.dialogs)
    {
        page.resize(700, 560);
        page.show();
        QCoreApplication::processEvents();
        views = page.findChild<gui::ChartOrTable*>();
        chart = &views->chart();
        table = &views->table();
        for (gui::TableView* each : page.findChildren<gui::TableView*>()) {
            if (each != table)
                differences = each;
        }
        baseline = find<QComboBox>("baselineBox");
    }
    template <class T> T* find(const char* name) const
    {
        return page.findChild<T*>(QLatin1String(name));
    }
    QString sentence() const { return find<QLabel>("sentenceLabel")->text(); }
    bool isEmpty() const
    {
        auto* stack = find<QStackedWidget>("stack");
        return stack->currentWidget()->objectName() == QLatin1String("emptyPage");
    }
    const charts::ChartRow& row(const QString& id) const
    {
        for (const charts::ChartRow& row : chart->spec().rows) {
            if (row.id == id)
                return row;
        }
        static const charts::ChartRow none;
        return none;
    }
    void compareWith(int index) const
    {
        baseline->setCurrentIndex(index);
        emit baseline->activated(index);
    }
    /// A cell by the key of its row and of its column.
    static QVariant cell(const gui::TableView& view, const QString& row, const QString& column, int role)
    {
        const QAbstractItemModel& model = *view.model();
        for (int c = 0; c < model.columnCount(); ++c) {
            if (model.headerData(c, Qt::Horizontal, gui::FileHeaderRole).toString() != column)
                continue;
            for (int r = 0; r < model.rowCount(); ++r) {
                if (model.index(r, 0).data(gui::KeyRole).toString() == row)
                    return model.index(r, c).data(role);
            }
        }
        return {};
    }

    gui::ScenariosPage page;
    gui::ChartOrTable* views = nullptr;
    charts::ChartView* chart = nullptr;
    gui::TableView* table = nullptr;
    gui::TableView* differences = nullptr;
    QComboBox* baseline = nullptr;
};

} // namespace gramme::test
