// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/search.h"

#include <QLineEdit>

#include <functional>
#include <optional>
#include <vector>

class QCompleter;

namespace gramme::gui {

class SuggestionModel;

/// A choice among many: one types, the best matches appear, Return or a click takes one. The text
/// is the name of what is chosen; it comes back when the field is left without a choice.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    struct Entry
    {
        QString id;
        QString name;     ///< What the field shows once it is chosen.
        QString detail;   ///< Beside the name in the list: "400 W", "271 g/kWh".
        QStringList keys; ///< What it is found by: Catalog::searchTexts().
    };

    explicit SearchField(QWidget* parent = nullptr);

    /// Entries are asked for when the list is first needed, so that a start is not held up.
    void setSource(std::function<std::vector<Entry>()> source);
    /// An entry at the end of every list that needs no match: "Own device: type its power".
    void setLastResort(const Entry& entry);
    void showChosen(const QString& name);
    QString chosenName() const { return m_chosen; }

signals:
    void picked(const QString& id, const QString& name);

protected:
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void load();
    void suggest(const QString& text);
    void take(const QModelIndex& index);

    std::function<std::vector<Entry>()> m_source;
    bool m_loaded = false;
    std::vector<Entry> m_entries;
    catalog::SearchIndex m_index;
    std::optional<Entry> m_lastResort;
    SuggestionModel* m_model;
    QCompleter* m_completer;
    QString m_chosen;
};

} // namespace gramme::gui
