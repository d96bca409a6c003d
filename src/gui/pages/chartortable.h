// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QRadioButton;
class QStackedWidget;
class QToolButton;

namespace gramme::charts {
class ChartView;
}

namespace gramme::gui {

class Dialogs;
class TableView;

/// A chart and the table behind it, of which one is seen: two buttons choose, a third exports.
///
///     [ leading ]                        (o) Chart  ( ) Table   [ Export ]
class ChartOrTable final : public QWidget
{
    Q_OBJECT

public:
    enum class View { Chart, Table };

    /// Takes the table over. `fileName` is suggested for pictures, without suffix. The widget
    /// `leading` stands at the start of the row of buttons.
    ChartOrTable(TableView* table, QWidget* leading, Dialogs& dialogs, QString fileName,
                 QWidget* parent = nullptr);

    charts::ChartView& chart() const { return *m_chart; }
    TableView& table() const { return *m_table; }
    View view() const;
    void setView(View view);

signals:
    /// The page must fill this one now, which it need not do while the other is seen.
    void needed(View view);

private:
    QRadioButton* addViewButton(const QString& text, View view);
    void addExportMenu();
    void arrange(QWidget* leading);
    bool hasChart();
    void saveChart(const QString& suffix, const QString& filter);
    void copyChart();

    Dialogs& m_dialogs;
    QString m_fileName;
    charts::ChartView* m_chart;
    TableView* m_table;
    QStackedWidget* m_stack;
    QRadioButton* m_chartButton;
    QRadioButton* m_tableButton;
    QToolButton* m_exportButton;
};

} // namespace gramme::gui
