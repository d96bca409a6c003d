// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/help/helpwindow.h"

#include "ui_helpwindow.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QListWidget>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int cellPadding = 4;
constexpr int pageMargin = 12;

/// Markdown leaves tables without padding and with a line around every cell.
void layTablesOut(QTextDocument& document, const QColor& line)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setCellPadding(cellPadding);
        format.setCellSpacing(0);
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(line);
        table->setFormat(format);
    }
}

} // namespace

HelpWindow::HelpWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_ui(std::make_unique<Ui::HelpWindow>())
    , m_pages(loadHelpPages())
{
    m_ui->setupUi(this);
    m_ui->splitter->setStretchFactor(1, 1);
    m_ui->pageBrowser->setOpenLinks(false);
    fillContents();
    connectInputs();
    updateSteps();
}

HelpWindow::~HelpWindow() = default;

void HelpWindow::connectInputs()
{
    connect(m_ui->searchEdit, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, &HelpWindow::openFirstMatch);
    connect(m_ui->contentsList, &QListWidget::currentItemChanged, this,
            [this](const QListWidgetItem* item) {
                if (item && !item->data(idRole).toString().isEmpty())
                    visit(item->data(idRole).toString());
            });
    connect(m_ui->pageBrowser, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    connect(m_ui->backButton, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_ui->forwardButton, &QToolButton::clicked, this, [this] { step(1); });
    addShortcut(QKeySequence::keyBindings(QKeySequence::Back), [this] { step(-1); });
    addShortcut(QKeySequence::keyBindings(QKeySequence::Forward), [this] { step(1); });
    addShortcut({QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)},
                [this] { close(); });
    m_ui->backButton->setToolTip(
        QKeySequence(QKeySequence::Back).toString(QKeySequence::NativeText));
    m_ui->forwardButton->setToolTip(
        QKeySequence(QKeySequence::Forward).toString(QKeySequence::NativeText));
}

void HelpWindow::addShortcut(const QList<QKeySequence>& keys, const std::function<void()>& what)
{
    auto* action = new QAction(this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, what);
    addAction(action);
}

/// Pages under their headings, which cannot be picked.
void HelpWindow::fillContents()
{
    QString section;
    for (const HelpPage& help : m_pages) {
        if (const QString own = helpSection(help.id); own != section) {
            section = own;
            auto* heading = new QListWidgetItem(section, m_ui->contentsList);
            QFont bold = heading->font();
            bold.setBold(true);
            heading->setFont(bold);
            heading->setFlags(Qt::ItemIsEnabled);
        }
        auto* item = new QListWidgetItem(help.title, m_ui->contentsList);
        item->setData(idRole, help.id);
    }
}

const HelpPage* HelpWindow::page(const QString& id) const
{
    const auto found = std::find_if(m_pages.begin(), m_pages.end(),
                                    [&id](const HelpPage& help) { return help.id == id; });
    return found == m_pages.end() ? nullptr : &*found;
}

void HelpWindow::showPage(const QString& id)
{
    if (m_pages.empty())
        return m_ui->pageBrowser->setPlainText(tr("The help is missing from this program."));
    visit(page(id) ? id : m_pages.front().id);
}

void HelpWindow::visit(const QString& id)
{
    if (id == m_current || !page(id))
        return;
    m_visited = m_visited.mid(0, m_place + 1);
    m_visited.append(id);
    m_place = m_visited.size() - 1;
    m_current = id;
    showMarkdown();
}

void HelpWindow::step(int by)
{
    const qsizetype place = m_place + by;
    if (place < 0 || place >= m_visited.size())
        return;
    m_place = place;
    m_current = m_visited.at(place);
    showMarkdown();
}

void HelpWindow::updateSteps()
{
    m_ui->backButton->setEnabled(m_place > 0);
    m_ui->forwardButton->setEnabled(m_place + 1 < m_visited.size());
}

void HelpWindow::showMarkdown()
{
    const HelpPage* help = page(m_current);
    if (!help)
        return;
    m_ui->pageBrowser->setMarkdown(help->markdown);
    m_ui->pageBrowser->document()->setDocumentMargin(pageMargin);
    layTablesOut(*m_ui->pageBrowser->document(), palette().color(QPalette::Mid));
    m_ui->pageBrowser->moveCursor(QTextCursor::Start);
    setWindowTitle(tr("%1 – Help").arg(help->title));
    m_ui->statusLabel->clear();
    highlightMatches();
    updateSteps();
    for (int row = 0; row < m_ui->contentsList->count(); ++row) {
        if (m_ui->contentsList->item(row)->data(idRole).toString() == m_current)
            m_ui->contentsList->setCurrentRow(row);
    }
}

void HelpWindow::search(const QString& typed)
{
    m_filter.setText(typed);
    int found = 0;
    for (int row = 0; row < m_ui->contentsList->count(); ++row) {
        QListWidgetItem* item = m_ui->contentsList->item(row);
        const HelpPage* help = page(item->data(idRole).toString());
        // Headings stay only with the whole list.
        const bool isShown = help ? m_filter.matches(help->markdown) : m_filter.isEmpty();
        item->setHidden(!isShown);
        found += help && isShown ? 1 : 0;
    }
    m_ui->statusLabel->setText(m_filter.isEmpty() ? QString()
                               : found > 0        ? tr("%n page(s) found.", nullptr, found)
                                                  : tr("No page has all of these words."));
    highlightMatches();
}

void HelpWindow::openFirstMatch()
{
    for (int row = 0; row < m_ui->contentsList->count(); ++row) {
        const QListWidgetItem* item = m_ui->contentsList->item(row);
        if (item->isHidden() || item->data(idRole).toString().isEmpty())
            continue;
        visit(item->data(idRole).toString());
        return m_ui->pageBrowser->setFocus();
    }
}

void HelpWindow::highlightMatches()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QStringList words = m_ui->searchEdit->text().simplified().split(u' ', Qt::SkipEmptyParts);
    QTextEdit::ExtraSelection selection;
    selection.format.setBackground(palette().color(QPalette::Highlight));
    selection.format.setForeground(palette().color(QPalette::HighlightedText));
    for (const QString& word : words) {
        selection.cursor = QTextCursor(m_ui->pageBrowser->document());
        while (!(selection.cursor = m_ui->pageBrowser->document()->find(word, selection.cursor))
                    .isNull())
            selections.append(selection);
    }
    m_ui->pageBrowser->setExtraSelections(selections);
    if (!selections.isEmpty() && m_ui->searchEdit->hasFocus())
        m_ui->pageBrowser->setTextCursor([&selections] {
            QTextCursor first = selections.constFirst().cursor;
            first.clearSelection();
            return first;
        }());
}

void HelpWindow::follow(const QUrl& link)
{
    if (link.scheme() == u"help"_s)
        return showPage(link.path());
    QGuiApplication::clipboard()->setText(link.toString());
    m_ui->statusLabel->setText(tr("Address copied: %1").arg(link.toString()));
}

void HelpWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_current.isEmpty())
        showMarkdown();
}

} // namespace gramme::gui
