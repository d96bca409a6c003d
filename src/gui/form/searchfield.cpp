// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form/searchfield.h"

#include "gui/form/fields.h"

#include <QAbstractItemView>
#include <QAbstractListModel>
#include <QCompleter>
#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gramme::gui {

namespace {
constexpr int mostSuggestions = 60;
constexpr int listWidthInLetters = 72;
}

/// The matches, best first.
class SuggestionModel final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void show(std::vector<const SearchField::Entry*> entries)
    {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
    }
    const SearchField::Entry* at(int row) const
    {
        return row >= 0 && row < rowCount({}) ? m_entries[static_cast<std::size_t>(row)] : nullptr;
    }

    int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const SearchField::Entry* entry = at(index.row());
        if (!entry)
            return {};
        if (role == Qt::DisplayRole)
            return entry->detail.isEmpty() ? entry->name : entry->name + u"  –  "_s + entry->detail;
        return role == Qt::EditRole ? QVariant(entry->name) : QVariant();
    }

private:
    std::vector<const SearchField::Entry*> m_entries;
};

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
    , m_model(new SuggestionModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(14);
    m_completer->setWidget(this);
    setPlaceholderText(tr("Type to search"));
    connect(this, &QLineEdit::textEdited, this, &SearchField::suggest);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            &SearchField::take);
}

void SearchField::setSource(std::function<std::vector<Entry>()> source)
{
    m_source = std::move(source);
    m_loaded = false;
}

void SearchField::setLastResort(const Entry& entry)
{
    m_lastResort = entry;
}

void SearchField::showChosen(const QString& name)
{
    m_chosen = name;
    if (name != text() && (!hasFocus() || !isModified())) {
        setText(name);
        setCursorPosition(0);
    }
}

void SearchField::load()
{
    if (m_loaded || !m_source)
        return;
    m_loaded = true;
    m_entries = m_source();
    m_index = {};
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        const Entry& entry = m_entries[static_cast<std::size_t>(i)];
        m_index.add(i, entry.keys);
    }
}

void SearchField::suggest(const QString& text)
{
    load();
    std::vector<const Entry*> found;
    for (const int i : m_index.find(text, mostSuggestions))
        found.push_back(&m_entries[static_cast<std::size_t>(i)]);
    if (m_lastResort)
        found.push_back(&*m_lastResort);
    m_model->show(std::move(found));
    m_completer->popup()->setCurrentIndex(m_model->index(0, 0));
    // Wider than the field where it must be, so that names and figures are not cut.
    const int listWidth = std::max(width(), listWidthInLetters * fontMetrics().averageCharWidth());
    m_completer->complete(QRect(0, 0, listWidth, height()));
    m_completer->popup()->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void SearchField::take(const QModelIndex& index)
{
    // The completer hands over an index of its own proxy; rows are those of the model.
    const Entry* entry = m_model->at(index.row());
    if (!entry)
        return;
    const Entry chosen = *entry;
    m_completer->popup()->hide();
    setModified(false);
    showChosen(chosen.name);
    setText(chosen.name);
    setModified(false);
    emit picked(chosen.id, chosen.name);
}

bool SearchField::event(QEvent* event)
{
    if (isUndoOverride(*event)) {
        event->ignore();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        selectAll();
}

void SearchField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    setModified(false);
    setText(m_chosen);
    setCursorPosition(0);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    const bool open = m_completer->popup()->isVisible();
    if (!open && (event->key() == Qt::Key_Down || event->key() == Qt::Key_F4)) {
        suggest(isModified() ? text() : QString());
        return;
    }
    if (!open && event->key() == Qt::Key_Escape && isModified()) {
        setModified(false);
        setText(m_chosen);
        selectAll();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && isModified()) {
        const QModelIndex current = m_completer->popup()->currentIndex();
        take(current.isValid() ? current : m_completer->completionModel()->index(0, 0));
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (!m_completer->popup()->isVisible() && !isModified() && !hasSelectedText())
        selectAll();
}

} // namespace gramme::gui
