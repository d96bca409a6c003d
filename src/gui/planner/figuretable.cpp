// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/planner/figuretable.h"

#include "gui/appearance.h"
#include "gui/wrappinglabel.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace gramme::gui {

namespace {
constexpr int linesPerRow = 2; // the figures, and the note beneath
constexpr int columnGap = 14;
constexpr int rowGap = 2;
constexpr int noteGap = 4;
} // namespace

FigureTable::FigureTable(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(columnGap);
    m_grid->setVerticalSpacing(rowGap);
    m_grid->setColumnStretch(0, 1);
}

QLabel* FigureTable::addCell(int row, int column)
{
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(label, row, column,
                      Qt::AlignTop | (column == 0 ? Qt::AlignLeading : Qt::AlignTrailing));
    return label;
}

void FigureTable::setHeadings(const QStringList& headings)
{
    while (m_headings.size() < static_cast<std::size_t>(headings.size())) {
        QLabel* label = addCell(0, static_cast<int>(m_headings.size()) + 1);
        QFont font = label->font();
        font.setBold(true);
        label->setFont(font);
        m_headings.push_back(label);
    }
    for (std::size_t i = 0; i < m_headings.size(); ++i)
        m_headings[i]->setText(headings.value(static_cast<qsizetype>(i)));
}

FigureTable::Line& FigureTable::line(std::size_t index, qsizetype values)
{
    while (m_lines.size() <= index) {
        const int row = static_cast<int>(m_lines.size()) * linesPerRow + 1;
        Line added;
        added.note = new WrappingLabel(this);
        added.note->setTextFormat(Qt::PlainText);
        added.note->setContentsMargins(0, 0, 0, noteGap);
        m_grid->addWidget(added.note, row + 1, 0, 1, -1);
        m_lines.push_back(added);
    }
    Line& found = m_lines[index];
    while (found.cells.size() <= static_cast<std::size_t>(values))
        found.cells.push_back(addCell(static_cast<int>(index) * linesPerRow + 1,
                                      static_cast<int>(found.cells.size())));
    return found;
}

void FigureTable::setRows(const std::vector<Row>& rows)
{
    m_rows = rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        Line& shown = line(i, row.values.size());
        for (std::size_t column = 0; column < shown.cells.size(); ++column) {
            QLabel* cell = shown.cells[column];
            const QString text =
                column == 0 ? row.name : row.values.value(static_cast<qsizetype>(column) - 1);
            cell->setText(text);
            cell->setVisible(!text.isEmpty());
            QFont font = this->font();
            font.setBold(row.isTotal);
            cell->setFont(font);
        }
        shown.note->setText(row.note);
        shown.note->setVisible(!row.note.isEmpty());
    }
    for (std::size_t i = rows.size(); i < m_lines.size(); ++i) {
        for (QLabel* cell : m_lines[i].cells)
            cell->hide();
        m_lines[i].note->hide();
    }
    paintNotes();
}

const FigureTable::Row* FigureTable::row(const QString& name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&name](const Row& row) { return row.name == name; });
    return found == m_rows.end() ? nullptr : &*found;
}

void FigureTable::paintNotes()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, quietColour(palette()));
    for (const Line& shown : m_lines)
        shown.note->setPalette(colours);
}

void FigureTable::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        paintNotes();
    QWidget::changeEvent(event);
}

} // namespace gramme::gui
