// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tables/tableview.h"

#include "gui/dialogs.h"
#include "gui/savefile.h"
#include "gui/tables/celldelegate.h"
#include "gui/tables/column.h"
#include "gui/tables/tableproxy.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int rowPadding = 6;    // Pixels above and below a line of text together.
constexpr int widestColumn = 52; // Letters; tool tips have the whole text.

} // namespace

TableView::TableView(QAbstractItemModel& rows, Dialogs& dialogs, QString fileName, QWidget* parent)
    : QTableView(parent)
    , m_dialogs(dialogs)
    , m_fileName(std::move(fileName))
    , m_proxy(new TableProxy(this))
{
    m_proxy->setSourceModel(&rows);
    setModel(m_proxy);
    setItemDelegate(new CellDelegate(this));
    keepCurrentRow();
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setShowGrid(false);
    setUpHeader();
    setUpActions();
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        emit rowActivated(index.data(KeyRole).toString());
    });
}

/// A reset drops the current row; it comes back by its key. Connected after the view's own slots,
/// so that it comes back once they have run.
void TableView::keepCurrentRow()
{
    connect(m_proxy, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_keptKey = currentKey(); });
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        setCurrentKey(m_keptKey);
        emit currentKeyChanged(currentKey());
    });
}

void TableView::setUpHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyFont();
    QHeaderView* header = horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setResizeContentsPrecision(60);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, &TableView::showHeaderMenu);
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        setColumnHidden(column, m_proxy->headerData(column, Qt::Horizontal, HiddenRole).toBool());
    // As the rows come, until a header is clicked.
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorClearable(true);
    setSortingEnabled(true);
}

void TableView::applyFont()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
}

void TableView::fitColumns()
{
    resizeColumnsToContents();
    const int letter = fontMetrics().averageCharWidth();
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        setColumnWidth(column, std::min(columnWidth(column), letter * widestColumn) + letter);
}

void TableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applyFont();
        fitColumns();
    }
}

void TableView::setUpActions()
{
    const auto add = [this](const QString& text, TableSeparator separator, bool onlySelected) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, this,
                [this, separator, onlySelected] { copy(separator, onlySelected); });
        (onlySelected ? m_rowActions : m_exportActions).append(action);
        return action;
    };
    QAction* copyRows = add(tr("&Copy rows"), TableSeparator::Tab, true);
    copyRows->setShortcut(QKeySequence::Copy); // For the menu to show; keyPressEvent does it.
    add(tr("Copy rows as CS&V"), TableSeparator::Comma, true);
    add(tr("Copy &table"), TableSeparator::Tab, false);
    add(tr("Copy table as CS&V"), TableSeparator::Comma, false);
    auto* saveAction = new QAction(tr("&Save table as CSV…"), this);
    connect(saveAction, &QAction::triggered, this, &TableView::save);
    m_exportActions.append(saveAction);
}

void TableView::setFilter(const QString& typed)
{
    m_proxy->setFilter(typed);
}

QString TableView::currentKey() const
{
    return currentIndex().data(KeyRole).toString();
}

void TableView::setCurrentKey(const QString& key)
{
    if (key.isEmpty() || key == currentKey())
        return;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, std::max(0, currentIndex().column()));
        if (index.data(KeyRole).toString() == key)
            return setCurrentIndex(index);
    }
}

QString TableView::text(TableSeparator separator) const
{
    std::vector<int> rows(static_cast<std::size_t>(m_proxy->rowCount()));
    std::iota(rows.begin(), rows.end(), 0);
    return tableText(*m_proxy, rows, separator);
}

QString TableView::selectedText(TableSeparator separator) const
{
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return tableText(*m_proxy, rows, separator);
}

QList<QAction*> TableView::exportActions() const
{
    return m_exportActions;
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy)) // Qt's own way copies one cell.
        copy(TableSeparator::Tab, true);
    else if (isReturn && currentIndex().isValid())
        emit rowActivated(currentKey());
    else
        QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    for (QAction* action : std::as_const(m_rowActions))
        action->setEnabled(selectionModel()->hasSelection());
    menu.addActions(m_rowActions);
    menu.addActions(m_exportActions);
    menu.addSeparator();
    addColumnMenus(menu);
    menu.exec(event->globalPos());
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    emit currentKeyChanged(current.data(KeyRole).toString());
}

void TableView::showHeaderMenu(QPoint position)
{
    QMenu menu(this);
    addColumnMenus(menu);
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

/// What the mouse does on a header, for the keyboard too.
void TableView::addColumnMenus(QMenu& menu)
{
    QMenu* sortMenu = menu.addMenu(tr("S&ort by"));
    QMenu* columnMenu = menu.addMenu(tr("Co&lumns"));
    const QHeaderView* header = horizontalHeader();
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        const QString title = m_proxy->headerData(column, Qt::Horizontal).toString();
        const bool isSorted = header->sortIndicatorSection() == column;
        const auto next = isSorted && header->sortIndicatorOrder() == Qt::AscendingOrder
                              ? Qt::DescendingOrder
                              : Qt::AscendingOrder;
        QAction* sortAction =
            sortMenu->addAction(title, this, [this, column, next] { sortByColumn(column, next); });
        sortAction->setCheckable(true);
        sortAction->setChecked(isSorted);
        QAction* columnAction = columnMenu->addAction(title);
        columnAction->setCheckable(true);
        columnAction->setChecked(!isColumnHidden(column));
        columnAction->setEnabled(column > 0); // The first one names the row.
        connect(columnAction, &QAction::toggled, this,
                [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
}

void TableView::copy(TableSeparator separator, bool onlySelected)
{
    if (onlySelected && !selectionModel()->hasSelection())
        return;
    if (!onlySelected)
        emit aboutToExport();
    const QString plain = onlySelected ? selectedText(separator) : text(separator);
    const QString commas =
        onlySelected ? selectedText(TableSeparator::Comma) : text(TableSeparator::Comma);
    auto* content = new QMimeData;
    content->setText(plain);
    content->setData(u"text/csv"_s, commas.toUtf8());
    QGuiApplication::clipboard()->setMimeData(content);
}

void TableView::save()
{
    emit aboutToExport();
    const QString name = m_dialogs.saveFileName(window(), tr("Save table"), m_fileName,
                                                {tr("Comma-separated values (*.csv)")});
    if (name.isEmpty())
        return;
    if (const auto problem = saveFile(name, text(TableSeparator::Comma).toUtf8()))
        m_dialogs.showProblem(window(), problem->message);
}

} // namespace gramme::gui
