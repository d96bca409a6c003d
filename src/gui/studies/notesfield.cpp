// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/studies/notesfield.h"

#include "gui/form/fields.h"
#include "study/studyedits.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {
constexpr int fewestLines = 2;
constexpr int mostLines = 6;
} // namespace

NotesField::NotesField(study::Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_edit(new QPlainTextEdit(this))
{
    m_edit->setObjectName(u"notesField"_s);
    m_edit->setTabChangesFocus(true);
    m_edit->setUndoRedoEnabled(false); // The document's history holds the notes, too.
    m_edit->setPlaceholderText(tr("Assumptions, reasons, what to ask: kept with this scenario."));
    m_edit->installEventFilter(this);
    auto* label = new QLabel(tr("&Your notes"), this);
    label->setBuddy(m_edit);
    m_edit->setAccessibleName(tr("Your notes"));

    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(label);
    column->addWidget(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &NotesField::takeText);
    connect(m_edit->document(), &QTextDocument::contentsChanged, this, &NotesField::fitHeight);
    connect(&m_document, &study::Document::listChanged, this, &NotesField::refresh);
    refresh();
    fitHeight();
}

void NotesField::refresh()
{
    const QString& notes = m_document.selected().notes;
    if (m_edit->toPlainText() == notes)
        return;
    const QSignalBlocker quiet(m_edit);
    m_edit->setPlainText(notes);
}

void NotesField::takeText()
{
    study::edits::setNotes(m_document, m_document.selected().id, m_edit->toPlainText());
}

void NotesField::fitHeight()
{
    const int lines = std::clamp(m_edit->document()->blockCount(), fewestLines, mostLines);
    const int edges = 2 * m_edit->frameWidth() + int(2 * m_edit->document()->documentMargin());
    const int height = lines * m_edit->fontMetrics().lineSpacing() + edges + 2;
    if (m_edit->height() != height)
        m_edit->setFixedHeight(height);
}

void NotesField::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

bool NotesField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        m_document.endTyping();
    if (isUndoOverride(*event)) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace gramme::gui
