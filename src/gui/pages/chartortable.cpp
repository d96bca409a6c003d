// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/chartortable.h"

#include "charts/chartexport.h"
#include "charts/chartview.h"
#include "gui/dialogs.h"
#include "gui/savefile.h"
#include "gui/tables/tableview.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImage>
#include <QMenu>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace gramme::gui {

ChartOrTable::ChartOrTable(TableView* table, QWidget* leading, Dialogs& dialogs, QString fileName,
                           QWidget* parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_fileName(std::move(fileName))
    , m_chart(new charts::ChartView)
    , m_table(table)
    , m_stack(new QStackedWidget(this))
    , m_chartButton(addViewButton(tr("Cha&rt"), View::Chart))
    , m_tableButton(addViewButton(tr("Ta&ble"), View::Table))
    , m_exportButton(new QToolButton(this))
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // The chart inside takes the keys and scrolls itself.
    scroll->setWidget(m_chart);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_table);
    m_chartButton->setChecked(true);
    addExportMenu();
    arrange(leading);
    connect(m_table, &TableView::aboutToExport, this, [this] { emit needed(View::Table); });
}

void ChartOrTable::arrange(QWidget* leading)
{
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(leading);
    buttons->addStretch();
    buttons->addWidget(m_chartButton);
    buttons->addWidget(m_tableButton);
    buttons->addSpacing(style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing, nullptr, this));
    buttons->addWidget(m_exportButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack, 1);
    layout->addLayout(buttons);
    const std::array<QWidget*, 6> order{m_chart,       m_table,       leading,
                                        m_chartButton, m_tableButton, m_exportButton};
    QWidget* before = nullptr;
    for (QWidget* each : order) {
        if (each->focusPolicy() == Qt::NoFocus)
            continue; // would break the chain
        if (before)
            setTabOrder(before, each);
        before = each;
    }
}

QRadioButton* ChartOrTable::addViewButton(const QString& text, View view)
{
    auto* button = new QRadioButton(text, this);
    connect(button, &QRadioButton::toggled, this, [this, view](bool isOn) {
        if (isOn)
            setView(view);
    });
    return button;
}

void ChartOrTable::addExportMenu()
{
    m_exportButton->setText(tr("E&xport"));
    m_exportButton->setFocusPolicy(Qt::StrongFocus);
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_exportButton);
    for (const charts::ExportFormatInfo& format : charts::exportFormats()) {
        const QString filter = u"%1 (*.%2)"_s.arg(format.name, format.suffix);
        menu->addAction(tr("Save chart as %1…").arg(format.suffix.toUpper()), this,
                        [this, suffix = format.suffix, filter] { saveChart(suffix, filter); });
    }
    menu->addAction(tr("Copy chart as &image"), this, &ChartOrTable::copyChart);
    menu->addSeparator();
    menu->addActions(m_table->exportActions());
    m_exportButton->setMenu(menu);
}

ChartOrTable::View ChartOrTable::view() const
{
    return m_stack->currentIndex() == 0 ? View::Chart : View::Table;
}

void ChartOrTable::setView(View view)
{
    (view == View::Chart ? m_chartButton : m_tableButton)->setChecked(true);
    if (view == this->view())
        return;
    m_stack->setCurrentIndex(view == View::Chart ? 0 : 1);
    emit needed(view);
}

/// Whether there is a chart of the present figures to export; says why where there is none.
bool ChartOrTable::hasChart()
{
    emit needed(View::Chart);
    if (m_chart->notice().isEmpty())
        return true;
    m_dialogs.showProblem(window(), m_chart->notice());
    return false;
}

void ChartOrTable::saveChart(const QString& suffix, const QString& filter)
{
    if (!hasChart())
        return;
    const QString name =
        m_dialogs.saveFileName(window(), tr("Save chart"), m_fileName + u'.' + suffix, {filter});
    if (name.isEmpty())
        return;
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    const auto written = charts::exportChart(m_chart->spec(), suffix, picture);
    if (!written)
        return m_dialogs.showProblem(window(), written.error().message);
    if (const auto problem = saveFile(name, picture.data()))
        m_dialogs.showProblem(window(), problem->message);
}

void ChartOrTable::copyChart()
{
    if (!hasChart())
        return;
    QBuffer picture;
    picture.open(QIODevice::WriteOnly);
    const auto written = charts::exportChart(m_chart->spec(), charts::ExportFormat::Png, picture);
    if (!written)
        return m_dialogs.showProblem(window(), written.error().message);
    QGuiApplication::clipboard()->setImage(QImage::fromData(picture.data(), "PNG"));
}

} // namespace gramme::gui
